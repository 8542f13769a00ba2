"""区分 and 事業名 in one cell, a line break between them: parted."""

from __future__ import annotations

from senryaku_parse.findings import Finding, finding
from senryaku_parse.rows import column_of, has_line_breaks, walk
from senryaku_parse.tables import Grid, Row
from senryaku_parse.vocabulary import Vocabulary


def part_fused_columns(grids: tuple[Grid, ...], vocabulary: Vocabulary) -> tuple[tuple[Grid, ...], list[Finding]]:
    """`grids` with a project's 区分 and 事業名 in their columns, where one of the two cells holds both.

    That is so where its first line is a known 区分, and the other column is blank.
    """
    findings: list[Finding] = []

    def part(row: Row, category_at: int, name_at: int) -> Row:
        category, name = row.slots[category_at], row.slots[name_at]
        fused = category if category.text else name
        first, _, rest = fused.text.partition("\n")
        if (category.text and name.text) or not rest.strip() or not vocabulary.is_category(first):
            return row
        slots = list(row.slots)
        slots[category_at] = fused.with_text(first.strip())
        slots[name_at] = fused.with_text(rest.strip())
        findings.append(
            finding(
                "columns-fused",
                "1つのセルに入っていた区分と事業名を分けました。",
                before=fused.text,
                after=f"{first.strip()} | {rest.strip()}",
                position=fused.position,
            )
        )
        return row.with_slots(tuple(slots))

    def part_rows(grid: Grid) -> Grid:
        if not has_line_breaks(grid):
            return grid
        rows: list[Row] = []
        for row, block in walk(grid, vocabulary):
            if block.role == "project" and any("\n" in text for text in row.texts):
                category_at, name_at = column_of("category", block.columns), column_of("name", block.columns)
                row = row if category_at is None or name_at is None else part(row, category_at, name_at)
            rows.append(row)
        return grid.with_rows(rows)

    return tuple(map(part_rows, grids)), findings
