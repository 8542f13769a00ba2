"""One page: its tables, and the lines between them in the order in which they are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from senryaku_parse.limits import Limits
from senryaku_parse.readers.pdf.bullets import drawn_bullets
from senryaku_parse.readers.pdf.cells import read_table
from senryaku_parse.readers.pdf.characters import read_characters
from senryaku_parse.readers.pdf.lattice import Lattice, find_lattices
from senryaku_parse.readers.pdf.open_tables import extended
from senryaku_parse.readers.pdf.page_content import PageContent
from senryaku_parse.readers.pdf.reading_order import PlacedItem, in_order, place_text
from senryaku_parse.readers.pdf.rulings import read_drawing
from senryaku_parse.readers.pdf.shapes import Box, Frame, Glyph
from senryaku_parse.readers.pdf.text_marks import with_struck

_SCANNED = 0.5
"""Share of a page that a picture covers where it is the page."""
_FEW = 20
"""Characters of a scanned page that may be its number and a stamp."""
_MARGIN = 4.0
"""Points that a character may stand beside the page."""


def read_page(page: Any, number: int, limits: Limits, *, prints_blanks: bool = True) -> PageContent:
    """What the open `page` holds; `prints_blanks` says whether a blank is a character in its document.

    Raises:
        TooLargeError: more than `limits` allow.
    """
    text = read_characters(page, limits, prints_blanks=prints_blanks)
    drawing = read_drawing(page, text.frame)
    seen = [glyph for glyph in text.glyphs if glyph.turn is not None and _is_on(glyph, text.frame)]
    lattices = extended(find_lattices(drawing.edges), seen)
    glyphs = with_struck(seen, lattices.lines)
    glyphs += drawn_bullets(drawing.dots, glyphs)
    held, rest = _held(glyphs, lattices.tables)
    placed = [
        PlacedItem(*_order(lattice, lattices.tables), read_table(lattice, own, number))
        for lattice, own in zip(lattices.tables, held, strict=True)
        if own
    ]
    free = place_text(rest, lattices, text.frame.width, number)
    shown = sum(not glyph.text.isspace() for glyph in text.glyphs)
    return PageContent(
        number=number,
        width=text.frame.width,
        height=text.frame.height,
        content=tuple(in_order([*placed, *free.items], free.bands)),
        sizes=Counter(round(glyph.size * 2) / 2 for glyph in glyphs if not glyph.text.isspace()),
        aside="".join(_aside(text.glyphs, text.frame)).strip(),
        characters=shown,
        unmapped=text.unmapped,
        is_scanned=drawing.pictures >= _SCANNED and shown <= _FEW,
        ruled=drawing.whole and lattices.whole,
        doubtful=free.doubtful,
    )


def _is_on(glyph: Glyph, frame: Frame) -> bool:
    """Whether it stands on the page, where a reader sees it."""
    return -_MARGIN <= glyph.x <= frame.width + _MARGIN and -_MARGIN <= glyph.y <= frame.height + _MARGIN


def _aside(glyphs: Sequence[Glyph], frame: Frame) -> list[str]:
    return [glyph.text for glyph in glyphs if glyph.turn is None or not _is_on(glyph, frame)]


def _held(glyphs: Sequence[Glyph], tables: Sequence[Lattice]) -> tuple[list[list[Glyph]], list[Glyph]]:
    """The glyphs in each table, those of a table in another one in the inner one; and those in none."""
    inner_first = sorted(range(len(tables)), key=lambda at: tables[at].box.size)
    held: list[list[Glyph]] = [[] for _ in tables]
    rest: list[Glyph] = []
    for glyph in glyphs:
        at = next((at for at in inner_first if tables[at].box.has(glyph.x, glyph.y)), None)
        (rest if at is None else held[at]).append(glyph)
    return held, rest


def _order(lattice: Lattice, tables: Sequence[Lattice]) -> tuple[float, float]:
    """Where a table is read: one in a cell of another right behind that one."""
    around = [other.box for other in tables if other is not lattice and other.box.holds(lattice.box)]
    outer: Box | None = max(around, key=lambda box: box.size, default=None)
    if outer is None:
        return lattice.box.top, lattice.box.left
    return outer.top, outer.right + lattice.box.top
