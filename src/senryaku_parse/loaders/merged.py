"""Cells that people merged in a table of ours: what stands in the first counts for every row."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from openpyxl.utils.cell import range_boundaries

from senryaku_parse.loaders.cell_tables import CellGrid, is_blank, verbatim
from senryaku_parse.spreadsheet.values import CellValue
from senryaku_parse.text import match_key

_MOST_CELLS = 200_000
"""Cells that are filled in at most: people merge by hand."""
_IDS = frozenset(("id",))


def spread(grid: CellGrid, merged: Sequence[str]) -> CellGrid:
    """`grid` with the value of each merged range in all rows of its first column; ids stay where they are."""
    if not merged:
        return grid
    rows = {number: list(cells) for number, cells in grid.rows}
    numbers = sorted(rows)
    left = _MOST_CELLS
    for first, last, column in _ranges(merged):
        if first not in rows or column > len(rows[first]) or is_blank(value := rows[first][column - 1]):
            continue
        if _is_of_ids(rows, numbers, first, column):
            continue
        for number in numbers[bisect_left(numbers, first + 1) : bisect_left(numbers, last + 1)][:left]:
            left -= 1
            _put(rows[number], column, value)
    return replace(grid, rows=tuple((number, tuple(rows[number])) for number in numbers))


def _ranges(merged: Iterable[str]) -> Iterable[tuple[int, int, int]]:
    """First and last row and the first column of each range over several rows."""
    for ref in merged:
        try:
            left, top, _, bottom = range_boundaries(ref)
        except (ValueError, TypeError):
            continue
        if left and top and bottom and bottom > top:
            yield int(top), int(bottom), int(left)


def _is_of_ids(rows: dict[int, list[CellValue]], numbers: Sequence[int], row: int, column: int) -> bool:
    heads = (rows[number] for number in numbers[:3] if number < row)
    return any(column <= len(cells) and match_key(verbatim(cells[column - 1])) in _IDS for cells in heads)


def _put(cells: list[CellValue], column: int, value: CellValue) -> None:
    cells.extend([None] * (column - len(cells)))
    if is_blank(cells[column - 1]):
        cells[column - 1] = value
