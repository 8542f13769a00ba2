"""What converters write where a cell or a heading is blank (`NaN`, `Unnamed: 2`, a header row `0 1 2 3`): blank again.

A word that may be a text of its own (a project named 「None」) is one, unless it stands twice or another placeholder
shows that a converter wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.patterns import later
from senryaku_parse.tables import EMPTY, Cell, Grid, Row
from senryaku_parse.text import CERTAIN_PLACEHOLDERS, PLACEHOLDERS
from senryaku_parse.vocabulary import Vocabulary

_UNNAMED = re.compile(r"Unnamed: ?\d+(?:_level_\d+)?(?:\.\d+)?")
_COUNTED = later(r"(?:col(?:umn)?|field|列)[ _]?(\d{1,4})", re.IGNORECASE)
_GLUED = later(rf"(?<=[^\s!-~])(?:NaN|{_UNNAMED.pattern})+\Z|(?<=\S)(?:[ \n]{_UNNAMED.pattern})+\Z")
"""Placeholders that were joined to the text before them."""
_ENDS_IN_DIGIT = re.compile(r"[0-9](?:\n|\Z)")
_HEADER_ROWS = 4
"""Rows in which headings may stand."""


def blank_placeholders(grids: tuple[Grid, ...], vocabulary: Vocabulary) -> tuple[tuple[Grid, ...], list[Finding]]:
    """`grids` with blanks for placeholders, and without a header row that held nothing else."""
    headings = chain.from_iterable([row.texts for grid in grids for row in grid.rows[:_HEADER_ROWS]])
    counted = _ENDS_IN_DIGIT.search("\n".join(headings))
    headed = [_placeholder_headings(grid) if counted else set() for grid in grids]
    texts = chain.from_iterable([row.texts for grid in grids if not grid.is_literal for row in grid.rows])
    if not any(headed) and PLACEHOLDERS.isdisjoint(texts):
        return grids, []
    words = _blank_words(grids, certain=any(headed))
    blanked = [_blanked(grid, at, words) for grid, at in zip(grids, headed, strict=True)]
    return tuple([grid for grid, _ in blanked]), [found for _, findings in blanked for found in findings]


def _placeholder_headings(grid: Grid) -> set[tuple[int, int]]:
    """Row and column of each heading that only counts the columns."""
    found: set[tuple[int, int]] = set()
    for y, row in enumerate(grid.rows[:_HEADER_ROWS]):
        for x, text in enumerate(row.texts):
            if text[-1:].isdecimal() and (_UNNAMED.fullmatch(text) or (not y and _counts(text, x))):
                found.add((y, x))
    return found | {(0, x) for x, text in enumerate(grid.rows[0].texts) if text} if _is_numbered(grid) else found


def _counts(text: str, column: int) -> bool:
    """Whether `text` is a word for "column" and the number of `column`, which is counted from 0, from 0 or 1."""
    counted = _COUNTED.fullmatch(text)
    return counted is not None and int(counted[1]) in (column, column + 1)


def _is_numbered(grid: Grid) -> bool:
    """Whether the first row counts the columns from 0, the column of row numbers aside."""
    if len(grid.rows) < 2:
        return False
    header = grid.rows[0].texts
    if not header or header[-1] != str(len(header) - 1 - (not header[0])):
        return False
    return header[not header[0] :] == tuple(map(str, range(len(header) - (not header[0]))))


def _blank_words(grids: Iterable[Grid], *, certain: bool) -> frozenset[str]:
    """The words that stand for blanks in a document; all of them where it is `certain` that a converter wrote some."""
    cells = {
        id(cell): cell.text for grid in grids for row in grid.rows for cell in row.slots if cell.text in PLACEHOLDERS
    }
    said = list(cells.values())
    if certain or not CERTAIN_PLACEHOLDERS.isdisjoint(said):
        return PLACEHOLDERS
    return CERTAIN_PLACEHOLDERS | {word for word in PLACEHOLDERS if said.count(word) > 1}


def _blanked(grid: Grid, headings: set[tuple[int, int]], words: frozenset[str]) -> tuple[Grid, list[Finding]]:
    """`grid` with blanks at `headings` and for each of `words`; told once."""
    told: list[str] = []
    read: dict[int, Cell] = {}

    def blank(cell: Cell, *, is_heading: bool) -> Cell:
        if id(cell) not in read:
            bare = "" if is_heading or cell.text in words else _GLUED.sub("", cell.text)
            read[id(cell)] = cell if bare == cell.text else cell.with_text(bare) if bare else EMPTY
            if bare != cell.text:
                told.append(cell.text)
        return read[id(cell)]

    rows: list[Row] = []
    for y, row in enumerate(grid.rows):
        slots = tuple([blank(cell, is_heading=(y, x) in headings) for x, cell in enumerate(row.slots)])
        if any(cell.text for cell in slots) or not any(at == y for at, _ in headings):
            rows.append(row.with_slots(slots))
    return (grid.with_rows(rows), [_finding(grid, told)]) if told else (grid, [])


def _finding(grid: Grid, told: Sequence[str]) -> Finding:
    message = render("repair.placeholder-blanked", count=len(told))
    words = " | ".join(dict.fromkeys(told))
    return finding("placeholder-blanked", message, before=words, after="", position=grid.position)
