"""JSON: every field, decimals exact. The JSON Schema comes from the same types; `loaders.json` reads it back."""

from __future__ import annotations

import ast
import inspect
from dataclasses import fields
from types import ModuleType
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from senryaku_parse import findings, model, source
from senryaku_parse.findings import Finding
from senryaku_parse.frozen import frozendict
from senryaku_parse.model import Budget, Review, Strategy, YearValue
from senryaku_parse.writers.characters import NO_UTF8, with_legal_texts_told
from senryaku_parse.writers.written import Written

Schema = dict[str, Any]
_OF_MAPPINGS = (YearValue, Review, Budget)
"""What the mappings of the model hold, which msgspec does not look into."""


def write_json(strategy: Strategy) -> Written:
    """`strategy` as UTF-8 JSON: 2-space indent, non-ASCII kept, keys in the order of the contract.

    Half a surrogate pair, which UTF-8 can't hold, stands as U+FFFD; a finding, in the JSON too, says where.
    """
    return Written(*told_json(strategy))


def told_json(strategy: Strategy, indent: int = 2) -> tuple[bytes, tuple[Finding, ...]]:
    """The JSON of `strategy`, and the findings on what it can't hold; an indent of 0 gives one line."""
    try:
        return to_json(strategy, indent), ()
    except UnicodeEncodeError:
        changed, told = with_legal_texts_told(strategy, NO_UTF8, "JSON")
        return to_json(changed, indent), told


def to_json(content: object, indent: int = 2) -> bytes:
    """`content` as every JSON output has it: UTF-8, non-ASCII kept, decimals as numbers, a line end behind it.

    Raises:
        UnicodeEncodeError: a text with half a surrogate pair.
    """
    encoded = msgspec.json.Encoder(decimal_format="number").encode(content)
    return (msgspec.json.format(encoded, indent=indent) if indent else encoded) + b"\n"


def json_schema() -> Schema:
    """The JSON Schema (2020-12) of `write_json`'s output, each field with its description."""
    kept = [Strategy, *_OF_MAPPINGS]
    (reference, *_), definitions = msgspec.json.schema_components(kept, schema_hook=lambda _: {"type": "object"})
    docstrings = _field_docstrings()
    for name, definition in definitions.items():
        kind = getattr(model, name)
        kinds = get_type_hints(kind)
        definition["properties"] = {field.name: definition["properties"][field.name] for field in fields(kind)}
        for field, schema in definition["properties"].items():
            if get_origin(kinds[field]) is frozendict:
                _, values = get_args(kinds[field])
                schema["additionalProperties"] = _schema_of(values)
            if field in docstrings.get(name, {}):
                schema["description"] = docstrings[name][field]
        definition["required"] = list(definition["properties"])
        definition["additionalProperties"] = False
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "senryaku_parse Strategy",
        **reference,
        "$defs": {name: _decimals_as_numbers(definition) for name, definition in sorted(definitions.items())},
    }


def _schema_of(kind: Any) -> Schema:
    (schema,), _ = msgspec.json.schema_components([kind])
    return schema


def _decimals_as_numbers(schema: Any) -> Any:
    """`schema` with decimals as JSON numbers, which is how they are written."""
    if isinstance(schema, list):
        return [_decimals_as_numbers(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("format") == "decimal":
        return {**{key: value for key, value in schema.items() if key != "format"}, "type": "number"}
    return {key: _decimals_as_numbers(value) for key, value in schema.items()}


def _field_docstrings() -> dict[str, dict[str, str]]:
    """Class → field → the docstring that stands under the field in the source of the model."""
    return {name: fields for module in (model, findings, source) for name, fields in _docstrings_of(module).items()}


def _docstrings_of(module: ModuleType) -> dict[str, dict[str, str]]:
    return {
        node.name: {
            before.target.id: inspect.cleandoc(after.value.value)
            for before, after in zip(node.body, node.body[1:], strict=False)
            if isinstance(before, ast.AnnAssign)
            and isinstance(before.target, ast.Name)
            and isinstance(after, ast.Expr)
            and isinstance(after.value, ast.Constant)
            and isinstance(after.value.value, str)
        }
        for node in ast.parse(inspect.getsource(module)).body
        if isinstance(node, ast.ClassDef)
    }
