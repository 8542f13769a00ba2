"""A cell as its XML has it → what stands in it, read by the styles and the shared strings of its workbook."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache, lru_cache
from math import inf
from typing import Any

from openpyxl import Workbook
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.utils.datetime import from_excel, from_ISO8601

from senryaku_parse.spreadsheet.sheet import WrittenCell
from senryaku_parse.spreadsheet.values import CellValue, Odd, Percent

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_FRACTION = frozenset(".Ee")
"""What tells a number that need not be whole."""


class CellValues:
    """Reads the cells of one workbook."""

    def __init__(self, book: Workbook, strings: Sequence[str], *, calculated: bool) -> None:
        """Of a formula that is `calculated` what it came to is read, which may be nothing."""
        self._book: Any = book
        self._strings = strings
        self._calculated = calculated
        self._number_format = cache(self._format_of)

    def read(self, cell: WrittenCell) -> CellValue:
        """What stands in `cell`; null where that is nothing.

        Raises:
            ValueError, IndexError: its kind and its value do not agree.
        """
        kind, style, value, formula = cell
        if formula and not self._calculated:
            return formula
        if not value:
            return None
        if kind == "n":
            return self._number(value, int(style or 0))
        if kind == "s":
            return self._strings[int(value)] or None
        if kind == "b":
            return bool(int(value))
        if kind == "e":
            return Odd(value)
        if kind == "d":
            return _day(from_ISO8601(value))  # type: ignore[no-untyped-call]
        return value

    def _number(self, value: str, style: int) -> CellValue:
        number = int(value) if _FRACTION.isdisjoint(value) else float(value)
        if style in self._book._date_formats:
            try:
                is_span = style in self._book._timedelta_formats
                return _day(from_excel(number, self._book.epoch, timedelta=is_span))
            except (OverflowError, ValueError):
                return Odd("#VALUE!")
        if number in (inf, -inf):
            return Odd(value)
        exact = number if isinstance(number, int) else Decimal(repr(number))
        return Percent(Decimal(exact)) if _is_percent(self._number_format(style)) else exact

    def _format_of(self, style: int) -> str:
        number: int = self._book._cell_styles[style].numFmtId
        if number < BUILTIN_FORMATS_MAX_SIZE:
            return str(BUILTIN_FORMATS.get(number, "General"))
        return str(self._book._number_formats[number - BUILTIN_FORMATS_MAX_SIZE])


def _day(value: object) -> Odd:
    """A date without the time of day that it does not have."""
    return Odd(str(value).removesuffix(" 00:00:00"))


@lru_cache(maxsize=1024)
def _is_percent(number_format: str) -> bool:
    """Whether a format multiplies by 100: its % stands neither in quotes nor behind a backslash."""
    return "%" in _QUOTED.sub("", number_format)
