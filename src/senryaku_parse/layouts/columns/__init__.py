"""The layout of columns: a header names the roles, a row holds a goal, a measure, an indicator, a project.

In each row the levels come first (`levels`), then the indicators and projects of each block of columns: a row an entry
(`entries`), several in one row (`repair.cell_split`), or several rows to one (`gathering`).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from senryaku_parse.findings import finding
from senryaku_parse.hierarchy.entries import Entry
from senryaku_parse.hierarchy.ledger import Ledger
from senryaku_parse.layouts.columns.entries import entry_of, joined, level_entry, part_of
from senryaku_parse.layouts.columns.gathering import Gathering
from senryaku_parse.layouts.columns.labelled import LabelledRows, Titles
from senryaku_parse.layouts.columns.levels import Levels
from senryaku_parse.layouts.columns.repeated import note_again, repeats
from senryaku_parse.layouts.project_cells import told_below
from senryaku_parse.layouts.told_of_level import entries_of, extra_of, split_level
from senryaku_parse.layouts.unknown import note_unknown
from senryaku_parse.messages import render
from senryaku_parse.names import split_goal
from senryaku_parse.plan import LevelColumn, Plan
from senryaku_parse.plan.blocks import Block
from senryaku_parse.plan.cards import titles_measure
from senryaku_parse.plan.header import is_heading
from senryaku_parse.plan.kind_column import KindColumn, names_two
from senryaku_parse.plan.labelled import read_labelled, read_level
from senryaku_parse.plan.levels import LEVELS, Level
from senryaku_parse.repair.cell_split import parted
from senryaku_parse.repair.row_shifted_planned import is_misplaced, says_nothing
from senryaku_parse.rows import is_note, is_value
from senryaku_parse.tables import EMPTY, Cell, Grid, Row
from senryaku_parse.text import fold_space, is_same_but_for_space
from senryaku_parse.vocabulary import Vocabulary

_NOTE = "tables.note"
_ABOVE = "tables.above-header"
_NO_NAME = "tables.no-name"
_SURPLUS = "tables.no-heading"
_MISPLACED = "tables.misplaced"
_NO_KIND = "tables.no-kind"
_REMARK = "tables.remark"
_SECTION = "tables.section"


def read_columns(grid: Grid, plan: Plan, ledger: Ledger, vocabulary: Vocabulary) -> Iterator[Entry]:
    """The entries of a table of columns, row by row. Cells that make no entry go to `ledger`."""
    return _Reader(plan, ledger, vocabulary).read(grid)


class _Reader:
    """What is in force while the rows go by."""

    def __init__(self, plan: Plan, ledger: Ledger, vocabulary: Vocabulary) -> None:
        self._plan = plan
        self._ledger = ledger
        self._vocabulary = vocabulary
        self._repeats = repeats(plan)
        self._levels = Levels(plan, ledger, vocabulary)
        self._gathering = Gathering(plan, ledger, vocabulary)
        self._entered: Row | None = None
        self._used = plan.columns()
        self._labelled = LabelledRows(plan, ledger, vocabulary)
        self._titles = Titles(ledger, vocabulary)

    def read(self, grid: Grid) -> Iterator[Entry]:
        header = self._plan.header
        for at, row in enumerate(grid.rows):
            if header.start <= at < header.stop:
                self._head(row)
            elif not any(row.texts):
                continue
            elif is_note(row, self._vocabulary):
                self._ledger.unplaced(row.cells(), _NOTE)
            elif at >= header.stop and is_misplaced(row, self._plan, self._vocabulary):
                self._ledger.unplaced(row.cells(), _MISPLACED)
            elif at >= header.stop and self._titles.is_next(row):
                yield from self._section(row, _ABOVE)
            elif at >= header.stop and self._labelled.hold(row):
                yield from self._gathering.close(self._plan.blocks)
                yield from self._labelled.read(row)
            elif at < header.start or self._is_section(row):
                yield from self._section(row, _ABOVE if at < header.start else _SECTION)
            else:
                yield from self._row(row)
                self._entered = row
        yield from self._gathering.close(self._plan.blocks)
        self._levels.finish()

    def _head(self, row: Row) -> None:
        """Note the headings of a row of the header, those that nobody knows where something stands below them."""
        for cell in row.cells():
            self._ledger.went(cell, "heading")
        extra = {at for block in self._plan.blocks for at in block.extra.values()}
        extra -= {at for block in self._plan.blocks for at in block.read_columns()}
        unread = extra.union(set(range(len(row.slots))) - self._used)
        unread = {at for at in unread if self._plan.header.heads[at].told is None}
        cells = dict.fromkeys(row.slots[at] for at in sorted(unread) if row.texts[at])
        unknown = [cell for cell in cells if not is_heading(cell.text, self._vocabulary)]
        note_unknown(unknown, self._ledger, self._vocabulary, doubtful=False)
        kinds = self._plan.kinds.blocks if self._plan.kinds else ()
        for cell in row.cells():
            if names_two(cell.text, kinds, self._vocabulary):
                self._note_fused(cell)

    def _note_fused(self, cell: Cell) -> None:
        message = render("tables.columns-fused", heading=fold_space(cell.text))
        self._ledger.note(
            finding("columns-fused", message, before=cell.text, position=cell.position, severity="warning")
        )

    def _is_section(self, row: Row) -> bool:
        """Whether one text alone stands in `row`, over all columns or where no level and no name stands."""
        cells = row.cells()
        if len({cell.text for cell in cells}) != 1:
            return False
        at = next(at for at, slot in enumerate(row.slots) if slot.text)
        if self._plan.kinds and at == self._plan.kinds.column and self._plan.kinds.kind(row.texts):
            return False
        over = row.texts.count(cells[0].text)
        named = {level.column for level in self._plan.levels} | {block.name for block in self._plan.blocks}
        if over == len(row.slots) and self._titles_level(cells[0]):
            return True
        return over > 2 or at not in named or (at == 0 and over == 1 and self._names_level(cells[0]))

    def _titles_level(self, cell: Cell) -> bool:
        """Whether `cell` says the label and the name of a level that no column holds."""
        read = read_labelled(cell.text, self._vocabulary)
        roles = {level.role for level in self._plan.levels}
        return read is not None and bool(read.rest) and read.parts[0] in LEVELS and read.parts[0] not in roles

    def _names_level(self, cell: Cell) -> bool:
        """Whether `cell` names a level that no column holds."""
        read = read_level(cell.text, self._vocabulary)
        return read is not None and read.parts[0] not in {level.role for level in self._plan.levels}

    def _section(self, row: Row, reason: str) -> Iterator[Entry]:
        """A row that names the level of the rows below it: 「基本目標１　安心して暮らせるまち」."""
        cells = row.cells()
        alike = len({cell.text for cell in cells}) == 1
        title, told = split_level(cells[0], self._vocabulary) if alike else (cells[0], ())
        read = read_labelled(title.text, self._vocabulary) if alike else None
        is_title = reason == _ABOVE and titles_measure(row, self._vocabulary)
        if is_title and not self._plan.levels and not (read and read.rest):
            self._levels.clear()
            yield from self._gathering.close(self._plan.blocks)
            yield self._titles.enter(row)
            return
        if alike and (level := self._level_of_band(row, cells[0])):
            yield from self._gathering.close(self._plan.blocks)
            self._levels.begin(level, cells[0])
            for cell in cells[1:]:
                note_again(cell, self._ledger, told=self._repeats)
            yield level_entry(str(level.role), title, row, EMPTY, None, extra_of(told, title))
            yield from entries_of(str(level.role), told, title, row.origin, self._vocabulary)
            return
        if read and not read.rest and read.parts[0] not in LEVELS and alike:
            for cell in cells:
                self._ledger.went(cell, "heading")  # 「■主な事業」 over the header of a list
            return
        if read is None or not read.rest or read.parts[0] not in LEVELS:
            self._ledger.unplaced(cells, reason)
            return
        yield from self._gathering.close(self._plan.blocks)
        role = "measure" if read.parts[0] == "upper_measure" else read.parts[0]
        self._levels.clear()
        for cell in cells[1:]:
            note_again(cell, self._ledger, told=self._repeats)
        extra = extra_of(told, title)
        yield level_entry(role, title.with_text(read.rest), row, cells[0], read.enumerator, extra)
        yield from entries_of(role, told, title, row.origin, self._vocabulary)

    def _level_of_band(self, row: Row, cell: Cell) -> LevelColumn | None:
        """The level whose column a numbered text begins in that stands over all columns at its right: 「(2) 創業支援」."""
        at = next(at for at, slot in enumerate(row.slots) if slot.text)
        level = next((one for one in self._plan.levels if one.column == at and one.role), None)
        if level is None or any(text != cell.text for text in row.texts[at:]) or not split_goal(cell.text)[0]:
            return None
        return None if read_labelled(cell.text, self._vocabulary) else level

    def _row(self, row: Row) -> Iterator[Entry]:
        yield from self._gathering.close([block for block in self._plan.blocks if self._gathering.is_over(block, row)])
        yield from self._levels.enter(row, self._entered)
        if self._plan.kinds:
            yield from self._kind(row, self._plan.kinds)
        for block in self._plan.blocks_in(row.texts):
            yield from self._block(block, row)
        surplus = [
            slot
            for at, slot in enumerate(row.slots)
            if slot.text and at not in self._used and not self._is_held(slot, row)
        ]
        self._ledger.unplaced(dict.fromkeys(surplus), _SURPLUS, "row-surplus-cells")

    def _kind(self, row: Row, kinds: KindColumn) -> Iterator[Entry]:
        """The level that a row holds by its kind; a row of no kind is kept in findings."""
        kind, said = kinds.kind(row.texts), row.slots[kinds.column]
        if said.text and kind:
            self._ledger.went(said, "heading")
        levels = {at for level in self._plan.levels for at in level.columns}
        if kind is None:
            cells = [slot for at, slot in enumerate(row.slots) if slot.text and at not in levels]
            self._ledger.unplaced(dict.fromkeys(cells), _NO_KIND)
        elif kind in kinds.levels:
            yield from self._level_by_kind(row, kinds.levels[kind], kinds.blocks[kind], said)

    def _level_by_kind(self, row: Row, role: Level | None, block: Block, label: Cell) -> Iterator[Entry]:
        """The level of `role` that a row names, which `label` says; the other columns of `block` are further ones."""
        part = part_of(block, joined(row, block.names), row)
        name = part.cells["name"]
        if role is None or not name.text:
            self._ledger.unplaced([*part.cells.values(), *part.extra.values()], _NO_NAME if role else _SECTION)
            return
        headings = self._plan.header.heads
        extra = {headings[block.fields[field]].own: cell for field, cell in part.cells.items() if field != "name"}
        read = read_level(name.text, self._vocabulary)
        enumerator = read.enumerator if read and read.rest else None
        named = name.with_text(read.rest) if read and read.rest else name
        yield level_entry(role, named, row, label, enumerator, {**extra, **part.extra})

    def _is_held(self, cell: Cell, row: Row) -> bool:
        """Whether `cell`, merged over several columns, stands in one that is read as well."""
        return any(row.slots[at] is cell for at in self._used)

    def _block(self, block: Block, row: Row) -> Iterator[Entry]:
        cells = {at: row.slots[at] for at in block.columns() if row.slots[at].text}
        above = self._entered
        if not cells or (above and all(above.slots[at] is cell for at, cell in cells.items())):
            return
        name = joined(row, block.names)
        if not name.text and self._gathering.has(block):
            self._gathering.take(block, name, row)
            return
        if not name.text:
            same = [cell for at, cell in cells.items() if above and above.slots[at] is cell]
            self._ledger.unplaced([cell for cell in cells.values() if cell not in same], _NO_NAME)
            return
        if self._says_nothing(block, name, row):
            return
        if self._vocabulary.is_total(name.text):
            self._ledger.unplaced(cells.values(), _NOTE)
            return
        if above and self._is_again(block, row, above):
            for cell in cells.values():
                note_again(cell, self._ledger, told=self._repeats)
            return
        cells_of_name = dict.fromkeys(cells[at] for at in block.names if at in cells)
        for one, other in pairwise(cells_of_name):
            if one.text == other.text:
                note_again(other, self._ledger, told=self._repeats)
        if block.kinds is not None:
            self._gathering.take(block, name, row)
            return
        project = block.kind == "project"
        whole = part_of(block, name, row)
        if project and (found := told_below(whole, self._vocabulary)):
            parts = found
        else:
            parts, told = parted(whole, self._vocabulary, project=project)
            self._ledger.note_all(told)
        for part in parts:
            entry = entry_of(block, part, row, self._vocabulary)
            of_goal = self._levels.lacks_measure and entry.role == "indicator"
            yield replace(entry, role="target") if of_goal else entry

    def _says_nothing(self, block: Block, name: Cell, row: Row) -> bool:
        """Whether the name of `block` is no name: it is a level merged over its columns, or a remark over all its values."""
        if says_nothing(block, row.texts):
            for at in block.columns():
                self._ledger.went(row.slots[at], "heading")
            return True
        values = [row.texts[at] for at in block.values()]
        levels = [row.slots[level.column] for level in self._plan.levels if level.role]
        if any(level is row.slots[block.name] for level in levels):
            if self._vocabulary.has_arrows(name.text, 1):
                return False
            beside = [row.slots[at] for at in block.columns() if row.texts[at]]
            self._ledger.unplaced([cell for cell in beside if all(cell is not level for level in levels)], _NO_NAME)
            return True
        if not values or {*values} != {name.text}:
            return False
        cells = dict.fromkeys(slot for slot in row.slots if slot.text == name.text)
        if name.text in {level.text for level in levels}:
            for cell in cells:
                if cell not in levels:
                    note_again(cell, self._ledger, told=self._repeats)
            return True
        if len(values) < 2 or is_value(name.text):
            return False
        self._ledger.unplaced(cells, _REMARK)
        return True

    def _is_again(self, block: Block, row: Row, above: Row) -> bool:
        """Whether `block` repeats the row above under the same levels, as a merged cell does, while the row goes on."""
        if self._levels.begun or not all(
            is_same_but_for_space(above.texts[at], row.texts[at]) for at in block.columns()
        ):
            return False
        others = [at for other in self._plan.blocks_in(row.texts) if other is not block for at in other.columns()]
        return self._repeats or any(row.texts[at] and above.texts[at] != row.texts[at] for at in others)
