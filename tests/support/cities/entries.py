"""Rows of a table that bears the levels in columns, and what stands below headings that bear them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest

from tests.support.cities.hand import SAME, Hand
from tests.support.cities.markup import heading
from tests.support.cities.truth import Goal, Kpi, Measure, Plan


def placed(plan: Plan, hand: Hand, project: int = 0) -> list[tuple[Goal, Measure, list[str]]]:
    """Rows with the nodes that they belong to.

    Columns: goal, measure, KPI, baseline, target and the first `project` of name, description, department.
    """
    rows = []
    for goal in plan.goals:
        for measure in goal.measures:
            for index, (kpi, work) in enumerate(zip_longest(measure.kpis, measure.projects if project else ())):
                row = [
                    SAME if measure.number > 1 or index else hand.goal(goal),
                    SAME if index else hand.measure(goal, measure),
                ]
                row += [hand.name(kpi), hand.baseline(kpi), hand.target(kpi)] if kpi else [""] * 3
                row += [work.name, work.description, work.department][:project] if work else [""] * project
                rows.append((goal, measure, row))
    return rows


def leaves(plan: Plan, hand: Hand, project: int = 0) -> list[list[str]]:
    """The rows alone."""
    return [row for _, _, row in placed(plan, hand, project)]


def levels(hand: Hand, goal: Goal, measure: Measure, index: int) -> list[str]:
    """Goal and measure of the row `index` of a measure, said once."""
    return [SAME if measure.number > 1 or index else hand.goal(goal), SAME if index else hand.measure(goal, measure)]


def roles(hand: Hand, baseline: str = "現状値", target: str = "目標値") -> list[str]:
    """The headings of baseline and target, each with its year."""
    return [f"{baseline}（{hand.base_year}）", f"{target}（{hand.last_year}）"]


def values(hand: Hand, kpi: Kpi) -> list[str]:
    """Name, baseline, target."""
    return [hand.name(kpi), hand.baseline(kpi), hand.target(kpi)]


def below_headings(
    plan: Plan, hand: Hand, written: Callable[[Goal, Measure], list[str]], goal_word: str = "", measure_word: str = ""
) -> list[str]:
    """Headings of goals and measures with what is written below each measure; in a town's own words where they are given."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, f"{goal_word}{goal.number}　{goal.name}" if goal_word else hand.goal(goal)))
        for measure in goal.measures:
            own = f"{measure_word}{hand.key(goal, measure)}　{measure.name}"
            body.append(heading(3, own if measure_word else hand.measure(goal, measure)))
            body += written(goal, measure)
    return body
