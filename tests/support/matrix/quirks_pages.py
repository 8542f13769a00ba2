"""Quirks of pages: tables that go on, rows and labels torn by a page break, headers again or missing, what stands before."""

from __future__ import annotations

from tests.support.matrix.page import Cell, Page, Row, Table, Text
from tests.support.matrix.quirk import Place, below, each_table, is_heading_row, quirk, rows_where
from tests.support.matrix.quirks_rows import double_row, has_long, tear


def _insert(page: Page, after: Table, *blocks: Table | Text) -> None:
    at = page.blocks.index(after) + 1
    page.blocks[at:at] = blocks
    page.__post_init__()


def _begin(page: Page, rows: list[Row], *, again: bool) -> None:
    """Begin in the first of `rows` what is merged with cells above them: a blank, or its text `again`."""
    begun: dict[int, Cell] = {}
    for row in rows:
        for x, cell in enumerate(row):
            origin = cell.origin
            if not cell.below or origin is None or any(origin in one for one in rows):
                continue
            if id(origin) in begun:
                cell.origin = begun[id(origin)]
                cell.text = cell.origin.text if page.format == "repeated" else ""
            else:
                row[x] = begun[id(origin)] = Cell(origin.text if again else "", cell.role)


def cut(page: Page, table: Table, y: int, *, again: bool = False) -> Table:
    """Go on in a new table from row `y`: what is merged over the break is blank there, or told `again`."""
    new = Table(table.rows[y:])
    del table.rows[y:]
    _begin(page, new.rows, again=again)
    _insert(page, table, new)
    return new


def _header_over(table: Table, y: int) -> list[Row]:
    """The rows that head row `y`: those of the table, or the one above it in the same block of a label."""
    if table.header:
        return table.rows[: table.header]
    label = table.rows[y][0].origin
    for row in reversed(table.rows[:y]):
        if row[0] is not label and row[0].origin is not label:
            return []
        if is_heading_row(row):
            return [row]
    return []


def _copy_of(rows: list[Row], below_row: Row) -> list[Row]:
    """`rows` again above another row: a label that is merged over it goes on in them."""
    again = [[Cell(cell.text, cell.role, merged=False) for cell in row] for row in rows]
    for row in again:
        if row[0].role == "label":
            first = below_row[0]
            row[0] = Cell(first.text, first.role, first.origin, first.below, first.merged)
    return again


def _goes_on(page: Page, table: Table, y: int) -> bool:
    """Whether a page may end above row `y`: not below a header."""
    return y > table.header and not is_heading_row(table.rows[y - 1]) and not is_heading_row(table.rows[y])


def _is_headed(page: Page, table: Table, y: int) -> bool:
    return _goes_on(page, table, y) and bool(_header_over(table, y))


def _covered(page: Page, table: Table, y: int) -> bool:
    return _goes_on(page, table, y) and any(cell.below for cell in table.rows[y])


@quirk("continued", rows_where(_goes_on), "table-continued")
def go_on(page: Page, place: Place) -> None:
    """A table goes on in a new one, merged cells blank there."""
    cut(page, page.tables[place[0]], place[1])


@quirk(
    "continued-as-header", lambda page: rows_where(_goes_on)(page) if page.format != "html" else (), "table-continued"
)
def go_on_as_header(page: Page, place: Place) -> None:
    """A table goes on in a new one whose first row is its header row."""
    cut(page, page.tables[place[0]], place[1]).header = 1


@quirk("continued-labels", rows_where(_covered), "table-continued")
def go_on_with_labels(page: Page, place: Place) -> None:
    """A table goes on in a new one, merged cells told again."""
    cut(page, page.tables[place[0]], place[1], again=True)


@quirk("continued-number", rows_where(_goes_on), "table-continued")
def go_on_below_number(page: Page, place: Place) -> None:
    """A table goes on below the number of the page."""
    table = page.tables[place[0]]
    cut(page, table, place[1])
    _insert(page, table, Text(Cell("- 12 -")))


def _is_left_blank(page: Page, table: Table, y: int) -> bool:
    """Whether columns at the left are blank, or merged, from row `y` on."""
    return _goes_on(page, table, y) and all(row[0].below for row in table.rows[y:])


@quirk("continued-narrow", rows_where(_is_left_blank), "table-continued")
def go_on_without_blank_columns(page: Page, place: Place) -> None:
    """A table goes on in a new one that lacks the columns at the left in which nothing stands there."""
    new = cut(page, page.tables[place[0]], place[1])
    while not any(row[0].text for row in new.rows):
        new.rows = [row[1:] for row in new.rows]


