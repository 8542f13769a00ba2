"""Excel tables (ListObject): headings that cells and table share, filter buttons, striped rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter, FilterColumn
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.xml.functions import fromstring

from senryaku_parse.findings import SEVERITIES
from senryaku_parse.frozen import frozendict
from senryaku_parse.writers.delimited import Lang
from senryaku_parse.writers.excel.sheet import Sheet
from senryaku_parse.writers.excel.sizes import row_height

_COLORS = frozendict({"warning": "FFEB9C", "error": "FFC7CE"})
"""Severity → colour of its cell."""


def draw_headings(sheet: Sheet, names: Sequence[str], lines: int = 2) -> None:
    """Write the headings, each of so many lines at most, as the next row."""
    sheet.append([sheet.text(at, name, sheet.styles.head) for at, name in enumerate(names, 1)], row_height(lines))


def add_table(
    sheet: Sheet, name: str, names: Sequence[str], rows: int, filters: Mapping[int, str] = frozendict()
) -> None:
    """Make a table of `rows` rows below headings in row 1; `filters` are those of columns, from 0, in XML.

    Excel wants a row below the headings, so an empty table has a blank one.
    """
    ref = f"A1:{get_column_letter(len(names))}{max(rows, 1) + 1}"
    table = Table(
        displayName=name,
        ref=ref,
        autoFilter=AutoFilter(ref=ref, filterColumn=[_filter(at, xml) for at, xml in sorted(filters.items())]),
        tableColumns=[TableColumn(id=at, name=heading) for at, heading in enumerate(names, 1)],
        tableStyleInfo=TableStyleInfo(name="TableStyleLight9", showRowStripes=True),
    )
    sheet.page.tables.add(table)


def _filter(at: int, xml: str) -> FilterColumn:
    tree: Any = fromstring(xml)
    chosen: Any = FilterColumn.from_tree(tree)
    chosen.colId = at
    found: FilterColumn = chosen
    return found


def color_severities(sheet: Sheet, column: int, lang: Lang) -> None:
    """Let the cells of `column` below the headings have the colours of the severities they say."""
    letter = get_column_letter(column)
    for severity, color in _COLORS.items():
        word = SEVERITIES[severity] if lang == "ja" else severity
        look = DifferentialStyle(fill=PatternFill("solid", bgColor=color))
        rule = Rule("cellIs", operator="equal", formula=[f'"{word}"'], dxf=look)
        sheet.page.conditional_formatting.add(f"{letter}2:{letter}{max(sheet.row - 1, 2)}", rule)
