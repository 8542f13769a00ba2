"""Ruling lines → tables: cells from the slots between the lines, merged where no line parts them.

Edges that stand almost in one line are joined, those that touch make one table. Its lines part it into slots; slots
without a line between them are one cell, so spans are those that are drawn. A table open at its sides is closed there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from senryaku_parse.readers.pdf.edges import components, joined, root, unite
from senryaku_parse.readers.pdf.rectangles import Rectangle, is_rectangle, rectangles
from senryaku_parse.readers.pdf.shapes import Box, Edge

_SLIVER = 5.0
"""Points by which lines may end beyond the last that crosses them: no text stands there."""
_SHARE = 0.6
"""Share of a slot's side along which a line must run to part it."""
_MOST_EDGES = 4_000
"""Lines of a page that are put together; a table has one a row and a column."""
_MOST_SLOTS = 60_000
_FEWEST_AREAS = 4
"""Cells of a table that is shown by filled areas alone, in two rows and columns."""


class LatticeCell(NamedTuple):
    """One cell: where it begins and how many rows and columns it covers, counted from 0."""

    row: int
    column: int
    rowspan: int
    colspan: int
    box: Box


class Lattice(NamedTuple):
    """One table of ruling lines."""

    box: Box
    cells: tuple[LatticeCell, ...]
    """By row, then by column."""
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    holders: tuple[tuple[int, ...], ...]
    """For each row of slots between `ys`, the number of the cell that covers each."""

    def cell_at(self, x: float, y: float) -> int | None:
        """The number of the cell in which the point stands; null outside the table."""
        if not (self.box.left <= x < self.box.right and self.box.top <= y < self.box.bottom):
            return None
        row = min(bisect_right(self.ys, y), len(self.holders)) - 1
        column = min(bisect_right(self.xs, x), len(self.xs) - 1) - 1
        return self.holders[max(row, 0)][max(column, 0)]


class Lattices(NamedTuple):
    """What the ruling lines of a page make."""

    tables: tuple[Lattice, ...]
    frames: tuple[Box, ...]
    """Boxes around a text, which are no table."""
    lines: tuple[Edge, ...]
    """Drawn lines that are part of neither: below a text, or through it."""
    whole: bool
    """False where there are too many lines to put together."""


def find_lattices(edges: Sequence[Edge]) -> Lattices:
    """The tables that `edges` rule."""
    pieces = joined(edges)
    if len(pieces) > _MOST_EDGES:
        return Lattices((), (), (), whole=False)
    tables: list[Lattice] = []
    frames: list[Box] = []
    lines: list[Edge] = []
    for component in components(pieces):
        for found in _tables(component):
            if isinstance(found, Lattice):
                tables.append(found)
            elif isinstance(found, Box):
                frames.append(found)
            else:
                lines.append(found)
    return Lattices(tuple(tables), tuple(frames), tuple(lines), whole=True)


def lattice_of(edges: Sequence[Edge]) -> Lattice | None:
    """The table that `edges` rule; null where they enclose nothing, or cells that are no rectangles."""
    found = _lattice(edges)
    return found[0] if found and found[1] else None


def _tables(component: list[Edge]) -> Iterator[Lattice | Box | Edge]:
    """What edges that touch each other make: of the lines alone where they make as large a table, else of areas too."""
    drawn = [edge for edge in component if edge.drawn]
    every = _lattice(component)
    if every is None:
        yield from drawn
    elif not drawn:
        yield every[0] if _is_area_table(every[0]) else every[0].box
    elif len(drawn) == len(component):
        yield _table_or_frame(every[0])
    else:
        lines = _lattice(drawn)
        if every[1] and not _suffices(lines, every[0]) and not _is_frame_beside(lines, every[0]):
            yield _table_or_frame(every[0])
            return
        areas = [edge for edge in component if not edge.drawn] if _is_frame_beside(lines, every[0]) else []
        for part in (*components(drawn), *components(areas)):
            yield from _tables(part)


def _is_frame_beside(lines: tuple[Lattice, bool] | None, every: Lattice) -> bool:
    """Whether the lines are no more than a frame, and areas stand outside it."""
    return lines is not None and len(lines[0].cells) == 1 and not lines[0].box.holds(every.box)


def _suffices(lines: tuple[Lattice, bool] | None, every: Lattice) -> bool:
    """Whether the lattice of the lines alone is as large as that of `every` edge, and no mere frame."""
    if lines is None or len(lines[0].xs) < 3 or len(lines[0].ys) < 3:
        return False
    return lines[0].box.holds(every.box)


