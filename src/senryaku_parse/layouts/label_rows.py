"""The layout of label rows: each row a label and its value, a card a measure or an indicator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from senryaku_parse.findings import finding
from senryaku_parse.hierarchy.entries import Entry, EntryRole
from senryaku_parse.hierarchy.ledger import Ledger
from senryaku_parse.layouts.choice import planned
from senryaku_parse.layouts.columns import read_columns
from senryaku_parse.layouts.drafts import Draft
from senryaku_parse.layouts.header import NAMES
from senryaku_parse.layouts.inner_tables import find_inner_table, is_label_of, without_labels
from senryaku_parse.layouts.items import split_change, split_field
from senryaku_parse.layouts.labelled import read_level
from senryaku_parse.layouts.levels import LEVELS, Level
from senryaku_parse.layouts.row_labels import Pair, RowLabel, heads_table, pairs, read_row_label, read_title
from senryaku_parse.rows import is_note
from senryaku_parse.tables import EMPTY, Cell, Grid, Row
from senryaku_parse.text import read_enumerator, split_enumerator, split_items
from senryaku_parse.vocabulary import Part, Vocabulary

Roles = Mapping[str, Level | None]
"""Key of a label that names a level → which level it is; null for a level too many."""

_NOTE = "表についての注記であるため、どの項目にもしませんでした。"
_NO_NODE = "この行の上に項目がないため、どの項目にも置けませんでした。"
_TAKEN = "同じ見出しの欄がもうあるため、どの項目にも置けませんでした。"
_SURPLUS = "見出しのない列にあるため、どの項目にも置けませんでした。"
_BLANK = "見出しの右に何もないため、どの項目にもなりませんでした。"
_NO_LABEL = "見出しのない行であるため、どの項目にも置けませんでした。"
_CONTINUED = "番号がなく、上の項目の説明か新しい項目かが定まらないため、どの項目にもしませんでした。"
_NO_MEASURE = "この行の下に施策がないため、どの項目にも置けませんでした。"
_UNREAD = "見出し行の下の欄を読めないため、どの項目にも置けませんでした。"


class LabelRows:
    """What is in force while the tables of a document go by."""

    def __init__(self, roles: Roles, ledger: Ledger, vocabulary: Vocabulary) -> None:
        """A reader of all label-row tables of a document, whose levels are `roles`, outermost first."""
        self._roles = roles
        self._ledger = ledger
        self._vocabulary = vocabulary
        self._further: dict[str, tuple[str, Cell]] = {}
        self._unheld: dict[str, Cell] = {}
        self._begin(())

    def _begin(self, rows: Sequence[Row]) -> None:
        self._drafts: list[Draft | Entry] = []
        self._open: list[Draft] = []
        self._opener = ""
        self._label: Pair | None = None
        self._goal: Draft | None = None
        self._measure: Draft | None = None
        self._pending: list[Pair] = []
        self._sheet = self._count_measures(rows) == 1

    def read(self, grid: Grid) -> Iterator[Entry]:
        """The entries of one table in order. Cells that make no entry go to the ledger."""
        rows = [row for row in grid.rows if any(row.texts)]
        self._begin(rows)
        at = 0
        while at < len(rows):
            row, right = rows[at], rows[at].texts[1:]
            if is_note(row, self._vocabulary):
                self._ledger.unplaced(row.cells(), _NOTE)
            elif heads_table(right, self._vocabulary):
                first, stop = find_inner_table(rows, at, self._vocabulary)
                self._table(rows[at:stop], first, grid)
                at = stop
                continue
            elif at == 0 and self._is_heading(row):
                for cell in row.cells():
                    self._ledger.went(cell, "heading")
            else:
                self._row(row, rows[at - 1] if at else None)
            at += 1
        self._settle()
        for draft in self._drafts:
            yield draft if isinstance(draft, Entry) else draft.entry()

    def _count_measures(self, rows: Sequence[Row]) -> int:
        keys = [label.key for row in rows if (label := read_row_label(row.texts[0], self._vocabulary))]
        return sum(self._roles.get(key) == "measure" for key in keys)

    def _is_heading(self, row: Row) -> bool:
        """Whether `row` heads the columns of labels and values: 「項目 | 内容」."""
        label, right = read_row_label(row.texts[0], self._vocabulary), list(filter(None, row.texts[1:]))
        return label is None and bool(right) and all(read_row_label(text, self._vocabulary) for text in right)

    def _table(self, rows: Sequence[Row], first: int, grid: Grid) -> None:
        """A table with a header of its own that begins in the column `first`."""
        self._open = []
        if first:
            self._note_labels(rows, first)
        inner = Grid(tuple(without_labels(rows, first)), grid.position)
        chosen = planned(inner, self._vocabulary, first)
        if chosen is None:
            for cell in inner.rows[0].cells():
                self._ledger.went(cell, "heading")
            for row in inner.rows[1:]:
                self._ledger.unplaced(row.cells(), _UNREAD)
            return
        for found in chosen.repairs:
            self._ledger.note(found)
        for entry in read_columns(chosen.grid, chosen.plan, self._ledger, self._vocabulary):
            indicates = entry.role in ("target", "kpi")
            self._drafts.append(replace(entry, role="indicator") if indicates else entry)

    def _note_labels(self, rows: Sequence[Row], first: int) -> None:
        """The label of several rows, left of the column `first`: merged, blank below its first, or repeated in each."""
        label = rows[0].slots[0]
        copies = list(dict.fromkeys(slot for row in rows for slot in row.slots[:first] if is_label_of(label, slot)))
        for cell in copies:
            self._ledger.went(cell, "heading")
        if len(copies) > 1:
            self._note_repeated(copies)
        for row in rows[1:]:
            if label.text and not row.texts[0]:
                self._note_inherited(label, row)

    def _note_inherited(self, label: Cell, row: Row) -> None:
        message = f"空白のラベル欄を、上の「{label.text}」の続きとして読みました。"
        self._ledger.note(finding("label-inherited", message, before="", after=label.text, position=row.position))

    def _note_repeated(self, copies: Sequence[Cell]) -> None:
        message = f"{len(copies)}つのセルに繰り返された同じ文字を、1つの結合セルとして読みました。"
        before = " | ".join(cell.text for cell in copies)
        first = copies[0]
        self._ledger.note(finding("text-repeated", message, before=before, after=first.text, position=first.position))

    def _row(self, row: Row, above: Row | None) -> None:
        if title := read_title(row, self._vocabulary):
            label, name = title
            cell = self._folded(row.cells())
            self._level(Pair(cell, label, (cell.with_text(name),)), row)
            return
        first, *others = pairs(row, self._vocabulary)
        if first.cell.text:
            same = above is not None and row.slots[0] is above.slots[0]
            self._label = first if not same else self._label
            told = same and first.values and self._is_level(first.label)
            if told and not split_enumerator(row.cells(1)[0].text)[0]:
                self._ledger.unplaced(first.values, _CONTINUED)
            else:
                self._pair(self._clean(first), row)
        elif first.values and self._label and self._label.label and NAMES.intersection(self._label.label.parts):
            self._note_inherited(self._label.cell, row)
            self._pair(self._clean(Pair(EMPTY, self._label.label, first.values)), row)
        else:
            self._ledger.unplaced(first.values, _NO_LABEL)
        for pair in others:
            self._pair(self._clean(pair), row)

    def _is_level(self, label: RowLabel | None) -> bool:
        return label is not None and label.key in self._roles

    def _clean(self, pair: Pair) -> Pair:
        """`pair` without the copies of merged cells."""
        values = list(pair.values)
        copies = [pair.cell]
        while values and values[0].text == pair.cell.text:
            copies.append(values.pop(0))
        cell = self._folded(copies)
        if values and all(value.text == values[0].text for value in values):
            values = [self._folded(values)]
        return Pair(cell, pair.label, tuple(values))

    def _folded(self, copies: Sequence[Cell]) -> Cell:
        if len(copies) < 2:
            return copies[0]
        self._note_repeated(copies)
        return Cell(copies[0].text, tuple(origin for cell in copies for origin in cell.origins))

    def _pair(self, pair: Pair, row: Row) -> None:
        if not pair.values:
            if pair.label:
                self._ledger.went(pair.cell, "heading")
            else:
                self._ledger.unplaced([pair.cell], _BLANK)
            return
        part = self._part(pair.label)
        if pair.label and pair.label.key in self._roles and part in LEVELS:
            self._level(pair, row)
        elif part in NAMES:
            self._name(pair, row, "project" if part == "project" else "indicator")
        else:
            self._field(pair)

    def _part(self, label: RowLabel | None) -> Part | None:
        """What `label` is here: 数値目標 and 目標 are the aim of an indicator that has none, else name one."""
        if label is None:
            return None
        if label.parts[0] == "aim" and len(label.parts) > 1:
            wanting = self._open and self._open[0].role == "indicator" and "target" not in self._open[0].cells
            if wanting and self._opener != label.key:
                return "aim"
            return label.parts[1] if label.key in self._roles else "indicator"
        return label.parts[0]

    def _level(self, pair: Pair, row: Row) -> None:
        label = pair.label
        assert label is not None
        role = self._roles.get(label.key)
        self._open = []
        name, *rest = pair.values
        enumerator = label.enumerator
        if rest and (alone := read_enumerator(name.text)):
            self._ledger.went(name, "enumerator")
            enumerator, (name, *rest) = alone, rest
        read = read_level(name.text, self._vocabulary)
        if read and read.rest:
            enumerator, name = read.enumerator, name.with_text(read.rest)
        self._leave(label.key)
        self._ledger.unplaced(rest, _SURPLUS, "row-surplus-cells")
        if role is None:
            self._further[label.key] = (pair.cell.text, name)
            self._unheld[label.key] = name
            self._ledger.went(pair.cell, "heading")
            return
        draft = Draft(role, name, row.origin, pair.cell, enumerator)
        if role == "goal":
            self._settle()
            self._goal, self._measure = draft, None
        elif role == "measure":
            self._measure = draft
            draft.extra |= dict(self._further.values())
            self._unheld.clear()
            if not self._sheet:
                self._settle()
        self._drafts.append(draft)
        if role == "measure":
            self._settle()

    def _leave(self, key: str) -> None:
        """A level that begins ends those below it."""
        order = list(self._roles)
        ended = order[order.index(key) :]
        self._ledger.unplaced([self._unheld.pop(one) for one in ended if one in self._unheld], _NO_MEASURE)
        self._further = {one: held for one, held in self._further.items() if one not in ended}

    def finish(self) -> None:
        """No table follows: a level that no measure came below is kept in findings."""
        self._ledger.unplaced(self._unheld.values(), _NO_MEASURE)

    def _name(self, pair: Pair, row: Row, role: EntryRole) -> None:
        """A row that names an indicator or projects, and may say more of them in the cells beside the name."""
        name, *beside = pair.values
        texts = split_items(name.text)
        if len(texts) > 1:
            self._note_split(name, texts)
        enumerator = pair.label.enumerator if pair.label else None
        self._open = [Draft(role, name.with_text(text), row.origin, pair.cell, enumerator) for text in texts]
        self._opener = pair.label.key if pair.label else ""
        self._drafts += self._open
        if role == "indicator":
            for draft in self._open:
                self._state(draft)
        self._beside(beside)

    def _state(self, draft: Draft) -> None:
        """Take apart what stands in the cell of the name itself: 「相談件数　6件（H26）→ 30件（H31）」."""
        if change := split_change(draft.name.text, self._vocabulary):
            whole, draft.stated, draft.complete = draft.name, True, True
            draft.name = whole.with_text(change.name)
            draft.cells |= {
                "baseline": whole.with_text(change.baseline),
                "target": whole.with_text(change.aim),
            }

    def _beside(self, cells: Sequence[Cell]) -> None:
        """The cells right of a name: each with its label before a colon, or one that is the aim."""
        plain: list[Cell] = []
        for cell in cells:
            read = split_field(cell.text)
            label = read_row_label(read[0], self._vocabulary) if read else None
            if read and label and len(self._open) == 1:
                self._give(label, cell.with_text(read[0]), cell.with_text(read[1]))
                self._open[0].complete = True
            else:
                plain.append(cell)
        draft = self._open[0]
        if len(plain) == 1 and len(self._open) == 1 and draft.role == "indicator" and "target" not in draft.cells:
            draft.cells["target"] = plain.pop()
            draft.complete = True
        self._ledger.unplaced(plain, _SURPLUS, "row-surplus-cells")

    def _note_split(self, cell: Cell, texts: Sequence[str]) -> None:
        message = f"1つのセルに入っていた{len(texts)}つの項目を分けました。"
        self._ledger.note(
            finding("cell-split", message, before=cell.text, after=" | ".join(texts), position=cell.position)
        )

    def _field(self, pair: Pair) -> None:
        """A row that says more of the indicator or project above it, else of the measure or the goal."""
        if self._open and self._belongs(pair.label):
            self._ledger.went(pair.cell, "heading")
            value, *rest = pair.values
            self._give(pair.label, pair.cell, value)
            self._ledger.unplaced(rest, _SURPLUS, "row-surplus-cells")
        elif self._measure:
            self._say(self._measure, pair)
        else:
            self._pending.append(pair)

    def _belongs(self, label: RowLabel | None) -> bool:
        """Whether a field is of what is open: not one that no vocabulary knows, nor a department, where that is complete."""
        if self._open[0].complete:
            return label is not None and label.parts[0] != "department"
        return label is not None or len(self._open) == 1

    def _give(self, label: RowLabel | None, heading: Cell, value: Cell) -> None:
        """Give `value` to what is open: to each its line, where there are as many lines as entries."""
        lines = split_items(value.text) if len(self._open) > 1 else [value.text]
        if len(lines) == 1 and len(self._open) > 1:
            lines = value.text.split("\n")
        if len(lines) != len(self._open):
            self._ledger.unplaced([value], _TAKEN)
            return
        for draft, line in zip(self._open, lines, strict=True):
            if not draft.take(label, heading, value.with_text(line)):
                self._ledger.unplaced([value], _TAKEN)

    def _settle(self) -> None:
        """What was said before any measure is of the one measure of a sheet, else of the goal."""
        owner = (self._measure if self._sheet else None) or self._goal
        pending, self._pending = self._pending, []
        for pair in pending:
            if owner:
                self._say(owner, pair)
            else:
                self._ledger.unplaced([pair.cell, *pair.values], _NO_NODE)

    def _say(self, draft: Draft, pair: Pair) -> None:
        """A further text of a level, kept under its label."""
        value, *rest = pair.values
        self._ledger.went(pair.cell, "heading")
        if not draft.take(None, pair.cell, value):
            self._ledger.unplaced([value], _TAKEN)
        self._ledger.unplaced(rest, _SURPLUS, "row-surplus-cells")
