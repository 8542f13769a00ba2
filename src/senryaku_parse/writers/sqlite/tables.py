"""An entity → the statements that make its table, and its rows.

In a database of one document a row is known by its `id`, in one of many by its `document` and `id`, so every key is of both.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple, TypeAlias

from senryaku_parse.columns import ENTITIES, Column, Entity, Value
from senryaku_parse.model import Strategy
from senryaku_parse.writers.delimited import Lang
from senryaku_parse.writers.many.documents import DOCUMENT, DOCUMENTS
from senryaku_parse.writers.open_data import ABOUT, ORIGIN, with_era_years
from senryaku_parse.writers.typed import column_values, fit_int64

Stored: TypeAlias = str | int | float | None
"""What SQLite holds."""

_TYPES = {
    "string": "TEXT",
    "integer": "INTEGER",
    "number": "NUMERIC",
    "boolean": "INTEGER",
    "list": "TEXT",
    "lines": "TEXT",
}

STRATEGY: Entity[Strategy] = Entity(
    "strategy",
    "総合戦略",
    (
        ABOUT[0],
        *ORIGIN,
        *ABOUT[1:],
        Column("schema_version", "データの版", "string", lambda strategy: strategy.schema_version),
    ),
    lambda strategy: iter((strategy,)),
)
"""The strategy itself: one row."""

_ENTITIES = {entity.name: entity for entity in (*ENTITIES, DOCUMENTS)}


class Values(NamedTuple):
    """The values of a table, by column."""

    columns: list[list[Value]]
    numeric: list[bool]
    """Whether each number of a column is exact in 64 bits."""


def columns_of(entity: Entity[Any], many: bool) -> tuple[Column[Any], ...]:
    """The columns of a table: years in both calendars; of `many` documents, whose data a row is too."""
    own = tuple(with_era_years(entity.columns))
    return (*own, *ORIGIN[:-1], DOCUMENT) if many and entity is not DOCUMENTS else own


def values_of(entity: Entity[Any], strategy: Strategy, lang: Lang, many: bool = False) -> Values:
    """The values that `strategy` has of `entity`, in the order of `columns_of`."""
    rows = list(entity.rows(strategy))
    origin: Sequence[Column[Strategy]] = ORIGIN if many and entity is not DOCUMENTS else ()
    columns = [column_values(column, rows, lang) for column in with_era_years(entity.columns)]
    columns += [[column.get(strategy)] * len(rows) for column in origin]
    return Values(columns, list(map(_fit, columns)))


def create(entity: Entity[Any], numeric: Sequence[bool], lang: Lang, many: bool = False) -> str:
    """The statement that makes the table; its numbers are texts where `numeric` says that they don't fit."""
    columns = columns_of(entity, many)
    definitions = [_definition(column, fit, lang, many) for column, fit in zip(columns, numeric, strict=True)]
    lines = ",\n  ".join((*definitions, *_keys(entity, columns, lang, many)))
    return f"CREATE TABLE {name_of(entity, lang)} (\n  {lines}\n)"


def insert(entity: Entity[Any], lang: Lang, many: bool = False) -> str:
    """The statement that puts in a row."""
    return f"INSERT INTO {name_of(entity, lang)} VALUES ({', '.join('?' * len(columns_of(entity, many)))})"


def stored(
    columns: Iterable[list[Value]], entity: Entity[Any], numeric: Sequence[bool], many: bool = False
) -> Iterator[tuple[Stored, ...]]:
    """The rows of a table made by `create`, from values by column."""
    kinds = [
        _TYPES[column.kind] if fit else "TEXT" for column, fit in zip(columns_of(entity, many), numeric, strict=True)
    ]
    return zip(
        *(map(_as_text if kind == "TEXT" else _as_number, values) for values, kind in zip(columns, kinds, strict=True)),
        strict=True,
    )


def name_of(named: Column[Any] | Entity[Any], lang: Lang) -> str:
    """The name of a column or a table, quoted."""
    return quoted(named.heading if lang == "ja" else named.name)


def quoted(name: str) -> str:
    """`name` as an identifier of SQL."""
    return '"' + name.replace('"', '""') + '"'


def _definition(column: Column[Any], numeric: bool, lang: Lang, many: bool) -> str:
    """A column with its type, and what is surely there."""
    name = name_of(column, lang)
    kind = _TYPES[column.kind] if numeric else "TEXT"
    if column.kind == "boolean":
        return f"{name} {kind} CHECK ({name} IN (0, 1))"
    leads_up = column.refers_to and column.name != "reprint_of"
    sure = leads_up or column.name == "id" or (many and column.name == "document")
    return f"{name} {kind} NOT NULL" if sure else f"{name} {kind}"


def _keys(entity: Entity[Any], columns: Iterable[Column[Any]], lang: Lang, many: bool) -> Iterator[str]:
    """The primary key and the foreign keys. A 再掲 may stand above its first listing, so keys are checked at the end."""
    columns = list(columns)
    if names := _key(entity, many, lang):
        yield f"PRIMARY KEY ({', '.join(names)})"
    for column in columns:
        if column.refers_to:
            other = _ENTITIES[column.refers_to]
            own = [*_key(other, many, lang)[:-1], name_of(column, lang)]
            yield (
                f"FOREIGN KEY ({', '.join(own)}) REFERENCES {name_of(other, lang)} "
                f"({', '.join(_key(other, many, lang))}) DEFERRABLE INITIALLY DEFERRED"
            )


def _key(entity: Entity[Any], many: bool, lang: Lang) -> list[str]:
    """The names of the columns that a row of `entity` is known by; none where nothing leads to one."""
    own = "document" if entity is DOCUMENTS else "id"
    columns = {column.name: column for column in columns_of(entity, many)}
    names = dict.fromkeys(("document", own) if many else (own,))
    return [name_of(columns[name], lang) for name in names] if own in columns else []


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
