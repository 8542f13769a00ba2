"""Two columns in one cell of a row: 区分 and 事業名, or the name of an indicator and its baseline."""

from __future__ import annotations

import re

from senryaku_parse.cell_entries import ambiguous_finding
from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.plan import Plan
from senryaku_parse.plan.blocks import Block
from senryaku_parse.rows import Columns, column_of, gap_places, walk
from senryaku_parse.tables import Grid, Row
from senryaku_parse.targets import read_target
from senryaku_parse.text import fold_space
from senryaku_parse.vocabulary import Vocabulary

_NAME_AND_VALUE = re.compile(r"(?P<name>\S.*\S)\s+(?P<value>[0-9０-９]\S*)", re.DOTALL)


def part_fused_columns(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with a project's 区分 and 事業名 in their columns, where one of the two cells holds both."""
    findings: list[Finding] = []
    walked = walk(grid, vocabulary)
    parted: dict[int, Row] = {}
    columns: Columns | None = None
    category = name = None
    for at in gap_places(grid, vocabulary):
        row, block = walked[at]
        if block.columns is not columns:
            columns = block.columns
            category, name = column_of("category", columns), column_of("name", columns)
        if category is None or name is None or (row.texts[category] and row.texts[name]):
            continue
        if not (row.texts[category] or row.texts[name]).isalpha() and (
            found := part_category(row, category, name, vocabulary)
        ):
            parted[at], told = found
            findings.append(told)
    return grid.with_rows([parted.get(at, row) for at, row in enumerate(grid.rows)]) if parted else grid, findings


def part_category(row: Row, category_at: int, name_at: int, vocabulary: Vocabulary) -> tuple[Row, Finding] | None:
    """`row` with 区分 and 事業名 in their columns, where one of the two is blank and the other holds both.

    That is so where its first line, or its first word before a blank, is a known 区分.
    """
    category, name = row.slots[category_at], row.slots[name_at]
    if category.text and name.text:
        return None
    fused = category if category.text else name
    first, *rest = fused.text.split(None, 1)[:2] or [""]
    if not rest or not vocabulary.is_category(first):
        return None
    slots = list(row.slots)
    slots[category_at], slots[name_at] = fused.with_text(first), fused.with_text(rest[0])
    message = render("repair.category-fused")
    found = finding("columns-fused", message, before=fused.text, after=f"{first} | {rest[0]}", position=fused.position)
    return row.with_slots(tuple(slots)), found


def part_fused_cells(grid: Grid, plan: Plan, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with the texts of each block in their columns, where one of two cells beside one another holds both."""
    findings: list[Finding] = []
    rows = list(grid.rows)
    for at, row in enumerate(plan.body(grid), plan.header.stop):
        for block in plan.blocks_in(row.texts):
            if found := _part_block(rows[at], block, vocabulary):
                rows[at], told = found
                findings.append(told)
    return grid.with_rows(rows), findings


def _part_block(row: Row, block: Block, vocabulary: Vocabulary) -> tuple[Row, Finding] | None:
    if block.kind != "project":
        return _part_value(row, block)
    category = block.fields.get("category")
    return None if category is None else part_category(row, category, block.name, vocabulary)


def _part_value(row: Row, block: Block) -> tuple[Row, Finding] | None:
    """`row` with the baseline in its column that stands behind the name: surely one where it counts what the aim counts."""
    at, aim = block.fields.get("baseline"), block.fields.get("target")
    if at is None or aim is None or row.texts[at] or not row.texts[aim]:
        return None
    name = row.slots[block.name]
    read = _NAME_AND_VALUE.fullmatch(name.text)
    if read is None or not (unit := _counted(read["value"])):
        return None
    if unit != _counted(row.texts[aim]):
        return row, ambiguous_finding(name)
    message, after = render("repair.baseline-fused"), f"{read['name']} | {read['value']}"
    slots = list(row.slots)
    slots[block.name], slots[at] = name.with_text(read["name"]), name.with_text(read["value"])
    found = finding("columns-fused", message, before=name.text, after=after, position=name.position)
    return row.with_slots(tuple(slots)), found


def _counted(text: str) -> str:
    """The unit of the quantity that `text` is, "." for a decimal without one; "" for what may be no quantity."""
    target, _ = read_target(fold_space(text))
    if target.value is None or target.qualifier is not None:
        return ""
    return target.unit or ("." if "." in text else "")
