"""What people added to the workbook, where it stood: columns, the order of rows, how they left columns. Pure, no openpyxl."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from senryaku_parse.columns import Column, Entity
from senryaku_parse.frozen import frozendict
from senryaku_parse.model import AddedColumn, Additions, ColumnLook, SheetLook, Strategy

_T = TypeVar("_T")
_AS_WRITTEN = SheetLook(sheet="")
_MOST_HEADING = 255
"""Characters of a heading in a table of Excel."""


@dataclass(frozen=True, slots=True)
class SheetAdditions:
    """What people added to one sheet."""

    columns: tuple[AddedColumn, ...] = ()
    look: SheetLook = _AS_WRITTEN
    notes: frozendict[tuple[str, str], str] = frozendict()
    """Id, "" for the headings, and heading → text of the note."""

    @property
    def looks(self) -> Mapping[str, ColumnLook]:
        """Heading → how the column was left."""
        return {look.heading: look for look in self.look.columns}

    def arranged(self, rows: Iterable[_T], id_of: Any) -> list[_T]:
        """`rows` in the order that people left them in; a new one stands behind the one that the document has before it."""
        natural = {id_of(row): row for row in rows}
        if not self.look.order:
            return list(natural.values())
        ids = [node_id for node_id in dict.fromkeys(self.look.order) if node_id in natural]
        known, before = set(ids), ""
        for node_id in natural:
            if node_id not in known:
                ids.insert(ids.index(before) + 1 if before else 0, node_id)
            before = node_id
        return [natural[node_id] for node_id in ids]


def additions_of(strategy: Strategy, sheet: str) -> SheetAdditions:
    """What people added to the sheet of that English title."""
    additions = strategy.additions or Additions()
    return SheetAdditions(
        tuple(column for column in additions.columns if column.sheet == sheet),
        next((look for look in additions.looks if look.sheet == sheet), SheetLook(sheet=sheet)),
        frozendict({(note.at, note.heading): note.text for note in additions.notes if note.sheet == sheet}),
    )


def put_in(
    keys: Sequence[str], headings: Iterable[str], added: Sequence[AddedColumn]
) -> tuple[list[int | AddedColumn], int]:
    """Places in `keys`, with `added` behind the column that they stood behind, and how many of them a table can have.

    `headings` are those of `keys`. A column without a heading, or with one that another has, stands behind the table.
    """
    taken = {heading.casefold() for heading in headings}
    inside: list[AddedColumn] = []
    outside: list[AddedColumn] = []
    for column in added:
        fits = column.heading and len(column.heading) <= _MOST_HEADING and column.heading.casefold() not in taken
        taken.add(column.heading.casefold())
        (inside if fits else outside).append(column)
    places: list[int | AddedColumn] = list(range(len(keys)))
    known = {key: at for at, key in enumerate(keys)}
    for column in inside:
        behind = known.get(column.after)
        names = {one.heading: one for one in places if isinstance(one, AddedColumn)}
        left: int | AddedColumn | None = behind if behind is not None else names.get(column.after)
        places.insert(
            len(places) if left is None and column.after else 0 if left is None else places.index(left) + 1, column
        )
    return [*places, *outside], len(places)


def with_added(entity: Entity[Any], additions: SheetAdditions) -> tuple[Entity[Any], int]:
    """`entity` with the columns that people added, and how many columns of it are in the table."""
    if not additions.columns:
        return entity, len(entity.columns)
    names = [column.name for column in entity.columns]
    headings = [word for column in entity.columns for word in (column.name, column.heading)]
    places, inside = put_in(names, headings, additions.columns)
    columns = tuple(entity.columns[place] if isinstance(place, int) else _column(place) for place in places)
    return replace(entity, columns=columns), inside


def _column(added: AddedColumn) -> Column[Any]:
    cells = {cell.at: cell for cell in added.cells}

    def get(row: Any) -> Any:
        return cells.get(row.node.id)

    return Column(added.heading, added.heading, "string", get)
