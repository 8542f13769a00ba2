"""A sheet by entity: an Excel table with one row a node or finding, one datum a cell."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias

from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter

from senryaku_parse.columns import Column, Entity, Value
from senryaku_parse.writers.delimited import Lang, headings
from senryaku_parse.writers.excel.listing import add_table, draw_headings
from senryaku_parse.writers.excel.sheet import Sheet
from senryaku_parse.writers.excel.sizes import column_width, line_count, row_height, text_width

Record: TypeAlias = tuple[Value, ...]
Shown: TypeAlias = str | int | Decimal | None
Links: TypeAlias = Mapping[str, str]
"""Id → the place in the workbook where a link on it leads."""

_WIDEST = 52
"""Half-width characters in the widest column; longer texts wrap."""
_FILTER_BUTTON = 3
"""Column units that the filter button takes from a heading."""
_PAGE = 250
"""Column units on one A3 page, at a size that can be read."""
_TRUE = "○"


@dataclass(frozen=True, slots=True)
class _Number:
    """How the numbers of a column are shown."""

    units: Sequence[int]
    """Places in the row where the unit may stand."""
    signed: bool

    def unit(self, row: Sequence[Shown]) -> str:
        return next((str(row[at]) for at in self.units if row[at]), "")


def draw_table(
    sheet: Sheet, entity: Entity[Any], records: Sequence[Record], lang: Lang, links: Mapping[str, Links]
) -> None:
    """Draw headings and records as one table; `links` is by name of column.

    Columns without any value are folded away; the button above them opens them.
    """
    names = headings(entity.columns, lang)
    rows = [
        [_shown(value, column, lang) for value, column in zip(record, entity.columns, strict=True)]
        for record in records
    ]
    widths = _set_columns(sheet, names, rows)
    sheet.page.freeze_panes = "B2"
    sheet.page.print_options.gridLines = True
    sheet.page.row_dimensions[1].height = row_height(2)
    draw_headings(sheet, names)
    leads = [links.get(column.name, {}) for column in entity.columns]
    places = {column.name: at for at, column in enumerate(entity.columns)}
    numbers = [_Number([places[name] for name in column.units], column.signed) for column in entity.columns]
    for row in rows:
        _draw_row(sheet, row, widths, leads, numbers)
    add_table(sheet, entity.name, names, len(rows))


def _shown(value: Value, column: Column[Any], lang: Lang) -> Shown:
    """`value` as the sheet shows it: codes as words, a circle for true, lists joined; null for what says nothing."""
    if isinstance(value, tuple):
        return "、".join(value) or None
    if isinstance(value, bool) and lang == "ja":
        return _TRUE if value else None
    if isinstance(value, str):
        return (column.words.get(value, value) if lang == "ja" else value) or None
    return value


def _set_columns(sheet: Sheet, names: Sequence[str], rows: Sequence[Sequence[Shown]]) -> list[float]:
    """The width of each column, set: it fits a heading (in two lines, where that breaks no word) and values up to a limit.

    What does not fit one page at a readable size is printed on several, each with the first column.
    """
    widths = []
    printed = 0.0
    folded = False
    for at, name in enumerate(names):
        values = [text_width(_spelled(row[at])) for row in rows if row[at] is not None]
        heading = math.ceil(text_width(name) / (1 if name.isascii() else 2)) + _FILTER_BUTTON
        widths.append(max(heading, column_width(min(max(values, default=0), _WIDEST))))
        dimension = sheet.page.column_dimensions[get_column_letter(at + 1)]
        dimension.width = widths[-1]
        dimension.collapsed = folded and bool(values)
        folded = bool(rows) and not values
        dimension.hidden = folded
        dimension.outlineLevel = int(folded)
        printed += 0 if folded else widths[-1]
    sheet.page.column_dimensions.max_outline = 1  # openpyxl finds it only after it has written it
    sheet.page.page_setup.fitToWidth = math.ceil(printed / _PAGE)
    sheet.page.print_title_cols = "A:A"
    return widths


def _spelled(value: Shown) -> str:
    """About what the cell of `value` shows, for its width."""
    return f"{value:,f}" if isinstance(value, Decimal) else str(value)


def _draw_row(
    sheet: Sheet,
    row: Sequence[Shown],
    widths: Sequence[float],
    leads: Sequence[Links],
    numbers: Sequence[_Number],
) -> None:
    texts = zip(row, widths, strict=True)
    lines = max((line_count(text, width) for text, width in texts if isinstance(text, str)), default=1)
    if lines > 1:
        sheet.page.row_dimensions[sheet.row].height = row_height(lines)
    cells = enumerate(zip(row, leads, numbers, strict=True), 1)
    sheet.append([_cell(sheet, at, value, lead, number, row) for at, (value, lead, number) in cells])


def _cell(sheet: Sheet, at: int, value: Shown, lead: Links, number: _Number, row: Sequence[Shown]) -> Cell | None:
    if value is None:
        return None
    if isinstance(value, str):
        if value in lead:
            return sheet.link(at, value, lead[value])
        return sheet.text(at, value, sheet.styles.mark if value == _TRUE else sheet.styles.text)
    if isinstance(value, Decimal):
        return sheet.number(at, value, number.unit(row), signed=number.signed)
    return sheet.plain(at, value, sheet.styles.integer)
