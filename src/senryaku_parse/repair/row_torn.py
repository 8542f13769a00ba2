"""A row torn in two, most often by a page break: the rest joined to the row above."""

from __future__ import annotations

from functools import cache
from itertools import chain

from senryaku_parse.findings import Finding, finding
from senryaku_parse.repair.row_rest import Certainty, Endings, endings, is_page_break, reads_as_rest
from senryaku_parse.rows import Walk, column_of, is_merged, walk
from senryaku_parse.tables import Cell, Grid, Row
from senryaku_parse.vocabulary import Vocabulary


def join_torn_rows(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with each row that is only the rest of the row above it joined to that one, column by column.

    Anywhere: the rest of headings; a row of a project list that holds nothing but 内容, or ends the 事業名 above, see `rest_of_project`. At a page
    break, of the first row below it also: a KPI of which one row has the arrow and the other has none; a target that
    lacks its number mark or its name; the name of a goal or measure without a number mark.
    """
    findings: list[Finding] = []
    while True:  # what is whole now may tell of another that it is torn
        joined, told = _join_rows(grid, vocabulary)
        if joined is grid:
            return grid, findings + told
        findings += [one for one in told if one.after]
        grid = joined


def _join_rows(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    findings: list[Finding] = []
    rows: list[Row] = []
    below_heading = True
    pages = bool(grid.rows) and grid.rows[0].origin.table != grid.rows[-1].origin.table
    walked = walk(grid, vocabulary)
    list_endings = cache(lambda: _endings(walked, vocabulary))
    for row, block in walked:
        certainty: Certainty | None = None
        if (
            not below_heading
            and not block.heading
            and (
                (block.role == "project" and "" in row.texts[1:])
                or (pages and row.origin.table != rows[-1].origin.table and is_page_break(rows[-1], row))
            )
        ):
            certainty = reads_as_rest(rows[-1], row, block, list_endings, vocabulary)
        elif below_heading and not block.heading and rows and _ends_headings(rows[-1], row, vocabulary):
            certainty = "surely"
        if certainty is None:
            rows.append(row)
        elif certainty == "maybe":
            findings.append(torn_finding(rows[-1], row, None, certainty))
            rows.append(row)
        else:
            joined = _joined(rows[-1], row)
            findings.append(torn_finding(rows[-1], row, joined, certainty))
            rows[-1] = joined
        below_heading = block.heading
    return grid.with_rows(rows), findings


def _ends_headings(above: Row, row: Row, vocabulary: Vocabulary) -> bool:
    """Whether each text of `row` ends a heading of the row above: 「名」 below 「事業」."""
    if row.texts[:1] != above.texts[:1] and any(row.texts[:1]):
        return False
    ends = False
    for at, text in enumerate(row.texts[1:], 1):
        if not text:
            continue
        over = above.texts[at]
        if not over or row.slots[at] is above.slots[at] or vocabulary.column(over + text) is None:
            return False
        if vocabulary.column(text) is not None:
            return False
        ends = True
    return ends


def _endings(walked: Walk, vocabulary: Vocabulary) -> Endings:
    """How the projects of a table end."""
    names: list[str] = []
    texts: list[str] = []
    for row, block in walked:
        if block.role == "project" and not block.heading:
            name_at, text_at = column_of("name", block.columns), column_of("text", block.columns)
            names.append(row.texts[name_at] if name_at else "")
            texts.append(row.texts[text_at] if text_at else "")
    return endings(names, texts, vocabulary)


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


def torn_finding(above: Row, row: Row, joined: Row | None, certainty: Certainty) -> Finding:
    """The finding on `row`, the rest of `above`: both are `joined`, or stand as they are."""
    message = "上の行から切れた残りを、上の行につなぎました。" + (
        "" if certainty == "surely" else "別の行である読み方もありえます。"
    )
    return finding(
        "row-torn",
        message if joined else "上の行から切れた残りかもしれませんが、別の行として読みました。",
        before=f"{above} / {row}",
        after=str(joined) if joined else None,
        position=row.position,
        severity="info" if certainty == "surely" else "warning",
    )
