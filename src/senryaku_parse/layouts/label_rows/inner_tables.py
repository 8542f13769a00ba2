"""Tables within a table of label rows: right of a label, a header of its own and rows below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from senryaku_parse.hierarchy.entries import Entry
from senryaku_parse.hierarchy.ledger import Ledger
from senryaku_parse.layouts.choice import Chosen, planned
from senryaku_parse.layouts.columns import read_columns
from senryaku_parse.layouts.label_rows.merged import folded, note_inherited
from senryaku_parse.layouts.unknown import note_unknown
from senryaku_parse.plan import Plan, make_plan
from senryaku_parse.plan.header import MAX_HEIGHT, NAMES, find_header
from senryaku_parse.plan.levels import LEVELS
from senryaku_parse.plan.row_labels import read_row_label, read_title
from senryaku_parse.repair import repair_under
from senryaku_parse.repair.row_shifted_planned import is_placed
from senryaku_parse.tables import EMPTY, Cell, Grid, Row
from senryaku_parse.vocabulary import Vocabulary

_UNREAD = "tables.cells-unread"

_FEW = 2
"""Texts of a row that may be an unknown label and its value."""


def find_inner_table(rows: Sequence[Row], start: int, vocabulary: Vocabulary) -> tuple[int, int]:
    """Of the table whose header is `rows[start]`: its first column, and one past its last row.

    It begins right of its label, or at 0 where it names its entries in the label column. Right of a label, that column
    is blank below it, says the same, or holds a text of a row that lost its blank there; elsewhere a label ends the table.
    """
    header = rows[start]
    first = _first_column(header, rows[start + 1 : start + 2], vocabulary)
    plan = _plan(_without_labels(rows[start : start + MAX_HEIGHT + 1], first), vocabulary) if first else None
    stop = start + 1
    while stop < len(rows):
        row = rows[stop]
        beside = row.texts[0] in ("", header.texts[0]) or (first == 0 and not _is_labelled(row, vocabulary))
        if not beside and not (plan and _is_row(row, plan, vocabulary)):
            break
        stop += 1
    return first, stop


def read_inner_table(
    rows: Sequence[Row], first: int, outer: Grid, ledger: Ledger, vocabulary: Vocabulary
) -> Iterator[Entry]:
    """The entries of the table of `outer` whose rows are `rows` and that begins in the column `first`."""
    if first:
        _note_labels(rows, first, ledger, vocabulary)
    inner, chosen = plan_inner_table(rows, first, outer, vocabulary)
    if chosen is None:
        for cell in inner.rows[0].cells():
            ledger.went(cell, "heading")
        note_unknown(inner.rows[0].cells(), ledger, vocabulary, doubtful=True)
        for row in inner.rows[1:]:
            ledger.unplaced(row.cells(), _UNREAD)
        return
    table, repairs = repair_under(chosen.grid, chosen.plan, vocabulary)
    ledger.note_all((*chosen.repairs, *repairs))
    for entry in read_columns(table, chosen.plan, ledger, vocabulary):
        indicates = entry.role in ("target", "kpi")
        yield replace(entry, role="indicator") if indicates else entry


def plan_inner_table(
    rows: Sequence[Row], first: int, outer: Grid, vocabulary: Vocabulary
) -> tuple[Grid, Chosen | None]:
    """The table of `outer` whose rows are `rows` and that begins in the column `first`; and what its columns hold."""
    inner = Grid(tuple(_without_labels(rows, first)), outer.position)
    return inner, planned(inner, vocabulary, first)


def _note_labels(rows: Sequence[Row], first: int, ledger: Ledger, vocabulary: Vocabulary) -> None:
    """The label of several rows, left of the column `first`: merged, blank below its first, or repeated in each."""
    label = rows[0].slots[0]
    copies = list(dict.fromkeys(slot for row in rows for slot in row.slots[:first] if _is_label_of(label, slot)))
    for cell in copies:
        ledger.went(cell, "heading")
    note_unknown(copies[:1], ledger, vocabulary, doubtful=True)
    if copies:
        folded(copies, ledger)
    for row in rows[1:]:
        if label.text and not row.texts[0]:
            note_inherited(label, row, ledger)


def _without_labels(rows: Sequence[Row], first: int) -> list[Row]:
    """The rows of a table that begins in the column `first`, the label of its header blank where it stands."""
    label = rows[0].slots[0]
    return [
        row.with_slots(
            (*(EMPTY if _is_label_of(label, slot) else slot for slot in row.slots[:first]), *row.slots[first:])
        )
        for row in rows
    ]


def _is_label_of(label: Cell, slot: Cell) -> bool:
    """Whether `slot` holds `label`, merged or repeated."""
    return bool(slot.text) and slot.text == label.text


def _first_column(header: Row, below: Sequence[Row], vocabulary: Vocabulary) -> int:
    own = read_row_label(header.texts[0], vocabulary)
    if (
        own
        and own.parts[0] in LEVELS
        and own.enumerator is None
        and any(_names_below(header, row, vocabulary) for row in below)
    ):
        return 0
    beside = [read_row_label(text, vocabulary) for text in header.texts[1:]]
    named = any(NAMES.intersection(label.parts) for label in beside if label)
    if own and NAMES.intersection(own.parts) and not named:
        return 0
    return next((at for at, slot in enumerate(header.slots) if slot is not header.slots[0]), 1)


def _names_below(header: Row, row: Row, vocabulary: Vocabulary) -> bool:
    """Whether `row` names a level right below the heading of `header`, which names indicators or projects as well."""
    said = [label for text in header.texts[1:] if (label := read_row_label(text, vocabulary))]
    text = row.texts[0]
    if not any(NAMES.intersection(label.parts[:1]) for label in said) or not text or text == header.texts[0]:
        return False
    return read_row_label(text, vocabulary) is None and len(row.cells()) > 1


def _plan(rows: list[Row], vocabulary: Vocabulary) -> Plan | None:
    header = find_header(Grid(tuple(rows)), vocabulary)
    return make_plan(header, rows[header.stop :], vocabulary) if header else None


def _is_labelled(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether a label stands in `row`, one that nobody knows included where one text fills all columns beside it."""
    right = row.texts[1:]
    filled = len(right) > 1 and bool(right[0]) and set(right) == {right[0]}
    return filled or read_row_label(row.texts[0], vocabulary) is not None


def _is_row(row: Row, plan: Plan, vocabulary: Vocabulary) -> bool:
    """Whether `row` is one of the table though a text stands in its label column: an unknown label has a value at most.

    Its texts stand where its columns have them, as they are or further right; or there are too many, or none, for a label.
    """
    if any(read_row_label(text, vocabulary) for text in row.texts) or read_title(row, vocabulary):
        return False
    texts = set(row.texts) - {""}
    return is_placed(row, plan, vocabulary) or (not row.texts[-1] and len(texts) != _FEW)
