"""Rows whose line break was lost, so that they stand in one line of the source: a row each again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.rows import is_strategy, missing_cells, short_rows
from senryaku_parse.tables import ABSENT, Cell, Grid, Row
from senryaku_parse.vocabulary import Vocabulary

_NARROWEST = 3
"""Columns of a table that tell its rows apart: two cells are a label and its value, and four are two of such."""

_MOST = 6
"""Rows in one line that are told apart."""


def part_joined_rows(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with each row that holds the cells of two rows or more parted, with or without a blank where they met.

    Whether it does tell the other rows: they are as long as each part. Beside labels a part begins with one, or blank.
    """
    if not short_rows(grid):
        return grid, []
    lengths = [grid.width - missing_cells(row) for row in grid.rows]
    width = _usual(lengths)
    if width is None:
        return grid, []
    whole = [row for row, length in zip(grid.rows, lengths, strict=True) if length <= width]
    labelled = is_strategy(grid, vocabulary) or is_strategy(Grid(tuple(whole)), vocabulary)
    first = next(length for length in lengths if length > 1)
    if not labelled and first > width and lengths.count(first) > 1:
        return grid, []  # the table is as wide as its header; its shorter rows lost cells
    findings: list[Finding] = []
    rows: list[Row] = []
    for row, length in zip(grid.rows, lengths, strict=True):
        may_part = width < length <= _MOST * width
        parts = _parts(row.slots[:length], width, labelled, vocabulary) if may_part else None
        if parts and row is grid.rows[0] and not labelled and _heads_on(parts[1], vocabulary):
            parts = None
        if parts is None:
            rows.append(row)
            continue
        parted = [row.with_slots((*part, *[ABSENT] * (width - len(part)))) for part in parts]
        findings.append(_finding(row, parted))
        rows += parted
    longest = max(len(row.slots) - missing_cells(row) for row in rows)
    return grid.with_rows([_as_wide(row, longest) for row in rows]), findings


def _usual(lengths: Sequence[int]) -> int | None:
    """How many cells most rows have, where others have nearly twice as many or more; null where none have."""
    counts = Counter(length for length in lengths if length >= _NARROWEST)
    usual = {
        length: count
        for length, count in counts.items()
        if 0 < sum(one >= 2 * length - 1 for one in lengths) <= 2 * count
    }
    return max(usual, key=lambda length: (usual[length], length), default=None)


def _parts(slots: Sequence[Cell], width: int, labelled: bool, vocabulary: Vocabulary) -> list[Sequence[Cell]] | None:
    """The cells of each row in `slots`, the last of which may lack some; null where they do not part so."""
    for starts in _starts(slots, width):
        parts = [slots[start : start + width] for start in starts]
        if min(map(_count, parts)) < 1 + (not labelled):
            continue
        if not labelled or all(_begins_row(part[0].text, vocabulary) for part in parts[1:]):
            return parts
    return None


def _starts(slots: Sequence[Cell], width: int) -> Iterator[tuple[int, ...]]:
    """Where each row may begin: one right behind the other, or a blank between two; the last may be a cell short."""

    def behind(start: int) -> Iterator[tuple[int, ...]]:
        end = start + width
        if end - 1 <= len(slots) <= end:
            yield (start,)
        elif end < len(slots):
            for begin in (end, end + 1) if not slots[end].text else (end,):
                for rest in behind(begin):
                    yield (start, *rest)

    yield from sorted(behind(0), key=lambda starts: starts[-1] + width > len(slots))


def _count(part: Sequence[Cell]) -> int:
    """How many texts it has."""
    return sum(bool(cell.text) for cell in part)


def _begins_row(text: str, vocabulary: Vocabulary) -> bool:
    """Whether `text` may stand in the label column: a label, a blank, or the 区分 of a row that lost its blank."""
    return not text or vocabulary.is_category(text) or vocabulary.label(text) is not None


def _heads_on(part: Sequence[Cell], vocabulary: Vocabulary) -> bool:
    """Whether the second part of a first row has headings as its first may: together they are a header."""
    return any(vocabulary.parts(cell.text) for cell in part)


def _as_wide(row: Row, width: int) -> Row:
    return row if len(row.slots) == width else row.with_slots((*row.slots, *[ABSENT] * width)[:width])


def _finding(row: Row, parts: Sequence[Row]) -> Finding:
    return finding(
        "rows-joined",
        render("repair.rows-joined", count=len(parts)),
        before=" | ".join(row.texts[: len(row.texts) - missing_cells(row)]),
        after=" / ".join(map(str, parts)),
        position=row.position,
    )
