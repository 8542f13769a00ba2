"""Rows without any text, as converters put above a table that has no header: dropped."""

from __future__ import annotations

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.rows import has_line_breaks, is_strategy, without_line_breaks
from senryaku_parse.tables import Grid
from senryaku_parse.vocabulary import Vocabulary


def drop_empty_rows(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """A table of the strategy without its empty rows."""
    blank = ("",) * grid.width
    empty = [row for row in grid.rows if row.texts == blank] if is_strategy(grid, vocabulary) else []
    if not empty:
        return grid, []
    findings = [finding("header-empty", render("repair.header-empty"), position=row.position) for row in empty]
    kept = grid.with_rows([row for row in grid.rows if row.texts != blank])
    return kept if has_line_breaks(grid) else without_line_breaks(kept), findings
