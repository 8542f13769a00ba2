"""A table cut at a page break goes on as a new table: joined again, goal and measure stay in force."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.repair.placement import reads_on
from senryaku_parse.rows import (
    Block,
    Columns,
    first_headings,
    has_line_breaks,
    is_strategy,
    row_label,
    usual_columns,
    without_line_breaks,
)
from senryaku_parse.tables import EMPTY, Grid, Row
from senryaku_parse.vocabulary import Label, Vocabulary

_MESSAGE = "repair.table-continued"


class _End(NamedTuple):
    """Where the tables joined so far leave off."""

    label: Label | None
    """The label in force."""
    columns: Columns | None
    """The columns of the first heading row; null above it."""
    width: int

    def block(self) -> Block:
        """The block that goes on below. Only a list of projects needs columns."""
        columns = (self.columns or usual_columns(self.width)) if self.label and self.label.role == "project" else {}
        return Block(self.label and self.label.role, self.label, columns)

    def below(self, grid: Grid, vocabulary: Vocabulary) -> _End:
        """The same with `grid` joined."""
        last = next((label for row in reversed(grid.rows) if (label := row_label(row, vocabulary))), self.label)
        named = self.columns or first_headings(grid.rows, vocabulary)
        return _End(last, named, max(self.width, grid.width))


def join_tables(grids: tuple[Grid, ...], vocabulary: Vocabulary) -> tuple[tuple[Grid, ...], list[Finding]]:
    """All tables of the strategy as one grid, where the first stood; other tables stay as they are.

    A table without any label belongs to the strategy where each of its rows reads as one more row of the block
    in force, and one of them surely does: by a known 区分, the end of its name, an arrow, a number mark; or where
    it repeats the heading row.
    """
    pages: list[Grid] = []
    others: list[Grid] = []
    findings: list[Finding] = []
    end = _End(None, None, 0)
    for grid in grids:
        page: Grid | None = grid
        if not is_strategy(grid, vocabulary):
            page = _page(end, grid, vocabulary) if pages else None
        if page is None:
            others.append(grid)
            continue
        if pages and not _begins_with_goal(grid, vocabulary):
            findings.append(continued(grid, _MESSAGE))
        pages.append(page)
        end = end.below(page, vocabulary)
    return (*_joined(pages, end.width), *others), findings


def _begins_with_goal(grid: Grid, vocabulary: Vocabulary) -> bool:
    first = next((row for row in grid.rows if any(row.texts)), None)
    label = row_label(first, vocabulary) if first else None
    return label is not None and label.role == "goal"


def _page(end: _End, grid: Grid, vocabulary: Vocabulary) -> Grid | None:
    """`grid` as a page that goes on; with the columns that it lacks at its left where each row surely reads so."""
    if _goes_on(end, grid, vocabulary):
        return grid
    missing = (EMPTY,) * (end.width - grid.width)
    if not missing:
        return None
    whole = grid.with_rows([row.with_slots((*missing, *row.slots)) for row in grid.rows if any(row.texts)])
    surely = whole.rows and all(reads_on(row, end.block(), vocabulary) for row in whole.rows)
    return whole if surely else None


def _goes_on(end: _End, grid: Grid, vocabulary: Vocabulary) -> bool:
    if grid.width > end.width:
        return False
    rows = [row for row in grid.rows if any(row.texts)]
    entries = [_widen(row, end.width) for row in rows if not vocabulary.headings(row.texts)]
    block = end.block()
    readings = [reads_on(row, block, vocabulary) for row in entries]
    return None not in readings and (any(readings) or 0 < len(entries) < len(rows))


def _joined(pages: list[Grid], width: int) -> list[Grid]:
    """The pages as one grid; none for none."""
    if not pages:
        return []
    joined = pages[0].with_rows([row for page in pages for row in _widened(page, width)]).known()
    return [joined if any(map(has_line_breaks, pages)) else without_line_breaks(joined)]


def _widened(page: Grid, width: int) -> Sequence[Row]:
    return page.rows if page.width == width else [_widen(row, width) for row in page.rows]


def _widen(row: Row, width: int) -> Row:
    missing = width - len(row.slots)
    return row.with_slots(row.slots + (EMPTY,) * missing) if missing else row


def continued(grid: Grid, message: str) -> Finding:
    """The finding on a page that goes on with the table before it; `message` says how it was known."""
    first = next(row for row in grid.rows if any(row.texts))
    return finding(
        "table-continued",
        render(message),
        before=" | ".join(filter(None, first.texts)),
        position=grid.rows[0].position,
    )
