"""Rows without any text, as converters put above a table that has no header: dropped."""

from __future__ import annotations

from senryaku_parse.findings import Finding, finding
from senryaku_parse.rows import is_strategy
from senryaku_parse.tables import Grid
from senryaku_parse.vocabulary import Vocabulary


def drop_empty_rows(grids: tuple[Grid, ...], vocabulary: Vocabulary) -> tuple[tuple[Grid, ...], list[Finding]]:
    """The tables of the strategy without their empty rows."""
    findings: list[Finding] = []
    return tuple(_drop(grid, findings) if is_strategy(grid, vocabulary) else grid for grid in grids), findings


def _drop(grid: Grid, findings: list[Finding]) -> Grid:
    empty = [row for row in grid.rows if not any(row.texts)]
    if not empty:
        return grid
    findings += [finding("header-empty", "空の行を読み飛ばしました。", position=row.position) for row in empty]
    return grid.with_rows([row for row in grid.rows if any(row.texts)])
