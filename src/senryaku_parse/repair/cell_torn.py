"""A wide cell's text torn at the column borders below it: joined, line by line."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from senryaku_parse.findings import Finding, finding
from senryaku_parse.rows import Block, walk
from senryaku_parse.tables import Cell, Grid, Row
from senryaku_parse.vocabulary import Role, Vocabulary

_ONE_TEXT: tuple[Role, ...] = ("goal", "measure", "kpi")
"""Roles whose row is one text over all columns."""


def join_torn_cells(grids: tuple[Grid, ...], vocabulary: Vocabulary) -> tuple[tuple[Grid, ...], list[Finding]]:
    """`grids` with one merged cell for the pieces of a text that ruled lines were taken through.

    KPIs that state their aim behind an arrow are one text; a row of such a document with several cells is torn, and
    so are its goals and measures. A target's aim is torn where it takes more than one cell.
    """
    findings: list[Finding] = []
    return tuple(_join_rows(grid, vocabulary, findings) for grid in grids), findings


def _join_rows(grid: Grid, vocabulary: Vocabulary, findings: list[Finding]) -> Grid:
    walked = list(walk(grid.rows, vocabulary))
    single = _roles_of_one_text(walked, vocabulary)
    rows: list[Row] = []
    for row, block in walked:
        cells = row.cells(1)
        keep = 0 if block.role in single else 1 if block.role == "target" else len(cells)
        rows.append(_join(row, cells[keep:], findings) if len(cells) - keep > 1 else row)
    return replace(grid, rows=tuple(rows))


def _roles_of_one_text(walked: list[tuple[Row, Block]], vocabulary: Vocabulary) -> set[Role]:
    """The roles whose rows hold one text in this table, told by its KPIs and by the rows that are whole."""
    kpis = [row for row, block in walked if block.role == "kpi"]
    with_arrow = [row for row in kpis if vocabulary.arrow.search("".join(cell.text for cell in row.cells(1)))]
    torn = any(len(row.cells(1)) > 1 for row in with_arrow)
    arrows = 2 * len(with_arrow) > len(kpis)
    whole = {block.role for row, block in walked if len(row.cells(1)) == 1}
    return {role for role in _ONE_TEXT if (arrows if role == "kpi" else role in whole or (arrows and torn))}


def _join(row: Row, pieces: list[Cell], findings: list[Finding]) -> Row:
    lines = zip_longest(*(piece.text.split("\n") for piece in pieces), fillvalue="")
    joined = Cell(
        "\n".join("".join(line) for line in lines), tuple(origin for piece in pieces for origin in piece.origins)
    )
    findings.append(
        finding(
            "cell-torn",
            f"列の境目で{len(pieces)}つに切れた文字をつなぎました。",
            before=" | ".join(piece.text for piece in pieces),
            after=joined.text,
            position=joined.position,
        )
    )
    torn = {id(piece) for piece in pieces}
    first = next(at for at, slot in enumerate(row.slots) if id(slot) in torn)
    slots = tuple(
        joined if at >= first and (id(slot) in torn or not slot.text) else slot for at, slot in enumerate(row.slots)
    )
    return replace(row, slots=slots)
