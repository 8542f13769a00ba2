"""One label in several spellings (`(KPI)`, ` (KPI)`, `（KPI）`), one area marker in two widths of brackets."""

from __future__ import annotations

import operator
import re

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.rows import Block, is_merged, walk, with_walk
from senryaku_parse.tables import Cell, Grid, Row
from senryaku_parse.text import split_enumerator
from senryaku_parse.vocabulary import Vocabulary, label_key

_MARKER = re.compile(r"[(（][^()（）]{1,3}[)）]")


def unify_labels(grids: tuple[Grid, ...], vocabulary: Vocabulary) -> tuple[tuple[Grid, ...], list[Finding]]:
    """`grids` with each label, and the bracketed marker a measure begins with, as the document first spells it."""
    by_key: dict[str, str] = {}
    spellings: dict[str, str] = {}
    unified: dict[Cell, Cell] = {}
    findings: list[Finding] = []

    def unify(cell: Cell, spelling: str) -> Cell:
        if spelling not in spellings:
            spellings[spelling] = by_key.setdefault(label_key(spelling), spelling)
        first = spellings[spelling]
        if spelling == first:
            return cell
        if cell not in unified:
            unified[cell] = cell.with_text(first + cell.text[len(spelling) :])
            findings.append(_finding(cell, spelling, first))
        return unified[cell]

    def unify_row(row: Row, block: Block) -> Row:
        slots = row.slots
        if block.labelled and (label := unify(slots[0], row.texts[0])) is not slots[0]:
            slots = (label, *slots[1:])
        if block.role == "measure":
            markers = [unify_marker(slots[1])] * (len(slots) - 1) if is_merged(slots) else map(unify_marker, slots[1:])
            slots = (*slots[:1], *markers)
        return row if slots is row.slots or all(map(operator.is_, slots, row.slots)) else row.with_slots(slots)

    def unify_marker(cell: Cell) -> Cell:
        marker = _MARKER.match(cell.text) if cell.text else None
        if marker and (marker[0] in spellings or split_enumerator(marker[0])[0]):
            return unify(cell, marker[0])
        return cell

    def unify_rows(grid: Grid) -> Grid:
        walked = walk(grid, vocabulary)
        changed: dict[int, tuple[Row, Block]] = {}
        above: Block | None = None
        varies = False
        for at, (row, block) in enumerate(walked):
            if block is not above:  # rows that stand alike share their label
                above, label = block, row.texts[0] if row.texts else ""
                varies = block.role == "measure" or (block.labelled and spellings.get(label) != label)
            if varies:
                unified_row = unify_row(row, block)
                if unified_row is not row:
                    changed[at] = unified_row, block
        if not changed:
            return grid
        doubtful = [standing for standing in changed.values() if standing[1].role == "measure"]
        return with_walk(grid, [changed.get(at, one) for at, one in enumerate(walked)], vocabulary, doubtful)

    return tuple(map(unify_rows, grids)), findings


def _finding(cell: Cell, spelling: str, first: str) -> Finding:
    return finding(
        "label-variant",
        render("repair.label-variant", spelling=spelling, first=first),
        before=spelling,
        after=first,
        position=cell.position,
    )
