"""The cells that printers share: what heads the columns of an indicator or a project, and what stands below."""

from __future__ import annotations

from collections.abc import Sequence

from senryaku_parse.model import Goal, Indicator, Measure, Project, Strategy
from tests.support.layouts.content import YEARS
from tests.support.layouts.holding import base_year, target_year
from tests.support.layouts.style import Style, numbered, with_year, year_of
from tests.support.printing import PrintedCell, PrintedRow

Head = tuple[str, ...]
"""The headings over one column, outermost first; groups above it are shared with its neighbours."""


def goal_text(goal: Goal, style: Style) -> str:
    """The goal with its number."""
    return numbered(goal.number, style.goal_number) + goal.name


def area_text(measure: Measure) -> str:
    """The area with its marker; "" without one."""
    return f"({measure.area.marker}) {measure.area.name}" if measure.area else ""


def measure_text(measure: Measure, goal: Goal, style: Style) -> str:
    """The measure with its number."""
    return numbered(measure.number, style.measure_number, goal.number) + measure.name


def goal_heads(style: Style) -> list[Head]:
    """What stands over the columns of a goal: one heading over its number and its name, where they stand apart."""
    return [(style.goal,)] * (2 if style.number_apart else 1)


def goal_cells(goal: Goal, style: Style) -> list[str]:
    """What stands below `goal_heads`."""
    return [numbered(goal.number, "1"), goal.name] if style.number_apart else [goal_text(goal, style)]


def level_heads(style: Style) -> list[Head]:
    """What stands over the columns of goal, area and measure."""
    return [*goal_heads(style), *([(style.area,)] if style.areas else ()), (style.measure,)]


def level_cells(goal: Goal, measure: Measure, style: Style) -> list[str]:
    """What stands below `level_heads`."""
    areas = [area_text(measure)] if style.areas else []
    return [*goal_cells(goal, style), *areas, measure_text(measure, goal, style)]


def indicator_name(node: Indicator) -> str:
    """The indicator with its number."""
    return numbered(node.number, "①") + node.name


def project_name(project: Project) -> str:
    """The project with its mark."""
    return project.name + ("（再掲）" if project.reprint else "")


def marked_project(project: Project, style: Style) -> str:
    """The project with its 区分 in brackets, before or after it as the style has it."""
    name, mark = project_name(project), project.category
    if mark is None:
        return name
    return f"【{mark}】{name}" if style.mark_before else f"{name}（{mark}）"


def indicator_heads(strategy: Strategy, style: Style, name: str) -> list[Head]:
    """What stands over the columns of an indicator, whose name column `name` heads."""
    base, end = base_year(strategy), target_year(strategy)
    heads: list[Head] = [(name,)]
    if style.baselines:
        heads.append((with_year(style.baseline, base, style) if style.years_told else style.baseline,))
    if style.yearly and style.header_rows > 1:
        heads += [(year_of(base + after, style), said) for after in YEARS for said in ("目標", style.actual)]
    elif style.yearly:
        heads += [(with_year(style.actual, base + after, style),) for after in YEARS]
    heads.append((with_year(style.aim, end, style) if style.years_told else style.aim,))
    if style.departments:
        heads.append((style.department,))
    if style.extras:
        heads.append((style.indicator_extra,))
    return heads


def indicator_cells(node: Indicator | None, strategy: Strategy, style: Style) -> list[str]:
    """What stands below `indicator_heads`; blanks for no indicator."""
    if node is None:
        return [""] * len(indicator_heads(strategy, style, ""))
    cells = [indicator_name(node)]
    if style.baselines:
        cells.append(node.baseline_text or "")
    if style.yearly:
        for after in YEARS:
            value = node.series.get(base_year(strategy) + after)
            if style.header_rows > 1:
                cells.append((value.target if value else None) or "")
            cells.append((value.actual if value else None) or "")
    cells.append(node.target_text or "")
    if style.departments:
        cells.append(node.department or "")
    if style.extras:
        cells.append(node.extra.get(style.indicator_extra, ""))
    return cells


def project_heads(style: Style) -> list[Head]:
    """What stands over the columns of a project."""
    heads: list[Head] = [(style.category,), (style.project,), (style.text,)]
    if style.departments:
        heads.append((style.department,))
    if style.extras:
        heads.append((style.project_extra,))
    return heads


def project_cells(project: Project | None, style: Style) -> list[str]:
    """What stands below `project_heads`; blanks for no project."""
    if project is None:
        return [""] * len(project_heads(style))
    cells = [project.category or "", project_name(project), project.text]
    if style.departments:
        cells.append(project.department or "")
    if style.extras:
        cells.append(project.extra.get(style.project_extra, ""))
    return cells


def header_of(heads: Sequence[Head]) -> tuple[PrintedRow, ...]:
    """The rows of a header: a group merged over its columns, a heading without groups down all rows."""
    height = max(map(len, heads))
    rows: list[list[PrintedCell]] = [[] for _ in range(height)]
    for at, head in enumerate(heads):
        for depth, text in enumerate(head):
            last = depth == len(head) - 1
            if not at or heads[at - 1][: depth + 1] != head[: depth + 1]:
                down = height - depth if last else 1
                rows[depth].append(PrintedCell(text, rowspan=down, colspan=_across(heads, at, depth)))
    return tuple(map(tuple, rows))


def remark(style: Style) -> str:
    """What stands below the rows of a table, where the style has something; else ""."""
    return "※ 現状値は、計画の策定時に公表されていた値です。" if style.note else ""


def _across(heads: Sequence[Head], at: int, depth: int) -> int:
    group = heads[at][: depth + 1]
    rest = range(at, len(heads))
    return next((right for right in rest if heads[right][: depth + 1] != group), len(heads)) - at
