"""The layout of 進捗管理: its headings, the letters of its columns, its rows. Pure, no openpyxl."""

from __future__ import annotations

from dataclasses import dataclass

from senryaku_parse.columns import DIRECTIONS
from senryaku_parse.model import Strategy
from senryaku_parse.writers.delimited import Lang
from senryaku_parse.writers.excel.names import (
    PROGRESS_AIM,
    PROGRESS_RESULT,
    ordinal_heading,
    sheet_title,
    year_heading,
)
from senryaku_parse.writers.excel.progress_rows import CONDITIONS, COUNTED, ProgressRow, progress_rows
from senryaku_parse.writers.excel.years import first_year, horizon, plan_years

_WORDS = {**DIRECTIONS, **CONDITIONS, **COUNTED}


@dataclass(frozen=True, slots=True)
class Layout:
    """The sheet before it is drawn."""

    lang: Lang
    rows: tuple[ProgressRow, ...]
    years: tuple[int | None, ...]
    """The fiscal year of each column to fill in; null where none is known."""
    first: int | None = None
    """The first fiscal year of the plan; null where it is not stated."""

    @property
    def headings(self) -> list[str]:
        """All headings, from the left."""
        years = [
            year_heading(year, self.lang) if year else ordinal_heading(at, self.lang)
            for at, year in enumerate(self.years, 1)
        ]
        before, behind = ([one.text(self.lang) for one in part] for part in (PROGRESS_AIM, PROGRESS_RESULT))
        return [*before, *years, *behind]

    @property
    def columns(self) -> dict[str, int]:
        """English heading → number of its column, but for those of fiscal years."""
        behind = len(PROGRESS_AIM) + len(self.years) + 1
        return {
            **{heading.name: at for at, heading in enumerate(PROGRESS_AIM, 1)},
            **{heading.name: at for at, heading in enumerate(PROGRESS_RESULT, behind)},
        }

    @property
    def year_columns(self) -> range:
        """The numbers of the columns of fiscal years."""
        return range(len(PROGRESS_AIM) + 1, len(PROGRESS_AIM) + len(self.years) + 1)

    @property
    def plan_columns(self) -> range:
        """Those of the plan's own years: what stands before them is history, and is not rated."""
        history = sum(self.is_history(year) for year in self.years)
        return self.year_columns[history:]

    def is_history(self, year: int | None) -> bool:
        """Whether a year lies before the plan: its values came from an older one."""
        return year is not None and self.first is not None and year < self.first

    @property
    def last_row(self) -> int:
        """The number of the last row; an empty sheet has one row below its headings."""
        return max(len(self.rows), 1) + 1

    @property
    def title(self) -> str:
        """The title of the sheet."""
        return sheet_title("progress", self.lang)

    def say(self, code: str) -> str:
        """The word that the sheet has for a code."""
        return _WORDS[code] if self.lang == "ja" else code


def lay_out(strategy: Strategy, lang: Lang, start_year: int | None) -> Layout:
    """The layout for `strategy`.

    Raises:
        UsageError: a `start_year` that is no year.
    """
    years = plan_years(strategy, start_year)
    first = first_year(strategy, start_year)
    return Layout(lang, tuple(progress_rows(strategy)), years or (None,) * horizon(strategy), first)
