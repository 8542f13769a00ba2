"""Bytes of a workbook → its sheets as grids, and its notes."""

from __future__ import annotations

from collections.abc import Collection

from openpyxl.reader.excel import ExcelReader

from senryaku_parse.limits import USUAL, Limits
from senryaku_parse.loaders.cell_tables import CellGrid, NumberedRows
from senryaku_parse.messages import render
from senryaku_parse.spreadsheet.archive import check_archive
from senryaku_parse.spreadsheet.book_parts import filters, notes, opened, strings_part
from senryaku_parse.spreadsheet.cell_budget import CellBudget
from senryaku_parse.spreadsheet.cell_values import CellValues
from senryaku_parse.spreadsheet.sheet import SheetOutline, shared_strings, sheet_rows
from senryaku_parse.spreadsheet.values import CellValue, address


class LoadedBook:
    """The sheets of a workbook as they are when it is opened."""

    def __init__(self, data: bytes, limits: Limits = USUAL, only: Collection[str] | None = None) -> None:
        """Read `data`, of its sheets those with titles in `only`.

        Raises:
            InputError: it is no workbook, damaged, or an attack; TooLargeError among them.
        """
        check_archive(data, limits)
        self._data, self._limits = data, limits
        self._calculated: dict[str, dict[int, tuple[CellValue, ...]]] | None = None
        with opened(data) as (reader, parts):
            self.outlines: dict[str, SheetOutline] = {}
            """Title → what the sheet says of its cells beside what they hold."""
            parts = {title: part for title, part in parts.items() if only is None or title in only}
            rows = _sheets(reader, parts, limits, self.outlines)
            self.sheets = {title: _grid(title, cells) for title, cells in rows.items()}
            """Title → cells."""
            self.notes = list(notes(reader, parts))
            """Each note that people put to a cell."""
            self.filters = dict(filters(reader, parts))
            """Title → first column of the table, and number of the column from there → its filter in XML."""

    def calculated(self, title: str, row: int, column: int) -> CellValue:
        """What the formula in a cell came to when the workbook was saved; null where it was never calculated."""
        if self._calculated is None:
            with opened(self._data) as (reader, parts):
                sheets = _sheets(reader, parts, self._limits, {}, calculated=True)
                self._calculated = {title: dict(rows) for title, rows in sheets.items()}
        cells = self._calculated[title].get(row, ())
        return cells[column - 1] if column <= len(cells) else None


def _grid(title: str, rows: NumberedRows) -> CellGrid:
    """The grid of a sheet."""
    return CellGrid(
        render("edits.sheet", title=title),
        rows,
        lambda row, column: render("edits.cell-of-sheet", title=title, cell=address(row, column)),
        title,
    )


def _sheets(
    reader: ExcelReader,
    parts: dict[str, str],
    limits: Limits,
    outlines: dict[str, SheetOutline],
    *,
    calculated: bool = False,
) -> dict[str, NumberedRows]:
    """Title → rows of each sheet; blank rows are left out."""
    part = strings_part(reader)
    strings: list[str] = []
    if part is not None:
        with reader.archive.open(part) as file:
            strings = shared_strings(file, CellBudget(limits))
    values, room = CellValues(reader.wb, strings, calculated=calculated), CellBudget(limits)
    sheets: dict[str, NumberedRows] = {}
    for title, name in parts.items():
        with reader.archive.open(name) as file:
            sheets[title] = tuple(sheet_rows(file, room, values.read, outlines.setdefault(title, SheetOutline())))
    return sheets
