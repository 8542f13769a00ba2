"""Spans as MultiMarkdown draws them: `||` widens the cell before, `^^` continues the cell above.

Source: MultiMarkdown User's Guide, "Tables".
"""

from __future__ import annotations

from dataclasses import dataclass

from senryaku_parse.readers.inline import plain_text
from senryaku_parse.tables import RawCell, RawRow

_CONTINUED = "^^"


def has_spans(cells: list[str]) -> bool:
    """Whether a row continues a cell above it. Only beside such rows does `||` mean a wide cell."""
    return any(cell.strip() == _CONTINUED for cell in cells)


@dataclass(slots=True, eq=False)
class _Cell:
    text: str
    colspan: int = 1
    rowspan: int = 1


def with_spans(rows: list[tuple[int, list[str]]]) -> tuple[RawRow, ...]:
    """Rows of cells (line, texts with the space around them) with their spans. A `^^` below nothing is a text."""
    laid: list[tuple[int, list[_Cell]]] = []
    above: dict[int, _Cell] = {}
    for line, texts in rows:
        kept: list[_Cell] = []
        covering: dict[int, _Cell] = {}
        grown: set[_Cell] = set()
        column = 0
        for cell in _widened(texts):
            continued = above.get(column) if cell.text == _CONTINUED else None
            if continued and continued not in grown:
                continued.rowspan += 1
                grown.add(continued)
            elif not continued:
                kept.append(cell)
            owner = continued or cell
            covering.update(dict.fromkeys(range(column, column + cell.colspan), owner))
            column += cell.colspan
        laid.append((line, kept))
        above = covering
    return tuple(RawRow(tuple(_raw(cell) for cell in cells), line) for line, cells in laid)


def _widened(texts: list[str]) -> list[_Cell]:
    cells: list[_Cell] = []
    for text in texts:
        if text == "" and cells:
            cells[-1].colspan += 1
        else:
            cells.append(_Cell(text.strip()))
    return cells


def _raw(cell: _Cell) -> RawCell:
    return RawCell(plain_text(cell.text).strip(), cell.rowspan, cell.colspan)
