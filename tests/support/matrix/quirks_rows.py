"""Quirks of rows: cells lost at the left, rows torn, joined, doubled, blank, numbered."""

from __future__ import annotations

from itertools import count, pairwise

from tests.support.matrix.page import Cell, Page, Role, Table
from tests.support.matrix.quirk import (
    Place,
    RowTest,
    begins_nothing,
    blank_row,
    copy_of,
    each_table,
    entry_columns,
    if_any,
    put_below,
    quirk,
    rows_where,
)

_TORN_FROM = 6
"""Letters of a text that may be torn."""


def _own(table: Table, y: int) -> list[Cell]:
    return [cell for cell in table.rows[y] if cell.is_own]


def _begins_blank(page: Page, table: Table, y: int) -> bool:
    own = _own(table, y)
    return len(own) > 1 and not own[0].text and any(cell.text for cell in own)


def _shift(table: Table, y: int) -> None:
    table.rows[y].remove(_own(table, y)[0])


@quirk("row-shifted", rows_where(_begins_blank), "row-shifted")
def shift_row(page: Page, place: Place) -> None:
    """The blank cell at the left of a row is lost; a blank one stands at its end."""
    table = page.tables[place[0]]
    _shift(table, place[1])
    table.rows[place[1]].append(Cell(""))


@quirk("row-shifted-short", rows_where(_begins_blank), "row-shifted")
def shift_row_short(page: Page, place: Place) -> None:
    """The blank cell at the left of a row is lost, and the row is a cell shorter."""
    _shift(page.tables[place[0]], place[1])


def _begins_with_two(page: Page, table: Table, y: int) -> bool:
    own = _own(table, y)
    return len(own) > 2 and not own[0].text and not own[1].text and any(cell.text for cell in own)


@quirk("row-shifted-two", rows_where(_begins_with_two), "row-shifted")
def shift_row_by_two(page: Page, place: Place) -> None:
    """Two blank cells at the left of a row are lost; two blank ones stand at its end."""
    shift_row(page, place)
    shift_row(page, place)


def _is_own_entry(page: Page, table: Table, y: int) -> bool:
    return _own(table, y)[0] is table.rows[y][0] and bool(entry_columns(table.rows[y]))


@quirk("row-shifted-right", rows_where(_is_own_entry), "row-surplus-cells")
def shift_row_right(page: Page, place: Place) -> None:
    """A row has a blank cell more at its left."""
    page.tables[place[0]].rows[place[1]].insert(0, Cell(""))


def _lacks_baseline(page: Page, table: Table, y: int) -> bool:
    pairs = pairwise(table.rows[y])
    return any((one.role, two.role) == ("baseline", "aim") and two.text and not one.text for one, two in pairs)


@quirk("value-shifted", rows_where(_lacks_baseline), "row-shifted", "target-missing")
def shift_value(page: Page, place: Place) -> None:
    """The aim of an indicator without a baseline stands in the column of baselines."""
    row = page.tables[place[0]].rows[place[1]]
    gap = next(cell for cell in row if cell.role == "baseline" and not cell.text)
    aim = row[row.index(gap) + 1]
    gap.text, aim.text = aim.text, ""


def _any_begins_blank(page: Page) -> list[Place]:
    return [()] if any(rows_where(_begins_blank)(page)) else []


@quirk("rows-shifted", _any_begins_blank, "row-shifted")
def shift_rows(page: Page, place: Place) -> None:
    """All rows that begin with a blank cell have lost it; a blank one stands at their end."""
    for at in list(rows_where(_begins_blank)(page)):
        shift_row(page, at)


@quirk("spans-dropped", if_any(lambda cell: cell.below), "row-shifted")
def drop_spans(page: Page, place: Place) -> None:
    """Merged cells are written once, and nothing in the rows that they cover."""
    for table in page.tables:
        table.rows = [[cell for cell in row if not cell.below] for row in table.rows]


def _is_long(cell: Cell, *roles: Role) -> bool:
    return cell.is_own and cell.role in roles and len(cell.text) >= _TORN_FROM


def has_long(*roles: Role) -> RowTest:
    """Whether a row has a text of one of `roles` that may be torn."""
    return lambda page, table, y: any(_is_long(cell, *roles) for cell in table.rows[y])


def tear(page: Page, table: Table, y: int, *roles: Role, each: bool = False) -> None:
    """Put the second half of the last long text of `roles`, or of `each` of them, in a row of its own."""
    row = table.rows[y]
    rest = blank_row(row)
    for cell in rest:
        if cell.origin and page.format == "repeated":
            cell.text = cell.origin.text
    columns = [x for x, cell in enumerate(row) if _is_long(cell, *roles)]
    for x in columns if each else columns[-1:]:
        half = len(row[x].text) // 2
        rest[x].text, row[x].text = row[x].text[half:], row[x].text[:half]
    put_below(table, y, rest)


