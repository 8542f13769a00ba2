"""A workbook in any format: its sheets as people see them, and what is hidden from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from senryaku_parse.spreadsheet.styled_sheet import StyledSheet


class Aside(NamedTuple):
    """A text that stands in no cell."""

    sheet: str
    cell: str
    """Where it begins; "" where that is not known."""
    text: str


@dataclass(frozen=True, slots=True)
class Book:
    """Everything that is read from a workbook."""

    sheets: Mapping[str, StyledSheet]
    """Title → sheet of cells, in order."""
    hidden: frozenset[str]
    """Titles of sheets that are not shown."""
    is_bordered: Callable[[int], bool]
    """Whether cells of the style of that number have a border; so the others."""
    is_bold: Callable[[int], bool]
    size: Callable[[int], float]
    """Of letters, in points."""
    usual_size: float
    """Of letters of cells without a style."""
    notes: tuple[Aside, ...] = ()
    """Of cells."""
    drawn: tuple[Aside, ...] = ()
    """Texts of boxes and shapes."""
