"""A label whose lines stand in two rows of the label column (「重要業績評価指」, 「標(KPI)」): joined."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from senryaku_parse.findings import Finding, finding
from senryaku_parse.rows import label_starts, labelled_starts
from senryaku_parse.tables import Cell, Grid, Row
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
    if not any(below.texts[:1]) or below.slots[0] is above.slots[0]:
        return False
    first, second = above.texts[0], below.texts[0]
    return bool(first) and vocabulary.label(second) is None and vocabulary.label(first + second) is not None


def _finding(first: Cell, second: Cell, label: Cell) -> Finding:
    return finding(
        "label-torn",
        "2行に分かれたラベルを1つにつなぎました。",
        before=f"{first.text} | {second.text}",
        after=label.text,
        position=first.position,
    )
