"""The levels that label rows name, goal, area and measure, and what their rows say of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from senryaku_parse.hierarchy.ledger import Ledger
from senryaku_parse.layouts.label_rows.drafts import SURPLUS, TAKEN, Draft
from senryaku_parse.layouts.level_texts import split_name
from senryaku_parse.plan.labelled import read_level
from senryaku_parse.plan.levels import Level
from senryaku_parse.plan.row_labels import Pair, RowLabel, read_row_label
from senryaku_parse.tables import Cell, Row
from senryaku_parse.text import read_enumerator
from senryaku_parse.vocabulary import Vocabulary

Roles: TypeAlias = Mapping[str, Level | None]
"""Key of a label that names a level → which level it is; null for a level too many."""

_NO_NODE = "tables.nothing-above"
_NO_MEASURE = "tables.nothing-below"


class Levels:
    """The levels in force while the tables of a document go by."""

    def __init__(self, roles: Roles, ledger: Ledger, vocabulary: Vocabulary) -> None:
        """For labels of `roles`, outermost first; `ledger` takes the cells that make no entry."""
        self._roles = roles
        self._ledger = ledger
        self._vocabulary = vocabulary
        self._further: dict[str, tuple[str, Cell]] = {}
        self._unheld: dict[str, Cell] = {}
        self.begin(())

    def begin(self, rows: Sequence[Row]) -> None:
        """A table of `rows` begins; levels too many stay in force."""
        self._goal: Draft | None = None
        self._measure: Draft | None = None
        self._pending: list[Pair] = []
        self._rows = rows

    def _is_sheet(self) -> bool:
        """Whether one measure alone is named in the table."""
        keys = [label.key for row in self._rows if (label := read_row_label(row.texts[0], self._vocabulary))]
        return sum(self._roles.get(key) == "measure" for key in keys) == 1

    def has(self, label: RowLabel | None) -> bool:
        """Whether `label` names a level."""
        return label is not None and label.key in self._roles

    def enter(self, pair: Pair, label: RowLabel, row: Row) -> Draft | None:
        """The level that `pair` begins; null for one too many, which goes to the measures below it."""
        role = self._roles.get(label.key)
        name, *rest = pair.values
        enumerator = label.enumerator
        if rest and (alone := read_enumerator(name.text)):
            self._ledger.went(name, "enumerator")
            enumerator, (name, *rest) = alone, rest
        name, text = split_name(name, self._vocabulary)
        read = read_level(name.text, self._vocabulary)
        if read and read.rest:
            enumerator, name = read.enumerator, name.with_text(read.rest)
        self._leave(label.key)
        self._ledger.unplaced(rest, SURPLUS, "row-surplus-cells")
        if role is None:
            self._further[label.key] = (pair.cell.text, name)
            self._unheld[label.key] = name
            self._ledger.went(pair.cell, "heading")
            return None
        draft = Draft(role, name, row.origin, pair.cell, enumerator, text=text)
        if role == "goal":
            self.settle()
            self._goal, self._measure = draft, None
        elif role == "measure":
            self._measure = draft
            draft.extra |= dict(self._further.values())
            self._unheld.clear()
            self.settle()
        return draft

    def _leave(self, key: str) -> None:
        """A level that begins ends those below it."""
        if not self._further:
            return
        order = list(self._roles)
        ended = order[order.index(key) :]
        self._ledger.unplaced([self._unheld.pop(one) for one in ended if one in self._unheld], _NO_MEASURE)
        self._further = {one: held for one, held in self._further.items() if one not in ended}

    def say(self, pair: Pair) -> None:
        """A row that says more of the measure; without one it waits for what `settle` finds."""
        if self._measure:
            self._give(self._measure, pair)
        else:
            self._pending.append(pair)

    def settle(self) -> None:
        """What was said before any measure is of the one measure of a sheet, else of the goal."""
        if not self._pending:
            return
        owner = (self._measure if self._is_sheet() else None) or self._goal
        pending, self._pending = self._pending, []
        for pair in pending:
            if owner:
                self._give(owner, pair)
            else:
                self._ledger.unplaced([pair.cell, *pair.values], _NO_NODE)

    def finish(self) -> None:
        """No table follows: a level that no measure came below is kept in findings."""
        self._ledger.unplaced(self._unheld.values(), _NO_MEASURE)

    def _give(self, draft: Draft, pair: Pair) -> None:
        """A further text of a level, kept under its label."""
        value, *rest = pair.values
        self._ledger.went(pair.cell, "heading")
        if not draft.take(None, pair.cell, value):
            self._ledger.unplaced([value], TAKEN)
        self._ledger.unplaced(rest, SURPLUS, "row-surplus-cells")
