"""Three values of one cell → the one that holds; what both sides changed in two ways is a conflict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from frozendict import frozendict

from senryaku_parse.model import Area, Goal, Indicator, Measure, Node, Project, Target

_APART = {"id", "position", "targets", "measures", "kpis", "projects"}
_COLUMNS = {"target.text": "target_text", "target_text": "target_column_text", "area.marker": "area_marker", "area.name": "area"}
"""Field → the column of the tables that it stands in, where that has another name."""

_BLANK: tuple[Any, ...] = (None, "", ())


@dataclass(frozen=True, slots=True)
class Conflict:
    """A cell that both sides changed, each to another value. Ours holds, but for a blank."""

    node: str
    """Id of the node; "" for the strategy itself."""
    column: str
    """English name of the column."""
    year: int | None
    """The fiscal year of an actual or yearly value; null for others."""
    ours: Any
    theirs: Any


def merged_node(base: Node, ours: Node, theirs: Node) -> tuple[Node, list[Conflict]]:
    """`ours` with what `theirs` changed since `base`; what hangs below them is not looked at."""
    conflicts: list[Conflict] = []
    values: dict[str, Any] = {}
    for field in fields(type(ours)):
        if field.name not in _APART:
            three = [getattr(node, field.name) for node in (base, ours, theirs)]
            values[field.name] = _merged(field.name, *three, ours.id, conflicts)
    return replace(ours, **values), conflicts


def merged_values(base: Any, ours: Any, theirs: Any, names: tuple[str, ...]) -> tuple[Any, list[Conflict]]:
    """`ours` with what `theirs` changed since `base` in the fields `names`."""
    conflicts: list[Conflict] = []
    values = {
        name: _merged(name, *(getattr(one, name) for one in (base, ours, theirs)), "", conflicts) for name in names
    }
    return replace(ours, **values), conflicts


def edited(base: Node, other: Node) -> bool:
    """Whether any cell of a node was changed."""
    names = [field.name for field in fields(type(base)) if field.name not in _APART]
    return any(getattr(base, name) != getattr(other, name) for name in names)


def bare(node: Node) -> Node:
    """`node` without those below it."""
    match node:
        case Goal():
            return replace(node, targets=(), measures=())
        case Measure():
            return replace(node, kpis=(), projects=())
        case Indicator() | Project():
            return node


def _merged(name: str, base: Any, ours: Any, theirs: Any, node: str, conflicts: list[Conflict]) -> Any:
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    if isinstance(ours, Mapping) and isinstance(theirs, Mapping):
        return _merged_years(name, base, ours, theirs, node, conflicts)
    if isinstance(ours, Target | Area) and type(ours) is type(theirs):
        return _merged_parts(name, base, ours, theirs, node, conflicts)
    conflicts.append(Conflict(node, _COLUMNS.get(name, name.removeprefix("target.")), None, ours, theirs))
    return theirs if ours in _BLANK else ours


def _merged_years(
    name: str,
    base: Mapping[Any, Any],
    ours: Mapping[Any, Any],
    theirs: Mapping[Any, Any],
    node: str,
    conflicts: list[Conflict],
) -> frozendict[Any, Any]:
    """Year by year, or heading by heading; what one side took out and the other changed stays."""
    values: dict[Any, Any] = {}
    for key in dict.fromkeys([*ours, *theirs]):
        old, mine, other = (side.get(key) for side in (base, ours, theirs))
        held = other if mine == old else mine
        if mine not in (other, old) and other != old:
            conflicts.append(Conflict(node, name, key if isinstance(key, int) else None, mine, other))
            held = mine if mine is not None else other
        if held is not None:
            values[key] = held
    return frozendict(sorted(values.items()))


def _merged_parts(name: str, base: Any, ours: Any, theirs: Any, node: str, conflicts: list[Conflict]) -> Any:
    """The fields of a target or area, each a cell of its own; `base` may have had none."""
    return replace(ours, **dict(_parts(name, base, ours, theirs, node, conflicts)))


def _parts(
    name: str, base: Any, ours: Any, theirs: Any, node: str, conflicts: list[Conflict]
) -> Iterator[tuple[str, Any]]:
    for field in fields(type(ours)):
        three = [getattr(one, field.name, None) for one in (base, ours, theirs)]
        yield field.name, _merged(f"{name}.{field.name}", *three, node, conflicts)
