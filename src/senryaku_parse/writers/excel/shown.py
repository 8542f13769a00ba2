"""Records as a sheet shows them, and how wide they are. Pure, and no openpyxl."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, TypeAlias

from senryaku_parse.columns import Column, Value
from senryaku_parse.model import AddedCell
from senryaku_parse.writers.delimited import Lang, in_cell
from senryaku_parse.writers.excel.sizes import text_width

CellRecord: TypeAlias = tuple[Value, ...]
ShownValue: TypeAlias = str | int | Decimal | AddedCell | None
CellRow: TypeAlias = Sequence[ShownValue]

_WIDEST = 52
"""Half-width characters in the widest column; longer texts wrap."""
TRUE = "○"


def shown(records: Iterable[CellRecord], columns: Sequence[Column[Any]], lang: Lang) -> list[CellRow]:
    """Records as the sheet shows them."""
    return [[_shown(value, column, lang) for value, column in zip(record, columns, strict=True)] for record in records]


def extents_of(rows: Sequence[CellRow], columns: int) -> list[int]:
    """How much room the widest value of each column takes, up to the limit of a column; 0 without any value."""
    extents = [0] * columns
    for row in rows:
        for at, value in enumerate(row):
            if value is not None and extents[at] < _WIDEST:
                extents[at] = max(extents[at], min(text_width(_spelled(value)), _WIDEST), 1)
    return extents


def _shown(value: Value, column: Column[Any], lang: Lang) -> ShownValue:
    """`value` as the sheet shows it: codes as words, a circle for true, lists joined; null for what says nothing."""
    if isinstance(value, tuple):
        return in_cell(value, column.kind) if value else None
    if isinstance(value, bool) and lang == "ja":
        return TRUE if value else None
    if isinstance(value, str):
        return (column.words.get(value, value) if lang == "ja" else value) or None
    return value


def _spelled(value: ShownValue) -> str:
    """About what the cell of `value` shows, for its width."""
    if isinstance(value, AddedCell):
        return value.result or value.text
    return f"{value:,f}" if isinstance(value, Decimal) else str(value)
