"""A table of ruling lines and the characters in it → cells with their texts, and a raw table of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from senryaku_parse.readers.pdf.lattice import Lattice
from senryaku_parse.readers.pdf.lines import PageLine, read_lines
from senryaku_parse.readers.pdf.shapes import Box, Glyph
from senryaku_parse.readers.pdf.wrapping import TextWidth, text_of
from senryaku_parse.tables import RawCell, RawRow, RawTable

_OVER = 0.25
"""Share of a character's width that must stand on both sides of a line for it to run over the line."""
_TOUCHING = 0.06
"""Sizes between letters that touch."""
_APART = 0.3
"""Sizes between characters of one run of text."""
_LOW = 0.95
"""Height of a row without text beside the lowest with one, up to which it is no row."""


class TextCell(NamedTuple):
    """One cell with its text: where it begins and what it covers, counted from 0."""

    row: int
    column: int
    rowspan: int
    colspan: int
    text: str
    room: TextWidth
    """The width that its text may take."""
    lines: tuple[PageLine, ...] = ()

    @property
    def stop(self) -> int:
        """The row behind its last."""
        return self.row + self.rowspan


class PageTable(NamedTuple):
    """A table on a page."""

    cells: tuple[TextCell, ...]
    """By row, then by column."""
    page: int
    ruled: bool = True
    """False where no lines part its columns."""

    @property
    def begin(self) -> tuple[float, float]:
        """Top and left of its first text."""
        lines = [line for cell in self.cells for line in cell.lines]
        return min(line.top for line in lines), min(line.left for line in lines)

    @property
    def height(self) -> int:
        """Number of its rows."""
        return max((cell.stop for cell in self.cells), default=0)

    def without_row(self, row: int) -> PageTable:
        """This table without a row and the cells in it; those that go on over it are lower by one."""
        cells = []
        for cell in self.cells:
            if cell.row > row:
                cells.append(cell._replace(row=cell.row - 1))
            elif cell.stop <= row:
                cells.append(cell)
            elif cell.rowspan > 1:
                cells.append(cell._replace(rowspan=cell.rowspan - 1))
        return self._replace(cells=tuple(sorted(cells, key=lambda cell: cell[:2])))

    def raw(self) -> RawTable:
        """The same for the rest of the pipeline."""
        rows: list[list[RawCell]] = [[] for _ in range(self.height)]
        for cell in self.cells:
            rows[cell.row].append(RawCell(cell.text, cell.rowspan, cell.colspan))
        return RawTable((tuple([RawRow(tuple(row)) for row in rows]),), page=self.page)


def read_table(lattice: Lattice, glyphs: Sequence[Glyph], page: int) -> PageTable:
    """The table on `page` that `lattice` makes of the `glyphs` that stand in it."""
    within: dict[int, list[Glyph]] = defaultdict(list)
    for number, glyph in _placed(lattice, glyphs):
        within[number].append(glyph)
    lines = {number: tuple(read_lines(held)) for number, held in within.items()}
    padding = _padding(lattice, lines)
    cells = []
    for number, (row, column, rowspan, colspan, box) in enumerate(lattice.cells):
        room, own = TextWidth(box.left + padding, box.right - padding), lines.get(number, ())
        cells.append(TextCell(row, column, rowspan, colspan, text_of(own, room), room, own))
    return _without_slivers(PageTable(tuple(cells), page), lattice.ys)


def _placed(lattice: Lattice, glyphs: Sequence[Glyph]) -> Iterator[tuple[int, Glyph]]:
    """The number of its cell and each glyph; text that is printed over a line stays in the cell where it begins."""
    for run in _runs(glyphs):
        number = before = lattice.cell_at(run[0].x, run[0].y)
        for last, glyph in zip([run[0], *run], run, strict=False):
            place = lattice.cell_at(glyph.x, glyph.y)
            if place != before and not _runs_over(last, glyph, lattice):
                number = place
            before = place
            if number is not None:
                yield number, glyph


def _runs(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Characters printed one after the other on one line without a gap."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and (
            abs(glyph.base - run[-1].base) > 0.1 * glyph.size
            or abs(glyph.left - run[-1].right) > _APART * glyph.size
            or glyph.turn != run[-1].turn
        ):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _runs_over(last: Glyph, glyph: Glyph, lattice: Lattice) -> bool:
    """Whether a line of the table stands between two letters of one text: they touch, or it goes through one."""
    touching = glyph.left - last.right <= _TOUCHING * glyph.size
    return glyph.turn == 0 and (touching or _is_crossed(last, lattice) or _is_crossed(glyph, lattice))


def _is_crossed(glyph: Glyph, lattice: Lattice) -> bool:
    slack = _OVER * glyph.advance
    return any(glyph.left + slack < x < glyph.right - slack for x in lattice.xs)


def _padding(lattice: Lattice, lines: dict[int, tuple[PageLine, ...]]) -> float:
    """What the cells of a table leave free at their sides, at the least."""
    free = [
        side
        for number, held in lines.items()
        for line in held
        for side in _sides(line, lattice.cells[number].box)
        if line.upright
    ]
    return max(0.0, min(free, default=0.0))


def _sides(line: PageLine, box: Box) -> tuple[float, float]:
    return line.left - box.left, box.right - line.right


def _without_slivers(table: PageTable, ys: Sequence[float]) -> PageTable:
    """`table` without low rows that only cells of other rows go on over: where a border is drawn at another height."""
    heights = [below - above for above, below in pairwise(ys)]
    filled = {cell.row for cell in table.cells if cell.text and cell.rowspan == 1}
    lowest = min((heights[row] for row in filled), default=0.0)
    for row in range(len(heights) - 1, -1, -1):
        if heights[row] < _LOW * lowest and _is_gone_over(table, row):
            table = table.without_row(row)
    return table


def _is_gone_over(table: PageTable, row: int) -> bool:
    """Whether texts go on over the row, and none stands in it alone."""
    texts = [cell for cell in table.cells if cell.text and cell.row <= row < cell.stop]
    return bool(texts) and all(cell.rowspan > 1 for cell in texts)
