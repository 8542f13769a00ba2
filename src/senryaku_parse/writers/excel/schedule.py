"""How much of its way each indicator should have behind it by each fiscal year. Pure, no openpyxl."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from senryaku_parse.model import Indicator, Strategy, Target
from senryaku_parse.targets.by_year import numbers_by_year
from senryaku_parse.writers.excel.years import stated_horizon

_NO_COUNT = re.compile("率|割合|比|度$|指数|係数|順位|人口|出生|寿命|年齢|所得|平均|当たり|あたり")
"""Names of what does not begin at zero when a plan begins."""
_RATIO_UNITS = frozenset(("%", "％", "パーセント", "ポイント", "‰", "割", "位", "点", "倍"))


@dataclass(frozen=True, slots=True)
class YearAim:
    """What is due in one fiscal year."""

    done: int
    """Years of the way that are over by then, `of` at most."""
    of: int
    """Years that the whole way takes."""
    stated: Decimal | None = None
    """The document's own target for the year."""

    @property
    def is_last(self) -> bool:
        """Whether the whole way is due."""
        return self.done == self.of


@dataclass(frozen=True, slots=True)
class RowSchedule:
    """What is due of one indicator."""

    aims: tuple[YearAim | None, ...]
    """By the columns of the plan's years; null for a year that is not judged."""
    has_years: bool = False
    """Whether it is known how many years the way takes."""
    each_year: bool = False
    """Whether all of it is due each year."""
    from_zero: bool = False
    """Whether a way of unknown beginning can be thought to begin at zero."""

    @property
    def is_stated(self) -> bool:
        """Whether the document has yearly targets."""
        return any(aim and aim.stated is not None for aim in self.aims)


class Schedule:
    """Gives the `RowSchedule` of each indicator."""

    def __init__(self, strategy: Strategy, years: Sequence[int | None], first: int | None) -> None:
        """`years` are those of the plan's columns; `first` is the plan's first one, null where nothing says it."""
        self._years = years
        self._first = first
        self._length = stated_horizon(strategy)
        self._period_end = strategy.period.end if strategy.period else None

    def of(self, indicator: Indicator) -> RowSchedule:
        """What is due of `indicator` in each year."""
        target = indicator.target or Target(text="")
        span = self._span(target)
        stated = _stated(indicator, target)
        aims = tuple(
            self._aim(at, year, span, stated.get(year) if year else None) for at, year in enumerate(self._years, 1)
        )
        own_years = target.years is not None or target.target_year is not None
        return RowSchedule(
            aims,
            has_years=span is not None,
            each_year=target.per == "year" and not own_years and target.baseline is None,
            from_zero=target.change_from != "projection"
            and target.unit not in _RATIO_UNITS
            and not _NO_COUNT.search(indicator.name),
        )

    def _span(self, target: Target) -> tuple[int, int] | None:
        """The year that the way begins in, and how many it takes; by the number of the column where no year is known."""
        if self._first is None:
            if any(self._years):
                return None  # those that have actual values: which one of the plan they are is not known
            length = target.years or self._length
            return (0, length) if length else None
        begin = self._first - 1
        end = target.target_year or (begin + target.years if target.years else self._end(begin))
        if end and target.baseline_year and self._first <= target.baseline_year < end:
            begin = target.baseline_year
        return (begin, end - begin) if end and end > begin else None

    def _end(self, begin: int) -> int | None:
        """The plan's last year, where the target names none; a start that was given moves the period."""
        if self._period_end and self._period_end > begin:
            return self._period_end
        return begin + self._length if self._length else None

    def _aim(
        self, column: int, year: int | None, span: tuple[int, int] | None, stated: Decimal | None
    ) -> YearAim | None:
        if span is None:
            return YearAim(1, 1, stated)
        begin, length = span
        done = min((year or column) - begin, length)
        return YearAim(done, length, stated) if done > 0 else None


def _stated(indicator: Indicator, target: Target) -> dict[int, Decimal]:
    """The document's own targets by year, where they surely count in the unit of the row."""
    if target.value is None:
        return {}
    years = numbers_by_year(indicator).years
    return {year: stated.aim for year, stated in years.items() if stated.aim is not None}
