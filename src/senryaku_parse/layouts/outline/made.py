"""Lines → the outline that they make."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import partial

from senryaku_parse.findings import Finding
from senryaku_parse.hierarchy.restated import Restated
from senryaku_parse.layouts.chosen import Layouts
from senryaku_parse.layouts.indicator_lines import quantified_once
from senryaku_parse.layouts.outline.belonging import belonging
from senryaku_parse.layouts.outline.entries import EntryMaker
from senryaku_parse.layouts.outline.events import Event, Node, Prose, nodes
from senryaku_parse.layouts.outline.evident import evident
from senryaku_parse.layouts.outline.goals import find_goals
from senryaku_parse.layouts.outline.headed import roles_over_tables, unread_over_tables
from senryaku_parse.layouts.outline.inferred import chosen, inferred_level, left_out, taken_alike
from senryaku_parse.layouts.outline.lines import Line
from senryaku_parse.layouts.outline.outline import Outline
from senryaku_parse.layouts.outline.roles import Roles, told_measures
from senryaku_parse.layouts.outline.tables import held_by_tables
from senryaku_parse.layouts.outline.told import LinesTold
from senryaku_parse.layouts.outline.walk import walk
from senryaku_parse.tables import Cell, Grid, LinePlace
from senryaku_parse.vocabulary import Vocabulary


def make_outline(
    lines: Sequence[Line | int],
    title: str,
    layouts: Layouts,
    others: Sequence[Grid],
    vocabulary: Vocabulary,
    told: LinesTold | None,
) -> Outline:
    """The outline that `lines` make, `title` apart; `layouts` and `others` are the tables between them."""
    tables = held_by_tables(layouts, others, vocabulary)
    kinds = {number: held.kind for number, held in tables.items()}
    single = frozenset(number for number, held in tables.items() if held.single)
    split = quantified_once(vocabulary)
    maker = partial(EntryMaker, single=single, split=split, vocabulary=vocabulary)
    events = walk(lines, kinds, title, split, vocabulary, told=told)
    events, inferred = evident(events, split, vocabulary)
    events = belonging(events, vocabulary)
    outline = _of_goals(events, maker)
    if outline is None and told and (roles := told_measures(list(nodes(events)))):
        outline = _of_measures(events, roles, maker)
    if outline:
        outline = outline._replace(findings=(*outline.findings, *inferred))
    else:
        has_captions = any(isinstance(event, Prose) and event.line.caption for event in events)
        more = [walk(lines, kinds, title, split, vocabulary, captions=True)] if has_captions else []
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
    goals = find_goals(events)
    if goals is None:
        return None
    roles, unfit, past = goals.roles, goals.unfit, goals.past
    maker = maker_of(roles, goals.overview, [*unfit, *goals.own, *past], past=past)
    maker.make(events)
    told = [chosen(goals.taken), *inferred_level(goals.taken, roles), *taken_alike(goals.alike)]
    told += [*left_out(goals), *maker.doubts(events)]
    went = [
        *((node.said.line, "finding:line-unplaced") for node in (*past, *unfit)),
        *((node.said.line, "finding:overview-skipped") for node in goals.overview),
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
            return _outline(maker, events, [chosen(measures), *inferred_level(measures, roles), *maker.doubts(events)])
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
    return _outline(maker, events, [chosen([node for node in nodes(events) if roles.of(node)])])


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
        frozenset(maker.of_goals),
        measureless,
        (*told, *maker.kept.findings),
        frozenset([*maker.kept.read, *(line.origin.place for line, _ in went)]),
        (*maker.kept.went, *((line.cell, destination) for line, destination in went)),
        events=events,
        roles=maker.roles,
    )
