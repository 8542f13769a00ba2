"""What people added to copies of one workbook, put together: columns cell by cell, sheets and comments each as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, TypeVar

from senryaku_parse.compare.merging.cells import Conflict
from senryaku_parse.model import AddedCell, AddedColumn, Additions

_T = TypeVar("_T")
_NOTHING = Additions()


def merged_additions(
    base: Additions | None, ours: Additions | None, theirs: Additions | None, conflicts: list[Conflict]
) -> Additions | None:
    """`ours` with what `theirs` added and changed since `base`; cells that both changed go to `conflicts`, and ours hold."""
    sides = [side or _NOTHING for side in (base, ours, theirs)]
    columns = [_by(side.columns, lambda column: (column.sheet, column.heading)) for side in sides]
    was, mine, other = columns
    made = Additions(
        columns=tuple(
            _column(was.get(key), mine.get(key), other.get(key), conflicts) for key in dict.fromkeys([*mine, *other])
        ),
        sheets=_whole([side.sheets for side in sides], lambda sheet: sheet.title),
        notes=_whole([side.notes for side in sides], lambda note: (note.sheet, note.at, note.heading)),
        looks=_whole([side.looks for side in sides], lambda look: look.sheet),
    )
    return None if made == _NOTHING else made


def _by(items: Iterable[_T], key: Callable[[_T], Any]) -> dict[Any, _T]:
    return {key(item): item for item in items}


def _whole(sides: list[tuple[_T, ...]], key: Callable[[_T], Any]) -> tuple[_T, ...]:
    """What ours has, but for what theirs changed and ours did not; and what theirs put in."""
    base, ours, theirs = (_by(side, key) for side in sides)
    held = {
        one: theirs[one] if one in theirs and ours.get(one) == base.get(one) else ours[one]
        for one in dict.fromkeys([*ours, *theirs])
        if one in ours or one not in base
    }
    return tuple(held.values())


def _column(
    base: AddedColumn | None, ours: AddedColumn | None, theirs: AddedColumn | None, conflicts: list[Conflict]
) -> AddedColumn:
    was, mine, other = (_by(side.cells if side else (), lambda cell: cell.at) for side in (base, ours, theirs))
    column = ours or theirs or AddedColumn(sheet="", heading="")
    cells = []
    for at in dict.fromkeys([*mine, *other]):
        one, another = mine.get(at), other.get(at)
        if one == was.get(at):
            one = another
        elif another != was.get(at) and one != another:
            conflicts.append(Conflict(at, column.heading, None, _text(one), _text(another)))
            one = one or another
        if one is not None:
            cells.append(one)
    return replace(column, cells=tuple(cells))


def _text(cell: AddedCell | None) -> str:
    return cell.text if cell else ""
