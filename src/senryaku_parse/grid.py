"""Raw tables → grids: the one place that understands rowspan and colspan.

The algorithm is "forming a table" of the HTML Standard (4.9.12): a cell goes to the first free slot of
its row and covers colspan × rowspan slots. Where cells overlap, a slot holds the earlier one; each cell
holds at least the slot it begins in, so none is lost. Two things differ, as in browsers: a rowspan makes
no rows beyond its row group's, and `<col>` makes no columns. Neither would hold a cell.
"""

from __future__ import annotations

from senryaku_parse.errors import TooLargeError
from senryaku_parse.findings import Finding, finding
from senryaku_parse.source import Position
from senryaku_parse.tables import BLANK, EMPTY, Cell, Document, Grid, Place, RawCell, RawRow, RawTable, make_row
from senryaku_parse.text import repair_characters

MAX_SLOTS = 2_000_000
"""All tables of a document together. A slot takes up to 100 bytes; the longest strategies have some
thousand rows of under twenty columns, while one cell of rowspan 65534 and colspan 1000 asks for 65 million."""


def form_grids(document: Document) -> tuple[tuple[Grid, ...], list[Finding]]:
    """The tables of `document` as grids, numbered from 1, and what was repaired in their characters.

    Raises:
        TooLargeError: they have more than `MAX_SLOTS` slots.
    """
    grids: list[Grid] = []
    findings: list[Finding] = []
    room = MAX_SLOTS
    for block in document.blocks:
        if isinstance(block, RawTable):
            grid = _form_grid(block, len(grids) + 1, room, findings)
            grids.append(grid)
            room -= len(grid.rows) * grid.width
    return tuple(grids), findings


def _form_grid(table: RawTable, number: int, room: int, findings: list[Finding]) -> Grid:
    laid: list[dict[int, Cell]] = []
    places: list[Place] = []
    for group in table.groups:
        first = len(places)
        places += [Place(number, first + at, None, row.line) for at, row in enumerate(group, 1)]
        laid += _lay_group(group, places[first:], room, findings)
    width = max((max(slots, default=-1) + 1 for slots in laid), default=0)
    _check_size(number, len(laid) * width, room)
    columns = range(width)
    rows = tuple(
        [
            make_row(tuple([slots.get(column, EMPTY) for column in columns]), place)
            for slots, place in zip(laid, places, strict=True)
        ]
    )
    return Grid(rows, Position(number, None, None, table.line))


def _lay_group(
    group: tuple[RawRow, ...], places: list[Place], room: int, findings: list[Finding]
) -> list[dict[int, Cell]]:
    """The slots of each row of one row group: column from 0 → cell; free slots are missing."""
    laid: list[dict[int, Cell]] = [{} for _ in group]
    for y, (row, place, slots) in enumerate(zip(group, places, laid, strict=True)):
        x = 0
        for column, raw in enumerate(row.cells, 1):
            while x in slots:
                x += 1
            cell = _cell(raw, column, place, findings)
            if raw.rowspan == raw.colspan == 1:
                slots[x] = cell
            else:
                rows = laid[y : y + raw.rowspan] if raw.rowspan else laid[y:]
                covering = len(rows) * raw.colspan
                _check_size(place.table, covering, room)
                room -= covering
                for covered in rows:
                    for slot in range(x, x + raw.colspan):
                        covered.setdefault(slot, cell)
            x += raw.colspan
    return laid


def _check_size(number: int | None, slots: int, room: int) -> None:
    if slots > room:
        raise TooLargeError(
            f"{number}番目の表: 結合セルを広げると大きすぎます（文書全体の上限 {MAX_SLOTS:,} マス）。"
            "rowspan と colspan の値を確かめてください。"
        )


def _cell(raw: RawCell, column: int, place: Place, findings: list[Finding]) -> Cell:
    """The cell of `raw`; an unspanned blank is the common `EMPTY`."""
    if raw is BLANK:
        return EMPTY
    text = repair_characters(raw.text)
    if not text:
        return EMPTY if raw.rowspan == raw.colspan == 1 else Cell("")
    origin = Place(place.table, place.row, column, raw.line or place.line)
    if text != raw.text:
        findings.append(
            finding(
                "characters-repaired",
                "変換で化けた文字を通常の文字に直しました。",
                before=raw.text,
                after=text,
                position=origin.position,
            )
        )
    return Cell(text, (origin,))
