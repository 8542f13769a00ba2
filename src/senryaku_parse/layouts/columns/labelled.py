"""What cards have besides their indicators: the title of each, and rows of labels: 「主な事業 | 起業塾、融資の補助」."""

from __future__ import annotations

from collections.abc import Iterator

from senryaku_parse.hierarchy.entries import Entry
from senryaku_parse.hierarchy.ledger import Ledger
from senryaku_parse.layouts.columns.entries import level_entry
from senryaku_parse.plan import Plan
from senryaku_parse.plan.cards import begins_with_label, follows, lists_projects, titles_measure
from senryaku_parse.repair.cell_split import Part, parted
from senryaku_parse.repair.label_inherited import inherited_finding
from senryaku_parse.repair.text_repeated import fold
from senryaku_parse.tables import EMPTY, Cell, Row
from senryaku_parse.vocabulary import Vocabulary

_NO_COLUMN = "tables.no-column"


class LabelledRows:
    """Whose label is in force while the rows go by."""

    def __init__(self, plan: Plan, ledger: Ledger, vocabulary: Vocabulary) -> None:
        """Before the first row of a table whose columns are those of `plan`."""
        self._among_indicators = (
            not plan.kinds
            and all(block.kind != "project" for block in plan.blocks)
            and all(0 not in level.columns for level in plan.levels)
        )
        self._ledger = ledger
        self._vocabulary = vocabulary
        self._label: Cell | None = None

    def hold(self, row: Row) -> bool:
        """Whether `row` is one of a label and what it heads, or goes on with the projects of the label above it."""
        if not self._among_indicators:
            return False
        if begins_with_label(row, self._vocabulary):
            self._label = row.slots[0] if "project" in self._vocabulary.parts(row.texts[0]) else None
            return True
        if self._label and not self._goes_on(row):
            self._label = None
        return self._label is not None

    def _goes_on(self, row: Row) -> bool:
        texts = {*row.texts} - {""}
        return len(texts) == 1 and self._vocabulary.names_project(texts.pop())

    def read(self, row: Row) -> Iterator[Entry]:
        """The projects that `row`, which these hold, has; what stands beside another label is kept in findings."""
        label = row.slots[0]
        if begins_with_label(row, self._vocabulary):
            if not lists_projects(row, self._vocabulary):
                self._ledger.unplaced(row.cells(), _NO_COLUMN)
                return
            self._ledger.went(label, "heading")
            yield from self._projects(row.cells(1), row, label)
        elif self._label:
            self._ledger.note(inherited_finding(row, self._label))
            yield from self._projects(row.cells(), row, self._label)

    def _projects(self, cells: list[Cell], row: Row, label: Cell) -> Iterator[Entry]:
        """Those that `cells`, all of one text, list."""
        cell, copies = fold(cells)
        parts, told = parted(Part({"name": cell}, {}, {}, {}), self._vocabulary, project=True)
        self._ledger.note_all((*copies, *told))
        for part in parts:
            yield Entry("project", part.cells, row.origin, label)


class Titles:
    """The titles of the cards of a table, one after another."""

    def __init__(self, ledger: Ledger, vocabulary: Vocabulary) -> None:
        """Before the first title."""
        self._ledger = ledger
        self._vocabulary = vocabulary
        self._last = ""

    def is_next(self, row: Row) -> bool:
        """Whether `row` titles the next card, by a number that follows that of the one above."""
        return bool(self._last) and titles_measure(row, self._vocabulary) and follows(row.texts[0], self._last)

    def enter(self, row: Row) -> Entry:
        """The measure that `row` names."""
        title, copies = fold(row.cells())
        self._last = title.text
        self._ledger.note_all(copies)
        return level_entry("measure", title, row, EMPTY, None)
