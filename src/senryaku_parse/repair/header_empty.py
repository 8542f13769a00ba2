"""Rows without any text, as converters put above a table that has no header: dropped."""

from __future__ import annotations

from senryaku_parse.findings import Finding, finding
from senryaku_parse.rows import has_line_breaks, is_strategy, without_line_breaks
from senryaku_parse.tables import Grid
from senryaku_parse.vocabulary import Vocabulary


def drop_empty_rows(grids: tuple[Grid, ...], vocabulary: Vocabulary) -> tuple[tuple[Grid, ...], list[Finding]]:
    """The tables of the strategy without their empty rows."""
    findings: list[Finding] = []
    return tuple(_drop(grid, findings) if is_strategy(grid, vocabulary) else grid for grid in grids), findings


def _drop(grid: Grid, findings: list[Finding]) -> Grid:
    blank = ("",) * grid.width
    empty = [row for row in grid.rows if row.texts == blank]
    if not empty:
        return grid
    findings += [finding("header-empty", "空の行を読み飛ばしました。", position=row.position) for row in empty]
    kept = grid.with_rows([row for row in grid.rows if row.texts != blank])
    return kept if has_line_breaks(grid) else without_line_breaks(kept)
