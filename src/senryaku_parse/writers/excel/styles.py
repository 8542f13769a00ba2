"""Styles of cells. Each is made once a workbook and shared by its cells."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import Literal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.styles.numbers import BUILTIN_FORMATS_MAX_SIZE, BUILTIN_FORMATS_REVERSE
from openpyxl.utils.indexed_list import IndexedList

FONT = "游ゴシック"
"""The default of Japanese Excel; where it is missing, Excel and LibreOffice take another Japanese font."""
SIZE = 10
"""Points."""
_INK, _LINK, _PALE = "262626", "0563C1", "FFFFFF"
_DEEP, _MIDDLE, _LIGHT, _GREY = "1F4E78", "BDD7EE", "DDEBF7", "F2F2F2"
_FADED = "7F7F7F"
"""The letters of what is no longer asked about."""
_ENTRY = "FFF9E5"
"""Cells that people fill in."""
_COUNT = '#,##0;-#,##0;"－"'
"""Counts, none as a dash."""
_LINE = Side(style="thin", color="A6A6A6")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


@dataclass(frozen=True, slots=True)
class CellStyle:
    """One style by its numbers, for plain texts and for texts that must not be taken for formulas."""

    plain: int
    quoted: int
    """The same with Excel's quote prefix."""
    array: StyleArray
    """openpyxl's, of the plain one."""


class BookStyles:
    """All styles of one workbook."""

    def __init__(self, book: Workbook) -> None:
        """Makes the styles in `book`."""
        self._book = book
        self._formatted: dict[tuple[int, str], int] = {}
        """Number of a style and a format → number of the style that has both."""
        self.formats: set[str] = set()
        """The number formats with units that its cells have."""
        # The unit of column widths is a digit in the font of "Normal"; openpyxl has no public way to set that font.
        normal: NamedStyle = book._named_styles["Normal"]  # type: ignore[attr-defined]
        normal.font = Font(name=FONT, size=11)
        self.title = self._make("title", size=14, bold=True)
        self.label = self._make("label", fill=_LIGHT, bold=True, border=_BOX, vertical="top")
        self.goal = self._make("goal", fill=_MIDDLE, bold=True, border=_BOX)
        self.measure = self._make("measure", fill=_LIGHT, bold=True, border=_BOX)
        self.heading = self._make("heading", fill=_GREY, border=_BOX, horizontal="center")
        self.boxed = self._make("boxed", border=_BOX)
        self.boxed_center = self._make("boxed-center", border=_BOX, horizontal="center")
        self.boxed_link = self._make("boxed-link", border=_BOX, color=_LINK, underline="single")
        self.section = self._make("section", color=_DEEP, size=12, bold=True)
        self.boxed_rate = self._make("boxed-rate", border=_BOX, number_format="0.0%", horizontal="center")
        self.count = self._make("count", border=_BOX, number_format=_COUNT, horizontal="center")
        self.total = self._make("total", fill=_GREY, border=_BOX, bold=True, number_format=_COUNT, horizontal="center")
        self.head = self._make("head", fill=_DEEP, color=_PALE, bold=True)
        self.text = self._make("text")
        self.link = self._make("link", color=_LINK, underline="single")
        self.mark = self._make("mark", horizontal="center")
        self.integer = self._make("integer", number_format="0", horizontal="center")
        self.number = self._make("number")
        self.entry = self._make("entry", fill=_ENTRY, locked=False)
        self.entry_thousands = self._make("entry-thousands", fill=_ENTRY, number_format="#,##0", locked=False)
        self.history = self._make("history", fill=_GREY, color=_FADED, locked=False)
        self.history_thousands = self._make(
            "history-thousands", fill=_GREY, color=_FADED, number_format="#,##0", locked=False
        )
        self.entry_mark = self._make(
            "entry-mark", fill=_ENTRY, border=_BOX, bold=True, horizontal="center", locked=False
        )
        self.entry_rate = self._make(
            "entry-rate", fill=_ENTRY, border=_BOX, number_format="0%", horizontal="center", locked=False
        )
        self.thousands = self._make("thousands", number_format="#,##0")
        self.rate = self._make("rate", number_format="0.0%", bold=True)
        self.verdict = self._make("verdict", horizontal="center", bold=True)

    def _make(
        self,
        name: str,
        *,
        fill: str | None = None,
        border: Border | None = None,
        number_format: str = "General",
        horizontal: str | None = None,
        vertical: str = "center",
        color: str = _INK,
        size: int = SIZE,
        bold: bool = False,
        underline: Literal["single"] | None = None,
        locked: bool = True,
    ) -> CellStyle:
        style = NamedStyle(
            name=f"senryaku-{name}",
            font=Font(name=FONT, size=size, bold=bold, color=color, underline=underline),
            fill=PatternFill("solid", start_color=fill) if fill else None,
            border=border,
            alignment=Alignment(horizontal=horizontal, vertical=vertical, wrap_text=True),
            number_format=number_format,
            protection=Protection(locked=locked),
        )
        self._book.add_named_style(style)
        plain = style.as_tuple()
        quoted = copy(plain)
        quoted.quotePrefix = 1
        return CellStyle(self._number(plain), self._number(quoted), plain)

    def formatted(self, style: CellStyle, number_format: str) -> int:
        """The number of `style` with another number format."""
        key = (style.plain, number_format)
        if key not in self._formatted:
            array = copy(style.array)
            array.numFmtId = self._format_number(number_format)
            self._formatted[key] = self._number(array)
        return self._formatted[key]

    def _format_number(self, number_format: str) -> int:
        if (built_in := BUILTIN_FORMATS_REVERSE.get(number_format)) is not None:
            return built_in
        formats: IndexedList[str] = self._book._number_formats  # type: ignore[attr-defined]
        return int(formats.add(number_format)) + BUILTIN_FORMATS_MAX_SIZE

    def _number(self, array: StyleArray) -> int:
        return int(self._book._cell_styles.add(array))  # type: ignore[attr-defined]
