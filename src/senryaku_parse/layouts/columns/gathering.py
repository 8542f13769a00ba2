"""Several rows of one indicator, each of which says of the same years whether they are 目標 or 実績."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from senryaku_parse.hierarchy.entries import Entry
from senryaku_parse.hierarchy.ledger import Ledger
from senryaku_parse.layouts.columns.entries import entry_of, joined, part_of
from senryaku_parse.layouts.columns.repeated import note_again, repeats
from senryaku_parse.plan import Plan
from senryaku_parse.plan.blocks import Block
from senryaku_parse.repair.cell_split import Part
from senryaku_parse.tables import Cell, Row
from senryaku_parse.vocabulary import Vocabulary

Key = TypeVar("Key")

_SAID_OTHERWISE = "tables.indicator-otherwise"
_NO_KIND = "tables.target-or-actual"


class Gathering:
    """The indicators whose rows are still coming in."""

    def __init__(self, plan: Plan, ledger: Ledger, vocabulary: Vocabulary) -> None:
        """For the blocks of `plan`; `ledger` takes the cells that make no entry."""
        self._repeats = repeats(plan)
        self._ledger = ledger
        self._vocabulary = vocabulary
        self._open: dict[int, tuple[Part, Row]] = {}
        """Column of its name → what is known of it, and its first row."""

    def has(self, block: Block) -> bool:
        """Whether rows of `block` are still coming in."""
        return block.name in self._open

    def is_over(self, block: Block, row: Row) -> bool:
        """Whether another entry of `block` begins in `row`."""
        name = joined(row, block.names)
        open_now = self._open.get(block.name)
        return open_now is not None and bool(name.text) and name.text != open_now[0].cells["name"].text

    def take(self, block: Block, name: Cell, row: Row) -> None:
        """Take in one of the rows of an indicator, each of which says whether its years are 目標 or 実績."""
        part, first = self._open.get(block.name) or (part_of(block, name, row), row)
        if row is not first:
            part = self._with_more(part, part_of(block, name, row))
        kind = row.slots[block.kinds or 0]
        said = self._vocabulary.parts(kind.text)[:1]
        years = {year: row.slots[at] for year, at in block.years.items() if row.slots[at].text}
        if said and said[0] in ("aim", "interim", "actual"):
            self._ledger.went(kind, "heading")
            into = "actuals" if said[0] == "actual" else "targets"
            part = part._replace(**{into: self._merged(getattr(part, into), years)})
        else:
            self._ledger.unplaced([kind, *years.values()], _NO_KIND)
        self._open[block.name] = part, first

    def _with_more(self, part: Part, more: Part) -> Part:
        """`part` with what only a further row of the same indicator says; what both say is told."""
        return Part(
            self._merged(part.cells, more.cells),
            self._merged(part.targets, more.targets),
            self._merged(part.actuals, more.actuals),
            self._merged(part.extra, more.extra),
        )

    def _merged(self, said: Mapping[Key, Cell], again: Mapping[Key, Cell]) -> dict[Key, Cell]:
        found = dict(said)
        for key, cell in again.items():
            first = said.get(key)
            if cell.text and first is None:
                found[key] = cell
            elif cell.text and first is not None and first is not cell:
                if first.text == cell.text:
                    note_again(cell, self._ledger, told=self._repeats)
                else:
                    self._ledger.unplaced([cell], _SAID_OTHERWISE)
        return found

    def close(self, blocks: Iterable[Block]) -> Iterator[Entry]:
        """The entries of `blocks` whose rows are all in."""
        for block in blocks:
            if block.name in self._open:
                yield entry_of(block, *self._open.pop(block.name), self._vocabulary)
