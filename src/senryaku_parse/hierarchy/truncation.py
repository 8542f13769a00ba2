"""Signs that the document stops before its end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.model import Goal
from senryaku_parse.rows import is_strategy, row_label
from senryaku_parse.source import Position
from senryaku_parse.tables import Document, Grid, RawTable, TextBlock
from senryaku_parse.vocabulary import Vocabulary

_BROKEN_ROW = re.compile(r"[|｜](?:[^|｜]*+[|｜])++[^|｜]+")
"""A row that lacks its last bar, and no other row stands beside it."""


def truncations(
    document: Document,
    grids: tuple[Grid, ...],
    goals: tuple[Goal, ...],
    lost_tail: bytes,
    struck: Iterable[Finding],
    vocabulary: Vocabulary,
) -> Iterator[Finding]:
    """At most one finding: an error for a certain sign, a warning for a likely one.

    `struck` tells of the text that was taken off as struck: what seems to be missing at the end may have stood there.
    """
    table = next((grid for grid in reversed(grids) if is_strategy(grid, vocabulary)), None)
    last = document.blocks[-1] if document.blocks else None
    place = table.rows[-1].position if table else Position()
    if lost_tail:
        yield _cut(render("nodes.cut-in-character", code=lost_tail.hex(" ")), place)
    elif isinstance(last, RawTable) and not last.closed:
        yield _cut(render("nodes.cut-in-row"), place)
    elif isinstance(last, TextBlock) and _BROKEN_ROW.fullmatch(last.text.rpartition("\n")[2]):
        message = render("nodes.perhaps-cut-in-row")
        yield finding(
            "truncated",
            message,
            position=Position(line=last.lines[-1] if last.lines else last.line),
            severity="warning",
        )
    elif any(_is_from(place, found.position) for found in struck):
        return
    elif table and _ends_open(table, vocabulary):
        yield _cut(render("nodes.cut-behind-label"), place)
    elif _last_measure_is_bare(goals):
        message = render("nodes.perhaps-cut-in-measure")
        yield finding("truncated", message, position=place, severity="warning")


def _is_from(place: Position, position: Position | None) -> bool:
    """Whether `position` is in the row of `place` or below it."""
    if position is None or place.table is None or place.row is None:
        return False
    return (position.table or 0, position.row or 0) >= (place.table, place.row)


def _cut(sign: str, place: Position) -> Finding:
    return finding("truncated", render("nodes.truncated", sign=sign), position=place)


def _ends_open(grid: Grid, vocabulary: Vocabulary) -> bool:
    """Whether the last row is a heading row, or a label with nothing beside it."""
    row = grid.rows[-1]
    return vocabulary.headings(row.texts) is not None or (
        row_label(row, vocabulary) is not None and not any(row.texts[1:])
    )


def _last_measure_is_bare(goals: tuple[Goal, ...]) -> bool:
    """Whether every goal but the last has measures, or every measure but the last has projects."""
    *goals_before, last_goal = goals
    if goals_before and not last_goal.measures:
        return all(goal.measures for goal in goals_before)
    measures = [measure for goal in goals for measure in goal.measures]
    if len(measures) < 3:
        return False
    *before, last = measures
    return not last.projects and all(measure.projects for measure in before)
