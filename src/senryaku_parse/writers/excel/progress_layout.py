"""The layout of 進捗管理: its headings, the letters of its columns, its rows. Pure, no openpyxl."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from senryaku_parse.columns import DIRECTIONS
from senryaku_parse.model import Project, Strategy
from senryaku_parse.spreadsheet.values import column_letters
from senryaku_parse.writers.delimited import Lang
from senryaku_parse.writers.excel.names import (
    PROGRESS_AIM,
    PROGRESS_RESULT,
    REVIEW_TEXTS,
    YEAR_PARTS,
    ordinal_heading,
    part_heading,
    sheet_title,
    year_heading,
)
from senryaku_parse.writers.excel.progress_rows import BASES, CONDITIONS, COUNTED, ProgressRow, progress_rows
from senryaku_parse.writers.excel.schedule import Schedule
from senryaku_parse.writers.excel.years import first_year, horizon, plan_years

_WORDS = {**DIRECTIONS, **CONDITIONS, **COUNTED, **BASES}


@dataclass(frozen=True)
class Layout:
    """The sheet before it is drawn."""

    lang: Lang
    rows: tuple[ProgressRow, ...]
    years: tuple[int | None, ...]
    """The fiscal year of each column to fill in; null where none is known."""
    first: int | None
    """The first fiscal year of the plan; null where it is not stated."""
    projects: tuple[Project, ...]
    """Those that have money of some year."""
    schedule: Schedule
    """What is due of each row in the plan's years."""

    @property
    def headings(self) -> list[str]:
        """All headings, from the left."""
        before, behind = ([one.text(self.lang) for one in part] for part in (PROGRESS_AIM, PROGRESS_RESULT))
        years = [part_heading(self.year_heading(at), part, self.lang) for at, part in self.parts]
        return [*before, *years, *behind]

    def year_heading(self, at: int) -> str:
        """How the sheet names the year at place `at`."""
        year = self.years[at]
        return year_heading(year, self.lang) if year else ordinal_heading(at + 1, self.lang)

    @cached_property
    def parts(self) -> list[tuple[int, str]]:
        """The place of the year and the part of it (`YEAR_PARTS`) of each column of a fiscal year; of history there is no more than the actual values."""
        return [
            (at, part)
            for at, year in enumerate(self.years)
            for part in (("actual",) if self.is_history(year) else YEAR_PARTS)
        ]

    @property
    def columns(self) -> dict[str, int]:
        """English heading → number of its column, but for those of fiscal years."""
        behind = len(PROGRESS_AIM) + len(self.parts) + 1
        return {
            **{heading.name: at for at, heading in enumerate(PROGRESS_AIM, 1)},
            **{heading.name: at for at, heading in enumerate(PROGRESS_RESULT, behind)},
        }

    @property
    def year_columns(self) -> list[int]:
        """The numbers of the columns of actual values, by fiscal year."""
        return self.columns_of("actual")

    def columns_of(self, part: str) -> list[int]:
        """The numbers of the columns of a part of the years."""
        return [at for at, (_, one) in enumerate(self.parts, len(PROGRESS_AIM) + 1) if one == part]

    @property
    def folded(self) -> list[int]:
        """The columns of texts that are folded away: of all years but the last one that people filled in, else the first."""
        filled = [
            at for at, year in enumerate(self.years) if year and any(year in one.indicator.actuals for one in self.rows)
        ]
        shown = max(filled, default=next((at for at, year in enumerate(self.years) if not self.is_history(year)), 0))
        columns = enumerate(self.parts, len(PROGRESS_AIM) + 1)
        return [column for column, (at, part) in columns if part in REVIEW_TEXTS and at != shown]

    @property
    def plan_columns(self) -> list[int]:
        """Those of actual values of the plan's own years: what stands before them is history, and is not rated."""
        history = sum(self.is_history(year) for year in self.years)
        return self.year_columns[history:]

    @property
    def plan_years(self) -> tuple[int | None, ...]:
        """The plan's own years, as `years` has them."""
        return tuple(year for year in self.years if not self.is_history(year))

    def is_history(self, year: int | None) -> bool:
        """Whether a year lies before the plan: its values came from an older one."""
        return year is not None and self.first is not None and year < self.first

    @property
    def last_row(self) -> int:
        """The number of the last row; an empty sheet has one row below its headings."""
        return max(len(self.rows), 1) + 1

    def cells(self, name: str) -> str:
        """All cells of a column by its English heading, as formulas of other sheets name them."""
        letter = column_letters(self.columns[name])
        return f"'{self.title}'!${letter}$2:${letter}${self.last_row}"

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
    years = plan_years(strategy, start_year) or (None,) * horizon(strategy)
    first = first_year(strategy, start_year)
    judged = [year for year in years if year is None or first is None or year >= first]
    projects = tuple(node for node in strategy.nodes() if isinstance(node, Project) and node.budgets)
    return Layout(lang, tuple(progress_rows(strategy)), years, first, projects, Schedule(strategy, judged, first))
