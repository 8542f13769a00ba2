"""One label in several spellings (`(KPI)`, ` (KPI)`, `（KPI）`), one area marker in two widths of brackets."""

from __future__ import annotations

import re
from dataclasses import replace

from senryaku_parse.findings import Finding, finding
from senryaku_parse.rows import row_label, walk
from senryaku_parse.tables import Cell, Grid, Row
from senryaku_parse.text import match_key
from senryaku_parse.vocabulary import Vocabulary, label_key

_MARKER = re.compile(r"[(（][^()（）]{1,3}[)）]")


def unify_labels(grids: tuple[Grid, ...], vocabulary: Vocabulary) -> tuple[tuple[Grid, ...], list[Finding]]:
    """`grids` with each label, and the bracketed marker a measure begins with, as the document first spells it."""
    spellings: dict[str, str] = {}
    unified: dict[Cell, Cell] = {}
    findings: list[Finding] = []

    def unify(cell: Cell, key: str, spelling: str) -> Cell:
        first = spellings.setdefault(key, spelling)
        if spelling == first:
            return cell
        if cell not in unified:
            unified[cell] = replace(cell, text=first + cell.text[len(spelling) :])
            findings.append(_finding(cell, spelling, first))
        return unified[cell]

    def unify_row(row: Row) -> Row:
        slots = list(row.slots)
        label = row_label(row, vocabulary)
        if label:
            slots[0] = unify(slots[0], label_key(slots[0].text), slots[0].text)
        for at, slot in enumerate(slots[1:], 1):
            if marker := _MARKER.match(slot.text):
                slots[at] = unify(slot, match_key(marker[0]), marker[0])
        return replace(row, slots=tuple(slots))

    return tuple(
        replace(
            grid,
            rows=tuple(
                unify_row(row) if row_label(row, vocabulary) or block.role == "measure" else row
                for row, block in walk(grid.rows, vocabulary)
            ),
        )
        for grid in grids
    ), findings


def _finding(cell: Cell, spelling: str, first: str) -> Finding:
    return finding(
        "label-variant",
        f"「{spelling}」を「{first}」の表記ゆれとして読みました。",
        before=spelling,
        after=first,
        position=cell.position,
    )
