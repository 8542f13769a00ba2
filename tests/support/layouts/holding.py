"""What of a strategy a document of a style holds: the hierarchy that should come back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from senryaku_parse.frozen import frozendict
from senryaku_parse.model import Goal, Indicator, Measure, Project, Strategy, Target, YearValue
from senryaku_parse.targets import read_stated
from tests.support.layouts.content import EXTRA
from tests.support.layouts.style import Style

_DIGIT = re.compile(r"[0-9０-９]")


def base_year(strategy: Strategy) -> int:
    """The fiscal year of the baselines: the one before the period."""
    assert strategy.period is not None
    return strategy.period.start - 1


def target_year(strategy: Strategy) -> int:
    """The fiscal year of the aims: the last one of the period."""
    assert strategy.period is not None
    return strategy.period.end


def fields_kept(strategy: Strategy, style: Style) -> Strategy:
    """`strategy` with what `style` prints of each node, its areas where the style has them."""
    goals = tuple(
        replace(
            goal,
            targets=_indicators(goal.targets, style) if style.targets else (),
            measures=tuple(_measure(one, style) for one in goal.measures),
        )
        for goal in strategy.goals
    )
    if not style.areas:
        goals = tuple(_without_areas(goal) for goal in goals)
    return renumbered(replace(strategy, goals=goals))


def renumbered(strategy: Strategy) -> Strategy:
    """`strategy` with the ids that its numbers and its order give, reprints pointing to the new ones."""
    ids: dict[str, str] = {}
    taken: Counter[str] = Counter()
    goals = tuple(_goal(goal, ids, taken) for goal in strategy.goals)
    return replace(strategy, goals=tuple(_pointing(goal, ids) for goal in goals))


def rows_of(strategy: Strategy) -> Iterator[tuple[Goal, Measure, Project]]:
    """The projects of `strategy`, each with what it hangs below."""
    return ((goal, measure, one) for goal in strategy.goals for measure in goal.measures for one in measure.projects)


def grouped(rows: Iterable[tuple[Goal, Measure, Project]], strategy: Strategy) -> Strategy:
    """`strategy` as a list of projects tells it: no more than is above a project, in the order of the list."""
    goals: dict[str, Goal] = {}
    measures: dict[str, dict[str, Measure]] = {}
    for goal, measure, project in rows:
        goals.setdefault(goal.id, replace(goal, targets=()))
        below = measures.setdefault(goal.id, {})
        listed = below.setdefault(measure.id, replace(measure, kpis=(), projects=()))
        below[measure.id] = replace(listed, projects=(*listed.projects, project))
    together = (replace(goal, measures=tuple(measures[key].values())) for key, goal in goals.items())
    return renumbered(replace(strategy, goals=tuple(together)))


def named_only(strategy: Strategy) -> Strategy:
    """`strategy` with nothing of its projects but name and 区分."""
    bare: dict[str, Any] = {
        "text": "",
        "description": "",
        "organizations": (),
        "department": None,
        "extra": frozendict(),
    }
    return _each_measure(
        strategy, lambda one: replace(one, projects=tuple(replace(project, **bare) for project in one.projects))
    )


def lines_only(strategy: Strategy, baseline: str, aim: str) -> Strategy:
    """`strategy` with nothing of its indicators but aim and baseline, `baseline` and `aim` behind them.

    Each has a baseline that is a quantity: by it the eye parts the name from the values.
    """

    def said(nodes: tuple[Indicator, ...]) -> tuple[Indicator, ...]:
        return tuple(
            replace(
                node,
                baseline_text=_quantity(node) + baseline,
                target_text=(node.target_text or "") + aim,
                series=frozendict(),
                department=None,
                extra=frozendict(),
            )
            for node in nodes
        )

    strategy = replace(strategy, goals=tuple(replace(goal, targets=said(goal.targets)) for goal in strategy.goals))
    return _each_measure(strategy, lambda one: replace(one, kpis=said(one.kpis)))


def _quantity(node: Indicator) -> str:
    text = node.baseline_text or ""
    return text if _DIGIT.search(text) else "0件"


def something_below(strategy: Strategy) -> Strategy:
    """`strategy` without measures and goals that have nothing below them."""
    goals = (
        replace(goal, measures=tuple(one for one in goal.measures if one.kpis or one.projects))
        for goal in strategy.goals
    )
    return replace(strategy, goals=tuple(goal for goal in goals if goal.targets or goal.measures))


def _each_measure(strategy: Strategy, change: Callable[[Measure], Measure]) -> Strategy:
    goals = (replace(goal, measures=tuple(map(change, goal.measures))) for goal in strategy.goals)
    return replace(strategy, goals=tuple(goals))


def with_targets(strategy: Strategy, *, baseline_year: int | None, target_year: int | None) -> Strategy:
    """`strategy` with each target read from the texts of aim and baseline, and the years that headings tell of them."""

    def read(nodes: tuple[Indicator, ...]) -> tuple[Indicator, ...]:
        return tuple(replace(node, target=_target(node, baseline_year, target_year)) for node in nodes)

    goals = (
        replace(
            goal,
            targets=read(goal.targets),
            measures=tuple(replace(measure, kpis=read(measure.kpis)) for measure in goal.measures),
        )
        for goal in strategy.goals
    )
    return replace(strategy, goals=tuple(goals))


def _target(node: Indicator, baseline_year: int | None, target_year: int | None) -> Target | None:
    baseline, text = node.baseline_text or "", node.target_text
    if not text:
        return None
    return read_stated(text, node.name, baseline=baseline, baseline_year=baseline_year, target_year=target_year)[0]


def _indicator(node: Indicator, style: Style) -> Indicator:
    """`node` with the columns of `style`; its target is still to be read from them."""
    series = {
        year: YearValue(target=value.target if style.header_rows > 1 else None, actual=value.actual)
        for year, value in node.series.items()
    }
    return replace(
        node,
        number=None,
        target=None,
        baseline_text=node.baseline_text if style.baselines else None,
        series=frozendict({year: value for year, value in series.items() if style.yearly and value != YearValue()}),
        department=node.department if style.departments else None,
        extra=_extra(node.extra, style.indicator_extra, style),
    )


def _indicators(nodes: Iterable[Indicator], style: Style) -> tuple[Indicator, ...]:
    return tuple(
        replace(_indicator(node, style), number=at if style.indicator_numbers else None)
        for at, node in enumerate(nodes, 1)
    )


def _measure(measure: Measure, style: Style) -> Measure:
    kpis = _indicators(measure.kpis, style) if style.kpis else ()
    projects = tuple(_project(one, style) for one in measure.projects) if style.projects else ()
    return replace(measure, kpis=kpis, projects=projects)


def _project(project: Project, style: Style) -> Project:
    department = project.department if style.departments else None
    return replace(project, department=department, extra=_extra(project.extra, style.project_extra, style))


def _extra(extra: frozendict[str, str], heading: str, style: Style) -> frozendict[str, str]:
    text = extra.get(EXTRA)
    return frozendict({heading: text} if text and style.extras else {})


def _without_areas(goal: Goal) -> Goal:
    return replace(goal, measures=tuple(replace(one, area=None, number=at) for at, one in enumerate(goal.measures, 1)))


def _goal(goal: Goal, ids: dict[str, str], taken: Counter[str]) -> Goal:
    goal_id = _free(str(goal.number or "0"), taken)
    measures = []
    for measure in goal.measures:
        marker = measure.area.marker if measure.area else ""
        measure_id = _free("-".join(filter(None, (goal_id, marker, str(measure.number or "0")))), taken)
        ids |= {project.id: f"{measure_id}-P{at}" for at, project in enumerate(measure.projects, 1)}
        projects = tuple(replace(one, id=ids[one.id]) for one in measure.projects)
        measures.append(
            replace(measure, id=measure_id, kpis=_with_ids(measure.kpis, f"{measure_id}-K"), projects=projects)
        )
    return replace(goal, id=goal_id, targets=_with_ids(goal.targets, f"{goal_id}-T"), measures=tuple(measures))


def _free(wanted: str, taken: Counter[str]) -> str:
    taken[wanted] += 1
    return wanted if taken[wanted] == 1 else f"{wanted}#{taken[wanted]}"


def _with_ids(nodes: tuple[Indicator, ...], prefix: str) -> tuple[Indicator, ...]:
    return tuple(replace(node, id=f"{prefix}{at}") for at, node in enumerate(nodes, 1))


def _pointing(goal: Goal, ids: dict[str, str]) -> Goal:
    measures = (
        replace(
            measure,
            projects=tuple(
                replace(one, reprint_of=ids[one.reprint_of]) if one.reprint_of else one for one in measure.projects
            ),
        )
        for measure in goal.measures
    )
    return replace(goal, measures=tuple(measures))
