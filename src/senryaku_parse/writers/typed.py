"""Shared by typed formats: the values of a column, and whether its integers fit in 64 bits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from senryaku_parse.columns import Column, Value
from senryaku_parse.writers.delimited import Lang


def column_values(column: Column[Any], rows: Iterable[Any], lang: Lang) -> list[Value]:
    """The values of `column`; with lang "ja" codes in words, as CSV has them."""
    values = [column.get(row) for row in rows]
    if lang == "ja" and column.words:
        return [column.words.get(value, value) if isinstance(value, str) else value for value in values]
    return values


def fit_int64(values: Iterable[Value]) -> bool:
    """Whether every integer among `values` has at most 64 bits."""
    return all(-(2**63) <= value < 2**63 for value in values if isinstance(value, int))
