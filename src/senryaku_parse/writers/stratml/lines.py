"""What StratML has no element for, as lines 「見出し: 値」 of `OtherInformation`."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from senryaku_parse.columns import GOALS, KPIS, MEASURES, PROJECTS, TARGETS, Column, Entity, InGoal, Value
from senryaku_parse.frozen import frozendict
from senryaku_parse.model import Node, Project

_GOAL = frozenset({"goal_id", "goal_number", "goal"})
_MEASURE = _GOAL | {"measure_id", "area_marker", "area", "measure_number", "measure"}
_NODE = frozenset({"id", "name", "extra", "line"})
_INDICATOR = _NODE | {"target_text", "value", "unit", "series", "actuals"}
_ELSEWHERE = frozendict(
    {
        GOALS: _NODE | {"text"},
        TARGETS: _GOAL | _INDICATOR,
        MEASURES: _GOAL | _NODE | {"text"},
        KPIS: _MEASURE | _INDICATOR,
        PROJECTS: _MEASURE | {"id", "extra", "line", "organizations"},
    }
)
"""Entity → names of the columns that stand in an element of their own, here or above; and `line`, which is left out."""


def lines(entity: Entity[Any], row: InGoal[Node]) -> list[str]:
    """Every column of `row` that has a value and no element of its own, and the columns of unknown role."""
    return [f"{heading}: {text}" for heading, text in _texts(entity, row)]


def project_line(row: InGoal[Project]) -> str:
    """A project in one line, its id first."""
    return " | ".join([row.node.id, *lines(PROJECTS, row)])


def _texts(entity: Entity[Any], row: InGoal[Node]) -> Iterator[tuple[str, str]]:
    elsewhere = _ELSEWHERE[entity]
    if isinstance(row.node, Project) and row.node.description in row.node.text:
        elsewhere |= {"description"}
    for column in entity.columns:
        value = None if column.name in elsewhere else column.get(row)
        if isinstance(value, tuple):
            yield from ((column.heading, text) for text in value)
        elif value is not None and value is not False and value != "":
            yield column.heading, _spelled(value, column)
    yield from row.node.extra.items()


def _spelled(value: Value, column: Column[Any]) -> str:
    """A value in Japanese, digits as they are."""
    if value is True:
        return "はい"
    return format(value, "f") if isinstance(value, Decimal) else column.words.get(str(value), str(value))
