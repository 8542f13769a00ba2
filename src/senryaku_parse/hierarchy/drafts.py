"""Goals and measures while what hangs below them is still coming in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from senryaku_parse.hierarchy.entries import Entry
from senryaku_parse.model import Area, Goal, Indicator, Measure, Project
from senryaku_parse.records import replaced
from senryaku_parse.text import whole_number

Identity: TypeAlias = tuple[Area | None, int | None, str]
"""What tells siblings apart: area, number, name as compared. A row of the same identity is the same node again."""


def by_number(nodes: Mapping[Identity, object], wanted: Identity) -> Identity | None:
    """The one of `nodes` that `wanted`, which is no more than a number, stands for; null where it is more, or none."""
    area, number, name = wanted
    number = whole_number(name) if name else number
    if number is None:
        return None
    found = [one for one in nodes if one[1] == number and (area is None or one[0] == area)]
    return found[0] if len(found) == 1 else None


def by_name(nodes: Mapping[Identity, object], wanted: Identity) -> Identity | None:
    """The one of `nodes` that bears the name of `wanted`, where one of the two has no number; null where none does, or several."""
    area, number, name = wanted
    found = [one for one in nodes if name and one[2] == name and (area is None or one[0] == area)]
    return found[0] if len(found) == 1 and None in (number, found[0][1]) else None


@dataclass(slots=True, eq=False)
class MeasureDraft:
    """A measure, and what hangs below it so far."""

    node: Measure
    kpis: list[Indicator] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)

    def finished(self) -> Measure:
        """The measure with all that hangs below it."""
        return replaced(self.node, kpis=tuple(self.kpis), projects=tuple(self.projects))


@dataclass(slots=True, eq=False)
class GoalDraft:
    """A goal, and what hangs below it so far."""

    node: Goal
    targets: list[Indicator] = field(default_factory=list)
    measures: dict[Identity, MeasureDraft] = field(default_factory=dict)
    in_force: MeasureDraft | None = None
    """The measure that what comes next hangs below; null above the first one of the goal, or below an area row."""
    area: Area | None = None
    """The area in force, from an area row or the last measure that names one."""
    area_entry: Entry | None = None
    """The area row, as long as no measure has taken it."""
    _counts: dict[Area | None, int] = field(default_factory=dict)

    def begin(self, node: Measure, identity: Identity) -> MeasureDraft:
        """A new measure."""
        self._counts[node.area] = self.count(node.area) + 1
        draft = self.measures[identity] = MeasureDraft(node)
        return draft

    def leave(self) -> None:
        """What comes next hangs below the goal itself until a measure or area is named."""
        self.in_force = self.area = None

    def count(self, area: Area | None) -> int:
        """How many measures the area has so far."""
        return self._counts.get(area, 0)

    def finished(self) -> Goal:
        """The goal with all that hangs below it."""
        measures = tuple(draft.finished() for draft in self.measures.values())
        return replaced(self.node, targets=tuple(self.targets), measures=measures)
