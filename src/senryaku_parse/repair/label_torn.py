"""A label or the name of a level whose lines stand in two rows (「重要業績評価指」, 「標(KPI)」): joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.plan import Plan
from senryaku_parse.rows import is_note, is_value, label_starts, labelled_starts
from senryaku_parse.tables import Cell, Grid, Row
from senryaku_parse.text import split_enumerator
from senryaku_parse.vocabulary import Vocabulary


def join_torn_labels(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with one merged cell for two texts of the label column that are a label only together.

    Both rows, of one page, stand under that label.
    """
    return _join(grid, False, vocabulary) if _has_torn(grid, vocabulary) else (grid, [])


def join_labels_across_pages(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """The same for the last row of a page and the first of the next. Whether the row was torn too, `row_torn` asks.

    Once line breaks told what they can: half a label is a line as wide as its column.
    """
    return _join(grid, True, vocabulary) if _has_torn_by_page(grid, vocabulary) else (grid, [])


def _has_torn(grid: Grid, vocabulary: Vocabulary) -> bool:
    if all(label or not row.texts[0] for row, label in labelled_starts(grid, vocabulary)):
        return False
    return any(_is_torn(above, below, vocabulary) for above, below in pairwise(label_starts(grid)))


def _has_torn_by_page(grid: Grid, vocabulary: Vocabulary) -> bool:
    return any(
        above.origin.table != below.origin.table and _is_torn(above, below, vocabulary)
        for above, below in pairwise(label_starts(grid))
    )


def _join(grid: Grid, page_breaks: bool, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with the torn labels joined that a page break parts, or none does."""
    findings: list[Finding] = []
    rows = list(grid.rows)
    for at in range(1, len(rows)):
        above, below = rows[at - 1], rows[at]
        if (above.origin.table != below.origin.table) is page_breaks and _is_torn(above, below, vocabulary):
            first, second = above.slots[0], below.slots[0]
            label = Cell(first.text + second.text, first.origins + second.origins)
            findings.append(_finding(first, second, label))
            _relabel(rows, range(at - 1, -1, -1), first, label)
            _relabel(rows, range(at, len(rows)), second, label)
    return grid.with_rows(rows), findings


def _relabel(rows: list[Row], order: Iterable[int], half: Cell, label: Cell) -> None:
    """`label` for `half` in the rows that it is merged over, which begin with the first of `order`."""
    for at in order:
        if rows[at].slots[0] is not half:
            return
        rows[at] = rows[at].with_label(label)


def _is_torn(above: Row, below: Row, vocabulary: Vocabulary) -> bool:
    """Whether the label slots of two rows hold a label together, and the lower one none by itself."""
    first, second = above.texts[0] if above.texts else "", below.texts[0] if below.texts else ""
    if not first or not second or below.slots[0] is above.slots[0]:
        return False
    return vocabulary.label(second) is None and vocabulary.label(first + second) is not None


def join_torn_levels(grid: Grid, plan: Plan, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with one cell for each name of a level that stands in two rows.

    A text without a number right below a numbered one is its second half where all others of the column have numbers.
    """
    findings: list[Finding] = []
    rows = list(grid.rows)
    for level in plan.levels:
        if not level.more:
            others = [one.column for one in plan.levels if one is not level]
            findings += _join_torn(rows, grid.rows, plan.header.stop, level.column, others, vocabulary)
    return grid.with_rows(rows), findings


def _join_torn(
    rows: list[Row], source: Sequence[Row], start: int, column: int, others: Sequence[int], vocabulary: Vocabulary
) -> list[Finding]:
    begins = level_begins(rows, start, column)
    torn = [at for at in begins if split_enumerator(rows[at].texts[column])[0] is None]
    numbered = len(begins) - len(torn)
    if not torn or numbered <= 1 or not all(_may_be_rest(rows, start, column, at, vocabulary) for at in torn):
        return []
    findings: list[Finding] = []
    for at in torn:
        if any(_is_bare(source, at, other) for other in others):
            findings.append(_maybe_torn(source[at - 1].slots[column], source[at].slots[column]))
            continue
        first, second = rows[at - 1].slots[column], rows[at].slots[column]
        whole = Cell(first.text + second.text, first.origins + second.origins)
        for place, row in enumerate(rows[start:], start):
            if row.slots[column] is first or row.slots[column] is second:
                rows[place] = row.with_cell(column, whole)
        message = render("repair.name-torn")
        before = f"{first.text} | {second.text}"
        findings.append(
            finding(
                "label-torn", message, before=before, after=whole.text, position=second.position, severity="warning"
            )
        )
    return findings


def _is_bare(rows: Sequence[Row], at: int, column: int) -> bool:
    """Whether a text without a number begins in `column`: then the row names all its levels so, or all of them are torn."""
    text = rows[at].texts[column]
    return text not in ("", rows[at - 1].texts[column]) and split_enumerator(text)[0] is None


def _maybe_torn(first: Cell, second: Cell) -> Finding:
    message = render("repair.name-perhaps-torn")
    before = f"{first.text} | {second.text}"
    return finding("label-torn", message, before=before, position=second.position, severity="warning")


def level_begins(rows: Sequence[Row], start: int, column: int) -> list[int]:
    """The rows in which a text of `column` begins, one that says the same as the row above aside."""
    return [
        at
        for at in range(start, len(rows))
        if (cell := rows[at].slots[column]).text
        and (at == start or (cell is not rows[at - 1].slots[column] and cell.text != rows[at - 1].texts[column]))
    ]


def _may_be_rest(rows: Sequence[Row], start: int, column: int, at: int, vocabulary: Vocabulary) -> bool:
    """Whether the text in row `at` may be the second half of the one right above it, in a row with something of its own."""
    row, text = rows[at], rows[at].texts[column]
    if at == start or not rows[at - 1].texts[column] or len(set(row.texts) - {""}) == 1:
        return False
    above = rows[at - 1].slots[column]
    if at - 1 > start and rows[at - 2].slots[column] is above:
        return False
    odd = vocabulary.parts(text) or vocabulary.is_category(text) or is_value(text)
    return not odd and not is_note(row, vocabulary)


def _finding(first: Cell, second: Cell, label: Cell) -> Finding:
    return finding(
        "label-torn",
        render("repair.label-torn"),
        before=f"{first.text} | {second.text}",
        after=label.text,
        position=first.position,
    )
