"""Ids that Excel took for days: 「1-1」 typed into a cell becomes 1月1日."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from senryaku_parse.findings import Finding, finding
from senryaku_parse.loaders.cell_tables import EntityTable, TableRow
from senryaku_parse.messages import render
from senryaku_parse.model import Strategy
from senryaku_parse.spreadsheet.values import Odd

_DAY = re.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})")
_IDS = ("id", "goal_id", "measure_id", "reprint_of")


def with_ids(table: EntityTable, strategy: Strategy, findings: list[Finding]) -> EntityTable:
    """`table` with days in columns of ids put back to what was typed, where that is the id of a node."""
    columns = [name for name in _IDS if name in table.columns]
    if not any(isinstance(row.cells[name], Odd) for row in table.rows for name in columns):
        return table
    known = {node.id for node in strategy.nodes()}
    rows = [_row(table, row, columns, known, findings) for row in table.rows]
    return replace(table, rows=tuple(rows))


def _row(
    table: EntityTable, row: TableRow, columns: Collection[str], known: Collection[str], findings: list[Finding]
) -> TableRow:
    for name in columns:
        given = row.cells[name]
        if isinstance(given, Odd) and len(fits := {one for one in _typed(given.text) if one in known}) == 1:
            (typed,) = fits
            message = render("edits.id-as-date", place=table.place(row, name), typed=typed)
            findings.append(finding("cell-edited", message, before=given.text, after=typed))
            row = replace(row, cells={**row.cells, name: typed})
    return row


def _typed(day: str) -> Iterator[str]:
    """What may have been typed where Excel shows `day`."""
    if found := _DAY.fullmatch(day):
        year, month, date = map(int, found.groups())
        yield f"{month}-{date}"
        yield f"{year % 100}-{month}-{date}"
        if date == 1:
            yield f"{month}-{year % 100}"
            yield f"{year % 100}-{month}"
