"""pandas frames with dtypes that guess nothing: a name "1,234" stays text.

What each column holds is in docs/columns.md. Columns have the names of the JSON fields; what is missing is `pd.NA`.
Numbers are Float64: the exact decimals stay in the hierarchy and in JSON. Lone surrogates, which no encoding can write,
are U+FFFD.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal, TypeAlias, TypeVar

import pandas as pd

from senryaku_parse.columns import ENTITIES, Column
from senryaku_parse.errors import UsageError
from senryaku_parse.messages import render
from senryaku_parse.model import Strategy
from senryaku_parse.text import SURROGATE
from senryaku_parse.writers import csv, yearly
from senryaku_parse.writers.many.documents import DOCUMENTS, DocumentOutcome
from senryaku_parse.writers.open_data import ORIGIN

Per: TypeAlias = Literal["leaf", "year"]

DTYPES = {
    "string": "string",
    "integer": "Int64",
    "number": "Float64",
    "boolean": "boolean",
    "list": "object",
    "lines": "object",
}
"""Kind of a column → nullable dtype. A column of lists or lines holds tuples of texts."""

_Row = TypeVar("_Row")


def to_frames(strategy: Strategy) -> dict[str, pd.DataFrame]:
    """Entity → frame: "goals", "targets", "measures", "kpis", "projects", "findings".

    Each row repeats the ids, numbers and names above it. `series` and `actuals` are JSON texts: `to_frame` has them
    by year.
    """
    return {entity.name: frame_of(entity.columns, entity.rows(strategy)) for entity in ENTITIES}


def frames_of(documents: Iterable[DocumentOutcome]) -> dict[str, pd.DataFrame]:
    """The frames of many documents: those of `to_frames`, whose data each row is on its left, and "documents", a row a document."""
    listed = list(documents)
    read = [one.strategy for one in listed if one.strategy]
    frames = {DOCUMENTS.name: frame_of(DOCUMENTS.columns, listed)}
    for entity in ENTITIES:
        columns = (*ORIGIN, *entity.columns)
        records = (
            (*origin, *record)
            for strategy in read
            for origin in [[column.get(strategy) for column in ORIGIN]]
            for record in entity.records(strategy)
        )
        values = list(zip(*records, strict=True)) or [()] * len(columns)
        frames[entity.name] = pd.DataFrame(
            {column.name: _series(column, list(its)) for column, its in zip(columns, values, strict=True)}
        )
    return frames


def to_frame(strategy: Strategy, per: Per = "leaf") -> pd.DataFrame:
    """One frame: a row a leaf, with the columns of the flat CSV; or a row an indicator and fiscal year.

    Raises:
        UsageError: `per` is neither "leaf" nor "year".
    """
    if per == "leaf":
        return frame_of(csv.COLUMNS, csv.leaves(strategy))
    if per == "year":
        return frame_of(yearly.COLUMNS, yearly.indicator_years(strategy))
    raise UsageError(render("writing.no-frame-per", per=per))


def frame_of(columns: Sequence[Column[_Row]], rows: Iterable[_Row]) -> pd.DataFrame:
    """A frame with `columns`, a row for each of `rows`."""
    rows = list(rows)
    return pd.DataFrame({column.name: _series(column, [column.get(row) for row in rows]) for column in columns})


def _series(column: Column[Any], values: list[Any]) -> pd.Series[Any]:
    if column.kind == "number":
        values = [None if value is None else float(value) for value in values]
    elif column.kind == "string":
        values = [None if value is None else SURROGATE.sub("\ufffd", value) for value in values]
    return pd.Series(values, dtype=DTYPES[column.kind])
