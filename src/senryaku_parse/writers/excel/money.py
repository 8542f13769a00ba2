"""The columns of 事業 for the money of each fiscal year. Pure, no openpyxl."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from senryaku_parse.columns import Column, InGoal
from senryaku_parse.model import Budget, Project
from senryaku_parse.writers.excel.names import MONEY, part_heading, year_heading
from senryaku_parse.writers.excel.progress_layout import Layout

_NOTHING = Budget()


def money_columns(layout: Layout) -> list[Column[Any]]:
    """予算額 and 決算額 of each of the plan's years, and of those that have any; none where no year is known."""
    filled = {year for project in layout.projects for year in project.budgets}
    years = sorted({year for year in layout.plan_years if year} | filled)
    return [_column(year, part) for year in years for part in MONEY]


def _column(year: int, part: str) -> Column[InGoal[Project]]:
    def get(row: InGoal[Project]) -> Decimal | None:
        money: Decimal | None = getattr(row.node.budgets.get(year, _NOTHING), part)
        return money

    english, japanese = (part_heading(year_heading(year, lang), part, lang) for lang in ("en", "ja"))
    return Column(english, japanese, "number", get)
