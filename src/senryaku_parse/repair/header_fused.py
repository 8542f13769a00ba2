"""Headings of several columns in one cell, blanks at its right: 「指標 現状値」 beside nothing, or a whole row of them."""

from __future__ import annotations

from collections.abc import Iterator

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.plan.header import MAX_ABOVE, NAMES
from senryaku_parse.plan.headings import read_heading
from senryaku_parse.tables import Cell, Grid, Row
from senryaku_parse.vocabulary import Vocabulary

_LONGEST = 20
"""Characters of a heading."""


def part_fused_headings(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with each heading of the top over its own column where one cell holds several, each a known one.

    The columns of the others are blank there, and not below.
    """
    findings: list[Finding] = []
    parted: dict[int, Row] = {}
    for y, row in enumerate(grid.rows[: min(MAX_ABOVE + 1, len(grid.rows) - 1)]):
        for x, texts in _fused(row.texts, vocabulary) if "" in row.texts else ():
            if row.texts[x + 1 : x + len(texts)] != ("",) * (len(texts) - 1) or not _are_headings(texts, vocabulary):
                continue
            if all(any(below.texts[at] for below in grid.rows[y + 1 :]) for at in range(x, x + len(texts))):
                parted[y] = _parted(parted.get(y, row), x, texts)
                findings.append(_finding(row.slots[x], texts))
    if not parted:
        return grid, []
    return grid.with_rows([parted.get(y, row) for y, row in enumerate(grid.rows)]), findings


def _fused(row: tuple[str, ...], vocabulary: Vocabulary) -> Iterator[tuple[int, list[str]]]:
    """Column and words of each text of `row` that begins with a heading, has blanks within, and none at its right."""
    for x, text in enumerate(row[:-1]):
        if text and not row[x + 1] and len(text) < _LONGEST * len(row):
            words = text.split()
            if len(words) > 1 and vocabulary.may_begin_part(text) and vocabulary.parts(words[0]):
                yield x, words


def _are_headings(texts: list[str], vocabulary: Vocabulary) -> bool:
    """Whether each of `texts` is a known heading, no two of them of names: 「KPI 指標名」 is one, as is 「実績 (H28)」."""
    if read_heading("".join(texts), vocabulary).known:
        return False
    headings = [read_heading(text, vocabulary) for text in texts]
    named = [heading for heading in headings if NAMES.intersection(heading.parts[:1])]
    return all(heading.known for heading in headings) and (len(named) < 2 or len(headings) > len(named))


def _parted(row: Row, x: int, texts: list[str]) -> Row:
    parts: list[Cell] = [row.slots[x].with_text(text) for text in texts]
    return row.with_slots((*row.slots[:x], *parts, *row.slots[x + len(texts) :]))


def _finding(cell: Cell, texts: list[str]) -> Finding:
    message = render("repair.header-fused", count=len(texts))
    return finding("columns-fused", message, before=cell.text, after=" | ".join(texts), position=cell.position)
