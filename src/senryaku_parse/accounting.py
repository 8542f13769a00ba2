"""Nothing is lost, shown: every non-empty source cell and where it went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from senryaku_parse.source import Position
from senryaku_parse.tables import Document, RawTable
from senryaku_parse.text import repair_characters


@dataclass(frozen=True, slots=True)
class AccountedCell:
    """One non-empty cell of the source, and where its text went."""

    position: Position
    text: str
    """The text as the reader found it."""
    destinations: tuple[str, ...]
    """Node and field ("1-ア-1-K1.name", "1.label"), "heading", "enumerator", or "finding:" and its code.
    Empty for a cell that was lost."""


@dataclass(frozen=True, slots=True)
class Accounting:
    """Every non-empty cell of a source."""

    cells: tuple[AccountedCell, ...]

    @property
    def total(self) -> int:
        """How many non-empty cells the source has."""
        return len(self.cells)

    @property
    def lost(self) -> tuple[AccountedCell, ...]:
        """The cells that went nowhere."""
        return tuple(cell for cell in self.cells if not cell.destinations)

    def __str__(self) -> str:
        """「cells: 412 of 412 accounted for」."""
        return f"cells: {self.total - len(self.lost)} of {self.total} accounted for"


def account_for(document: Document, destinations: Mapping[Position, list[str]]) -> Accounting:
    """The cells of `document` as its reader found them, each with what `destinations` says of its place.

    A cell of nothing but stray control characters ends in the finding that tells of their removal.
    """
    tables = [block for block in document.blocks if isinstance(block, RawTable)]
    return Accounting(
        tuple(
            AccountedCell(position, cell.text, tuple(destinations.get(position, ())) or _repaired_away(cell.text))
            for number, table in enumerate(tables, 1)
            for at, row in enumerate((row for group in table.groups for row in group), 1)
            for column, cell in enumerate(row.cells, 1)
            if cell.text.strip()
            for position in (Position(number, at, column, cell.line or row.line),)
        )
    )


def _repaired_away(text: str) -> tuple[str, ...]:
    return () if repair_characters(text).strip() else ("finding:characters-repaired",)
