"""What open data has beside a table's own columns: whose data it is, and each year in both calendars.

By 総務省「統計表における機械判読可能なデータの表記方法の統一ルール」 every table says its area (item 1-12) and states
years in the Gregorian calendar or beside it (1-11). Nothing here says anything new: all of it follows
from other columns and the descriptor.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from senryaku_parse.columns import Column, Value
from senryaku_parse.model import Strategy

ORIGIN: tuple[Column[Strategy], ...] = (
    Column("municipality", "地方公共団体名", "string", lambda strategy: strategy.municipality),
    Column("municipality_code", "全国地方公共団体コード", "string", lambda strategy: strategy.municipality_code),
    Column("document", "文書", "string", lambda strategy: strategy.source.name or None),
)
"""Whose data a row is, so that the tables of many municipalities can stand in one."""

ABOUT: tuple[Column[Strategy], ...] = (
    Column("title", "表題", "string", lambda strategy: strategy.title),
    Column("period_start", "計画の最初の年度", "integer", lambda one: one.period.start if one.period else None),
    Column("period_end", "計画の最後の年度", "integer", lambda one: one.period.end if one.period else None),
    Column("document_format", "文書の形式", "string", lambda strategy: strategy.source.format),
    Column("sha256", "文書のSHA-256", "string", lambda strategy: strategy.source.sha256),
)
"""What else is to be said of a document as a whole."""

_YEARS = ("baseline_year", "target_year")
_ERAS = ((2019, "令和"), (1989, "平成"), (1926, "昭和"))
"""First fiscal year and name of each era. Fiscal 2019 began as 平成31年度; officially it is 令和元年度."""


def era_year(year: int) -> str | None:
    """The Gregorian fiscal year in the Japanese calendar: 2015 is 「平成27年度」; null before 1926."""
    for first, era in _ERAS:
        if year >= first:
            return f"{era}{'元' if year == first else year - first + 1}年度"
    return None


def with_era_years(columns: Iterable[Column[Any]]) -> Iterator[Column[Any]]:
    """`columns`, each Gregorian year followed by the year in the Japanese calendar."""
    for column in columns:
        yield column
        if column.name in _YEARS:
            yield Column(f"{column.name}_era", f"{column.heading}（和暦）", "string", _in_era(column.get))


def _in_era(year_of: Callable[[Any], Value]) -> Callable[[Any], Value]:
    def get(row: Any) -> Value:
        year = year_of(row)
        return era_year(year) if isinstance(year, int) else None

    return get
