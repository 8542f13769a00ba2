"""Tables in memory → Document: rows, pandas frames, tables of pdfplumber, documents of docling.

What libraries hand over is known by what it can do; none of them is imported.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from senryaku_parse.errors import InputError
from senryaku_parse.inputs import Input
from senryaku_parse.limits import TABLES_ONLY, Limits
from senryaku_parse.messages import render
from senryaku_parse.readers.cell_texts import cell_text, table_cell
from senryaku_parse.readers.docling import docling_blocks, is_docling
from senryaku_parse.readers.frames import frame_table, is_frame
from senryaku_parse.tables import Block, Document, RawCell, RawRow, RawTable, TextBlock

if TYPE_CHECKING:
    import pandas as pd


class CellTable(Protocol):
    """A table that pdfplumber found."""

    rows: Any
    """Each with `cells`: the box (left, top, right, bottom) of each cell, null where another covers its place."""

    def extract(self) -> Sequence[Sequence[object]]:
        """The texts of the cells, in rows."""


CellRows: TypeAlias = "Sequence[Sequence[object]]"
"""The cells of a table, null for blank ones."""

InMemory: TypeAlias = "CellRows | pd.DataFrame | CellTable | Sequence[pd.DataFrame | CellTable | CellRows]"
"""A table, or several."""

_SEQUENCES = (list, tuple)


def memory_input(source: object, limits: Limits) -> Input | None:
    """`source` as an input; null where it is none of these.

    Raises:
        InputError: it looks like one, and holds what is no table; TooLargeError: it is beyond `limits`.
    """
    kind = _kind_of(source)
    if kind is None:
        return None
    blocks = tuple(_blocks(source, kind))
    cells = sum(len(row.cells) for block in blocks if isinstance(block, RawTable) for row in block.groups[0])
    limits.check("book_cells", cells, "limits.table-cells", TABLES_ONLY)
    told = json.dumps([_told(block) for block in blocks], ensure_ascii=False)
    return Input("", Document(blocks), sha256(told.encode("utf-8", "surrogatepass")).hexdigest(), kind)


def _kind_of(source: object) -> str | None:
    if is_docling(source):
        return "docling"
    if is_frame(source):
        return "dataframe"
    if hasattr(source, "extract") and hasattr(source, "rows"):
        return "pdfplumber"
    if isinstance(source, _SEQUENCES):
        return (_kind_of(source[0]) or "rows") if source else "rows"
    return None


def _blocks(source: Any, kind: str) -> Iterator[Block]:
    if kind == "docling":
        yield from docling_blocks(source)
    elif isinstance(source, _SEQUENCES) and (kind != "rows" or _holds_tables(source)):
        for one in source:
            yield from _blocks(one, _kind_of(one) or kind)
    elif kind == "dataframe":
        yield frame_table(source)
    elif kind == "pdfplumber":
        yield _cell_table(source)
    else:
        yield _rows_table(source)


def _holds_tables(source: Sequence[Any]) -> bool:
    """Whether `source` holds tables of rows rather than rows of cells."""
    first = next((one for one in source if isinstance(one, _SEQUENCES) and one), None)
    return first is not None and isinstance(first[0], _SEQUENCES)


def _told(block: Block) -> object:
    if isinstance(block, TextBlock):
        return block.text
    return [[cell.text for cell in row.cells] for group in block.groups for row in group]


def _table(rows: Iterable[Iterable[RawCell]], *, may_span: bool = False, page: int | None = None) -> RawTable:
    return RawTable((tuple(RawRow(tuple(row)) for row in rows),), may_span=may_span, page=page)


def _rows_table(rows: Sequence[object]) -> RawTable:
    for at, row in enumerate(rows, 1):
        if not isinstance(row, _SEQUENCES):
            raise InputError(render("reading.row-no-list", number=at, name=type(row).__name__))
    return _table(map(table_cell, row) for row in rows if isinstance(row, _SEQUENCES))


def _cell_table(table: CellTable) -> RawTable:
    """With the spans that the boxes of its cells tell."""
    texts = table.extract()
    boxes = [list(row.cells) for row in table.rows]
    found = [box for row in boxes for box in row if box]
    tops, lefts = sorted({box[1] for box in found}), sorted({box[0] for box in found})
    rows: list[list[RawCell]] = []
    for row, line in zip(boxes, texts, strict=False):
        cells = [
            RawCell(cell_text(text), _covered(tops, box[1], box[3]), _covered(lefts, box[0], box[2]))
            for box, text in zip(row, line, strict=False)
            if box
        ]
        rows.append(cells)
    return _table(rows, may_span=True, page=getattr(getattr(table, "page", None), "page_number", None))


def _covered(starts: list[float], begin: float, end: float) -> int:
    """How many of `starts` lie from `begin` on and before `end`, at least one."""
    return max(1, sum(begin <= start < end for start in starts))
