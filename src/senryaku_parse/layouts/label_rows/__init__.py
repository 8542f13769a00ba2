"""The layout of label rows: each row a label and its value, a card a measure or an indicator.

Which tables have it is a choice over all of them (`choice`). Their labels are understood one by one (`labels`), copies
of merged cells aside (`merged`); they name levels (`levels`), indicators and projects (`leaves`), and what rows say of
these is gathered (`drafts`). Right of a label may stand a table of columns (`inner_tables`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from senryaku_parse.findings import Finding, finding
from senryaku_parse.hierarchy.entries import Entry
from senryaku_parse.hierarchy.ledger import Ledger
from senryaku_parse.layouts.label_rows.drafts import FIELDS, Draft
from senryaku_parse.layouts.label_rows.inner_tables import find_inner_table, read_inner_table
from senryaku_parse.layouts.label_rows.leaves import Leaves
from senryaku_parse.layouts.label_rows.levels import Levels, Roles
from senryaku_parse.layouts.label_rows.merged import folded, note_inherited, without_copies
from senryaku_parse.layouts.told_of_level import entries_of, extra_of, split_level
from senryaku_parse.layouts.unknown import note_unknown
from senryaku_parse.messages import render
from senryaku_parse.plan.header import NAMES
from senryaku_parse.plan.labelled import read_labelled
from senryaku_parse.plan.levels import LEVELS
from senryaku_parse.plan.row_labels import Pair, RowLabel, heads_table, pairs, read_row_label, read_title
from senryaku_parse.rows import is_note
from senryaku_parse.tables import EMPTY, Cell, Grid, Row
from senryaku_parse.text import split_enumerator
from senryaku_parse.vocabulary import Part, Vocabulary

_NOTE = "tables.note"
_BLANK = "tables.heading-alone"
_NO_LABEL = "tables.row-without-heading"
_NO_NAME = "tables.no-name"
_CONTINUED = "tables.text-or-item"


def _level_missing(label: Cell) -> Finding:
    message = render("tables.level-blank", text=label.text)
    return finding("level-missing", message, before=label.text, position=label.position)


class LabelRows:
    """What is in force while the tables of a document go by."""

    def __init__(self, roles: Roles, ledger: Ledger, vocabulary: Vocabulary) -> None:
        """A reader of all label-row tables of a document, whose levels are `roles`, outermost first."""
        self._ledger = ledger
        self._vocabulary = vocabulary
        self._levels = Levels(roles, ledger, vocabulary)
        self._leaves = Leaves(ledger, vocabulary)
        self._drafts: list[Draft | Entry] = []
        self._label: Pair | None = None
        self._nameless = False
        """Whether the rows at hand tell of an indicator or a project whose name is blank."""
        self._titled = False
        """Whether a level stands over all columns above the row at hand, and prose alone between them."""
        self._subject = False
        """Whether the table is a sheet of one project, or indicator, named above its levels."""

    def read(self, grid: Grid) -> Iterator[Entry]:
        """The entries of one table in order. Cells that make no entry go to the ledger."""
        for rows in self._sheets([row for row in grid.rows if any(row.texts)]):
            yield from self._read(rows, grid)

    def _read(self, rows: Sequence[Row], grid: Grid) -> Iterator[Entry]:
        self._drafts, self._label, self._nameless = [], None, False
        self._titled = False
        self._subject = self._begins_with_subject(rows)
        self._levels.begin(rows)
        self._leaves.close()
        at = 0
        while at < len(rows):
            row, right = rows[at], rows[at].texts[1:]
            if is_note(row, self._vocabulary):
                self._ledger.unplaced(row.cells(), _NOTE)
            elif heads_table(right, self._vocabulary):
                first, stop = find_inner_table(rows, at, self._vocabulary)
                self._leaves.close()
                self._drafts += read_inner_table(rows[at:stop], first, grid, self._ledger, self._vocabulary)
                at = stop
                continue
            elif at == 0 and self._is_heading(row):
                for cell in row.cells():
                    self._ledger.went(cell, "heading")
            else:
                self._row(row, rows[at - 1] if at else None)
            at += 1
        self._levels.settle()
        if self._subject:
            self._drafts.sort(key=lambda draft: draft.role not in LEVELS)
        for draft in self._drafts:
            if isinstance(draft, Entry):
                yield draft
            else:
                yield from draft.entries(self._ledger, self._vocabulary)

    def finish(self) -> None:
        """No table follows."""
        self._levels.finish()

    def _is_heading(self, row: Row) -> bool:
        """Whether `row` heads the columns of labels and values: 「項目 | 内容」."""
        label, right = read_row_label(row.texts[0], self._vocabulary), list(filter(None, row.texts[1:]))
        return label is None and bool(right) and all(read_row_label(text, self._vocabulary) for text in right)

    def _row(self, row: Row, above: Row | None) -> None:
        if title := read_title(row, self._vocabulary):
            label, name = title
            cell = folded(row.cells(), self._ledger)
            bare, more = split_level(cell, self._vocabulary)
            if more and (read := read_labelled(bare.text, self._vocabulary)):
                name = read.rest
            draft = self._level(Pair(cell, label, (cell.with_text(name),)), label, row)
            if draft:
                draft.extra |= extra_of(more, cell)
                self._drafts += entries_of(draft.role, more, cell, row.origin, self._vocabulary)
            self._titled = draft is not None and draft.role != "area"
            return
        if self._titled and row.texts[0].endswith("。") and len(row.cells()) == 1:
            text = folded(row.cells(), self._ledger)
            self._drafts.append(Entry("text", {"text": text}, row.origin, EMPTY))
            return
        self._titled = False
        first, *others = pairs(row, self._vocabulary)
        if first.cell.text:
            same = above is not None and row.slots[0] is above.slots[0]
            self._label = first if not same else self._label
            told = same and first.values and self._levels.has(first.label)
            if told and not split_enumerator(row.cells(1)[0].text)[0]:
                self._ledger.unplaced(first.values, _CONTINUED)
            elif same and not first.values:
                self._ledger.went(first.cell, "heading")
            else:
                self._pair(first, row)
        elif first.values and self._label and self._label.label and NAMES.intersection(self._label.label.parts):
            note_inherited(self._label.cell, row, self._ledger)
            self._pair(Pair(EMPTY, self._label.label, first.values), row)
        else:
            self._ledger.unplaced(first.values, _NO_LABEL)
        for pair in others:
            self._pair(pair, row)

    def _pair(self, pair: Pair, row: Row) -> None:
        """A label and its value: the level, the indicators or projects that it names, or what it says of them."""
        pair = without_copies(pair, self._ledger)
        label = pair.label
        if not pair.values:
            if label:
                self._ledger.went(pair.cell, "heading")
                if self._levels.has(label):
                    self._ledger.note(_level_missing(pair.cell))
                elif self._part(label) in NAMES:
                    self._leaves.close()
                    self._nameless = True
            else:
                self._ledger.unplaced([pair.cell], _BLANK)
            return
        if label is None and self._vocabulary.may_lack_letter(pair.cell.text):
            note_unknown([pair.cell], self._ledger, self._vocabulary, doubtful=True)
        part = self._part(label) if label else None
        if label and part in LEVELS and self._levels.has(label):
            self._level(pair, label, row)
        elif part in NAMES:
            self._nameless = False
            self._drafts.append(self._leaves.enter(pair, row, "project" if part == "project" else "indicator"))
        elif self._leaves.own(label):
            self._leaves.say(pair)
        elif self._nameless and part in FIELDS:
            self._ledger.went(pair.cell, "heading")
            self._ledger.unplaced(pair.values, _NO_NAME)
        else:
            self._levels.say(pair)

    def _part(self, label: RowLabel) -> Part:
        """What `label` is here: 数値目標 and 目標 are the aim of indicators that have none, else name one."""
        if label.parts[0] != "aim" or len(label.parts) == 1:
            return label.parts[0]
        if self._leaves.lack_aim(label):
            return "aim"
        return label.parts[1] if self._levels.has(label) else "indicator"

    def _sheets(self, rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
        """`rows`, those of each sheet by themselves where the table has several, each of one project or indicator."""
        first = read_row_label(rows[0].texts[0], self._vocabulary) if rows else None
        if first is None or self._part(first) not in NAMES:
            yield rows
            return
        labels = [read_row_label(row.texts[0], self._vocabulary) for row in rows]
        starts = [at for at, label in enumerate(labels) if label and label.key == first.key]
        sheets = [rows[start:stop] for start, stop in pairwise([*starts, len(rows)])]
        yield from sheets if all(map(self._begins_with_subject, sheets)) else (rows,)

    def _begins_with_subject(self, rows: Sequence[Row]) -> bool:
        """Whether `rows` are a sheet of one project, or indicator: its name stands above the levels that it belongs to."""
        labels = [label for row in rows if (label := read_row_label(row.texts[0], self._vocabulary))]
        parts = [self._part(label) for label in labels]
        levels = [label.key for label in labels if self._levels.has(label)]
        return bool(levels) and parts[0] in NAMES and parts.count(parts[0]) == 1 and len({*levels}) == len(levels)

    def _level(self, pair: Pair, label: RowLabel, row: Row) -> Draft | None:
        if not self._subject:
            self._leaves.close()
        self._nameless = False
        if draft := self._levels.enter(pair, label, row):
            self._drafts.append(draft)
        return draft
