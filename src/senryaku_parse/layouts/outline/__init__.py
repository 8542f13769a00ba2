"""The layout of an outline: headings, bold lines and numbered paragraphs name the levels, bullets the rest.

Lines (`lines`) are understood one by one (`said`, `marks`), nest by their style (`walk`, `stack`) into what stands in
the document (`events`), and get their level over all of it (`roles`); what is no strategy after all is left alone
(here). Entries (`entries`) mix with those of the tables in the order of the document.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from frozendict import frozendict

from senryaku_parse.findings import Finding, finding
from senryaku_parse.hierarchy.entries import Entry
from senryaku_parse.layouts.choice import LAYOUTS
from senryaku_parse.layouts.chosen import Layouts
from senryaku_parse.layouts.labelled import read_level
from senryaku_parse.layouts.outline.entries import EntryMaker
from senryaku_parse.layouts.outline.events import Event, Leaf, Node, Table, TableKind, key, nodes
from senryaku_parse.layouts.outline.indicators import quantified_once
from senryaku_parse.layouts.outline.lines import Line, lines_of
from senryaku_parse.layouts.outline.marks import split_mark
from senryaku_parse.layouts.outline.roles import Roles, find_roles
from senryaku_parse.layouts.outline.tables import held_by_tables
from senryaku_parse.layouts.outline.walk import walk
from senryaku_parse.source import Position
from senryaku_parse.tables import Document, Grid
from senryaku_parse.vocabulary import Vocabulary

_GOVERNING: frozenset[TableKind] = frozenset({"governing", "labelled"})
_FEW = 2
"""Indicators and projects that a document without a goal so called needs, to be a strategy."""


class Outline(NamedTuple):
    """What the text between the tables says."""

    above: Mapping[int, Sequence[Entry]] = frozendict()
    """Number of a table → the entries above it, below the table before; below the last one, under the number after."""
    outside: frozenset[int] = frozenset()
    """Tables that stand below the strategy, under a heading of their own."""
    measureless: bool = False
    """Whether there are goals and no measures: then what a table calls KPI is the goal's."""
    findings: tuple[Finding, ...] = ()
    read: frozenset[int] = frozenset()
    """Numbers of the blocks that were read, from 0."""


def read_outline(document: Document, layouts: Layouts, others: Sequence[Grid], vocabulary: Vocabulary) -> Outline:
    """The outline that the text of `document` makes; an empty one where it makes none.

    `layouts` and `others`, repaired, are its tables. It makes none where all goals that it names stand over tables of
    labels that name areas or measures of their own: those are read by themselves.
    """
    lines = list(lines_of(document))
    first = next((line for line in lines if isinstance(line, Line)), None)
    title = first.text if first and _is_title(first, vocabulary) else ""
    rest = _without_title(lines, vocabulary)
    if not any(isinstance(line, Line) for line in rest):
        return Outline()
    tables = held_by_tables(layouts, others, vocabulary)
    kinds = {number: held.kind for number, held in tables.items()}
    split = quantified_once(vocabulary)
    events = walk(rest, kinds, title, split, vocabulary)
    dropped = _overview(events)
    passed = frozenset(dropped)
    found = [node for node in nodes(events) if node not in passed]
    roles = find_roles(found)
    if roles is None:
        return Outline()
    goals = [node for node in found if roles.of(node) == "goal"]
    holds = _held(events)
    unfit = [node for node in goals if not node.filled and node.said.part != "goal"]
    outlined = _outlined(events)
    own = [node for node in goals if "labelled" in holds[node] and node not in outlined]
    taken = [node for node in goals if node not in unfit and node not in own]
    amid = any(isinstance(event, Table) and event.kind == "goals" for event in events)
    evident = [node for node in taken if node in outlined or not holds[node] & _GOVERNING]
    if not _is_strategy(evident, events, roles, amid=amid):
        return Outline()
    single = frozenset(number for number, held in tables.items() if held.single)
    maker = EntryMaker(roles, dropped, [*unfit, *own], single, split, vocabulary)
    maker.make(events)
    findings = [_chosen(taken), *_inferred(taken, roles), *_told(unfit), *_told_overview(dropped), *maker.findings]
    read = maker.read | {node.said.line.block for node in (*dropped, *unfit)}
    measureless = "measure" not in roles.below.values()
    return Outline(maker.above, frozenset(maker.outside), measureless, tuple(findings), frozenset(read))


