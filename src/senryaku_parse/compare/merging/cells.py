"""Three values of one cell → the one that holds; what both sides changed in two ways is a conflict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, NamedTuple, TypeVar

from frozendict import frozendict

from senryaku_parse.model import Area, Goal, Indicator, Measure, Node, Project, Target

_APART = {"id", "position", "targets", "measures", "kpis", "projects"}
_COLUMNS = {
    "target.text": "target_text",
    "target_text": "target_column_text",
    "area.marker": "area_marker",
    "area.name": "area",
}
"""Field → the column of the tables that it stands in, where that has another name."""

_BLANK: tuple[Any, ...] = (None, "", ())


_Held = TypeVar("_Held")


class Three(NamedTuple):
    """One value in the base and in either copy."""

    base: Any
    ours: Any
    theirs: Any


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
    names = tuple(field.name for field in fields(type(ours)) if field.name not in _APART)
    return merged_values(base, ours, theirs, names, ours.id)


def merged_values(
    base: Any, ours: _Held, theirs: _Held, names: tuple[str, ...], node: str = ""
) -> tuple[_Held, list[Conflict]]:
    """`ours` with what `theirs` changed since `base` in the fields `names`, and the conflicts on the way."""
    conflicts: list[Conflict] = []
    values = {}
    for name in names:
        three = Three(getattr(base, name), getattr(ours, name), getattr(theirs, name))
        values[name] = _merged(name, three, node, conflicts)
    made: _Held = replace(ours, **values)  # type: ignore[type-var]
    return made, conflicts


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


def _merged(name: str, three: Three, node: str, conflicts: list[Conflict]) -> Any:
    base, ours, theirs = three
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    if isinstance(ours, Mapping) and isinstance(theirs, Mapping):
        return _merged_years(name, three, node, conflicts)
    if isinstance(ours, Target | Area) and type(ours) is type(theirs):
        return replace(ours, **dict(_parts(name, three, node, conflicts)))
    conflicts.append(Conflict(node, _COLUMNS.get(name, name.removeprefix("target.")), None, ours, theirs))
    return theirs if ours in _BLANK else ours


def _merged_years(name: str, three: Three, node: str, conflicts: list[Conflict]) -> frozendict[Any, Any]:
    """Year by year, or heading by heading; what one side took out and the other changed stays."""
    values: dict[Any, Any] = {}
    for key in dict.fromkeys([*three.ours, *three.theirs]):
        old, mine, other = (side.get(key) for side in three)
        held = other if mine == old else mine
        if mine not in (other, old) and other != old:
            conflicts.append(Conflict(node, name, key if isinstance(key, int) else None, mine, other))
            held = mine if mine is not None else other
        if held is not None:
            values[key] = held
    return frozendict(sorted(values.items()))


def _parts(name: str, three: Three, node: str, conflicts: list[Conflict]) -> Iterator[tuple[str, Any]]:
    """The fields of a target or area, each a cell of its own; the base may have had none."""
    for field in fields(type(three.ours)):
        values = Three(*(getattr(side, field.name, None) for side in three))
        yield field.name, _merged(f"{name}.{field.name}", values, node, conflicts)
