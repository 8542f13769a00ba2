"""A row that lost its leading blank cell stands a column too far left: put back."""

from __future__ import annotations

from senryaku_parse.findings import Finding, finding
from senryaku_parse.repair.placement import place
from senryaku_parse.rows import Block, Walk, column_of, has_unknown_label, walk
from senryaku_parse.tables import EMPTY, Grid, Row
from senryaku_parse.vocabulary import Vocabulary


def shift_rows_back(grids: tuple[Grid, ...], vocabulary: Vocabulary) -> tuple[tuple[Grid, ...], list[Finding]]:
    """`grids` with every row that is a column too far left put back, see `placement.place`."""
    findings: list[Finding] = []
    return tuple(_shift_rows(grid, vocabulary, findings) for grid in grids), findings


def shift_headings_back(grids: tuple[Grid, ...], vocabulary: Vocabulary) -> tuple[tuple[Grid, ...], list[Finding]]:
    """`grids` with heading rows whose first heading stands in the label column put back, before anyone asks them."""
    findings: list[Finding] = []

    def shift(row: Row) -> Row:
        slots = row.slots
        if not vocabulary.headings(row.texts) or slots[-1].text or vocabulary.column(slots[0].text) is None:
            return row
        shifted = row.with_slots((EMPTY, *slots[:-1]))
        findings.append(_finding(row, shifted, certain=True))
        return shifted

    return tuple(grid.with_rows(list(map(shift, grid.rows))) for grid in grids), findings


def _shift_rows(grid: Grid, vocabulary: Vocabulary, findings: list[Finding]) -> Grid:
    walked = walk(grid, vocabulary)
    categories = _categories(walked, vocabulary)
    rows: list[Row] = []
    for row, block in walked:
        placement = place(row, block, categories, vocabulary) if _may_be_shifted(row, block, vocabulary) else None
        if placement is None or placement.slots == row.slots:
            rows.append(row)
            continue
        shifted = row.with_slots(placement.slots)
        rows.append(shifted)
        findings.append(_finding(row, shifted, certain=placement.certain))
    return grid.with_rows(rows)


def _may_be_shifted(row: Row, block: Block, vocabulary: Vocabulary) -> bool:
    """Whether the row is one of projects, or holds a text that is no label in its label column."""
    if block.heading:
        return False
    return block.role == "project" or has_unknown_label(row, vocabulary)


def _categories(walked: Walk, vocabulary: Vocabulary) -> frozenset[str]:
    """What stands under 区分 in rows that are surely in place: all of their project columns filled."""
    found: set[str] = set()
    for row, block in walked:
        if block.role == "project" and not block.heading and all(row.slots[at].text for at in block.columns):
            at = column_of("category", block.columns)
            if at is not None and not has_unknown_label(row, vocabulary):
                found.add(row.slots[at].text)
    return frozenset(found)


def _finding(row: Row, shifted: Row, *, certain: bool) -> Finding:
    return finding(
        "row-shifted",
        "左の空白セルが失われて左にずれた行を、元の列に戻しました。" + ("" if certain else "別の読み方もありえます。"),
        before=str(row),
        after=str(shifted),
        position=row.position,
        severity="info" if certain else "warning",
    )
