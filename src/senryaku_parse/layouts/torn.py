"""A text that a text layer broke at the width of its column into two rows: 「出荷尾」 over 「数」, one again."""

from __future__ import annotations

from collections.abc import Callable

from senryaku_parse.findings import Finding, finding
from senryaku_parse.layouts.plan import Plan
from senryaku_parse.repair.line_wrapped import width
from senryaku_parse.rows import is_note
from senryaku_parse.tables import Cell, Grid, Row
from senryaku_parse.text import split_enumerator
from senryaku_parse.vocabulary import Vocabulary

_SLACK = 4
"""Half-width columns that a line which is full may leave free."""


def join_torn(grid: Grid, plan: Plan, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with each row that holds nothing but the rest of names above it joined to the row above.

    The name above fills its column, the rest has no mark and nothing beside it, and it can't be a row of its own:
    the other names of a level have numbers, the other indicators have values; of two projects both names look whole.
    """
    start = plan.header.stop
    if not any(_filled(row, above) for above, row in zip(grid.rows[start:], grid.rows[start + 1 :], strict=False)):
        return grid, []
    names = [*(level.column for level in plan.levels), *(block.name for block in plan.blocks)]
    tests = {at: _test(grid.rows[start:], at, plan, vocabulary) for at in names}
    rows, findings = list(grid.rows[: start + 1]), []  # type: list[Row], list[Finding]
    for row in grid.rows[start + 1 :]:
        rest = _filled(row, rows[-1])
        if rest and not is_note(row, vocabulary) and all(at in tests and tests[at](rows[-1], row) for at in rest):
            joined = _joined(rows[-1], row, rest)
            findings.append(_finding(rows[-1], row, joined))
            rows[-1] = joined
        else:
            rows.append(row)
    return (grid.with_rows(rows), findings) if findings else (grid, [])


def _filled(row: Row, above: Row) -> list[int]:
    """The columns of a row that may be a rest: each text below a text, at most one of three columns; none elsewhere."""
    filled = [at for at, slot in enumerate(row.slots) if slot.text and slot is not above.slots[at]]
    if 3 * len(filled) > len(row.slots) or any(not above.texts[at] for at in filled):
        return []
    return filled


def _test(body: tuple[Row, ...], at: int, plan: Plan, vocabulary: Vocabulary) -> Callable[[Row, Row], bool]:
    """Whether the text of a row in the column `at` is the rest of the text above it."""
    full = max((width(row.texts[at]) for row in body), default=0) - _SLACK
    texts = {row.texts[at] for row in body if row.texts[at]}
    numbered = [text for text in texts if split_enumerator(text)[0]]
    stated = {column for block in plan.blocks if block.name == at for column in block.fields.values()}
    of_projects = any(block.name == at and block.kind == "project" for block in plan.blocks)
    said = [any(row.texts[column] for column in stated) for row in body if row.texts[at]]

    def is_rest(above: Row, row: Row) -> bool:
        first, second = above.texts[at], row.texts[at]
        if split_enumerator(second)[0] or width(second) > width(first) or width(first) < full:
            return False
        if of_projects and vocabulary.looks_like_project(first) and vocabulary.names_project(second):
            return False
        if stated:
            return said.count(True) > 1 and 3 * said.count(False) <= len(said) and not any(row.texts[c] for c in stated)
        return len(numbered) > 1 and split_enumerator(first)[0] is not None

    return is_rest


def _joined(above: Row, row: Row, rest: list[int]) -> Row:
    slots = [
        Cell(slot.text + row.texts[at], slot.origins + row.slots[at].origins) if at in rest else slot
        for at, slot in enumerate(above.slots)
    ]
    return above.with_slots(tuple(slots))


def _finding(above: Row, row: Row, joined: Row) -> Finding:
    return finding(
        "row-torn",
        "上の行から切れた残りを、上の行につなぎました。別の行である読み方もありえます。",
        before=f"{above} / {row}",
        after=str(joined),
        position=row.position,
        severity="warning",
    )
