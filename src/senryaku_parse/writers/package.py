"""A folder with one CSV an entity: a Frictionless Data Package (specs.frictionlessdata.io/data-package)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from senryaku_parse.columns import ENTITIES, FINDINGS, NODES, Column, Entity, Value
from senryaku_parse.findings import Finding
from senryaku_parse.messages import render
from senryaku_parse.model import Strategy
from senryaku_parse.writers.delimited import Errors, Lang, Spelling, encode_table, fitting, headings
from senryaku_parse.writers.open_data import ORIGIN, with_era_years
from senryaku_parse.writers.written import Written

Descriptor = dict[str, Any]

_DESCRIPTOR = "datapackage.json"

_TYPES = {"list": "string", "lines": "string"}
"""Kinds whose Table Schema type has another name; a list is text, see `delimited.joined`."""


def write_package(
    strategy: Strategy,
    *,
    lang: Lang = "ja",
    encoding: str = "utf-8-sig",
    errors: Errors = "strict",
    csv_safe: bool = False,
) -> Written:
    """File name → content: `goals.csv`, `targets.csv`, …, and `datapackage.json` that describes them.

    Texts that had characters replaced are findings of `findings.csv` too. For the options and the errors see
    `delimited`.
    """
    spelling = Spelling(lang, encoding, errors, csv_safe)
    files: dict[str, bytes] = {}
    title, replaced = fitting(strategy.title, render("writing.title-of", file=_DESCRIPTOR), Spelling(errors=errors))
    name, found = fitting(strategy.source.name, render("writing.source-of", file=_DESCRIPTOR), Spelling(errors=errors))
    replaced |= found
    for entity in ENTITIES:
        files[_path(entity)], found = _encode(entity, entity.rows(strategy), strategy, spelling)
        replaced = replaced | found | replaced  # a text is told of where it stands first
    if replaced:
        files[_path(FINDINGS)], _ = _encode(FINDINGS, chain(strategy.findings, replaced.values()), strategy, spelling)
    descriptor = json.dumps(_package(strategy, title, name, spelling), ensure_ascii=False, indent=2) + "\n"
    return Written(files | {_DESCRIPTOR: descriptor.encode()}, tuple(replaced.values()))


def _path(entity: Entity[Any]) -> str:
    return f"{entity.name}.csv"


def _columns(entity: Entity[Any]) -> tuple[Column[Any], ...]:
    return tuple(with_era_years(entity.columns))


def _encode(
    entity: Entity[Any], rows: Iterable[Any], strategy: Strategy, spelling: Spelling
) -> tuple[bytes, dict[str, Finding]]:
    columns, origin = _columns(entity), tuple([column.get(strategy) for column in ORIGIN])
    records: Iterator[tuple[Value, ...]] = ((*(column.get(row) for column in columns), *origin) for row in rows)
    return encode_table(_path(entity), (*columns, *ORIGIN), records, spelling)


def _package(strategy: Strategy, title: str, name: str, spelling: Spelling) -> Descriptor:
    code = strategy.municipality_code
    return {
        "profile": "tabular-data-package",
        "name": f"senryaku-{code}" if code else "senryaku",
        "title": title,
        "schema_version": strategy.schema_version,
        "municipality": strategy.municipality,
        "municipality_code": code,
        "period": strategy.period and {"start": strategy.period.start, "end": strategy.period.end},
        "source": {"name": name, "format": strategy.source.format, "sha256": strategy.source.sha256},
        **({"sources": [{"title": name}]} if name else {}),
        "resources": [_resource(entity, strategy, spelling) for entity in ENTITIES],
    }


def _resource(entity: Entity[Any], strategy: Strategy, spelling: Spelling) -> Descriptor:
    return {
        "profile": "tabular-data-resource",
        "name": entity.name,
        "title": entity.heading,
        "path": _path(entity),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": spelling.encoding,
        "csv_safe": spelling.csv_safe,
        "row_ids": [row.node.id for row in entity.rows(strategy)] if entity in NODES else [],
        "schema": _schema(entity, spelling.lang),
    }


def _schema(entity: Entity[Any], lang: Lang) -> Descriptor:
    columns = (*_columns(entity), *ORIGIN)
    names = dict(zip((column.name for column in columns), headings(columns, lang), strict=True))
    schema: Descriptor = {
        "fields": [_field(column, names[column.name]) for column in columns],
        "missingValues": [""],
    }
    if "id" in names:
        schema["primaryKey"] = [names["id"]]
    ids = "ID" if lang == "ja" else "id"
    keys = [
        {
            "fields": [names[column.name]],
            "reference": {"resource": "" if column.refers_to == entity.name else column.refers_to, "fields": [ids]},
        }
        for column in columns
        if column.refers_to
    ]
    if keys:
        schema["foreignKeys"] = keys
    return schema


def _field(column: Column[Any], heading: str) -> Descriptor:
    return {
        "name": heading,
        "title": column.heading,
        "description": column.meaning,
        "type": _TYPES.get(column.kind, column.kind),
    }
