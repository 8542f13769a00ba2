"""A sheet by entity: an Excel table with one row a node or finding, one datum a cell."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias

from openpyxl.utils import get_column_letter

from senryaku_parse.columns import Entity
from senryaku_parse.frozen import frozendict
from senryaku_parse.writers.delimited import Lang, headings
from senryaku_parse.writers.excel.listing import add_table, draw_headings
from senryaku_parse.writers.excel.sheet import CellXml, Sheet
from senryaku_parse.writers.excel.shown import TRUE, CellRecord, CellRow, ShownValue, extents_of, shown
from senryaku_parse.writers.excel.sizes import column_width, line_count, row_height, text_width

LinkTargets: TypeAlias = Mapping[str, str]
"""Id → the place in the workbook where a link on it leads."""

_FILTER_BUTTON = 3
"""Column units that the filter button takes from a heading."""
PAGE_WIDTH = 250
"""Column units on one A3 page, at a size that can be read."""


@dataclass(frozen=True, slots=True)
class _Number:
    """How the numbers of a column are shown."""

    units: Sequence[int]
    """Places in the row where the unit may stand."""
    signed: bool

    def unit(self, row: CellRow) -> str:
        return next((str(row[at]) for at in self.units if row[at]), "")


def draw_table(
    sheet: Sheet, entity: Entity[Any], records: Sequence[CellRecord], lang: Lang, links: Mapping[str, LinkTargets]
) -> None:
    """Draw headings and records as one table; `links` is by name of column.

    Columns without any value are folded away; the button above them opens them.
    """
    rows = shown(records, entity.columns, lang)
    drawing = begin_table(sheet, entity, lang, extents_of(rows, len(entity.columns)), links)
    for row in rows:
        drawing.draw(row)
    drawing.finish()


def begin_table(
    sheet: Sheet,
    entity: Entity[Any],
    lang: Lang,
    extents: Sequence[int],
    links: Mapping[str, LinkTargets] = frozendict(),
) -> Drawing:
    """The headings of a table, and room for rows of `extents`; see `draw_table`."""
    names = headings(entity.columns, lang)
    widths = _set_columns(sheet, names, extents)
    sheet.page.freeze_panes = "B2"
    sheet.page.print_options.gridLines = True
    draw_headings(sheet, names)
    places = {column.name: at for at, column in enumerate(entity.columns)}
    return Drawing(
        sheet,
        entity.name,
        names,
        widths,
        [links.get(column.name, {}) for column in entity.columns],
        [_Number([places[name] for name in column.units], column.signed) for column in entity.columns],
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

    def draw(self, row: CellRow) -> None:
        """Write the next row."""
        texts = zip(row, self.widths, strict=True)
        lines = max((line_count(text, width) for text, width in texts if isinstance(text, str)), default=1)
        cells = enumerate(zip(row, self.leads, self.numbers, strict=True), 1)
        drawn = [_cell(self.sheet, at, value, lead, number, row) for at, (value, lead, number) in cells]
        self.sheet.append(drawn, row_height(lines) if lines > 1 else None)

    def finish(self) -> None:
        """Make a table of the rows."""
        add_table(self.sheet, self.name, self.names, self.sheet.row - 2)


def _set_columns(sheet: Sheet, names: Sequence[str], extents: Sequence[int]) -> list[float]:
    """The width of each column, set: it fits a heading (in two lines, where that breaks no word) and its extent.

    What does not fit one page at a readable size is printed on several, each with the first column.
    """
    widths = []
    printed = 0.0
    folded = False
    for at, (name, extent) in enumerate(zip(names, extents, strict=True)):
        heading = math.ceil(text_width(name) / (1 if name.isascii() else 2)) + _FILTER_BUTTON
        widths.append(max(heading, column_width(extent)))
        dimension = sheet.page.column_dimensions[get_column_letter(at + 1)]
        dimension.width = widths[-1]
        dimension.collapsed = folded and bool(extent)
        folded = any(extents) and not extent
        dimension.hidden = folded
        dimension.outlineLevel = int(folded)
        printed += 0 if folded else widths[-1]
    sheet.page.column_dimensions.max_outline = 1  # openpyxl finds it only after it has written it
    sheet.page.page_setup.fitToWidth = math.ceil(printed / PAGE_WIDTH)
    sheet.page.print_title_cols = "A:A"
    return widths


def _cell(sheet: Sheet, at: int, value: ShownValue, lead: LinkTargets, number: _Number, row: CellRow) -> CellXml | None:
    if value is None:
        return None
    if isinstance(value, str):
        if value in lead:
            return sheet.link(at, value, lead[value])
        return sheet.text(at, value, sheet.styles.mark if value == TRUE else sheet.styles.text)
    if isinstance(value, Decimal):
        return sheet.number(at, value, number.unit(row), signed=number.signed)
    return sheet.plain(at, value, sheet.styles.integer)
