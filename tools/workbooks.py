"""The tables of the HTML cases as Excel workbooks, merged cells and all: `python tools/workbooks.py` writes tests/cases/files/*.xlsx.

What people make in Excel: a text above a table in a row of its own, a blank row between tables, borders around cells,
numbers as numbers with a format. It reads HTML by itself, so that nothing of the reader under test takes part.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

CASES = Path(__file__).parents[1] / "tests" / "cases"
FILES = CASES / "files"
LAYOUTS = """
columns/two-header-rows columns/kpi-beside-projects columns/yearly-three-header-rows
indicator-list/fields-without-goals indicator-list/headings-and-years indicator-list/two-rows-an-indicator
label-rows/sheets-with-pairs label-rows/indicator-cards label-rows/pillars-four-levels
outline/headings-with-tables mixture/headings-columns-projects
project-first/three-year-budget project-first/goal-by-number
""".split()
"""Cases of tests/cases/layouts that are kept as files."""
_SIZES = {"h1": 18, "h2": 16, "h3": 14, "h4": 13, "h5": 12, "h6": 11.5}
_THIN = Side("thin")
_BOX = Border(_THIN, _THIN, _THIN, _THIN)
_TEXTS = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "dt", "dd"}
_NUMBER = re.compile(r"(-?(?:0|[1-9]\d{0,2}(?:,\d{3})*|[1-9]\d*))(\.\d+)?(%|[ぁ-んァ-ヶ一-龥]{1,3})?")
_SPACE = re.compile(r"[ \t\n]+")
_WHEN = datetime(2025, 4, 1)


def main() -> None:
    """Write the files."""
    FILES.mkdir(exist_ok=True)
    (FILES / "true.xlsx").write_bytes(workbook_of((CASES / "converters" / "true.html").read_text("utf-8")))
    for name in LAYOUTS:
        (FILES / f"{name.replace('/', '.')}.xlsx").write_bytes(workbook_of(html_of(CASES / "layouts" / f"{name}.txt")))


def html_of(case: Path) -> str:
    """The part `input.html` of a case."""
    parts = re.split(r"^--- (.+)\n", case.read_text("utf-8"), flags=re.MULTILINE)
    return parts[parts.index("input.html") + 1]


def workbook_of(html: str, *, numbers: bool = True) -> bytes:
    """The texts and tables of a page on one sheet; `numbers` are written as such, with a format."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    row = 1
    for block in _blocks(BeautifulSoup(html, "html.parser")):
        if block.name == "table":
            if caption := block.find("caption"):
                sheet.cell(row, 1, _text(caption))
                row += 1
            row = _put_table(sheet, block, row, numbers=numbers) + 1
        else:
            cell = sheet.cell(row, 1, ("・" if block.name == "li" else "") + _text(block))
            if block.name in _SIZES:
                cell.font = Font(sz=_SIZES[block.name], bold=True)
            elif block.find(["b", "strong"]):
                cell.font = Font(bold=True)
            row += 1
    return _bytes(book)


def _blocks(soup: Tag) -> Iterator[Tag]:
    """Headings, paragraphs, items and tables, outermost first."""
    for child in soup.children:
        if not isinstance(child, Tag) or child.name in ("head", "style", "script", "title"):
            continue
        if child.name == "table" or (child.name in _TEXTS and not child.find("table")):
            inner = [part.extract() for part in child.find_all(["ul", "ol"], recursive=False)]
            yield child
            for part in inner:
                yield from _blocks(part)
        else:
            yield from _blocks(child)


def _put_table(sheet: Worksheet, table: Tag, top: int, *, numbers: bool) -> int:
    """Write `table` from row `top` on; the row below it."""
    taken: set[tuple[int, int]] = set()
    rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    for at, row in enumerate(rows, top):
        column = 1
        for cell in row.find_all(["td", "th"], recursive=False):
            while (at, column) in taken:
                column += 1
            height = min(int(str(cell.get("rowspan") or 1)), top + len(rows) - at)
            width = int(str(cell.get("colspan") or 1))
            taken |= {(y, x) for y in range(at, at + height) for x in range(column, column + width)}
            _put(sheet, at, column, _text(cell), numbers=numbers and cell.name == "td")
            for y in range(at, at + height):
                for x in range(column, column + width):
                    sheet.cell(y, x).border = _BOX
            if height * width > 1:
                sheet.merge_cells(
                    start_row=at, start_column=column, end_row=at + height - 1, end_column=column + width - 1
                )
            column += width
    return top + len(rows)


def _put(sheet: Worksheet, row: int, column: int, text: str, *, numbers: bool) -> None:
    """A text; as a number with a format where it is one: 「1,234人」 is 1234 in #,##0"人"."""
    cell = sheet.cell(row, column)
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    found = _NUMBER.fullmatch(text) if numbers else None
    if not found or not (found[2] or found[3] or "," in text or len(text) > 2):
        cell.value = text or None
        cell.data_type = "s" if text else "n"
        return
    whole, part, unit = found.groups()
    value = float(whole.replace(",", "") + (part or ""))
    places = "." + "0" * (len(part) - 1) if part else ""
    cell.value = value / 100 if unit == "%" else value if part else int(value)
    digits = "#,##0" if "," in whole else "0"
    cell.number_format = digits + places + ("%" if unit == "%" else f'"{unit}"' if unit else "")


def _text(tag: Tag) -> str:
    for line in tag.find_all("br"):
        line.replace_with("\n")
    return "\n".join(_SPACE.sub(" ", line).strip(" ") for line in tag.get_text().strip(" \t\n").split("\n"))


def _bytes(book: Workbook) -> bytes:
    """The file, the same bytes whenever it is made."""
    book.properties.created = book.properties.modified = _WHEN
    made, out = io.BytesIO(), io.BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in parts.infolist():
            content = parts.read(part)
            if part.filename == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", _WHEN.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), content)
            archive.writestr(zipfile.ZipInfo(part.filename, (2025, 4, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


if __name__ == "__main__":
    main()
