"""What a page holds, as the process that reads it hands it over."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from senryaku_parse.readers.pdf.cells import PageTable
from senryaku_parse.readers.pdf.lines import PageLine
from senryaku_parse.readers.pdf.wrapping import TextWidth


class TextArea(NamedTuple):
    """Lines of text that share a width: those of the page, or of a frame."""

    room: TextWidth
    lines: tuple[PageLine, ...]


class PageContent(NamedTuple):
    """What a page holds."""

    number: int
    """From 1."""
    width: float
    height: float
    content: tuple[PageTable | TextArea, ...]
    """In the order of reading."""
    sizes: Counter[float]
    """Size of letters → how many, of all the page."""
    aside: str
    """Text that is no part of the page's own: aslant, as a watermark is, or beside the page."""
    characters: int
    unmapped: int
    """Characters whose font does not say which they are."""
    is_scanned: bool
    """Whether a picture stands for its text."""
    ruled: bool
    """False where too much is drawn on it to find its tables."""
    doubtful: tuple[str, ...]
    """The first line of each table without ruling lines whose columns are not certain."""
