"""A label whose lines stand in two rows of the label column (「重要業績評価指」, 「標(KPI)」): joined."""

from __future__ import annotations

from itertools import pairwise

from senryaku_parse.findings import Finding, finding
from senryaku_parse.rows import label_starts
from senryaku_parse.tables import Cell, Grid, Row
from senryaku_parse.vocabulary import Vocabulary


def join_torn_labels(grids: tuple[Grid, ...], vocabulary: Vocabulary) -> tuple[tuple[Grid, ...], list[Finding]]:
    """`grids` with one merged cell for two texts of the label column that are a label only together.

    Two rows of one page are two rows under that label. A page break between them tore one row, see `row_torn`.
    """
    findings: list[Finding] = []
    return tuple([_join(grid, vocabulary, findings) for grid in grids]), findings


def _join(grid: Grid, vocabulary: Vocabulary, findings: list[Finding]) -> Grid:
    starts = label_starts(grid)
    if all(not row.texts[0] or vocabulary.label(row.texts[0]) for row in starts):
        return grid
    if not any(is_torn_label(above, below, vocabulary) for above, below in pairwise(starts)):
        return grid
    rows = list(grid.rows)
    for at in range(len(rows) - 1):
        above, below = rows[at], rows[at + 1]
        if is_torn_label(above, below, vocabulary) and above.origin.table == below.origin.table:
            label = joined_label(above, below)
            findings.append(label_finding(above, below))
            rows[at] = above.with_label(label)
            rows[at + 1] = below.with_label(label)
    return grid.with_rows(rows)


def is_torn_label(above: Row, below: Row, vocabulary: Vocabulary) -> bool:
    """Whether the label slots of two rows hold a label together, and the lower one none by itself."""
    if not any(below.texts[:1]) or below.slots[0] is above.slots[0]:
        return False
    first, second = above.texts[0], below.texts[0]
    return bool(first) and vocabulary.label(second) is None and vocabulary.label(first + second) is not None


def joined_label(above: Row, below: Row) -> Cell:
    """One cell for the two halves of a label."""
    first, second = above.slots[0], below.slots[0]
    return Cell(first.text + second.text, first.origins + second.origins)


def label_finding(above: Row, below: Row) -> Finding:
    """The finding of a label that was joined."""
    return finding(
        "label-torn",
        "2行に分かれたラベルを1つにつなぎました。",
        before=f"{above.slots[0].text} | {below.slots[0].text}",
        after=above.slots[0].text + below.slots[0].text,
        position=above.slots[0].position,
    )
