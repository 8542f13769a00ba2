"""Bullets that are drawn rather than printed: browsers draw a dot before an item of a list."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from senryaku_parse.readers.pdf.shapes import Glyph

BULLET = "•"
_REACH = 2.0
"""Sizes from a dot to the text of its item."""
_BELOW = 4.0
"""How far the base line stands below the middle of a dot, in widths of the dot, at the most."""
_MOST = 2_000
"""Dots of a page beyond which they are a drawing."""


def drawn_bullets(dots: Sequence[tuple[float, float, float]], glyphs: Sequence[Glyph]) -> Iterator[Glyph]:
    """A bullet for each of the `dots` that stands right before a line of text."""
    if not dots or len(dots) > _MOST:
        return
    by_height = sorted(
        (glyph for glyph in glyphs if glyph.turn == 0 and not glyph.text.isspace()), key=lambda one: one.base
    )
    bases = [glyph.base for glyph in by_height]
    for x, y, width in dots:
        beside = [
            glyph
            for glyph in by_height[bisect_left(bases, y) : bisect_left(bases, y + _BELOW * width)]
            if glyph.base - 0.8 * glyph.size < y < glyph.base and width < 0.6 * glyph.size
        ]
        right = min((glyph for glyph in beside if glyph.left > x), key=lambda glyph: glyph.left, default=None)
        is_first = not any(x - 1.5 * glyph.size < glyph.left < x for glyph in beside)
        if right and is_first and right.left - x < _REACH * right.size:
            yield Glyph(BULLET, x - width / 2, right.base, width, x, y, right.size)
