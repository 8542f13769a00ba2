"""Sizes of texts: widths in half-width characters, columns in Excel's unit, heights in points."""

from __future__ import annotations

import math
import re

LINE_HEIGHT = 17.0
"""Points a line of 10-point Yu Gothic takes: more than its size suggests, and more than other fonts."""
TITLE_SCALE = 1.4
"""How much larger the letters of a title are."""
_CHARACTERS = 1.1
"""Half-width characters of 10 points that fit one unit of a column: 1.2 in Yu Gothic, less where it is replaced."""
_PADDING = 2
"""Column units that a cell keeps free: its margins, and a character that may not begin or end a line."""
MAX_ROW_HEIGHT = 409.0
"""Excel's limit, in points."""

_NARROW = re.compile("[\x00-\xff\uff61-\uff9f]")


def text_width(text: str) -> int:
    """The width of the longest line of `text`: a full-width character counts two, any other one."""
    return max(map(_line_width, text.split("\n")))


def line_count(text: str, width: float) -> int:
    """How many lines `text` takes in a cell `width` wide; an empty text takes one."""
    room = max((width - _PADDING) * _CHARACTERS, 2)
    return sum(max(1, math.ceil(_line_width(line) / room)) for line in text.split("\n"))


def column_width(characters: int) -> float:
    """The width of a column that shows `characters` half-width characters in one line."""
    return math.ceil(characters / _CHARACTERS) + _PADDING


def text_height(lines: int, scale: float = 1) -> float:
    """The height of `lines` lines of letters `scale` times as large."""
    return (lines * LINE_HEIGHT + 3) * scale


def row_height(lines: int, scale: float = 1) -> float:
    """The height of a row that shows `lines` lines, as far as Excel allows."""
    return min(text_height(lines, scale), MAX_ROW_HEIGHT)


def _line_width(line: str) -> int:
    return 2 * len(line) - len(_NARROW.findall(line))
