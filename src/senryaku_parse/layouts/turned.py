"""Tables that lie on their side, each entry a column: turned, they are tables of columns as any."""

from __future__ import annotations

from collections.abc import Sequence

from senryaku_parse.plan.header import NAMES
from senryaku_parse.plan.headings import read_heading
from senryaku_parse.rows import begins_value
from senryaku_parse.tables import Grid, Row, make_row
from senryaku_parse.vocabulary import VALUES, Vocabulary

_TALLEST = 16
"""Rows of a table that lies on its side: one a heading."""


def turn(grid: Grid, vocabulary: Vocabulary) -> Grid:
    """`grid`, turned where its first column holds headings and each other column an entry."""
    if not 2 < len(grid.rows) <= _TALLEST or grid.width < 3 or grid.told:
        return grid
    if not vocabulary.parts(grid.rows[0].texts[0]):
        return grid
    rows = [row for row in grid.rows if any(row.texts)]
    if not _lies(rows, vocabulary):
        return grid
    return lay_down(grid, rows)


def lay_down(grid: Grid, rows: Sequence[Row]) -> Grid:
    """`grid` with each column of `rows`, one at least, as a row."""
    columns = [tuple(row.slots[at] for row in rows) for at in range(grid.width)]
    turned = []
    for column in columns:
        first = next((cell for cell in column if cell.origins), None)
        origin = first.origins[0] if first else rows[0].origin
        turned.append(make_row(column, origin))
    return grid.with_rows(turned)


def _lies(rows: Sequence[Row], vocabulary: Vocabulary) -> bool:
    """Whether every one of `rows` begins with a heading; that of a name stands before names, that of values before values."""
    named = valued = False
    for row in rows:
        parts = read_heading(row.texts[0], vocabulary).parts if row.texts[0] else ()
        right = [cell.text for cell in row.cells(1)]
        if not parts or row.slots[0] is row.slots[1]:
            return False
        if parts[0] in VALUES:
            if not right or not all(map(begins_value, right)):
                return False
            valued = valued or len(right) > 1
        elif any(read_heading(text, vocabulary).known for text in right):
            return False
        named = named or (parts[0] in NAMES and len(right) > 1 and not any(map(begins_value, right)))
    return named and valued
