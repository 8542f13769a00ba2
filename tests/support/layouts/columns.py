"""Printed in columns: goal, area and measure merged at the left, KPIs and projects beside them, targets in a table above."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from senryaku_parse.model import Measure, Strategy
from tests.support.layouts import cells
from tests.support.layouts.holding import fields_kept
from tests.support.layouts.page import Table, below_each_other, pages_of
from tests.support.layouts.printed import Printed
from tests.support.layouts.style import Style


def columns(strategy: Strategy, style: Style) -> Printed:
    """All levels; KPIs where there are no projects. No table has names of levels alone, and no row that of a goal.

    Goals come in the order in which they are told first: those of the table of targets stand above.
    """
    style = style if style.projects else replace(style, kpis=True)
    kept = fields_kept(strategy, style)
    if not any(measure.kpis or measure.projects for goal in kept.goals for measure in goal.measures):
        kept = replace(kept, goals=tuple(replace(goal, measures=()) for goal in kept.goals))
    told_above = [goal for goal in kept.goals if goal.targets]
    held = replace(kept, goals=(*told_above, *(goal for goal in kept.goals if goal.measures and not goal.targets)))
    return Printed((*_targets(held, style), *_measures(held, style)), held)


def _targets(strategy: Strategy, style: Style) -> Iterator[Table]:
    levels = cells.goal_heads(style)
    rows = [
        [*cells.goal_cells(goal, style), *cells.indicator_cells(target, strategy, style)]
        for goal in strategy.goals
        for target in goal.targets
    ]
    return _table(rows, levels, cells.indicator_heads(strategy, style, style.target), style)


def _measures(strategy: Strategy, style: Style) -> Iterator[Table]:
    rows = [
        [*cells.level_cells(goal, measure, style), *beside]
        for goal in strategy.goals
        for measure in goal.measures
        for beside in _beside(measure, strategy, style)
    ]
    return _table(rows, cells.level_heads(style), _beside_heads(strategy, style), style)


def _table(rows: list[list[str]], levels: list[cells.Head], more: list[cells.Head], style: Style) -> Iterator[Table]:
    if rows:
        heads = [*levels, *more]
        table = Table(cells.header_of(heads), below_each_other(rows, range(len(levels))), len(heads))
        yield from pages_of(table, cells.remark(style), style)


def _beside(measure: Measure, strategy: Strategy, style: Style) -> Iterator[list[str]]:
    """The rows of a measure: its KPIs and its projects side by side, at least one."""
    for kpi, project in list(zip_longest(measure.kpis, measure.projects)) or [(None, None)]:
        row = cells.indicator_cells(kpi, strategy, style) if style.kpis else []
        yield row + (cells.project_cells(project, style) if style.projects else [])


def _beside_heads(strategy: Strategy, style: Style) -> list[cells.Head]:
    heads = _grouped(cells.indicator_heads(strategy, style, style.kpi), style) if style.kpis else []
    return heads + (cells.project_heads(style) if style.projects else [])


def _grouped(heads: list[cells.Head], style: Style) -> list[cells.Head]:
    """`heads`, of three rows below one that names the KPIs; over their names stands 指標名 then, or another word."""
    if style.header_rows < 3:
        return heads
    return [(style.kpi, style.indicator), *((style.kpi, *head) for head in heads[1:])]
