"""The pieces of one table of a sheet → RawTable, with the spans of its merged cells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from senryaku_parse.limits import TABLES_ONLY, Limits
from senryaku_parse.readers.sheet_pieces import SheetPiece
from senryaku_parse.tables import BLANK, RawCell, RawRow, RawTable


def sheet_table(pieces: Sequence[SheetPiece], sheet: str | None, limits: Limits) -> RawTable:
    """The table of `pieces`: rows and columns in which no text begins are left out.

    So those forms become plain tables that are drawn on squared paper, each cell merged of many.

    Raises:
        TooLargeError: it is beyond `limits`.
    """
    tops = sorted({piece.area.top for piece in pieces if piece.text})
    lefts = sorted({piece.area.left for piece in pieces if piece.text})
    limits.check(
        "slots",
        len(tops) * len(lefts),
        "limits.slots-of-sheet" if sheet else "limits.slots",
        TABLES_ONLY,
        sheet=sheet,
    )
    laid: list[dict[int, RawCell]] = [{} for _ in tops]
    free = [bytearray(b"\1" * len(lefts)) for _ in tops]
    spans = False
    for piece in pieces:
        if not (piece.text or piece.address):
            continue
        top, left, bottom, right = piece.area
        rows = range(bisect_left(tops, top), bisect_right(tops, bottom))
        columns = slice(bisect_left(lefts, left), bisect_right(lefts, right))
        size = columns.stop - columns.start
        if not rows or size < 1 or not all(free[row].count(1, columns.start, columns.stop) == size for row in rows):
            continue
        for row in rows:
            free[row][columns] = bytes(size)
        laid[rows[0]][columns.start] = RawCell(piece.text, len(rows), size, None, piece.address or None)
        spans = spans or len(rows) * size > 1
    return RawTable((tuple(map(_row, laid, free)),), may_span=spans, sheet=sheet)


def _row(cells: dict[int, RawCell], free: bytearray) -> RawRow:
    """`cells` by column, with a blank in each place that none covers."""
    blanks = {at: BLANK for at, is_free in enumerate(free) if is_free}
    return RawRow(tuple(cell for _, cell in sorted({**blanks, **cells}.items())))
