"""Parquet: the flat table of `writers.csv`, with its columns and in its order, typed.

Texts are `string`, integers `int64`, true and false `bool`, lists `list<string>`. Numbers are `decimal128(38, 4)`: 1.49 is exactly
1.49, and the files of many municipalities have one type. A column with a value that its type can't hold exactly has the next
wider one: a decimal of more places, `decimal256`, in the end `string`. The metadata of a field has its Japanese heading and what
it means, the metadata of the schema says whose data it is.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from senryaku_parse.columns import Column, Value
from senryaku_parse.errors import UsageError
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
_NO_PYARROW = "Parquet を書き出すには pyarrow が必要です。pip install 'senryaku-parse[parquet]' を実行するか、CSV で書き出してください。"


def write_parquet(strategy: Strategy, *, lang: Lang = "en") -> Written:
    """`strategy` as one Parquet file. With lang "ja" the names of columns and the codes are Japanese, as in CSV.

    Lone surrogates become U+FFFD, with a finding.

    Raises:
        UsageError: pyarrow is missing.
    """
    try:
        import pyarrow.parquet as pq
    except ModuleNotFoundError as error:
        if error.name not in ("pyarrow", "pyarrow.parquet"):
            raise
        raise UsageError(_NO_PYARROW) from None
    strategy, replaced = with_legal_texts(strategy, NO_UTF8, "Parquet")
    buffer = io.BytesIO()
    pq.write_table(_table(strategy, lang), buffer)
    return Written(buffer.getvalue(), replaced)


def _table(strategy: Strategy, lang: Lang) -> pa.Table:
    import pyarrow as pa

    rows = list(leaves(strategy))
    arrays = [_array(column, column_values(column, rows, lang)) for column in COLUMNS]
    fields = [
        pa.field(name, array.type, metadata={"heading": column.heading, "meaning": column.meaning})
        for name, column, array in zip(headings(COLUMNS, lang), COLUMNS, arrays, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields, metadata=_about(strategy)))


def _array(column: Column[Any], values: list[Value]) -> pa.Array:
    """The values of a column in its type; numbers that no type holds as texts."""
    import pyarrow as pa

    kind = _type(column, values)
    if kind == pa.string():
        values = [None if value is None else str(value) for value in values]
    return pa.array(values, kind)


def _type(column: Column[Any], values: list[Value]) -> pa.DataType:
    import pyarrow as pa

    if column.kind == "integer":
        return pa.int64() if fit_int64(values) else pa.string()
    if column.kind == "number":
        return _decimal_type(value for value in values if isinstance(value, Decimal))
    return {"string": pa.string(), "boolean": pa.bool_(), "list": pa.list_(pa.string())}[column.kind]


def _decimal_type(numbers: Iterable[Decimal]) -> pa.DataType:
    """The narrowest type that holds each of `numbers` exactly, with at least `_PLACES` places."""
    import pyarrow as pa

    before, places = 1, _PLACES
    for number in numbers:
        exponent = number.as_tuple().exponent
        places = max(places, -exponent if isinstance(exponent, int) else 0)
        before = max(before, number.adjusted() + 1)
    if before + places <= 38:
        return pa.decimal128(38, places)
    return pa.decimal256(76, places) if before + places <= 76 else pa.string()


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
