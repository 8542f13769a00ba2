"""An entity → the statements that make its table, and its rows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple, TypeAlias

from senryaku_parse.columns import ENTITIES, Column, Entity, Value
from senryaku_parse.model import Strategy
from senryaku_parse.writers.delimited import Lang
from senryaku_parse.writers.open_data import ORIGIN, with_era_years
from senryaku_parse.writers.typed import column_values, fit_int64

Stored: TypeAlias = str | int | float | None
"""What SQLite holds."""

_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "NUMERIC", "boolean": "INTEGER", "list": "TEXT"}

STRATEGY: Entity[Strategy] = Entity(
    "strategy",
    "総合戦略",
    (
        Column("title", "表題", "string", lambda strategy: strategy.title),
        *ORIGIN,
        Column("period_start", "計画の最初の年度", "integer", lambda one: one.period.start if one.period else None),
        Column("period_end", "計画の最後の年度", "integer", lambda one: one.period.end if one.period else None),
        Column("document_format", "文書の形式", "string", lambda strategy: strategy.source.format),
        Column("sha256", "文書のSHA-256", "string", lambda strategy: strategy.source.sha256),
        Column("schema_version", "データの版", "string", lambda strategy: strategy.schema_version),
    ),
    lambda strategy: iter((strategy,)),
)
"""The strategy itself: one row."""

_ENTITIES = {entity.name: entity for entity in ENTITIES}


class Table(NamedTuple):
    """A table to be made."""

    create: str
    insert: str
    rows: Iterator[tuple[Stored, ...]]


def table(entity: Entity[Any], strategy: Strategy, lang: Lang) -> Table:
    """The table of `entity`, years in both calendars as in the folder's CSV files."""
    columns = tuple(with_era_years(entity.columns))
    rows = list(entity.rows(strategy))
    definitions: list[str] = []
    stored: list[list[Stored]] = []
    for column in columns:
        values = column_values(column, rows, lang)
        kind = _TYPES[column.kind] if _fit(values) else "TEXT"
        definitions.append(f"{name_of(column, lang)} {kind}{_constraint(column, entity, lang)}")
        stored.append([_as_text(value) if kind == "TEXT" else _as_number(value) for value in values])
    name = name_of(entity, lang)
    return Table(
        f"CREATE TABLE {name} (\n  " + ",\n  ".join(definitions) + "\n)",
        f"INSERT INTO {name} VALUES ({', '.join('?' * len(columns))})",
        zip(*stored, strict=True),
    )


def name_of(named: Column[Any] | Entity[Any], lang: Lang) -> str:
    """The name of a column or a table, quoted."""
    return quoted(named.heading if lang == "ja" else named.name)


def quoted(name: str) -> str:
    """`name` as an identifier of SQL."""
    return '"' + name.replace('"', '""') + '"'


def _constraint(column: Column[Any], entity: Entity[Any], lang: Lang) -> str:
    """Keys, and what is surely there. A 再掲 may stand above its first listing, so keys are checked at the end."""
    if column.kind == "boolean":
        return f" CHECK ({name_of(column, lang)} IN (0, 1))"
    if column.name == "id":
        return " NOT NULL PRIMARY KEY"
    if column.refers_to is None:
        return ""
    other = _ENTITIES[column.refers_to]
    presence = "" if other is entity else " NOT NULL"
    key = name_of(next(one for one in other.columns if one.name == "id"), lang)
    return f"{presence} REFERENCES {name_of(other, lang)} ({key}) DEFERRABLE INITIALLY DEFERRED"


def _fit(values: list[Value]) -> bool:
    """Whether each number among `values` is exact in 64 bits."""
    return fit_int64(values) and all(_exact(value) is not None for value in values if isinstance(value, Decimal))


def _exact(number: Decimal) -> int | float | None:
    """The integer of 64 bits, or the float written with the same digits, that is `number`; null where there is none."""
    if number.adjusted() < 19 and number == number.to_integral_value() and fit_int64([int(number)]):
        return int(number)
    real = float(number)
    return real if Decimal(repr(real)) == number else None


def _as_number(value: Value) -> Stored:
    return _exact(value) if isinstance(value, Decimal) else value  # type: ignore[return-value]


def _as_text(value: Value) -> Stored:
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    return None if value is None else str(value)
