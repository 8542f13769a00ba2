"""Colspans and rowspans of a header that a converter dropped: it writes a merged heading once.

    施策 | KPI | 基準値 | 実績値 | 目標値        over six columns: which heading is that of two?
    R2 | R3                                      those below 実績値: it alone is a value without a year
    産業 | 出荷額 | 184 | 176 | 181 | 220

How many cells are lacking says how many headings stand over several columns. Which ones, the headings below say, or
what the columns hold: a number and a name, a value and its unit. Where two readings are as good, nothing is moved.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from senryaku_parse.findings import Finding
from senryaku_parse.plan.header import MAX_ABOVE, MAX_HEIGHT, NAMES
from senryaku_parse.plan.headings import Heading, read_heading
from senryaku_parse.plan.levels import LEVELS
from senryaku_parse.repair.row_shifted import shifted_finding
from senryaku_parse.rows import begins_value, is_level, missing_cells, short_rows
from senryaku_parse.tables import Cell, Grid, Row
from senryaku_parse.text import read_enumerator
from senryaku_parse.vocabulary import INDICATORS, VALUES, Vocabulary

_WIDEST = 12
"""Columns of a group of headings."""
_MOST_COLUMNS = 40
_UNIT = 4
"""Characters of a unit that stands in a column of its own."""
_MOSTLY = 0.8
_NEVER = -1e9
_NEVER_BY_YEAR = frozenset({*LEVELS, *NAMES, "category", "text", "organizations", "department", "number", "unit"})
"""The parts that no table tells year by year."""
_OF_PROJECTS = frozenset({"project", "category", "text", "organizations", "department"})

Score = Callable[[int, int, int], float]
"""Number of a heading, first column, how many columns → how well it stands over them."""


class _Best(NamedTuple):
    score: float
    ways: int
    """How many ways have this score."""
    sizes: tuple[int, ...]


def spread_headings(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with the rows of its header over the columns that they head, as where no merged cell was dropped."""
    if not short_rows(grid) or grid.width > _MOST_COLUMNS:
        return grid, []
    start, stop = _header_rows(grid, vocabulary)
    if start == stop:
        return grid, []
    rows = list(grid.rows)
    body = [row for row in rows[stop:] if not missing_cells(row)]
    if not body:
        return grid, []
    spread = _spread(rows[start:stop], body, vocabulary)
    if spread is None:
        return grid, []
    findings = [
        shifted_finding(row, placed, certain=True)
        for row, placed in zip(rows[start:stop], spread, strict=True)
        if placed.texts != row.texts
    ]
    rows[start:stop] = spread
    return grid.with_rows(rows), findings


def _header_rows(grid: Grid, vocabulary: Vocabulary) -> tuple[int, int]:
    """The rows that read as a header, the first of which lacks cells: the first, and one past the last; twice the same for none."""
    rows = grid.rows
    for start in range(min(MAX_ABOVE + 1, len(rows))):
        texts = _own(rows[start])
        known = sum(read_heading(text, vocabulary).known for text in texts)
        if len(texts) < 2 or not known:
            continue
        if not missing_cells(rows[start]):
            return start, start
        stop = start + 1
        while stop < min(start + MAX_HEIGHT, len(rows)) and _is_heading_row(rows[stop], vocabulary):
            stop += 1
        return (start, stop) if known > 1 or stop > start + 1 else (start, start)
    return 0, 0


def _own(row: Row) -> list[str]:
    """The texts of `row`, blanks among them, without those cells that it lacks."""
    return list(row.texts[: len(row.texts) - missing_cells(row)])


def _is_heading_row(row: Row, vocabulary: Vocabulary) -> bool:
    texts = _own(row)
    return bool(missing_cells(row)) and all(text and read_heading(text, vocabulary).known for text in texts)


def _spread(header: Sequence[Row], body: Sequence[Row], vocabulary: Vocabulary) -> list[Row] | None:
    """The rows of `header` over their columns; null where that is open."""
    width = len(header[0].slots)
    texts = [_own(row) for row in header]
    headings = [[read_heading(text, vocabulary) for text in row] for row in texts]
    if len(header) == 1:
        sizes = _sizes(len(texts[0]), width, _over_columns(headings[0], body))
        return [_placed(header[0], sizes)] if sizes else None
    *above, lowest = range(len(header))
    spread = [header[lowest]]
    columns: list[Heading] = headings[lowest]
    for at in reversed(above):
        reaching = width - len(columns)
        groups = len(texts[at]) - reaching
        if groups < 1 or reaching < 0:
            return None
        found = _groups(headings[at], columns, reaching)
        if found is None:
            return None
        row, columns, slots = _over(header[at], found, headings[at], columns)
        spread = [row, *(_below(one, row, slots) for one in spread)]
    return spread


def _placed(row: Row, sizes: Sequence[int]) -> Row:
    return row.with_slots(tuple([slot for slot, size in zip(row.slots, sizes, strict=False) for _ in range(size)]))


def _over(
    row: Row, sizes: Sequence[int], headings: Sequence[Heading], below: Sequence[Heading]
) -> tuple[Row, list[Heading], list[int]]:
    """`row` with each heading over so many of the columns `below`, 0 for one that reaches down; the heading of each
    column, and the columns of those below."""
    slots: list[Cell] = []
    columns: list[Heading] = []
    places: list[int] = []
    own = iter(below)
    for slot, size, heading in zip(row.slots, sizes, headings, strict=False):
        if size:
            places += range(len(slots), len(slots) + size)
        slots += [slot] * max(1, size)
        columns += [next(own) for _ in range(size)] or [heading]
    return row.with_slots(tuple(slots)), columns, places


