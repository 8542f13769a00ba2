"""A value that a program holds in a cell → its text."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from math import isfinite

from senryaku_parse.tables import BLANK, RawCell

_MISSING = frozenset(("NAType", "NaTType", "NoneType"))
"""Names of the types of what pandas calls missing."""


def cell_text(value: object) -> str:
    """The text of `value`; "" where it is missing: None, NaN, NaT, NA. A whole number has no decimals, a day no time."""
    if isinstance(value, str):
        return value.strip()
    if type(value).__module__ == "numpy" and hasattr(value, "item"):
        value = value.item()  # a number of Python's
    if type(value).__name__ in _MISSING or (isinstance(value, float | Decimal) and value != value):
        return ""
    if isinstance(value, float) and isfinite(value):
        return f"{Decimal(repr(float(value))).normalize():f}"
    if isinstance(value, datetime) and value.time() == datetime.min.time():
        return value.date().isoformat()
    return value.isoformat(" ") if isinstance(value, datetime) else str(value).strip()


def table_cell(value: object) -> RawCell:
    """The cell of a table that holds `value`."""
    text = cell_text(value)
    return RawCell(text) if text else BLANK
