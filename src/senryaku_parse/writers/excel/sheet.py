"""One sheet while it is written: rows go in from the top, each cell by what it holds."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from tempfile import SpooledTemporaryFile
from typing import IO, Literal, TypeAlias, cast
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText
from openpyxl.comments.comment_sheet import CommentRecord
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import tostring

from senryaku_parse.frozen import frozendict
from senryaku_parse.model import ColumnLook
from senryaku_parse.writers.excel.calculation import CellResult
from senryaku_parse.writers.excel.sizes import row_height
from senryaku_parse.writers.excel.styles import BookStyles, CellStyle
from senryaku_parse.writers.excel.texts import LegalTexts, starts_like_formula, without_controls

Paper: TypeAlias = Literal["A4 portrait", "A3 landscape"]
CellXml: TypeAlias = str
"""The element of a cell."""

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
_IN_MEMORY = 2**20
"""Bytes of the rows of a sheet that are kept in memory; more go to a temporary file."""
_MOST_DECIMALS = 30
"""Decimals that a number format can show."""


class Sheet:
    """A sheet whose rows are written from the top, as XML, for memory's sake: what is written can't be changed any more."""

    def __init__(self, book: Workbook, title: str, styles: BookStyles, texts: LegalTexts) -> None:
        """An empty sheet at the end of `book`."""
        self.page: Worksheet = book.create_sheet(title)
        """openpyxl's sheet, which knows all but the cells."""
        self.page.sheet_format.defaultRowHeight = row_height(1)
        self.page.sheet_format.customHeight = True
        self.book = book
        self.styles = styles
        self.row = 1
        """The number of the row that comes next."""
        self.links: list[str] = []
        """Elements of those within the workbook."""
        self.comments: list[CommentRecord] = []
        """Of cells."""
        self.columns: dict[str, tuple[float, bool]] = {}
        """Key of a column → its width, and whether it is hidden."""
        self._width = 1
        self._texts = texts
        self._rows = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  # `rows` hands it on

    def set_column(
        self, at: int, key: str, width: float, look: ColumnLook | None = None, *, folded: bool = False, level: int = 0
    ) -> float:
        """Set the width of a column, and whether it is folded away, as people left it, else as given; returns the width."""
        dimension = self.page.column_dimensions[get_column_letter(at)]
        dimension.width = min(max(float(look.width), 1.0), 255.0) if look and look.width else width
        dimension.hidden = folded if look is None or look.hidden is None else look.hidden
        dimension.outlineLevel = level
        self.columns[key] = (dimension.width, dimension.hidden)
        return dimension.width

    def protect(self) -> None:
        """Let people change only the cells that are for them, without a password; they may still set widths and copy."""
        protection = self.page.protection
        protection.sheet = True
        protection.formatColumns = protection.formatRows = protection.formatCells = False
        protection.objects = protection.scenarios = False

    def note(self, place: str, text: str) -> None:
        """Put a comment to the cell at an address."""
        record = CommentRecord(ref=place, author="")
        record.text.t = self._texts.legal(text, f"シート「{self.page.title}」のセル {place}")
        self.comments.append(record)

    def formatted(self, column: int, value: Decimal, style: int) -> CellXml:
        """A number with the style of that number."""
        return f'<c r="{self.place(column)}" s="{style}"><v>{float(value):.16g}</v></c>'

    def append(self, cells: Sequence[CellXml | None], height: float | None = None, *, hidden: bool = False) -> None:
        """Write the next row, `height` points high, or as high as others."""
        attributes = "" if height is None else f' ht="{height:g}" customHeight="1"'
        attributes += ' hidden="1"' if hidden else ""
        self._rows.write(f'<row r="{self.row}"{attributes}>{"".join(filter(None, cells))}</row>'.encode())
        self._width = max(self._width, len(cells))
        self.row += 1

    def rows(self) -> IO[bytes]:
        """The XML of all rows."""
        self._rows.seek(0)
        return cast("IO[bytes]", self._rows)

    @property
    def extent(self) -> str:
        """The range of all cells."""
        return f"A1:{get_column_letter(self._width)}{max(self.row - 1, 1)}"

    def place(self, column: int) -> str:
        """The address of a cell of the next row."""
        return f"{get_column_letter(column)}{self.row}"

    def text(self, column: int, value: str, style: CellStyle) -> CellXml:
        """Write a text, never taken for a formula, an error value or a number. An empty one is a blank cell."""
        if not value:
            return self.plain(column, None, style)
        legal = self.legal(column, value)
        number = style.quoted if starts_like_formula(value) else style.plain
        return f'<c r="{self.place(column)}" s="{number}" t="inlineStr"><is>{_text_xml(legal)}</is></c>'

    def rich(self, column: int, runs: CellRichText, style: int) -> CellXml:
        """A legal text of several looks; `style` is a number of `CellStyle`."""
        xml = tostring(runs.to_tree())
        return f'<c r="{self.place(column)}" s="{style}" t="inlineStr">{xml.decode() if isinstance(xml, bytes) else xml}</c>'

    def number(
        self, column: int, value: Decimal, unit: str = "", *, signed: bool = False, style: CellStyle | None = None
    ) -> CellXml:
        """A number that Excel would round is a text.

        It is shown with its decimals as written and its unit, or as `style` says.
        """
        if not is_exact(value):
            return self.text(column, _spelled(value), style or self.styles.text)
        number = style.plain if style else self.number_style(value, unit, signed=signed)
        return self.formatted(column, value, number)

    def number_style(self, value: Decimal, unit: str = "", *, signed: bool = False) -> int:
        """The number of the style that shows `value` with its decimals as written and its unit."""
        return self.styles.formatted(self.styles.number, self._format(value, without_controls(unit), signed))

    def legal(self, column: int, value: str) -> str:
        """`value` as a cell of the next row can hold it."""
        return self._texts.legal(value, f"シート「{self.page.title}」のセル {self.place(column)}")

    def plain(self, column: int, value: Decimal | int | None, style: CellStyle) -> CellXml:
        """A number, a truth value or nothing."""
        head = f'<c r="{self.place(column)}" s="{style.plain}"'
        if value is None:
            return f"{head}/>"
        return (
            f'{head} t="b"><v>{value:d}</v></c>'
            if isinstance(value, bool)
            else f"{head}><v>{float(value):.16g}</v></c>"
        )

    def formula(self, column: int, formula: str, value: CellResult, style: int) -> CellXml:
        """A formula, given without its leading "=", and what it comes to; `style` is a number of `CellStyle`."""
        kind, spelled = _result(value)
        head = f'<c r="{self.place(column)}" s="{style}"{kind}>'
        return f"{head}<f>{escaped(formula)}</f><v>{spelled}</v></c>"

    def link(self, column: int, value: str, location: str, style: CellStyle | None = None) -> CellXml:
        """A text that leads to a place in the workbook, "'事業'!A12"; it does not where the sheet has all its links."""
        if len(self.links) < _MOST_LINKS:
            self.links.append(f'<hyperlink ref="{self.place(column)}" location="{escaped(location)}"/>')
        return self.text(column, value, style or self.styles.link)

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


def is_exact(value: Decimal) -> bool:
    """Whether Excel holds all digits of a number."""
    return len(value.as_tuple().digits) <= _EXACT_DIGITS and abs(value.adjusted()) <= _LARGEST_EXPONENT


def escaped(text: str) -> str:
    """`text` as XML has it, in elements and attributes."""
    return escape(text, {"\r": "&#13;", '"': "&quot;"})


def _text_xml(text: str) -> str:
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<t{space}>{escaped(text)}</t>"


def _result(value: CellResult) -> tuple[str, str]:
    """The attribute of the kind of `value`, and how its XML has it."""
    if isinstance(value, bool):
        return ' t="b"', f"{value:d}"
    return (' t="str"', escaped(value)) if isinstance(value, str) else ("", repr(float(value)))


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
