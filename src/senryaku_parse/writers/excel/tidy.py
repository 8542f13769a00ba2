"""A sheet by entity: an Excel table with one row a node or finding, one datum a cell."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias

from openpyxl.utils import get_column_letter

from senryaku_parse.columns import Entity
from senryaku_parse.frozen import frozendict
from senryaku_parse.model import AddedCell, ColumnLook
from senryaku_parse.writers.delimited import Lang, headings
from senryaku_parse.writers.excel.added_cells import added_cell
from senryaku_parse.writers.excel.additions import SheetAdditions
from senryaku_parse.writers.excel.listing import add_table, draw_headings
from senryaku_parse.writers.excel.sheet import CellXml, Sheet
from senryaku_parse.writers.excel.shown import TRUE, CellRecord, CellRow, ShownValue, extents_of, shown
from senryaku_parse.writers.excel.sizes import column_width, line_count, row_height, text_width

LinkTargets: TypeAlias = Mapping[str, str]
"""Id → the place in the workbook where a link on it leads."""

_NOTHING_ADDED = SheetAdditions()
_FILTER_BUTTON = 3
"""Column units that the filter button takes from a heading."""
PAGE_WIDTH = 205
"""Column units on one A3 page, with letters of 8 points."""
_MOST_WIDTHS = frozendict(goal=20, measure=20, area=18, name=38, target_text=32)
"""Of columns of nodes that would else take too much of a page."""
ASIDE = frozenset(
    "goal_number area_marker measure_number number unit change_unit change_from baseline_derived years baseline_year target_year per "
    "cumulative qualifier baseline_text target_column_text series actuals reviews description organizations budgets implicit key line".split()
)
"""Columns of nodes that say in parts what others say, or what only programs need: folded away, so that a row fits one page."""


@dataclass(frozen=True, slots=True)
class _Number:
    """How the numbers of a column are shown."""

    units: Sequence[int]
    """Places in the row where the unit may stand."""
    signed: bool

    def unit(self, row: CellRow) -> str:
        return next((str(row[at]) for at in self.units if row[at]), "")


def draw_table(
    sheet: Sheet,
    entity: Entity[Any],
    records: Sequence[CellRecord],
    lang: Lang,
    links: Mapping[str, LinkTargets],
    additions: SheetAdditions = _NOTHING_ADDED,
    inside: int | None = None,
    aside: Collection[str] = (),
) -> None:
    """Draw headings and records as one table of the first `inside` columns; `links` is by name of column, `aside` names columns to fold away.

    Columns without any value are folded away; the button above them opens them.
    """
    rows = shown(records, entity.columns, lang)
    drawing = begin_table(sheet, entity, lang, extents_of(rows, len(entity.columns)), links, additions, inside, aside)
    for row in rows:
        drawing.draw(row)
    drawing.finish()


def begin_table(
    sheet: Sheet,
    entity: Entity[Any],
    lang: Lang,
    extents: Sequence[int],
    links: Mapping[str, LinkTargets] = frozendict(),
    additions: SheetAdditions = _NOTHING_ADDED,
    inside: int | None = None,
    aside: Collection[str] = (),
) -> Drawing:
    """The headings of a table, and room for rows of `extents`; see `draw_table`."""
    names = headings(entity.columns, lang)
    keys = [column.name for column in entity.columns]
    places = {key: at for at, key in reversed(list(enumerate(keys)))}
    looks = additions.looks
    widths = _set_columns(sheet, names, keys, extents, looks, aside)
    sheet.page.freeze_panes = "B2"
    sheet.page.print_options.gridLines = True
    notes = {(node_id, places[key]): text for (node_id, key), text in additions.notes.items() if key in places}
    for (node_id, at), text in notes.items():
        if not node_id:
            sheet.note(sheet.place(at + 1), text)
    draw_headings(sheet, names)
    return Drawing(
        sheet,
        entity.name,
        names,
        widths,
        [links.get(column.name, {}) for column in entity.columns],
        [_Number([places[name] for name in column.units], column.signed) for column in entity.columns],
        len(names) if inside is None else inside,
        {places[key]: look.filter for key, look in looks.items() if look.filter and key in places},
        frozenset(additions.look.hidden),
        notes,
    )


@dataclass(frozen=True, slots=True)
class Drawing:
    """A table whose headings stand, while its rows are written."""

    sheet: Sheet
    name: str
    names: Sequence[str]
    widths: Sequence[float]
    leads: Sequence[LinkTargets]
    numbers: Sequence[_Number]
    inside: int
    """How many columns the table has."""
    filters: Mapping[int, str]
    hidden: Collection[str]
    """Ids whose rows people have hidden."""
    notes: Mapping[tuple[str, int], str]
    """Id and place of the column → note."""

    def draw(self, row: CellRow) -> None:
        """Write the next row."""
        texts = zip(row, self.widths, strict=True)
        lines = max((line_count(text, width) for text, width in texts if isinstance(text, str)), default=1)
        cells = enumerate(zip(row, self.leads, self.numbers, strict=True), 1)
        drawn = [_cell(self.sheet, at, value, lead, number, row) for at, (value, lead, number) in cells]
        node_id = str(row[0])
        for at in range(len(row)) if self.notes else ():
            if (text := self.notes.get((node_id, at))) is not None:
                self.sheet.note(self.sheet.place(at + 1), text)
        hidden = bool(self.hidden) and node_id in self.hidden
        self.sheet.append(drawn, row_height(lines) if lines > 1 else None, hidden=hidden)

    def finish(self) -> None:
        """Make a table of the rows."""
        filters = {at: xml for at, xml in self.filters.items() if at < self.inside}
        add_table(self.sheet, self.name, self.names[: self.inside], self.sheet.row - 2, filters)


def _set_columns(
    sheet: Sheet,
    names: Sequence[str],
    keys: Sequence[str],
    extents: Sequence[int],
    looks: Mapping[str, ColumnLook],
    aside: Collection[str],
) -> list[float]:
    """The width of each column, set: it fits a heading (in two lines, where that breaks no word) and its extent.

    What does not fit one page at a readable size is printed on several, each with the first column.
    """
    widths = []
    printed = 0.0
    folded = False
    for at, (name, key, extent) in enumerate(zip(names, keys, extents, strict=True), 1):
        heading = math.ceil(text_width(name) / (1 if name.isascii() else 2)) + _FILTER_BUTTON
        width = max(heading, column_width(extent))
        if aside:
            width = min(width, _MOST_WIDTHS.get(key, width))
        sheet.page.column_dimensions[get_column_letter(at)].collapsed = folded and bool(extent)
        folded = any(extents) and (not extent or key in aside)
        widths.append(sheet.set_column(at, key, width, looks.get(key), folded=folded, level=int(folded)))
        printed += 0 if sheet.columns[key][1] else widths[-1]
    sheet.page.column_dimensions.max_outline = 1  # openpyxl finds it only after it has written it
    sheet.page.page_setup.fitToWidth = math.ceil(printed / PAGE_WIDTH)
    sheet.page.print_title_cols = "A:A"
    return widths


def _cell(sheet: Sheet, at: int, value: ShownValue, lead: LinkTargets, number: _Number, row: CellRow) -> CellXml | None:
    if value is None:
        return None
    if isinstance(value, AddedCell):
        return added_cell(sheet, at, value)
    if isinstance(value, str):
        if value in lead:
            return sheet.link(at, value, lead[value])
        return sheet.text(at, value, sheet.styles.mark if value == TRUE else sheet.styles.text)
    if isinstance(value, Decimal):
        return sheet.number(at, value, number.unit(row), signed=number.signed)
    return sheet.plain(at, value, sheet.styles.integer)
