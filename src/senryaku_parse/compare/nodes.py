"""A strategy as a flat list of nodes, each with the texts it is matched by and the place it has."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from senryaku_parse.compare.kinds import NodeType
from senryaku_parse.compare.texts import matching_text
from senryaku_parse.errors import UsageError
from senryaku_parse.messages import render
from senryaku_parse.model import Goal, Indicator, Measure, Node, Project, Strategy


@dataclass(slots=True, eq=False)
class Item:
    """One node of one edition."""

    at: int
    """Its place in `Strategy.nodes`, from 0."""
    type: NodeType
    node: Node
    parent: Item | None
    """The measure of a KPI or project, the goal of a measure or target."""
    place: int
    """Its place among the nodes of its type below its parent, from 1."""
    name: str
    """Its name for matching."""
    said: str
    """Its name, with 市 (町, 村) for the name of the municipality that the plan is of."""
    content: str
    """What else it says, for matching: target of an indicator, 内容 of a project, area of a measure."""
    mark: str
    """What tells siblings of one name apart: 区分 and 再掲 of a project; else ""."""
    before: Item | None = None
    """The node of its type before it below its parent."""
    after: Item | None = None
    """The node of its type after it below its parent."""
    children: list[Item] = field(default_factory=list)

    @property
    def goal(self) -> Item:
        """The goal it is, or hangs below."""
        item = self
        while item.parent is not None:
            item = item.parent
        return item

    @property
    def reprint(self) -> bool:
        """Whether it is a project that is listed again."""
        return isinstance(self.node, Project) and self.node.reprint


def by_parent(items: Iterable[Item]) -> dict[int, list[Item]]:
    """The place of a parent → those of `items` that hang below it, in their order."""
    found: dict[int, list[Item]] = defaultdict(list)
    for item in items:
        if item.parent:
            found[item.parent.at].append(item)
    return found


class Nodes:
    """All nodes of one edition."""

    def __init__(self, strategy: Strategy, side: str = "") -> None:
        """Flatten `strategy`.

        Raises:
            UsageError: two nodes have one id; `side` names the edition in the message.
        """
        self.strategy = strategy
        self.items: list[Item] = []
        self._last: dict[NodeType, Item] = {}
        self._own = _own_name(strategy.municipality)
        for place, goal in enumerate(strategy.goals, 1):
            self._goal(goal, place)
        self.by_id = {item.node.id: item for item in self.items}
        if len(self.by_id) < len(self.items):
            twice = next(item.node.id for item in self.items if self.by_id[item.node.id] is not item)
            raise UsageError(render("editions.compare-id-twice", side=side, twice=twice))

    def of(self, *types: NodeType) -> list[Item]:
        """The nodes of some types, in the order of the document."""
        return [item for item in self.items if item.type in types]

    @cached_property
    def fingerprint(self) -> list[tuple[str, ...]]:
        """What the alignment sees of the edition; two orders of the arguments are told apart by it."""
        return [(item.type, item.name, item.content, item.mark, item.node.name, item.node.id) for item in self.items]

    def _goal(self, goal: Goal, at: int) -> None:
        top = self._add("goal", goal, None, at)
        for place, target in enumerate(goal.targets, 1):
            self._add("target", target, top, place)
        for place, measure in enumerate(goal.measures, 1):
            middle = self._add("measure", measure, top, place)
            for type_, leaves in _leaves(measure):
                for leaf_place, leaf in enumerate(leaves, 1):
                    self._add(type_, leaf, middle, leaf_place)

    def _add(self, type_: NodeType, node: Node, parent: Item | None, place: int) -> Item:
        item = Item(
            at=len(self.items),
            type=type_,
            node=node,
            parent=parent,
            place=place,
            name=matching_text(node.name),
            said=self._own.sub(r"\1", node.name) if self._own else node.name,
            content=matching_text(_content(node)),
            mark=f"{node.category or ''}/{'再掲' if node.reprint else ''}" if isinstance(node, Project) else "",
        )
        self.items.append(item)
        if place > 1:
            item.before = self._last[type_]
            item.before.after = item
        self._last[type_] = item
        if parent is not None:
            parent.children.append(item)
        return item


def of_one_city(old: Nodes, new: Nodes) -> bool:
    """Whether both editions name one municipality."""
    city = old.strategy.municipality
    return city is not None and city == new.strategy.municipality


def _own_name(municipality: str | None) -> re.Pattern[str] | None:
    """What stands for the municipality in names: 「汐見野市」, its last letter in a group of its own."""
    found = re.search(r"(\w+)([市町村])$", municipality or "")
    return re.compile(f"{re.escape(found[1])}({found[2]})(?![市町村])") if found else None


def _leaves(measure: Measure) -> tuple[tuple[NodeType, Sequence[Indicator | Project]], ...]:
    return ("kpi", measure.kpis), ("project", measure.projects)


def _content(node: Node) -> str:
    match node:
        case Indicator():
            return node.target.text if node.target else node.target_text or ""
        case Project():
            return node.text or node.description
        case Measure():
            return node.area.name if node.area else ""
        case Goal():
            return ""
