"""Quirks of labels and merged cells: lost, centred, torn, fused, told again in every slot."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.support.breaking import KPI_SPELLINGS
from tests.support.matrix.page import Cell, Page, Role, Table
from tests.support.matrix.quirk import LEVELS, Place, Places, below, cell_at, cells_where, if_any, quirk, set_apart
from tests.support.printing import KPI_LABEL


def _begins(*roles: Role) -> Callable[[Table, int, int], bool]:
    """Whether a cell with text of one of `roles` begins in a slot."""

    def begins(table: Table, y: int, x: int) -> bool:
        cell = table.rows[y][x]
        return cell.role in roles and cell.origin is None and bool(cell.text)

    return begins


def _tall(rows: int, *roles: Role) -> Places:
    """The cells of `roles` that go on in at least as many `rows` below."""
    begins = _begins(*roles)
    return cells_where(lambda table, y, x: begins(table, y, x) and len(below(table, y, x)) >= rows)


@quirk("label-lost", cells_where(_begins("label")), "label-lost")
def lose_label(page: Page, place: Place) -> None:
    """A label is blank, in all rows that it stands beside."""
    page.say(cell_at(page, place), "")


def _can_be_missed(*roles: Role) -> Places:
    """The cells of levels whose absence a reader can notice.

    Below a header a blank one may be merged with the one above, and a row without any text is none.
    """
    begins = _begins(*roles)

    def places(page: Page) -> Iterator[Place]:
        for number, y, x in cells_where(begins)(page):
            table = page.tables[number]
            row = table.rows[y]
            alone = all(cell is row[x] or cell.origin is row[x] for cell in row)
            if y == table.header or not table.header or (page.format != "blank" and not alone):
                yield number, y, x

    return places


def _apart(places: Places) -> Places:
    """Those of `places` where the text of a merged cell does not stand in every slot anyway."""
    return lambda page: () if page.format == "repeated" else places(page)


@quirk("level-lost", _can_be_missed(*LEVELS), "level-missing")
def lose_level(page: Page, place: Place) -> None:
    """The name of a goal, an area or a measure is blank."""
    page.say(cell_at(page, place), "")


def _centre(page: Page, place: Place) -> None:
    number, y, x = place
    cell = cell_at(page, place)
    slots = [cell, *below(page.tables[number], y, x)]
    text = cell.text
    set_apart(slots)
    slots[len(slots) // 2].text = text


@quirk("label-centred", _apart(_tall(2, "label")), "label-centred")
def centre_label(page: Page, place: Place) -> None:
    """A label stands in the middle row of those that it is merged over."""
    _centre(page, place)


def _first_levels(page: Page) -> Iterator[Place]:
    """Merged levels in the first row below a header; in HTML, where blanks are told from what is merged, all of them."""
    for number, y, x in _tall(2, *LEVELS)(page):
        if page.format == "html" or y == page.tables[number].header:
            yield number, y, x


@quirk("level-centred", _apart(_first_levels), "label-centred")
def centre_level(page: Page, place: Place) -> None:
    """The name of a goal or a measure stands in the middle row of those that it is merged over."""
    _centre(page, place)


def _all_tall(page: Page) -> Iterator[Place]:
    if page.format != "repeated" and any(_tall(2, "label", *LEVELS)(page)):
        yield ()


@quirk("all-centred", _all_tall, "label-centred")
def centre_all(page: Page, place: Place) -> None:
    """All merged labels and levels stand in the middle row of those that they are merged over."""
    for at in list(_tall(1, "label", *LEVELS)(page)):
        _centre(page, at)


def _tear(page: Page, place: Place) -> None:
    number, y, x = place
    cell = cell_at(page, place)
    slots = [cell, *below(page.tables[number], y, x)]
    text, half = cell.text, len(cell.text) // 2
    set_apart(slots)
    slots[0].text, slots[1].text = text[:half], text[half:]


@quirk("label-torn", _apart(_tall(1, "label")), "label-torn")
def tear_label(page: Page, place: Place) -> None:
    """The second half of a merged label stands in the row below its first half."""
    _tear(page, place)


@quirk("level-torn", _apart(_tall(1, *LEVELS)), "label-torn")
def tear_level(page: Page, place: Place) -> None:
    """The second half of the name of a merged goal or measure stands in the row below its first half."""
    _tear(page, place)


def _beside_text(table: Table, y: int, x: int) -> bool:
    row = table.rows[y]
    right = row[x + 1] if x + 1 < len(row) else None
    return _begins("label")(table, y, x) and right is not None and right.is_own and bool(right.text)


def _fuse(page: Page, place: Place, between: str) -> None:
    number, y, x = place
    table = page.tables[number]
    row, label = table.rows[y], cell_at(page, place)
    set_apart(below(table, y, x))
    own = [cell for cell in row if cell.origin is None or cell.is_own]
    set_apart([cell for cell in own if cell.origin])
    gone = row[x + 1]
    label.text += between + gone.text
    row.remove(gone)
    set_apart([cell for cell in row if cell.origin is gone])
    row.append(Cell(""))


@quirk("label-fused", cells_where(_beside_text), "columns-fused")
def fuse_label(page: Page, place: Place) -> None:
    """A label stands in one cell with the text beside it, a blank between; the row is filled up at its end."""
    _fuse(page, place, " ")


@quirk("label-fused-line", cells_where(_beside_text), "columns-fused")
def fuse_label_by_line(page: Page, place: Place) -> None:
    """A label stands in one cell with the text beside it, a line each; the row is filled up at its end."""
    _fuse(page, place, "\n")


def _beside_level(table: Table, y: int, x: int) -> bool:
    begins = _begins(*LEVELS)
    return x + 1 < len(table.rows[y]) and begins(table, y, x) and begins(table, y, x + 1)


@quirk("levels-fused", cells_where(_beside_level), "columns-fused")
def fuse_levels(page: Page, place: Place) -> None:
    """Two levels stand in one cell, a blank between; the second cell is blank."""
    number, y, x = place
    upper, lower = page.tables[number].rows[y][x : x + 2]
    text = f"{upper.text} {lower.text}"
    page.say(lower, "")
    page.say(upper, text)


@quirk("label-variant", lambda page: [()], "label-variant")
def vary_labels(page: Page, place: Place) -> None:
    """The label of KPIs is spelled in another way each time."""
    words = [cell for cell in page.cells() if cell.role in ("label", "heading") and not cell.origin]
    kpis = [cell for cell in words if cell.text == KPI_LABEL]
    for at, cell in enumerate(kpis):
        page.say(cell, KPI_SPELLINGS[(at + 1) % len(KPI_SPELLINGS)])


@quirk("labels-once", lambda page: _html_spans(page), "label-inherited")
def write_labels_once(page: Page, place: Place) -> None:
    """In HTML, blank cells stand where merged cells should go on."""
    for cell in _going_on(page):
        cell.merged, cell.text = False, ""


@quirk("text-repeated", lambda page: _html_spans(page), "text-repeated")
def repeat_text(page: Page, place: Place) -> None:
    """In HTML, the text of a merged cell stands again in every slot that it covers."""
    _copy_text(page, down=True, across=True)


@quirk("copies-across", if_any(lambda cell: cell.origin is not None and not cell.below), "text-repeated")
def repeat_across(page: Page, place: Place) -> None:
    """The text of a merged cell stands again in the columns that it covers, not in the rows."""
    _copy_text(page, down=False, across=True)


@quirk("copies-down", if_any(lambda cell: cell.below), "text-repeated")
def repeat_down(page: Page, place: Place) -> None:
    """The text of a merged cell stands again in the rows that it covers, not in the columns."""
    _copy_text(page, down=True, across=False)


def _copy_text(page: Page, *, down: bool, across: bool) -> None:
    for cell in _going_on(page):
        assert cell.origin
        told = down if cell.below else across
        cell.merged, cell.text = False, cell.origin.text if told else ""


def _going_on(page: Page) -> list[Cell]:
    return [cell for table in page.tables for row in table.rows for cell in row if cell.origin]


def _html_spans(page: Page) -> list[Place]:
    return [()] if page.format == "html" and _going_on(page) else []


@quirk("levels-ditto", if_any(lambda cell: cell.below and cell.role in LEVELS), "ditto-read")
def write_dittos_below_levels(page: Page, place: Place) -> None:
    """〃 stands in each row that a goal, an area or a measure goes on in."""
    for cell in [cell for cell in _going_on(page) if cell.below and cell.role in LEVELS]:
        set_apart([cell], "〃")


@quirk("labels-ditto", if_any(lambda cell: cell.below and cell.role == "label"), "ditto-read")
def write_dittos_below_labels(page: Page, place: Place) -> None:
    """〃 stands in each row that a label goes on in."""
    for cell in [cell for cell in _going_on(page) if cell.below and cell.role == "label"]:
        set_apart([cell], "〃")
