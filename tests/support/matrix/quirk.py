"""What a quirk is: the places of a page where it can be, and what it does there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from tests.support.matrix.page import Cell, Page, Role, Row, Table

Place: TypeAlias = tuple[int, ...]
"""Numbers of a table, a row, a column, as many as a quirk needs."""
Places: TypeAlias = Callable[[Page], Iterable[Place]]
RowTest: TypeAlias = Callable[[Page, Table, int], bool]
"""Whether a row of a table is wanted."""
Damage: TypeAlias = Callable[[Page, Place], str | None]
"""Damages a page; gives the document where that is not the page as it is written."""

LEVELS: tuple[Role, ...] = ("goal", "area", "measure")
MOST = 5
"""Places of a page where a quirk is tried."""
NAMES: tuple[Role, ...] = ("name", "project")


class Quirk(NamedTuple):
    """One kind of damage."""

    name: str
    says: str
    """What happened to the page."""
    codes: tuple[str, ...]
    """The findings that tell of its repair."""
    places: Places
    damage: Damage

    def documents(self, page: Page) -> Iterator[str]:
        """The page damaged at the first place, at the last one, and at some between; none where nothing changes."""
        clean = page.write()
        places = list(self.places(page))
        if len(places) > MOST:
            places = [places[at * (len(places) - 1) // (MOST - 1)] for at in range(MOST)]
        for place in places:
            damaged = page.copy()
            text = self.damage(damaged, place) or damaged.write()
            if text != clean:
                yield text


QUIRKS: dict[str, Quirk] = {}
"""By name, in the order in which they are written down."""


def quirk(name: str, places: Places, *codes: str) -> Callable[[Damage], Damage]:
    """Put what is below down as a quirk."""

    def put_down(damage: Damage) -> Damage:
        QUIRKS[name] = Quirk(name, (damage.__doc__ or "").strip(), codes, places, damage)
        return damage

    return put_down


def anywhere(page: Page) -> Iterator[Place]:
    """One place: the whole page."""
    yield ()


def each_table(page: Page) -> list[Place]:
    """Each table."""
    return [(number,) for number in range(len(page.tables))]


def in_markdown(page: Page) -> Iterator[Place]:
    """The whole page, where it has bars."""
    if page.format != "html":
        yield ()


def if_any(wanted: Callable[[Cell], bool]) -> Places:
    """The whole page, where a cell is wanted."""

    def places(page: Page) -> Iterator[Place]:
        if any(wanted(cell) for table in page.tables for row in table.rows for cell in row):
            yield ()

    return places


def rows_where(wanted: RowTest) -> Places:
    """Table and row of each wanted row below a header."""

    def places(page: Page) -> Iterator[Place]:
        for number, table in enumerate(page.tables):
            yield from ((number, y) for y in range(table.header, len(table.rows)) if wanted(page, table, y))

    return places


def cells_where(wanted: Callable[[Table, int, int], bool]) -> Places:
    """Table, row and column of each wanted cell."""

    def places(page: Page) -> Iterator[Place]:
        for number, table in enumerate(page.tables):
            for y, row in enumerate(table.rows):
                yield from ((number, y, x) for x in range(len(row)) if wanted(table, y, x))

    return places


def cell_at(page: Page, place: Place) -> Cell:
    """The cell at a place of three numbers."""
    number, y, x = place
    return page.tables[number].rows[y][x]


def is_heading_row(row: Row) -> bool:
    """Whether `row` heads columns, a label beside it aside."""
    roles = [cell.role for cell in row if cell.role != "label"]
    return "heading" in roles and set(roles) <= {"heading", ""}


def entry_columns(row: Row) -> list[list[int]]:
    """The columns of each indicator and each project that stands in `row`."""
    found: list[list[int]] = []
    one_a_row = any(cell.role == "label" for cell in row)
    for x, cell in enumerate(row):
        if cell.role in (*LEVELS, "label", "heading", ""):
            found.append([])
        elif not found or (cell.role in ("name", "category") and not (one_a_row and found[-1])):
            found.append([x])
        else:
            found[-1].append(x)
    return [columns for columns in found if any(row[x].role in NAMES and row[x].text for x in columns)]


def begins_nothing(row: Row) -> bool:
    """Whether `row` stands below the same label and the same levels as the row above it."""
    return not any(cell.text and not cell.origin for cell in row if cell.role in (*LEVELS, "label"))


def blank_row(row: Row) -> Row:
    """A row without any text, merged cells going on in it where they go on from above."""
    return [
        Cell("", cell.role, cell.origin if cell.below else None, cell.below, cell.merged and cell.below) for cell in row
    ]


def copy_of(row: Row) -> Row:
    """The cells of `row` again; what goes on from above goes on in them."""
    new = {id(cell): Cell(cell.text, cell.role) for cell in row}
    for cell in row:
        if cell.origin:
            one = new[id(cell)]
            one.origin, one.below, one.merged = new.get(id(cell.origin), cell.origin), cell.below, cell.merged
    return list(new.values())


def put_below(table: Table, y: int, new: Row) -> None:
    """Put `new` below row `y`; merged cells that begin in row `y` and go on below it go on in `new`, too."""
    after = table.rows[y + 1] if y + 1 < len(table.rows) else []
    for x, (cell, following) in enumerate(zip(table.rows[y], after, strict=False)):
        if following.origin is cell and following.below:
            new[x] = Cell(following.text, cell.role, cell, True, following.merged)
    table.rows.insert(y + 1, new)


def set_apart(slots: Sequence[Cell], text: str = "") -> None:
    """Make what goes on in `slots` cells of their own, of `text`."""
    for cell in slots:
        cell.origin, cell.below, cell.merged, cell.text = None, False, False, text


def below(table: Table, y: int, x: int) -> list[Cell]:
    """The slots straight below in which the cell goes on."""
    cell = table.rows[y][x]
    return [row[x] for row in table.rows[y + 1 :] if x < len(row) and row[x].origin is cell and row[x].below]


def heading_cells(page: Page) -> list[Place]:
    """Each heading over a column of a table, those of a table within the table included."""
    found: list[Place] = []
    for number, y in heading_rows(page):
        row = page.tables[number].rows[y]
        found += [(number, y, x) for x, cell in enumerate(row) if cell.role == "heading"]
    return found


def heading_rows(page: Page) -> list[Place]:
    """Each row of headings."""
    return [
        (number, y)
        for number, table in enumerate(page.tables)
        for y, row in enumerate(table.rows)
        if y < table.header or is_heading_row(row)
    ]


def heads_beside(page: Page) -> list[Place]:
    """Two headings side by side."""
    return [
        (number, y, x)
        for number, y, x in heading_cells(page)
        if x + 1 < len(page.tables[number].rows[y]) and page.tables[number].rows[y][x + 1].role == "heading"
    ]
