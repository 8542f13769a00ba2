"""What a row of a table says, whatever the layout: the one language between layouts and the builder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

from frozendict import frozendict

from senryaku_parse.source import Position
from senryaku_parse.tables import Cell, Origin
from senryaku_parse.text import Enumerator, fold_space
from senryaku_parse.vocabulary import Role

Field: TypeAlias = Literal["name", "target", "category", "text", "department"]


class Entry(NamedTuple):
    """One goal, target, area, measure, KPI or project, as its cells state it."""

    role: Role
    cells: Mapping[Field, Cell]
    origin: Origin
    """Where its row stands."""
    label: Cell
    """The cell of the label column, for accounting."""
    enumerator: Enumerator | None = None
    """The number its label carries."""
    extra: Mapping[str, Cell] = frozendict()
    """Columns of unknown role: heading → cell."""

    @property
    def position(self) -> Position:
        """Where its row stands, for nodes and findings."""
        return self.origin.position

    def text(self, name: Field) -> str:
        """The text of a cell with white space folded; "" where there is none."""
        cell = self.cells.get(name)
        return fold_space(cell.text) if cell else ""
