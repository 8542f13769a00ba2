"""Two indicators in one cell (「A ⇒ 5年で1件 B ⇒ 5年で2件」), or projects behind bullets: a row each.

Of a table without labels the cells of one entry are parted when it is read: its row may hold other entries as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from senryaku_parse.cell_entries import (
    Beside,
    ambiguous_finding,
    is_one_word,
    join_entry,
    may_hold_several,
    part_entries,
    split_by_targets,
    split_finding,
)
from senryaku_parse.findings import Finding
from senryaku_parse.lists import is_bulleted
from senryaku_parse.rows import Block, begins_value, column_of, first_headings, walk, with_walk
from senryaku_parse.tables import EMPTY, Cell, Grid, Row
from senryaku_parse.text import fold_space, join_lines
from senryaku_parse.vocabulary import ColumnRole, Field, Vocabulary

_SPLIT = frozenset({"target", "kpi", "project"})
"""Roles of which one cell may hold several."""
_OF_ALL = frozenset[ColumnRole]({"category", "department"})
"""Columns whose one text may be said of several projects."""
_SAID_OF_ALL = frozenset[Field]({*_OF_ALL, "organizations"})
"""The same in tables without labels."""


def split_cells(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with one row for each indicator or project of a cell that holds several."""
    findings: list[Finding] = []
    walked = walk(grid, vocabulary)
    split: dict[int, list[Row]] = {}
    """Row → those that it becomes."""
    has_arrows = vocabulary.has_arrows
    above: Block | None = None
    holds = project = False
    name = 1
    for at, (row, block) in enumerate(walked):
        if block is not above:
            above, project = block, block.role == "project"
            holds = block.role in _SPLIT and not block.heading and len(row.texts) > 1
            name = (column_of("name", block.columns) or 1) if project else 1
        if not holds:
            continue
        texts = row.texts
        # most rows of projects end in two cells that are not one, and not blank
        if (len(texts) > 2 and "" != texts[-1] != texts[-2] != "") or len(cells := row.cells(1)) != 1:
            text = texts[name]
            if text.isalpha() or not may_hold_several(text, project=project):
                continue
            parts, told = _split_row(row, name, block, vocabulary)
        elif project:
            headed = first_headings(grid.rows, vocabulary) is not None
            parts, told = _split_projects(row, cells[0], name, headed, vocabulary)
        elif has_arrows(cells[0].text, 2):
            parts, told = _split_indicators(row, cells[0], vocabulary)
        else:
            continue
        findings += told
        if parts:
            split[at] = parts
    if not split:
        return grid, findings
    rows = list(walked)
    for at, parts in reversed(split.items()):
        rows[at : at + 1] = [(part, walked[at][1]) for part in parts]
    return with_walk(grid, rows, vocabulary), findings


def _split_row(row: Row, name: int, block: Block, vocabulary: Vocabulary) -> tuple[list[Row], list[Finding]]:
    """A row for each entry of the cell in the column `name`, with what is its own of the cells beside; empty for one."""
    cell, project = row.slots[name], block.role == "project"
    others = {id(slot): (at, slot) for at, slot in enumerate(row.slots[1:], 1) if slot.text and slot is not cell}
    shared = {at for at, role in block.columns.items() if role in _OF_ALL} if project else set()
    beside = [Beside(slot.text, at in shared or vocabulary.is_department(slot.text)) for at, slot in others.values()]
    found = part_entries(cell.text, beside, vocabulary, project=project)
    if not found.clear:
        return [], [ambiguous_finding(_folded(cell))]
    if len(found.names) == 1:
        return [], []
    texts = {**dict(zip(others, found.beside, strict=True)), id(cell): found.names}
    rows = [
        row.with_slots(
            tuple([slot.with_text(texts[id(slot)][at]) if id(slot) in texts else slot for slot in row.slots])
        )
        for at in range(len(found.names))
    ]
    return rows, [split_finding(_folded(cell), [*map(fold_space, found.names)])]


