"""Large tables in parts, so that a browser lays out those in sight alone: each a table, with the same widths of columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from senryaku_parse.explain.model import CellReading, TableReading

Row: TypeAlias = Sequence[CellReading]

_LARGE = 100
"""Rows of a table that is shown as one."""
_PART = 40
"""Rows of a part, but where cells are merged over its end."""
_NARROWEST = 4
_WIDEST = 40
"""Characters that a column is made for."""
_PIXELS = 13
"""Width of a character."""
_MARGIN = 4
"""Characters that sign and padding take."""


class Part(NamedTuple):
    """Rows that stand in one table of the page."""

    groups: tuple[Sequence[Row], ...]
    """Their row groups."""


def parts(table: TableReading) -> tuple[Part, ...]:
    """The whole table, or its parts where it is large."""
    groups = _groups(table)
    if len(table.rows) <= _LARGE:
        return (Part(tuple(groups)),)
    return tuple(Part((rows,)) for group in groups for rows in _divided(group))


def widths(table: TableReading) -> list[int]:
    """Of each column of the table, in pixels, by the mean length of what it holds."""
    lengths: dict[int, int] = {}
    counts: dict[int, int] = {}
    for group in _groups(table):
        taken: dict[int, int] = {}
        for row in group:
            column = 0
            covered: dict[int, int] = {}
            for cell in row:
                while taken.get(column, 0) > 0:
                    column += 1
                if cell.text and cell.colspan == 1:
                    lengths[column] = lengths.get(column, 0) + len(cell.text)
                    counts[column] = counts.get(column, 0) + 1
                covered |= dict.fromkeys(range(column, column + cell.colspan), cell.rowspan or len(group))
                column += cell.colspan
            taken = {at: rows - 1 for at, rows in (taken | covered).items() if rows > 1}
    width = max(lengths, default=-1) + 1
    means = (lengths.get(at, 0) // max(counts.get(at, 0), 1) + _MARGIN for at in range(width))
    return [_PIXELS * min(max(mean, _NARROWEST), _WIDEST) for mean in means]


def _groups(table: TableReading) -> Iterator[Sequence[Row]]:
    start = 0
    for size in table.groups:
        if size:
            yield table.rows[start : start + size]
        start += size


def _divided(group: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """The rows of a group in runs, over the ends of which no cell reaches."""
    start = reach = 0
    for at, row in enumerate(group):
        if at >= reach and at - start >= _PART:
            yield group[start:at]
            start = at
        reach = max([reach, *(at + cell.rowspan if cell.rowspan else len(group) for cell in row)])
    yield group[start:]
