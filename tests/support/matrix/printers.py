"""Layouts that only the matrix prints: the sample's, a column that names the role of its row, arrows, rows of levels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from senryaku_parse.model import Goal, Indicator, Measure, Strategy
from senryaku_parse.targets import read_target
from tests.support.layouts import cells
from tests.support.layouts import page as pages
from tests.support.layouts.holding import fields_kept
from tests.support.layouts.printed import Printed
from tests.support.layouts.style import Style
from tests.support.printing import WIDTH, PrintedCell, PrintedRow, table_of

KIND, ENTRY = "区分", "指標・事業名"
"""Head the columns that say of each row what it holds, and its name."""


def label_column(strategy: Strategy, style: Style) -> Printed:
    """The sample's: name and aim of a KPI in one cell, no baselines and no departments; targets are numbered."""
    kept = fields_kept(strategy, replace(style, departments=False, indicator_numbers=True))
    goals = tuple(
        replace(
            goal,
            targets=tuple(map(_aimed, goal.targets)),
            measures=tuple(
                replace(one, kpis=tuple(replace(kpi, number=None) for kpi in one.kpis))
                for one in map(_aimed_kpis, goal.measures)
            ),
        )
        for goal in kept.goals
    )
    held = replace(kept, goals=goals)
    return Printed((pages.Table((), table_of(held), WIDTH),), held)


def _aimed(node: Indicator) -> Indicator:
    aim = node.target_text or ""
    return replace(node, target=read_target(aim, node.name)[0], target_text=None, baseline_text=None)


def arrow_column(strategy: Strategy, style: Style) -> Printed:
    """Columns as in `columns`, but name and aim of an indicator in one cell, an arrow between, and no targets of goals."""
    kept = fields_kept(strategy, replace(style, departments=False, targets=False))
    held = replace(
        kept, goals=tuple(replace(goal, measures=tuple(map(_aimed_kpis, goal.measures))) for goal in kept.goals)
    )
    heads = [*cells.level_heads(style), (style.kpi,), (style.category,), (style.project,), (style.text,)]
    rows = [
        [
            *cells.level_cells(goal, measure, style),
            f"{kpi.name}→{kpi.target.text}" if kpi and kpi.target else "",
            *beside,
        ]
        for goal in held.goals
        for measure in goal.measures
        for kpi, project in zip_longest(measure.kpis, measure.projects)
        for beside in [cells.project_cells(project, replace(style, departments=False))]
    ]
    body = pages.below_each_other(rows, range(3))
    return Printed((pages.Table(cells.header_of(heads), body, len(heads)),), held)


def level_rows(strategy: Strategy, style: Style) -> Printed:
    """Indicators and projects side by side, goals and measures in rows over all columns; no targets of goals."""
    held = fields_kept(strategy, replace(style, areas=False, targets=False))
    heads = [*cells.indicator_heads(held, style, style.kpi), *cells.project_heads(style)]
    rows: list[PrintedRow] = []
    for goal in held.goals:
        rows.append((PrintedCell(f"{style.goal}{goal.number}　{goal.name}", colspan=len(heads)),))
        for measure in goal.measures:
            rows.append((PrintedCell(f"{style.measure}{measure.number}　{measure.name}", colspan=len(heads)),))
            for kpi, project in zip_longest(measure.kpis, measure.projects):
                beside = [*cells.indicator_cells(kpi, held, style), *cells.project_cells(project, style)]
                rows.append(tuple(map(PrintedCell, beside)))
    return Printed((pages.Table(cells.header_of(heads), tuple(rows), len(heads)),), held)


def _aimed_kpis(measure: Measure) -> Measure:
    return replace(measure, kpis=tuple(map(_aimed, measure.kpis)))


def kind_column(strategy: Strategy, style: Style) -> Printed:
    """A column says of each row what it holds: 数値目標, KPI, 事業."""
    held = fields_kept(strategy, style)
    heads = [*cells.level_heads(style), (KIND,), (ENTRY,), (style.baseline,), (style.aim,), (style.category,)]
    heads += [(style.text,), (style.department,)]
    rows = [row for goal in held.goals for row in _kind_rows(goal, style)]
    body = pages.below_each_other(rows, range(4))
    return Printed((pages.Table(cells.header_of(heads), body, len(heads)),), held)


def _kind_rows(goal: Goal, style: Style) -> Iterator[list[str]]:
    for target in goal.targets:
        yield [cells.goal_text(goal, style), "", "", "数値目標", *_stated(target), "", "", target.department or ""]
    for measure in goal.measures:
        levels = cells.level_cells(goal, measure, style)
        for kpi in measure.kpis:
            yield [*levels, "KPI", *_stated(kpi), "", "", kpi.department or ""]
        for project in measure.projects:
            category, name, text, department = cells.project_cells(project, style)
            yield [*levels, "事業", name, "", "", category, text, department]


def _stated(node: Indicator) -> tuple[str, str, str]:
    return node.name, node.baseline_text or "", node.target_text or ""
