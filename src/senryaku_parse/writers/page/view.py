"""The strategy as the page shows it: every node with its anchor and the findings that touch it. Pure, linear."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, count, groupby, islice
from typing import Generic, TypeVar

from senryaku_parse.findings import Finding
from senryaku_parse.model import Area, Goal, Indicator, Measure, Node, Project, Strategy
from senryaku_parse.writers.page.anchors import unique
from senryaku_parse.writers.page.placing import owners

OWN_ANCHORS = frozenset({"tree", "findings", "elsewhere", "source", "reading"})
"""Anchors of the page's own parts."""


@dataclass(frozen=True, slots=True)
class SourceAnchors:
    """Anchors of the source, where it stands on the same page."""

    nodes: Mapping[str, str] = field(default_factory=dict)
    """Node id → anchor of the first text that it comes from."""
    findings: Mapping[int, str] = field(default_factory=dict)
    """Number of a finding, from 0 → anchor of the first text that it is on."""

    @property
    def taken(self) -> frozenset[str]:
        """All of them."""
        return frozenset((*self.nodes.values(), *self.findings.values()))


NO_SOURCE = SourceAnchors()

_N = TypeVar("_N", bound=Node)
_Shown = TypeVar("_Shown", bound=Node, covariant=True)


@dataclass(frozen=True, slots=True)
class Note:
    """A finding, and where the page shows it."""

    found: Finding
    anchor: str
    node: Node | None
    """The node it touches; null where none stands at its position."""
    source: str | None = None
    """Anchor of the text that it is on, where that stands on the page."""


@dataclass(frozen=True, slots=True)
class ShownNode(Generic[_Shown]):
    """A node, and where the page shows it."""

    node: _Shown
    anchor: str
    notes: tuple[Note, ...]
    source: str | None = None
    """Anchor of the text that it comes from, where that stands on the page."""


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A measure and what it holds."""

    entry: ShownNode[Measure]
    kpis: tuple[ShownNode[Indicator], ...]
    projects: tuple[ShownNode[Project], ...]


@dataclass(frozen=True, slots=True)
class AreaView:
    """Measures in a row that share an area, or have none."""

    area: Area | None
    measures: tuple[MeasureView, ...]


@dataclass(frozen=True, slots=True)
class GoalView:
    """A goal and what it holds."""

    entry: ShownNode[Goal]
    targets: tuple[ShownNode[Indicator], ...]
    areas: tuple[AreaView, ...]


@dataclass(frozen=True, slots=True)
class View:
    """The whole strategy."""

    strategy: Strategy
    goals: tuple[GoalView, ...]
    notes: tuple[Note, ...]
    """All findings, in their order."""
    anchors: Mapping[str, str]
    """Node id → anchor of the first node that has it."""
    reprints: Mapping[str, Sequence[ShownNode[Project]]]
    """Project id → where it is listed again."""


def view(strategy: Strategy, source: SourceAnchors = NO_SOURCE) -> View:
    """`strategy` with anchors and findings; `source` says where its texts stand on the page, where they do."""
    nodes = tuple(strategy.nodes())
    owned = owners(nodes, strategy.findings)
    ids = chain((node.id for node in nodes), (f"finding-{at}" for at in count(1)))
    anchors = unique(ids, OWN_ANCHORS | source.taken)
    of_nodes = tuple(islice(anchors, len(nodes)))
    notes = tuple(
        Note(found, next(anchors), None if owner is None else nodes[owner], source.findings.get(at))
        for at, (found, owner) in enumerate(zip(strategy.findings, owned, strict=True))
    )
    touching = defaultdict[int | None, list[Note]](list)
    for owner, note in zip(owned, notes, strict=True):
        touching[owner].append(note)
    entries = _Entries(of_nodes, touching, source.nodes)
    goals = tuple(_goal(goal, entries) for goal in strategy.goals)
    first: dict[str, str] = {}
    for node, anchor in zip(nodes, of_nodes, strict=True):
        first.setdefault(node.id, anchor)
    return View(strategy, goals, notes, first, _reprints(goals))


class _Entries:
    """The entries of nodes that are asked for in the order of the document."""

    def __init__(
        self, anchors: Sequence[str], touching: Mapping[int | None, Sequence[Note]], sources: Mapping[str, str]
    ) -> None:
        self._sources = sources
        self._places = iter([(anchor, tuple(touching.get(at, ()))) for at, anchor in enumerate(anchors)])

    def next(self, node: _N) -> ShownNode[_N]:
        return ShownNode(node, *next(self._places), self._sources.get(node.id))

    def all(self, nodes: Sequence[_N]) -> tuple[ShownNode[_N], ...]:
        return tuple(map(self.next, nodes))


def _goal(goal: Goal, entries: _Entries) -> GoalView:
    entry, targets = entries.next(goal), entries.all(goal.targets)
    areas = groupby(goal.measures, lambda measure: measure.area)
    return GoalView(
        entry,
        targets,
        tuple(AreaView(area, tuple(_measure(measure, entries) for measure in measures)) for area, measures in areas),
    )


def _measure(measure: Measure, entries: _Entries) -> MeasureView:
    return MeasureView(entries.next(measure), entries.all(measure.kpis), entries.all(measure.projects))


def _reprints(goals: Sequence[GoalView]) -> Mapping[str, Sequence[ShownNode[Project]]]:
    again = defaultdict[str, list[ShownNode[Project]]](list)
    measures = (measure for goal in goals for area in goal.areas for measure in area.measures)
    for entry in (entry for measure in measures for entry in measure.projects):
        if entry.node.reprint_of is not None:
            again[entry.node.reprint_of].append(entry)
    return dict(again)
