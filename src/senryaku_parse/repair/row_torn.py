"""A row torn in two, most often by a page break: the rest joined to the row above."""

from __future__ import annotations

from itertools import chain

from senryaku_parse.findings import Finding, finding
from senryaku_parse.repair.row_rest import is_page_break, reads_as_rest
from senryaku_parse.rows import is_merged, walk
from senryaku_parse.tables import Cell, Grid, Row
from senryaku_parse.vocabulary import Vocabulary


def join_torn_rows(grids: tuple[Grid, ...], vocabulary: Vocabulary) -> tuple[tuple[Grid, ...], list[Finding]]:
    """`grids` with each row that is only the rest of the row above it joined to that one, column by column.

    Anywhere: a row of a project list that holds nothing but 内容. At a page break, of the first row below it also: a
    事業名 that only both rows together end as names do; a KPI of which one row has the arrow and the other has none; a
    target that lacks its number mark or its name; the name of a goal or measure without a number mark.
    """
    findings: list[Finding] = []
    return tuple(_join_rows(grid, vocabulary, findings) for grid in grids), findings


def _join_rows(grid: Grid, vocabulary: Vocabulary, findings: list[Finding]) -> Grid:
    rows: list[Row] = []
    below_heading = True
    pages = bool(grid.rows) and grid.rows[0].origin.table != grid.rows[-1].origin.table
    for row, block in walk(grid, vocabulary):
        certain: bool | None = None
        if (
            not below_heading
            and not block.heading
            and ((block.role == "project" and "" in row.texts[1:]) or (pages and is_page_break(rows[-1], row)))
        ):
            certain = reads_as_rest(rows[-1], row, block, vocabulary)
        if certain is None:
            rows.append(row)
        else:
            joined = _joined(rows[-1], row)
            findings.append(_finding(rows[-1], row, joined, certain=certain))
            rows[-1] = joined
        below_heading = block.heading
    return grid.with_rows(rows)


def _joined(above: Row, row: Row) -> Row:
    label = above.slots[0]
    if is_merged(above.slots):  # all of it is one text
        pieces = [above.slots[1], *row.cells(1)]
        whole = Cell("".join(cell.text for cell in pieces), tuple(chain(*(cell.origins for cell in pieces))))
        return above.with_slots((label, *(whole,) * (len(above.slots) - 1)))
    joined: dict[tuple[int, int], Cell] = {}

    def join(first: Cell, second: Cell) -> Cell:
        if not second.text:
            return first
        key = (id(first), id(second))
        if key not in joined:
            joined[key] = Cell(first.text + second.text, first.origins + second.origins)
        return joined[key]

    slots = (join(first, second) for first, second in zip(above.slots[1:], row.slots[1:], strict=True))
    return above.with_slots((label, *slots))


def _finding(above: Row, row: Row, joined: Row, *, certain: bool) -> Finding:
    return finding(
        "row-torn",
        "上の行から切れた残りを、上の行につなぎました。" + ("" if certain else "別の行である読み方もありえます。"),
        before=f"{above} / {row}",
        after=str(joined),
        position=row.position,
        severity="info" if certain else "warning",
    )
