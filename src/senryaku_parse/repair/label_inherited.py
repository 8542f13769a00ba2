"""A label that stands once for many rows, blank below: its cell fills the label column again."""

from __future__ import annotations

from msgspec.structs import replace

from senryaku_parse.findings import Finding, finding
from senryaku_parse.repair.placement import reads_on
from senryaku_parse.rows import Block, has_blank_labels, walk, with_walk
from senryaku_parse.tables import EMPTY, Cell, Grid, Row
from senryaku_parse.vocabulary import Vocabulary


def inherit_labels(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with the label in force in each blank slot of the label column, one finding a run of blanks.

    Below a label that is not known, only in rows that surely read as the block above it.
    """
    if not has_blank_labels(grid):
        return grid, []
    findings: list[Finding] = []
    label: Cell = EMPTY
    rows: list[tuple[Row, Block]] = []
    run: list[Row] = []
    known = True
    bare = filled = Block(None, None, {})
    for standing in walk(grid, vocabulary):
        row, block = standing
        if label is not EMPTY and not row.slots[0].text and (known or reads_on(row, block, vocabulary)):
            run.append(row)
            if block is not bare:
                bare, filled = block, replace(block, labelled=True)
            standing = row.with_label(label), filled
        else:
            findings += _findings(run, label)
            run = []
            label = row.slots[0] if block.labelled else label
            known = block.labelled
        rows.append(standing)
    findings += _findings(run, label)
    return with_walk(grid, rows, vocabulary), findings


def _findings(run: list[Row], label: Cell) -> list[Finding]:
    if not run:
        return []
    return [
        finding(
            "label-inherited",
            f"空白のラベル欄（{len(run)}行）を、上の「{label.text}」の続きとして読みました。",
            before="",
            after=label.text,
            position=replace(run[0].origin, column=1).position,
        )
    ]
