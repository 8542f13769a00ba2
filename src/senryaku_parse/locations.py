"""Positions that say page, sheet and cell: worked out at the end, for documents that have such.

On the way from a document to its strategy, everything is placed by table, row, column and line alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from senryaku_parse.findings import Finding
from senryaku_parse.model import Goal, Indicator, Measure, Project, Strategy
from senryaku_parse.records import replaced
from senryaku_parse.source import Position
from senryaku_parse.tables import Document, RawCell, RawRow, RawTable, TextBlock

_Placed = TypeVar("_Placed", Finding, Goal, Measure, Indicator, Project)


class Locations:
    """Where the tables and lines of a document stand."""

    def __init__(self, document: Document) -> None:
        """Look at every block."""
        self._tables: list[_Table] = []
        self._lines: dict[int, Position] = {}
        begins: dict[int | None, int] = {}
        number = 0
        for block in document.blocks:
            if isinstance(block, RawTable):
                number += block.first_row == 1
                self._tables.append(_Table(block, tuple(row for group in block.groups for row in group), number))
                continue
            number += block.is_box
            for line in block.lines or (block.line,):
                if line is not None:
                    begin = begins.setdefault(block.page, line)
                    self._lines.setdefault(line, _line_place(block, line - begin + 1))

    def of(self, position: Position) -> Position:
        """`position` with all that is known of it."""
        if position.table is not None:
            known = 0 < position.table <= len(self._tables)
            return self._tables[position.table - 1].place(position) if known else position
        return position if position.line is None else self._lines.get(position.line, position)

    def placed(self, strategy: Strategy) -> Strategy:
        """`strategy` with complete positions of nodes and findings."""
        goals = tuple(
            replaced(
                goal,
                position=self.of(goal.position),
                targets=self._all(goal.targets),
                measures=tuple(map(self._measure, goal.measures)),
            )
            for goal in strategy.goals
        )
        return replace(strategy, goals=goals, findings=self._all(strategy.findings))

    def _measure(self, measure: Measure) -> Measure:
        place = self.of(measure.position)
        return replaced(measure, position=place, kpis=self._all(measure.kpis), projects=self._all(measure.projects))

    def _all(self, ones: Iterable[_Placed]) -> tuple[_Placed, ...]:
        return tuple(replaced(one, position=self.of(one.position)) for one in ones)


def locations(document: Document) -> Locations | None:
    """Where the tables and lines of `document` stand; null where it has neither pages nor sheets, nor tables apart."""
    for block in document.blocks:
        apart = block.first_row > 1 if isinstance(block, RawTable) else block.is_box
        if block.page is not None or block.sheet is not None or apart:
            return Locations(document)
    return None


@dataclass(frozen=True, slots=True)
class _Table:
    """One table, its rows as positions number them."""

    block: RawTable
    rows: tuple[RawRow, ...]
    number: int
    """Of the table of the source that it is, or is part of."""

    def place(self, at: Position) -> Position:
        """`at` with the page, sheet and cell of its cell, row or table; lines are for what stands outside tables."""
        row = self.rows[at.row - 1] if at.row and at.row <= len(self.rows) else None
        at = replaced(at, table=self.number, row=at.row and at.row + self.block.first_row - 1)
        if self.block.page is None and self.block.sheet is None:
            return at
        page = row.page if row and row.page is not None else self.block.page
        cell = _address(row.cells if row else [cell for row in self.rows for cell in row.cells], at.column)
        return replaced(at, line=None, page=page, sheet=self.block.sheet, cell=cell)


def _address(cells: Iterable[RawCell], column: int | None) -> str | None:
    """Of the cell in `column`, else of the first that holds a text."""
    listed = tuple(cells)
    if column and column <= len(listed):
        return listed[column - 1].address
    return next((cell.address for cell in listed if cell.text), None)


def _line_place(block: TextBlock, line_on_page: int) -> Position:
    if block.page is not None:
        return Position(line=line_on_page, page=block.page)
    if block.sheet is not None:
        return Position(sheet=block.sheet, cell=block.address)
    return Position(line=block.line)
