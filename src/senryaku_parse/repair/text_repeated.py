"""The text of a merged cell in every slot it covered: folded back into one cell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
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
    across, findings = _fold_across(grid, vocabulary)
    folded, labels = _fold_down(across, vocabulary)
    return folded, findings + labels


def _fold_across(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    walked = walk(grid, vocabulary)
    repeating = any(block.role in _OF_ONE_ROW and _has_equal_neighbours(row) for row, block in walked)
    if not repeating:
        return grid, []
    rows, findings = list(grid.rows), []  # type: list[Row], list[Finding]
    for at, (row, block) in enumerate(walked):
        if block.role not in (None, "project") and _has_equal_neighbours(row):
            slots, told = _merged(row.slots[1:])
            rows[at] = row.with_slots((row.slots[0], *slots))
            findings += told
    return grid.with_rows(rows), findings


def _has_equal_neighbours(row: Row) -> bool:
    """Whether two neighbours right of the label have one text and are not merged already."""
    return not is_one_text(row) and any(
        first.text and first.text == second.text and first is not second for first, second in pairwise(row.slots[1:])
    )


def _merged(slots: tuple[Cell, ...]) -> tuple[list[Cell], list[Finding]]:
    """`slots` with each run of equal texts as one cell in all its slots."""
    merged: list[Cell] = []
    findings: list[Finding] = []
    start = 0
    while start < len(slots):
        end = start + 1
        while end < len(slots) and slots[end].text == slots[start].text:
            end += 1
        folded, told = fold(slots[start:end])
        merged += [folded] * (end - start)
        findings += told
        start = end
    return merged, findings


def _fold_down(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    if not any(_have_one_label(above, below) for above, below in pairwise(label_starts(grid))):
        return grid, []
    runs: list[list[Row]] = []
    for row in grid.rows:
        if runs and _goes_on(runs[-1][-1], row, vocabulary):
            runs[-1].append(row)
        else:
            runs.append([row])
    rows, findings = [], []  # type: list[Row], list[Finding]
    for run in runs:
        if len(run) > 1:
            label, told = fold([row.slots[0] for row in run])
            run = [row.with_label(label) for row in run]
            findings += told
        rows += run
    return grid.with_rows(rows), findings


def _have_one_label(above: Row, below: Row) -> bool:
    return bool(below.texts[0]) and below.texts[0] == above.texts[0]


def _goes_on(above: Row, row: Row, vocabulary: Vocabulary) -> bool:
    label = row_label(row, vocabulary)
    return label is not None and label.role in _OF_MANY_ROWS and above.slots[0].text == row.slots[0].text


def fold(cells: Sequence[Cell]) -> tuple[Cell, list[Finding]]:
    """One cell for `cells` of one text, and a finding where they were not the same before."""
    distinct = list(dict.fromkeys(cells))
    first = distinct[0]
    if first is EMPTY or not first.text or len(distinct) == 1:
        return first, []
    message = render("repair.text-repeated", count=len(distinct))
    before = " | ".join(cell.text for cell in distinct)
    told = finding("text-repeated", message, before=before, after=first.text, position=first.position)
    return Cell(first.text, tuple(origin for cell in distinct for origin in cell.origins)), [told]
