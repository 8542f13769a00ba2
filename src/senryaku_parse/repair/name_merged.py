"""A project merged over several rows that say further departments of it: what its rows say is one cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from senryaku_parse.findings import Finding
from senryaku_parse.plan import Plan
from senryaku_parse.plan.blocks import Block
from senryaku_parse.tables import Cell, Grid, Row
from senryaku_parse.vocabulary import Vocabulary


def join_merged(grid: Grid, plan: Plan, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with each column of a project merged over several rows merged over them as well."""
    rows = list(grid.rows)
    for block in plan.blocks:
        if block.kind != "project":
            continue
        for run in list(_runs(rows, block, plan.header.stop)):
            for column in sorted({*block.columns()} - {*block.names}):
                _merge(rows, run, column)
    return grid.with_rows(rows), []


def _runs(rows: Sequence[Row], block: Block, start: int) -> Iterator[range]:
    """The rows that one cell with the name of a project is merged over."""
    first = start
    for at in range(start + 1, len(rows) + 1):
        name = rows[first].slots[block.name]
        if at < len(rows) and name.text and rows[at].slots[block.name] is name:
            continue
        if at - first > 1:
            yield range(first, at)
        first = at


def _merge(rows: list[Row], run: range, column: int) -> None:
    cells = list({id(rows[at].slots[column]): rows[at].slots[column] for at in run if rows[at].texts[column]}.values())
    if len(cells) < 2:
        return
    texts = dict.fromkeys(cell.text for cell in cells)
    joined = Cell("\n".join(texts), tuple(origin for cell in cells for origin in cell.origins))
    for at in run:
        rows[at] = rows[at].with_cell(column, joined)
