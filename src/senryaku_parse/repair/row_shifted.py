"""A row that lost its leading blank cell stands a column too far left: put back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from itertools import compress

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.repair.placement import place
from senryaku_parse.rows import Block, Walk, column_of, label_starts, walk, with_walk
from senryaku_parse.tables import EMPTY, Grid, Row
from senryaku_parse.vocabulary import Vocabulary


def shift_rows_back(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with every row that is a column too far left put back, see `placement.place`."""
    walked = walk(grid, vocabulary)
    doubtful = _doubtful(walked, cache(vocabulary.is_category))
    if not any(doubtful):
        return grid, []
    findings: list[Finding] = []
    categories = _categories(compress(walked, doubtful), vocabulary)
    moved: dict[int, tuple[Row, Block]] = {}
    for at in compress(range(len(walked)), doubtful):
        row, block = walked[at]
        placement = place(row, block, categories, vocabulary)
        if placement and placement.slots != row.slots:
            shifted = row.with_slots(placement.slots)
            moved[at] = shifted, block
            findings.append(shifted_finding(row, shifted, certain=placement.certain))
    if not moved:
        return grid, []
    rows = [moved.get(at, standing) for at, standing in enumerate(walked)]
    return with_walk(grid, rows, vocabulary, list(moved.values())), findings


def shift_headings_back(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with heading rows whose first heading stands in the label column put back, before anyone asks them."""
    if not any(row.texts and vocabulary.column(row.texts[0]) for row in label_starts(grid)):
        return grid, []
    findings: list[Finding] = []

    def shift(row: Row) -> Row:
        slots = row.slots
        if (
            not slots
            or slots[-1].text
            or vocabulary.column(slots[0].text) is None
            or not vocabulary.headings(row.texts)
        ):
            return row
        shifted = row.with_slots((EMPTY, *slots[:-1]))
        findings.append(shifted_finding(row, shifted, certain=True))
        return shifted

    return grid.with_rows(list(map(shift, grid.rows))), findings


def _doubtful(walked: Walk, is_category: Callable[[str], bool]) -> list[bool]:
    """Of each row whether a text stands where it may not belong: no label in the label column, no known 区分 under 区分."""
    found: list[bool] = []
    above: Block | None = None
    at: int | None = None
    for row, block in walked:
        texts = row.texts
        if block is not above:
            above, at = block, None
            if block.role == "project" and not block.heading:
                column = column_of("category", block.columns)
                at = column if column is not None and column < len(texts) else None
        if not block.labelled and texts and texts[0] and not block.heading:
            found.append(True)
        elif at is None:
            found.append(False)
        else:
            category = texts[at]
            found.append(category != "" and not is_category(category))
    return found


def _categories(doubtful: Iterable[tuple[Row, Block]], vocabulary: Vocabulary) -> frozenset[str]:
    """What stands under 区分, and is no known one, in rows surely in place: all project columns filled, no name there."""
    found: set[str] = set()
    for row, block in doubtful:
        at = column_of("category", block.columns)
        category = row.texts[at] if at is not None and at < len(row.texts) else ""
        if category not in found and _is_in_place(row, block, category, vocabulary):
            found.add(category)
    return frozenset(found)


def _is_in_place(row: Row, block: Block, category: str, vocabulary: Vocabulary) -> bool:
    if block.role != "project" or block.heading or block.has_unknown_label(row):
        return False
    if not all(map(row.texts.__getitem__, block.columns)):
        return False
    return bool(row.texts[-1]) or not vocabulary.looks_like_project(category) or _names_project(row, block, vocabulary)


def _names_project(row: Row, block: Block, vocabulary: Vocabulary) -> bool:
    return vocabulary.looks_like_project(row.texts[column_of("name", block.columns) or 0])


def shifted_finding(row: Row, shifted: Row, *, certain: bool) -> Finding:
    """The finding on `row`, which is `shifted` put back; not `certain` where it may be read otherwise."""
    return finding(
        "row-shifted",
        render("repair.row-shifted") + ("" if certain else render("repair.another-reading")),
        before=str(row),
        after=str(shifted),
        position=row.position,
        severity="info" if certain else "warning",
    )
