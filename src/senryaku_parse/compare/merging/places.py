"""Where the cell of a conflict stands in the workbook that is written of the merged strategy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from senryaku_parse.columns import NODES, Column, Entity
from senryaku_parse.compare.kinds import FIELDS
from senryaku_parse.compare.merging.cells import Conflict
from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render, term
from senryaku_parse.model import Strategy
from senryaku_parse.source import NOWHERE, Position
from senryaku_parse.spreadsheet.values import address
from senryaku_parse.writers.excel.additions import additions_of, with_added
from senryaku_parse.writers.excel.progress_layout import Layout, lay_out

_STRATEGY = {"title": "名称", "municipality": "自治体", "municipality_code": "団体コード", "period": "計画期間"}
_HEADINGS = 1
"""Rows above the first of a sheet."""
_PARENTS = ("measure_id", "goal_id")


class Places:
    """The rows and columns of one workbook."""

    def __init__(self, strategy: Strategy) -> None:
        """Take in which row each node has."""
        self._strategy = strategy
        self._rows: dict[str, tuple[Entity[Any], int, str]] = {}
        for entity in NODES:
            additions = additions_of(strategy, entity.name)
            drawn, _ = with_added(entity, additions)
            for at, row in enumerate(additions.arranged(entity.rows(strategy), _id_of), _HEADINGS + 1):
                self._rows[row.node.id] = drawn, at, row.node.name

    def told(self, conflicts: Iterable[Conflict]) -> Iterator[Finding]:
        """A finding for each conflict, with the sheet and the cell."""
        listed = list(conflicts)
        layout = lay_out(self._strategy, "ja", None) if listed else None
        for conflict in listed:
            position, what = self._where(conflict, layout)
            yield finding(
                "merge-conflict",
                render("editions.merge-conflict", what=what),
                before=_words(conflict.theirs),
                after=_words(conflict.ours),
                position=position,
            )

    def _where(self, conflict: Conflict, layout: Layout | None) -> tuple[Position, str]:
        if conflict.node not in self._rows:
            return NOWHERE, render(
                "editions.merge-of-strategy", field=term(_STRATEGY.get(conflict.column, conflict.column))
            )
        entity, row, name = self._rows[conflict.node]
        of = render("editions.merge-item", kind=term(entity.heading), name=name or conflict.node, node=conflict.node)
        if conflict.column == "actuals" and conflict.year is not None and layout:
            at = layout.year_columns[layout.years.index(conflict.year)] if conflict.year in layout.years else None
            progress = 1 + _HEADINGS + [one.indicator.id for one in layout.rows].index(conflict.node)
            cell = address(progress, at) if at else None
            return _position(layout.title, cell), render("editions.merge-actual", of=of, year=conflict.year)
        column = _column(entity, conflict.column)
        cell = address(row, column[0]) if column else None
        heading = column[1].called if column else term(FIELDS.get(conflict.column, conflict.column))
        what = (
            render("editions.merge-field-of-year", of=of, heading=heading, year=conflict.year)
            if conflict.year
            else render("editions.merge-field", of=of, heading=heading)
        )
        return _position(entity.heading, cell), what


def _id_of(row: Any) -> str:
    node_id: str = row.node.id
    return node_id


def _position(sheet: str, cell: str | None) -> Position:
    return Position(sheet=sheet, cell=cell)


def _column(entity: Entity[Any], name: str) -> tuple[int, Column[Any]] | None:
    """The column of a field, with its number; that of the parent's id for a move."""
    names = {one.name: (at, one) for at, one in enumerate(entity.columns, 1)}
    if name == "parent":
        return next((names[one] for one in _PARENTS if one in names), None)
    return names.get(name)


def _words(value: Any) -> str:
    if isinstance(value, tuple):
        return "、".join(map(str, value))
    return "（空欄）" if value is None or value == "" else str(value)
