"""A label in one cell with the text beside it (「具体的施策 (ア) 港 ②船の整備」): parted, the row moved to the right."""

from __future__ import annotations

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.rows import labelled_starts, names_indicator
from senryaku_parse.tables import Cell, Grid, Row
from senryaku_parse.text import leading_number
from senryaku_parse.vocabulary import Role, Vocabulary

_LONGEST = 30
"""Characters of a label."""


def part_fused_labels(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with two cells for each of the label column that holds a label and what a row of that label begins with."""
    if not grid.is_known:
        return grid, []
    findings: list[Finding] = []
    parted: dict[int, Row] = {}
    for row, label in labelled_starts(grid, vocabulary):
        texts = row.texts
        if not label and texts[0] and not texts[-1] and (found := _parted(row, vocabulary)):
            parted[id(row)] = found
            findings.append(_finding(row, found))
    if not parted:
        return grid, findings
    rows: list[Row] = []
    fused: Cell | None = None
    for row in grid.rows:
        if id(row) in parted:
            fused, new = row.slots[0], parted[id(row)].slots[0]
            rows.append(parted[id(row)])
        else:
            rows.append(row.with_label(new) if row.slots[0] is fused else row)
    return grid.with_rows(rows), findings


def _parted(row: Row, vocabulary: Vocabulary) -> Row | None:
    """`row` with its label in a cell of its own; null where its first cell is no label and a text of its row."""
    fused, *beside = row.slots
    if len(row.slots) < 2 or beside[-1].text:
        return None
    for end in range(min(len(fused.text) - 1, _LONGEST), 1, -1):
        label, rest = fused.text[:end].strip(), fused.text[end:].strip()
        found = vocabulary.label(label)
        if (
            rest
            and found
            and found.enumerator is None
            and _begins_row(found.role, rest, [cell.text for cell in beside], vocabulary)
        ):
            return row.with_slots((fused.with_text(label), fused.with_text(rest), *beside[:-1]))
    return None


def _begins_row(role: Role, text: str, beside: list[str], vocabulary: Vocabulary) -> bool:
    """Whether `text`, with the texts `beside` it, reads as a row of the label `role`."""
    if role == "project":
        headed = vocabulary.headings(("", text, *beside[:-1])) is not None
        return headed or (vocabulary.is_category(text) and any(beside))
    if role in ("target", "kpi"):
        return names_indicator([text, *beside], vocabulary)
    return not any(beside) and leading_number(text) is not None


def _finding(row: Row, parted: Row) -> Finding:
    return finding(
        "columns-fused",
        render("repair.label-fused"),
        before=row.texts[0],
        after=f"{parted.texts[0]} | {parted.texts[1]}",
        position=row.slots[0].position,
    )
