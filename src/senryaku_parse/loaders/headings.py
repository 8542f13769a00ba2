"""Grids → tables: which row holds the headings, and which column is which. In either language, in any order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from senryaku_parse.columns import Column, Entity
from senryaku_parse.findings import Finding, finding
from senryaku_parse.loaders.cell_tables import CellGrid, EntityTable, NumberedRows, TableRow, is_blank, verbatim
from senryaku_parse.messages import render
from senryaku_parse.spreadsheet.values import CellValue
from senryaku_parse.text import match_key

SEARCHED = 20
"""Rows in which the headings may stand: people put a title or a note above a table, not a page of them."""

_FEWEST = 2
"""Headings that a row must have at least: one word may be the name of anything."""


def table_of(
    grid: CellGrid, entity: Entity[Any], missing: str, derived: Sequence[Column[Any]] = (), *, keeps: bool = False
) -> tuple[EntityTable | None, list[Finding]]:
    """The table of `entity` that stands in `grid`, and a finding for each text outside of it.

    `derived` are columns that stand in the file besides those of `entity`; `missing` is the message on what becomes of a
    column that is not there. `keeps` says that other columns are kept elsewhere: then no finding tells of them. Null where
    no row holds headings.
    """
    at = _heading_row(grid, entity)
    if at is None:
        return None, []
    columns = _columns(grid.rows[at][1], (*entity.columns, *derived))
    above = [_outside(grid, number, cells) for number, cells in grid.rows[:at]]
    findings = [found for row in above for found in row]
    strange = _unknown_columns(grid, at, set(columns.values()))
    if not keeps:
        findings += [unknown_column(grid, column, filled) for column, filled in strange.items()]
    if gone := [column.called for column in entity.columns if column.name not in columns]:
        headings = render("common.juxtaposed").join(render("common.quoted", text=heading) for heading in gone)
        message = render("edits.columns-missing", name=grid.name, headings=headings, missing=render(missing))
        findings.append(finding("edit-unread", message))
    rows = [
        TableRow(number, {name: cells[at - 1] if at <= len(cells) else None for name, at in columns.items()})
        for number, cells in grid.rows[at + 1 :]
    ]
    filled = tuple(row for row in rows if not all(map(is_blank, row.cells.values())))
    head = grid.rows[at][0]
    titles = {column: dict(cells).get(head, "") for column, cells in strange.items()}
    return EntityTable(entity, filled, columns, grid.where, head, titles), findings


def known_headings(rows: NumberedRows, entity: Entity[Any]) -> int:
    """How many headings of `entity` the row has that has the most."""
    return max(_counts(rows, entity), default=0)


def _counts(rows: NumberedRows, entity: Entity[Any]) -> list[int]:
    return [len(_columns(cells, entity.columns)) for _, cells in rows[:SEARCHED]]


def _heading_row(grid: CellGrid, entity: Entity[Any]) -> int | None:
    """The index of the row with the most headings, of the first rows."""
    counts = _counts(grid.rows, entity)
    best = max(counts, default=0)
    return counts.index(best) if best >= _FEWEST else None


def _columns(cells: Sequence[CellValue], columns: Iterable[Column[Any]]) -> dict[str, int]:
    """Name of each of `columns` that has its heading in `cells` → its number; of two alike the first."""
    names = {match_key(word): column.name for column in columns for word in (column.heading, column.name)}
    found: dict[str, int] = {}
    for number, cell in enumerate(cells, 1):
        name = names.get(match_key(verbatim(cell)))
        if name:
            found.setdefault(name, number)
    return found


def _outside(grid: CellGrid, number: int, cells: Sequence[CellValue]) -> list[Finding]:
    return [
        finding(
            "edit-unread",
            render("edits.outside-table", where=grid.where(number, column)),
            before=verbatim(cell),
        )
        for column, cell in enumerate(cells, 1)
        if not is_blank(cell)
    ]


def _unknown_columns(grid: CellGrid, at: int, known: set[int]) -> dict[int, list[tuple[int, str]]]:
    """The rows and texts of each column without a known heading that holds anything, be it a heading alone."""
    texts: dict[int, list[tuple[int, str]]] = {}
    for number, cells in grid.rows[at:]:
        for column, cell in enumerate(cells, 1):
            if column not in known and not is_blank(cell):
                texts.setdefault(column, []).append((number, verbatim(cell)))
    return dict(sorted(texts.items()))


def unknown_column(grid: CellGrid, column: int, filled: list[tuple[int, str]]) -> Finding:
    """A finding for a column that nothing reads; `filled` are the rows and texts of its cells, its heading among them."""
    first, last = (grid.where(filled[at][0], column) for at in (0, -1))
    message = (
        render("edits.column-unknown", first=first)
        if len(filled) == 1
        else render("edits.column-unknown-to", first=first, last=last, count=len(filled))
    )
    return finding("edit-unread", message, before="\n".join(text for _, text in filled))
