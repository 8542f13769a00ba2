"""What does not stand on the line as the rest does: struck out, raised, lowered."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from senryaku_parse.marks.runs import LOWERED, RAISED, STRUCK, Run
from senryaku_parse.readers.pdf.shapes import Edge, Glyph

_THROUGH = (0.12, 0.6)
"""How high above the base line, in sizes, a line goes through a character."""
_TALLEST = 100.0
"""Points of a size; a larger character is not looked for."""
_SMALLER = 0.9
"""Size of a raised or lowered character beside that of the others."""
_RAISED = 0.18
_LOWERED = 0.06
"""By how much, in sizes, its base line stands higher or lower."""


def with_struck(glyphs: Sequence[Glyph], lines: Iterable[Edge]) -> list[Glyph]:
    """`glyphs`, those marked that one of the drawn `lines` goes through."""
    across = [line for line in lines if line.across]
    if not across:
        return list(glyphs)
    order = sorted(range(len(glyphs)), key=lambda at: glyphs[at].base)
    bases = [glyphs[at].base for at in order]
    found = list(glyphs)
    for line in across:
        for at in order[bisect_left(bases, line.at) : bisect_right(bases, line.at + _THROUGH[1] * _TALLEST)]:
            glyph = glyphs[at]
            height = (glyph.base - line.at) / glyph.size
            if glyph.turn == 0 and _THROUGH[0] <= height <= _THROUGH[1] and line.start <= glyph.x <= line.stop:
                found[at] = replace(glyph, struck=True)
    return found


def runs_of(glyph: Glyph, size: float, base: float) -> tuple[Run, ...]:
    """How a character stands in a line of letters of `size` on `base`: the runs that it is part of, outermost first."""
    runs = (STRUCK,) if glyph.struck else ()
    if glyph.size > _SMALLER * size:
        return runs
    if base - glyph.base >= _RAISED * size:
        return (*runs, RAISED)
    return (*runs, LOWERED) if glyph.base - base >= _LOWERED * size else runs
