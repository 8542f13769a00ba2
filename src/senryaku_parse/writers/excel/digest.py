"""A number by which a sheet is known again as it was written, whatever order its rows are in: reading it need not write it anew.

Formulas do not count: programs spell them each in their own way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from zlib import crc32

from senryaku_parse.writers.excel.texts import canonical

_IS_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DAY = "YYYY-MM-DD"
"""The day a workbook was written on is another when it is written again."""
_MOST = 2**53
"""Numbers of JSON are exact up to here."""


def key_of_text(text: str) -> str:
    """Equal for texts that say the same in a cell."""
    plain = canonical(text)
    return _DAY if _IS_DAY.fullmatch(plain) else plain


def key_of_number(number: Decimal | int) -> str:
    """Equal for equal numbers."""
    return str(Decimal(number).normalize())


class SheetDigest:
    """Takes the rows of a sheet."""

    def __init__(self, skipped: Iterable[int] = ()) -> None:
        """No row yet; the columns `skipped` do not count."""
        self._skipped = frozenset(skipped)
        self._cells: list[str] = []
        self.number = 0
        """Of the rows that are ended."""

    def put(self, column: int, key: str) -> None:
        """A cell of the row that is not blank."""
        if column not in self._skipped and key.strip():
            self._cells.append(f"{column}\x1e{key}")

    def end_row(self) -> None:
        """The row has no more cells."""
        if self._cells:
            self.number = (self.number + crc32("\x1f".join(sorted(self._cells)).encode("utf-8", "replace")) + 1) % _MOST
            self._cells.clear()
