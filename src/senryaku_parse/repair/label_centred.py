"""A label that stands in a middle row of its block, as centred merged cells come out of a PDF: moved to its first."""

from __future__ import annotations

from senryaku_parse.findings import Finding, finding
from senryaku_parse.rows import has_blank_labels, names_indicator, walk
from senryaku_parse.tables import Cell, Grid, Row
from senryaku_parse.vocabulary import Role, Vocabulary

_ABOVE_INDICATORS: tuple[tuple[Role, Role], ...] = (("goal", "target"), ("measure", "kpi"))
"""The level, and the label of the indicators that follow its row."""


def lift_centred_labels(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with each label also in the rows above it that are surely of its block.

    Goals and measures have their label in their own row. So rows without a label between a goal's row and 数値目標
    are targets where they read so, those between a measure's row and KPI are KPIs; and a list of projects begins
    with its heading row.
    """
    if not has_blank_labels(grid):
        return grid, []
    findings: list[Finding] = []
    rows = list(grid.rows)
    above: Role | None = None
    gap: list[int] = []
    for at, (row, block) in enumerate(walk(grid, vocabulary)):
        if not (row.texts and row.texts[0]):
            gap.append(at)
            continue
        if gap and block.labelled and (block.role == "project" or (above, block.role) in _ABOVE_INDICATORS):
            first = _first_of_block(block.role, above, [(at, rows[at]) for at in gap], vocabulary)
            if first is not None:
                findings.append(_finding(row.slots[0], rows[first]))
                for inside in range(first, at):
                    rows[inside] = rows[inside].with_label(row.slots[0])
        above, gap = block.role, []
    return grid.with_rows(rows), findings


def _first_of_block(
    role: Role | None, above: Role | None, gap: list[tuple[int, Row]], vocabulary: Vocabulary
) -> int | None:
    """The row of `gap` from which on the label of `role` below holds; null where it begins in its own row."""
    if role == "project":
        return next((at for at, row in gap if vocabulary.headings(row.texts)), None)
    if (above, role) in _ABOVE_INDICATORS and all(_reads_as_indicator(row, vocabulary) for _, row in gap):
        return gap[0][0]
    return None


def _reads_as_indicator(row: Row, vocabulary: Vocabulary) -> bool:
    return names_indicator(["".join(cell.text for cell in row.cells(1))], vocabulary) or names_indicator(
        row.texts[1:], vocabulary
    )


def _finding(label: Cell, first: Row) -> Finding:
    return finding(
        "label-centred",
        f"ブロックの途中の行にある「{label.text}」を、ブロックの先頭の行（{first.origin.row}行）から有効としました。",
        before=label.text,
        after=" | ".join(filter(None, first.texts[1:])),
        position=label.position,
    )
