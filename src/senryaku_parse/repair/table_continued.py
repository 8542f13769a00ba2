"""A table cut at a page break goes on as a new table: joined again, goal and measure stay in force."""

from __future__ import annotations

from dataclasses import replace

from senryaku_parse.findings import Finding, finding
from senryaku_parse.repair.placement import reads_on
from senryaku_parse.rows import first_columns, is_strategy, row_label, walk
from senryaku_parse.tables import EMPTY, Grid, Row
from senryaku_parse.vocabulary import Vocabulary


def join_tables(grids: tuple[Grid, ...], vocabulary: Vocabulary) -> tuple[tuple[Grid, ...], list[Finding]]:
    """All tables of the strategy as one grid, where the first stood; other tables stay as they are.

    A table without any label belongs to the strategy where each of its rows reads as one more row of the block
    in force, and one of them surely does: by a known 区分, the end of its name, an
    arrow, a number mark; or where it repeats the heading row.
    """
    strategy: Grid | None = None
    others: list[Grid] = []
    findings: list[Finding] = []
    for grid in grids:
        labelled = is_strategy(grid, vocabulary)
        if strategy is None:
            strategy, others = (grid, others) if labelled else (None, [*others, grid])
        elif labelled or _goes_on(strategy, grid, vocabulary):
            if not _begins_with_goal(grid, vocabulary):
                findings.append(_finding(grid))
            strategy = _join(strategy, grid)
        else:
            others.append(grid)
    return (*([strategy] if strategy else []), *others), findings


def _begins_with_goal(grid: Grid, vocabulary: Vocabulary) -> bool:
    first = next((row for row in grid.rows if any(row.texts)), None)
    label = row_label(first, vocabulary) if first else None
    return label is not None and label.role == "goal"


def _goes_on(strategy: Grid, grid: Grid, vocabulary: Vocabulary) -> bool:
    if grid.width > strategy.width:
        return False
    *_, (_, block) = walk(strategy, vocabulary)
    block = block._replace(columns=first_columns(strategy.rows, vocabulary) if block.role == "project" else {})
    rows = [row for row in grid.rows if any(row.texts)]
    entries = [_widen(row, strategy.width) for row in rows if not vocabulary.headings(row.texts)]
    readings = [reads_on(row, block, vocabulary) for row in entries]
    return None not in readings and (any(readings) or 0 < len(entries) < len(rows))


def _join(strategy: Grid, grid: Grid) -> Grid:
    width = max(strategy.width, grid.width)
    return replace(strategy, rows=tuple(_widen(row, width) for row in (*strategy.rows, *grid.rows)))


def _widen(row: Row, width: int) -> Row:
    missing = width - len(row.slots)
    return replace(row, slots=row.slots + (EMPTY,) * missing) if missing else row


def _finding(grid: Grid) -> Finding:
    first = next(row for row in grid.rows if any(row.texts))
    return finding(
        "table-continued",
        "新しい表として始まっていますが、前の表の続きとして読みました。",
        before=" | ".join(filter(None, first.texts)),
        position=grid.rows[0].position,
    )
