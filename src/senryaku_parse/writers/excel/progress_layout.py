"""The layout of 進捗管理: its headings, the letters of its columns, its rows. Pure, no openpyxl."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from senryaku_parse.columns import DIRECTIONS
from senryaku_parse.model import AddedColumn, Project, Strategy
from senryaku_parse.spreadsheet.values import column_letters
from senryaku_parse.writers.delimited import Lang
from senryaku_parse.writers.excel.additions import SheetAdditions, additions_of, put_in
from senryaku_parse.writers.excel.names import (
    PROGRESS_AIM,
    PROGRESS_RESULT,
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


_HEADINGS = {heading.name: heading for heading in (*PROGRESS_AIM, *PROGRESS_RESULT)}
_BESIDE_YEARS = ("said", "result")
_MOST_SEEN = 6
"""Years whose marks are seen together."""
_SHOWN = frozenset(("id", "name", "target_text", "rate", "pace", "mark"))
"""What is no part of a year and always seen."""


class Slot(NamedTuple):
    """What one column shows."""

    part: str
    """"said" for what the document says, "result", "added" for a column of people's own; else a part of a year (`YEAR_PARTS`)."""
    name: str = ""
    """English heading of what is no part of a year."""
    place: int = 0
    """Of the year."""
    added: AddedColumn | None = None


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

    added: SheetAdditions
    """What people added to the sheet."""

    @cached_property
    def slots(self) -> list[Slot]:
        """What each column shows, from the left."""
        own = [
            *(Slot("said", heading.name) for heading in PROGRESS_AIM),
            *(Slot(part, "", at) for at, part in self.parts),
            *(Slot("result", heading.name) for heading in PROGRESS_RESULT),
        ]
        places, _ = put_in([self.key(slot) for slot in own], map(self.heading, own), self.added.columns)
        return [own[place] if isinstance(place, int) else Slot("added", added=place) for place in places]

    @property
    def inside(self) -> int:
        """How many columns the table has; what people put beside it has no heading that a table could have."""
        own = [slot for slot in self.slots if slot.part != "added"]
        return put_in([self.key(slot) for slot in own], map(self.heading, own), self.added.columns)[1]

    def heading(self, slot: Slot) -> str:
        """The heading of a column."""
        if slot.added:
            return slot.added.heading
        if slot.part in _BESIDE_YEARS:
            return _HEADINGS[slot.name].text(self.lang)
        return part_heading(self.year_heading(slot.place), slot.part, self.lang)

    def key(self, slot: Slot) -> str:
        """What a column is known by when the workbook is read again."""
        return slot.name if slot.part in _BESIDE_YEARS else self.heading(slot)

    @property
    def headings(self) -> list[str]:
        """All headings, from the left."""
        return list(map(self.heading, self.slots))

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

    @cached_property
    def columns(self) -> dict[str, int]:
        """English heading → number of its column, but for those of fiscal years."""
        return {slot.name: at for at, slot in enumerate(self.slots, 1) if slot.part in _BESIDE_YEARS}

    @property
    def year_columns(self) -> list[int]:
        """The numbers of the columns of actual values, by fiscal year."""
        return self.columns_of("actual")

    def columns_of(self, part: str) -> list[int]:
        """The numbers of the columns of a part of the years."""
        return [at for at, slot in enumerate(self.slots, 1) if slot.part == part]

    @property
    def folded(self) -> list[int]:
        """The columns that are folded away: all but the name and aim, the year to fill in, the one before it, and the rates."""
        return [at for at, slot in enumerate(self.slots, 1) if not self._is_shown(slot)]

    def _is_shown(self, slot: Slot) -> bool:
        if slot.part == "added":
            return True
        if slot.part in _BESIDE_YEARS:
            has_department = any(row.indicator.department for row in self.rows)
            return slot.name in _SHOWN or (slot.name == "department" and has_department)
        last, now = self._years_at_work
        return slot.place == now or (slot.place == last and slot.part in ("actual", "mark"))

    @cached_property
    def _years_at_work(self) -> tuple[int | None, int]:
        """The place of the last year that people filled in, and of the one to fill in, which is the last one where all are."""
        years = {year for row in self.rows for year in row.indicator.actuals}
        judged = [at for at, year in enumerate(self.years) if not self.is_history(year)] or [0]
        filled = [at for at in judged if self.years[at] in years]
        if not filled:
            return None, judged[0]
        return filled[-1], next((at for at in judged if at > filled[-1]), filled[-1])

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
        return self.cells_of(self.columns[name])

    def cells_of(self, column: int) -> str:
        """The same by the number of the column."""
        letter = column_letters(column)
        return f"'{self.title}'!${letter}$2:${letter}${self.last_row}"

    @property
    def title(self) -> str:
        """The title of the sheet."""
        return sheet_title("progress", self.lang)

    @property
    def years_seen(self) -> list[tuple[str, int]]:
        """Heading and column of marks of the years to look at together: that to fill in, those before it and behind."""
        judged = [at for at, year in enumerate(self.years) if not self.is_history(year)]
        _, now = self._years_at_work
        behind = judged.index(now) + 2 if now in judged else _MOST_SEEN
        seen = judged[max(0, min(behind, len(judged)) - _MOST_SEEN) :][:_MOST_SEEN]
        marks = dict(zip(judged, self.columns_of("mark"), strict=True))
        return [(self.year_heading(at), marks[at]) for at in seen]

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
    added = additions_of(strategy, "progress")
    rows = tuple(added.arranged(progress_rows(strategy), lambda row: row.indicator.id))
    return Layout(lang, rows, years, first, projects, Schedule(strategy, judged, first), added)
