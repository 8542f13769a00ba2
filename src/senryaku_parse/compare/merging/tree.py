"""A strategy as nodes with their parents and order, and back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from senryaku_parse.compare.kinds import NodeType
from senryaku_parse.compare.merging.cells import bare
from senryaku_parse.errors import UsageError
from senryaku_parse.messages import render
from senryaku_parse.model import Goal, Measure, Node, Strategy

Slot: TypeAlias = tuple[str | None, NodeType]
"""Id of the parent, null above goals, and the type of what hangs there."""


@dataclass(slots=True)
class Tree:
    """The nodes of one strategy by id."""

    nodes: dict[str, Node] = field(default_factory=dict)
    """Id → the node without those below it, in the order of the document."""
    slots: dict[str, Slot] = field(default_factory=dict)
    """Id → where it hangs."""

    def add(self, type_: NodeType, node: Node, parent: str | None) -> None:
        """One more node.

        Raises:
            UsageError: its id was used before.
        """
        if node.id in self.nodes:
            raise UsageError(render("editions.merge-id-twice", id=node.id))
        self.nodes[node.id] = bare(node)
        self.slots[node.id] = (parent, type_)

    def children(self) -> dict[Slot, list[str]]:
        """Where nodes hang → their ids in order."""
        found: dict[Slot, list[str]] = defaultdict(list)
        for node_id, slot in self.slots.items():
            found[slot].append(node_id)
        return found


def tree_of(strategy: Strategy) -> Tree:
    """The tree of `strategy`.

    Raises:
        UsageError: two nodes have one id.
    """
    tree = Tree()
    for goal in strategy.goals:
        tree.add("goal", goal, None)
        for target in goal.targets:
            tree.add("target", target, goal.id)
        for measure in goal.measures:
            tree.add("measure", measure, goal.id)
            for kpi in measure.kpis:
                tree.add("kpi", kpi, measure.id)
            for project in measure.projects:
                tree.add("project", project, measure.id)
    return tree


def goals_of(nodes: Mapping[str, Any], children: Mapping[Slot, Sequence[str]]) -> tuple[Goal, ...]:
    """The goals of which the nodes hang as `children` says."""

    def below(parent: str | None, type_: NodeType) -> tuple[Any, ...]:
        return tuple(nodes[one] for one in children.get((parent, type_), ()))

    def measure(node: Measure) -> Measure:
        return replace(node, kpis=below(node.id, "kpi"), projects=below(node.id, "project"))

    def goal(node: Goal) -> Goal:
        return replace(node, targets=below(node.id, "target"), measures=tuple(map(measure, below(node.id, "measure"))))

    return tuple(map(goal, below(None, "goal")))
