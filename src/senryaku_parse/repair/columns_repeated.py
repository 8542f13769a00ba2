"""Columns that a reader of PDF tore in several, each text repeated in all of them: one column a heading again."""

from __future__ import annotations

from itertools import groupby

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.rows import begins_value
from senryaku_parse.tables import Cell, Grid, Row
from senryaku_parse.vocabulary import Vocabulary

_FEWEST = 2


def fold_columns(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with a column for each heading of its first row, where all rows say as many texts, those below repeated."""
    if not _may_be_torn(grid) or not _is_headed(grid.rows[0], vocabulary):
        return grid, []
    runs = [_runs(row) for row in grid.rows]
    count = len(runs[0])
    rows = [row for row, texts in zip(grid.rows, runs, strict=True) if texts]
    said = [texts for texts in runs if texts]
    if count < _FEWEST or any(len(texts) != count for texts in said):
        return grid, []
    if not all(any(len(run) > 1 and not begins_value(run[0].text) for run in texts) for texts in said[1:]):
        return grid, []
    folded = [row.with_slots(tuple(map(_one, texts))) for row, texts in zip(rows, said, strict=True)]
    first = said[1][0][0]
    message = render("repair.columns-repeated", times=round(grid.width / count))
    return grid.with_rows(folded), [finding("text-repeated", message, before=first.text, position=first.position)]


def _may_be_torn(grid: Grid) -> bool:
    """A first look: blanks among the headings, and in the next row the same text twice, side by side."""
    if len(grid.rows) < 2 or grid.width <= _FEWEST or "" not in grid.rows[0].texts:
        return False
    row = grid.rows[1]
    return any(
        text and text == row.texts[at] and row.slots[at] is not row.slots[at + 1]
        for at, text in enumerate(row.texts[1:])
    )


def _is_headed(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether `row` holds headings, and no values, which may be alike side by side."""
    return vocabulary.any_parts(row.texts) and not any(begins_value(text) for text in row.texts if text)


def _runs(row: Row) -> list[list[Cell]]:
    """The texts of `row`, each with its repetitions at its right."""
    return [list(run) for text, run in groupby(row.slots, key=lambda slot: slot.text) if text]


def _one(run: list[Cell]) -> Cell:
    return run[0] if len(run) == 1 else Cell(run[0].text, tuple(origin for cell in run for origin in cell.origins))
