"""Headings and items of lists that are projects by their names, where no caption says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from senryaku_parse.findings import Finding, finding
from senryaku_parse.layouts.outline.events import Event, Leaf, Loose, Node, Prose, hold, key, nodes
from senryaku_parse.layouts.outline.lines import Line
from senryaku_parse.layouts.outline.project_words import ends_as_project
from senryaku_parse.layouts.outline.said import read_line
from senryaku_parse.messages import render, term
from senryaku_parse.vocabulary import Vocabulary

_LONGEST_NAME = 60
_SURE = 0.6
"""Share of the names in a list, or of headings alike, that end as those of projects do."""
_PARENTS = ("measure", "upper_measure", "area")
Told = list[Finding]


def headed_projects(events: list[Event], vocabulary: Vocabulary, told: Told) -> list[Event]:
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
    sure = sum(ends_as_project(node.said.name) for node in blank)
    return len(blank) > 1 and sure >= _SURE * len(blank) and all(_may_own(node.parent, found) for node in blank)


def _may_own(node: Node | None, found: Sequence[Node]) -> bool:
    """Whether `node` may be a measure: no goal, and the last line that names its level so."""
    if node is None or not (node.parent or node.said.part in _PARENTS):
        return False
    same = [other for other in found if key(other) == key(node) and other.style == node.style]
    return (node.said.part != "goal" and same[-1] is node) or len({other.parent for other in same}) > 1


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


def listed_projects(events: list[Event], vocabulary: Vocabulary, told: Told) -> list[Event]:
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
        render("outline.projects-inferred", what=term(what)),
        before="\n".join(line.text for line in lines),
        after="具体的事業",
        position=lines[0].position,
    )
