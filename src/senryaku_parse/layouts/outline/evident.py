"""What lines are by what they hold, where no caption says so: projects by their names, groups of an indicator, unknown labels."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from senryaku_parse.findings import Finding, finding
from senryaku_parse.layouts.outline.events import Event, Leaf, Loose, Node, Prose, hold, key, nodes
from senryaku_parse.layouts.outline.indicators import Quantified, Split
from senryaku_parse.layouts.outline.lines import Line
from senryaku_parse.layouts.outline.said import read_line
from senryaku_parse.text import Enumerator, match_key, ordinal
from senryaku_parse.vocabulary import Vocabulary

_NAMES_PROJECT = re.compile(
    r"(?:事業|制度|講座|教室|プログラム|プロジェクト|キャンペーン|イベント|フェスタ|補助金|助成金|給付金|交付金|奨励金|支援金|祝い?金|手当)"
    r"(?:の(?:実施|推進|充実|拡充|創設|継続))?(?:費|等)?(?:[\s　]*[(（【［〔\[][^()（）【】［］〔〕\[\]]*[)）】］〕\]])*\Z"
)
_LONGEST_NAME = 60
_LONGEST_GROUP = 16
_SURE = 0.6
"""Share of the names in a list, or of headings alike, that end as those of projects do."""
_NUMBERED = re.compile(
    r"(?P<label>[^\W\d_ァ-ヶA-Za-z][^\W\d_]{0,9}|[ァ-ヶー]{2,10}|[A-Za-z]{2,12}\.?)[\s　]*"
    r"(?P<number>[0-9０-９]{1,2}(?:[-－‐.．][0-9０-９]{1,2}){0,2}|[Ⅰ-Ⅻ]|[①-⑳]|[一二三四五六七八九十]|[A-HＡ-Ｈ](?![A-Za-z]))"
    r"[\s　:：、.．)）】」』］〕]+(?=\S)"
)
"""A word and a number before a name: 「方向1　農業の振興」."""
_BLANK = re.compile(r"[\s　]+")
_PARENTS = ("measure", "upper_measure", "area")

Told = list[Finding]


def evident(events: list[Event], split: Split, vocabulary: Vocabulary) -> tuple[list[Event], Told]:
    """`events` with what their contents say of them, and a finding on each kind of lines taken for projects."""
    _label(list(nodes(events)))
    told: Told = []
    events = [part for event in events for part in _groups(event, split)]
    events = _nested_groups(events, split)
    events = _headed_projects(events, vocabulary, told)
    return _listed_projects(events, vocabulary, told), told


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


def _headed_projects(events: list[Event], vocabulary: Vocabulary, told: Told) -> list[Event]:
    """`events` with the headings that are projects as such, and what stands below each as its text."""
    found = list(nodes(events))
    parents = {node.parent for node in found}
    again = {key(node) for node in found if node.filled}
    by_style: dict[str, list[Node]] = defaultdict(list)
    for node in found:
        by_style[node.style].append(node)
    taken: dict[Node, Leaf] = {}
    for alike in by_style.values():
        blank = [
            node
            for node in alike
            if not node.filled and node.parent and node not in parents and key(node) not in again and node.said.name
        ]
        if len(blank) == len(alike) and _are_projects(blank, found):
            taken |= {node: _leaf(node) for node in blank}
            if not blank[0].said.part:
                told.append(_inferred([node.said.line for node in blank], "見出し"))
    return list(_without(events, taken, vocabulary)) if taken else events


def _are_projects(blank: Sequence[Node], found: Sequence[Node]) -> bool:
    """Whether headings alike, below which nothing hangs, are projects: called so, or by their names."""
    if blank[0].said.part in ("goal", "area", "upper_measure"):
        return False
    if blank[0].said.part == "project":
        return True
    sure = sum(_NAMES_PROJECT.search(node.said.name) is not None for node in blank)
    return len(blank) > 1 and sure >= _SURE * len(blank) and all(_may_own(node.parent, found) for node in blank)


def _may_own(node: Node | None, found: Sequence[Node]) -> bool:
    """Whether `node` may be a measure: no goal, and the last line that names its level so."""
    if node is None or not (node.parent or node.said.part in _PARENTS):
        return False
    same = [other for other in found if key(other) == key(node) and other.style == node.style]
    return (node.said.part != "goal" and same[-1] is node) or len({other.parent for other in same}) > 1


def ends_as_project(text: str) -> bool:
    """Whether `text` ends as hardly anything but the name of a project does."""
    return _NAMES_PROJECT.search(text) is not None


def split_at_blank(text: str) -> tuple[str, str]:
    """Name and description of 「就農支援事業　就農を支援する。」; all of it as the name where no blank parts it clearly."""
    if text.endswith("。") and (found := _BLANK.search(text)) and _NAMES_PROJECT.search(text[: found.start()]):
        return text[: found.start()], text[found.end() :]
    return text, ""


def _leaf(node: Node) -> Leaf:
    return Leaf("project", node.said.line, node.parent, node.said.name, list(node.more), said=node.said)


def _without(events: Sequence[Event], taken: dict[Node, Leaf], vocabulary: Vocabulary) -> Iterator[Event]:
    """`events` with the leaves of nodes `taken` in their place, and the prose below these as theirs."""
    for event in events:
        if isinstance(event, Node):
            if leaf := taken.get(event):
                hold(event.parent, "project")
                yield leaf
            else:
                yield event
            continue
        leaf = taken.get(event.owner) if event.owner else None
        if leaf is None:
            yield event
        elif isinstance(event, (Prose, Loose)):
            said = read_line(event.line, vocabulary)
            if said.kind == "field" and said.part == "department" and not leaf.fields:
                leaf.fields["department"] = (said.name, event.line)
            elif event.line not in leaf.more:
                leaf.more.append(event.line)
        else:
            event.owner = leaf.owner
            yield event


def _listed_projects(events: list[Event], vocabulary: Vocabulary, told: Told) -> list[Event]:
    """`events` with the lists below measures whose items are named as projects are as such."""
    found = list(nodes(events))
    runs = [run for run in _runs(events) if _is_list_of_projects(run, found)]
    if not runs:
        return events
    leaves: dict[int, Leaf | None] = {}
    taken: set[int] = set()
    for run in runs:
        last: Leaf | None = None
        for loose in run:
            taken.add(id(loose.line))
            if last and loose.line.depth > run[0].line.depth:
                last.more.append(loose.line)
                leaves[id(loose)] = None
                continue
            said = read_line(loose.line, vocabulary)
            last = leaves[id(loose)] = Leaf("project", loose.line, loose.owner, loose.line.text, said=said)
            hold(loose.owner, "project")
    told.append(_inferred([loose.line for run in runs for loose in run], "箇条書き"))
    rest = (event for event in events if not (isinstance(event, Prose) and id(event.line) in taken))
    placed = (leaves.get(id(event), event) for event in rest)
    return [event for event in placed if event]


def _runs(events: Sequence[Event]) -> Iterator[list[Loose]]:
    """The items one after another below the same node that found no place."""
    run: list[Loose] = []
    for event in events:
        if isinstance(event, Prose) and run and event.line is run[-1].line:
            continue
        if isinstance(event, Loose) and event.line.listed:
            if run and run[-1].owner is not event.owner:
                yield run
                run = []
            run.append(event)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _is_list_of_projects(run: Sequence[Loose], found: Sequence[Node]) -> bool:
    texts = [loose.line.text for loose in run if loose.line.depth <= run[0].line.depth]
    if any(len(text) > _LONGEST_NAME or text.endswith(("。", "：", ":")) for text in texts):
        return False
    sure = sum(map(ends_as_project, texts))
    return sure >= (1 if run[0].prose else _SURE) * len(texts) and _may_own(run[0].owner, found)


def _inferred(lines: Sequence[Line], what: str) -> Finding:
    return finding(
        "level-inferred",
        f"「事業」と書かれた見出しがないため、名前の終わり方から、次の{what}を事業としました。",
        before="\n".join(line.text for line in lines),
        after="具体的事業",
        position=lines[0].position,
    )
