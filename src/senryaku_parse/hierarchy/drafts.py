"""Goals and measures while what hangs below them is still coming in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

from senryaku_parse.hierarchy.entries import Entry
from senryaku_parse.model import Area, Goal, Indicator, Measure, Project
from senryaku_parse.records import replaced
from senryaku_parse.text import whole_number

Identity: TypeAlias = tuple[Area | None, int | None, str]
"""What tells siblings apart: area, number, name as compared. A row of the same identity is the same node again."""


_Draft = TypeVar("_Draft", "GoalDraft", "MeasureDraft")


class Siblings(dict[Identity, _Draft]):
    """Drafts below one parent by their identity; a number or a name alone finds the only one that bears it."""

    def __init__(self) -> None:
        """No drafts so far."""
        super().__init__()
        self._unnoted: list[Identity] = []
        self._only: dict[tuple[Area | None, int | str], Identity | None] = {}
        """The only one of that number or name in an area, or below the parent (null); null where several are."""

    def add(self, identity: Identity, draft: _Draft) -> _Draft:
        """The draft itself, which `identity` finds from now on."""
        self[identity] = draft
        self._unnoted.append(identity)
        return draft

    def by_number(self, wanted: Identity) -> Identity | None:
        """The one that `wanted`, which is no more than a number, stands for; null where it is more, or none."""
        area, number, name = wanted
        number = whole_number(name) if name else number
        return None if number is None else self._find(area, number)

    def by_name(self, wanted: Identity) -> Identity | None:
        """The one of the same name, where one of the two has no number; null where none is, or several are."""
        area, number, name = wanted
        found = self._find(area, name) if name else None
        return found if found and None in (number, found[1]) else None

    def _find(self, area: Area | None, borne: int | str) -> Identity | None:
        for identity in self._unnoted:
            for within in {None, identity[0]}:
                for one in identity[1:]:
                    if one is not None:
                        self._only[within, one] = None if (within, one) in self._only else identity
        self._unnoted.clear()
        return self._only.get((area, borne))


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
    measures: Siblings[MeasureDraft] = field(default_factory=Siblings)
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
        return self.measures.add(identity, MeasureDraft(node))

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
