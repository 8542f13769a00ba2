"""Parquet: the flat table of `writers.csv`, with its columns and in its order, typed.

Texts are `string`, integers `int64`, true and false `bool`, lists `list<string>`. Numbers are `decimal128(38, 4)`: 1.49 is exactly
1.49, and the files of many municipalities have one type. A column with a value that its type can't hold exactly has the next
wider one: a decimal of more places, `decimal256`, in the end `string`. The metadata of a field has its Japanese heading and what
it means, the metadata of the schema says whose data it is.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from senryaku_parse.columns import Column, Value
from senryaku_parse.errors import UsageError
from senryaku_parse.findings import Finding
from senryaku_parse.messages import render
from senryaku_parse.model import Strategy
from senryaku_parse.writers.characters import NO_UTF8, with_legal_texts
from senryaku_parse.writers.csv import COLUMNS, leaves
from senryaku_parse.writers.delimited import Lang, headings
from senryaku_parse.writers.typed import column_values, fit_int64
from senryaku_parse.writers.written import Written

if TYPE_CHECKING:
    import pyarrow as pa

_PLACES = 4
"""Decimal places of a number, as long as they do."""
_NO_PYARROW = "writing.needs-pyarrow"


def write_parquet(strategy: Strategy, *, lang: Lang = "en") -> Written:
    """`strategy` as one Parquet file. With lang "ja" the names of columns and the codes are Japanese, as in CSV.

    Lone surrogates become U+FFFD, with a finding.

    Raises:
        UsageError: pyarrow is missing.
    """
    pq = parquet_module()
    values, replaced = values_of(strategy, lang)
    buffer = io.BytesIO()
    pq.write_table(table(values, schema(needs_of(values), lang, _about(strategy))), buffer)
    return Written(buffer.getvalue(), replaced)


def parquet_module() -> Any:
    """`pyarrow.parquet`.

    Raises:
        UsageError: pyarrow is missing.
    """
    try:
        import pyarrow.parquet as pq
    except ModuleNotFoundError as error:
        if error.name not in ("pyarrow", "pyarrow.parquet"):
            raise
        raise UsageError(render(_NO_PYARROW)) from None
    return pq


def values_of(strategy: Strategy, lang: Lang) -> tuple[list[list[Value]], tuple[Finding, ...]]:
    """The values of each column, and the findings on what Parquet can't hold."""
    strategy, replaced = with_legal_texts(strategy, NO_UTF8, "Parquet")
    rows = list(leaves(strategy))
    return [column_values(column, rows, lang) for column in COLUMNS], replaced


class Need(NamedTuple):
    """What the type of a column must hold."""

    int64: bool = True
    """Whether 64 bits are enough for each integer."""
    before: int = 1
    """The most digits before the point of a decimal."""
    places: int = _PLACES
    """The most decimal places."""

    def __or__(self, other: Need) -> Need:
        """What holds the values of both."""
        return Need(self.int64 and other.int64, max(self.before, other.before), max(self.places, other.places))


def needs_of(columns: Iterable[Iterable[Value]]) -> list[Need]:
    """What each column's values need."""
    return [_need(list(values)) for values in columns]


def schema(needs: Iterable[Need], lang: Lang, about: Mapping[str, str]) -> pa.Schema:
    """The columns with their types, their Japanese headings and what they mean, and what is said `about` the whole."""
    import pyarrow as pa

    fields = [
        pa.field(name, _type(column, need), metadata={"heading": column.heading, "meaning": column.meaning})
        for name, column, need in zip(headings(COLUMNS, lang), COLUMNS, needs, strict=True)
    ]
    return pa.schema(fields, metadata={name: NO_UTF8.sub("\ufffd", text) for name, text in about.items()})


def table(columns: Iterable[list[Value]], schema: pa.Schema) -> pa.Table:
    """The values of each column in the types of `schema`; numbers that no type holds as texts."""
    import pyarrow as pa

    arrays = [
        pa.array([None if value is None else str(value) for value in values] if kind == pa.string() else values, kind)
        for values, kind in zip(columns, schema.types, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def _need(values: list[Value]) -> Need:
    before, places = 1, _PLACES
    for number in values:
        if isinstance(number, Decimal):
            exponent = number.as_tuple().exponent
            places = max(places, -exponent if isinstance(exponent, int) else 0)
            before = max(before, number.adjusted() + 1)
    return Need(fit_int64(values), before, places)


def _type(column: Column[Any], need: Need) -> pa.DataType:
    """The narrowest type that holds what is needed exactly, of a decimal with at least `_PLACES` places."""
    import pyarrow as pa

    if column.kind == "integer":
        return pa.int64() if need.int64 else pa.string()
    if column.kind == "number":
        if need.before + need.places <= 38:
            return pa.decimal128(38, need.places)
        return pa.decimal256(76, need.places) if need.before + need.places <= 76 else pa.string()
    texts = pa.list_(pa.string())
    return {"string": pa.string(), "boolean": pa.bool_(), "list": texts, "lines": texts}[column.kind]


def _about(strategy: Strategy) -> dict[str, str]:
    """Whose data it is; what is not known is left out."""
    period, source = strategy.period, strategy.source
    about = {
        "title": strategy.title,
        "municipality": strategy.municipality,
        "municipality_code": strategy.municipality_code,
        "period": f"{period.start}-{period.end}" if period else None,
        "source": source.name,
        "source_format": source.format,
        "source_sha256": source.sha256,
        "schema_version": strategy.schema_version,
    }
    return {name: text for name, text in about.items() if text}
