"""What lines belong to, by what comes again in the whole document: details to their project, departments to their heading."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from senryaku_parse.layouts.outline.events import Event, Leaf, Node, Prose, nodes
from senryaku_parse.layouts.outline.lines import Line
from senryaku_parse.layouts.outline.project_lines import parted_behind
from senryaku_parse.layouts.outline.project_words import in_brackets_behind, names_project, tells_of
from senryaku_parse.layouts.outline.said import read_line
from senryaku_parse.project_texts import names_departments
from senryaku_parse.repair.line_wrapped import width
from senryaku_parse.text import ends_as_sentence
from senryaku_parse.vocabulary import Vocabulary

_OFTEN = 0.7
"""Share of the items of a document that have something below them, so that the last of a list has it, too."""
_GROUP = "見出し"
"""What the line over some items of a list is called in `extra`."""
_LONGEST_DEPARTMENT = 15
_SHORT = 40
"""Characters of a line that may be the rest of the name above it."""
_ASKEW = 2
"""Columns by which the second line of a name may stand beside its beginning."""
_ENDS = ("。", "．", "：", ":", "」", "～", "〜", "！", "!")
_UNFINISHED = re.compile(
    r"(?:[をのがはや、・]|(?<![ごひさこもあ])と)\Z|(?:による|ための|および|及び|または|又は|など)\Z"
)


def belonging(events: Sequence[Event], vocabulary: Vocabulary) -> list[Event]:
    """`events`, where what is said of a node or a project stands with it."""
    found = _with_whole_names(list(events))
    _split_departments(list(nodes(found)), vocabulary)
    found = _with_told(_with_nested(found), vocabulary)
    _split_departments_of_projects(found, vocabulary)
    return found


# names over two lines


def _with_whole_names(events: list[Event]) -> list[Event]:
    """`events` with the names of levels that go on in the line below as one."""
    left: list[Event] = []
    for at, event in enumerate(events):
        above = events[at - 1] if at else None
        if isinstance(event, Prose) and isinstance(above, Node) and _is_rest_of(above, event.line, events[at + 1 :]):
            above.said = above.said._replace(name=above.said.name + event.line.text)
            above.more.append(event.line)
        else:
            left.append(event)
    return left


def _is_rest_of(node: Node, line: Line, below: Sequence[Event]) -> bool:
    """Whether `line`, right below the line of `node`, is the rest of its name: set in as far, or what it leaves open."""
    said = node.said
    if said.line.level or line.level or line.listed or line.bold != said.line.bold or len(line.text) > _SHORT:
        return False
    if not said.name or line.text.endswith(_ENDS) or not line.first or line.caption:
        return False
    if width(line.raw) + line.indent > width(said.line.raw) + said.line.indent + _ASKEW:
        return False  # the line above is not full: a text begins
    if _UNFINISHED.search(said.name):
        return True
    hanging = width(said.line.raw[: max(said.line.raw.find(said.name[:4]), 0)])
    return hanging > 0 and abs(line.indent - said.line.indent - hanging) <= _ASKEW


# departments in headings


def _split_departments(found: Sequence[Node], vocabulary: Vocabulary) -> None:
    """Take the departments in brackets behind the names of levels off these names."""
    by_style: dict[str, list[tuple[Node, str, str]]] = defaultdict(list)
    for node in found:
        if bracket := in_brackets_behind(node.said.name):
            by_style[node.style].append((node, *bracket))
    for alike in by_style.values():
        sure = [names_departments(inside, vocabulary) for _, _, inside in alike]
        several = sum(sure) >= max(2, len(alike) / 2)
        for (node, name, inside), certain in zip(alike, sure, strict=True):
            if certain or (several and _may_be_department(inside)):
                node.said = node.said._replace(name=name)
                node.department = inside


def _split_departments_of_projects(events: Sequence[Event], vocabulary: Vocabulary) -> None:
    """Take what stands behind projects, or ends what is said of them, for departments where most of it is one."""
    leaves = [event for event in events if isinstance(event, Leaf) and event.kind in ("project", "listed")]
    found = [(leaf, *behind) for leaf in leaves if "department" not in leaf.fields and (behind := _behind(leaf))]
    sure = [names_departments(inside, vocabulary) for _, _, inside in found]
    known = sum("department" in leaf.fields for leaf in leaves)
    if sum(sure) + known < max(2, (len(found) + known) / 2):
        return
    for (leaf, bare, inside), certain in zip(found, sure, strict=True):
        if certain or not _may_be_department(inside):
            continue
        line = leaf.more[-1] if leaf.more else leaf.line
        if leaf.more:
            leaf.more[-1:] = [line._replace(text=bare)] if bare else []
        else:
            leaf.text = bare
        leaf.fields["department"] = (inside, line)


def _behind(leaf: Leaf) -> tuple[str, str] | None:
    """What stands behind the name of a project, or ends what is said of it, and may be a department; and what is before."""
    last = leaf.more[-1].text if leaf.more else leaf.text
    if len(leaf.more) == 1 and len(last) <= _LONGEST_DEPARTMENT and _may_be_department(last):
        return "", last
    return in_brackets_behind(last) or (None if leaf.more else parted_behind(last))


def _may_be_department(text: str) -> bool:
    return text.endswith(("室", "局", "部", "所", "館", "園", "校", "会", "センター", "本部", "班", "署", "公室"))


# items below items


def _with_nested(events: list[Event]) -> list[Event]:
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


# lines below items


def _with_told(events: list[Event], vocabulary: Vocabulary) -> list[Event]:
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
