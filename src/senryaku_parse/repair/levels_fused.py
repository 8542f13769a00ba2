"""Two levels in one cell of a table of columns, the next cell blank: 「2. 子育てのまち (ア) 子育て支援」."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import NamedTuple

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.plan import Plan
from senryaku_parse.plan.labelled import read_level
from senryaku_parse.tables import Cell, Grid, Row
from senryaku_parse.text import split_enumerator
from senryaku_parse.vocabulary import Vocabulary

_GAP = re.compile(r"\s+")


def part_fused_levels(grid: Grid, plan: Plan, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with each name of a level in its column, where one cell holds two of them.

    That is so where the cell at its right, of the next level, is blank, and a number stands behind a blank that may come
    next in that column, whose names are all numbered alike.
    """
    findings: list[Finding] = []
    rows = list(grid.rows)
    for upper, lower in pairwise(plan.levels):
        if lower.column == upper.column + 1 and not upper.more and not lower.more:
            _part(rows, plan.header.stop, upper.column, findings, vocabulary)
    return (grid.with_rows(rows), findings) if findings else (grid, [])


class _Number(NamedTuple):
    """The number that a name begins with."""

    style: tuple[str, bool, bool]
    """Its label, whether it stands in brackets, whether it has digits: alike for the names of one column."""
    ordinal: int


def _number(text: str, vocabulary: Vocabulary) -> _Number | None:
    """The number that `text` begins with, before something else."""
    read = read_level(text, vocabulary)
    label, (enumerator, rest) = (read.label, (read.enumerator, read.rest)) if read else ("", split_enumerator(text))
    if enumerator is None or enumerator.number is None or not rest:
        return None
    return _Number((label, enumerator.bracketed, enumerator.marker.isdecimal()), enumerator.number)


def _part(rows: list[Row], start: int, column: int, findings: list[Finding], vocabulary: Vocabulary) -> None:
    """Part the cells of `column`, in place."""
    names = {row.texts[column + 1] for row in rows[start:]} - {""}
    numbers = [_number(name, vocabulary) for name in names]
    styles = {number.style for number in numbers if number}
    if not styles or None in numbers:
        return
    last = 0
    names_of: dict[str, tuple[str, str]] = {}
    parted: dict[int, tuple[Cell, Cell]] = {}
    for at, row in enumerate(rows[start:], start):
        cell, right = row.slots[column : column + 2]
        if cell.text not in names_of and not right.text and (found := _split(cell.text, styles, last, vocabulary)):
            names_of[cell.text] = found
            findings.append(_told(cell, found))
        if texts := names_of.get(cell.text):
            upper, lower = parted.setdefault(id(cell), (cell.with_text(texts[0]), cell.with_text(texts[1])))
            right = right if right.text else lower
            rows[at] = row.with_slots((*row.slots[:column], upper, right, *row.slots[column + 2 :]))
        if number := _number(right.text, vocabulary):
            last = number.ordinal


def _split(
    text: str, styles: Collection[tuple[str, bool, bool]], last: int, vocabulary: Vocabulary
) -> tuple[str, str] | None:
    """`text` before and behind the one number within it that a name may begin with below the `last` one."""
    found = [
        (upper, lower)
        for upper, lower in _halves(text)
        if (number := _number(lower, vocabulary)) and number.style in styles and number.ordinal in (1, last + 1)
    ]
    return found[0] if len(found) == 1 else None


def _halves(text: str) -> Iterator[tuple[str, str]]:
    """`text` before and behind each gap in it, but for that behind its own number."""
    for gap in _GAP.finditer(text, len(text) - len(split_enumerator(text)[1])):
        yield text[: gap.start()], text[gap.end() :]


def _told(cell: Cell, texts: tuple[str, str]) -> Finding:
    message = render("repair.levels-fused")
    return finding("columns-fused", message, before=cell.text, after=" | ".join(texts), position=cell.position)
