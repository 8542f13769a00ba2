"""DataFrames of pandas → RawTable: the names of columns and index as headings, merged where they are alike.

pandas is not imported: a frame is known by what it is.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from senryaku_parse.readers.cell_texts import cell_text, table_cell
from senryaku_parse.tables import RawCell, RawRow, RawTable
from senryaku_parse.text import UNNAMED

if TYPE_CHECKING:
    import pandas as pd


def is_frame(source: object) -> bool:
    """Whether `source` is a DataFrame."""
    return any(kind.__name__ == "DataFrame" and kind.__module__.startswith("pandas") for kind in type(source).__mro__)


def frame_table(frame: pd.DataFrame) -> RawTable:
    """Its column names as rows of headings, its index as first columns, where they say anything."""
    index = list(frame.index) if _says_anything(frame.index) else None
    names = [cell_text(name) for name in frame.index.names] if index is not None else []
    headings = _frame_headings(frame, names)
    keys = [key if isinstance(key, tuple) else (key,) for key in index or ()]
    columns = [_merged([key[: level + 1] for key in keys], merge=level < len(names) - 1) for level in range(len(names))]
    body = [
        [cell for column in columns if (cell := column[at]) is not None] + list(map(table_cell, row))
        for at, row in enumerate(frame.itertuples(index=False, name=None))
    ]
    return RawTable((tuple(RawRow(tuple(row)) for row in [*headings, *body]),), may_span=True)


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
