"""What each fiscal year of an indicator states, one row an indicator and year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from senryaku_parse.columns import Column
from senryaku_parse.frozen import frozendict
from senryaku_parse.model import Indicator, Strategy, Target, YearValue
from senryaku_parse.targets.by_year import NumbersByYear, YearNumbers, numbers_by_year
from senryaku_parse.writers.csv import FlatRow, leaves


@dataclass(frozen=True, slots=True)
class IndicatorYear:
    """An indicator and one fiscal year that its series or its actuals have."""

    leaf: FlatRow
    """The place of the indicator."""
    indicator: Indicator
    year: int
    numbers: NumbersByYear

    @property
    def stated(self) -> YearValue:
        """What the source states for the year."""
        return self.indicator.series.get(self.year, YearValue())

    @property
    def printed(self) -> YearNumbers:
        """The same as numbers."""
        return self.numbers.years.get(self.year, YearNumbers())

    @property
    def filled(self) -> Decimal | None:
        """The actual value that people filled in."""
        return self.indicator.actuals.get(self.year)

    @property
    def target(self) -> Target:
        """The target of the indicator; one that says nothing where there is none."""
        return self.indicator.target or _NO_TARGET


_NO_TARGET = Target(text="")
_ACTUAL_FROM = frozendict({"filled": "記入", "document": "文書"})


def _actual(row: IndicatorYear) -> Decimal | None:
    return row.printed.actual if row.filled is None else row.filled


def _actual_from(row: IndicatorYear) -> str | None:
    if row.filled is not None:
        return "filled"
    return "document" if row.printed.actual is not None else None


COLUMNS: tuple[Column[IndicatorYear], ...] = (
    Column("type", "種別", "string", lambda row: row.leaf.kind),
    Column("goal", "基本目標", "string", lambda row: row.leaf.goal.name),
    Column("measure", "具体的施策", "string", lambda row: row.leaf.measure.name if row.leaf.measure else None),
    Column("id", "ID", "string", lambda row: row.indicator.id),
    Column("name", "指標", "string", lambda row: row.indicator.name),
    Column("year", "年度", "integer", lambda row: row.year),
    Column("interim_text", "年度の目標", "string", lambda row: row.stated.target),
    Column("actual_text", "年度の実績", "string", lambda row: row.stated.actual),
    Column("interim", "年度の目標値", "number", lambda row: row.printed.aim, units=("unit",)),
    Column("actual", "実績値", "number", _actual, units=("unit",)),
    Column("actual_from", "実績値の出所", "string", _actual_from, _ACTUAL_FROM),
    Column("unit", "単位", "string", lambda row: row.numbers.unit),
    Column("baseline", "基準値", "number", lambda row: row.target.baseline, units=("unit",)),
    Column("baseline_derived", "基準値は計算", "boolean", lambda row: row.target.baseline_derived),
    Column("baseline_year", "基準年度", "integer", lambda row: row.target.baseline_year),
)
"""The columns of a row."""


def indicator_years(strategy: Strategy) -> Iterator[IndicatorYear]:
    """The rows in the order of the document, the years of an indicator in their order."""
    for leaf in leaves(strategy):
        if isinstance(leaf.node, Indicator):
            numbers = numbers_by_year(leaf.node)
            for year in sorted({*leaf.node.series, *leaf.node.actuals}):
                yield IndicatorYear(leaf, leaf.node, year, numbers)
