"""The levels of a table of columns: which of them is in force in a row, said in it or above it."""

from __future__ import annotations

from collections.abc import Iterator

from senryaku_parse.hierarchy.entries import Entry
from senryaku_parse.hierarchy.ledger import Ledger
from senryaku_parse.layouts.columns.entries import joined, level_entry
from senryaku_parse.layouts.columns.repeated import note_again, repeats
from senryaku_parse.layouts.told_of_level import entries_of, extra_of, split_level
from senryaku_parse.plan import LevelColumn, Plan
from senryaku_parse.plan.header import NAMES
from senryaku_parse.plan.labelled import read_level
from senryaku_parse.plan.levels import LEVELS
from senryaku_parse.repair.label_inherited import inherited_finding
from senryaku_parse.rows import is_dash
from senryaku_parse.tables import EMPTY, Cell, Row
from senryaku_parse.text import match_key
from senryaku_parse.vocabulary import Vocabulary

_NO_MEASURE = "tables.level-without-measure"


class Levels:
    """The levels in force while the rows of a table go by."""

    def __init__(self, plan: Plan, ledger: Ledger, vocabulary: Vocabulary) -> None:
        """For the columns of `plan`; `ledger` takes the cells that make no entry."""
        self._levels = plan.levels
        self._repeats = repeats(plan)
        self._ledger = ledger
        self._vocabulary = vocabulary
        self._in_force: dict[int, Cell] = {}
        """Column → the cell that names its level."""
        self._unheld: list[Cell] = []
        self._told: set[Cell] = set()
        """Those of the cells in force that say more of their level, once that is entered."""
        self.begun = False
        """Whether a level began or ended in the row entered last."""
        self.lacks_measure = False
        """Whether the row entered last says itself that it has no measure: its indicators are the goal's."""

    def clear(self) -> None:
        """None is in force any longer."""
        self._in_force.clear()

    def begin(self, level: LevelColumn, cell: Cell) -> None:
        """`cell` alone begins `level`: what stood below the level before is in force no longer."""
        at = self._levels.index(level)
        for below in self._levels[at:]:
            self._in_force.pop(below.column, None)
        self._in_force[level.column] = cell

    def finish(self) -> None:
        """No row follows: a level too many that no measure came below is kept in findings."""
        self._ledger.unplaced(self._unheld, _NO_MEASURE)

    def enter(self, row: Row, above: Row | None) -> Iterator[Entry]:
        """The levels in force, where one begins or ends in `row`, below the row `above` that was entered last."""
        begun = self.lacks_measure = False
        for level in self._levels:
            cell, held = joined(row, level.columns), self._in_force.get(level.column, EMPTY)
            if cell is held or (cell.text and cell == held):
                pass
            elif self._names_indicators(cell) or is_dash(cell.text):
                self._in_force.pop(level.column, None)
                self._ledger.went(cell, "heading")
                begun = True
                self.lacks_measure = level.role == "measure" and "kpi" not in self._vocabulary.parts(cell.text)
            elif not cell.text:
                if begun or (held.text and not self._repeats and self._states_levels(row, above)):
                    self._in_force.pop(level.column, None)
                    begun = True
                elif held.text:
                    self._ledger.note(inherited_finding(row, held))
            elif not begun and match_key(cell.text) == match_key(held.text):
                note_again(cell, self._ledger, told=self._repeats)
            else:
                self._in_force[level.column] = cell
                if level.role is None:
                    self._unheld.append(cell)
                begun = True
        self.begun = begun
        if begun:
            yield from self._mentions(row)

    def _names_indicators(self, cell: Cell) -> bool:
        """Whether `cell` of a level says that the row is of no such level: 「数値目標」 where measures stand."""
        parts = self._vocabulary.parts(cell.text)
        return bool(parts) and parts[0] not in LEVELS and bool(NAMES.intersection(parts))

    def _states_levels(self, row: Row, above: Row | None) -> bool:
        """Whether `row` has a level of its own, not one merged with the row above."""
        return any(
            row.texts[level.column] and not (above and above.slots[level.column] is row.slots[level.column])
            for level in self._levels
        )

    def _mentions(self, row: Row) -> Iterator[Entry]:
        further = {
            level.heading: self._in_force[level.column]
            for level in self._levels
            if level.role is None and level.column in self._in_force
        }
        for level in self._levels:
            cell = self._in_force.get(level.column)
            if cell is None or level.role is None:
                continue
            extra = further if level.role == "measure" else {}
            self._unheld = [held for held in self._unheld if held not in extra.values()]
            title, told = split_level(cell, self._vocabulary)
            if told:
                extra = {**extra, **extra_of(told, cell)}
            read = read_level(title.text, self._vocabulary)
            if read and read.rest:
                yield level_entry(level.role, title.with_text(read.rest), row, EMPTY, read.enumerator, extra)
            else:
                yield level_entry(level.role, title, row, EMPTY, None, extra)
            if told and cell not in self._told:
                self._told.add(cell)
                yield from entries_of(level.role, told, cell, row.origin, self._vocabulary)
