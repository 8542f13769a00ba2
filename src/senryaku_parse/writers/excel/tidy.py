"""A sheet by entity: an Excel table with one row a node or finding, one datum a cell."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeAlias

from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

from senryaku_parse.writers.columns import Column, Entity, Value
from senryaku_parse.writers.delimited import Lang, headings
from senryaku_parse.writers.excel.sheet import Sheet
from senryaku_parse.writers.excel.sizes import column_width, row_height, text_width

Record: TypeAlias = tuple[Value, ...]
Shown: TypeAlias = str | int | Decimal | None

_WIDEST = 52
_FILTER_BUTTON = 3
_TRUE = "○"


def draw_table(
    sheet: Sheet, entity: Entity[Any], records: Sequence[Record], lang: Lang, links: Mapping[str, Mapping[str, str]]
) -> None:
    """Draw headings and records as one table.

    `links`: name of a column → value → the place in the workbook that it leads to. Columns without any value
    are folded away; the button above them opens them.
    """
    names = headings(entity.columns, lang)
    shown = [
        [_shown(value, column, lang) for value, column in zip(record, entity.columns, strict=True)]
        for record in records
    ]
    _set_columns(sheet, names, shown)
    sheet.page.freeze_panes = "B2"
    sheet.page.print_options.gridLines = True
    sheet.page.row_dimensions[1].height = row_height(2)
    sheet.append([sheet.text(at, name, sheet.styles.head) for at, name in enumerate(names, 1)])
    leads = [links.get(column.name, {}) for column in entity.columns]
    for values in shown:
        sheet.append(
            [_cell(sheet, at, value, lead) for at, (value, lead) in enumerate(zip(values, leads, strict=True), 1)]
        )
    sheet.page.tables.add(_table(entity.name, names, len(records)))


def _shown(value: Value, column: Column[Any], lang: Lang) -> Shown:
    """`value` as the sheet shows it: codes as words, a circle for true, lists joined; null for what says nothing."""
    if isinstance(value, tuple):
        return "、".join(value) or None
    if isinstance(value, bool) and lang == "ja":
        return _TRUE if value else None
    if isinstance(value, str):
        return (column.words.get(value, value) if lang == "ja" else value) or None
    return value


def _cell(sheet: Sheet, at: int, value: Shown, lead: Mapping[str, str]) -> Cell | None:
    if value is None:
        return None
    if isinstance(value, str):
        if value in lead:
            return sheet.link(at, value, lead[value])
        return sheet.text(at, value, sheet.styles.mark if value == _TRUE else sheet.styles.text)
    if isinstance(value, Decimal):
        return sheet.number(at, value)
    return sheet.plain(at, value, sheet.styles.integer)


def _set_columns(sheet: Sheet, names: Sequence[str], rows: Sequence[Sequence[Shown]]) -> None:
    """Widths that fit headings of two lines and values of a few; empty columns folded away."""
    for at, name in enumerate(names):
        widths = [text_width(str(row[at])) for row in rows if row[at] is not None]
        dimension = sheet.page.column_dimensions[get_column_letter(at + 1)]
        heading = math.ceil(text_width(name) / 2) + _FILTER_BUTTON
        dimension.width = column_width(max(heading, min(max(widths, default=0), _WIDEST)))
        if rows and not widths:
            dimension.outlineLevel = 1
            dimension.hidden = True


def _table(name: str, names: Sequence[str], records: int) -> Table:
    """The table over headings and records; Excel wants a row below the headings, so an empty one has a blank row."""
    ref = f"A1:{get_column_letter(len(names))}{max(records, 1) + 1}"
    return Table(
        displayName=name,
        ref=ref,
        autoFilter=AutoFilter(ref=ref),
        tableColumns=[TableColumn(id=at, name=heading) for at, heading in enumerate(names, 1)],
        tableStyleInfo=TableStyleInfo(name="TableStyleLight9", showRowStripes=True),
    )
