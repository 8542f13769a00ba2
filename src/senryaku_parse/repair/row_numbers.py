"""A leading column that only counts the rows: dropped."""

from __future__ import annotations

from itertools import pairwise

from senryaku_parse.findings import Finding, finding
from senryaku_parse.tables import Grid, Row
from senryaku_parse.vocabulary import Vocabulary

_FEWEST = 2
"""Rows that a count needs to be one."""


def drop_row_numbers(grids: tuple[Grid, ...], vocabulary: Vocabulary) -> tuple[tuple[Grid, ...], list[Finding]]:
    """`grids` without a first column of consecutive numbers. A heading above the numbers goes with them."""
    findings: list[Finding] = []
    return tuple(_drop(grid, findings) if _is_counted(grid) else grid for grid in grids), findings


def _is_counted(grid: Grid) -> bool:
    numbers = [row.slots[0].text for row in grid.rows if any(row.texts)]
    if numbers and not numbers[0].isdecimal():
        del numbers[0]
    return (
        grid.width > 1
        and len(numbers) >= _FEWEST
        and all(number.isdecimal() for number in numbers)
        and all(int(above) + 1 == int(below) for above, below in pairwise(numbers))
    )


def _drop(grid: Grid, findings: list[Finding]) -> Grid:
    first = [row.slots[0] for row in grid.rows]
    findings += [
        finding("row-numbers", "行番号だけの列を読み飛ばしました。", before=cell.text, position=cell.position)
        for cell in first
        if cell.text
    ]
    return grid.with_rows([Row(row.slots[1:], row.position) for row in grid.rows])
