"""A leading column that only counts the rows: dropped."""

from __future__ import annotations

import re
from itertools import pairwise

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.rows import is_strategy
from senryaku_parse.tables import Grid
from senryaku_parse.text import whole_number
from senryaku_parse.vocabulary import Vocabulary

_NUMBERS = re.compile(r"番号\Z")


def drop_row_numbers(grids: tuple[Grid, ...], vocabulary: Vocabulary) -> tuple[tuple[Grid, ...], list[Finding]]:
    """`grids` without a first column of consecutive numbers, where a strategy stands beside it or pandas has counted.

    The count may go on from table to table. A heading above the numbers goes with them.
    """
    findings: list[Finding] = []
    kept: list[Grid] = []
    last: int | None = None
    for grid in grids:
        numbers = _count(grid)
        if _is_of_pandas(grid):
            findings += _findings(grid)
            grid = grid.with_rows([row.with_slots(row.slots[1:]) for row in grid.rows])
        elif numbers and not _is_key(numbers, grids):
            bare = grid.with_rows([row.with_slots(row.slots[1:]) for row in grid.rows])
            if numbers[0] - 1 == last or (len(numbers) > 1 and is_strategy(bare, vocabulary)):
                findings += _findings(grid)
                last = numbers[-1]
                grid = bare
        kept.append(grid)
    return tuple(kept), findings


def _count(grid: Grid) -> list[int]:
    """The numbers of the first column; empty where it does not count the rows."""
    rows = iter(grid.rows if grid.width > 1 else ())
    first = whole_number(next((row.texts[0] for row in rows if any(row.texts)), ""))
    numbers = [] if first is None else [first]
    for row in rows:
        if not any(row.texts):
            continue
        number = whole_number(row.texts[0])
        if number is None:
            return []
        numbers.append(number)
    return numbers if all(above + 1 == below for above, below in pairwise(numbers)) else []


def _is_key(numbers: list[int], grids: tuple[Grid, ...]) -> bool:
    """Whether other tables begin with a column of `numbers` that say where their rows belong: 「施策番号」, some of them again."""
    return any(
        _NUMBERS.search(grid.rows[0].texts[0])
        and len(listed := [whole_number(row.texts[0]) for row in grid.rows[1:]]) > len(set(listed))
        and set(listed) <= set(numbers)
        for grid in grids
        if len(grid.rows) > 1 and grid.width > 1
    )


def _is_of_pandas(grid: Grid) -> bool:
    """Whether the first column counts from 0, a row at a time, below rows of headings in which it is blank."""
    if grid.width < 2 or not grid.rows or grid.rows[0].texts[0] or not grid.rows[-1].texts[0].isdecimal():
        return False
    texts = [row.texts[0] for row in grid.rows if any(row.texts)]
    counted = [text for text in texts if text]
    blanks = len(texts) - len(counted)
    return 0 < blanks < len(texts) - 1 and texts[blanks:] == list(map(str, range(len(counted))))


def _findings(grid: Grid) -> list[Finding]:
    return [
        finding(
            "row-numbers",
            render("repair.row-numbers"),
            before=row.slots[0].text,
            position=row.slots[0].position,
        )
        for row in grid.rows
        if row.slots[0].text
    ]
