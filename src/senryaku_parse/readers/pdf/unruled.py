"""Tables without ruling lines between their columns: read where the columns are certain, else left as lines and told.

Lines below each other whose parts leave the same gaps free are rows of a table. It is certain with three columns or
more, each filled in most rows and all of them in the first, which is the header. Lines drawn across tell its rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from senryaku_parse.readers.pdf.cells import PageTable, TextCell
from senryaku_parse.readers.pdf.lines import LineRun, PageLine
from senryaku_parse.readers.pdf.shapes import Edge
from senryaku_parse.readers.pdf.wrapping import TextWidth, text_of

_FEWEST = 3
"""Columns, and rows with so many."""
_GUTTER = 0.9
"""Sizes that stay free between columns."""
_FAR = 3.2
"""Sizes between base lines of rows that belong together."""
_FILLED = 0.6
"""Share of the rows in which each column must hold a text."""


class Unruled(NamedTuple):
    """What lines of text make."""

    items: tuple[PageLine | PageTable, ...]
    """In their order, those of a table as that table."""
    doubtful: tuple[str, ...]
    """Lines that look like the first of a table whose columns are not certain."""


def find_unruled(lines: Sequence[PageLine], edges: Sequence[Edge], page: int) -> Unruled:
    """The tables among `lines` of a page, from top to bottom; `edges` are the lines drawn outside tables."""
    items: list[PageLine | PageTable] = []
    doubtful: list[str] = []
    at = 0
    while at < len(lines):
        run = _run(lines, at)
        table = _table(run, edges, page) if run else None
        if run and table is None:
            doubtful.append(run[0].text)
        items += [table] if table else run or [lines[at]]
        at += len(run) or 1
    return Unruled(tuple(items), tuple(doubtful))


def _run(lines: Sequence[PageLine], start: int) -> Sequence[PageLine]:
    """The lines from `start` on that leave the same gaps free; none where they are no rows of a table."""
    if len(lines[start].parts) < _FEWEST or not lines[start].upright:
        return ()
    stop, last = start + 1, start + 1
    columns = _merged(lines[start].parts, lines[start].size)
    while stop < len(lines) and _is_near(lines[stop - 1], lines[stop]):
        wider = _merged([*columns, *lines[stop].parts], lines[stop].size)
        if len(wider) < _FEWEST or len(wider) < len(columns) - 1:
            break
        columns, stop = wider, stop + 1
        last = stop if len(lines[stop - 1].parts) > 1 or _is_within(lines[stop - 1], columns) else last
    full = [line for line in lines[start:last] if len(line.parts) >= _FEWEST]
    return lines[start:last] if len(full) >= _FEWEST else ()


def _is_near(above: PageLine, below: PageLine) -> bool:
    return below.upright and below.base - above.base <= _FAR * max(above.size, below.size)


def _is_within(line: PageLine, columns: Sequence[LineRun]) -> bool:
    """Whether a line of one part may go on in a column other than the first, or in a wrapped first one."""
    return any(column.left - 1 <= line.left and line.right <= column.right + 1 for column in columns[:-1])


def _merged(parts: Sequence[LineRun], size: float) -> list[LineRun]:
    """The places that `parts` take across, those without a gap between them as one."""
    found: list[LineRun] = []
    for part in sorted(parts, key=lambda part: part.left):
        if found and part.left - found[-1].right < _GUTTER * size:
            found[-1] = LineRun("", found[-1].left, max(found[-1].right, part.right))
        else:
            found.append(LineRun("", part.left, part.right))
    return found


def _table(run: Sequence[PageLine], edges: Sequence[Edge], page: int) -> PageTable | None:
    """The table that `run` makes; null where its columns are not certain."""
    columns = _merged([part for line in run for part in line.parts], run[0].size)
    rows = [_cells(group, columns) for group in _groups(run, columns, edges)]
    if len(rows) < _FEWEST or not all(rows[0]):
        return None
    if any(sum(bool(row[at]) for row in rows) < _FILLED * len(rows) for at in range(len(columns))):
        return None
    cells = [
        TextCell(y, x, 1, 1, text_of(held, _room(column)), _room(column), tuple(held))
        for y, row in enumerate(rows)
        for x, (held, column) in enumerate(zip(row, columns, strict=True))
    ]
    return PageTable(tuple(cells), page, ruled=False)


def _room(column: LineRun) -> TextWidth:
    return TextWidth(column.left, column.right)


def _groups(run: Sequence[PageLine], columns: Sequence[LineRun], edges: Sequence[Edge]) -> Iterator[list[PageLine]]:
    """The lines of each row: those between two lines drawn across, else one and those below it that only go on."""
    across = sorted(edge.at for edge in edges if edge.across and _spans(edge, columns))
    inner = [at for at in across if run[0].base < at < run[-1].base]
    group = [run[0]]
    for above, line in pairwise(run):
        begins = any(above.base <= at < line.base for at in inner) if inner else not _goes_on(line, columns)
        if begins:
            yield group
            group = []
        group.append(line)
    yield group


def _spans(edge: Edge, columns: Sequence[LineRun]) -> bool:
    return edge.start <= columns[0].left + 2 and edge.stop >= columns[-1].left


def _goes_on(line: PageLine, columns: Sequence[LineRun]) -> bool:
    """Whether a line holds no more than the rest of one cell of the row above it."""
    return len(line.parts) == 1 and len(columns) > 1


def _cells(group: Sequence[PageLine], columns: Sequence[LineRun]) -> list[list[PageLine]]:
    """The lines in each column."""
    return [
        [
            line._replace(parts=parts)
            for line in group
            if (parts := tuple([part for part in line.parts if column.left - 1 <= part.left <= column.right]))
        ]
        for column in columns
    ]
