"""A wide cell's text torn at the column borders below it: joined, line by line."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.patterns import later
from senryaku_parse.rows import begins_entry, is_level, is_one_text, walk
from senryaku_parse.tables import Cell, Grid, Row
from senryaku_parse.text import split_enumerator
from senryaku_parse.vocabulary import Role, Vocabulary

_ONE_TEXT: tuple[Role, ...] = ("goal", "measure", "kpi")
"""Roles whose row is one text over all columns."""

_NUMBERED: tuple[Role, ...] = ("target", "kpi")
"""Roles in whose texts a number stands nowhere but at the begin."""

_TEXTS: tuple[Role, ...] = (*_ONE_TEXT, "target")

_NUMBER_ALONE = later(r"\s*+[RHS令平昭]?[和成]?\s*+[0-9０-９.,．，]++(?<=[0-9０-９])\s*+")
"""A number that may stand for itself, or a year: what it becomes with the digits of the next cell, nobody wrote."""


def join_torn_cells(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with one merged cell for the pieces of a text that ruled lines were taken through.

    KPIs that state their aim behind an arrow are one text; a row of such a document with several cells is torn, and
    so are its goals and measures. A target's aim is torn where it takes more than one cell.
    """
    walked = walk(grid, vocabulary)
    if not any(block.role in _TEXTS and _may_be_torn(row, block.role) for row, block in walked):
        return grid, []
    findings: list[Finding] = []
    contents = [
        (row, block.role, row.cells(1) if block.role in _TEXTS and not block.has_unknown_label(row) else [])
        for row, block in walked
    ]
    single = _roles_of_one_text(contents, vocabulary)
    rows: list[Row] = []
    for row, role, cells in contents:
        pieces = cells if role in single else cells[1:] if role == "target" else []
        torn = len(pieces) > 1 and not _are_whole(pieces, vocabulary)
        torn = torn and not (role in _NUMBERED and _begin_others(pieces))
        joined = _joined(pieces, vocabulary) if torn else None
        if joined:
            findings.append(_finding(pieces, joined))
        rows.append(_with_joined(row, pieces, joined) if joined else row)
    return grid.with_rows(rows), findings


def _may_be_torn(row: Row, role: Role) -> bool:
    """Whether the row holds more cells than its texts need."""
    return not is_one_text(row) and len(row.cells(1)) > 1 + (role == "target")


def _are_whole(pieces: list[Cell], vocabulary: Vocabulary) -> bool:
    """Whether the cells state levels of their own: a baseline beside an aim, or an aim from level to level."""
    stages = [vocabulary.arrow.split(piece.text) for piece in pieces]
    return all(len(stage) == 1 and is_level(stage[0]) for stage in stages) or any(
        len(stage) > 1 and all(map(is_level, stage)) for stage in stages[1:]
    )


def _begin_others(pieces: list[Cell]) -> bool:
    """Whether the number of another entry begins one of the cells behind the first."""
    return any(split_enumerator(piece.text)[0] for piece in pieces[1:])


def _in_one(pieces: Iterable[str], vocabulary: Vocabulary) -> str:
    """The pieces of a line, joined; with a blank where two may be numbers of their own: 「12」 and 「15」."""
    text = before = ""
    for piece in pieces:
        meets = piece.lstrip()[:1].isdecimal() and _NUMBER_ALONE.fullmatch(_value(before, vocabulary))
        text, before = f"{text} {piece}" if meets else text + piece, piece
    return text


def _value(text: str, vocabulary: Vocabulary) -> str:
    """What `text` says behind its last arrow and its enumerator."""
    return split_enumerator(vocabulary.arrow.split(text)[-1])[1]


def _roles_of_one_text(contents: list[tuple[Row, Role | None, list[Cell]]], vocabulary: Vocabulary) -> set[Role]:
    """The roles whose rows hold one text in this table: its KPIs tell whether lines were taken through."""
    kpis = [cells for _, role, cells in contents if role == "kpi"]
    with_arrow = [cells for cells in kpis if vocabulary.arrow.search("".join(cell.text for cell in cells))]
    arrows = 2 * len(with_arrow) > len(kpis)
    torn = arrows and any(len(cells) > 1 for cells in with_arrow)
    return {role for role in _ONE_TEXT if (arrows if role == "kpi" else torn)}


def _joined(pieces: list[Cell], vocabulary: Vocabulary) -> Cell:
    lines = [
        _in_one(line, vocabulary) for line in zip_longest(*(piece.text.split("\n") for piece in pieces), fillvalue="")
    ]
    text = entry = lines[0]
    for line in lines[1:]:
        begins = begins_entry(line, entry, vocabulary)
        text, entry = (f"{text}\n{line}", line) if begins else (text + line, entry + line)
    return Cell(text, tuple(origin for piece in pieces for origin in piece.origins))


def _with_joined(row: Row, pieces: list[Cell], joined: Cell) -> Row:
    """`row` with `joined` for its `pieces`, and for blanks behind them."""
    torn = {id(piece) for piece in pieces}
    first = next(at for at, slot in enumerate(row.slots) if id(slot) in torn)
    slots = tuple(
        joined if at >= first and (id(slot) in torn or not slot.text) else slot for at, slot in enumerate(row.slots)
    )
    return row.with_slots(slots)


def _finding(pieces: list[Cell], joined: Cell) -> Finding:
    message = render("repair.cell-torn", count=len(pieces))
    before = " | ".join(piece.text for piece in pieces)
    return finding("cell-torn", message, before=before, after=joined.text, position=joined.position)