@quirk("row-torn", rows_where(has_long("text")), "row-torn")
def tear_row(page: Page, place: Place) -> None:
    """The second half of a 内容 stands in a row of its own."""
    tear(page, page.tables[place[0]], place[1], "text")


@quirk("row-torn-name", rows_where(has_long("name", "project")), "row-torn")
def tear_row_name(page: Page, place: Place) -> None:
    """The second half of the name of an indicator or a project stands in a row of its own."""
    tear(page, page.tables[place[0]], place[1], "name", "project")


@quirk("row-torn-all", rows_where(has_long("text")), "row-torn")
def tear_whole_row(page: Page, place: Place) -> None:
    """The second halves of all long texts of an indicator and a project stand in a row of their own."""
    tear(page, page.tables[place[0]], place[1], "name", "project", "text", each=True)


def _is_followed(page: Page, table: Table, y: int) -> bool:
    return y + 1 < len(table.rows) and bool(entry_columns(table.rows[y]) and entry_columns(table.rows[y + 1]))


@quirk("rows-joined", rows_where(_is_followed), "rows-joined")
def join_rows(page: Page, place: Place) -> None:
    """Two rows stand in one."""
    rows = page.tables[place[0]].rows
    rows[place[1]] = [*rows[place[1]], *rows.pop(place[1] + 1)]


def _is_entry(page: Page, table: Table, y: int) -> bool:
    return bool(entry_columns(table.rows[y]))


@quirk("row-twice", rows_where(_is_entry), "entry-repeated")
def double_row(page: Page, place: Place) -> None:
    """A row stands there twice."""
    table, y = page.tables[place[0]], place[1]
    put_below(table, y, copy_of(table.rows[y]))


def _is_followed_by_its_like(page: Page, table: Table, y: int) -> bool:
    return _is_followed(page, table, y) and begins_nothing(table.rows[y + 1])


@quirk("row-again", rows_where(_is_followed_by_its_like), "entry-repeated")
def repeat_row(page: Page, place: Place) -> None:
    """A row stands there again below the next one."""
    table, y = page.tables[place[0]], place[1]
    double_row(page, place)
    table.rows[y + 1], table.rows[y + 2] = table.rows[y + 2], table.rows[y + 1]


def _is_body(page: Page, table: Table, y: int) -> bool:
    return y > table.header


@quirk("row-blank", rows_where(_is_body))
def insert_blank_row(page: Page, place: Place) -> None:
    """A row without any text stands between two."""
    table, y = page.tables[place[0]], place[1]
    table.rows.insert(y, blank_row(table.rows[y]))


@quirk("rows-blank", each_table)
def insert_blank_rows(page: Page, place: Place) -> None:
    """A row without any text stands above each row of a table."""
    table = page.tables[place[0]]
    table.rows = [
        one for y, row in enumerate(table.rows) for one in ([blank_row(row), row] if y > table.header else [row])
    ]


@quirk("cell-surplus", rows_where(_is_entry), "row-surplus-cells", "cell-unplaced")
def add_cell(page: Page, place: Place) -> None:
    """A row has a cell more than all others."""
    page.tables[place[0]].rows[place[1]].append(Cell("商工会議所と連携"))


def _full_width(text: str, width: int, page: Page) -> list[Cell]:
    first = Cell(text)
    again = text if page.format == "repeated" else ""
    return [first, *(Cell(again, origin=first, merged=page.format == "html") for _ in range(width - 1))]


@quirk("row-title", each_table)
def insert_title(page: Page, place: Place) -> None:
    """A title over all columns stands above the header."""
    table = page.tables[place[0]]
    table.rows.insert(0, _full_width("総合戦略の施策の体系", len(table.rows[0]), page))


@quirk("row-note", each_table, "cell-unplaced", "note-unlinked")
def append_note(page: Page, place: Place) -> None:
    """A remark over all columns stands below the last row."""
    table = page.tables[place[0]]
    table.rows.append(_full_width("※ 現状値は、計画の策定時に公表されていた値です。", len(table.rows[0]), page))


@quirk("row-numbers", each_table, "row-numbers")
def number_rows(page: Page, place: Place) -> None:
    """A column without a heading counts the rows of each table."""
    for table in page.tables:
        numbers = count(1)
        for y, row in enumerate(table.rows):
            row.insert(0, Cell("", "heading") if y < table.header else Cell(str(next(numbers))))
