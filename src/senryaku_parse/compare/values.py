"""Fields of nodes as the JSON of a strategy has them, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, replace
from decimal import Decimal
from typing import Any, get_type_hints

import msgspec

from senryaku_parse.compare.kinds import NodeType
from senryaku_parse.frozen import frozendict
from senryaku_parse.loaders.json import frozen_mapping
from senryaku_parse.model import Goal, Indicator, Measure, Node, Project

_CLASSES: dict[NodeType, type[Node]] = {
    "goal": Goal,
    "target": Indicator,
    "measure": Measure,
    "kpi": Indicator,
    "project": Project,
}
_APART = {"id", "key", "position", "targets", "measures", "kpis", "projects"}
"""What is no content of a node: who and where it is, and the nodes below it."""

_NODES: tuple[type[Node], ...] = (Goal, Measure, Indicator, Project)
_TYPES = {kind.__name__: get_type_hints(kind) for kind in _NODES}
_DEFAULTS = {
    kind.__name__: {field.name: field.default for field in fields(kind) if field.default is not MISSING}
    for kind in _NODES
}
CONTENT = {kind.__name__: tuple(field.name for field in fields(kind) if field.name not in _APART) for kind in _NODES}
"""Name of the class → the fields that hold what a node itself says."""


def plain(value: Any) -> Any:
    """`value` as JSON has it, but immutable: mappings with text keys, tuples, exact decimals."""
    return freeze(msgspec.to_builtins(value, builtin_types=(Decimal,), str_keys=True))


def freeze(value: Any) -> Any:
    """JSON values with immutable mappings and tuples."""
    if isinstance(value, dict):
        return frozendict({key: freeze(one) for key, one in value.items()})
    return tuple(map(freeze, value)) if isinstance(value, list | tuple) else value


def held(node: Node) -> dict[str, Any]:
    """The content of `node` field by field, without those that hold nothing."""
    defaults = _DEFAULTS[type(node).__name__]
    values = ((name, getattr(node, name)) for name in CONTENT[type(node).__name__])
    return {name: plain(value) for name, value in values if name not in defaults or value != defaults[name]}


def node_of(type_: NodeType, node_id: str, values: Mapping[str, Any]) -> Node:
    """The node that has the content `values`, without any below it."""
    kind = _CLASSES[type_]
    return kind(id=node_id, **_typed(kind, values))


def with_values(node: Node, values: Mapping[str, Any]) -> Node:
    """`node` with some fields changed."""
    return replace(node, **_typed(type(node), values)) if values else node


def _typed(kind: type[Node], values: Mapping[str, Any]) -> dict[str, Any]:
    kinds = _TYPES[kind.__name__]
    return {name: msgspec.convert(value, kinds[name], dec_hook=frozen_mapping) for name, value in values.items()}
