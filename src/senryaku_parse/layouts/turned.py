"""Tables that lie on their side, each entry a column: turned, they are tables of columns as any."""

from __future__ import annotations

from collections.abc import Sequence

from senryaku_parse.plan.header import NAMES
from senryaku_parse.plan.headings import read_heading
from senryaku_parse.plan.levels import LEVELS
from senryaku_parse.rows import begins_value
from senryaku_parse.tables import Cell, Grid, Row, make_row
from senryaku_parse.vocabulary import VALUES, Vocabulary

_NAME = "指標"
_ENDS = frozenset("値準状標初年度在時)）")
"""How headings of values end: a first look."""
_NOT_OVER_STAGES = NAMES | LEVELS | VALUES
_TALLEST = 16
"""Rows of a table that lies on its side: one a heading."""


def turn(grid: Grid, vocabulary: Vocabulary) -> Grid:
    """`grid`, turned where its first column holds headings and each other column an entry."""
    if not 2 < len(grid.rows) <= _TALLEST or grid.width < 2:
        return grid
    if _is_of_stages(grid, vocabulary):
        named = grid.rows[0].with_cell(0, Cell(_NAME, grid.rows[0].slots[0].origins))
        return _turned([named, *[row for row in grid.rows[1:] if any(row.texts)]], grid)
    if grid.width < 3 or not vocabulary.parts(grid.rows[0].texts[0]):
        return grid
    rows = [row for row in grid.rows if any(row.texts)]
    if not _lies(rows, vocabulary):
        return grid
    return _turned(rows, grid)


def _is_of_stages(grid: Grid, vocabulary: Vocabulary) -> bool:
    """Whether the rows below the first of `grid` are the stages of the indicators that it names: 「令和6年度（目標値） | 17件」."""
    first, *others = [row for row in grid.rows if any(row.texts)]
    if (
        not others
        or not others[0].texts[0]
        or others[0].texts[0][-1:] not in _ENDS
        or _NOT_OVER_STAGES.intersection(vocabulary.parts(first.texts[0]))
    ):
        return False
    stages = [next(iter(read_heading(row.texts[0], vocabulary).parts), None) for row in others]
    if not {"aim", "baseline"} <= {*stages} <= VALUES:
        return False
    names = [cell.text for cell in first.cells(1)]
    if not names or any(begins_value(name) or read_heading(name, vocabulary).known for name in names):
        return False
    return all(
        row.slots[0] is not row.slots[1] and all(map(begins_value, filter(None, row.texts[1:]))) for row in others
    )


def _turned(rows: Sequence[Row], grid: Grid) -> Grid:
    """The `rows` of `grid` as columns."""
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
