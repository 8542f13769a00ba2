"""One label in several spellings (`(KPI)`, ` (KPI)`, `（KPI）`), one area marker in two widths of brackets."""

from __future__ import annotations

import operator
import re

from senryaku_parse.findings import Finding, finding
from senryaku_parse.rows import row_label, walk
from senryaku_parse.tables import Cell, Grid, Row
from senryaku_parse.text import match_key, split_enumerator
from senryaku_parse.vocabulary import Role, Vocabulary, label_key

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
            unified[cell] = cell._replace(text=first + cell.text[len(spelling) :])
            findings.append(_finding(cell, spelling, first))
        return unified[cell]

    def unify_row(row: Row, role: Role | None) -> Row:
        labelled = row_label(row, vocabulary) is not None
        if not labelled and role != "measure":
            return row
        slots = list(row.slots)
        if labelled:
            slots[0] = unify(slots[0], label_key(slots[0].text), slots[0].text)
        for at, slot in enumerate(slots[1:], 1):
            if role == "measure" and (marker := _MARKER.match(slot.text)) and split_enumerator(marker[0])[0]:
                slots[at] = unify(slot, match_key(marker[0]), marker[0])
        changed = any(map(operator.is_not, slots, row.slots))
        return row.with_slots(tuple(slots)) if changed else row

    def unify_rows(grid: Grid) -> Grid:
        return grid.with_rows([unify_row(row, block.role) for row, block in walk(grid, vocabulary)])

    return tuple(map(unify_rows, grids)), findings


def _finding(cell: Cell, spelling: str, first: str) -> Finding:
    return finding(
        "label-variant",
        f"「{spelling}」を「{first}」の表記ゆれとして読みました。",
        before=spelling,
        after=first,
        position=cell.position,
    )
