"""Reads the sheet 進捗管理: the actual values, states and marks that people filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeAlias

from senryaku_parse.findings import Finding, finding
from senryaku_parse.loaders.cell_tables import CellGrid, is_blank, verbatim
from senryaku_parse.loaders.headings import SEARCHED
from senryaku_parse.loaders.texts import alike, canonical
from senryaku_parse.loaders.values import NotUnderstood, as_number
from senryaku_parse.messages import render
from senryaku_parse.model import Budget, Edit, Indicator, Review
from senryaku_parse.source import Position
from senryaku_parse.spreadsheet.values import CellValue, Formula, address
from senryaku_parse.text import fold_lines, match_key
from senryaku_parse.writers.excel.names import (
    PROGRESS_AIM,
    PROGRESS_RESULT,
    REVIEW_TEXTS,
    heading_year,
    is_of_year,
    split_heading,
)

Calculated: TypeAlias = Callable[[int, int], CellValue]
"""Row and column of a formula → what it came to."""

_NAMES = {match_key(word): one.name for one in (*PROGRESS_AIM, *PROGRESS_RESULT) for word in (one.heading, one.name)}

_COMPUTED = frozenset(("aim", "mark"))
"""Parts of a year that are formulas."""
_NO_REVIEW = Review()
_STATES = re.compile(
    "(?:未公表|未発表|公表前|公表待ち|集計中|未集計|調査中|未調査|算出中|算定中|未算出|未確定|確認中|未実施|該当なし|データなし|"
    r"[-－―—‐…])(?:\s*[(（][^)）]*+[)）])?+"
)
"""Why there is no actual value: a state, which is kept as it is written."""


@dataclass(slots=True)
class Entries:
    """What people filled in of the years of indicators."""

    actuals: dict[str, dict[int, Decimal | None]] = field(default_factory=dict)
    """Id → fiscal year → the value that differs from the one as written; null where it was taken out."""
    reviews: dict[str, dict[int, Review]] = field(default_factory=dict)
    """Id → fiscal year → what differs from what was written of it; an empty one where all was taken out."""
    budgets: dict[str, dict[int, Budget]] = field(default_factory=dict)
    """Id of the project → fiscal year → its money, where that is another than it was."""
    edits: list[Edit] = field(default_factory=list)
    """Each of these edits, where it is known what was written."""
    progress: Progress | None = None
    """Where they were read, for what else stands there."""


class Progress:
    """進捗管理 as people filled it in."""

    def __init__(self, grid: CellGrid, calculated: Calculated) -> None:
        """Find the headings in `grid`; without any, nothing is read."""
        heads = [{at: verbatim(cell) for at, cell in enumerate(cells, 1)} for _, cells in grid.rows[:SEARCHED]]
        names = [{_NAMES.get(match_key(text)): at for at, text in head.items()} for head in heads]
        best = max(range(len(names)), key=lambda at: len(names[at]), default=0)
        self.grid = grid
        self._calculated = calculated
        self._columns = names[best] if names else {}
        self._headings = heads[best] if heads else {}
        self._rows = grid.rows[best + 1 :] if "id" in self._columns else ()
        self.head = grid.rows[best][0] if grid.rows else 1
        """The number of the row of headings."""
        self.ids: dict[int, str] = {}
        """Number of each row that was read → id of the indicator."""
        parts = {at: split_heading(text) for at, text in self._headings.items()}
        self._years: dict[int, int] = {}
        """Fiscal year → its column of actual values; of several the first."""
        for at, (heading, part) in parts.items():
            if part == "actual" and (year := heading_year(heading)) is not None:
                self._years.setdefault(year, at)
        self._parts = self._beside(parts)
        derived = {at for name, at in self._columns.items() if name is not None}
        derived.update(at for at, (_, part) in parts.items() if part in _COMPUTED)
        self._known = {*self._years.values(), *(at for beside in self._parts.values() for at in beside.values())}
        width = max((len(cells) for _, cells in grid.rows), default=0)
        self.entry_columns = frozenset(range(1, width + 1)) - derived
        """The columns that are read, and those without a known heading, which findings tell of."""
        self.read_columns = self.entry_columns | {at for at, (_, part) in parts.items() if part == "mark"}
        """These and those of the marks, which are read where no formula stands."""

    def _beside(self, parts: Mapping[int, tuple[str, str]]) -> dict[int, dict[str, int]]:
        """Fiscal year → part → its column. Where people retyped 「1年目」, what stands beside it kept its heading."""
        retyped = self._retyped = dict[str, int]()
        columns = sorted(parts)
        for year, at in self._years.items():
            behind = (parts[beside] for beside in columns[columns.index(at) + 1 :])
            heading, part = next((one for one in behind if one[1] not in ("aim", "actual")), ("", "actual"))
            if part != "actual" and heading_year(heading) is None:
                retyped.setdefault(heading, year)
        found: dict[int, dict[str, int]] = {}
        for at, (heading, part) in parts.items():
            year_of = heading_year(heading) or retyped.get(heading)
            if part != "actual" and year_of is not None:
                found.setdefault(year_of, {}).setdefault(part, at)
        return found

    @property
    def keys(self) -> dict[int, str]:
        """Number of each column that has a heading → its English heading, or for years and what people added the heading as it stands."""
        names = {at: name for name, at in self._columns.items() if name is not None}
        return {at: names.get(at, text) for at, text in self._headings.items() if at in names or text}

    @property
    def strange(self) -> set[int]:
        """The numbers of the columns that people added."""
        return {at for at in self._unknown() if not is_of_year(self._headings.get(at, ""))}

    def _unknown(self) -> list[int]:
        return sorted(self.entry_columns - self._known)

    @property
    def start(self) -> int | None:
        """The plan's first year, where people retyped 「1年目」 or another; null where they did not, or the years disagree."""
        starts = {year - int("".join(filter(str.isdecimal, heading))) + 1 for heading, year in self._retyped.items()}
        return starts.pop() if len(starts) == 1 else None

    @property
    def years(self) -> tuple[int, ...]:
        """The fiscal years that have a column, in the order of the columns."""
        return tuple(self._years)

    def entries(
        self, written: Mapping[str, Indicator] | None, ids: Collection[str], findings: list[Finding]
    ) -> Entries:
        """What people filled in.

        `written` are the indicators as they were written by id; null where nobody knows: then every value counts, and
        none is an edit. `ids` are those of all indicators. What can't be read goes to `findings`.
        """
        findings += self._surplus()
        read = Entries(progress=self)
        for row, cells in self._rows:
            node_id = verbatim(_at(cells, self._columns["id"])).strip()
            entries = {year: (at, _at(cells, at)) for year, at in self._years.items()}
            if node_id not in ids or node_id in read.actuals:
                findings += self._homeless(row, entries.values(), node_id in read.actuals)
                continue
            self.ids[row] = node_id
            before = written.get(node_id) if written is not None else None
            unit = self._unit(row, cells, before)
            read.actuals[node_id], read.reviews[node_id] = {}, {}
            for year, (at, given) in entries.items():
                was = (before.actuals.get(year), before.reviews.get(year, _NO_REVIEW)) if before else (None, _NO_REVIEW)
                try:
                    value, state = self._value(row, at, given, unit)
                except NotUnderstood:
                    findings.append(self._unread(row, at, given, was[0]))
                    continue
                texts = {part: self._text(cells, year, part, getattr(was[1], part)) for part in REVIEW_TEXTS}
                review = replace(was[1], state=state, mark=self._mark(cells, year, was[1].mark), **texts)
                if value != was[0]:
                    read.actuals[node_id][year] = value
                if review != was[1]:
                    read.reviews[node_id][year] = review
                if written is not None:
                    read.edits += self._edits(row, node_id, year, was, (value, review))
        return read

    def _unit(self, row: int, cells: Sequence[CellValue], before: Indicator | None) -> str:
        """The unit of the row's values: a formula, which may never have been calculated."""
        at = self._columns.get("unit", 0)
        given = _at(cells, at)
        if isinstance(given, Formula):
            given = self._calculated(row, at)
            target = before.target if before else None
            if given is None and target:
                return target.unit or target.change_unit or ""
        return verbatim(given)

    def _value(self, row: int, column: int, given: CellValue, unit: str) -> tuple[Decimal | None, str | None]:
        """The actual value, or why there is none."""
        if isinstance(given, Formula):
            given = self._calculated(row, column)
            if given is None:
                raise NotUnderstood
        if isinstance(given, str) and _STATES.fullmatch(text := given.strip()):
            return None, text
        return (None if is_blank(given) else as_number(given, unit)), None

    def _mark(self, cells: Sequence[CellValue], year: int, before: str | None) -> str | None:
        """The mark that people typed; a computed one is none of theirs, be it that all formulas have become values."""
        at = self._parts.get(year, {}).get("mark")
        if at is None or not isinstance(_at(cells, self._columns.get("mark", 0)), Formula):
            return before
        given = _at(cells, at)
        return None if isinstance(given, Formula) else verbatim(given).strip() or None

    def _text(self, cells: Sequence[CellValue], year: int, part: str, before: str | None) -> str | None:
        """What people wrote in a column of texts; as it was where the column is gone, or says the same."""
        at = self._parts.get(year, {}).get(part)
        if at is None:
            return before
        text = verbatim(_at(cells, at))
        return before if before is not None and alike(text, before) else fold_lines(canonical(text)) or None

    def _edits(
        self,
        row: int,
        node_id: str,
        year: int,
        before: tuple[Decimal | None, Review],
        after: tuple[Decimal | None, Review],
    ) -> Iterator[Edit]:
        """An edit for each entry of a year that is another than it was."""
        columns = {"actual": self._years[year], **self._parts.get(year, {})}
        was, now = (
            {"actual": _spelled(value) or one.state, **{name: getattr(one, name) for name in ("mark", *REVIEW_TEXTS)}}
            for value, one in (before, after)
        )
        for name, text in now.items():
            if text != was[name]:
                place = Position(sheet=self.grid.title, cell=address(row, columns[name]))
                yield Edit(id=node_id, field=name, year=year, before=was[name], after=text, position=place)

    def _unread(self, row: int, column: int, given: CellValue, kept: Decimal | None) -> Finding:
        message = render("edits.actual-unread", where=self.grid.where(row, column), given=verbatim(given))
        return finding("edit-unread", message, before=verbatim(given), after=_spelled(kept) or None)

    def _surplus(self) -> Iterator[Finding]:
        """A finding for each filled column of a year that has a column already, or of 「1年目」, which tells no year."""
        for column in set(self._unknown()) - self.strange:
            filled = [(row, text) for row, cells in self._rows if (text := verbatim(_at(cells, column)).strip())]
            if filled:
                heading = self._headings.get(column, "")
                message = render(
                    "edits.actuals-without-year",
                    where=self.grid.where(filled[0][0], column),
                    heading=heading,
                    count=len(filled),
                )
                yield finding("edit-unread", message, before="\n".join(text for _, text in filled))

    def _homeless(self, row: int, entries: Collection[tuple[int, CellValue]], is_repeated: bool) -> Iterator[Finding]:
        for column, given in entries:
            if not is_blank(given):
                where = self.grid.where(row, column)
                message = (
                    render("edits.actual-of-repeated-id", where=where)
                    if is_repeated
                    else render("edits.actual-of-unknown-id", where=where)
                )
                yield finding("edit-unread", message, before=verbatim(given))


def _at(cells: Sequence[CellValue], column: int) -> CellValue:
    return cells[column - 1] if 0 < column <= len(cells) else None


def _spelled(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"
