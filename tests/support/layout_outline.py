"""A strategy as an outline that shows every field that layouts fill: what layout cases expect.

A line a node: `1-ア-1-K1 #2 name = aim < baseline [2015: 目標 10 実績 8] {heading: text} <department>`.
"""

from __future__ import annotations

from collections.abc import Iterator

from senryaku_parse import Goal, Indicator, Measure, Project, Strategy
from tests.support.outline import project_line


def layout_outline(strategy: Strategy) -> str:
    """Every node in one line."""
    return "\n".join(_lines(strategy))


def _lines(strategy: Strategy) -> Iterator[str]:
    for goal in strategy.goals:
        yield f"{goal.id} {goal.name}{_tail(goal)}"
        yield from (f"  {_indicator(target)}" for target in goal.targets)
        for measure in goal.measures:
            area = f"({measure.area.marker}) {measure.area.name} / " if measure.area else ""
            yield f"  {measure.id} {area}{measure.name}{_tail(measure)}"
            yield from (f"    {_indicator(kpi)}" for kpi in measure.kpis)
            yield from (f"    {project_line(project)}{_tail(project)}" for project in measure.projects)


def _indicator(indicator: Indicator) -> str:
    aim = indicator.target_text or (indicator.target and indicator.target.text)
    parts = [
        indicator.id,
        f"#{indicator.number}" if indicator.number is not None else "",
        indicator.name,
        f"= {aim}" if aim else "",
        f"< {indicator.baseline_text}" if indicator.baseline_text else "",
        _series(indicator),
    ]
    return " ".join(filter(None, parts)) + _tail(indicator)


def _series(indicator: Indicator) -> str:
    years = [
        f"{year}:"
        + (f" 目標 {value.target}" if value.target else "")
        + (f" 実績 {value.actual}" if value.actual else "")
        for year, value in indicator.series.items()
    ]
    return f"[{'; '.join(years)}]" if years else ""


def _tail(node: Goal | Measure | Indicator | Project) -> str:
    extra = "; ".join(f"{heading}: {text}" for heading, text in node.extra.items())
    department = node.department if isinstance(node, Indicator | Project) else None
    return "".join(
        (
            " (implicit)" if node.implicit else "",
            f" {{{extra}}}" if extra else "",
            f" <{department}>" if department else "",
        )
    )
