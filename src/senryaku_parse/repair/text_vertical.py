"""Vertical text, which a text layer gives back one character a line (安\\n心\\nな\\nま\\nち): one line again."""

from __future__ import annotations

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.rows import has_line_breaks
from senryaku_parse.tables import Cell, Grid, Row
from senryaku_parse.vocabulary import Vocabulary

_FEWEST = 3
"""Lines of one character each that are vertical text: two may be two marks."""

_MARKS = frozenset("・･○●◎◇◆□■△▲×-－―ーｰ/／")


def join_vertical_text(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with texts of one character a line in one line; a number that begins one stands apart from it.

    Where another text of the row has as many lines, each character is an entry of a list: 男, 女, 計.
    """
    if not has_line_breaks(grid):
        return grid, []
    cells: dict[Cell, Cell] = {}

    def with_joined(row: Row) -> Row:
        lists = {len(lines) for text in row.texts if "\n" in text and not _is_vertical(lines := _lines(text))}
        for slot in row.slots:
            if "\n" in slot.text and slot not in cells and len(_lines(slot.text)) not in lists:
                cells[slot] = _joined(slot)
        return row.with_slots(tuple([cells.get(slot, slot) for slot in row.slots]))

    rows = [with_joined(row) if any("\n" in text for text in row.texts) else row for row in grid.rows]
    return grid.with_rows(rows), [_finding(cell, joined) for cell, joined in cells.items() if joined is not cell]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _joined(cell: Cell) -> Cell:
    lines = _lines(cell.text)
    if not _is_vertical(lines):
        return cell
    number = lines[0].isdecimal() and not lines[1].isdecimal()
    text = lines[0] + " " * number + "".join(lines[1:])
    return cell.with_text(text)


def _finding(cell: Cell, joined: Cell) -> Finding:
    message = render("repair.text-vertical")
    return finding("text-vertical", message, before=cell.text, after=joined.text, position=cell.position)


def _is_vertical(lines: list[str]) -> bool:
    """Whether each of `lines` is one character, a number of two digits the first may be, and most are letters."""
    if len(lines) < _FEWEST or any(len(line) > 1 for line in lines[1:]) or len(lines[0]) > 2:
        return False
    if len(lines[0]) == 2 and not lines[0].isdecimal():
        return False
    letters = sum(line.isalpha() for line in lines)
    return letters >= _FEWEST and not _MARKS.issuperset(lines)