def _table_or_frame(lattice: Lattice) -> Lattice | Box:
    return lattice if len(lattice.cells) > 1 else lattice.box


def _is_area_table(lattice: Lattice) -> bool:
    return len(lattice.cells) >= _FEWEST_AREAS and len(lattice.xs) > 2 and len(lattice.ys) > 2


def _lattice(edges: Sequence[Edge]) -> tuple[Lattice, bool] | None:
    """The table of `edges`, and whether each of its cells is a rectangle; null where they enclose nothing."""
    across = [edge for edge in edges if edge.across]
    upright = [edge for edge in edges if not edge.across]
    if not across or not upright:
        return None
    xs = _places([edge.at for edge in upright], [end for edge in across for end in (edge.start, edge.stop)])
    ys = _places([edge.at for edge in across], [end for edge in upright for end in (edge.start, edge.stop)])
    if len(xs) < 2 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) > _MOST_SLOTS:
        return None
    width, height = len(xs) - 1, len(ys) - 1
    below = _walls(across, ys, xs)
    right = _walls(upright, xs, ys)
    parent = list(range(width * height))
    for row in range(height):
        for column in range(width):
            slot = row * width + column
            if column + 1 < width and (column + 1, row) not in right:
                unite(parent, slot, slot + 1)
            if row + 1 < height and (row + 1, column) not in below:
                unite(parent, slot, slot + width)
    regions: dict[int, list[int]] = defaultdict(list)
    for slot in range(width * height):
        regions[root(parent, slot)].append(slot)
    whole = all(is_rectangle(slots, width) for slots in regions.values())
    parts = [part for slots in regions.values() for part in rectangles(slots, width)]
    return _laid(parts, xs, ys), whole


def _places(lines: Sequence[float], ends: Sequence[float]) -> list[float]:
    """Where the lines stand, in order, and the outermost ends of those that cross them where they go on beyond."""
    found: list[float] = []
    for at in sorted(lines):
        if not found or at - found[-1] > _SLIVER:
            found.append(at)
    if min(ends) < found[0] - _SLIVER:
        found.insert(0, min(ends))
    if max(ends) > found[-1] + _SLIVER:
        found.append(max(ends))
    return found


def _walls(edges: Sequence[Edge], lines: Sequence[float], crossing: Sequence[float]) -> set[tuple[int, int]]:
    """(number of the line, number of the slot along it) of each side of a slot that an edge runs along."""
    found: set[tuple[int, int]] = set()
    for edge in edges:
        line = _nearest(lines, edge.at)
        first = max(0, bisect_right(crossing, edge.start) - 1)
        for slot in range(first, len(crossing) - 1):
            start, stop = crossing[slot], crossing[slot + 1]
            if start >= edge.stop:
                break
            if min(stop, edge.stop) - max(start, edge.start) >= _SHARE * (stop - start):
                found.add((line, slot))
    return found


def _nearest(lines: Sequence[float], at: float) -> int:
    behind = min(max(bisect_right(lines, at), 1), len(lines) - 1)
    return behind if abs(lines[behind] - at) < abs(lines[behind - 1] - at) else behind - 1


def _laid(parts: list[Rectangle], xs: list[float], ys: list[float]) -> Lattice:
    """The table of `parts`, without the lines along which none of them ends."""
    parts.sort()
    rows = sorted({end for top, _, bottom, _ in parts for end in (top, bottom)})
    columns = sorted({end for _, left, _, right in parts for end in (left, right)})
    row_of, column_of = ({end: at for at, end in enumerate(ends)} for ends in (rows, columns))
    cells = []
    holders = [[0] * (len(columns) - 1) for _ in rows[1:]]
    for number, (top, left, bottom, right) in enumerate(parts):
        first, stop, begin, end = row_of[top], row_of[bottom], column_of[left], column_of[right]
        cells.append(
            LatticeCell(first, begin, stop - first, end - begin, Box(xs[left], ys[top], xs[right], ys[bottom]))
        )
        for row in range(first, stop):
            holders[row][begin:end] = [number] * (end - begin)
    return Lattice(
        Box(xs[0], ys[0], xs[-1], ys[-1]),
        tuple(cells),
        tuple([xs[at] for at in columns]),
        tuple([ys[at] for at in rows]),
        tuple(map(tuple, holders)),
    )
