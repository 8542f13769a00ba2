"""Indicators and projects by all that they state: one that says the same is found at once."""

from __future__ import annotations

from typing import TypeAlias

from senryaku_parse.hierarchy.entries import Entry
from senryaku_parse.model import Indicator, Project
from senryaku_parse.records import replaced


class Alike:
    """The indicators of a list that grows, by what they state."""

    def __init__(self, siblings: list[Indicator]) -> None:
        """For `siblings`, which may get more at its end."""
        self._siblings = siblings
        self._known = 0
        """How many of them are in `_first` already."""
        self._first: dict[Indicator, dict[int | None, Indicator]] = {}
        """What is stated, without an id → by table, the first that states it there."""

    def elsewhere(self, node: Indicator) -> Indicator | None:
        """The first sibling that states word for word what `node` does, in another table; null where none does."""
        for other in self._siblings[self._known :]:
            self._first.setdefault(replaced(other, id=""), {}).setdefault(other.position.table, other)
        self._known = len(self._siblings)
        tables = self._first.get(replaced(node, id=""), {})
        return next((other for table, other in tables.items() if table != node.position.table), None)


Leaf: TypeAlias = Indicator | Project


class Repeated:
    """The indicators and projects of all lists, by the list and what their rows say."""

    def __init__(self) -> None:
        """None so far."""
        self._first: dict[tuple[int, str], tuple[Leaf, Entry]] = {}
        """List and name → the first of that name. Most names come once, and need no more."""
        self._said: dict[tuple[int, str, Leaf], Leaf] = {}

    def earlier(self, node: Leaf, siblings: int, entry: Entry) -> Leaf | None:
        """The one of the list `siblings` whose row says all that `node` and its `entry` do; null where none does.

        Rows that say nothing but a name may be several projects of that name.
        """
        if isinstance(node, Project) and not node.text and not node.extra:
            return None
        first, said = self._first.setdefault((siblings, node.name), (node, entry))
        if first is node:
            return None
        self._said.setdefault((siblings, said.text("name"), replaced(first, id="")), first)
        other = self._said.setdefault((siblings, entry.text("name"), replaced(node, id="")), node)
        return None if other is node else other
