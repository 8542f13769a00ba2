"""What stands on a page: characters, drawn lines, and the frame in which both are placed."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

Turn: TypeAlias = int | None
"""Quarter turns against the clock from the direction of the x axis to that of the text; null for any other angle."""

_SLACK = 3.0


class Glyph(Struct, frozen=True, gc=False):
    """One character on a page. Lengths are points; x goes on with the text, y down from the top of the page."""

    text: str
    left: float
    """Where the pen stands before it."""
    base: float
    """The y of its base line."""
    advance: float
    """How far the pen goes on with it."""
    x: float
    """Of the middle of what is drawn."""
    y: float
    size: float
    """Of its font, scaled as printed."""
    bold: bool = False
    turn: Turn = 0
    """How it is turned against most of the page's text."""
    prints_blanks: bool = True
    """Whether blanks are printed as characters; where not, a gap is all that shows one."""
    struck: bool = False
    """Whether a line goes through it."""

    @property
    def right(self) -> float:
        """Where the pen stands behind it."""
        return self.left + self.advance

    def upright(self) -> Glyph:
        """The same turned back, as its own text has it."""
        if not self.turn:
            return self
        left, base = _turned_back(self.left, self.base, self.turn)
        x, y = _turned_back(self.x, self.y, self.turn)
        return replace(self, left=left, base=base, x=x, y=y, turn=0)

    def in_bold(self) -> Glyph:
        """The same printed bold."""
        return replace(self, bold=True)


class Box(NamedTuple):
    """A rectangle of the page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def size(self) -> float:
        """Its area."""
        return (self.right - self.left) * (self.bottom - self.top)

    def has(self, x: float, y: float) -> bool:
        """Whether the point stands in it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def holds(self, other: Box) -> bool:
        """Whether `other` stands in it, some points aside."""
        return (
            self.left - _SLACK <= other.left
            and self.top - _SLACK <= other.top
            and other.right <= self.right + _SLACK
            and other.bottom <= self.bottom + _SLACK
        )


class Frame(NamedTuple):
    """How a page is turned and where it begins, so that most of its text reads to the right."""

    turn: int
    left: float
    top: float
    width: float
    height: float

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page's own coordinates in this frame."""
        along, down = turned(x, y, self.turn)
        return along - self.left, down - self.top


class Edge(Struct, frozen=True, gc=False):
    """A line of a table, or what may be one."""

    across: bool
    """True from left to right, False from top to bottom."""
    at: float
    """Its y, or its x."""
    start: float
    stop: float
    drawn: bool = True
    """False for the border of a filled area, where no line is drawn."""


def turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """The point as seen by a text turned so: how far along it, and how far down."""
    return ((x, -y), (y, x), (-x, y), (-y, -x))[turn]


def _turned_back(x: float, y: float, turn: int) -> tuple[float, float]:
    """A point of the frame as a text sees it that is turned so in the frame."""
    return ((x, y), (-y, x), (-x, -y), (y, -x))[turn]


@lru_cache(maxsize=8192)
def is_wide(character: str) -> bool:
    """Whether `character` takes the place of a Chinese character."""
    return unicodedata.east_asian_width(character) in "WF"
