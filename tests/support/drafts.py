"""A strategy taken apart for editing, and put together again with ids and numbers as a parse gives them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import TypeVar

from senryaku_parse.model import Goal, Indicator, Measure, Node, Project

_L = TypeVar("_L", Indicator, Project)


@dataclass(slots=True, eq=False)
class Draft:
    """A node while it is edited."""

    node: Node
    origins: set[str]
    """Ids of the old nodes that it is."""
    below: list[Draft] = field(default_factory=list)
    touched: bool = False

    def __post_init__(self) -> None:
        """Take the nodes below out of the node itself."""
        below: list[Node] = []
        match self.node:
            case Goal(targets=targets, measures=measures):
                below = [*targets, *measures]
            case Measure(kpis=kpis, projects=projects):
                below = [*kpis, *projects]
        self.below = [Draft(node, {node.id}) for node in below]


@dataclass(slots=True)
class Tree:
    """All drafts, and the chance that picks among them."""

    goals: list[Draft]
    random: Random

    def drafts(self) -> Iterator[Draft]:
        """Every draft."""
        for goal in self.goals:
            yield goal
            for child in goal.below:
                yield child
                yield from child.below

    def measures(self) -> list[tuple[Draft, Draft]]:
        """(goal, measure) of each measure."""
        return [(goal, one) for goal in self.goals for one in goal.below if isinstance(one.node, Measure)]

    def pick(self, wanted: Callable[[Draft], bool]) -> Draft | None:
        """One of the drafts that no edit took yet, now taken; null where there is none."""
        free = [draft for draft in self.drafts() if not draft.touched and wanted(draft)]
        if not free:
            return None
        chosen = self.random.choice(free)
        chosen.touched = True
        return chosen

    def above(self, draft: Draft) -> Draft:
        """What `draft`, which is no goal, hangs below."""
        return next(parent for parent in self.drafts() if any(child is draft for child in parent.below))


def finished(tree: Tree) -> tuple[tuple[Goal, ...], set[tuple[str, str]]]:
    """The goals with ids and numbers as a parse gives them, and the truth pairs."""
    pairs: set[tuple[str, str]] = set()
    goals = tuple(_goal(draft, number, pairs) for number, draft in enumerate(tree.goals, 1))
    new_ids = dict(sorted(pairs, reverse=True))
    return tuple(
        replace(
            goal,
            measures=tuple(
                replace(one, projects=tuple(_resolved(project, new_ids) for project in one.projects))
                for one in goal.measures
            ),
        )
        for goal in goals
    ), pairs


def _resolved(project: Project, new_ids: dict[str, str]) -> Project:
    return replace(project, reprint_of=new_ids.get(project.reprint_of)) if project.reprint_of else project


def _goal(draft: Draft, number: int, pairs: set[tuple[str, str]]) -> Goal:
    node = draft.node
    assert isinstance(node, Goal)
    goal_id = str(number)
    pairs |= {(origin, goal_id) for origin in draft.origins}
    measures = [child for child in draft.below if isinstance(child.node, Measure)]
    numbers: dict[str, int] = {}
    finished = []
    for child in sorted(measures, key=_marker):
        marker = _marker(child)
        numbers[marker] = numbers.get(marker, 0) + 1
        finished.append(_measure(child, "-".join(filter(None, (goal_id, marker))), numbers[marker], pairs))
    return replace(
        node,
        id=goal_id,
        number=number,
        targets=tuple(_leaves(Indicator, draft.below, f"{goal_id}-T", pairs)),
        measures=tuple(finished),
    )


def _marker(draft: Draft) -> str:
    return draft.node.area.marker if isinstance(draft.node, Measure) and draft.node.area else ""


def _measure(draft: Draft, prefix: str, number: int, pairs: set[tuple[str, str]]) -> Measure:
    node = draft.node
    assert isinstance(node, Measure)
    measure_id = f"{prefix}-{number}"
    pairs |= {(origin, measure_id) for origin in draft.origins}
    return replace(
        node,
        id=measure_id,
        number=number,
        kpis=tuple(_leaves(Indicator, draft.below, f"{measure_id}-K", pairs)),
        projects=tuple(_leaves(Project, draft.below, f"{measure_id}-P", pairs)),
    )


def _leaves(kind: type[_L], below: Sequence[Draft], prefix: str, pairs: set[tuple[str, str]]) -> Iterator[_L]:
    """The leaves of one kind among the nodes below, in their order."""
    leaves = [(draft, draft.node) for draft in below if isinstance(draft.node, kind)]
    for at, (draft, node) in enumerate(leaves, 1):
        pairs |= {(origin, f"{prefix}{at}") for origin in draft.origins}
        node = replace(node, id=f"{prefix}{at}")
        yield replace(node, number=at) if isinstance(node, Indicator) and node.number is not None else node