@quirk("continued-overlap", rows_where(_goes_on), "table-continued", "entry-repeated")
def go_on_with_last_row(page: Page, place: Place) -> None:
    """A table goes on in a new one whose first row is the last row above."""
    double_row(page, (place[0], place[1] - 1))
    cut(page, page.tables[place[0]], place[1])


def _cut_below_header(page: Page, place: Place, *, again: bool) -> None:
    table, y = page.tables[place[0]], place[1]
    header = _header_over(table, y)
    repeated = _copy_of(header, table.rows[y])
    if table.header:
        new = cut(page, table, y, again=again)
        new.rows[:0] = repeated
        new.header = table.header
    else:
        table.rows[y:y] = repeated
        cut(page, table, y, again=again)


@quirk("continued-header", rows_where(_is_headed), "table-continued", "header-repeated")
def go_on_below_header(page: Page, place: Place) -> None:
    """A table goes on in a new one below its header, merged cells blank there."""
    _cut_below_header(page, place, again=False)


@quirk("continued-header-labels", rows_where(_is_headed), "table-continued", "header-repeated")
def go_on_below_header_with_labels(page: Page, place: Place) -> None:
    """A table goes on in a new one below its header, merged cells told again."""
    _cut_below_header(page, place, again=True)


@quirk("header-repeated", rows_where(_is_headed), "header-repeated")
def repeat_header(page: Page, place: Place) -> None:
    """The header stands again between two rows; what is merged over it begins again below it."""
    table, y = page.tables[place[0]], place[1]
    rows = table.rows[y:]
    if table.header and page.format != "blank":
        _begin(page, rows, again=True)
    table.rows[y:y] = _copy_of(_header_over(table, y), table.rows[y])


@quirk("row-torn-page", rows_where(has_long("text")), "row-torn", "table-continued")
def tear_row_by_page(page: Page, place: Place) -> None:
    """A page ends in a 内容: its second half stands in the first row of a new table."""
    table, y = page.tables[place[0]], place[1]
    tear(page, table, y, "text")
    cut(page, table, y + 1)


@quirk("row-torn-page-name", rows_where(has_long("name", "project")), "row-torn", "table-continued")
def tear_name_by_page(page: Page, place: Place) -> None:
    """A page ends in the name of an indicator or a project."""
    table, y = page.tables[place[0]], place[1]
    tear(page, table, y, "name", "project")
    cut(page, table, y + 1)


@quirk(
    "row-torn-page-header", rows_where(lambda page, table, y: bool(table.header) and has_long("text")(page, table, y))
)
def tear_row_by_page_with_header(page: Page, place: Place) -> None:
    """A page ends in a 内容: its second half stands below the header of a new table."""
    table, y = page.tables[place[0]], place[1]
    tear(page, table, y, "text")
    _cut_below_header(page, (place[0], y + 1), again=False)


def _is_tall_label(page: Page, table: Table, y: int) -> bool:
    return table.rows[y][0].role in ("label", "goal") and len(below(table, y, 0)) > 0


@quirk("label-torn-page", rows_where(_is_tall_label), "label-torn")
def tear_label_by_page(page: Page, place: Place) -> None:
    """A page ends in a merged label: its second half stands on the next page."""
    table, y = page.tables[place[0]], place[1]
    label = table.rows[y][0]
    text, half = label.text, len(label.text) // 2
    new = cut(page, table, y + 1)
    page.say(label, text[:half])
    page.say(new.rows[0][0], text[half:])


def _headers(page: Page) -> list[Place]:
    places: list[Place] = []
    for number, table in enumerate(page.tables):
        heads = [0] if table.header else [y for y, row in enumerate(table.rows) if is_heading_row(row)]
        places += [(number, y) for y in heads]
    return places


@quirk("header-missing", _headers, "header-missing")
def drop_header(page: Page, place: Place) -> None:
    """A header is missing: of a table, or of the projects beside a label."""
    table, y = page.tables[place[0]], place[1]
    label = table.rows[y][0]
    slots = below(table, y, 0)
    if not table.header and slots:  # the label stands in the row below then
        slots[0].text, slots[0].origin, slots[0].below, slots[0].merged = label.text, None, False, False
        for cell in slots[1:]:
            cell.origin = slots[0]
    del table.rows[y : y + max(table.header, 1)]
    table.header = 0


@quirk("header-empty", each_table, "header-empty")
def insert_empty_header(page: Page, place: Place) -> None:
    """A row without any text stands above a table."""
    table = page.tables[place[0]]
    table.rows.insert(0, [Cell("") for _ in table.rows[0]])
