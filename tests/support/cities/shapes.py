"""Changes of a random plan that a kind needs: what it can't print otherwise, or what it is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from tests.support.cities.truth import Kpi, Measure, Plan

GROUPS = [("小学生", "中学生"), ("男性", "女性"), ("市内", "市外"), ("65歳以上", "75歳以上"), ("平日", "休日")]


def each_measure(plan: Plan, change: Callable[[Measure], Measure]) -> Plan:
    """The plan with every measure changed."""
    return replace(plan, goals=tuple(replace(g, measures=tuple(change(m) for m in g.measures)) for g in plan.goals))


def one_department(plan: Plan, rng: Random) -> Plan:
    """All projects of a measure have its department."""
    return each_measure(
        plan, lambda m: replace(m, projects=tuple(replace(p, department=m.department) for p in m.projects))
    )


def fewer_kpis(plan: Plan, rng: Random) -> Plan:
    """No more KPIs than projects."""
    return each_measure(plan, lambda m: replace(m, kpis=m.kpis[: len(m.projects)]))


def one_kpi(plan: Plan, rng: Random) -> Plan:
    """One KPI a measure."""
    return each_measure(plan, lambda m: replace(m, kpis=m.kpis[:1]))


def one_of_each(plan: Plan, rng: Random) -> Plan:
    """One KPI and one project a measure."""
    return each_measure(plan, lambda m: replace(m, kpis=m.kpis[:1], projects=m.projects[:1]))


def grouped(plan: Plan, rng: Random) -> Plan:
    """The first KPI of each measure that counts a share has two groups, each with its values."""

    def with_groups(kpi: Kpi) -> Kpi:
        assert kpi.baseline is not None
        assert kpi.target is not None
        names = rng.choice(GROUPS)
        step = kpi.target - kpi.baseline
        groups = tuple((name, kpi.baseline + step * i * 2, kpi.target + step * i * 2) for i, name in enumerate(names))
        return replace(kpi, groups=groups)

    def change(measure: Measure) -> Measure:
        return replace(
            measure, kpis=tuple(with_groups(kpi) if not index else kpi for index, kpi in enumerate(measure.kpis))
        )

    return each_measure(plan, change)


def reprinted(plan: Plan, rng: Random) -> Plan:
    """The first project of the plan is listed again at the end of its last measure."""
    first = replace(plan.goals[0].measures[0].projects[0], reprint=True)
    last = plan.goals[-1]
    measures = (*last.measures[:-1], replace(last.measures[-1], projects=(*last.measures[-1].projects, first)))
    return replace(plan, goals=(*plan.goals[:-1], replace(last, measures=measures)))
