"""Reads the sheet 進捗管理: the actual values that people filled in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

from senryaku_parse.findings import Finding, finding
from senryaku_parse.loaders.cell_tables import CellGrid, is_blank, verbatim
from senryaku_parse.loaders.headings import SEARCHED
from senryaku_parse.loaders.values import NotUnderstood, as_number
from senryaku_parse.spreadsheet.values import CellValue, Formula
from senryaku_parse.text import match_key
from senryaku_parse.writers.excel.names import PROGRESS_AIM, PROGRESS_RESULT, heading_year

Calculated: TypeAlias = Callable[[int, int], CellValue]
"""Row and column of a formula → what it came to."""

_NAMES = {match_key(word): one.name for one in (*PROGRESS_AIM, *PROGRESS_RESULT) for word in (one.heading, one.name)}


class Progress:
    """進捗管理 as people filled it in."""

    def __init__(self, grid: CellGrid, calculated: Calculated) -> None:
        """Find the headings in `grid`; without any, nothing is read."""
        heads = [{at: verbatim(cell) for at, cell in enumerate(cells, 1)} for _, cells in grid.rows[:SEARCHED]]
        names = [{_NAMES.get(match_key(text)): at for at, text in head.items()} for head in heads]
        best = max(range(len(names)), key=lambda at: len(names[at]), default=0)
        self._grid = grid
        self._calculated = calculated
        self._columns = names[best] if names else {}
        self._headings = heads[best] if heads else {}
        self._rows = grid.rows[best + 1 :] if "id" in self._columns else ()
        years = {at: heading_year(text) for at, text in self._headings.items()}
        self._years: dict[int, int] = {}
        """Fiscal year → its column; of several the first."""
        for at, year in years.items():
            if year is not None:
                self._years.setdefault(year, at)
        derived = {at for name, at in self._columns.items() if name is not None}
        width = max((len(cells) for _, cells in grid.rows), default=0)
        self.entry_columns = frozenset(range(1, width + 1)) - derived
        """The columns that are read, and those without a known heading, which findings tell of."""

    @property
    def years(self) -> tuple[int, ...]:
        """The fiscal years that have a column, in the order of the columns."""
        return tuple(self._years)

    def actuals(
        self, written: Mapping[str, Mapping[int, Decimal]] | None, ids: Collection[str], findings: list[Finding]
    ) -> dict[str, dict[int, Decimal | None]]:
        """Id → fiscal year → the value that differs from the one as written; null where it was taken out.

        `written` is null where nobody knows what was written: then every value counts, and none is an edit. `ids` are
        those of all indicators. What can't be read, and each edit, goes to `findings`.
        """
        findings += self._surplus()
        read: dict[str, dict[int, Decimal | None]] = {}
        for row, cells in self._rows:
            node_id = verbatim(_at(cells, self._columns["id"])).strip()
            entries = {year: (at, _at(cells, at)) for year, at in self._years.items()}
            if node_id not in ids or node_id in read:
                findings += self._homeless(row, entries.values(), node_id in read)
                continue
            before = written.get(node_id, {}) if written is not None else None
            unit = verbatim(_at(cells, self._columns.get("unit", 0)))
            read[node_id] = {}
            for year, (at, given) in entries.items():
                try:
                    value = self._value(row, at, given, unit)
                except NotUnderstood:
                    findings.append(self._unread(row, at, given, (before or {}).get(year)))
                    continue
                if value != (before or {}).get(year):
                    read[node_id][year] = value
                    if before is not None:
                        findings.append(self._edited(row, at, before.get(year), value))
        return read

    def _value(self, row: int, column: int, given: CellValue, unit: str) -> Decimal | None:
        if isinstance(given, Formula):
            given = self._calculated(row, column)
            if given is None:
                raise NotUnderstood
        return None if is_blank(given) else as_number(given, unit)

    def _edited(self, row: int, column: int, before: Decimal | None, after: Decimal | None) -> Finding:
        message = f"{self._grid.where(row, column)}の実績（{self._headings[column]}）を、編集後の値で読みました。"
        return finding("cell-edited", message, before=_spelled(before), after=_spelled(after))

    def _unread(self, row: int, column: int, given: CellValue, kept: Decimal | None) -> Finding:
        message = f"{self._grid.where(row, column)}の「{verbatim(given)}」は実績の数値として読めません。数だけを入れてください。"
        return finding("edit-unread", message, before=verbatim(given), after=_spelled(kept) or None)

    def _homeless(self, row: int, entries: Collection[tuple[int, CellValue]], is_repeated: bool) -> Iterator[Finding]:
        reason = "同じ ID の行が上にもある" if is_repeated else "その ID の指標がない"
        for column, given in entries:
            if not is_blank(given):
                message = (
                    f"{self._grid.where(row, column)}の実績は、{reason}ため読んでいません。"
                    "数値目標か KPI のシートにある ID を書いてください。"
                )
                yield finding("edit-unread", message, before=verbatim(given))

    def _surplus(self) -> Iterator[Finding]:
        """A finding for each filled column whose heading names no year, or a year that has a column already."""
        for column in sorted(self.entry_columns - set(self._years.values())):
            filled = [(row, text) for row, cells in self._rows if (text := verbatim(_at(cells, column)).strip())]
            if filled:
                heading = self._headings.get(column, "")
                message = (
                    f"{self._grid.where(filled[0][0], column)}などの見出し「{heading}」からは年度がわからないため、"
                    f"{len(filled)}件を読んでいません。実績であれば、見出しを「2015年度」のように直してください。"
                )
                yield finding("edit-unread", message, before="\n".join(text for _, text in filled))


def _at(cells: Sequence[CellValue], column: int) -> CellValue:
    return cells[column - 1] if 0 < column <= len(cells) else None


def _spelled(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"
