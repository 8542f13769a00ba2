"""Rectangles of cells."""

from __future__ import annotations

from typing import NamedTuple


class CellRange(NamedTuple):
    """A rectangle of cells, all of it included, counted from 1."""

    top: int
    left: int
    bottom: int
    right: int
