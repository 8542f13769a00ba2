"""Indicators and projects by all that they state: one that says the same is found at once."""

from __future__ import annotations

from typing import Any, TypeAlias

from senryaku_parse.hierarchy.entries import Entry
from senryaku_parse.model import Indicator, Project
from senryaku_parse.records import replaced
from senryaku_parse.text import without_space


class Alike:
    """The indicators of a list that grows, by what they state."""

    def __init__(self, siblings: list[Indicator]) -> None:
        """For `siblings`, which may get more at its end."""
        self._siblings = siblings
        self._known = 0
        """How many of them are in `_named` already."""
        self._named: dict[str, _Namesakes] = {}

    def elsewhere(self, node: Indicator) -> Indicator | None:
        """The first sibling that states word for word what `node` does, in another table; null where none does."""
        for other in self._siblings[self._known :]:
            self._named.setdefault(without_space(other.name), _Namesakes()).add(other)
        self._known = len(self._siblings)
        namesakes = self._named.get(without_space(node.name))
        return namesakes.elsewhere(node) if namesakes else None


class _Namesakes:
    """The indicators of one name: told apart by all they state only where one more bears it."""

    def __init__(self) -> None:
        self._new: list[Indicator] = []
        self._first: dict[Indicator, dict[int | None, Indicator]] = {}
        """What is stated, without an id → by table, the first that states it there."""

    def add(self, other: Indicator) -> None:
        self._new.append(other)

    def elsewhere(self, node: Indicator) -> Indicator | None:
        for other in self._new:
            self._first.setdefault(_stated(other), {}).setdefault(other.position.table, other)
        self._new.clear()
        tables = self._first.get(_stated(node), {})
        return next((other for table, other in tables.items() if table != node.position.table), None)


def _stated(node: Indicator) -> Indicator:
    """`node` without its id and without blanks, which say nothing."""
    target = node.target and replaced(node.target, text=without_space(node.target.text))
    baseline, aim = node.baseline_text and without_space(node.baseline_text), node.target_text
    return replaced(
        node,
        id="",
        name=without_space(node.name),
        target=target,
        baseline_text=baseline,
        target_text=aim and without_space(aim),
    )


Leaf: TypeAlias = Indicator | Project


class Repeated:
    """The indicators and projects of all lists, by the list and what their rows say."""

    def __init__(self) -> None:
        """None so far."""
        self._named: dict[str, tuple[Leaf, Entry, list[Any]]] = {}
        self.first_named = self._named.setdefault
        """Gives the first of a name, with its entry and its list. Most names come once, and need no more."""
        self._first: dict[tuple[int, str], tuple[Leaf, Entry]] = {}
        """List and name → the first of it there that says more than its name."""
        self._said: dict[tuple[int, str, Leaf], Leaf] = {}

    def earlier(self, node: Leaf, siblings: list[Any], entry: Entry) -> Leaf | None:
        """The one of the list `siblings` whose row says all that `node` and its `entry` do; null where none does.

        Rows that say nothing but a name may be several projects of that name.
        """
        first, said, beside = self.first_named(node.name, (node, entry, siblings))
        if first is node or _is_bare(node):
            return None
        place = id(siblings)
        if beside is siblings and not _is_bare(first):
            self._first[place, node.name] = first, said
        first, said = self._first.setdefault((place, node.name), (node, entry))
        if first is node:
            return None
        self._said.setdefault((place, said.text("name"), replaced(first, id="")), first)
        other = self._said.setdefault((place, entry.text("name"), replaced(node, id="")), node)
        return None if other is node else other


def _is_bare(node: Leaf) -> bool:
    """Whether it is a project that says nothing but its name."""
    return isinstance(node, Project) and not node.text and not node.extra
