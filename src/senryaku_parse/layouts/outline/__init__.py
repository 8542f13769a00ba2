"""The layout of an outline: headings, bold lines and numbered paragraphs name the levels, bullets the rest.

Lines (`lines`) are understood one by one (`said`, `marks`), nest by their style (`walk`, `stack`) into what stands in
the document (`events`), and get their level over all of it (`roles`); what is no strategy after all is left alone
(here). Where no line is a goal, headings over tables may be measures (`headed`). Entries (`entries`) mix with those of the tables in the order of the document.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from frozendict import frozendict

from senryaku_parse.findings import Finding, finding
from senryaku_parse.hierarchy.entries import Entry
from senryaku_parse.hierarchy.restated import Restated
from senryaku_parse.layouts.choice import LAYOUTS
from senryaku_parse.layouts.chosen import Layouts
from senryaku_parse.layouts.outline.entries import EntryMaker
from senryaku_parse.layouts.outline.events import Event, Leaf, Node, Prose, Table, TableKind, key, nodes
from senryaku_parse.layouts.outline.headed import roles_over_tables, unread_over_tables
from senryaku_parse.layouts.outline.indicators import quantified_once
from senryaku_parse.layouts.outline.lines import Line, lines_of
from senryaku_parse.layouts.outline.marks import split_mark
from senryaku_parse.layouts.outline.roles import Ground, Roles, find_roles, told_measures
from senryaku_parse.layouts.outline.tables import held_by_tables
from senryaku_parse.layouts.outline.told import TOLD, LinesTold
from senryaku_parse.layouts.outline.walk import walk
from senryaku_parse.plan.labelled import read_level
from senryaku_parse.tables import Cell, Document, Grid, LinePlace
from senryaku_parse.vocabulary import Vocabulary

_GOVERNING: frozenset[TableKind] = frozenset({"governing", "labelled"})
_REASONS: Mapping[Ground, str] = {
    "target": "すぐ下に数値目標（または施策の表）があることから",
    "guess": "見出しの番号と書き方から",
    "table": "同じ種類の表の上に1つずつあることから",
}
"""Why lines are taken for a level that nothing calls so."""
_NAMING: frozenset[TableKind] = frozenset({"labelled", "goals"})
"""Tables that name goals themselves."""
_EVIDENT: frozenset[TableKind] = frozenset({"indicators", "projects", "measures", "governing"})
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
    read: frozenset[LinePlace] = frozenset()
    """The lines that ended somewhere."""
    went: tuple[tuple[Cell, str], ...] = ()
    """Of these the lines that no entry holds, and where each went."""
    restated: tuple[Restated, ...] = ()
    """The headings that name goals and were not read: tables may name the same."""
    events: Sequence[Event] = ()
    """What stands in the text, as far as lines alone tell."""
    roles: Roles | None = None
    """Which style of lines is which level; null where no line names one."""


def read_outline(
    document: Document,
    layouts: Layouts,
    others: Sequence[Grid],
    vocabulary: Vocabulary,
    told: LinesTold | None = None,
) -> Outline:
    """The outline that the text of `document` makes; an empty one where it makes none.

    `layouts` and `others`, repaired, are its tables. It makes none where all goals that it names stand over tables of
    labels that name areas or measures of their own: those are read by themselves. `told` is what a person says of it.
    """
    lines = list(lines_of(document))
    if told and told.skipped:
        lines = [line for line in lines if not isinstance(line, Line) or line.origin.block not in told.skipped]
    first = next((line for line in lines if isinstance(line, Line)), None)
    untitled = first is not None and told is not None and told.names_level(first)
    title = first.text if first and not untitled and _is_title(first, vocabulary) else ""
    rest = lines if untitled else _without_title(lines, vocabulary)
    if not any(isinstance(line, Line) for line in rest):
        return Outline()
    tables = held_by_tables(layouts, others, vocabulary)
    kinds = {number: held.kind for number, held in tables.items()}
    single = frozenset(number for number, held in tables.items() if held.single)
    split = quantified_once(vocabulary)
    maker = partial(EntryMaker, single=single, split=split, vocabulary=vocabulary)
    events = walk(rest, kinds, title, split, vocabulary, told=told)
    outline = _of_goals(events, maker)
    if outline is None and told and (roles := told_measures(list(nodes(events)))):
        outline = _of_measures(events, roles, maker)
    if outline is None:
        has_captions = any(isinstance(event, Prose) and event.line.caption for event in events)
        more = [walk(rest, kinds, title, split, vocabulary, captions=True)] if has_captions else []
        outline = _over_tables([events, *more], maker)
    return outline._replace(restated=tuple(_restated(events, outline.read)), events=outline.events or events)


def _restated(events: Sequence[Event], read: Container[LinePlace]) -> Iterator[Restated]:
    """The headings among `events` that name goals and were not `read`, with the prose below them."""
    prose: dict[Node, list[Cell]] = defaultdict(list)
    for event in events:
        if isinstance(event, Prose) and event.owner and event.line.origin.place not in read and not event.line.caption:
            prose[event.owner].append(Cell(event.line.whole, (event.line.origin,)))
    for node in nodes(events):
        said = node.said
        if said.part == "goal" and said.name and said.line.origin.place not in read:
            number = said.enumerator.number if said.enumerator else None
            yield Restated(number, said.name, [line.cell for line in (said.line, *node.more)], prose[node])


def _of_goals(events: Sequence[Event], maker_of: Callable[..., EntryMaker]) -> Outline | None:
    """The outline whose goals are lines; null where no line is one, or what hangs below them is no strategy."""
    dropped = _overview(events)
    passed = frozenset(dropped)
    found = [node for node in nodes(events) if node not in passed] if passed else list(nodes(events))
    roles = find_roles(found)
    if roles is None:
        return None
    goals = [node for node in found if roles.of(node) == "goal"]
    holds = _held(events)
    unfit = [node for node in goals if not node.filled and node.said.part != "goal"]
    outlined = _outlined(events)
    own = [node for node in goals if "labelled" in holds[node] and node not in outlined]
    taken = [node for node in goals if node not in unfit and node not in own]
    kinds = {event.kind for event in events if isinstance(event, Table)}
    evident = [node for node in taken if node in outlined or not holds[node] & _GOVERNING or not kinds & _NAMING]
    if not _is_strategy(evident, events, roles, amid="goals" in kinds):
        return None
    maker = maker_of(roles, dropped, [*unfit, *own])
    maker.make(events)
    told = [_chosen(taken), *_inferred(taken, roles), *_told(unfit), *_told_overview(dropped)]
    went = [
        *((node.said.line, "finding:line-unplaced") for node in unfit),
        *((node.said.line, "finding:overview-skipped") for node in dropped),
    ]
    return _outline(maker, events, told, went, measureless="measure" not in roles.below.values())


def _over_tables(walks: Iterable[Sequence[Event]], maker_of: Callable[..., EntryMaker]) -> Outline:
    """The outline whose measures are headings over tables; else an empty one, with a warning on each that may be one."""
    walks = list(walks)
    for events in walks:
        if roles := roles_over_tables(events):
            maker = maker_of(roles, (), ())
            maker.make(events)
            measures = [node for node in nodes(events) if node.filled and roles.of(node)]
            return _outline(maker, events, [_chosen(measures), *_inferred(measures, roles)])
    unread = dict(unread_over_tables(walks[0]))
    return Outline(
        findings=tuple(unread.values()),
        read=frozenset(line.origin.place for line in unread),
        went=tuple([(line.cell, "finding:heading-unread") for line in unread]),
    )


def _of_measures(events: Sequence[Event], roles: Roles, maker_of: Callable[..., EntryMaker]) -> Outline:
    """The outline whose measures a person tells, and that has no goals."""
    maker = maker_of(roles, (), ())
    maker.make(events)
    return _outline(maker, events, [_chosen([node for node in nodes(events) if roles.of(node)])])


def _outline(
    maker: EntryMaker,
    events: Sequence[Event],
    told: Iterable[Finding],
    went: Sequence[tuple[Line, str]] = (),
    *,
    measureless: bool = False,
) -> Outline:
    """What `maker` made of `events`, with the findings `told` and the lines that `went` elsewhere."""
    return Outline(
        maker.above,
        frozenset(maker.outside),
        measureless,
        (*told, *maker.findings),
        frozenset([*maker.read, *(line.origin.place for line, _ in went)]),
        (*maker.went, *((line.cell, destination) for line, destination in went)),
        events=events,
        roles=maker.roles,
    )


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
    blank = [node for node in nodes(events) if not node.filled]
    filled = {key(node) for node in nodes(events) if node.filled} if blank else ()
    return [node for node in blank if key(node) in filled]


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
    owners = {
        event.owner
        for event in events
        if isinstance(event, Leaf) or (isinstance(event, Table) and event.kind not in (*_GOVERNING, "other"))
    }
    return {node for owner in owners if owner for node in owner.path()}


def _is_strategy(goals: Sequence[Node], events: Sequence[Event], roles: Roles, *, amid: bool) -> bool:
    """Whether enough hangs below `goals` that the text is a strategy, and no minutes, news or menu of a page.

    `amid` tables that name goals themselves, a list of projects is enough.
    """
    among = frozenset(goals)
    below = {node for node in nodes(events) if not among.isdisjoint(node.path())}
    owned = [event for event in events if not isinstance(event, Node) and event.owner in below]
    leaves = [event for event in owned if isinstance(event, Leaf)]
    tables = [event for event in owned if isinstance(event, Table) and event.kind in _EVIDENT]
    if roles.goal.startswith(TOLD):
        return bool(goals)
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
        position=first.position,
    )


def _inferred(found: Sequence[Node], roles: Roles) -> list[Finding]:
    """The finding that tells how the goals, or measures without goals, were found, where nothing calls them so."""
    if roles.ground == "label":
        return []
    level = "具体的施策" if roles.ground == "table" else "基本目標"
    return [
        finding(
            "level-inferred",
            f"「{level}」と書かれた見出しがないため、{_REASONS[roles.ground]}、次の見出しを{level}としました。",
            before="\n".join(node.said.line.text for node in found),
            after=level,
            position=found[0].said.line.position,
            severity=None if roles.ground == "target" else "warning",
        )
    ]


def _told(unfit: Sequence[Node]) -> list[Finding]:
    return [
        finding(
            "line-unplaced",
            "基本目標と同じ書き方の見出しですが、下に指標も事業もないため、基本目標としませんでした。",
            before=node.said.line.raw,
            position=node.said.line.position,
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
            position=dropped[0].said.line.position,
        )
    ]
