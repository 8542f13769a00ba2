"""Two indicators in one cell (「A ⇒ 5年で1件 B ⇒ 5年で2件」), or projects behind bullets: a row each."""

from __future__ import annotations

from senryaku_parse.cell_entries import (
    Beside,
    ambiguous_finding,
    may_hold_several,
    part_entries,
    split_by_targets,
    split_finding,
)
from senryaku_parse.findings import Finding
from senryaku_parse.lists import is_bulleted
from senryaku_parse.rows import Block, Columns, column_of, first_headings, walk, with_walk
from senryaku_parse.tables import EMPTY, Cell, Grid, Row
from senryaku_parse.text import fold_space
from senryaku_parse.vocabulary import ColumnRole, Vocabulary

_SPLIT = frozenset({"target", "kpi", "project"})
"""Roles of which one cell may hold several."""
_OF_ALL = frozenset[ColumnRole]({"category", "department"})
"""Columns whose one text may be said of several projects."""


def split_cells(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with one row for each indicator or project of a cell that holds several."""
    findings: list[Finding] = []
    walked = walk(grid, vocabulary)
    split: dict[int, list[Row]] = {}
    """Row → those that it becomes."""
    headed = first_headings(grid.rows, vocabulary) is not None
    has_arrows = vocabulary.has_arrows
    columns: Columns | None = None
    name_of_project = 1
    for at, (row, block) in enumerate(walked):
        texts = row.texts
        if block.role not in _SPLIT or block.heading or len(texts) < 2:
            continue
        if block.columns is not columns:
            columns, name_of_project = block.columns, column_of("name", block.columns) or 1
        name = name_of_project if block.role == "project" else 1
        # most rows of projects end in two cells that are not one, and not blank
        if (len(texts) > 2 and "" != texts[-1] != texts[-2] != "") or len(cells := row.cells(1)) != 1:
            text = texts[name]
            if text.isalpha() or not may_hold_several(text, project=block.role == "project"):
                continue
            if parts := _split_row(row, name, block, vocabulary, findings):
                split[at] = parts
        elif block.role == "project":
            split[at] = _split_projects(row, cells[0], name, headed, vocabulary, findings)
        elif has_arrows(cells[0].text, 2) and (indicators := _split_indicators(row, cells[0], vocabulary, findings)):
            split[at] = indicators
    if not split:
        return grid, findings
    rows = list(walked)
    for at, parts in reversed(split.items()):
        rows[at : at + 1] = [(part, walked[at][1]) for part in parts]
    return with_walk(grid, rows, vocabulary), findings


def _split_row(row: Row, name: int, block: Block, vocabulary: Vocabulary, findings: list[Finding]) -> list[Row]:
    """A row for each entry of the cell in the column `name`, with what is its own of the cells beside; empty for one."""
    cell, project = row.slots[name], block.role == "project"
    others = {id(slot): (at, slot) for at, slot in enumerate(row.slots[1:], 1) if slot.text and slot is not cell}
    shared = {at for at, role in block.columns.items() if role in _OF_ALL} if project else set()
    beside = [Beside(slot.text, at in shared or vocabulary.is_department(slot.text)) for at, slot in others.values()]
    found = part_entries(cell.text, beside, vocabulary, project=project)
    if not found.clear:
        findings.append(ambiguous_finding(_folded(cell)))
    elif len(found.names) > 1:
        findings.append(split_finding(_folded(cell), [*map(fold_space, found.names)]))
        texts = {**dict(zip(others, found.beside, strict=True)), id(cell): found.names}
        return [
            row.with_slots(
                tuple([slot.with_text(texts[id(slot)][at]) if id(slot) in texts else slot for slot in row.slots])
            )
            for at in range(len(found.names))
        ]
    return []


def _folded(cell: Cell) -> Cell:
    return cell.with_text(fold_space(cell.text))


def _split_projects(
    row: Row, cell: Cell, name: int, headed: bool, vocabulary: Vocabulary, findings: list[Finding]
) -> list[Row]:
    """`row`, or a row for each project of `cell`, the one beside its label, without bullets; names stand in column `name`.

    In a list with headings a cell over several columns is none.
    """
    if not (is_bulleted(cell.text) or may_hold_several(cell.text, project=True)) or (
        headed and row.slots.count(cell) > 1
    ):
        return [row]
    entries, _, clear = part_entries(cell.text, (), vocabulary, project=True)
    if not clear:
        findings.append(ambiguous_finding(_folded(cell)))
    if list(entries) == [cell.text]:
        return [row]
    if len(entries) > 1:
        findings.append(split_finding(_folded(cell), [*map(fold_space, entries)], "事業"))
    return [
        row.with_slots(
            tuple(
                cell.with_text(entry) if at == name else row.slots[0] if not at else EMPTY
                for at in range(len(row.slots))
            )
        )
        for entry in entries
    ]


def _split_indicators(row: Row, cell: Cell, vocabulary: Vocabulary, findings: list[Finding]) -> list[Row]:
    """A row for each indicator of `cell`, the only one beside its label; empty where it holds one."""
    entries, clear = split_by_targets(cell.text, vocabulary)
    if not clear:
        findings.append(ambiguous_finding(_folded(cell)))
    if len(entries) == 1:
        return []
    findings.append(split_finding(_folded(cell), [*map(fold_space, entries)], "指標"))
    return [_with_text(row, cell, entry) for entry in entries]


def _with_text(row: Row, cell: Cell, text: str) -> Row:
    if text == cell.text:
        return row
    part = cell.with_text(text.strip())
    return row.with_slots(tuple(part if slot is cell else slot for slot in row.slots))
