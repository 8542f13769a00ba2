"""The text outside tables, and the order in which it and the tables of a page are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from senryaku_parse.readers.pdf.cells import PageTable
from senryaku_parse.readers.pdf.lattice import Lattice, Lattices
from senryaku_parse.readers.pdf.lines import PageLine, read_lines
from senryaku_parse.readers.pdf.page_content import TextArea
from senryaku_parse.readers.pdf.shapes import Box, Glyph
from senryaku_parse.readers.pdf.text_columns import Band, column_room, find_bands, split_at
from senryaku_parse.readers.pdf.unruled import find_unruled
from senryaku_parse.readers.pdf.wrapping import TextWidth

_SIDE_BY_SIDE = 6.0
"""Points that the tops of what stands side by side may differ."""
_WHOLE_PAGE = 0.9
"""Share of the width of a page from which a frame is that of the page."""


class PlacedItem(NamedTuple):
    """Something on a page, and where it is read."""

    top: float
    left: float
    item: PageTable | TextArea


class PlacedText(NamedTuple):
    """The text outside tables."""

    items: list[PlacedItem]
    bands: list[Band]
    """Where it stands in two columns."""
    doubtful: tuple[str, ...]
    """The first line of each table without ruling lines whose columns are not certain."""


def place_text(glyphs: Sequence[Glyph], lattices: Lattices, width: float, page: int) -> PlacedText:
    """The text of `glyphs`, which stand in no table, on a page of `width`."""
    inner_first = sorted((frame for frame in lattices.frames if not _is_page(frame, width)), key=lambda box: box.size)
    framed: dict[Box, list[Glyph]] = {}
    free: list[Glyph] = []
    for glyph in glyphs:
        box = next((frame for frame in inner_first if frame.has(glyph.x, glyph.y)), None)
        (free if box is None else framed.setdefault(box, [])).append(glyph)
    items = [placed for box, own in framed.items() if (placed := _in_frame(box, read_lines(own)))]
    lines = read_lines(free)
    bands = find_bands(lines, [table.box for table in lattices.tables], width)
    doubtful: list[str] = []
    for room, own in _by_room(lines, bands, lattices.tables, width):
        found = find_unruled(own, lattices.lines, page)
        doubtful += found.doubtful
        items += [
            PlacedItem(*item.begin, item)
            if isinstance(item, PageTable)
            else PlacedItem(item.top, item.left, TextArea(room, (item,)))
            for item in found.items
        ]
    return PlacedText(items, bands, tuple(doubtful))


def _in_frame(box: Box, lines: Sequence[PageLine]) -> PlacedItem | None:
    if not lines:
        return None
    padding = max(0.0, min(min(line.left - box.left, box.right - line.right) for line in lines))
    return PlacedItem(
        lines[0].top, lines[0].left, TextArea(TextWidth(box.left + padding, box.right - padding), tuple(lines))
    )


def _is_page(frame: Box, width: float) -> bool:
    return frame.right - frame.left > _WHOLE_PAGE * width


def _by_room(
    lines: Sequence[PageLine], bands: Sequence[Band], tables: Sequence[Lattice], width: float
) -> Iterator[tuple[TextWidth, list[PageLine]]]:
    """The lines of the page, and those of each column, with the width that they may take."""
    within = {band: [line for line in lines if band.holds(line.base)] for band in bands}
    rest = [line for line in lines if not any(band.holds(line.base) for band in bands)]
    yield _page_room(lines, tables, width), rest
    for band, own in within.items():
        for side in split_at(own, band.middle):
            yield column_room(side), side


def _page_room(lines: Sequence[PageLine], tables: Sequence[Lattice], width: float) -> TextWidth:
    """The width that text of the page takes: up to its margins, as wide on the right as on the left."""
    lefts = [line.left for line in lines] + [table.box.left for table in tables]
    rights = [line.right for line in lines] + [table.box.right for table in tables]
    left = max(0.0, min(lefts, default=0.0))
    return TextWidth(left, max(width - left, *rights, 0.0))


def in_order(placed: Sequence[PlacedItem], bands: Sequence[Band]) -> Iterator[PageTable | TextArea]:
    """What is placed, from top to bottom; of two columns the left one first. Neighbouring lines of one width together."""
    last: PageTable | TextArea | None = None
    for one in _ordered(placed, bands):
        if isinstance(one.item, TextArea) and isinstance(last, TextArea) and one.item.room is last.room:
            last = TextArea(last.room, last.lines + one.item.lines)
            continue
        if last is not None:
            yield last
        last = one.item
    if last is not None:
        yield last


def _ordered(placed: Sequence[PlacedItem], bands: Sequence[Band]) -> Iterator[PlacedItem]:
    waiting = list(placed)
    for band in bands:
        yield from _downwards([one for one in waiting if one.top < band.top])
        inside = [one for one in waiting if band.holds(one.top)]
        yield from _downwards([one for one in inside if one.left < band.middle])
        yield from _downwards([one for one in inside if one.left >= band.middle])
        waiting = [one for one in waiting if one.top > band.bottom]
    yield from _downwards(waiting)


def _downwards(placed: Sequence[PlacedItem]) -> Iterator[PlacedItem]:
    """From top to bottom; side by side from left to right."""
    row: list[PlacedItem] = []
    for one in sorted(placed, key=lambda one: one.top):
        if row and one.top - row[0].top > _SIDE_BY_SIDE:
            yield from sorted(row, key=lambda one: one.left)
            row = []
        row.append(one)
    yield from sorted(row, key=lambda one: one.left)
