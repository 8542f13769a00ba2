"""The attributes `rowspan` and `colspan`, as the HTML Standard reads them."""

from __future__ import annotations

import re

MAX_ROWSPAN = 65534
MAX_COLSPAN = 1000
"""Both limits are the standard's; a greater span counts as this."""

_DIGITS = 6
"""More significant digits are over every limit; reading them all would take as long as they are many."""

_NON_NEGATIVE = re.compile(r"[ \t\n\f\r]*(?:\+|-(?=0+(?![0-9])))?0*([0-9]+)")
"""The rules for parsing non-negative integers: what follows the digits is ignored."""


def rowspan(value: str | None) -> int:
    """Rows covered: 1 where there is none or no number; 0 for "to the end of the row group"."""
    number = _number(value)
    return 1 if number is None else min(number, MAX_ROWSPAN)


def colspan(value: str | None) -> int:
    """Columns covered: 1 where there is none, no number, or zero."""
    return min(_number(value) or 1, MAX_COLSPAN)


def _number(value: str | None) -> int | None:
    found = _NON_NEGATIVE.match(value) if value else None
    return int(found[1][:_DIGITS]) if found else None
