"""A row torn in two, most often by a page break: the rest joined to the row above."""

from __future__ import annotations

from itertools import chain

from senryaku_parse.findings import Finding, finding
from senryaku_parse.repair.label_torn import is_torn_label, joined_label, label_finding
from senryaku_parse.rows import Block, column_of, is_level, is_merged, walk
from senryaku_parse.tables import Cell, Grid, Row
from senryaku_parse.text import split_enumerator
from senryaku_parse.vocabulary import Vocabulary

_SHORT = 4
"""Characters up to which a 事業名 with 内容 beside it may be the rest of the one above: 「事業」, 「支援事業」."""


def join_torn_rows(grids: tuple[Grid, ...], vocabulary: Vocabulary) -> tuple[tuple[Grid, ...], list[Finding]]:
    """`grids` with each row that is only the rest of the row above it joined to that one, column by column.

    Anywhere: a row of a project list that holds nothing but 内容. At a page break, of the first row below it also: two
    halves of a label; a 事業名 that only both rows together end as names do; a KPI of which one row has the arrow and
    the other has none; a target, goal or measure that lacks its number mark.
    """
    findings: list[Finding] = []
    return tuple(_join_rows(grid, vocabulary, findings) for grid in grids), findings


def _join_rows(grid: Grid, vocabulary: Vocabulary, findings: list[Finding]) -> Grid:
    rows: list[Row] = []
    below_heading = True
    pages = bool(grid.rows) and grid.rows[0].origin.table != grid.rows[-1].origin.table
    for row, block in walk(grid, vocabulary):
        if (
            not below_heading
            and not block.heading
            and ((block.role == "project" and "" in row.texts) or (pages and _is_page_break(rows[-1], row)))
            and _is_rest(rows[-1], row, block, vocabulary)
        ):
            joined = _joined(rows[-1], row)
            findings.append(_finding(rows[-1], row, joined))
            if _has_own_label(rows[-1], row):
                findings.append(label_finding(rows[-1], row))
            rows[-1] = joined
        else:
            rows.append(row)
        below_heading = block.heading
    return grid.with_rows(rows)


def _is_rest(above: Row, row: Row, block: Block, vocabulary: Vocabulary) -> bool:
    page_break = _is_page_break(above, row)
    if _has_own_label(above, row):
        return page_break and is_torn_label(above, row, vocabulary)
    if block.role == "project":
        return _is_rest_of_project(above, row, block, page_break, vocabulary)
    if not page_break:
        return False
    cells, rest = above.cells(1), row.cells(1)
    if not cells or not rest or split_enumerator(rest[0].text)[0] or is_level(cells[-1].text):
        return False
    first, second = ("".join(cell.text for cell in one) for one in (cells, rest))
    if block.role == "kpi":
        arrows = [bool(vocabulary.arrow.search(text)) for text in (first, second)]
        return arrows.count(True) == 1 and len(rest) == 1 and not _ends_with_level(first, vocabulary)
    return split_enumerator(first)[0] is not None and (len(rest) == 1 or not is_merged(above.slots))


def _is_page_break(above: Row, row: Row) -> bool:
    """Whether a page ends with `above`, and `row` is the first of the next: no other can be the rest of it.

    What is joined across a page break is whole: a page break tears a row in two, so the row below stands by itself.
    """
    return above.origin.table != row.origin.table and not _spans_pages(above)


def _spans_pages(row: Row) -> bool:
    """Whether a text of `row` comes from another page than the row. A label does not count: it may hold for both pages."""
    table = row.origin.table
    return any(slot.origins and slot.origins[-1].table != table for slot in row.slots[1:])


def _ends_with_level(text: str, vocabulary: Vocabulary) -> bool:
    """Whether what stands behind the arrow is whole."""
    *_, aim = vocabulary.arrow.split(text)
    return aim != text and is_level(aim)


def _has_own_label(above: Row, row: Row) -> bool:
    """Whether the label column holds more than the merged label of the row above."""
    return bool(row.slots[0].text) and row.slots[0] is not above.slots[0]


def _is_rest_of_project(above: Row, row: Row, block: Block, page_break: bool, vocabulary: Vocabulary) -> bool:
    name_at = column_of("name", block.columns)
    if name_at is None or name_at >= len(row.slots) or not above.texts[name_at]:
        return False
    name, rest = above.texts[name_at], row.texts[name_at]
    if rest and not page_break:
        return False
    filled = [at for at, text in enumerate(row.texts) if at and text]
    if filled == [column_of("text", block.columns)]:
        return True
    return (
        page_break
        and filled[:1] == [name_at]
        and (len(filled) == 1 or len(rest) <= _SHORT)
        and not vocabulary.looks_like_project(name)
        and vocabulary.looks_like_project(name + rest)
    )


def _joined(above: Row, row: Row) -> Row:
    label = joined_label(above, row) if _has_own_label(above, row) else above.slots[0]
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


def _finding(above: Row, row: Row, joined: Row) -> Finding:
    page_break = _is_page_break(above, row)
    return finding(
        "row-torn",
        "上の行から切れた残りを、上の行につなぎました。" + ("" if page_break else "別の行である読み方もありえます。"),
        before=f"{above} / {row}",
        after=str(joined),
        position=row.position,
        severity="info" if page_break else "warning",
    )