def _below(row: Row, above: Row, places: Sequence[int]) -> Row:
    """`row` with its cells at `places`, and the headings of `above` that reach down elsewhere."""
    slots = list(above.slots)
    for place, slot in zip(places, row.slots, strict=False):
        slots[place] = slot
    return row.with_slots(tuple(slots))


def _groups(above: Sequence[Heading], below: Sequence[Heading], reaching: int) -> tuple[int, ...] | None:
    """Over how many of `below` each of `above` stands, 0 for those `reaching` down; null where that is open."""

    def score(at: int, first: int, size: int) -> float:
        return _as_group(above[at], below[first : first + size], below[0]) if size else _as_reaching(above[at])

    @lru_cache(None)
    def best(at: int, first: int, left: int) -> _Best:
        if at == len(above):
            return _Best(0.0, 1, ()) if first == len(below) and not left else _Best(_NEVER, 0, ())
        ways = [(0, best(at + 1, first, left - 1))] if left else []
        ways += [(size, best(at + 1, first + size, left)) for size in range(1, min(_WIDEST, len(below) - first) + 1)]
        return _of_all([(score(at, first, size), size, rest) for size, rest in ways if rest.ways])

    found = best(0, 0, reaching)
    return found.sizes if found.ways == 1 and found.score > 0 else None


def _sizes(count: int, width: int, score: Score) -> tuple[int, ...] | None:
    """Over how many of `width` columns each of `count` headings stands; null where that is open."""

    @lru_cache(None)
    def best(at: int, first: int) -> _Best:
        if at == count:
            return _Best(0.0, 1, ()) if first == width else _Best(_NEVER, 0, ())
        ways = [(size, best(at + 1, first + size)) for size in (1, 2) if first + size <= width]
        return _of_all([(score(at, first, size), size, rest) for size, rest in ways if rest.ways])

    found = best(0, 0)
    return found.sizes if found.ways == 1 and found.score > 0 else None


def _of_all(ways: Sequence[tuple[float, int, _Best]]) -> _Best:
    """The best of `ways`: the score of a heading, its columns, and what is best for those at its right."""
    top = _NEVER
    count = 0
    sizes: tuple[int, ...] = ()
    for own, size, rest in ways:
        score = round(own + rest.score, 3)
        if score > top:
            top, count, sizes = score, rest.ways, (size, *rest.sizes)
        elif score == top:
            count += rest.ways
    return _Best(top, count, sizes) if top > _NEVER / 2 else _Best(_NEVER, 0, ())


def _as_reaching(heading: Heading) -> float:
    part = heading.parts[:1]
    if part and part[0] in VALUES:
        return 1.0 if heading.year is not None else 0.3
    if not heading.parts:
        return 0.4
    return 1.0


def _as_group(heading: Heading, below: Sequence[Heading], first: Heading) -> float:
    """How well `heading` stands over several columns with the headings `below`; `first` is that of the first group."""
    if len({one.text for one in below}) < len(below):
        return _NEVER
    score = 0.5 if below[0].text == first.text else 0.0
    score -= 0.3 if len(below) == 1 else 0.0
    part = heading.parts[0] if heading.parts else None
    only_year = part is None and heading.year is not None
    if all(not one.parts and one.year is not None for one in below):
        if part in VALUES:
            return score + (2.0 if heading.year is None else -1.0)
        return score + (-3.0 if part in _NEVER_BY_YEAR or only_year else 0.0)
    if all(one.parts and one.parts[0] in VALUES for one in below):
        if only_year:
            return score + 2.0
        return score + (0.5 if part is None or part in INDICATORS else -3.0)
    return score + _as_class(part, below)


def _as_class(part: str | None, below: Sequence[Heading]) -> float:
    """How many of `below` are said of what a heading names, the others off."""
    score = 0.0
    for one in below:
        own = one.parts[0] if one.parts else None
        of_level, of_project = own in LEVELS, own in _OF_PROJECTS
        if part is None:
            score += 0.5 if of_level else 0.1
        elif part in INDICATORS:
            score += -1.0 if of_level or of_project else 1.0
        elif part in _OF_PROJECTS:
            score += 1.0 if of_project else -1.0
        else:
            score += 0.5 if part in LEVELS and of_level else -1.0
    return score


def _over_columns(headings: Sequence[Heading], body: Sequence[Row]) -> Score:
    """How well a heading stands over columns of `body`, one or two."""
    columns = [[row.texts[at] for row in body if row.texts[at]] for at in range(len(body[0].texts))]

    def share(at: int, holds: Callable[[str], bool]) -> bool:
        return bool(columns[at]) and sum(map(holds, columns[at])) >= _MOSTLY * len(columns[at])

    numbers = [share(at, lambda text: read_enumerator(text) is not None) for at in range(len(columns))]
    values = [share(at, begins_value) and not numbers[at] for at in range(len(columns))]
    wholes = [share(at, is_level) for at in range(len(columns))]
    units = [share(at, _is_unit) for at in range(len(columns))]

    def score(at: int, first: int, size: int) -> float:
        part = headings[at].parts[0] if headings[at].parts else None
        names = part in LEVELS or part in NAMES
        if size > 1:
            if names and numbers[first] and not numbers[first + 1] and not values[first + 1]:
                return 2.0
            if part in VALUES and values[first] and units[first + 1] and not wholes[first]:
                return 2.0
            return 0.1 if not headings[at].text and not values[first] and not values[first + 1] else -2.0
        if part in VALUES or (part is None and headings[at].year is not None):
            return 0.5 if values[first] or not columns[first] else -2.0
        if names:
            return -2.0 if numbers[first] or values[first] else 0.5
        return 0.0 if headings[at].text else -0.1

    return score


def _is_unit(text: str) -> bool:
    return len(text) <= _UNIT and not any(map(str.isdigit, text))
