"""What stands below the items of a list of projects, and is said of these: items with another mark, lines without one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from senryaku_parse.layouts.outline.events import Event, Leaf, Node, Prose
from senryaku_parse.layouts.outline.lines import Line
from senryaku_parse.layouts.outline.project_words import names_project, tells_of
from senryaku_parse.layouts.outline.said import read_line
from senryaku_parse.text import ends_as_sentence
from senryaku_parse.vocabulary import Vocabulary

_OFTEN = 0.7
"""Share of the items of a document that have something below them, so that the last of a list has it, too."""
_GROUP = "見出し"
"""What the line over some items of a list is called in `extra`."""


def with_nested(events: list[Event]) -> list[Event]:
    """`events`, where items with another mark, or deeper, below an item are what is said of it."""
    left: list[Event] = []
    for run in _runs(events):
        leaves = [event for event in run if isinstance(event, Leaf) and event.kind in ("project", "listed")]
        run = _without_groups(run, leaves)
        leaves = [event for event in run if isinstance(event, Leaf) and event.kind in ("project", "listed")]
        run = [*run, *_of_the_whole_list(leaves)]
        inner = _inner(leaves)
        dropped = {id(leaf) for leaf, _ in inner}
        for leaf, owner in inner:
            owner.more += [leaf.line, *leaf.wrapped, *leaf.more]
        left += [event for event in run if id(event) not in dropped]
    return left


def _without_groups(run: Sequence[Event], leaves: Sequence[Leaf]) -> list[Event]:
    """`run` without the items that only say what those below them have in common: 「○担い手の育成」 over 「・起業塾事業」."""
    marks = [_mark(leaf.line) for leaf in leaves]
    groups = [leaf for leaf, mark in zip(leaves, marks, strict=True) if mark == marks[0]]
    below = [leaf for leaf, mark in zip(leaves, marks, strict=True) if mark != marks[0]]
    alone = any(first == second == marks[0] for first, second in pairwise(marks)) or marks[-1:] == marks[:1]
    if (
        not below
        or alone
        or len(set(marks)) > 2
        or any(names_project(leaf.text) or leaf.more or leaf.fields for leaf in groups)
    ):
        return list(run)
    if sum(names_project(leaf.text) for leaf in below) < len(below) * _OFTEN:
        return list(run)
    group = groups[0]
    for leaf, mark in zip(leaves, marks, strict=True):
        if mark == marks[0]:
            group = leaf
        else:
            leaf.extra.setdefault(_GROUP, (group.text, group.line))
    return [event for event in run if not any(event is one for one in groups)]


def _of_the_whole_list(leaves: Sequence[Leaf]) -> Iterator[Prose]:
    """What the last item of a list alone has, in a line behind the list: it may be that of all."""
    if len(leaves) < 2:
        return
    *others, last = leaves
    told = last.fields.get("department")
    behind = told is not None and told[1].origin.block != last.line.origin.block and not told[1].listed
    if told and behind and not any("department" in leaf.fields for leaf in others):
        del last.fields["department"]
        yield Prose(told[1], last.owner)


def _inner(leaves: Sequence[Leaf]) -> list[tuple[Leaf, Leaf]]:
    """The items that are said of another, each with that: where those of the first mark name projects, the others not."""
    if len(leaves) < 2:
        return []
    first = _mark(leaves[0].line)
    outer = [leaf for leaf in leaves if _mark(leaf.line) == first]
    inner = [leaf for leaf in leaves if _mark(leaf.line) != first]
    if not inner or not first or any(leaf.more or leaf.fields for leaf in outer):
        return []
    tell = sum(ends_as_sentence(leaf.text) or not names_project(leaf.text) for leaf in inner)
    if tell < len(inner) or sum(names_project(leaf.text) for leaf in outer) < len(outer) * _OFTEN:
        return []
    pairs: list[tuple[Leaf, Leaf]] = []
    last = outer[0]
    for leaf in leaves:
        if _mark(leaf.line) == first:
            last = leaf
        else:
            pairs.append((leaf, last))
    return pairs


def _mark(line: Line) -> str:
    """What an item of a list begins with, and how deep it stands; "" for no item."""
    if not line.listed:
        return ""
    bullet = line.raw[:1] if line.raw[:1] != line.text[:1] else line.mark and "1"
    return f"{line.depth}{bullet}"


def with_told(events: list[Event], vocabulary: Vocabulary) -> list[Event]:
    """`events`, where the lines without a mark below the items of lists of projects are what is said of these."""
    runs = list(_runs(events))
    told = [_below_items(run, vocabulary) for run in runs]
    items = [pair for pairs in told for pair in pairs]
    inner = [lines for pairs in told for _, lines in pairs[:-1]]
    often = sum(bool(lines) for lines in inner) >= len(inner) * _OFTEN and (
        sum(bool(lines) for _, lines in items) >= len(items) * _OFTEN
    )
    taken: set[int] = set()
    for pairs in told:
        for at, (leaf, lines) in enumerate(pairs):
            deeper = [prose for prose in lines if prose.line.indent > leaf.line.indent]
            mine = deeper if deeper and not often else lines if often or at + 1 < len(pairs) else []
            if mine and tells_of(leaf.text, mine[0].line.text, vocabulary):
                leaf.more += [prose.line for prose in mine]
                taken |= {id(prose) for prose in mine}
    return [event for event in events if id(event) not in taken]


def _below_items(run: Sequence[Event], vocabulary: Vocabulary) -> list[tuple[Leaf, list[Prose]]]:
    """The items of a list of projects, each with the lines without a mark below it, as they stand in the document."""
    placed = sorted(
        (event for event in run if isinstance(event, (Leaf, Prose))),
        key=lambda one: (one.line.origin.block, one.line.origin.at),
    )
    pairs: list[tuple[Leaf, list[Prose]]] = []
    for event in placed:
        if isinstance(event, Leaf):
            if event.kind not in ("project", "listed"):
                return []
            pairs.append((event, []))
        elif event.line.level or read_line(event.line, vocabulary).kind == "head":
            return pairs  # prose of its own
        elif pairs and pairs[-1][0].line.listed and not event.line.caption:
            pairs[-1][1].append(event)
    return pairs


def _runs(events: Sequence[Event]) -> Iterator[list[Event]]:
    """Events one after another that one node owns, with nothing between that begins another part."""
    run: list[Event] = []
    for event in events:
        if not isinstance(event, (Leaf, Prose)) or (run and _owner(run[-1]) is not event.owner):
            if run:
                yield run
            run = []
        run.append(event)
        if not isinstance(event, (Leaf, Prose)):
            yield run
            run = []
    if run:
        yield run


def _owner(event: Event) -> Node | None:
    return event if isinstance(event, Node) else event.owner
