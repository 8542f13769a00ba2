"""Parquet of many documents: the flat table of `writers.parquet`.

How wide a column's type must be depends on all documents, so the rows wait on the disk until the last is there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import or_
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from senryaku_parse.columns import Value
from senryaku_parse.findings import Finding
from senryaku_parse.model import SCHEMA_VERSION, Strategy
from senryaku_parse.writers.csv import COLUMNS
from senryaku_parse.writers.delimited import Lang
from senryaku_parse.writers.many import DocumentPart
from senryaku_parse.writers.many.spool import Spool, spool
from senryaku_parse.writers.parquet import Need, needs_of, parquet_module, schema, table, values_of

if TYPE_CHECKING:
    import pyarrow as pa

_Rows: TypeAlias = tuple[list[Need], list[list[Value]]]

_GROUP = 2**16
"""Rows of a row group, about: readers take one at a time."""


@dataclass(frozen=True, slots=True)
class ParquetCollector:
    """See `Collector`."""

    lang: Lang = "en"

    def __post_init__(self) -> None:
        """Refuse at once what would fail at the end.

        Raises:
            UsageError: pyarrow is missing.
        """
        parquet_module()

    def part(self, strategy: Strategy) -> tuple[_Rows, tuple[Finding, ...]]:
        """What the types must hold, and the values of each column."""
        values, replaced = values_of(strategy, self.lang)
        return (needs_of(values), values), replaced

    def write(self, parts: Iterable[DocumentPart], path: Path) -> None:
        """Row groups of whole documents."""
        needs = [Need()] * len(COLUMNS)
        with spool(path.parent) as waiting:
            for part in parts:
                if part.content:
                    more, values = part.content
                    needs = list(map(or_, needs, more))
                    waiting.add(values)
            whole = schema(needs, self.lang, {"schema_version": SCHEMA_VERSION})
            with parquet_module().ParquetWriter(path, whole) as writer:
                for group in _groups(waiting, whole):
                    writer.write_table(group)


def _groups(waiting: Spool, whole: pa.Schema) -> Iterator[pa.Table]:
    import pyarrow as pa

    tables: list[pa.Table] = []
    for values in waiting:
        tables.append(table(values, whole))
        if sum(len(one) for one in tables) >= _GROUP:
            yield pa.concat_tables(tables)
            tables.clear()
    if tables:
        yield pa.concat_tables(tables)
