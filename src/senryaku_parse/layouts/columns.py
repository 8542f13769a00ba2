"""The layout of columns: a header names the roles, a row holds a goal, a measure, an indicator, a project."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import TypeVar

from senryaku_parse.findings import finding
from senryaku_parse.hierarchy.entries import Entry, Field, Stated
from senryaku_parse.hierarchy.ledger import Ledger
from senryaku_parse.layouts.header import NAMES
from senryaku_parse.layouts.items import split_value
from senryaku_parse.layouts.labelled import read_labelled, read_level
from senryaku_parse.layouts.levels import LEVELS
from senryaku_parse.layouts.plan import Block, Plan
from senryaku_parse.layouts.several import Part, parted
from senryaku_parse.layouts.shifted import is_misplaced
from senryaku_parse.rows import is_note
from senryaku_parse.tables import EMPTY, Cell, Grid, Row
from senryaku_parse.text import Enumerator, match_key, whole_number
from senryaku_parse.vocabulary import Vocabulary

Key = TypeVar("Key")

_NOTE = "表についての注記であるため、どの項目にもしませんでした。"
_ABOVE = "見出し行の上にあり、どの項目のものか定まらないため、そのまま残しました。"
_NO_NAME = "名前の欄が空のため、どの項目にも置けませんでした。"
_SURPLUS = "見出しのない列にあるため、どの項目にも置けませんでした。"
_SAID_OTHERWISE = "同じ指標の上の行と異なるため、上の行の文字を残しました。"
_NO_KIND = "目標と実績のどちらの行か定まらないため、どの項目にも置けませんでした。"
_MISPLACED = "文字が列の見出しと合わず、元の列が定まらないため、この行をどの項目にもしませんでした。"
_NO_MEASURE = "この欄の行に施策がないため、どの項目にも置けませんでした。"
_SECTION = "表を区切る行ですが、階層として読めないため、どの項目にもしませんでした。"


def read_columns(grid: Grid, plan: Plan, ledger: Ledger, vocabulary: Vocabulary) -> Iterator[Entry]:
    """The entries of a table of columns, row by row. Cells that make no entry go to `ledger`."""
    return _Reader(plan, ledger, vocabulary).read(grid)


class _Reader:
    """What is in force while the rows go by."""

    def __init__(self, plan: Plan, ledger: Ledger, vocabulary: Vocabulary) -> None:
        self._plan = plan
        self._ledger = ledger
        self._vocabulary = vocabulary
        self._repeats = plan.layout != "project-first"
        self._levels: dict[int, Cell] = {}
        self._unheld: list[Cell] = []
        self._entered: Row | None = None
        self._begun = False
        self._open: dict[int, tuple[Part, Row]] = {}
        self._used = {at for block in plan.blocks for at in block.columns()} | {
            at for level in plan.levels for at in level.columns
        }

    def read(self, grid: Grid) -> Iterator[Entry]:
        header = self._plan.header
        for at, row in enumerate(grid.rows):
            if header.start <= at < header.stop:
                for cell in row.cells():
                    self._ledger.went(cell, "heading")
            elif not any(row.texts):
                continue
            elif at >= header.stop and tuple(map(match_key, row.texts)) in header.texts:
                self._note_heading(row)
            elif is_note(row, self._vocabulary):
                self._ledger.unplaced(row.cells(), _NOTE)
            elif at >= header.stop and is_misplaced(row, self._plan, self._vocabulary):
                self._ledger.unplaced(row.cells(), _MISPLACED)
            elif at < header.start or self._is_section(row):
                yield from self._section(row, _ABOVE if at < header.start else _SECTION)
            else:
                yield from self._row(row)
                self._entered = row
        yield from self._close(self._plan.blocks)
        self._ledger.unplaced(self._unheld, _NO_MEASURE)

    def _note_heading(self, row: Row) -> None:
        message = "繰り返された見出し行を読み飛ばしました。"
        self._ledger.note(finding("header-repeated", message, before=str(row), position=row.position))
        for cell in row.cells():
            self._ledger.went(cell, "finding:header-repeated")

    def _is_section(self, row: Row) -> bool:
        """Whether one text alone stands in `row`, over all columns or where no level and no name stands."""
        cells = row.cells()
        if len({cell.text for cell in cells}) != 1:
            return False
        at = next(at for at, slot in enumerate(row.slots) if slot.text)
        over = row.texts.count(cells[0].text)
        named = {level.column for level in self._plan.levels} | {block.name for block in self._plan.blocks}
        return over > 2 or at not in named or (at == 0 and over == 1 and self._names_level(cells[0]))

    def _names_level(self, cell: Cell) -> bool:
        """Whether `cell` names a level that no column holds."""
        read = read_level(cell.text, self._vocabulary)
        return read is not None and read.parts[0] not in {level.role for level in self._plan.levels}

    def _section(self, row: Row, reason: str) -> Iterator[Entry]:
        """A row that names the level of the rows below it: 「基本目標１　安心して暮らせるまち」."""
        cells = row.cells()
        alike = len({cell.text for cell in cells}) == 1
        read = read_labelled(cells[0].text, self._vocabulary) if alike else None
        if read is None or not read.rest or read.parts[0] not in LEVELS:
            self._ledger.unplaced(cells, reason)
            return
        yield from self._close(self._plan.blocks)
        role = "measure" if read.parts[0] == "upper_measure" else read.parts[0]
        self._levels.clear()
        for cell in cells[1:]:
            self._note_again(cell)
        yield _level_entry(role, cells[0].with_text(read.rest), row, cells[0], read.enumerator)

    def _row(self, row: Row) -> Iterator[Entry]:
        yield from self._close([block for block in self._plan.blocks if self._begins(block, row)])
        yield from self._level_entries(row)
        for block in self._plan.blocks:
            yield from self._block(block, row)
        surplus = [
            slot
            for at, slot in enumerate(row.slots)
            if slot.text and at not in self._used and not self._is_held(slot, row)
        ]
        self._ledger.unplaced(dict.fromkeys(surplus), _SURPLUS, "row-surplus-cells")

    def _is_held(self, cell: Cell, row: Row) -> bool:
        """Whether `cell`, merged over several columns, stands in one that is read as well."""
        return any(row.slots[at] is cell for at in self._used)

    def _level_entries(self, row: Row) -> Iterator[Entry]:
        """The levels in force, where one begins or ends in `row`."""
        begun = False
        for level in self._plan.levels:
            cell, above = _joined(row, level.columns), self._levels.get(level.column, EMPTY)
            if cell is above or (cell.text and cell == above):
                pass
            elif self._names_indicators(cell):
                self._levels.pop(level.column, None)
                self._ledger.went(cell, "heading")
                begun = True
            elif not cell.text:
                if begun or (above.text and not self._repeats and self._states_levels(row)):
                    self._levels.pop(level.column, None)
                    begun = True
                elif above.text:
                    self._note_inherited(above, row)
            elif not begun and match_key(cell.text) == match_key(above.text):
                self._note_again(cell)
            else:
                self._levels[level.column] = cell
                if level.role is None:
                    self._unheld.append(cell)
                begun = True
        self._begun = begun
        if begun:
            yield from self._mentions(row)

    def _names_indicators(self, cell: Cell) -> bool:
        """Whether `cell` of a level says that the row is of no such level: 「数値目標」 where measures stand."""
        parts = self._vocabulary.parts(cell.text)
        return bool(parts) and parts[0] not in LEVELS and bool(NAMES.intersection(parts))

    def _states_levels(self, row: Row) -> bool:
        """Whether `row` has a level of its own, not one merged with the row above."""
        above = self._entered
        return any(
            row.texts[level.column] and not (above and above.slots[level.column] is row.slots[level.column])
            for level in self._plan.levels
        )

    def _mentions(self, row: Row) -> Iterator[Entry]:
        further = {
            level.heading: self._levels[level.column]
            for level in self._plan.levels
            if level.role is None and level.column in self._levels
        }
        for level in self._plan.levels:
            cell = self._levels.get(level.column)
            if cell is None or level.role is None:
                continue
            extra = further if level.role == "measure" else {}
            self._unheld = [held for held in self._unheld if held not in extra.values()]
            read = read_level(cell.text, self._vocabulary)
            if read and read.rest:
                yield _level_entry(level.role, cell.with_text(read.rest), row, EMPTY, read.enumerator, extra)
            else:
                yield _level_entry(level.role, cell, row, EMPTY, None, extra)

    def _note_inherited(self, above: Cell, row: Row) -> None:
        message = "空白の欄を、上の欄（結合セル）の続きとして読みました。"
        self._ledger.note(finding("label-inherited", message, before="", after=above.text, position=row.position))

    def _note_again(self, cell: Cell) -> None:
        """A level repeated from the row above; where each row names its levels, that is nothing to tell."""
        if self._repeats:
            message = "上の行と同じ文字を、結合セルの続きとして読みました。"
            self._ledger.note(
                finding("text-repeated", message, before=cell.text, after=cell.text, position=cell.position)
            )
        self._ledger.went(cell, "repeated")

    def _block(self, block: Block, row: Row) -> Iterator[Entry]:
        cells = {at: row.slots[at] for at in block.columns() if row.slots[at].text}
        above = self._entered
        if not cells or (above and all(above.slots[at] is cell for at, cell in cells.items())):
            return
        name = _joined(row, block.names)
        if not name.text and block.name in self._open:
            self._gather(block, name, row)
            return
        if not name.text:
            same = [cell for at, cell in cells.items() if above and above.slots[at] is cell]
            self._ledger.unplaced([cell for cell in cells.values() if cell not in same], _NO_NAME)
            return
        if above and self._is_again(block, row, above):
            for cell in cells.values():
                self._note_again(cell)
            return
        cells_of_name = dict.fromkeys(cells[at] for at in block.names if at in cells)
        for one, other in pairwise(cells_of_name):
            if one.text == other.text:
                self._note_again(other)
        if block.kinds is not None:
            self._gather(block, name, row)
            return
        for part in parted(_part(block, name, row), self._ledger):
            yield _entry(block, part, row)

    def _is_again(self, block: Block, row: Row, above: Row) -> bool:
        """Whether `block` repeats the row above under the same levels, as a merged cell does, while the row goes on."""
        if self._begun or any(above.texts[at] != row.texts[at] for at in block.columns()):
            return False
        others = [at for other in self._plan.blocks if other is not block for at in other.columns()]
        return self._repeats or any(row.texts[at] and above.texts[at] != row.texts[at] for at in others)

    def _begins(self, block: Block, row: Row) -> bool:
        """Whether an entry of `block` begins in `row`, where its rows belong together."""
        name = _joined(row, block.names)
        open_now = self._open.get(block.name)
        return open_now is not None and bool(name.text) and name.text != open_now[0].cells["name"].text

    def _gather(self, block: Block, name: Cell, row: Row) -> None:
        """Take in one of the rows of an indicator, each of which says whether its years are 目標 or 実績."""
        part, first = self._open.get(block.name) or (_part(block, name, row), row)
        if row is not first:
            part = self._with_more(part, _part(block, name, row))
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
                    self._note_again(cell)
                else:
                    self._ledger.unplaced([cell], _SAID_OTHERWISE)
        return found

    def _close(self, blocks: Iterable[Block]) -> Iterator[Entry]:
        """The entries of `blocks` whose rows are all in."""
        for block in blocks:
            if block.name in self._open:
                yield _entry(block, *self._open.pop(block.name))


def _part(block: Block, name: Cell, row: Row) -> Part:
    """The cells of `block` in `row`. A cell merged over several of its columns stands in the first."""
    taken, unit = [name], block.fields.get("unit")

    def pick(columns: Mapping[Field, int] | Mapping[int, int] | Mapping[str, int]) -> dict:  # type: ignore[type-arg]
        found = {}
        for key, at in columns.items():
            cell = row.slots[at]
            if cell.text and (at == unit or not any(cell is one for one in taken)):
                taken.append(cell)
                found[key] = cell
        return found

    return Part({"name": name, **pick(block.fields)}, pick(block.targets), pick(block.actuals), pick(block.extra))


def _entry(block: Block, part: Part, row: Row) -> Entry:
    cells, enumerator, extra = dict(part.cells), None, dict(part.extra)
    if block.kind == "project":
        return Entry("project", cells, row.origin, EMPTY, extra=extra)
    if block.is_unaimed and (read := split_value(cells["name"].text)):
        name = cells["name"]
        cells |= {"name": name.with_text(read[0]), "target": name.with_text(read[1])}
    if (number := cells.get("number")) and (counted := whole_number(number.text)) is not None:
        enumerator = Enumerator(number.text, counted, False)
    stated = Stated(block.unit, block.baseline_year, block.target_year, part.targets, part.actuals)
    return Entry(block.kind, cells, row.origin, EMPTY, enumerator, extra, stated)


def _level_entry(
    role: str, cell: Cell, row: Row, label: Cell, enumerator: Enumerator | None, extra: Mapping[str, Cell] | None = None
) -> Entry:
    cells: dict[Field, Cell] = {"name": cell}
    return Entry(role, cells, row.origin, label, enumerator, extra or {}, mention=True)  # type: ignore[arg-type]


def _joined(row: Row, columns: tuple[int, ...]) -> Cell:
    """The cells of `row` in `columns`, which one heading stands over, as one."""
    if len(columns) == 1:
        return row.slots[columns[0]]
    cells = list(dict.fromkeys(slot for at in columns if (slot := row.slots[at]).text))
    if len(cells) < 2:
        return cells[0] if cells else EMPTY
    texts = dict.fromkeys(cell.text for cell in cells)
    return Cell(" ".join(texts), tuple(origin for cell in cells for origin in cell.origins))
