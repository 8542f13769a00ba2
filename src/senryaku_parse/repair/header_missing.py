"""A list of projects that begins without its 区分 | 事業名 | 内容 row: read with the columns last named."""

from __future__ import annotations

from msgspec.structs import replace

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.rows import Block, Columns, first_headings, walk, with_walk
from senryaku_parse.tables import EMPTY, Cell, Grid, Row
from senryaku_parse.vocabulary import Vocabulary


def insert_missing_headings(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with a heading row put above each list of projects that lacks one, where the document has any."""
    if first_headings(grid.rows, vocabulary) is None:
        return grid, []
    findings: list[Finding] = []
    spelled: tuple[str, ...] = ()
    rows: list[tuple[Row, Block]] = []
    inserted: list[tuple[Row, Block]] = []
    above: Cell = EMPTY
    for row, block in walk(grid, vocabulary):
        label = row.slots[0]
        if block.heading:
            spelled = row.texts
        elif block.role == "project" and block.labelled and label is not above:
            heading = _heading_row(row, block.columns, spelled, vocabulary)
            inserted.append((heading, replace(block, heading=True)))
            rows.append(inserted[-1])
            findings.append(
                finding(
                    "header-missing",
                    render(
                        "repair.header-missing", headings=render("common.dot").join(filter(None, heading.texts[1:]))
                    ),
                    before="",
                    after=" | ".join(heading.texts[1:]),
                    position=row.position,
                )
            )
        above = label if block.labelled else above
        rows.append((row, block))
    return with_walk(grid, rows, vocabulary, inserted), findings


def _heading_row(row: Row, columns: Columns, spelled: tuple[str, ...], vocabulary: Vocabulary) -> Row:
    texts = dict(enumerate(spelled)) or {at: vocabulary.words["columns"][role][0] for at, role in columns.items()}
    return row.with_slots((row.slots[0], *(Cell(texts.get(at, "")) for at in range(1, len(row.slots)))))
