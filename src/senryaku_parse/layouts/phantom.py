"""Phantom columns: a reader of PDF puts a heading in one column and the texts below it in the next. One again."""

from __future__ import annotations

from senryaku_parse.findings import Finding, finding
from senryaku_parse.layouts.header import Header
from senryaku_parse.tables import EMPTY, Cell, Grid, Row


def join_phantoms(grid: Grid, header: Header) -> tuple[Grid, list[Finding]]:
    """`grid` with each column that has texts but no heading joined to a neighbour that has a heading.

    They are one where no row below the header has two texts in them; of two such neighbours the left one is taken, but
    one without any text of its own comes first.
    """
    columns = [tuple(row.slots[at] for row in grid.rows[header.stop :]) for at in range(grid.width)]
    headed = [bool(head.path) for head in header.heads]
    joined = {at: at for at in range(grid.width)}
    for at in range(grid.width):
        if headed[at] or not any(cell.text for cell in columns[at]):
            continue
        sides = [side for side in (at - 1, at + 1) if 0 <= side < grid.width and headed[side]]
        fitting = [side for side in sides if _complement(columns[at], columns[side])]
        fitting.sort(key=lambda side: any(cell.text for cell in columns[side]))
        if fitting:
            joined[at] = fitting[0]
            pairs = zip(columns[fitting[0]], columns[at], strict=True)
            columns[fitting[0]] = tuple([first if first.text else second for first, second in pairs])
    if all(at == into for at, into in joined.items()):
        return grid, []
    kept = [
        at for at in range(grid.width) if joined[at] == at and (headed[at] or any(cell.text for cell in columns[at]))
    ]
    findings = [_finding(grid, header, at, into) for at, into in joined.items() if at != into]
    rows = [_join(row, joined, kept) for row in grid.rows]
    return grid.with_rows(rows), findings


def _complement(one: tuple[Cell, ...], other: tuple[Cell, ...]) -> bool:
    """Whether no row has a text in each of two columns, one merged over both aside."""
    return not any(first.text and second.text and first is not second for first, second in zip(one, other, strict=True))


def _join(row: Row, joined: dict[int, int], kept: list[int]) -> Row:
    slots: dict[int, Cell] = {at: row.slots[at] for at in kept}
    for at, into in joined.items():
        if at != into and row.slots[at].text and not slots.get(into, EMPTY).text:
            slots[into] = row.slots[at]
    return row.with_slots(tuple([slots[at] for at in kept]))


def _finding(grid: Grid, header: Header, at: int, into: int) -> Finding:
    return finding(
        "column-joined",
        f"見出しのない{at + 1}列目を、隣の「{header.heads[into].text}」の列として読みました。",
        after=header.heads[into].text,
        position=grid.position,
    )
