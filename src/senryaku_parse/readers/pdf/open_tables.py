"""Tables whose columns are drawn in their header alone: lines across below it go on with its columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from senryaku_parse.readers.pdf.lattice import Lattice, Lattices, lattice_of
from senryaku_parse.readers.pdf.shapes import Box, Edge, Glyph

_FEWEST = 3
"""Columns of the header."""
_BESIDE = 6.0
"""Points that a line may begin or end beside the table."""
_FAR = 90.0
"""Points between lines of one table."""
_OVER = 0.25
"""Share of a character's width that must stand on both sides of a column's border for it to run over it."""


def extended(lattices: Lattices, glyphs: Sequence[Glyph]) -> Lattices:
    """`lattices`, each table as far down as lines across go on and no character stands on a border of its columns."""
    tables: list[Lattice] = []
    used: set[Edge] = set()
    for table in lattices.tables:
        below = _lines_below(table, [line for line in lattices.lines if line not in used])
        longer = _longer(table, below) if below else None
        if longer and not _is_run_over(longer, table.box.bottom, glyphs):
            used.update(below)
            table = longer
        tables.append(table)
    rest = tuple([line for line in lattices.lines if line not in used])
    return lattices._replace(tables=tuple(tables), lines=rest)


def _lines_below(table: Lattice, lines: Iterable[Edge]) -> list[Edge]:
    """The lines across below `table` down to the last that is as wide; none where there is none."""
    box = table.box
    if len(table.xs) <= _FEWEST:
        return []
    found: list[Edge] = []
    last, wide = box.bottom, 0
    for line in sorted(lines, key=lambda line: line.at):
        if not line.across or line.at <= last or line.start < box.left - _BESIDE or line.stop > box.right + _BESIDE:
            continue
        if line.at - last > _FAR:
            break
        found.append(line)
        last = line.at
        if line.start <= box.left + _BESIDE and line.stop >= box.right - _BESIDE:
            wide = len(found)
    return found[:wide]


def _longer(table: Lattice, below: Sequence[Edge]) -> Lattice | None:
    bottom = below[-1].at
    sides = [_side(cell.box, x) for cell in table.cells for x in (cell.box.left, cell.box.right)]
    lines = [
        Edge(True, y, cell.box.left, cell.box.right) for cell in table.cells for y in (cell.box.top, cell.box.bottom)
    ]
    lowest = {
        x
        for cell in table.cells
        if cell.row + cell.rowspan == len(table.ys) - 1
        for x in (cell.box.left, cell.box.right)
    }
    columns = [Edge(False, x, table.box.bottom, bottom) for x in lowest]
    return lattice_of([*sides, *lines, *columns, *below])


def _side(box: Box, x: float) -> Edge:
    return Edge(False, x, box.top, box.bottom)


def _is_run_over(table: Lattice, top: float, glyphs: Iterable[Glyph]) -> bool:
    """Whether any character below `top` stands on a line between two cells, or there is none at all."""
    below = [
        glyph for glyph in glyphs if glyph.y > top and table.box.has(glyph.x, glyph.y) and not glyph.text.isspace()
    ]
    for glyph in below:
        slack = _OVER * glyph.advance
        if table.cell_at(glyph.left + slack, glyph.y) != table.cell_at(glyph.right - slack, glyph.y):
            return True
    return not below
