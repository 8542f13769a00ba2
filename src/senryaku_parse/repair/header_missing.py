"""A list of projects that begins without its 区分 | 事業名 | 内容 row: read with the columns last named."""

from __future__ import annotations

from msgspec.structs import replace

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.rows import Block, Columns, Walk, first_headings, walk, with_walk
from senryaku_parse.tables import EMPTY, Cell, Grid, Row
from senryaku_parse.vocabulary import Vocabulary


def insert_missing_headings(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with a heading row put above each list of projects that lacks one, where the document has any."""
    walked = walk(grid, vocabulary)
    lacking = _lacking(walked)
    if not lacking or first_headings(grid.rows, vocabulary) is None:
        return grid, []
    rows: list[tuple[Row, Block]] = []
    findings: list[Finding] = []
    inserted: list[tuple[Row, Block]] = []
    start = 0
    for at, spelled in lacking.items():
        row, block = walked[at]
        heading = _heading_row(row, block.columns, spelled, vocabulary)
        inserted.append((heading, replace(block, heading=True)))
        rows += (*walked[start:at], inserted[-1])
        findings.append(_finding(heading, row))
        start = at
    rows += walked[start:]
    return with_walk(grid, rows, vocabulary, inserted), findings


def _lacking(walked: Walk) -> dict[int, tuple[str, ...]]:
    """The places of the rows that begin a list of projects without a heading row, and the texts of the last one above."""
    found: dict[int, tuple[str, ...]] = {}
    spelled: tuple[str, ...] = ()
    label: Cell = EMPTY
    above: Block | None = None
    for at, (row, block) in enumerate(walked):
        if block is above:
            continue  # one more row that stands alike
        above = block
        if block.heading:
            spelled = row.texts
        elif block.role == "project" and block.labelled and row.slots[0] is not label:
            found[at] = spelled
        label = row.slots[0] if block.labelled else label
    return found


def _finding(heading: Row, row: Row) -> Finding:
    return finding(
        "header-missing",
        render("repair.header-missing", headings=render("common.dot").join(filter(None, heading.texts[1:]))),
        before="",
        after=" | ".join(heading.texts[1:]),
        position=row.position,
    )


def _heading_row(row: Row, columns: Columns, spelled: tuple[str, ...], vocabulary: Vocabulary) -> Row:
    texts = dict(enumerate(spelled)) or {at: vocabulary.words["columns"][role][0] for at, role in columns.items()}
    return row.with_slots((row.slots[0], *(Cell(texts.get(at, "")) for at in range(1, len(row.slots)))))
