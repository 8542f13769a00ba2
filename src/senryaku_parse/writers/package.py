"""A folder with one CSV an entity: a Frictionless Data Package (specs.frictionlessdata.io/data-package)."""

from __future__ import annotations

import json
from typing import Any

from senryaku_parse.columns import ENTITIES, Column, Entity
from senryaku_parse.model import Strategy
from senryaku_parse.writers.delimited import Lang, encode_table, headings
from senryaku_parse.writers.written import Written

Descriptor = dict[str, Any]

_TYPES = {"list": "string"}
"""Kinds whose Table Schema type has another name; a list is text joined by 、."""


def write_package(strategy: Strategy, *, lang: Lang = "ja", encoding: str = "utf-8-sig") -> Written:
    """File name → content: `goals.csv`, `targets.csv`, …, and `datapackage.json` that describes them.

    For the spelling of values and the errors see `delimited`.
    """
    files = {
        f"{entity.name}.csv": encode_table(entity.columns, entity.records(strategy), lang, encoding)
        for entity in ENTITIES
    }
    descriptor = json.dumps(_package(strategy, lang, encoding), ensure_ascii=False, indent=2)
    return Written(files | {"datapackage.json": descriptor.encode() + b"\n"})


def _package(strategy: Strategy, lang: Lang, encoding: str) -> Descriptor:
    return {
        "profile": "tabular-data-package",
        "name": "senryaku",
        "title": strategy.title,
        "schema_version": strategy.schema_version,
        "municipality": strategy.municipality,
        "municipality_code": strategy.municipality_code,
        "period": strategy.period and {"start": strategy.period.start, "end": strategy.period.end},
        "source": {
            "name": strategy.source.name,
            "format": strategy.source.format,
            "sha256": strategy.source.sha256,
        },
        "resources": [_resource(entity, lang, encoding) for entity in ENTITIES],
    }


def _resource(entity: Entity[Any], lang: Lang, encoding: str) -> Descriptor:
    return {
        "profile": "tabular-data-resource",
        "name": entity.name,
        "title": entity.heading,
        "path": f"{entity.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": encoding,
        "schema": _schema(entity, lang),
    }


def _schema(entity: Entity[Any], lang: Lang) -> Descriptor:
    names = dict(zip((column.name for column in entity.columns), headings(entity.columns, lang), strict=True))
    fields = [_field(column, names[column.name]) for column in entity.columns]
    schema: Descriptor = {"fields": fields, "missingValues": [""]}
    if "id" in names:
        schema["primaryKey"] = [names["id"]]
    ids = "ID" if lang == "ja" else "id"
    keys = [
        {
            "fields": [names[column.name]],
            "reference": {"resource": "" if column.refers_to == entity.name else column.refers_to, "fields": [ids]},
        }
        for column in entity.columns
        if column.refers_to
    ]
    if keys:
        schema["foreignKeys"] = keys
    return schema


def _field(column: Column[Any], heading: str) -> Descriptor:
    return {"name": heading, "title": column.heading, "type": _TYPES.get(column.kind, column.kind)}
