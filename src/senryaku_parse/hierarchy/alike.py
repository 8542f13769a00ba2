"""Indicators by all that they state: the one of another table that says the same is found at once."""

from __future__ import annotations

from senryaku_parse.model import Indicator
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
