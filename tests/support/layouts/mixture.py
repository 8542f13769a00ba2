"""Printed in several layouts in one document: each goal in the next one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import cycle

from senryaku_parse.model import Goal, Measure, Strategy
from tests.support.layouts.columns import columns
from tests.support.layouts.holding import renumbered
from tests.support.layouts.label_rows import label_rows
from tests.support.layouts.outline import outline
from tests.support.layouts.printed import Printed
from tests.support.layouts.projects import project_first
from tests.support.layouts.style import Style

_LAYOUTS: tuple[Callable[[Strategy, Style], Printed], ...] = (outline, columns, label_rows, project_first)
"""Those that tell the goal of all that stands in them."""


def mixture(strategy: Strategy, style: Style) -> Printed:
    """What each layout holds of its goal.

    The headings of all tell the same of the years, and nothing is listed again: its first listing may stand in a layout
    that has no projects.
    """
    style = replace(style, lines=False)
    parts = [
        layout(replace(strategy, goals=(_listed_once(goal),)), style)
        for goal, layout in zip(strategy.goals, cycle(_LAYOUTS), strict=False)
    ]
    goals = tuple(goal for part in parts for goal in part.held.goals)
    return Printed(tuple(block for part in parts for block in part.page), renumbered(replace(strategy, goals=goals)))


def _listed_once(goal: Goal) -> Goal:
    def once(measure: Measure) -> Measure:
        return replace(measure, projects=tuple(one for one in measure.projects if not one.reprint))

    return replace(goal, measures=tuple(map(once, goal.measures)))
