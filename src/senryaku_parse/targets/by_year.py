"""The numbers that an indicator states year by year, where it is certain what they count in."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple, TypeAlias

from senryaku_parse.model import Indicator
from senryaku_parse.targets.reading import read_level, read_target
from senryaku_parse.text import match_key

_Read: TypeAlias = tuple[Decimal, str | None]
_SCALES = frozenset("十百千万億兆")


class YearNumbers(NamedTuple):
    """Of one fiscal year; null where nothing is stated, or no number of the unit that all count in."""

    aim: Decimal | None = None
    actual: Decimal | None = None


class NumbersByYear(NamedTuple):
    """Of one indicator."""

    unit: str | None
    """What the numbers count in: the unit of the target, else the one that all years state."""
    years: dict[int, YearNumbers]
    """Gregorian fiscal year → its numbers."""


def numbers_by_year(indicator: Indicator) -> NumbersByYear:
    """The document's own interim targets and actual values as numbers.

    A bare number may be counted in another unit (千人): it counts in that of the target where the last aim is, as it
    is written, the target itself.
    """
    series = sorted(indicator.series.items())
    aims = {year: _aim(value.target, indicator.name) for year, value in series if value.target}
    actuals = {year: _level(value.actual, indicator.name) for year, value in series if value.actual}
    unit, bare_counts = _counted_in(indicator, aims, actuals)

    def number(read: _Read | None) -> Decimal | None:
        if read is None:
            return None
        value, own = read
        counts = bare_counts if own is None else unit is not None and match_key(own) == match_key(unit)
        return value if counts else None

    years = {year: YearNumbers(number(aims.get(year)), number(actuals.get(year))) for year, _ in series}
    return NumbersByYear(unit, years)


def _counted_in(
    indicator: Indicator, aims: dict[int, _Read | None], actuals: dict[int, _Read | None]
) -> tuple[str | None, bool]:
    """The unit of the numbers, and whether bare ones count in it."""
    target = indicator.target
    if target is None or (target.value is None and target.unit is None):
        units = {read[1] for read in (*aims.values(), *actuals.values()) if read}
        return (units.pop() if len(units) == 1 else None), False
    last = max((year for year, read in aims.items() if read), default=None)
    text = indicator.series[last].target if last else indicator.target_text
    read = _aim(text, indicator.name)
    return target.unit, bool(read and text and read[0] == target.value and _SCALES.isdisjoint(text))


def _aim(text: str | None, name: str) -> _Read | None:
    target = read_target(text, name)[0] if text else None
    return (target.value, target.unit) if target and target.value is not None else None


def _level(text: str | None, name: str) -> _Read | None:
    """A level alone: no step, no bound, no other value beside it."""
    level = read_level(text, name)[0] if text else None
    if level is None or level.value is None or level.change is not None or level.bound or level.baseline is not None:
        return None
    return level.value, level.unit
