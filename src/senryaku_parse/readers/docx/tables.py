"""Rows of a table of Word, whose merged cells say that they go on, → a raw table with row and column spans."""

from __future__ import annotations

from dataclasses import dataclass, field

from senryaku_parse.readers.docx.elements import Properties, XmlAttributes, attribute, number
from senryaku_parse.tables import RawCell, RawRow, RawTable

_WIDEST = 10**6
"""A wider cell is no wider: there is no such table."""


@dataclass(slots=True)
class _Cell:
    text: str
    line: int
    width: int = 1
    height: int = 1


@dataclass(slots=True)
class _Row:
    line: int
    cells: list[_Cell] = field(default_factory=list)


class TableBuilder:
    """Collects the rows of one table."""

    def __init__(self, line: int) -> None:
        """For a table that begins with the paragraph `line`."""
        self.line = line
        self.cells = 0
        """How many there are so far."""
        self._rows: list[_Row] = []
        self._open: dict[int, _Cell] = {}
        """Column → the merged cell above that a cell of the next row there may go on with."""
        self._opened: dict[int, _Cell] = {}
        """The same for the row that is read."""
        self._column = 0

    def begin_row(self, properties: Properties, line: int) -> None:
        """The next row, which begins with the paragraph `line`; nothing stands in the columns before its first cell."""
        self._rows.append(_Row(line))
        self._opened, self._column = {}, 0
        if properties:
            self._skip(properties, "gridBefore")

    def end_row(self, properties: Properties) -> None:
        """No cell follows in the row."""
        if properties:
            self._skip(properties, "gridAfter")
        self._open = self._opened
        if not self._rows[-1].cells and not self._opened:
            self._rows.pop()

    def add(self, text: str, line: int, properties: Properties) -> str:
        """The next cell of the row; the text of one that goes on with another, which does not show it."""
        width = (_width(properties, "gridSpan") or 1) if properties else 1
        column, self._column = self._column, self._column + width
        cells = self._rows[-1].cells
        if properties:
            above = self._open.get(column)
            if "hMerge" in properties and cells and _goes_on(properties["hMerge"]):
                cells[-1].width += width
                return text
            if "vMerge" in properties and above and above.width == width and _goes_on(properties["vMerge"]):
                above.height += 1
                self._opened[column] = above
                return text
        cell = _Cell(text, line, width)
        cells.append(cell)
        self.cells += 1
        if "vMerge" in properties:
            self._opened[column] = cell
        return ""

    def table(self) -> RawTable | None:
        """The table; null where it has no row."""
        if not self._rows:
            return None
        may_span = any(cell.width != 1 or cell.height != 1 for row in self._rows for cell in row.cells)
        rows = tuple([_raw_row(row) for row in self._rows])
        return RawTable((rows,), self.line, may_span=may_span)

    def _skip(self, properties: Properties, name: str) -> None:
        if width := _width(properties, name):
            self._rows[-1].cells.append(_Cell("", self._rows[-1].line, width))
            self._column += width
            self.cells += 1


def _raw_row(row: _Row) -> RawRow:
    cells = [
        RawCell(cell.text, cell.height, cell.width, None if cell.line == row.line else cell.line) for cell in row.cells
    ]
    return RawRow(tuple(cells), row.line)


def _width(properties: Properties, name: str) -> int:
    """The number of columns that a property says; 0 where it is absent."""
    found = properties.get(name)
    return 0 if found is None else min(max(0, number(attribute(found, "val"), _WIDEST)), _WIDEST)


def _goes_on(merge: XmlAttributes) -> bool:
    """Whether a cell that is merged so goes on with another."""
    return attribute(merge, "val") in (None, "continue")
