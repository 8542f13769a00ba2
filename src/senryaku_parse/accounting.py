"""Nothing is lost, shown: every non-empty cell and line of text of the source, and where it went."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from senryaku_parse.findings import CODES, Finding
from senryaku_parse.locations import Locations
from senryaku_parse.marks.runs import without_signs
from senryaku_parse.source import Position
from senryaku_parse.tables import Document, Origin, RawCell, RawTable, text_lines
from senryaku_parse.text import repair_characters

_OUTSIDE = "finding:line-outside"


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
class AccountedLine:
    """One line of text outside the cells of tables, and where it went."""

    position: Position
    text: str
    """The text as the reader found it."""
    destinations: tuple[str, ...]
    """Node and field ("1.text"), field of the strategy ("title"), "heading", or "finding:" and its code; of a line
    outside the strategy that is "finding:line-outside". Empty for a line that was lost."""


@dataclass(frozen=True, slots=True)
class Accounting:
    """Every non-empty cell and line of text of a source."""

    cells: tuple[AccountedCell, ...]
    lines: tuple[AccountedLine, ...] = ()
    """Headings, paragraphs, items of lists, captions, front matter."""

    @property
    def total(self) -> int:
        """How many non-empty cells the source has."""
        return len(self.cells)

    @property
    def lost(self) -> tuple[AccountedCell | AccountedLine, ...]:
        """The cells and lines that went nowhere."""
        cells = tuple(cell for cell in self.cells if not cell.destinations)
        return cells + tuple(line for line in self.lines if not line.destinations)

    @property
    def outside(self) -> tuple[AccountedLine, ...]:
        """The lines of text outside the strategy."""
        return tuple(line for line in self.lines if _OUTSIDE in line.destinations)

    def __str__(self) -> str:
        """「cells: 412 of 412, lines: 96 of 96 (strategy 60, outside 36)」."""
        cells = sum(bool(cell.destinations) for cell in self.cells)
        lines = sum(bool(line.destinations) for line in self.lines)
        outside = len(self.outside)
        return (
            f"cells: {cells} of {self.total}, "
            f"lines: {lines} of {len(self.lines)} (strategy {lines - outside}, outside {outside})"
        )


def account_for(
    document: Document,
    destinations: Mapping[Origin, tuple[str, ...]],
    findings: Iterable[Finding],
    locations: Locations | None = None,
) -> Accounting:
    """The cells and lines of `document` as its reader found them, each with what `destinations` says of its place.

    A cell may end in a finding instead, where the finding's code keeps text, its place is the cell, its row or its
    table, and its `before` holds the cell's text, white space aside; a cell of nothing but stray control
    characters ends in the finding that tells of their removal. `locations` tells pages, sheets and cells, where there are such.
    """

    @cache
    def kept() -> Mapping[Position, list[Finding]]:
        """Those findings by their places; most documents need none of them."""
        by_place: dict[Position, list[Finding]] = defaultdict(list)
        for found in findings:
            if CODES[found.code].keeps_text:
                by_place[_in_table(found.position)].append(found)
        return by_place

    def placed(position: Position) -> Position:
        return locations.of(position) if locations else position

    def shown(cell: RawCell) -> str:
        return without_signs(cell.text)

    tables = [block for block in document.blocks if isinstance(block, RawTable)]
    return Accounting(
        tuple(
            AccountedCell(position, shown(cell), destinations.get(place) or _keeping(position, shown(cell), kept()))
            for number, table in enumerate(tables, 1)
            for at, row in enumerate((row for group in table.groups for row in group), 1)
            for column, cell in enumerate(row.cells, 1)
            if cell.text.strip()
            for place in (Origin(number, at, column, cell.line or row.line),)
            for position in (placed(place.position),)
        ),
        tuple(
            AccountedLine(position, text, destinations.get(line.origin) or _keeping_line(position, text, kept()))
            for line in text_lines(document)
            for text in (without_signs(line.text),)
            for position in (placed(line.origin.position),)
        ),
    )


def _keeping(position: Position, text: str, kept: Mapping[Position, list[Finding]]) -> tuple[str, ...]:
    """The finding that keeps the text of one cell, nearest place first."""
    cell = _in_table(position)
    bare = _bare(text)
    for place in (cell, replace(cell, column=None), Position(position.table)):
        for found in kept.get(place, ()):
            if bare and bare in _bare(found.before or ""):
                return (f"finding:{found.code}",)
    return () if bare else ("finding:characters-repaired",)


def _keeping_line(position: Position, text: str, kept: Mapping[Position, list[Finding]]) -> tuple[str, ...]:
    """The finding that keeps the text of one line of text, told at its place."""
    bare = _bare(text)
    for found in kept.get(Position(position.table), ()):
        if replace(found.position, row=None, column=None) == position and bare in _bare(found.before or ""):
            return (f"finding:{found.code}",)
    return ()


def _in_table(position: Position) -> Position:
    return Position(position.table, position.row, position.column)


def _bare(text: str) -> str:
    """`text` for comparing with its repaired self: characters repaired, without white space and what shows it as struck."""
    return "".join(repair_characters(text).split()).replace("~~", "")
