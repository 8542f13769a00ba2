"""Raw tables → grids: the one place that understands rowspan and colspan.

The algorithm is "forming a table" of the HTML Standard (4.9.12): a cell goes to the first free slot of
its row and covers colspan × rowspan slots. Where cells overlap, a slot holds the earlier one; each cell
holds at least the slot it begins in, so none is lost. Two things differ, as in browsers: a rowspan makes
no rows beyond its row group's, and `<col>` makes no columns. Neither would hold a cell.
"""

from __future__ import annotations

import re

from senryaku_parse.characters import read_characters
from senryaku_parse.findings import Finding
from senryaku_parse.limits import TABLES_ONLY, USUAL, Limits
from senryaku_parse.rows import without_line_breaks
from senryaku_parse.source import Position
from senryaku_parse.tables import ABSENT, EMPTY, AllText, Cell, Document, Grid, Origin, RawRow, RawTable, Row, all_text
from senryaku_parse.text import DITTOS, PLACEHOLDERS, is_everyday, is_odd

_SIGNS = tuple(sorted({word[0] for word in PLACEHOLDERS | DITTOS} - set("N同(（")))
_EVERYDAY_SIGNS = tuple(filter(is_everyday, _SIGNS))
_WORD = re.compile(r"N(?:aN|aT|one|ULL)")
_DITTO = re.compile(r"同(?<=[|(（]同)")
"""With `_SIGNS` and `_WORD` what `all_text` holds where a text may stand for a blank or for the text above."""


def form_grids(
    document: Document, limits: Limits = USUAL, texts: AllText | None = None
) -> tuple[tuple[Grid, ...], list[Finding]]:
    """The tables of `document` as grids, numbered from 1, and what was repaired in their characters.

    `texts` are all texts of `document`, where they are known.

    Raises:
        TooLargeError: they are beyond `limits`.
    """
    grids: list[Grid] = []
    findings: list[Finding] = []
    taken = 0
    text, everyday = texts or all_text(document)
    long, odd = len(text) > limits.cell, not everyday and is_odd(text)
    signs = any(map(text.__contains__, _EVERYDAY_SIGNS if everyday else _SIGNS))
    literal = not (odd or signs or _WORD.search(text) or _DITTO.search(text))
    for block in document.blocks:
        if isinstance(block, RawTable):
            if long:
                _check_cells(block, len(grids) + 1, limits)
            grid = _form_grid(block, len(grids) + 1, limits, taken, findings if odd else None, literal=literal)
            grids.append(grid if "\n" in text else without_line_breaks(grid))
            taken += len(grid.rows) * grid.width
    return tuple(grids), findings


def _check_cells(table: RawTable, number: int, limits: Limits) -> None:
    longest = max(map(len, table.cell_texts), default=0)
    limits.check("cell", longest, "limits.cell-of-table", TABLES_ONLY, number=number)


def _form_grid(
    table: RawTable, number: int, limits: Limits, taken: int, findings: list[Finding] | None, *, literal: bool
) -> Grid:
    """The grid of `table`; all before it have `taken` as many slots. `findings` are null where no character is odd."""
    laid: list[list[Cell]] = []
    places: list[Origin] = []
    for group in table.groups:
        first = len(places)
        places += [Origin(number, first + at, None, row.line) for at, row in enumerate(group, 1)]
        if findings is not None or table.may_span:
            laid += _lay_group(group, places[first:], limits, taken, findings)
        else:
            laid += map(_lay_plain, group, places[first:])
    widths = list(map(len, laid))
    width = max(widths, default=0)
    _check_size(number, taken + len(laid) * width, limits)
    limits.check("columns", width, "limits.columns-of-table", TABLES_ONLY, number=number)
    filler = EMPTY if min(widths, default=0) < width and _has_rowspans(table) else ABSENT
    rows = [_row(slots, width, place, filler) for slots, place in zip(laid, places, strict=True)] if width else []
    position = Position(number, None, None, table.line)
    return Grid(tuple(rows), position, is_literal=literal)  # rows without a cell are no rows of a grid


def _has_rowspans(table: RawTable) -> bool:
    return table.may_span and any(cell.rowspan != 1 for group in table.groups for row in group for cell in row.cells)


def _row(laid: list[Cell], width: int, place: Origin, filler: Cell) -> Row:
    """The row of `width` slots that `laid` begins; those behind its last cell hold `filler`."""
    slots = tuple(laid)
    if len(slots) < width:
        slots += (filler,) * (width - len(slots))
    return Row(slots, place, tuple([cell.text for cell in slots]))


def _lay_plain(row: RawRow, place: Origin) -> list[Cell]:
    """The slots of a row no cell of which covers more than its own place, and whose characters need no repair."""
    table, number, line = place.table, place.row, row.line
    return [
        Cell(raw.text, (Origin(table, number, column, raw.line or line),)) if raw.text else EMPTY
        for column, raw in enumerate(row.cells, 1)
    ]


def _lay_group(
    group: tuple[RawRow, ...], places: list[Origin], limits: Limits, taken: int, findings: list[Finding] | None
) -> list[list[Cell]]:
    """The slots of each row of one row group; `EMPTY` for free ones, and those at the end are missing.

    Characters are repaired, which is told in `findings`; null where none need to be.
    """
    laid: list[list[Cell]] = [[] for _ in group]
    for y, (row, place, slots) in enumerate(zip(group, places, laid, strict=True)):
        x, end, number, line = 0, len(slots), place.table, row.line
        for column, raw in enumerate(row.cells, 1):
            text, rowspan, colspan = raw.text, raw.rowspan, raw.colspan
            while x < end and slots[x] is not EMPTY:
                x += 1
            cell = EMPTY
            if text:
                origin = Origin(number, place.row, column, raw.line or line)
                if findings is not None:
                    text, told = read_characters(text, origin.position)
                    findings += told
                cell = Cell(text, (origin,)) if text else EMPTY
            if rowspan == colspan == 1:
                if x == end:
                    slots.append(cell)
                    end += 1
                else:
                    slots[x] = cell
                x += 1
            else:
                rows = laid[y : y + rowspan] if rowspan else laid[y:]
                taken += len(rows) * colspan
                if taken > limits.slots:
                    _check_size(place.table, taken, limits)
                cell = Cell("") if cell is EMPTY else cell
                piece = (cell,) * colspan
                for covered in rows:
                    if len(covered) == x:
                        covered += piece
                    else:
                        _cover(covered, x, piece)
                x, end = x + colspan, len(slots)
    return laid


def _cover(slots: list[Cell], start: int, piece: tuple[Cell, ...]) -> None:
    """Put the cells of `piece` from `start` on where `slots` are free."""
    stop = start + len(piece)
    slots += (EMPTY,) * (stop - len(slots))
    slots[start:stop] = [new if held is EMPTY else held for held, new in zip(slots[start:stop], piece, strict=True)]


def _check_size(number: int | None, slots: int, limits: Limits) -> None:
    limits.check("slots", slots, "limits.slots-of-tables", "limits.spans", number=number)
