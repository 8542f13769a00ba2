"""Quirks of columns: fused, blank, phantom, torn at a border."""

from __future__ import annotations

from collections.abc import Callable

from tests.support.matrix.page import Cell, Page, Role, Row, Table
from tests.support.matrix.quirk import (
    Place,
    cells_where,
    heading_cells,
    heads_beside,
    is_heading_row,
    quirk,
    set_apart,
)


def _next_to(left: Role, right: Role) -> Callable[[Table, int, int], bool]:
    """Whether a text of `left` stands in a slot, and one of `right` in the next."""

    def next_to(table: Table, y: int, x: int) -> bool:
        pair = table.rows[y][x : x + 2]
        return [cell.role for cell in pair] == [left, right] and all(cell.text and not cell.origin for cell in pair)

    return next_to


_pairs = cells_where(_next_to("category", "project"))


def _fuse(page: Page, place: Place, between: str, *, into: int) -> None:
    number, y, x = place
    pair = page.tables[number].rows[y][x : x + 2]
    pair[into].text = between.join(cell.text for cell in pair)
    pair[1 - into].text = ""


@quirk("fused-line", _pairs, "columns-fused")
def fuse_by_line(page: Page, place: Place) -> None:
    """区分 and 事業名 stand in the cell of 区分, a line each."""
    _fuse(page, place, "\n", into=0)


@quirk("fused-blank", _pairs, "columns-fused")
def fuse_by_blank(page: Page, place: Place) -> None:
    """区分 and 事業名 stand in the cell of 区分, a blank between."""
    _fuse(page, place, " ", into=0)


@quirk("fused-blank-right", _pairs, "columns-fused")
def fuse_to_the_right(page: Page, place: Place) -> None:
    """区分 and 事業名 stand in the cell of 事業名, a blank between."""
    _fuse(page, place, " ", into=1)


@quirk("fused-all", lambda page: [()] if any(_pairs(page)) else [], "columns-fused")
def fuse_all(page: Page, place: Place) -> None:
    """区分 and 事業名 stand in one cell in all rows."""
    for at in list(_pairs(page)):
        _fuse(page, at, " ", into=0)


@quirk("fused-value", cells_where(_next_to("name", "baseline")), "columns-fused")
def fuse_value(page: Page, place: Place) -> None:
    """The name of an indicator and its baseline stand in the cell of the name."""
    _fuse(page, place, " ", into=0)


@quirk("fused-aim", cells_where(_next_to("baseline", "aim")), "columns-fused")
def fuse_aim(page: Page, place: Place) -> None:
    """Baseline and aim of an indicator stand in the cell of the baseline."""
    _fuse(page, place, " ", into=0)


@quirk("headings-fused", heads_beside, "columns-fused")
def fuse_headings(page: Page, place: Place) -> None:
    """Two headings stand in the cell of the first, a blank between; the cells below them are not fused."""
    _fuse(page, place, " ", into=0)


@quirk("columns-fused", heads_beside, "columns-fused")
def fuse_columns(page: Page, place: Place) -> None:
    """Two columns are one, headings and all, a blank between the texts."""
    number, _, x = place
    table = page.tables[number]
    for y, row in enumerate(table.rows):
        left, right = row[x : x + 2]
        if _is_headed(table, y):
            left.text = " ".join(filter(None, (left.text, right.text)))
        elif right.origin is not (left.origin or left):
            continue
        row.remove(right)


def _insert_column(table: Table, x: int, page: Page) -> None:
    for row in table.rows:
        left, right = row[x - 1 : x], row[x : x + 1]
        inside = bool(left and right and right[0].origin and not right[0].below and right[0].origin in row[:x])
        new = Cell("")
        if inside:
            new = Cell(right[0].text, right[0].role, right[0].origin, False, right[0].merged)
        row.insert(x, new)


def _insert_columns(page: Page, at: Callable[[int], int]) -> None:
    for table in page.tables:
        _insert_column(table, at(len(table.rows[0])), page)


def _with_tables(page: Page) -> list[Place]:
    return [()] if page.tables else []


@quirk("column-blank-left", _with_tables, "column-blank")
def insert_blank_left(page: Page, place: Place) -> None:
    """A column without any text stands at the left."""
    _insert_columns(page, lambda width: 0)


@quirk("column-blank-middle", _with_tables, "column-blank")
def insert_blank_in_the_middle(page: Page, place: Place) -> None:
    """A column without any text stands in the middle."""
    _insert_columns(page, lambda width: width // 2)


@quirk("column-blank-right", _with_tables, "column-blank")
def insert_blank_right(page: Page, place: Place) -> None:
    """A column without any text stands at the right."""
    _insert_columns(page, lambda width: width)


@quirk("column-phantom", heading_cells, "column-joined")
def make_phantom(page: Page, place: Place) -> None:
    """A heading stands in one column, the texts below it in the next."""
    number, _, x = place
    table = page.tables[number]
    for y, row in enumerate(table.rows):
        if y < table.header or is_heading_row(row):
            row.insert(x + 1, Cell(""))
        elif _is_headed(table, y):
            row.insert(x, Cell(""))
        else:
            row.insert(x + 1, _more(row[x], row))


def _is_headed(table: Table, y: int) -> bool:
    """Whether row `y` stands in a table with a header, or beside a label that a row of headings stands beside."""
    label = table.rows[y][0].origin or table.rows[y][0]
    return bool(table.header) or any(label in row[:1] and is_heading_row(row) for row in table.rows)


def _more(cell: Cell, row: Row) -> Cell:
    """A slot that `cell`, where it is merged across, goes on in as well; else a blank cell."""
    origin = cell.origin or cell
    across = next((one for one in row if one.origin is origin and not one.below), None)
    return Cell(across.text, cell.role, origin, False, across.merged) if across else Cell("")


def _is_wide(table: Table, y: int, x: int) -> bool:
    row = table.rows[y]
    following = row[x + 1] if x + 1 < len(row) else None
    is_long = len(row[x].text) > 5 and row[x].origin is None
    return is_long and following is not None and following.origin is row[x] and not following.below


@quirk("cell-torn", cells_where(_is_wide), "cell-torn")
def tear_cell(page: Page, place: Place) -> None:
    """The text of a cell that is merged over several columns is torn at the borders between them."""
    number, y, x = place
    row = page.tables[number].rows[y]
    cell = row[x]
    slots = [cell, *(one for one in row if one.origin is cell and not one.below)]
    text, length = cell.text, -(-len(cell.text) // len(slots))
    set_apart(slots)
    for at, slot in enumerate(slots):
        slot.text = text[at * length : (at + 1) * length]
