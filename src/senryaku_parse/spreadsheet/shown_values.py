"""A cell as its XML has it → the text that it shows, by the styles and shared strings of its workbook."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from openpyxl import Workbook
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.utils.datetime import CALENDAR_MAC_1904, from_ISO8601, to_excel

from senryaku_parse.frozen import frozendict
from senryaku_parse.marks.runs import STRUCK
from senryaku_parse.spreadsheet.number_format import shown_number, shown_text
from senryaku_parse.spreadsheet.runs import Looks, RichText, looks_of, run_text
from senryaku_parse.spreadsheet.styled_sheet import StyledCell

_ERA, _LONG_ERA = "[$-411]ge.m.d", '[$-411]ggge"年"m"月"d"日"'
_MONTH, _DAY = 'yyyy"年"m"月"', 'm"月"d"日"'
JAPANESE_FORMATS: frozendict[int, str] = frozendict(
    {
        14: "yyyy/m/d",
        22: "yyyy/m/d h:mm",
        **dict.fromkeys((27, 36, 50, 57), _ERA),
        **dict.fromkeys((28, 29, 51, 54, 58), _LONG_ERA),
        30: "m/d/yy",
        31: 'yyyy"年"m"月"d"日"',
        32: 'h"時"mm"分"',
        33: 'h"時"mm"分"ss"秒"',
        **dict.fromkeys((34, 52, 55), _MONTH),
        **dict.fromkeys((35, 53, 56), _DAY),
    }
)
"""Number formats that are built into Japanese Excel, and so are not written down in a workbook."""
_USUAL_SIZE = 11
_MOST_DIGITS = 400
"""Of a number of Excel: 1.8e308."""


class ShownValues:
    """Reads the cells of one workbook."""

    def __init__(self, book: Workbook, strings: Sequence[RichText]) -> None:
        """`strings` are the texts that cells share."""
        self._book: Any = book
        self._strings = strings
        self._from_1904 = book.epoch == CALENDAR_MAC_1904
        self.number_format = cache(self._format_of)
        self.looks = cache(self._looks_of)
        self.is_bordered = cache(self._has_border)

    def read(self, cell: StyledCell) -> str:
        """What `cell` shows.

        Raises:
            ValueError, IndexError: its kind and its value do not agree.
        """
        kind, style, value, inline, _ = cell
        if kind == "s" or inline:
            runs = self._strings[int(value)] if kind == "s" else inline
            text = run_text(runs, self.looks(style))
            code = self.number_format(style)
            return text if code == "General" else shown_text(text, code)
        return run_text(self._value(kind, value, style), self.looks(style)) if value else ""

    def _value(self, kind: str, value: str, style: int) -> str:
        """What a cell shows that holds no text of its own."""
        if kind == "n":
            return self._number(value, style)
        if kind == "b":
            return "TRUE" if value.strip() in ("1", "true") else "FALSE"
        if kind == "d":
            day = to_excel(from_ISO8601(value), self._book.epoch)  # type: ignore[no-untyped-call]
            return self._number(str(day), style)
        return value

    def is_bold(self, style: int) -> bool:
        """Whether a cell of that style is bold."""
        return bool(self._font(style).b)

    def size(self, style: int) -> float:
        """Of the letters of a cell of that style, in points; style 0 is that of cells without one of their own."""
        return float(self._font(style).sz or _USUAL_SIZE)

    def _number(self, value: str, style: int) -> str:
        try:
            number = Decimal(value.strip())
        except InvalidOperation:
            raise ValueError(f"{value!r} is no number") from None
        if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
            return value
        return shown_number(number, self.number_format(style), from_1904=self._from_1904)

    def _format_of(self, style: int) -> str:
        number: int = self._book._cell_styles[style].numFmtId
        if number >= BUILTIN_FORMATS_MAX_SIZE:
            return str(self._book._number_formats[number - BUILTIN_FORMATS_MAX_SIZE])
        return JAPANESE_FORMATS.get(number) or str(BUILTIN_FORMATS.get(number, "General"))

    def _font(self, style: int) -> Any:
        return self._book._fonts[self._book._cell_styles[style].fontId]

    def _looks_of(self, style: int) -> Looks:
        """How a whole cell stands."""
        font = self._font(style)
        return ((STRUCK,) if font.strike else ()) + looks_of(font.vertAlign)

    def _has_border(self, style: int) -> bool:
        border = self._book._borders[self._book._cell_styles[style].borderId]
        return any(side and side.style for side in (border.left, border.right, border.top, border.bottom))
