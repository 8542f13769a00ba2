"""Lines that a text layer broke at the width of the cell: joined without a space.

A break that the document means (two entries in one cell, a list) stays a break.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Literal

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.rows import begins_entry, has_line_breaks, lists_values, walk
from senryaku_parse.tables import Cell, Grid, Row
from senryaku_parse.text import split_enumerator
from senryaku_parse.vocabulary import Role, Vocabulary

_FEWEST = 2
"""Breaks at the width of the cell that a document needs to be one of wrapped lines."""

_SHARE = 0.8
"""Share of all breaks that must be such."""

_SLACK = 4
"""Half-width columns a line may leave free: no line begins with 、 or 」, so its neighbour comes along."""

_UNBREAKABLE = re.compile(
    r".?[!-~０-９、。，．・：；！？ー～〜…々）」』】〕〉》’”ぁぃぅぇぉっゃゅょァィゥェォッャュョ]*"
)
"""What moves to the next line as a whole: a character and those before which no line breaks (JIS X 4051)."""

_BULLET = re.compile(r"[・○●◎◇◆□■※*＊\-－]")

_SHORTEST = 3
"""Letters of the name of a department."""
_JOINED = re.compile(r"[、，・／/]")
_KATAKANA = re.compile("[ァ-ヺー]")
_PARTS = re.compile(r"[部局]\Z")
"""Ends the name of what a department, which may stand on the next line, is part of."""

_NARROW = 14
"""Half-width columns below which a column is too narrow for its breaks to tell anything."""


class _Widths(dict[str, int]):
    """Character → columns that it takes in a fixed-width print. Worked out when asked."""

    def __missing__(self, character: str) -> int:
        """Work out what is asked for the first time."""
        if len(self) >= _MEMORY:
            self.clear()
        self[character] = taken = 2 if unicodedata.east_asian_width(character) in "WFA" else 1
        return taken


_MEMORY = 4096
"""Characters remembered: more than a document of Japanese has."""
_WIDTHS = _Widths()
_Group = tuple[int, Role | int | None]
"""Cells that share a width: column and role, or table and column."""

_Kind = Literal["meant", "full", "short"]
"""A break: before a bullet or a new entry; after a line that is full; after one that is not."""


def join_wrapped_lines(grids: tuple[Grid, ...], vocabulary: Vocabulary) -> tuple[tuple[Grid, ...], list[Finding]]:
    """`grids` with wrapped lines joined, in documents whose breaks stand where lines are full."""
    if not any(map(has_line_breaks, grids)):
        return grids, []
    return _join_all(grids, list(_cells(grids, vocabulary)), vocabulary)


def join_wrapped_columns(grids: tuple[Grid, ...], vocabulary: Vocabulary) -> tuple[tuple[Grid, ...], list[Finding]]:
    """As `join_wrapped_lines`, for tables without a label column: the cells of a column share its width.

    Narrow columns (a department a line) and rows whose cells list values are left alone.
    """
    if not any(map(has_line_breaks, grids)):
        return grids, []
    cells = _beside_breaks(list(_cells_by_column(grids)))
    widths = _full_widths(cells)
    return _join_all(grids, [(group, cell) for group, cell in cells if widths[group] >= _NARROW], vocabulary)


def _join_all(
    grids: tuple[Grid, ...], cells: list[tuple[_Group, Cell]], vocabulary: Vocabulary
) -> tuple[tuple[Grid, ...], list[Finding]]:
    """`grids` with the wrapped lines of `cells` joined, where most of all their breaks stand where lines are full."""
    full = _full_widths(cells)
    breaks = Counter(kind for group, cell in cells for _, kind in _breaks(cell, full[group], vocabulary))
    if breaks["full"] < max(_FEWEST, _SHARE * (breaks["full"] + breaks["short"])):
        return grids, []
    wrapped = [(cell, _join(cell, full[group], vocabulary)) for group, cell in cells if "\n" in cell.text]
    joined = {id(cell): one for cell, one in wrapped}

    def with_joined(row: Row) -> Row:
        return row.with_slots(tuple([joined.get(id(slot), slot) for slot in row.slots]))

    findings = [_finding(cell, one) for cell, one in wrapped if cell.text != one.text]
    return tuple(grid.with_rows(list(map(with_joined, grid.rows))) for grid in grids), findings


def _beside_breaks(cells: list[tuple[_Group, Cell]]) -> list[tuple[_Group, Cell]]:
    """Those of `cells` in whose group a line breaks: the width of no other counts."""
    broken = {group for group, cell in cells if "\n" in cell.text}
    return [(group, cell) for group, cell in cells if group in broken]


def _full_widths(cells: list[tuple[_Group, Cell]]) -> dict[_Group, int]:
    """The width of the longest line of each group."""
    full: dict[_Group, int] = defaultdict(int)
    for group, cell in cells:
        full[group] = max(full[group], *(width(line) for line in cell.text.split("\n")))
    return full


def width(text: str) -> int:
    """Columns that `text` takes in a fixed-width print: full-width characters two, others one."""
    return sum(map(_WIDTHS.__getitem__, text))


def _cells(grids: tuple[Grid, ...], vocabulary: Vocabulary) -> Iterator[tuple[_Group, Cell]]:
    for grid in grids:
        for row, block in walk(grid, vocabulary):
            for at, slot in enumerate(row.slots):
                if slot.text and (at == 0 or slot is not row.slots[at - 1]):
                    yield (at, block.role if at else None), slot


def _cells_by_column(grids: tuple[Grid, ...]) -> Iterator[tuple[_Group, Cell]]:
    seen: set[int] = set()
    for number, grid in enumerate(grids):
        for row in grid.rows:
            listing = any(map(lists_values, row.texts))
            for at, slot in enumerate(row.slots):
                if slot.text and id(slot) not in seen and not listing:
                    seen.add(id(slot))
                    yield (number, at), slot


def _breaks(cell: Cell, full: int, vocabulary: Vocabulary) -> Iterator[tuple[str, _Kind]]:
    """Each line of `cell` but the first, and what kind of break stands before it."""
    entry, *lines = cell.text.split("\n")
    above = entry
    for line in lines:
        after = line.lstrip()
        together = _UNBREAKABLE.match(after)
        kind: _Kind = "short"
        if (
            _BULLET.match(after)
            or split_enumerator(after)[0]
            or begins_entry(line, entry, vocabulary)
            or _are_in_charge(above, after, vocabulary)
        ):
            kind = "meant"
        elif width(above) + max(_SLACK, width(together[0]) if together else 0) >= full:
            kind = "full"
        yield line, kind
        entry = line if kind == "meant" else entry + line
        above = line


def _are_in_charge(above: str, below: str, vocabulary: Vocabulary) -> bool:
    """Whether each of two lines is the name of a department: none goes on within a word (サポー, トセンター)."""
    if _PARTS.search(above) or (_KATAKANA.match(above[-1:]) and _KATAKANA.match(below)):
        return False
    return _is_in_charge(above, vocabulary) and _is_in_charge(below, vocabulary)


def _is_in_charge(line: str, vocabulary: Vocabulary) -> bool:
    """Whether `line` is the name of one department, and not the end of one."""
    if len(line) < _SHORTEST or _JOINED.search(line):
        return False
    return vocabulary.is_department(line) or vocabulary.organization(line) is not None


def _join(cell: Cell, full: int, vocabulary: Vocabulary) -> Cell:
    text = cell.text.split("\n")[0]
    for line, kind in _breaks(cell, full, vocabulary):
        text += line if kind == "full" else f"\n{line}"
    return cell.with_text(text)


def _finding(cell: Cell, joined: Cell) -> Finding:
    message = render("repair.line-wrapped")
    return finding("line-wrapped", message, before=cell.text, after=joined.text, position=cell.position)