def _folded(cell: Cell) -> Cell:
    return cell.with_text(fold_space(cell.text))


def _split_projects(
    row: Row, cell: Cell, name: int, headed: bool, vocabulary: Vocabulary
) -> tuple[list[Row], list[Finding]]:
    """A row for each project of `cell`, the one beside its label, without bullets; names stand in column `name`.

    In a list with headings a cell over several columns is none.
    """
    if not (is_bulleted(cell.text) or may_hold_several(cell.text, project=True)) or (
        headed and row.slots.count(cell) > 1
    ):
        return [], []
    entries, _, clear = part_entries(cell.text, (), vocabulary, project=True)
    findings = [] if clear else [ambiguous_finding(_folded(cell))]
    if list(entries) == [cell.text]:
        return [], findings
    if len(entries) > 1:
        findings.append(split_finding(_folded(cell), [*map(fold_space, entries)], "事業"))
    rows = [
        row.with_slots(
            tuple(
                cell.with_text(entry) if at == name else row.slots[0] if not at else EMPTY
                for at in range(len(row.slots))
            )
        )
        for entry in entries
    ]
    return rows, findings


def _split_indicators(row: Row, cell: Cell, vocabulary: Vocabulary) -> tuple[list[Row], list[Finding]]:
    """A row for each indicator of `cell`, the only one beside its label; empty where it holds one."""
    entries, clear = split_by_targets(cell.text, vocabulary)
    if not clear:
        return [], [ambiguous_finding(_folded(cell))]
    if len(entries) == 1:
        return [], []
    told = split_finding(_folded(cell), [*map(fold_space, entries)], "指標")
    return [_with_text(row, cell, entry) for entry in entries], [told]


def _with_text(row: Row, cell: Cell, text: str) -> Row:
    if text == cell.text:
        return row
    part = cell.with_text(text.strip())
    return row.with_slots(tuple(part if slot is cell else slot for slot in row.slots))


class Part(NamedTuple):
    """The cells of one entry."""

    cells: Mapping[Field, Cell]
    targets: Mapping[int, Cell]
    actuals: Mapping[int, Cell]
    extra: Mapping[str, Cell]


def parted(part: Part, vocabulary: Vocabulary, *, project: bool) -> tuple[list[Part], list[Finding]]:
    """`part`, or the entries that it holds; and what is to be told of it."""
    name = part.cells["name"]
    if is_one_word(name.text, vocabulary, project=project):
        return [part], []
    groups: tuple[Mapping[Any, Cell], ...] = part
    others = [
        (group, key, cell)
        for group, cells in enumerate(groups)
        for key, cell in cells.items()
        if group or key != "name"
    ]
    beside = [Beside(cell.text, _is_shared(group, key, cell)) for group, key, cell in others]
    found = part_entries(name.text, beside, vocabulary, project=project)
    if not found.clear:
        return [part], [ambiguous_finding(name)]
    if len(found.names) == 1:
        text = join_lines(found.names[0]) if project else join_entry(found.names[0], vocabulary)
        alike = text == join_lines(name.text)
        return [part if alike else part._replace(cells={**part.cells, "name": name.with_text(text)})], []
    entries: list[Part] = []
    for at, text in enumerate(found.names):
        own: tuple[dict[Any, Cell], ...] = ({"name": name.with_text(text)}, {}, {}, {})
        for (group, key, cell), texts in zip(others, found.beside, strict=True):
            if texts[at]:
                own[group][key] = cell.with_text(texts[at])
        entries.append(Part(*own))
    return entries, [split_finding(name, found.names)]


def _is_shared(group: int, key: object, cell: Cell) -> bool:
    """Whether a cell may say the same of several entries: what is no value, and not what one project is about."""
    if group:
        return group == Part._fields.index("extra") and not begins_value(cell.text)
    return key in _SAID_OF_ALL
