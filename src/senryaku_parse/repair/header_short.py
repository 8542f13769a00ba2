"""A header that lost a cell at its left: its headings stand one column left of what they head."""

from __future__ import annotations

from collections.abc import Sequence

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.plan.header import Head, Header
from senryaku_parse.rows import begins_value
from senryaku_parse.tables import ABSENT, EMPTY, Cell, Grid, Row
from senryaku_parse.vocabulary import INDICATORS, VALUES, Part, Vocabulary


def shift_header(grid: Grid, header: Header, vocabulary: Vocabulary) -> tuple[Grid, Header | None, list[Finding]]:
    """`grid` with its `header` a column further right, where only so its values stand below headings of values.

    Rows as short as the header lost the same cell, which was merged over them.
    """
    if header.labels or header.heads[-1].path or not all(head.path for head in header.heads[:-1]):
        return grid, header, []
    parts = [_part(head) for head in header.heads]
    rows = [row for row in grid.rows[header.stop :] if any(row.texts)]
    whole = [row for row in rows if row.texts[-1]]
    short = [row for row in rows if not row.texts[-1]]
    if not whole or not all(_fits(row, parts, 1) and not _fits(row, parts, 0) for row in whole):
        return grid, header, []
    if not all(_fits(row, parts, 0) for row in short):
        return grid, header, []
    shifted = [
        row if at >= header.stop and row.texts[-1] else _shifted(row, first=at < header.stop)
        for at, row in enumerate(grid.rows)
    ]
    names = INDICATORS.intersection(parts[:1])
    first = header.heads[0] if names else Head(())
    told = finding(
        "row-shifted",
        render("repair.header-short"),
        before=str(grid.rows[header.start]),
        after=str(shifted[header.start]),
        position=grid.rows[header.start].position,
        severity="warning",
    )
    return grid.with_rows(shifted), header._replace(heads=(first, *header.heads[:-1])), [told]


def _part(head: Head) -> Part | None:
    parts = next((heading.parts for heading in reversed(head.path) if heading.parts), ())
    return parts[0] if parts else None


def _fits(row: Row, parts: Sequence[Part | None], by: int) -> bool:
    """Whether below each of `parts` stands what it heads, `by` columns further right: values, or names; one value at least."""
    valued = False
    for part, text in zip(parts, row.texts[by:], strict=False):
        if part in VALUES and text:
            if not begins_value(text):
                return False
            valued = True
        elif part in INDICATORS and (not text or begins_value(text)):
            return False
    return valued


def _shifted(row: Row, *, first: bool) -> Row:
    """`row` a column further right; the `first` heading stands over both columns."""
    slots: tuple[Cell, ...] = tuple([EMPTY if slot is ABSENT else slot for slot in row.slots[:-1]])
    return row.with_slots((slots[0] if first else EMPTY, *slots))
