"""What each fiscal year of an indicator states, one row an indicator and year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from senryaku_parse.columns import Column
from senryaku_parse.model import Indicator, Strategy, YearValue
from senryaku_parse.writers.csv import FlatRow, leaves


@dataclass(frozen=True, slots=True)
class IndicatorYear:
    """An indicator and one fiscal year that its series or its actuals have."""

    leaf: FlatRow
    """The place of the indicator."""
    indicator: Indicator
    year: int

    @property
    def stated(self) -> YearValue:
        """What the source states for the year."""
        return self.indicator.series.get(self.year, YearValue())


COLUMNS: tuple[Column[IndicatorYear], ...] = (
    Column("type", "種別", "string", lambda row: row.leaf.kind),
    Column("goal", "基本目標", "string", lambda row: row.leaf.goal.name),
    Column("measure", "具体的施策", "string", lambda row: row.leaf.measure.name if row.leaf.measure else None),
    Column("id", "ID", "string", lambda row: row.indicator.id),
    Column("name", "指標", "string", lambda row: row.indicator.name),
    Column("year", "年度", "integer", lambda row: row.year),
    Column("interim_text", "年度の目標", "string", lambda row: row.stated.target),
    Column("actual_text", "年度の実績", "string", lambda row: row.stated.actual),
    Column("actual", "実績値", "number", lambda row: row.indicator.actuals.get(row.year), units=("unit",)),
    Column("unit", "単位", "string", lambda row: row.indicator.target.unit if row.indicator.target else None),
)
"""The columns of a row."""


def indicator_years(strategy: Strategy) -> Iterator[IndicatorYear]:
    """The rows in the order of the document, the years of an indicator in their order."""
    for leaf in leaves(strategy):
        if isinstance(leaf.node, Indicator):
            for year in sorted({*leaf.node.series, *leaf.node.actuals}):
                yield IndicatorYear(leaf, leaf.node, year)
