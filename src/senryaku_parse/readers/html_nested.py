"""Tables in the cells of one column of another: their rows as rows of that one, their header below its heading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from senryaku_parse.tables import RawCell, RawRow, RawTable

_FEWEST = 3
"""Columns of a table with a header over its columns, one of which holds tables."""


def unfolded(outer: RawTable, inner: Mapping[int, RawTable]) -> RawTable | None:
    """`outer` with the tables of `inner` (identity of a cell → the table in it) unfolded in their column.

    Null where they stand in several columns or few rows, have different headers, where any cell spans or where text stands
    beside a table: then each is a table of its own.
    """
    rows = [row for group in outer.groups for row in group]
    tables = [_rows(table) for table in inner.values()]
    header, width = _header(tables), len(rows[0].cells) if rows else 0
    if not header or any(len(row.cells) != width or _spans(row) for row in rows):
        return None
    columns = {at for row in rows for at, cell in enumerate(row.cells) if id(cell) in inner}
    held = [cell for row in rows for cell in row.cells if id(cell) in inner]
    if len(columns) != 1 or len(held) != len(inner) or any(cell.text for cell in held):
        return None
    if width < _FEWEST or 2 * len(held) < len(rows) - 1 or any(id(cell) in inner for cell in rows[0].cells):
        return None  # a card: its first row is no header
    at = columns.pop()
    return outer._replace(groups=tuple(_groups(outer, inner, at, header)))


def _rows(table: RawTable) -> list[RawRow]:
    return [row for group in table.groups for row in group]


def _spans(row: RawRow) -> bool:
    return any(cell.rowspan != 1 or cell.colspan != 1 for cell in row.cells)


def _header(tables: list[list[RawRow]]) -> RawRow | None:
    """The header that all `tables` have; null where they differ, or one has nothing below it."""
    texts = {tuple(cell.text for cell in rows[0].cells) for rows in tables if rows}
    widths = {len(row.cells) for rows in tables for row in rows}
    if len(texts) != 1 or len(widths) != 1 or any(len(rows) < 2 or any(map(_spans, rows)) for rows in tables):
        return None
    return tables[0][0]


def _groups(outer: RawTable, inner: Mapping[int, RawTable], at: int, header: RawRow) -> Iterator[tuple[RawRow, ...]]:
    first = True
    for group in outer.groups:
        rows: list[RawRow] = []
        for row in group:
            cell = row.cells[at]
            if first:
                wide = replace(cell, colspan=len(header.cells))
                rows += [_beside(row, at, [wide], 2), _own_lines(header)]
                first = False
            elif id(cell) in inner:
                rows += _parted(row, at, _rows(inner[id(cell)])[1:])
            else:
                rows.append(_beside(row, at, [replace(cell, colspan=len(header.cells))], 1))
        yield tuple(rows)


def _parted(row: RawRow, at: int, inner: list[RawRow]) -> Iterator[RawRow]:
    """`row` with the rows of the table in its cell `at`, its other cells over all of them."""
    first, *others = map(_own_lines, inner)
    yield _beside(row, at, first.cells, len(inner))
    yield from others


def _own_lines(row: RawRow) -> RawRow:
    """`row`, each cell of which knows its line."""
    return RawRow(
        tuple([cell if cell.line else replace(cell, line=row.line) for cell in row.cells]), row.line, row.page
    )


def _beside(row: RawRow, at: int, inner: tuple[RawCell, ...] | list[RawCell], height: int) -> RawRow:
    others = [replace(cell, rowspan=height) for cell in row.cells]
    return RawRow((*others[:at], *inner, *others[at + 1 :]), row.line, row.page)
