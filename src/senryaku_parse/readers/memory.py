"""Tables in memory → Document: rows, pandas frames, tables of pdfplumber, documents of docling.

What libraries hand over is known by what it can do; none of them is imported.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import groupby
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from senryaku_parse.errors import InputError
from senryaku_parse.inputs import Input
from senryaku_parse.limits import TABLES_ONLY, Limits
from senryaku_parse.readers.cell_texts import cell_text
from senryaku_parse.tables import BLANK, Block, Document, RawCell, RawRow, RawTable, TextBlock
from senryaku_parse.text import UNNAMED

if TYPE_CHECKING:
    import pandas as pd


class CellTable(Protocol):
    """A table that pdfplumber found."""

    rows: Any
    """Each with `cells`: the box (left, top, right, bottom) of each cell, null where another covers its place."""

    def extract(self) -> Sequence[Sequence[object]]:
        """The texts of the cells, in rows."""


Rows: TypeAlias = "Sequence[Sequence[object]]"
"""The cells of a table, null for blank ones."""

InMemory: TypeAlias = "Rows | pd.DataFrame | CellTable | Sequence[pd.DataFrame | CellTable | Rows]"
"""A table, or several."""

_SEQUENCES = (list, tuple)
_HEADING_LEVELS = {"title": 1, "section_header": 2}
"""Labels of docling → levels of headings, the second and those below it."""
_LOWEST_LEVEL = 6


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
    limits.check("book_cells", cells, "表のセルが多すぎます", TABLES_ONLY)
    told = json.dumps([_told(block) for block in blocks], ensure_ascii=False)
    return Input("", Document(blocks), sha256(told.encode("utf-8", "surrogatepass")).hexdigest(), kind)


def _kind_of(source: object) -> str | None:
    if hasattr(source, "iterate_items") or hasattr(getattr(source, "document", None), "iterate_items"):
        return "docling"
    if _is_frame(source):
        return "dataframe"
    if hasattr(source, "extract") and hasattr(source, "rows"):
        return "pdfplumber"
    if isinstance(source, _SEQUENCES):
        return (_kind_of(source[0]) or "rows") if source else "rows"
    return None


def _is_frame(source: object) -> bool:
    return any(kind.__name__ == "DataFrame" and kind.__module__.startswith("pandas") for kind in type(source).__mro__)


def _blocks(source: Any, kind: str) -> Iterator[Block]:
    if kind == "docling":
        yield from _docling_blocks(getattr(source, "document", source))
    elif isinstance(source, _SEQUENCES) and (kind != "rows" or _holds_tables(source)):
        for one in source:
            yield from _blocks(one, _kind_of(one) or kind)
    elif kind == "dataframe":
        yield _frame_table(source)
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


def _cell(value: object) -> RawCell:
    text = cell_text(value)
    return RawCell(text) if text else BLANK


def _rows_table(rows: Sequence[object]) -> RawTable:
    for at, row in enumerate(rows, 1):
        if not isinstance(row, _SEQUENCES):
            raise InputError(
                f"{at}番目の行が {type(row).__name__} です。表は、行のリスト（行はセルのリスト、空のセルは None）で渡してください。"
            )
    return _table(map(_cell, row) for row in rows if isinstance(row, _SEQUENCES))


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


def _frame_table(frame: pd.DataFrame) -> RawTable:
    """Its column names as rows of headings, its index as first columns, where they say anything."""
    index = list(frame.index) if _says_anything(frame.index) else None
    names = [cell_text(name) for name in frame.index.names] if index is not None else []
    headings = _frame_headings(frame, names)
    keys = [key if isinstance(key, tuple) else (key,) for key in index or ()]
    columns = [_merged([key[: level + 1] for key in keys], merge=level < len(names) - 1) for level in range(len(names))]
    body = [
        [cell for column in columns if (cell := column[at]) is not None] + list(map(_cell, row))
        for at, row in enumerate(frame.itertuples(index=False, name=None))
    ]
    return _table([*headings, *body], may_span=True)


def _frame_headings(frame: pd.DataFrame, names: list[str]) -> list[list[RawCell]]:
    """The rows of headings: one a level of the columns; none where they are only counted."""
    if not _says_anything(frame.columns):
        return [[RawCell(name) for name in names]] if any(names) else []
    levels = frame.columns.nlevels
    keys = [_filled(key if isinstance(key, tuple) else (key,)) for key in frame.columns]
    rows: list[list[RawCell]] = [[RawCell(name, rowspan=levels) for name in names]]
    rows += [[] for _ in range(levels - 1)]
    for level, row in enumerate(rows):
        for key, run in groupby(keys, key=lambda key: key[: level + 1]):
            alike = list(run)
            if len(key) > level:
                ends = all(len(one) == level + 1 for one in alike)
                row.append(RawCell(key[level], levels - level if ends else 1, len(alike)))
    return rows


def _filled(key: tuple[object, ...]) -> tuple[str, ...]:
    """The names of a column from the top level down, without the blanks that pandas fills up levels with."""
    names = [cell_text(name) for name in key]
    while len(names) > 1 and (not names[-1] or names[-1].startswith(UNNAMED)):
        names.pop()
    return tuple(names)


def _says_anything(labels: Any) -> bool:
    """Whether labels of rows or columns are more than the numbers that pandas counts them by."""
    return labels.nlevels > 1 or any(labels.names) or list(labels) != list(range(len(labels)))


def _merged(keys: list[tuple[object, ...]], *, merge: bool) -> list[RawCell | None]:
    """A cell a label of the index; one for those alike below each other, where they `merge`, and null for the others."""
    cells: list[RawCell | None] = []
    for _, run in groupby(keys, key=lambda key: tuple(map(cell_text, key))):
        alike = list(run)
        text = cell_text(alike[0][-1])
        cells += (
            [RawCell(text, rowspan=len(alike)), *[None] * (len(alike) - 1)] if merge else [RawCell(text)] * len(alike)
        )
    return cells


def _docling_blocks(document: Any) -> Iterator[Block]:
    lines = 0
    for item, _ in document.iterate_items():
        page = next((place.page_no for place in getattr(item, "prov", None) or ()), None)
        data = getattr(item, "data", None)
        if hasattr(data, "table_cells"):
            yield _docling_table(data, page)
        elif text := cell_text(getattr(item, "text", "")):
            lines += 1
            label = str(getattr(item.label, "value", item.label))
            below = getattr(item, "level", 1) - 1 if label == "section_header" else 0
            level = min(_HEADING_LEVELS[label] + below, _LOWEST_LEVEL) if label in _HEADING_LEVELS else 0
            mark = str(getattr(item, "marker", "") or "-") if label == "list_item" else ""
            yield TextBlock(text, level, lines, mark, int(bool(mark)), page=page)


def _docling_table(data: Any, page: int | None) -> RawTable:
    rows: list[list[RawCell]] = [[] for _ in range(data.num_rows)]
    for cell in sorted(data.table_cells, key=lambda one: (one.start_row_offset_idx, one.start_col_offset_idx)):
        rows[cell.start_row_offset_idx].append(RawCell(cell_text(cell.text), cell.row_span, cell.col_span))
    return _table(rows, may_span=True, page=page)
