"""Workbooks of old versions, made by LibreOffice of new ones: `python tools/old_workbooks.py` writes tests/cases/files/old/*.xls.

Those of `workbooks.py`, and one with what a cell can look like. Needs LibreOffice Calc.
"""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet
from workbooks import FILES

NAMES = ("true", "columns.two-header-rows", "label-rows.sheets-with-pairs", "outline.headings-with-tables")
_THIN = Side("thin")
_ROWS: tuple[tuple[object, ...], ...] = (
    ("基本目標", "施策", "KPI", "現状値", "目標値"),
    ("1 しごと", "(1) 創業", "創業率", 0.103, 0.15),
    (None, None, "出荷額", 1234567, 2000000),
    (None, "(2) 誘客", "完成日", date(2020, 4, 1), date(2025, 3, 31)),
    (None, None, "増減", -12, 5),
    (None, None, "満足", 3.456, True),
    (None, None, "隠れた件数", 1, 2),
)
_FORMATS = (("0.0%",), ('#,##0,"百万円"',), ('[$-411]ggge"年"m"月"d"日"',), ('0"人";"▲"0"人"',), ("0.0",))


def main() -> None:
    """Write the files."""
    folder = FILES / "old"
    folder.mkdir(exist_ok=True)
    with TemporaryDirectory() as made:
        _looks().save(str(Path(made, "looks.xlsx")))
        sources = [*(FILES / f"{name}.xlsx" for name in NAMES), Path(made, "looks.xlsx")]
        profile = f"-env:UserInstallation={Path(made, 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "xls", "--outdir", str(folder), *map(str, sources)]
        subprocess.run(command, check=True, capture_output=True)


def _looks() -> Workbook:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "KPI一覧"
    sheet["A1"] = "みなと市総合戦略"
    sheet["A1"].font = Font(size=16)
    for y, row in enumerate(_ROWS, 3):
        for x, value in enumerate(row, 1):
            sheet.cell(y, x).value = value  # type: ignore[assignment]
            sheet.cell(y, x).border = Border(_THIN, _THIN, _THIN, _THIN)
    for y, (code,) in enumerate(_FORMATS, 4):
        sheet.cell(y, 4).number_format = sheet.cell(y, 5).number_format = code
    for area in ("A4:A9", "B4:B5", "B6:B9"):
        sheet.merge_cells(area)
    sheet.row_dimensions[9].hidden = True
    struck, raised = InlineFont(strike=True), InlineFont(vertAlign="superscript")
    sheet["C7"] = CellRichText(TextBlock(struck, "旧"), "増減", TextBlock(raised, "1)"))
    sheet["C4"].comment = Comment("要確認", "企画課")
    sheet["A11"] = "1) 前年度との差"
    book.create_sheet("控え")["A1"] = "内部の控え"
    book["控え"].sheet_state = "hidden"
    return book


if __name__ == "__main__":
    main()