def _without_title(lines: Sequence[Line | int], vocabulary: Vocabulary) -> list[Line | int]:
    """`lines` without the title: the first text, and the only heading of the first level, where they have no number."""
    texts = [line for line in lines if isinstance(line, Line)]
    highest = [line for line in texts if line.level == 1]
    may_be = [*texts[:1], *highest] if len(highest) == 1 else texts[:1]
    titles = [line for line in may_be if _is_title(line, vocabulary)]
    return [line for line in lines if not any(line is title for title in titles)]


def _is_title(line: Line, vocabulary: Vocabulary) -> bool:
    numbered = read_level(line.text, vocabulary) or split_mark(line.text, heading=line.level > 0).enumerator
    return not line.listed and not numbered


def _overview(events: Sequence[Event]) -> list[Node]:
    """Nodes below which nothing hangs, and that come again where something does: a table of contents."""
    filled = {key(node) for node in nodes(events) if node.filled}
    return [node for node in nodes(events) if not node.filled and key(node) in filled]


def _held(events: Sequence[Event]) -> Mapping[Node, set[TableKind]]:
    """Node → the kinds of the tables below it."""
    kinds: dict[Node, set[TableKind]] = defaultdict(set)
    for event in events:
        if isinstance(event, Table) and event.owner:
            for node in event.owner.path():
                kinds[node].add(event.kind)
    return kinds


def _outlined(events: Sequence[Event]) -> set[Node]:
    """The nodes below which something stands that no label column names the level of."""
    found: set[Node] = set()
    for event in events:
        if isinstance(event, Node) or event.owner is None:
            continue
        if isinstance(event, Leaf) or (isinstance(event, Table) and event.kind not in (*_GOVERNING, "other")):
            found |= set(event.owner.path())
    return found


def _is_strategy(goals: Sequence[Node], events: Sequence[Event], roles: Roles, *, amid: bool) -> bool:
    """Whether enough hangs below `goals` that the text is a strategy, and no minutes, news or menu of a page.

    `amid` tables that name goals themselves, a list of projects is enough.
    """
    among = frozenset(goals)
    owned = [
        event
        for event in events
        if not isinstance(event, Node) and event.owner and not among.isdisjoint(event.owner.path())
    ]
    leaves = [event for event in owned if isinstance(event, Leaf)]
    tables = [
        event for event in owned if isinstance(event, Table) and event.kind in ("indicators", "projects", "measures")
    ]
    if roles.ground == "label" and any(goal.said.enumerator for goal in goals):
        return bool(leaves or tables)
    indicators = [
        leaf for leaf in leaves if leaf.kind not in ("project", "listed") and any(map(str.isdigit, leaf.text))
    ]
    headed = any(leaf.kind in ("target", "kpi", "project") for leaf in leaves)
    if tables or (amid and headed):
        return True
    return len(leaves) >= _FEW and bool(indicators) and headed


def _chosen(goals: Sequence[Node]) -> Finding:
    first = goals[0].said.line
    return finding(
        "layout-chosen",
        f"本文の見出し・太字・箇条書きを「{LAYOUTS['outline']}」の形式として読みました。",
        before=first.text,
        after="outline",
        position=Position(line=first.line),
    )


def _inferred(goals: Sequence[Node], roles: Roles) -> list[Finding]:
    """The finding that tells how the goals were found, where nothing calls them goals."""
    if roles.ground == "label":
        return []
    reason = (
        "すぐ下に数値目標（または施策の表）があることから" if roles.ground == "target" else "見出しの番号と書き方から"
    )
    return [
        finding(
            "level-inferred",
            f"「基本目標」と書かれた見出しがないため、{reason}、次の見出しを基本目標としました。",
            before="\n".join(goal.said.line.text for goal in goals),
            after="基本目標",
            position=Position(line=goals[0].said.line.line),
            severity="warning" if roles.ground == "guess" else None,
        )
    ]


def _told(unfit: Sequence[Node]) -> list[Finding]:
    return [
        finding(
            "line-unplaced",
            "基本目標と同じ書き方の見出しですが、下に指標も事業もないため、基本目標としませんでした。",
            before=node.said.line.raw,
            position=Position(line=node.said.line.line),
        )
        for node in unfit
    ]


def _told_overview(dropped: Sequence[Node]) -> list[Finding]:
    if not dropped:
        return []
    return [
        finding(
            "overview-skipped",
            "目次・体系図など、後の本文にもう一度現れる見出しを読み飛ばしました。",
            before="\n".join(node.said.line.raw for node in dropped),
            position=Position(line=dropped[0].said.line.line),
        )
    ]
