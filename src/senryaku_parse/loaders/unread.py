"""Sheets that are not read back: edits in them are reported, never dropped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from decimal import Decimal

from senryaku_parse.findings import Finding, finding
from senryaku_parse.loaders.cell_tables import CellGrid, is_blank, verbatim
from senryaku_parse.loaders.texts import canonical
from senryaku_parse.messages import render
from senryaku_parse.spreadsheet.values import CellValue, Formula, Percent
from senryaku_parse.writers.excel.names import PROGRESS_AIM

_IS_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DAY = "YYYY-MM-DD"
"""The day a workbook was written on is another when it is written again to compare."""


def unread_edits(
    grid: CellGrid,
    expected: CellGrid,
    results: Callable[[int, int], CellValue],
    ignored: Collection[int] = (),
    ignored_there: Collection[int] = (),
) -> Iterator[Finding]:
    """A finding for each cell of `grid` with a text that `expected`, the sheet as it was written, has not.

    Rows may stand in any order. Columns in `ignored` (of `expected`: `ignored_there`) are read elsewhere; formulas stand where they stood.
    Where texts are only gone, one finding says so. `results` says what the formula in a row and column of `expected` comes to: that
    is what stands there where a program has kept no formula at all.
    """
    left = Counter(_key(cell) for *_, cell in _cells(expected, ignored_there))
    formulas = {column for _, column, cell in _cells(expected, ignored_there) if isinstance(cell, Formula)}
    if formulas and not any(isinstance(cell, Formula) for *_, cell in _cells(grid, ())):
        expected = replace(expected, rows=tuple(_with_results(expected, results)))
        computed = {column for column in formulas if column > len(PROGRESS_AIM)}
        ignored, ignored_there = {*ignored, *computed}, {*ignored_there, *computed}
        left = Counter(_key(cell) for *_, cell in _cells(expected, ignored_there))
    strange = []
    rows, now = _Rows(expected), dict(grid.rows)
    for row, column, cell in _cells(grid, ignored):
        if isinstance(cell, Formula) and column in formulas:
            continue
        key = _key(cell)
        if left[key] and rows.holds(row, now[row], column, key):
            left[key] -= 1
        else:
            strange.append((row, column, cell, key))
    unread = render("edits.this-column" if ignored else "edits.this-sheet")
    edited = False
    for row, column, cell, key in strange:
        if left[key]:
            left[key] -= 1
            continue
        edited = True
        message = render("edits.edit-not-read", where=grid.where(row, column), unread=unread)
        yield finding("edit-unread", message, before=verbatim(cell))
    gone = [key for key, number in left.items() if number > 0 and not key.startswith("=")]
    if gone and not edited:
        message = render("edits.deletion-not-read", name=grid.name, count=len(gone), unread=unread)
        yield finding("edit-unread", message, before="\n".join(gone))


def _with_results(
    grid: CellGrid, results: Callable[[int, int], CellValue]
) -> Iterator[tuple[int, tuple[CellValue, ...]]]:
    for row, cells in grid.rows:
        shown = (results(row, at) if isinstance(cell, Formula) else cell for at, cell in enumerate(cells, 1))
        yield row, tuple(shown)


class _Rows:
    """The rows of a sheet as it was written, each known by its first cell, be it moved, else by its place."""

    def __init__(self, expected: CellGrid) -> None:
        self._cells = dict(expected.rows)
        firsts = Counter(_first(cells) for _, cells in expected.rows)
        self._named = {first: cells for _, cells in expected.rows if firsts[first := _first(cells)] == 1}

    def holds(self, row: int, now: tuple[CellValue, ...], column: int, key: str) -> bool:
        """Whether the row that is now row number `row`, with the cells `now`, had a cell of `key` in `column`."""
        cells = self._named.get(_first(now)) or self._cells.get(row, ())
        return column <= len(cells) and not is_blank(cells[column - 1]) and _key(cells[column - 1]) == key


def _first(cells: tuple[CellValue, ...]) -> str:
    return _key(cells[0]) if cells and not is_blank(cells[0]) else ""


def _cells(grid: CellGrid, ignored: Collection[int]) -> Iterator[tuple[int, int, CellValue]]:
    for row, cells in grid.rows:
        for column, cell in enumerate(cells, 1):
            if column not in ignored and not is_blank(cell):
                yield row, column, cell


def _key(cell: CellValue) -> str:
    """Equal for cells that say the same."""
    if isinstance(cell, Percent):
        return str(cell.value.normalize())
    if isinstance(cell, int | Decimal) and not isinstance(cell, bool):
        return str(Decimal(cell).normalize())
    text = canonical(verbatim(cell))
    return _DAY if _IS_DAY.fullmatch(text) else text
