"""Which node a finding touches: the first one at its position. Pure, linear."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from senryaku_parse.findings import Finding
from senryaku_parse.model import Node
from senryaku_parse.source import Position


def owners(nodes: Sequence[Node], findings: Sequence[Finding]) -> list[int | None]:
    """For each of `findings` the index of its node in `nodes`; null where none stands at its position.

    The same cell is preferred to the same row. The line decides only where a row is not known: one line of HTML may
    hold many rows.
    """
    first: dict[Hashable, int] = {}
    for at, node in enumerate(nodes):
        for place in (*_of_row(node.position), *_of_line(node.position)):
            first.setdefault(place, at)
    return [
        next((first[place] for place in _of_row(where) or _of_line(where) if place in first), None)
        for where in (found.position for found in findings)
    ]


def _of_row(position: Position) -> tuple[Hashable, ...]:
    """The cell of `position` and its row, as far as they are known."""
    if position.table is None or position.row is None:
        return ()
    row = (position.table, position.row)
    return (row,) if position.column is None else ((*row, position.column), row)


def _of_line(position: Position) -> tuple[Hashable, ...]:
    if position.table is None and position.in_sheet:
        return (position.in_sheet,)
    return () if position.line is None else ((position.page, position.line),)
