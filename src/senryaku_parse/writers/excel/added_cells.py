"""Draws what people added: cells of their own columns, and sheets of their own."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from decimal import Decimal, InvalidOperation

from openpyxl.worksheet.cell_range import CellRange, MultiCellRange

from senryaku_parse.model import AddedCell, AddedSheet, Additions
from senryaku_parse.writers.delimited import Lang
from senryaku_parse.writers.excel.book import Book
from senryaku_parse.writers.excel.names import SHEETS, sheet_title
from senryaku_parse.writers.excel.sheet import CellXml, Sheet

_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_RANGE = re.compile(r"[A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7}")
_ILLEGAL = re.compile(r"[\[\]:*?/\\]|^'|'$")
"""What no title of a sheet has."""
_LONGEST_TITLE = 31
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_DAY_ZERO = date(1899, 12, 30).toordinal()
"""Of Excel."""
_MOST_FORMULA = 8_000
_CALL = re.compile(r"([A-Za-z_][\w.]*+)\s*+\(")
_OUTSIDE = re.compile(r"[|\[\]{}]|\\|#")
"""What a formula needs to reach other files and programs; then it stands by what it came to."""
_FUNCTIONS = frozenset(
    "ABS AND AVERAGE AVERAGEIF AVERAGEIFS CEILING CONCATENATE COUNT COUNTA COUNTBLANK COUNTIF COUNTIFS DATE DAY EXACT FIND FLOOR HLOOKUP "
    "IF IFERROR INDEX INT ISBLANK ISERROR ISNUMBER ISTEXT LARGE LEFT LEN LOOKUP MATCH MAX MEDIAN MID MIN MOD MONTH N NOT OR POWER "
    "RANK RIGHT ROUND ROUNDDOWN ROUNDUP ROW ROWS COLUMN COLUMNS SIGN SMALL SQRT STDEV SUBSTITUTE SUBTOTAL SUM SUMIF SUMIFS "
    "SUMPRODUCT TEXT TODAY TRIM TRUNC VALUE VLOOKUP YEAR".split()
)
"""What a formula may call: functions that compute and no more."""


def added_cell(sheet: Sheet, at: int, cell: AddedCell) -> CellXml:
    """A cell that people filled in, as the next cell of `sheet` in column `at`."""
    styles = sheet.styles
    if cell.kind == "formula":
        return _formula(sheet, at, cell)
    if cell.kind == "boolean":
        return sheet.plain(at, cell.text == "TRUE", styles.text)
    if cell.kind == "date" and (day := _day(cell.text)) is not None:
        return sheet.formatted(at, day, styles.formatted(styles.text, "yyyy/m/d"))
    if cell.kind in ("number", "percent") and (number := _number(cell.text)) is not None:
        if cell.kind == "number":
            return sheet.number(at, number, style=styles.number)
        whole = number * 100 == (number * 100).to_integral_value()
        return sheet.formatted(at, number, styles.formatted(styles.number, "0%" if whole else "0.0#%"))
    return sheet.text(at, cell.text, styles.text)


def _formula(sheet: Sheet, at: int, cell: AddedCell) -> CellXml:
    """A formula where it stood, which its references count from; else, and where it reaches further than the workbook, what it came to."""
    styles, number = sheet.styles, _number(cell.result or "")
    formula = cell.text.removeprefix("=")
    stays = cell.place == sheet.place(at) and len(formula) <= _MOST_FORMULA and not _OUTSIDE.search(formula)
    if stays and all(call.upper() in _FUNCTIONS for call in _CALL.findall(formula)):
        result = float(number) if number is not None else cell.result or ""
        return sheet.formula(at, sheet.legal(at, formula), result, styles.text.plain)
    return (
        sheet.number(at, number, style=styles.number)
        if number is not None
        else sheet.text(at, cell.result or "", styles.text)
    )


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _day(text: str) -> Decimal | None:
    try:
        return Decimal(date.fromisoformat(text).toordinal() - _DAY_ZERO)
    except ValueError:
        return None


def draw_added_sheets(book: Book, additions: Additions, lang: Lang) -> None:
    """Draw all sheets of their own, and put each where it stood."""
    titles: dict[str, str] = {name: sheet_title(name, lang) for name in SHEETS}
    for added in additions.sheets:
        title = _ILLEGAL.sub("_", added.title)[:_LONGEST_TITLE]
        if not title or title.casefold() in {one.casefold() for one in book.titles()}:
            title = f"{title[: _LONGEST_TITLE - 3]}({len(book.titles())})"
        _draw(book.sheet(title), added, {note.at: note.text for note in additions.notes if note.sheet == added.title})
        before = titles.get(added.after, added.after)
        book.move_behind(title, before)


def _draw(sheet: Sheet, added: AddedSheet, notes: dict[str, str]) -> None:
    for look in added.columns:
        if _CELL.fullmatch(f"{look.heading}1"):
            dimension = sheet.page.column_dimensions[look.heading]
            dimension.width = float(min(max(look.width or Decimal(9), Decimal(1)), Decimal(255)))
            dimension.hidden = bool(look.hidden)
    rows: dict[int, dict[int, AddedCell]] = defaultdict(dict)
    for cell in added.cells:
        if (found := _CELL.fullmatch(cell.at)) and (place := _place(found[1], int(found[2]))):
            rows[place[0]][place[1]] = cell
    for number in sorted(rows):
        sheet.row = number
        sheet.append([added_cell(sheet, at, cell) for at, cell in sorted(rows[number].items())])
    for noted, text in notes.items():
        if _CELL.fullmatch(noted):
            sheet.note(noted, text)
    merged = [CellRange(ref) for ref in added.merged if _RANGE.fullmatch(ref)]
    sheet.page.merged_cells = MultiCellRange(merged)


def _place(letters: str, row: int) -> tuple[int, int] | None:
    """Row and column; null where no sheet has them."""
    column = 0
    for letter in letters:
        column = 26 * column + ord(letter) - ord("A") + 1
    return (row, column) if 0 < row <= _LAST_ROW and column <= _LAST_COLUMN else None
