"""What a document says, before it is printed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

SCALES = {
    "億円": ("円", 10**8),
    "百万円": ("円", 10**6),
    "千円": ("円", 10**3),
    "万人": ("人", 10**4),
    "万件": ("件", 10**4),
    "万t": ("t", 10**4),
    "千t": ("t", 10**3),
}
"""Printed unit → base unit and factor."""


@dataclass(frozen=True, kw_only=True)
class Kpi:
    """An indicator: numbers as printed, in `unit`."""

    name: str
    unit: str
    baseline: Decimal | None
    target: Decimal | None
    words: str = ""
    """What stands in place of a target in numbers: 「増加」."""
    baseline_year: int | None = None
    target_year: int | None = None
    groups: tuple[tuple[str, Decimal, Decimal], ...] = ()
    """小学生, 中学生 … each with baseline and target; then the numbers of the indicator itself are not printed."""
    series: tuple[tuple[int, str, Decimal], ...] = ()
    """Year, "target" or "actual", number: what stands in the columns of the years."""

    def base(self, number: Decimal | None) -> Decimal | None:
        """The number in base units."""
        return None if number is None else number * SCALES.get(self.unit, ("", 1))[1]

    @property
    def base_unit(self) -> str | None:
        """The unit that the base number is in; None for a bare number."""
        return SCALES.get(self.unit, (self.unit, 1))[0] or None


@dataclass(frozen=True, kw_only=True)
class Project:
    """A project of a measure."""

    name: str
    description: str = ""
    department: str = ""
    category: str = ""
    reprint: bool = False


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A measure with what hangs below it."""

    name: str
    number: int
    area: str = ""
    text: str = ""
    department: str = ""
    kpis: tuple[Kpi, ...] = ()
    projects: tuple[Project, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Goal:
    """A goal with its measures."""

    name: str
    number: int
    text: str = ""
    targets: tuple[Kpi, ...] = ()
    measures: tuple[Measure, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A whole strategy."""

    city: str
    title: str
    start: int
    end: int
    goals: tuple[Goal, ...] = field(default=())


def _without(kpis: tuple[Kpi, ...], shown: set[str]) -> tuple[Kpi, ...]:
    lost = {"baseline": "baseline", "target": "target", "years": "target_year"}
    gone: dict[str, Any] = {attribute: None for word, attribute in lost.items() if word not in shown}
    if "years" not in shown or "baseline" not in shown:
        gone["baseline_year"] = None
    return tuple(replace(kpi, **gone) for kpi in kpis)


def _stripped(project: Project, shown: set[str]) -> Project:
    gone: dict[str, Any] = {word: "" for word in ("description", "department", "category") if word not in shown}
    return replace(project, **gone)


def shown_of(plan: Plan, shown: set[str]) -> Plan:
    """The plan without what a kind does not print: targets, area, kpis, baseline, years, projects, description, department, category, staff (the department of a measure)."""
    goals = []
    for goal in plan.goals:
        measures = []
        for measure in goal.measures:
            projects = [_stripped(project, shown) for project in measure.projects]
            measures.append(
                replace(
                    measure,
                    area=measure.area if "area" in shown else "",
                    department=measure.department if "staff" in shown else "",
                    kpis=_without(measure.kpis, shown | {"target"}) if "kpis" in shown else (),
                    projects=tuple(projects) if "projects" in shown else (),
                )
            )
        targets = _without(goal.targets, shown | {"target"}) if "targets" in shown else ()
        goals.append(replace(goal, targets=targets, measures=tuple(measures)))
    return replace(plan, goals=tuple(goals))
