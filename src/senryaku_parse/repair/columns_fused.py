"""区分 and 事業名 in one cell, a line break or a blank between them: parted."""

from __future__ import annotations

from senryaku_parse.findings import Finding, finding
from senryaku_parse.rows import Columns, column_of, walk
from senryaku_parse.tables import Grid, Row
from senryaku_parse.vocabulary import Vocabulary


def part_fused_columns(grids: tuple[Grid, ...], vocabulary: Vocabulary) -> tuple[tuple[Grid, ...], list[Finding]]:
    """`grids` with a project's 区分 and 事業名 in their columns, where one of the two cells holds both."""
    findings: list[Finding] = []

    def part_rows(grid: Grid) -> Grid:
        walked = walk(grid, vocabulary)
        parted: dict[int, Row] = {}
        columns: Columns | None = None
        category = name = None
        for at, (row, block) in enumerate(walked):
            if block.role != "project":
                continue
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
        return grid.with_rows([parted.get(at, row) for at, row in enumerate(grid.rows)]) if parted else grid

    return tuple(map(part_rows, grids)), findings


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
    message = "1つのセルに入っていた区分と事業名を分けました。"
    found = finding("columns-fused", message, before=fused.text, after=f"{first} | {rest[0]}", position=fused.position)
    return row.with_slots(tuple(slots)), found
