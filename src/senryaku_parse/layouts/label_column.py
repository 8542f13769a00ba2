"""The layout whose first column holds the role: 基本目標, 数値目標, 具体的施策, KPI, 具体的事業."""

from __future__ import annotations

from collections.abc import Iterator

from senryaku_parse.hierarchy.entries import Entry, Field
from senryaku_parse.hierarchy.ledger import Ledger
from senryaku_parse.rows import Block, column_of, is_note, walk
from senryaku_parse.tables import EMPTY, Cell, Grid, Row
from senryaku_parse.text import Enumerator, fold_space, split_enumerator
from senryaku_parse.vocabulary import Label, Vocabulary

_OF_ONE_ROW = frozenset({"goal", "area", "measure"})
_CONTINUED = "番号がなく、上の項目の説明か新しい項目かが定まらないため、どの項目にもしませんでした。"
_NO_LABEL = "ラベル欄の文字が知られていないため、この行をどの項目にも置けませんでした。"
_NO_BLOCK = "どのラベルの行でもないため、どの項目にも置けませんでした。"
_SURPLUS = "この行で使われない列にあるため、どの項目にも置けませんでした。"
_WIDE = "1つのセルが事業の一覧の列をまたいでいるため、どの項目にもしませんでした。"
_NOTE = "表についての注記であるため、どの項目にもしませんでした。"
_BLANK = "ラベルの右に何もないため、どの項目にもなりませんでした。"


def read_rows(grid: Grid, ledger: Ledger, vocabulary: Vocabulary) -> Iterator[Entry]:
    """The entries of a repaired grid in order. Cells that make no entry go to `ledger`."""
    named: dict[int, str] = {}
    above = EMPTY
    for row, block in walk(grid, vocabulary):
        label, above, same = row.slots[0], row.slots[0], row.slots[0] is above
        if block.label is None:
            ledger.unplaced(row.cells(), _NO_BLOCK)
        elif not block.labelled:
            ledger.unplaced(row.cells(), _NO_LABEL)
        elif is_note(row, vocabulary):
            ledger.unplaced(row.cells(1) if same else row.cells(), _NOTE)
        elif block.heading:
            named = {at: fold_space(text) for at, text in enumerate(row.texts)}
            for cell in row.cells():
                ledger.went(cell, "heading")
        elif not any(row.texts[1:]):
            ledger.unplaced([label], _BLANK)
        elif same and block.role in _OF_ONE_ROW and not _is_numbered(row):
            ledger.unplaced(row.cells(1), _CONTINUED)
        elif block.role != "project":
            yield _line(row, block.label, ledger)
        elif _is_wide(row):
            ledger.unplaced(row.cells(1) if same else row.cells(), _WIDE)
        else:
            yield _project(row, block, named, ledger)


def _is_wide(row: Row) -> bool:
    """Whether one cell alone stands right of the label, over several columns."""
    content = [slot for slot in row.slots[1:] if slot.text]
    return content.count(content[0]) == len(content) and row.slots.count(content[0]) > 1


def _project(row: Row, block: Block, named: dict[int, str], ledger: Ledger) -> Entry:
    """A row of the project list: each cell by the column it stands in, one merged over several by its name column."""
    slots, columns = row.slots, block.columns
    cells: dict[Field, Cell] = {}
    extra: dict[str, Cell] = {}
    placed: list[Cell] = []
    for at in (column_of("name", columns) or 1, *range(1, len(slots))):
        slot = slots[at]
        if not slot.text or slot in placed:
            continue
        placed.append(slot)
        role = columns.get(at)
        if role and role not in cells:
            cells[role] = slot
        elif named.get(at) and named[at] not in extra:
            extra[named[at]] = slot
        else:
            ledger.unplaced([slot], _SURPLUS, "row-surplus-cells")
    return Entry("project", cells, row.origin, slots[0], extra=extra)


def _line(row: Row, label: Label, ledger: Ledger) -> Entry:
    """Any other row: its cells from left to right. An enumerator alone in a cell belongs to the next.

    Of several cells beside an indicator, none is known to be its aim.
    """
    enumerator = label.enumerator
    content = row.cells(1)
    if len(content) > 1 and (alone := _enumerator(content[0])):
        enumerator = alone
        ledger.went(content.pop(0), "enumerator")
    cells: dict[Field, Cell] = {"name": content[0]}
    if rest := content[1:]:
        if label.role in ("target", "kpi") and len(rest) == 1:
            cells["target"] = rest.pop()
        ledger.unplaced(rest, _SURPLUS, "row-surplus-cells")
    return Entry(label.role, cells, row.origin, row.slots[0], enumerator)


def _is_numbered(row: Row) -> bool:
    return split_enumerator(row.cells(1)[0].text)[0] is not None


def _enumerator(cell: Cell) -> Enumerator | None:
    """The enumerator that is all of the cell's text; a bare number counts, as it stands alone."""
    enumerator, rest = split_enumerator(cell.text + ("." if cell.text.isdecimal() else ""))
    return None if rest else enumerator
