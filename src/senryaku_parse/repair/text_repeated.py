"""The text of a merged cell in every slot it covered: folded back into one cell."""

from __future__ import annotations

from itertools import pairwise

from senryaku_parse.findings import Finding, finding
from senryaku_parse.rows import is_one_text, label_starts, row_label, walk
from senryaku_parse.tables import EMPTY, Cell, Grid, Row
from senryaku_parse.vocabulary import Vocabulary

_OF_MANY_ROWS = frozenset({"target", "kpi", "project"})
"""Roles whose label is merged over several rows. Two goals, two measures in a row are two, whatever their label."""

_OF_ONE_ROW = frozenset({"goal", "measure"})
"""Roles whose text is merged over all columns: where theirs is not repeated, equal texts are a baseline and an aim."""


def fold_repeated_text(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with equal neighbours merged: in a row right of the label, except among projects; and labels down.

    A project's 事業名 and 内容 may well be the same text, so they are left as they are.
    """
    findings: list[Finding] = []
    return _fold_down(_fold_across(grid, vocabulary, findings), vocabulary, findings), findings


def _fold_across(grid: Grid, vocabulary: Vocabulary, findings: list[Finding]) -> Grid:
    walked = walk(grid, vocabulary)
    repeating = any(block.role in _OF_ONE_ROW and _has_equal_neighbours(row) for row, block in walked)
    if not repeating:
        return grid
    rows = [
        row.with_slots((row.slots[0], *_merged(row.slots[1:], findings)))
        if block.role not in (None, "project") and _has_equal_neighbours(row)
        else row
        for row, block in walked
    ]
    return grid.with_rows(rows)


def _has_equal_neighbours(row: Row) -> bool:
    """Whether two neighbours right of the label have one text and are not merged already."""
    return not is_one_text(row) and any(
        first.text and first.text == second.text and first is not second for first, second in pairwise(row.slots[1:])
    )


def _merged(slots: tuple[Cell, ...], findings: list[Finding]) -> list[Cell]:
    """`slots` with each run of equal texts as one cell in all its slots."""
    merged: list[Cell] = []
    start = 0
    while start < len(slots):
        end = start + 1
        while end < len(slots) and slots[end].text == slots[start].text:
            end += 1
        merged += [_fold(slots[start:end], findings)] * (end - start)
        start = end
    return merged


def _fold_down(grid: Grid, vocabulary: Vocabulary, findings: list[Finding]) -> Grid:
    if not any(_have_one_label(above, below) for above, below in pairwise(label_starts(grid))):
        return grid
    rows: list[Row] = []
    run: list[Row] = []
    for row in grid.rows:
        if run and not _goes_on(run[-1], row, vocabulary):
            rows += _with_one_label(run, findings)
            run = []
        run.append(row)
    return grid.with_rows([*rows, *_with_one_label(run, findings)])


def _have_one_label(above: Row, below: Row) -> bool:
    return bool(below.texts[0]) and below.texts[0] == above.texts[0]


def _goes_on(above: Row, row: Row, vocabulary: Vocabulary) -> bool:
    label = row_label(row, vocabulary)
    return label is not None and label.role in _OF_MANY_ROWS and above.slots[0].text == row.slots[0].text


def _with_one_label(run: list[Row], findings: list[Finding]) -> list[Row]:
    if len(run) < 2:
        return run
    label = _fold(tuple(row.slots[0] for row in run), findings)
    return [row.with_label(label) for row in run]


def _fold(cells: tuple[Cell, ...], findings: list[Finding]) -> Cell:
    """One cell for equal ones, and a finding where they were not the same before."""
    distinct = list(dict.fromkeys(cells))
    first = distinct[0]
    if first is EMPTY or not first.text or len(distinct) == 1:
        return first
    findings.append(
        finding(
            "text-repeated",
            f"{len(distinct)}つのセルに繰り返された同じ文字を、1つの結合セルとして読みました。",
            before=" | ".join(cell.text for cell in distinct),
            after=first.text,
            position=first.position,
        )
    )
    return Cell(first.text, tuple(origin for cell in distinct for origin in cell.origins))
