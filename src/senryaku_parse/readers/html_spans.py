"""The attributes `rowspan` and `colspan`, as the HTML Standard reads them."""

from __future__ import annotations

import re
from functools import lru_cache

from senryaku_parse.readers.html_lines import HtmlAttributes

MAX_ROWSPAN = 65534
MAX_COLSPAN = 1000
"""Both limits are the standard's; a greater span counts as this."""

_DIGITS = 6
"""More significant digits are over every limit; reading them all would take as long as they are many."""

_NON_NEGATIVE = re.compile(r"[ \t\n\f\r]*(?:\+|-(?=0+(?![0-9])))?0*([0-9]+)")
"""The rules for parsing non-negative integers: what follows the digits is ignored."""


def spans(attributes: HtmlAttributes) -> tuple[int, int]:
    """Rows and columns that a cell with these attributes covers.

    1 where there is no number; 0 rows stand for "to the end of the row group", 0 columns for 1.
    """
    rows = attributes.get("rowspan")
    columns = attributes.get("colspan")
    return (
        min(_number(rows), MAX_ROWSPAN) if rows else 1,
        min(_number(columns) or 1, MAX_COLSPAN) if columns else 1,
    )


@lru_cache(maxsize=1024)
def _number(value: str) -> int:
    found = _NON_NEGATIVE.match(value)
    return int(found[1][:_DIGITS]) if found else 1
