"""Text set in two columns: where it is, so that the left one is read before the right one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from senryaku_parse.readers.pdf.lines import LineRun, PageLine
from senryaku_parse.readers.pdf.shapes import Box
from senryaku_parse.readers.pdf.wrapping import TextWidth

_MIDDLE = (0.3, 0.7)
"""Share of the width of a page between which the gap is looked for."""
_STEP = 3
"""Points between the places that are tried."""
_NARROWEST = 8.0
"""Points of the gap."""
_PROSE = 10
"""Characters of a line that is part of a text; columns of a table without lines hold less."""
_FAR = 4.0
"""Sizes between lines that part what stands there."""
_FEWEST = 4
"""Lines of prose in each column."""


class Band(NamedTuple):
    """A part of the page that is set in two columns."""

    top: float
    bottom: float
    middle: float
    """Where the gap is."""

    def holds(self, y: float) -> bool:
        """Whether a height is in it."""
        return self.top <= y <= self.bottom


def find_bands(lines: Sequence[PageLine], wide: Iterable[Box], width: float) -> list[Band]:
    """The parts of a page of `width` that are in two columns; `wide` are tables, which may part them."""
    if sum(len(line.parts) for line in lines) < 2 * _FEWEST:
        return []
    places = range(int(_MIDDLE[0] * width), int(_MIDDLE[1] * width), _STEP)
    parts = [part for line in lines for part in line.parts]
    crossed = {place: sum(_crosses(part, place) for part in parts) for place in places}
    fewest = min(crossed.values(), default=0)
    best = [place for place in places if crossed[place] == fewest]
    middle = float(best[len(best) // 2]) if best else 0.0
    breaks = sorted(box.top for box in wide if box.left < middle < box.right)
    return [band for run in _runs(lines, middle, breaks) if (band := _band(run, middle))]


def _crosses(part: LineRun, place: float) -> bool:
    return part.left - _NARROWEST / 2 < place < part.right + _NARROWEST / 2


def _runs(lines: Sequence[PageLine], middle: float, breaks: Sequence[float]) -> Iterator[list[PageLine]]:
    """The lines between those that go over the middle, or tables that do."""
    run: list[PageLine] = []
    for line in lines:
        over = any(_crosses(part, middle) for part in line.parts)
        far = bool(run) and line.base - run[-1].base > _FAR * line.size
        if run and (over or far or any(run[-1].base < at < line.base for at in breaks)):
            yield run
            run = []
        if not over:
            run.append(line)
    yield run


def _band(run: Sequence[PageLine], middle: float) -> Band | None:
    prose = [part for line in run for part in line.parts if len(part.text) >= _PROSE]
    left = sum(part.right < middle for part in prose)
    if min(left, len(prose) - left) < _FEWEST or 2 * len(prose) < sum(len(line.parts) for line in run):
        return None
    return Band(run[0].top, run[-1].base, middle)


def column_room(lines: Sequence[PageLine]) -> TextWidth:
    """The width that text of a column takes: that of its prose."""
    prose = [line for line in lines if len(line.plain) >= _PROSE] or lines
    return TextWidth(min(line.left for line in prose), max(line.right for line in prose))


def split_at(lines: Iterable[PageLine], middle: float) -> tuple[list[PageLine], list[PageLine]]:
    """What of `lines` stands left of the middle, and what right of it."""
    left: list[PageLine] = []
    right: list[PageLine] = []
    for line in lines:
        for side, own in (
            (left, [part for part in line.parts if part.left < middle]),
            (right, [part for part in line.parts if part.left >= middle]),
        ):
            if own:
                side.append(line._replace(parts=tuple(own)))
    return left, right
