"""Phantom columns: a reader of PDF puts a heading in one column and the texts below it in the next. One again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.plan.header import Head, Header, find_header
from senryaku_parse.plan.levels import LEVELS
from senryaku_parse.rows import begins_value, is_note
from senryaku_parse.tables import ABSENT, EMPTY, Cell, Grid, Row
from senryaku_parse.text import read_enumerator
from senryaku_parse.vocabulary import INDICATORS, VALUES, Part, Vocabulary

_TELLING_APART: frozenset[Part] = frozenset({"extra", "category"})


def join_phantoms(grid: Grid, header: Header, vocabulary: Vocabulary) -> tuple[Grid, Header | None, list[Finding]]:
    """`grid` with each column right of its labels that has texts but no heading joined to a neighbour that has a heading.

    They are one where no row has a text of its own in both; of two such neighbours the left one is taken, but
    one without any text of its own comes first.
    """
    start = header.labels
    columns = [tuple(row.slots[at] for row in grid.rows) for at in range(grid.width)]
    filled = [any(cell.text for cell in column[header.stop :]) for column in columns]
    headed = [bool(head.path) for head in header.heads]
    joined = {at: at for at in range(grid.width)}
    for at in range(start, grid.width):
        if (
            headed[at]
            or not filled[at]
            or all(row.slots[at] is ABSENT for row in grid.rows[header.start : header.stop])
        ):
            continue  # behind the end of the header only surplus cells stand
        sides = [side for side in (at - 1, at + 1) if 0 <= side < grid.width and headed[side]]
        fitting = [side for side in sides if _complement(columns[at], columns[side])]
        fitting.sort(key=lambda side: filled[side])
        if fitting:
            joined[at] = into = fitting[0]
            columns[into] = tuple(
                one if one.text else other for one, other in zip(columns[into], columns[at], strict=True)
            )
            filled[into] = True
    if all(at == into for at, into in joined.items()):
        return grid, header, []
    kept = [
        at
        for at in range(grid.width)
        if joined[at] == at and (at < start or headed[at] or any(cell.text for cell in columns[at]))
    ]
    findings = [_finding(grid, header, at, into) for at, into in joined.items() if at != into]
    rows = [_join(row, joined, kept) for row in grid.rows]
    joined_grid = grid.with_rows(rows)
    found = find_header(joined_grid, vocabulary)
    return joined_grid, found and found._replace(labels=start), findings


def share_headings(grid: Grid, header: Header, vocabulary: Vocabulary) -> tuple[Grid, Header, list[Finding]]:
    """`header` with the heading over the numbers of a level over its names, in the next column, as well; that of
    indicators over the groups beside them."""
    heads: list[Head] = list(header.heads)
    findings: list[Finding] = []
    rows = [row for row in grid.rows[header.stop :] if not is_note(row, vocabulary)]
    for at in range(grid.width - 1):
        if not heads[at].path or _is_told(heads[at + 1]):
            continue
        level = any(LEVELS.intersection(heading.parts) for heading in heads[at].path)
        named = bool(
            INDICATORS.intersection(next((one.parts[:1] for one in reversed(heads[at].path) if one.parts), ()))
        )
        if (level and not heads[at + 1].path and _are_numbers(rows, at)) or (
            named and _are_groups(rows, at, vocabulary)
        ):
            findings.append(_finding(grid, header, at + 1, at))
            heads[at + 1] = heads[at]
    return grid, header._replace(heads=tuple(heads)) if findings else header, findings


def _is_told(head: Head) -> bool:
    """Whether a heading says what stands below it, other than what may tell entries of one name apart."""
    return any(heading.year is not None or not _TELLING_APART.issuperset(heading.parts[:1]) for heading in head.path)


def _are_numbers(rows: Sequence[Row], at: int) -> bool:
    """Whether most texts in the column `at` are a number alone, with a text of its own beside it: a row may be damaged."""
    pairs = [(row.slots[at], row.slots[at + 1]) for row in rows if row.texts[at]]
    numbered = [number for number, name in pairs if name.text and name is not number and read_enumerator(number.text)]
    return 2 * len(numbered) > len(pairs)


def _are_groups(rows: Sequence[Row], at: int, vocabulary: Vocabulary) -> bool:
    """Whether the names in the column `at` have several rows, each with a text beside it: 「満足度 | 小学生」, 「 | 中学生」."""
    beside = [row for row in rows if row.texts[at + 1]]
    further = [row for above, row in pairwise(beside) if _goes_on(row, above, at)]
    texts = {row.texts[at + 1] for row in beside}
    if any(VALUES.intersection(vocabulary.parts(text)) for text in texts):
        return False  # 目標 and 実績 of the same
    return bool(further) and beside[0].texts[at] != "" and 2 * sum(map(begins_value, texts)) < len(texts)


def _goes_on(row: Row, above: Row, at: int) -> bool:
    """Whether `row` has another text beside the name in the column `at` of the row `above`, and values of its own."""
    if row.texts[at] and row.slots[at] is not above.slots[at]:
        return False
    own = [slot for slot, over in zip(row.slots[at + 1 :], above.slots[at + 1 :], strict=True) if slot is not over]
    return bool(own) and own[0] is row.slots[at + 1] and any(begins_value(slot.text) for slot in own[1:])


def _complement(one: tuple[Cell, ...], other: tuple[Cell, ...]) -> bool:
    """Whether no row has a text of its own in both; one merged over both is one text."""
    return not any(a.text and b.text and a is not b for a, b in zip(one, other, strict=True))


def _join(row: Row, joined: dict[int, int], kept: list[int]) -> Row:
    slots: dict[int, Cell] = {at: row.slots[at] for at in kept}
    for at, into in joined.items():
        if at != into and row.slots[at].text and not slots.get(into, EMPTY).text:
            slots[into] = row.slots[at]
    return row.with_slots(tuple([slots[at] for at in kept]))


def _finding(grid: Grid, header: Header, at: int, into: int) -> Finding:
    return finding(
        "column-joined",
        render("repair.column-phantom", number=at + 1, heading=header.heads[into].text),
        after=header.heads[into].text,
        position=grid.position,
    )
