"""Slots of a lattice, numbered row by row → rectangles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

Rectangle: TypeAlias = tuple[int, int, int, int]
"""First row and column, and those behind the last."""


def _rectangle(slots: Sequence[int], width: int) -> Rectangle:
    rows, columns = [slot // width for slot in slots], [slot % width for slot in slots]
    return min(rows), min(columns), max(rows) + 1, max(columns) + 1


def is_rectangle(slots: Sequence[int], width: int) -> bool:
    """Whether `slots` of a lattice so wide make one rectangle."""
    top, left, bottom, right = _rectangle(slots, width)
    return (bottom - top) * (right - left) == len(slots)


def rectangles(slots: Sequence[int], width: int) -> Iterator[Rectangle]:
    """`slots` as one rectangle, or cut into some row by row where they make none."""
    if is_rectangle(slots, width):
        yield _rectangle(slots, width)
        return
    open_: dict[tuple[int, int], tuple[int, int]] = {}
    for row, left, right in _runs(slots, width):
        top, bottom = open_.get((left, right), (row, row))
        if bottom != row:
            yield (top, left, bottom, right)
            top = row
        open_[left, right] = (top, row + 1)
    yield from ((top, left, bottom, right) for (left, right), (top, bottom) in open_.items())


def _runs(slots: Sequence[int], width: int) -> Iterator[tuple[int, int, int]]:
    """Row, first column and that behind the last of each run of neighbours."""
    start = last = slots[0]
    for slot in [*slots[1:], -1]:
        if slot != last + 1 or slot % width == 0:
            yield start // width, start % width, last % width + 1
            start = slot
        last = slot
