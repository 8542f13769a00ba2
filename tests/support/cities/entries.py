"""Rows of a table that bears the levels in columns."""

from __future__ import annotations

from itertools import zip_longest

from tests.support.cities.hand import SAME, Hand
from tests.support.cities.truth import Goal, Measure, Plan


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
