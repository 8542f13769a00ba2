"""The layout whose first column holds the role: 基本目標, 数値目標, 具体的施策, KPI, 具体的事業."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from senryaku_parse.hierarchy.entries import NO_EXTRA, Entry
from senryaku_parse.hierarchy.ledger import Ledger
from senryaku_parse.layouts.level_texts import split_name, text_entry
from senryaku_parse.layouts.unknown import note_unknown
from senryaku_parse.rows import Columns, column_of, is_note, walk
from senryaku_parse.tables import EMPTY, Cell, Grid, Row
from senryaku_parse.text import fold_space, read_enumerator, split_enumerator
from senryaku_parse.vocabulary import ColumnRole, Field, Label, Vocabulary

_OF_ONE_ROW = frozenset({"goal", "area", "measure"})
_NODES = frozenset({"goal", "measure"})
_INDICATORS = frozenset({"target", "kpi"})
_STRAY = "tables.label-for-name"
_CONTINUED = "tables.text-or-item"
_NO_LABEL = "tables.label-unknown"
_NO_BLOCK = "tables.no-block"
_SURPLUS = "tables.column-unused"
_WIDE = "tables.cell-wide"
_NOTE = "tables.note"
_BLANK = "tables.label-alone"


def read_rows(grid: Grid, ledger: Ledger, vocabulary: Vocabulary) -> Iterator[Entry]:
    """The entries of a repaired grid in order. Cells that make no entry go to `ledger`."""
    named: dict[int, str] = {}
    headings: tuple[str, ...] = ()
    above: Cell = EMPTY
    level: Entry | None = None
    order: list[tuple[int, ColumnRole | None]] = []
    ordered: Columns | None = None
    may_begin_aside, may_begin_part = vocabulary.aside_beginnings, vocabulary.part_beginnings
    for row, block in walk(grid, vocabulary):
        slots, texts = row.slots, row.texts
        label, same = slots[0], slots[0] is above
        above = label
        over, level = level, None
        first = texts[1] if len(texts) > 1 and texts[1] else next(filter(None, texts[2:]), "")
        if block.label is None:
            ledger.unplaced(row.cells(), _NO_BLOCK)
        elif not block.labelled:
            level = over
            yield from _said_of(level, row, ledger, vocabulary)
        elif may_begin_aside[first[:1]] and is_note(row, vocabulary):
            ledger.unplaced(row.cells(1) if same else row.cells(), _NOTE)
        elif block.heading:
            if texts != headings:
                headings, named = texts, {at: fold_space(text) for at, text in enumerate(texts)}
            for cell in row.cells():
                ledger.went(cell, "heading")
            if len(block.columns) < len(texts) - texts.count("") - (texts[0] != ""):
                note_unknown(row.cells(1), ledger, vocabulary, doubtful="text" not in block.columns.values())
        elif not first:
            ledger.unplaced([label], _BLANK)
        elif block.role == "project":
            if texts[-1] in ("", first) and _is_wide(row):
                ledger.unplaced(row.cells(1) if same else row.cells(), _WIDE)
                continue
            if block.columns is not ordered:
                order, ordered = _name_first(block.columns, len(slots)), block.columns
            yield _project(row, order, named, ledger)
        elif same and block.role in _OF_ONE_ROW and not _is_numbered(row):
            ledger.unplaced(row.cells(1), _CONTINUED)
        elif block.role in _INDICATORS and may_begin_part[first[0]] and _is_stray(first, vocabulary):
            ledger.unplaced(row.cells(1) if same else row.cells(), _STRAY)
        else:
            entry = _line(row, block.label, ledger, vocabulary)
            level = entry if entry.role in _NODES else None
            if level and "\n" in level.cells["name"].text:
                yield from _described(level, vocabulary)
            else:
                yield entry


def _described(level: Entry, vocabulary: Vocabulary) -> Iterator[Entry]:
    """`level`, and what the lines below its name say of it."""
    name, text = split_name(level.cells["name"], vocabulary)
    yield replace(level, cells={**level.cells, "name": name})
    if text.text:
        yield text_entry(text, level.origin)


def _is_stray(text: str, vocabulary: Vocabulary) -> bool:
    """Whether `text`, where the name of an indicator belongs, is a label, or a heading of values: 「基準値（2014年度）」."""
    label = vocabulary.label(text)
    if label and label.enumerator is None:
        return True
    word = text.partition("（")[0].partition("(")[0]
    return vocabulary.parts(word)[:1] in (("baseline",), ("aim",), ("interim",))


def _said_of(level: Entry | None, row: Row, ledger: Ledger, vocabulary: Vocabulary) -> Iterator[Entry]:
    """The department that a row below that of `level` states: 「担当課」 in the head of an evaluation sheet."""
    cells = row.cells()
    if level and level.origin.table == row.origin.table:
        departments, cells = _departments(cells, ledger, vocabulary)
        if departments:
            yield replace(level, origin=row.origin, extra=departments, mention=True)
    ledger.unplaced(cells, _NO_LABEL)


def _departments(cells: list[Cell], ledger: Ledger, vocabulary: Vocabulary) -> tuple[dict[str, Cell], list[Cell]]:
    """Heading → department, of `cells` that stand beside each other so; and the other cells."""
    found: dict[str, Cell] = {}
    others: list[Cell] = []
    at = 0
    while at < len(cells):
        heading = cells[at].text
        if at + 1 < len(cells) and vocabulary.column(heading) == "department" and heading not in found:
            found[fold_space(heading)] = cells[at + 1]
            ledger.went(cells[at], "heading")
            at += 2
        else:
            others.append(cells[at])
            at += 1
    return found, others


def _is_wide(row: Row) -> bool:
    """Whether one cell alone stands right of the label, over several columns."""
    content = [slot for slot in row.slots[1:] if slot.text]
    first = content[0]
    return first == content[-1] and content.count(first) == len(content) and row.slots.count(first) > 1


def _name_first(columns: Columns, width: int) -> list[tuple[int, ColumnRole | None]]:
    """The columns right of the label and what they hold, in the order in which merged cells are taken: by their name
    column first."""
    name = column_of("name", columns) or 1
    return [(at, columns.get(at)) for at in (name, *range(1, name), *range(name + 1, width))]


def _project(row: Row, order: Iterable[tuple[int, ColumnRole | None]], named: dict[int, str], ledger: Ledger) -> Entry:
    """A row of the project list: each cell by the column it stands in, one merged over several by its name column."""
    slots = row.slots
    cells: dict[Field, Cell] = {}
    extra: dict[str, Cell] = {}
    placed: list[Cell] = []
    for at, role in order:
        slot = slots[at]
        if not slot.text or slot in placed:
            continue
        placed.append(slot)
        if role and role not in cells:
            cells[role] = slot
        elif (heading := named.get(at)) and heading not in extra:
            extra[heading] = slot
        else:
            ledger.unplaced([slot], _SURPLUS, "row-surplus-cells")
    return Entry("project", cells, row.origin, slots[0], None, extra)


def _line(row: Row, label: Label, ledger: Ledger, vocabulary: Vocabulary) -> Entry:
    """Any other row: its cells from left to right. An enumerator alone in a cell belongs to the next.

    Of several cells beside an indicator, none is known to be its aim.
    """
    enumerator = label.enumerator
    content = row.cells(1)
    if len(content) > 1 and (alone := read_enumerator(content[0].text)):
        enumerator = alone
        ledger.went(content.pop(0), "enumerator")
    cells: dict[Field, Cell] = {"name": content[0]}
    extra: dict[str, Cell] = {}
    if rest := content[1:]:
        if label.role in _INDICATORS and len(rest) == 1:
            cells["target"] = rest.pop()
        elif label.role in _NODES:
            extra, rest = _departments(rest, ledger, vocabulary)
        ledger.unplaced(rest, _SURPLUS, "row-surplus-cells")
    return Entry(label.role, cells, row.origin, row.slots[0], enumerator, extra or NO_EXTRA)


def _is_numbered(row: Row) -> bool:
    return split_enumerator(row.cells(1)[0].text)[0] is not None
