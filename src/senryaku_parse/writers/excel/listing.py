"""Excel tables (ListObject): headings that cells and table share, filter buttons, striped rows."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

from senryaku_parse.writers.excel.sheet import Sheet


def draw_headings(sheet: Sheet, names: Sequence[str]) -> None:
    """Write the headings as the next row."""
    sheet.append([sheet.text(at, name, sheet.styles.head) for at, name in enumerate(names, 1)])


def add_table(sheet: Sheet, name: str, names: Sequence[str], rows: int) -> None:
    """Make a table of `rows` rows below headings in row 1.

    Excel wants a row below the headings, so an empty table has a blank one.
    """
    ref = f"A1:{get_column_letter(len(names))}{max(rows, 1) + 1}"
    table = Table(
        displayName=name,
        ref=ref,
        autoFilter=AutoFilter(ref=ref),
        tableColumns=[TableColumn(id=at, name=heading) for at, heading in enumerate(names, 1)],
        tableStyleInfo=TableStyleInfo(name="TableStyleLight9", showRowStripes=True),
    )
    sheet.page.tables.add(table)
