"""What lines are by what they hold, where no caption says so: projects by their names, groups of an indicator, unknown labels."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from senryaku_parse.layouts.indicator_lines import Quantified, Split
from senryaku_parse.layouts.outline.events import Event, Leaf, Node, nodes
from senryaku_parse.layouts.outline.named_projects import Told, headed_projects, listed_projects
from senryaku_parse.text import Enumerator, match_key, ordinal
from senryaku_parse.vocabulary import Vocabulary

_LONGEST_GROUP = 16
_NUMBERED = re.compile(
    r"(?P<label>[^\W\d_ァ-ヶA-Za-z][^\W\d_]{0,9}|[ァ-ヶー]{2,10}|[A-Za-z]{2,12}\.?)[\s　]*"
    r"(?P<number>[0-9０-９]{1,2}(?:[-－‐.．][0-9０-９]{1,2}){0,2}|[Ⅰ-Ⅻ]|[①-⑳]|[一二三四五六七八九十]|[A-HＡ-Ｈ](?![A-Za-z]))"
    r"[\s　:：、.．)）】」』］〕]+(?=\S)"
)
"""A word and a number before a name: 「方向1　農業の振興」."""


def evident(events: list[Event], split: Split, vocabulary: Vocabulary) -> tuple[list[Event], Told]:
    """`events` with what their contents say of them, and a finding on each kind of lines taken for projects."""
    _label(list(nodes(events)))
    told: Told = []
    events = [part for event in events for part in _groups(event, split)]
    events = _nested_groups(events, split)
    events = headed_projects(events, vocabulary, told)
    return listed_projects(events, vocabulary, told), told


def _label(found: Sequence[Node]) -> None:
    """Take the label off the names of nodes alike that all begin with the same word and a number that counts."""
    by_style: dict[str, list[Node]] = defaultdict(list)
    for node in found:
        if node.said.part is None and node.said.enumerator is None and node.said.name:
            by_style[node.style].append(node)
    for alike in by_style.values():
        marks = [(node, mark) for node in alike if (mark := _NUMBERED.match(node.said.name))]
        words = Counter(mark["label"] for _, mark in marks)
        for node, mark in marks:
            if words[mark["label"]] > 1 and _counts(mark["label"], marks):
                rest = node.said.name[mark.end() :].strip("【】「」『』［］〔〕 　")
                style = f"{node.style}@{mark['label']}"
                node.said = node.said._replace(
                    label=mark["label"], enumerator=_enumerator(mark["number"]), name=rest, style=style
                )


def _counts(label: str, marks: Sequence[tuple[Node, re.Match[str]]]) -> bool:
    """Whether the numbers behind `label` begin with 1 and go on, so that it is no name that ends in a number."""
    numbers = [_enumerator(mark["number"]).number for _, mark in marks if mark["label"] == label]
    known = {number for number in numbers if number}
    return bool(known) and known == set(range(1, max(known) + 1))


def _enumerator(number: str) -> Enumerator:
    marker = match_key(number).upper().replace(".", "-").replace("－", "-").replace("‐", "-")
    return Enumerator(marker, ordinal(marker.rpartition("-")[2]), False)


def _groups(event: Event, split: Split) -> Iterator[Event]:
    """The groups of an indicator, each on a line of its own below its name; `event` where it has none."""
    if not isinstance(event, Leaf) or event.kind in ("project", "listed") or len(event.wrapped) < 2 or event.fields:
        yield event
        return
    found = [split(line.text) for line in event.wrapped]
    name = event.line.text
    if split(name) or not all(one and _is_group(one) for one in found):
        yield event
        return
    for at, line in enumerate(event.wrapped):
        first, wrapped = (event.line, [line]) if at == 0 else (line, [])
        yield Leaf(event.kind, first, event.owner, f"{name} {line.text}", wrapped)


def _nested_groups(events: Sequence[Event], split: Split) -> list[Event]:
    """`events` with the groups of indicators that stand as items below the item of its name."""
    parted: list[Event] = []
    at = 0
    while at < len(events):
        event, stop = events[at], at + 1
        while stop < len(events) and _is_group_of(events[stop], event, split):
            stop += 1
        if isinstance(event, Leaf) and stop - at > 2:
            for below in events[at + 1 : stop]:
                first = below is events[at + 1]
                if isinstance(below, Leaf):
                    line, wrapped = (event.line, [below.line]) if first else (below.line, [])
                    parted.append(Leaf(event.kind, line, event.owner, f"{event.text} {below.text}", wrapped))
        else:
            parted += events[at:stop]
        at = stop
    return parted


def _is_group_of(below: Event, above: Event, split: Split) -> bool:
    if not isinstance(above, Leaf) or not isinstance(below, Leaf) or above.kind in ("project", "listed"):
        return False
    if below.owner is not above.owner or not below.line.depth > above.line.depth > 0 or above.fields or below.fields:
        return False
    found = split(below.text)
    return found is not None and _is_group(found) and split(above.text) is None


def _is_group(found: Quantified) -> bool:
    return 0 < len(found.name) <= _LONGEST_GROUP and any(map(str.isdigit, found.target))
