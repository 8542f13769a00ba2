"""Columns that are one: a number and its unit, the halves of a number, or a text and its copy, below one heading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from senryaku_parse.findings import Finding, Severity, finding
from senryaku_parse.messages import render
from senryaku_parse.patterns import later
from senryaku_parse.plan.header import Head, Header, find_header
from senryaku_parse.plan.headings import is_unit
from senryaku_parse.rows import is_level
from senryaku_parse.tables import Cell, Grid, Row
from senryaku_parse.targets.tokens import fold_width
from senryaku_parse.vocabulary import VALUES, Vocabulary

_NUMBER = later(r"[約▲△+\-−－±]?\s?[0-9][0-9,.]*")
_LONGEST_UNIT = 6
_UNIT = "repair.unit-beside-number"
_HALF = "repair.number-halves"
_COPY = "repair.column-copied"


class _Half(NamedTuple):
    """A column that is part of the one at its left."""

    column: int
    code: str
    message: str
    is_sure: bool = True


def join_halves(grid: Grid, header: Header, vocabulary: Vocabulary) -> tuple[Grid, Header | None, list[Finding]]:
    """`grid` with each column that is part of the one at its left joined to it, a finding on each."""
    body = grid.rows[header.stop :]
    halves = [half for at in range(header.labels + 1, grid.width) if (half := _half(header.heads, at, body))]
    if not halves:
        return grid, header, []
    findings = [_told(grid, header, half) for half in halves]
    columns = {half.column: half.code for half in halves}
    joined = grid.with_rows([_joined(row, columns, at >= header.stop) for at, row in enumerate(grid.rows)])
    found = find_header(joined, vocabulary)
    return joined, found and found._replace(labels=header.labels), findings


def _half(heads: Sequence[Head], at: int, body: Sequence[Row]) -> _Half | None:
    """What the column `at` is of the one at its left; null for a column of its own."""
    if not heads[at - 1].path or (heads[at].path and heads[at].path != heads[at - 1].path and not _is_unit(heads, at)):
        return None
    pairs = [
        (fold_width(row.texts[at - 1]), fold_width(row.texts[at]))
        for row in body
        if row.texts[at] and row.slots[at] is not row.slots[at - 1]
    ]
    if not pairs:
        return None
    if not heads[at].path and all(left == right for left, right in pairs):
        return _Half(at, "text-repeated", _COPY)
    if not _is_value(heads[at - 1]):
        return None
    if all(_NUMBER.fullmatch(left) or not any(map(str.isalnum, left)) for left, _ in pairs) and _are_units(pairs):
        return _Half(at, "column-joined", _UNIT)
    if not heads[at].path and all(_are_halves(left, right) for left, right in pairs):
        return _Half(at, "cell-torn", _HALF, is_sure=False)
    return None


def _is_value(head: Head) -> bool:
    parts = next((heading.parts for heading in reversed(head.path) if heading.parts), ())
    return bool(VALUES.intersection(parts[:1])) or (not parts and head.year is not None)


def _is_unit(heads: Sequence[Head], at: int) -> bool:
    """Whether the column `at` is one of several of units, each behind a value."""
    units = [one for one, head in enumerate(heads) if head.path and head.path[-1].parts[:1] == ("unit",)]
    return len(units) > 1 and at in units and all(one and _is_value(heads[one - 1]) for one in units)


def _are_units(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether the right ones of `pairs` are units: short, without a figure, and listed ones among them."""
    units = {right for _, right in pairs}
    short = all(len(unit) <= _LONGEST_UNIT and not any(map(str.isdigit, unit)) for unit in units)
    return short and any(map(is_unit, units))


def _are_halves(left: str, right: str) -> bool:
    """Whether `left` and `right` make one quantity, and `left` alone makes none."""
    return bool(right[:1].isdigit() and left[-1:].isdigit()) and is_level(left + right) and not is_level(left)


def _joined(row: Row, columns: dict[int, str], is_body: bool) -> Row:
    slots: list[Cell] = []
    for at, slot in enumerate(row.slots):
        if at not in columns:
            slots.append(slot)
        elif slot.text and slot is not row.slots[at - 1]:
            slots[-1] = _one(slots[-1], slot, columns[at] if is_body else "text-repeated")
    return row.with_slots(tuple(slots))


def _one(left: Cell, right: Cell, code: str) -> Cell:
    """The text of `left`, with that of `right` behind it where it is no copy, nor a heading."""
    text = left.text if code == "text-repeated" else left.text + right.text
    return Cell(text or right.text, (*left.origins, *right.origins))


def _told(grid: Grid, header: Header, half: _Half) -> Finding:
    cell = next(row.slots[half.column] for row in grid.rows[header.stop :] if row.texts[half.column])
    severity: Severity | None = None if half.is_sure else "warning"
    return finding(half.code, render(half.message), before=cell.text, position=cell.position, severity=severity)
