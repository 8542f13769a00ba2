"""pandas frames, one an entity, with dtypes that guess nothing: a name "1,234" stays text."""

from __future__ import annotations

from typing import Any

import pandas as pd

from senryaku_parse.columns import ENTITIES, Column, Entity
from senryaku_parse.model import Strategy

_DTYPES = {"string": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean", "list": "object"}
"""Kind of a column → nullable dtype. A list column holds tuples of texts."""


def to_frames(strategy: Strategy) -> dict[str, pd.DataFrame]:
    """Entity → frame: "goals", "targets", "measures", "kpis", "projects", "findings".

    Each row repeats the ids, numbers and names above it; columns have the names of the JSON fields. What is
    missing is `pd.NA`. Numbers are Float64: the exact decimals stay in the hierarchy and in JSON.
    """
    return {entity.name: _frame(entity, strategy) for entity in ENTITIES}


def _frame(entity: Entity[Any], strategy: Strategy) -> pd.DataFrame:
    records = list(entity.records(strategy))
    return pd.DataFrame(
        {column.name: _series(column, [record[at] for record in records]) for at, column in enumerate(entity.columns)}
    )


def _series(column: Column[Any], values: list[Any]) -> pd.Series[Any]:
    if column.kind == "number":
        values = [None if value is None else float(value) for value in values]
    return pd.Series(values, dtype=_DTYPES[column.kind])
