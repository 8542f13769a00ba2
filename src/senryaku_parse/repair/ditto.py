"""「〃」 and 「同上」: the text of the cell above, which they stand for."""

from __future__ import annotations

from itertools import chain

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.plan import Plan
from senryaku_parse.rows import walk
from senryaku_parse.tables import EMPTY, Cell, Grid, Row
from senryaku_parse.text import DITTOS
from senryaku_parse.vocabulary import Vocabulary


def read_dittos_below_labels(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with the text above in each cell that stands for it, within its block; a label is blank there, as merged."""
    if not _has_dittos(grid, 0):
        return grid, []
    rows: list[Row] = []
    findings: list[Finding] = []
    begins, label, above = True, "", EMPTY
    for row, block in walk(grid, vocabulary):
        first = row.slots[0] if row.slots else EMPTY
        begins = begins or (block.labelled and first.text != rows[-1].texts[0])
        if first.text in DITTOS and label:
            findings += [_finding(first, first.with_text(label))] if first is not above else []
            row = row.with_label(EMPTY)
        elif first.text:
            label = first.text
        read, told = (row, []) if begins or block.heading else _read_row(row, rows[-1])
        rows.append(read)
        findings += told
        begins, above = block.heading, first
    return grid.with_rows(rows), findings


def read_dittos(grid: Grid, plan: Plan, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with the text above in each cell below its header that stands for it."""
    start = plan.header.stop
    if not _has_dittos(grid, start):
        return grid, []
    rows: list[Row] = list(grid.rows[: start + 1])
    findings: list[Finding] = []
    for row in grid.rows[start + 1 :]:
        read, told = _read_row(row, rows[-1])
        rows.append(read)
        findings += told
    return grid.with_rows(rows), findings


def _has_dittos(grid: Grid, start: int) -> bool:
    return not grid.is_literal and not DITTOS.isdisjoint(chain.from_iterable([row.texts for row in grid.rows[start:]]))


def _read_row(row: Row, above: Row) -> tuple[Row, list[Finding]]:
    """`row` with the texts that the row `above` has where its own stand for them."""
    read = {
        slot: slot.with_text(text)
        for slot, text in zip(row.slots, above.texts, strict=True)
        if slot.text in DITTOS and text and text not in DITTOS
    }
    if not read:
        return row, []
    return row.with_slots(tuple([read.get(slot, slot) for slot in row.slots])), [*map(_finding, read, read.values())]


def _finding(cell: Cell, read: Cell) -> Finding:
    message = render("repair.ditto-read", text=cell.text)
    return finding("ditto-read", message, before=cell.text, after=read.text, position=cell.position)
