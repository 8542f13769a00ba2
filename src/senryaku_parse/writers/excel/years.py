"""Which fiscal years 進捗管理 has a column for. Pure; nothing about the plan is guessed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from senryaku_parse.errors import UsageError
from senryaku_parse.messages import render
from senryaku_parse.model import Indicator, Strategy, Target

_DEFAULT_HORIZON = 5
"""Years of a plan that does not say how many: 総合戦略 run five years."""
_LONGEST = 30
"""Columns at most, but for years that have actual values."""
_FIRST, _LAST = 1900, 2099
"""The years that a heading can name."""


def plan_years(strategy: Strategy, start_year: int | None = None) -> tuple[int, ...]:
    """The fiscal years that get a column, ascending; empty where nothing says which year is the first.

    The first is `start_year`, else the period's, else the one that most dated targets and yearly columns of the
    document give, else the one behind what was carried from an older edition, else the first that has an actual value. The last is the period's, else the last target year, else
    the horizon's. Years with actual values come in wherever they lie.

    Raises:
        UsageError: a `start_year` outside of 1900 to 2099.
    """
    actual = {year for one in indicators(strategy) for year in one.actuals if _FIRST <= year <= _LAST}
    first = first_year(strategy, start_year) or min(actual, default=None)
    if first is None:
        return ()
    last = min(_end(strategy, first, start_year), first + _LONGEST - 1, _LAST)
    return tuple(sorted({*range(first, last + 1), *actual}))


def first_year(strategy: Strategy, start_year: int | None = None) -> int | None:
    """The first fiscal year of the plan, as far as it is stated; values of earlier years are those of an older plan.

    Where it is not, the one behind those that were carried from an older edition.

    Raises:
        UsageError: a `start_year` outside of 1900 to 2099.
    """
    if start_year is not None and not _FIRST <= start_year <= _LAST:
        raise UsageError(render("writing.no-first-year", start_year=start_year))
    given = start_year or (strategy.rating.start_year if strategy.rating else None)
    return given or stated_start(strategy) or _after_history(strategy)


def horizon(strategy: Strategy) -> int:
    """How many years the plan runs: its period, else the longest 「…年で」, else five."""
    return stated_horizon(strategy) or _DEFAULT_HORIZON


def stated_horizon(strategy: Strategy) -> int | None:
    """The same as far as the document states it."""
    if strategy.period:
        return min(max(strategy.period.end - strategy.period.start + 1, 1), _LONGEST)
    years = [target.years for target in _targets(strategy) if target.years]
    return min(max(years), _LONGEST) if years else None


def indicators(strategy: Strategy) -> Iterator[Indicator]:
    """All indicators, in the order of the document."""
    return (node for node in strategy.nodes() if isinstance(node, Indicator))


def _targets(strategy: Strategy) -> Iterator[Target]:
    return (one.target for one in indicators(strategy) if one.target)


def stated_start(strategy: Strategy) -> int | None:
    """The first year that the document states; of several the most frequent, and of these the earliest."""
    if strategy.period and _FIRST <= strategy.period.start <= _LAST:
        return strategy.period.start
    counts = Counter(first for target in _targets(strategy) if (first := _first_year(target)))
    counts.update(min(one.series) for one in indicators(strategy) if one.series)
    legal = [year for year in counts if _FIRST <= year <= _LAST]
    return min(legal, key=lambda year: (-counts[year], year), default=None)


def _after_history(strategy: Strategy) -> int | None:
    """The year behind those of which `actuals-history` tells that nothing says whether the plan holds them."""
    told = [found.after or "" for found in strategy.findings if found.code == "actuals-history"]
    ends = [int(year) for year in told if year.isdecimal() and _FIRST <= int(year) < _LAST]
    return max(ends) + 1 if ends else None


def _first_year(target: Target) -> int | None:
    """The first fiscal year on the way to a dated target: 「5年で」 to 2019 begins in 2015, and so does 2014 → 2019."""
    if target.target_year is None:
        return None
    if target.years:
        return target.target_year - target.years + 1
    if target.baseline_year is not None and target.baseline_year < target.target_year:
        return target.baseline_year + 1
    return None


def _end(strategy: Strategy, first: int, start_year: int | None) -> int:
    if strategy.period and start_year is None and (strategy.rating is None or strategy.rating.start_year is None):
        return max(strategy.period.end, first)
    ends = [target.target_year for target in _targets(strategy) if target.target_year]
    ends += [max(one.series) for one in indicators(strategy) if one.series]
    return max((year for year in ends if first <= year < first + _LONGEST), default=first + horizon(strategy) - 1)
