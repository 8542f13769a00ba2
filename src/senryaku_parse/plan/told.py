"""What a person says of the header of a table: which rows it is, and what some of its columns hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from senryaku_parse.errors import UsageError
from senryaku_parse.messages import render
from senryaku_parse.plan import Plan
from senryaku_parse.plan.blocks import Block
from senryaku_parse.plan.header import Header, Told, heads_of
from senryaku_parse.tables import Cell, Grid, Row
from senryaku_parse.text import match_key
from senryaku_parse.vocabulary import Part, Vocabulary

Place: TypeAlias = tuple[int | None, int | None]
"""Row and number of a cell in its table, as origins have them."""

_ONCE: frozenset[Part] = frozenset({"baseline", "aim", "category", "text", "department", "organizations"})
"""What an indicator or a project has once."""


class ToldHeader(NamedTuple):
    """The header of a grid, by the places that its rows and cells have in the source: repairs may move them."""

    all_cells: frozenset[Place]
    """The cells of its rows; the row 0 is one that stands in no source."""
    cells: Mapping[Place, Told]
    """The lowest heading over a column → what the column holds."""
    place: str
    """As messages name what says so."""

    def find(self, grid: Grid, vocabulary: Vocabulary) -> Header | None:
        """The header of `grid`; null where its rows are gone."""
        found = [at for at, row in enumerate(grid.rows) if self._heads(row)]
        if not found:
            return None
        start, stop = found[0], found[-1] + 1
        rows = grid.rows[start:stop]
        heads = tuple([head._replace(told=self._told(rows, at)) for at, head in enumerate(heads_of(rows, vocabulary))])
        return Header(start, stop, heads, frozenset(tuple(map(match_key, row.texts)) for row in rows))

    def _heads(self, row: Row) -> bool:
        return any(row.texts) and all(place_of(cell) in self.all_cells for cell in row.slots if cell.text)

    def _told(self, rows: tuple[Row, ...], at: int) -> Told | None:
        lowest = lowest_heading(rows, at)
        return self.cells.get(place_of(lowest)) if lowest else None


def lowest_heading(rows: tuple[Row, ...], at: int) -> Cell | None:
    """The lowest cell of `rows`, those of a header, that says something over the column `at`."""
    return next((row.slots[at] for row in reversed(rows) if row.texts[at]), None)


def place_of(cell: Cell) -> Place:
    """Where `cell` begins."""
    return (cell.origins[0].row, cell.origins[0].column) if cell.origins else (None, None)


def check_told(plan: Plan, where: str) -> None:
    """Refuse columns told to hold what no name has, or another column holds already.

    Raises:
        UsageError: one does; it begins with `where`.
    """
    for block in plan.blocks:
        read = set(block.read_columns())
        for at in block.extra.values():
            head = plan.header.heads[at]
            if head.told and head.told.part in _ONCE and at not in read:
                raise UsageError(
                    render("tables.told-why", where=where, text=head.text, why=_why_not(plan, block, head.told.part))
                )


def _why_not(plan: Plan, block: Block, part: Part | None) -> str:
    others = [plan.header.heads[at] for at in block.read_columns()]
    same = next((head for head in others if head.told and head.told.part == part), None)
    if same:
        return render("tables.told-twice", text=same.text)
    return render("tables.told-without-owner")
