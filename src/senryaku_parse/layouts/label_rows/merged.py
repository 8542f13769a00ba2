"""What converters make of merged cells: copies of their text, each in a cell of its own, and blanks below the first."""

from __future__ import annotations

from collections.abc import Sequence

from senryaku_parse.hierarchy.ledger import Ledger
from senryaku_parse.messages import render
from senryaku_parse.plan.row_labels import Pair
from senryaku_parse.repair.label_inherited import inherited_finding
from senryaku_parse.repair.text_repeated import fold
from senryaku_parse.tables import Cell, Row


def without_copies(pair: Pair, ledger: Ledger) -> Pair:
    """`pair` without the copies of merged cells."""
    if len(pair.values) == 1 and pair.values[0].text != pair.cell.text:
        return pair
    values = list(pair.values)
    copies = [pair.cell]
    while values and values[0].text == pair.cell.text:
        copies.append(values.pop(0))
    cell = folded(copies, ledger)
    if values and all(value.text == values[0].text for value in values):
        values = [folded(values, ledger)]
    return Pair(cell, pair.label, tuple(values))


def folded(copies: Sequence[Cell], ledger: Ledger) -> Cell:
    """`copies` of one text as one cell."""
    cell, told = fold(copies)
    ledger.note_all(told)
    return cell


def note_inherited(label: Cell, row: Row, ledger: Ledger) -> None:
    """Tell that `row`, which has no label, is read under the label above it."""
    message = render("tables.label-inherited", text=label.text)
    ledger.note(inherited_finding(row, label, message))
