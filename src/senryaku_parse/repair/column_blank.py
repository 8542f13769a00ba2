"""Columns without any text, as readers of PDF put between ruled lines: dropped."""

from __future__ import annotations

from dataclasses import replace

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.rows import missing_cells
from senryaku_parse.tables import Grid
from senryaku_parse.vocabulary import Vocabulary


def drop_blank_columns(grids: tuple[Grid, ...], vocabulary: Vocabulary) -> tuple[tuple[Grid, ...], list[Finding]]:
    """`grids` without the columns that are blank in every table of their width.

    A page of a table that was cut may have nothing in a column that other pages use, so a column counts as blank
    only where no table of the same width has a text in it. Slots that a merged cell covers are not blank, nor those
    below which a row of headings lacks cells.
    """
    used: dict[int, set[int]] = {}
    for grid in grids:
        columns = used.setdefault(grid.width, set())
        if any(all(row.texts) for row in grid.rows) or _lacks_headings(grid):
            columns.update(range(grid.width))
        else:
            texts = zip(*(row.texts for row in grid.rows), strict=True)
            columns.update(at for at, column in enumerate(texts) if any(column))
    dropped = [_drop(grid, used[grid.width]) for grid in grids]
    return tuple([grid for grid, _ in dropped]), [found for _, findings in dropped for found in findings]


def _lacks_headings(grid: Grid) -> bool:
    """Whether the second row is shorter than the first, whose blanks tell of groups: its texts stand in other columns."""
    return len(grid.rows) > 2 and "" in grid.rows[0].texts and missing_cells(grid.rows[1]) > missing_cells(grid.rows[0])


def _drop(grid: Grid, used: set[int]) -> tuple[Grid, list[Finding]]:
    blank = [at for at in range(grid.width) if at not in used]
    if not used or not blank or blank[0] > max(used):
        return grid, []
    kept = [at for at in range(grid.width) if at in used or at > max(used)]
    message = render("repair.column-blank")
    findings = [
        finding("column-blank", message, position=replace(grid.position, column=at + 1))
        for at in range(grid.width)
        if at not in kept
    ]
    return grid.with_rows([row.with_slots(tuple([row.slots[at] for at in kept])) for row in grid.rows]), findings
