"""Printed as a list of indicators: a field beside each, or a heading that names the goal above its table; no measures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from senryaku_parse.model import Area, Goal, Indicator, Measure, Strategy
from tests.support.layouts import cells
from tests.support.layouts.holding import fields_kept, renumbered
from tests.support.layouts.page import Table, Text, below_each_other, pages_of
from tests.support.layouts.printed import Printed
from tests.support.layouts.style import Style


def indicator_list(strategy: Strategy, style: Style) -> Printed:
    """Below headings the targets of each goal; else all indicators, in the fields that the goals are, or in none."""
    kept = fields_kept(strategy, replace(style, kpis=True, targets=True))
    if style.goal_named:
        goals = tuple(replace(goal, measures=()) for goal in kept.goals if goal.targets)
        held = replace(kept, goals=goals)
        return Printed(tuple(_under_headings(held, style)), held)
    named = [(_area(goal) if style.areas else None, _indicators(goal)) for goal in kept.goals if _indicators(goal)]
    held = renumbered(replace(kept, goals=_nameless(named)))
    rows = [
        [*([f"{area.marker}. {area.name}"] if area else ()), *cells.indicator_cells(one, kept, style)]
        for area, indicators in named
        for one in indicators
    ]
    heads = [*([(style.area,)] if style.areas else ()), *cells.indicator_heads(kept, style, style.indicator)]
    table = Table(cells.header_of(heads), below_each_other(rows, (0,) if style.areas else ()), len(heads))
    return Printed(pages_of(table, cells.remark(style), style) if rows else (), held)


def _under_headings(strategy: Strategy, style: Style) -> Iterator[Table | Text]:
    heads = cells.indicator_heads(strategy, style, style.indicator)
    if style.goal_number == "第１章　" and len(strategy.goals) == 1:
        style = replace(style, goal_number="基本目標1　")  # one chapter over a table may be any chapter
    called = "" if style.goal_number[0] in "基第" else "基本目標"
    for goal in strategy.goals:
        yield Text(called + cells.goal_text(goal, style), "heading")
        rows = [cells.indicator_cells(one, strategy, style) for one in goal.targets]
        table = Table(cells.header_of(heads), below_each_other(rows, ()), len(heads))
        yield from pages_of(table, cells.remark(style), style)


def _indicators(goal: Goal) -> tuple[Indicator, ...]:
    return (*goal.targets, *(kpi for measure in goal.measures for kpi in measure.kpis))


def _area(goal: Goal) -> Area:
    return Area(marker=str(goal.number), name=goal.name)


def _nameless(named: Sequence[tuple[Area | None, tuple[Indicator, ...]]]) -> tuple[Goal, ...]:
    """The nameless goal of a list without goals, its nameless measures one an area."""
    areas: dict[Area | None, tuple[Indicator, ...]] = {}
    for area, indicators in named:
        areas[area] = (*areas.get(area, ()), *indicators)
    measures = tuple(Measure(id="", area=area, name="", implicit=True, kpis=kpis) for area, kpis in areas.items())
    return (Goal(id="", name="", implicit=True, measures=measures),) if measures else ()
