"""Three values of one cell → the one that holds; what both sides changed in two ways is a conflict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, NamedTuple, TypeVar

from senryaku_parse.frozen import frozendict
from senryaku_parse.model import Goal, Indicator, Measure, Node, Project

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


class Cell(NamedTuple):
    """Which cell it is."""

    node: str
    name: str
    """The field, its part behind a dot."""
    year: int | None = None


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
        values[name] = _merged(Cell(node, name), three, conflicts)
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


def _merged(cell: Cell, three: Three, conflicts: list[Conflict]) -> Any:
    base, ours, theirs = three
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    if isinstance(ours, Mapping) and isinstance(theirs, Mapping):
        return frozendict(sorted(_entries(cell, three, conflicts)))
    if is_dataclass(ours) and type(ours) is type(theirs) and not isinstance(ours, type):
        return replace(ours, **dict(_parts(cell, three, conflicts)))
    conflicts.append(
        Conflict(cell.node, _COLUMNS.get(cell.name, cell.name.rpartition(".")[2]), cell.year, ours, theirs)
    )
    return theirs if ours in _BLANK else ours


def _entries(cell: Cell, three: Three, conflicts: list[Conflict]) -> Iterator[tuple[Any, Any]]:
    """Year by year, or heading by heading; what one side took out and the other changed stays."""
    for key in dict.fromkeys([*three.ours, *three.theirs]):
        here = cell._replace(year=key) if isinstance(key, int) else cell._replace(name=f"{cell.name}.{key}")
        held = _merged(here, Three(*(side.get(key) for side in three)), conflicts)
        if held is not None:
            yield key, held


def _parts(cell: Cell, three: Three, conflicts: list[Conflict]) -> Iterator[tuple[str, Any]]:
    """The fields of a target, an area or a year, each a cell of its own; the base may have had none."""
    for field in fields(three.ours):
        values = Three(*(getattr(side, field.name, None) for side in three))
        name = cell.name if cell.year is not None else f"{cell.name}.{field.name}"
        yield field.name, _merged(cell._replace(name=name), values, conflicts)
