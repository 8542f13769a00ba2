"""One sheet while it is written: rows go in from the top, each cell by what it holds."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, TypeAlias

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from senryaku_parse.frozen import frozendict
from senryaku_parse.writers.excel.sizes import row_height
from senryaku_parse.writers.excel.styles import BookStyles, CellStyle
from senryaku_parse.writers.excel.texts import LegalTexts, starts_like_formula, without_controls

Paper: TypeAlias = Literal["A4 portrait", "A3 landscape"]

_PAPERS: frozendict[Paper, tuple[int, Literal["portrait", "landscape"]]] = frozendict(
    {"A4 portrait": (9, "portrait"), "A3 landscape": (8, "landscape")}
)
_FOOTER = 60
"""Characters of the source's name that the footer shows; Excel refuses a footer of over 255, signs included."""
_LONGEST_UNIT = 40
"""Characters of a unit in a number format, which may have 255 in all."""
_EXACT_DIGITS = 15
"""Digits that a number keeps in Excel."""
_MOST_LINKS = 65_530
"""Links that Excel allows on a sheet."""
_MOST_FORMATS = 150
"""Number formats with units: Excel allows about 200 of all kinds in a workbook."""
_LARGEST_EXPONENT = 300
"""Power of ten that a number in Excel can have."""
_MOST_DECIMALS = 30
"""Decimals that a number format can show."""


class Sheet:
    """A sheet of a write-only workbook, for memory's sake: what is written can't be changed any more."""

    def __init__(self, book: Workbook, title: str, styles: BookStyles, texts: LegalTexts) -> None:
        """An empty sheet at the end of `book`."""
        self.page: Worksheet = book.create_sheet(title)
        """openpyxl's sheet. Widths, heights and what is frozen must be set before the rows they concern."""
        self.page.sheet_format.defaultRowHeight = row_height(1)
        self.page.sheet_format.customHeight = True
        self.book = book
        self.styles = styles
        self.row = 1
        """The number of the row that comes next."""
        self._texts = texts
        self._links = 0

    def append(self, cells: list[Cell | None]) -> None:
        """Write the next row."""
        self.page.append(cells)
        self.page.row_dimensions.pop(self.row, None)
        self.row += 1

    def text(self, column: int, value: str, style: CellStyle) -> Cell:
        """Write a text, never taken for a formula, an error value or a number. An empty one is a blank cell."""
        if not value:
            return self.plain(column, None, style)
        place = f"シート「{self.page.title}」のセル {get_column_letter(column)}{self.row}"
        quoted = starts_like_formula(value)
        cell = Cell(self.page, self.row, column, None, style.quoted if quoted else style.plain)
        cell.value = self._texts.legal(value, place)
        cell.data_type = "s"
        return cell

    def number(
        self, column: int, value: Decimal, unit: str = "", *, signed: bool = False, style: CellStyle | None = None
    ) -> Cell:
        """A number that Excel would round is a text.

        It is shown with its decimals as written and its unit, or as `style` says.
        """
        if len(value.as_tuple().digits) > _EXACT_DIGITS or abs(value.adjusted()) > _LARGEST_EXPONENT:
            return self.text(column, _spelled(value), style or self.styles.text)
        cell = self.plain(column, value, style or self.styles.number)
        if style is None:
            cell.number_format = self._format(value, without_controls(unit), signed)
        return cell

    def plain(self, column: int, value: Decimal | int | None, style: CellStyle) -> Cell:
        """A number, a truth value or nothing."""
        return Cell(self.page, self.row, column, value, style.plain)

    def formula(self, column: int, formula: str, style: CellStyle) -> Cell:
        """A formula, given without its leading "="."""
        cell = Cell(self.page, self.row, column, None, style.plain)
        cell.value = f"={formula}"
        return cell

    def link(self, column: int, value: str, location: str, style: CellStyle | None = None) -> Cell:
        """A text that leads to a place in the workbook, "'事業'!A12"; it does not where the sheet has all its links."""
        cell = self.text(column, value, style or self.styles.link)
        if self._links < _MOST_LINKS:
            self._links += 1
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=location)
        return cell

    def _format(self, value: Decimal, unit: str, signed: bool) -> str:
        """The number format of `value`; without its unit where the workbook has all the formats that Excel allows."""
        with_unit = number_format(value, unit, signed=signed)
        known = self.styles.formats
        if with_unit not in known and len(known) >= _MOST_FORMATS:
            return number_format(value, "", signed=signed)
        known.add(with_unit)
        return with_unit

    def set_up_print(self, paper: Paper, source: str) -> None:
        """Fit to one page wide, with the first row on every page, page numbers and the source below."""
        page = self.page
        page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        page.page_setup.paperSize, page.page_setup.orientation = _PAPERS[paper]
        page.page_setup.fitToHeight = 0
        page.page_margins.left = page.page_margins.right = 0.5
        page.page_margins.top, page.page_margins.bottom, page.page_margins.footer = 0.5, 0.7, 0.3
        page.print_title_rows = "1:1"
        footer = HeaderFooterItem()
        footer.left.text = " ".join(without_controls(source[:_FOOTER]).split()).replace("&", "&&")
        footer.right.text = "&A  &P / &N"  # a long name on the left would run into the centre
        page.HeaderFooter.oddFooter = footer


def number_format(value: Decimal, unit: str, *, signed: bool) -> str:
    """Excel's format that shows `value` as written: 「#,##0.0"%"」 for 10.0 %. A unit too long for a format is left out."""
    exponent = value.as_tuple().exponent
    decimals = min(max(0, -exponent), _MOST_DECIMALS) if isinstance(exponent, int) else 0
    digits = "#,##0" + ("." + "0" * decimals if decimals else "")
    quoted = unit.replace('"', "")
    shown = f'{digits}"{quoted}"' if 0 < len(quoted) <= _LONGEST_UNIT else digits
    return f"+{shown};-{shown};{shown}" if signed else shown


def _spelled(value: Decimal) -> str:
    """All digits of `value`; with its power of ten where they would be too many to read."""
    return f"{value:f}" if abs(value.adjusted()) <= _LARGEST_EXPONENT else str(value)


def location(title: str, row: int) -> str:
    """The location of the first cell of a row, as links name it."""
    return f"'{title}'!A{row}"
