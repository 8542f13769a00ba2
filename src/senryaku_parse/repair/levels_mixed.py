"""Two levels in one column, parted: goal and measure on two lines of a cell, or a goal in one row and its measures below.

| 基本目標／施策 | KPI |            | 番号 | 項目（基本目標・施策） | 指標 |
| 基本目標1 産業 ⏎ 施策1-1 農業 |   | 1    | 産業                  | 出荷額 |
                                   | 1-1  | 農業                  | 就農者数 |
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from senryaku_parse.findings import Finding, Severity, finding
from senryaku_parse.messages import render, term
from senryaku_parse.names import split_area
from senryaku_parse.numbering import certain_mark
from senryaku_parse.patterns import later
from senryaku_parse.plan.header import NAMES, Header, find_header
from senryaku_parse.plan.headings import Heading, read_heading
from senryaku_parse.plan.labelled import read_level
from senryaku_parse.plan.levels import LEVELS
from senryaku_parse.tables import EMPTY, Cell, Grid, Row, make_row
from senryaku_parse.text import fold_space, nfkc, ordinal
from senryaku_parse.vocabulary import Vocabulary

_COLUMNS = 3
"""Columns at the left among which it is."""
_BETWEEN = re.compile(r"[/／・、,，|｜＞>→\n]|及び|および|並びに|と|\s+")
_ITEM = later(r"(?:項目|区分|体系|名称|内容|施策体系|目標体系)?\s*[(（【]?([^()（）【】]+)[)）】]?\Z")
_OUTER = frozenset({"goal", "upper_measure"})
_NUMBERS = re.compile("[0-9]+|[IVX]+")
_NUMBER = later(r"\s*(?:[0-9０-９]{1,2}|[Ⅰ-Ⅻ])(?:\s*[-－‐−–―.．]\s*[(（]?[0-9０-９]{1,2}[)）]?)?[.．]?\s*\Z")
_WORDS = ("基本目標", "施策")
_NONE = Cell("－")
"""Stands for the measure of a row that is the goal's own: a blank could be the rest of a merged cell."""
_GAP = re.compile(r"\s+")


Pair: TypeAlias = tuple[Cell, Cell]
"""The cells of the outer and the inner level."""


class _Place(NamedTuple):
    """Where a heading over two levels stands."""

    row: int
    column: int
    words: tuple[str, str]
    numbers: int | None
    """The column of the numbers before the names; null without one."""
    is_guess: bool
    """Whether its heading says nothing of levels."""


def part_levels(grid: Grid, header: Header, vocabulary: Vocabulary) -> tuple[Grid, Header | None, list[Finding]]:
    """`grid` with a column for each of the levels that share one, and its header; as it is where none do."""
    found = None if header.labels else next(_found(grid, header, vocabulary), None)
    if found is None:
        return grid, header, []
    place, levels = found
    row = grid.rows[place.row]
    head = row.slots[place.column]
    number = row.slots[place.numbers] if place.numbers is not None else EMPTY
    outer = Cell(place.words[0], (*number.origins, *head.origins))
    above = [_with(one, place, one.slots[place.column], one.slots[place.column]) for one in grid.rows[: place.row]]
    heads = _with(row, place, outer, head.with_text(place.words[1]))
    body = grid.rows[place.row + 1 :]
    parted = grid.with_rows(
        [*above, heads, *(_with(one, place, *pair) for one, pair in zip(body, levels, strict=True))]
    )
    again = find_header(parted, vocabulary)
    return (parted, again, [_told(head, place)]) if again else (grid, header, [])


def _found(grid: Grid, header: Header, vocabulary: Vocabulary) -> Iterator[tuple[_Place, list[Pair]]]:
    """Where two levels share a column, and what each row below has of them."""
    for place in _places(header, vocabulary):
        body = grid.rows[place.row + 1 :]
        levels = [] if place.is_guess else list(_by_lines(body, place, vocabulary))
        if levels := levels or list(_by_depth(body, place, vocabulary)):
            yield place, levels


def _places(header: Header, vocabulary: Vocabulary) -> Iterator[_Place]:
    """The columns at the left of the names, whose heading names two levels, or nobody knows."""
    heads = [head.path[-1] if head.path else Heading("") for head in header.heads]
    name = next((column for column, head in enumerate(heads) if NAMES.intersection(head.parts[:1])), 0)
    for column, head in enumerate(heads[: min(name, _COLUMNS)]):
        words = _two_levels(head.text, vocabulary) if head.text else None
        if words or (head.text and not head.known):
            before = column and heads[column - 1].parts[:1] == ("number",)
            numbers = column - 1 if before else None
            yield _Place(header.stop - 1, column, words or _WORDS, numbers, words is None)


def _two_levels(text: str, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """The words of the outer and the inner level that `text` names together: 「基本目標／施策」; null for any other text."""
    if len(text) > 20 or vocabulary.parts(text):
        return None
    inner = _ITEM.match(fold_space(text))
    words = [word for word in _BETWEEN.split(inner[1] if inner else text) if word]
    if len(words) != 2:
        return None
    parts = [read_heading(word, vocabulary).parts for word in words]
    if not all(parts) or not _OUTER.intersection(parts[0]) or parts[1][0] not in LEVELS or parts[1][0] == "goal":
        return None
    return words[0], words[1]


def _by_lines(body: Sequence[Row], place: _Place, vocabulary: Vocabulary) -> Iterator[Pair]:
    """What each row of `body` has of both levels, where every cell has both, one behind the other; none where one has not."""
    pairs: dict[int, Pair] = {}
    last = EMPTY
    for row in body:
        cell = row.slots[place.column]
        if cell.text and id(cell) not in pairs:
            halves = _halves(cell.text, vocabulary)
            if halves is None:
                return
            upper = last if last.text == halves[0] else cell.with_text(halves[0])
            pairs[id(cell)] = upper, cell.with_text(halves[1])
            last = upper
    if not pairs:
        return
    yield from (pairs.get(id(row.slots[place.column]), (EMPTY, EMPTY)) for row in body)


def _halves(text: str, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """The two levels of a cell: on a line each, or the second behind a blank with its label."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) == 2 and all(_is_numbered(line, vocabulary) for line in lines):
        return lines[0], lines[1]
    first = read_level(text, vocabulary)
    if first is None:
        return None
    found = [
        (text[: gap.start()], text[gap.end() :])
        for gap in _GAP.finditer(text)
        if (read := read_level(text[gap.end() :], vocabulary)) and read.rest and read.label != first.label
    ]
    return found[0] if len(found) == 1 else None


def _is_numbered(text: str, vocabulary: Vocabulary) -> bool:
    read = read_level(text, vocabulary)
    return bool((read and read.rest) or (split_area(text)[0] and split_area(text)[1]) or certain_mark(text))


def _by_depth(body: Sequence[Row], place: _Place, vocabulary: Vocabulary) -> Iterator[Pair]:
    """What each row of `body` has of both levels, where the number of each name tells its level; none where one does not."""
    found: list[Pair] = []
    goal = EMPTY
    known: dict[int, tuple[int, Cell]] = {}
    number: tuple[int, ...] = ()
    for row in body:
        cell = row.slots[place.column]
        if id(cell) not in known and cell.text:
            text = row.texts[place.numbers] if place.numbers is not None else cell.text
            depth, number = _depth(text, number, vocabulary)
            if not depth or (depth > 1 and not goal.text and not found):
                return
            name = _named(row, place)
            known[id(cell)] = depth, name
        depth, name = known.get(id(cell), (0, EMPTY))
        goal = name if depth == 1 else goal
        found.append((goal, name if depth > 1 else _NONE))
    if {depth for depth, _ in known.values()} == {1, 2}:
        yield from found


def _named(row: Row, place: _Place) -> Cell:
    """The name of the level of `row`, its number before it."""
    cell = row.slots[place.column]
    if place.numbers is None:
        return cell
    number = row.slots[place.numbers]
    return Cell(f"{number.text} {cell.text}", (*number.origins, *cell.origins))


def _depth(text: str, above: tuple[int, ...], vocabulary: Vocabulary) -> tuple[int, tuple[int, ...]]:
    """1 for the number of a goal, 2 for that of a measure below it, 0 for none; and the numbers themselves."""
    read = read_level(text, vocabulary)
    if read:
        return (1 if _OUTER.intersection(read.parts) and read.parts[0] != "measure" else 2), ()
    if not _NUMBER.match(text):
        mark = certain_mark(text) if text else None
        enumerator = mark.enumerator if mark else split_area(text)[0]
        if enumerator is None:
            return 0, ()
        text = enumerator.marker
        if enumerator.bracketed:
            return 2, ()
    numbers = tuple(ordinal(mark) or 0 for mark in _NUMBERS.findall(nfkc(text)))
    if len(numbers) == 1:
        return 1, numbers
    return (2, numbers) if len(numbers) == 2 and (not above or numbers[0] == above[0]) else (0, ())


def _with(row: Row, place: _Place, outer: Cell, inner: Cell) -> Row:
    """`row` with two cells in the place of that of both levels, and of its number."""
    start = place.column if place.numbers is None else place.numbers
    return make_row((*row.slots[:start], outer, inner, *row.slots[place.column + 1 :]), row.origin)


def _told(cell: Cell, place: _Place) -> Finding:
    message = render("repair.levels-mixed", levels=render("common.dot").join(map(term, place.words)))
    severity: Severity | None = "warning" if place.is_guess else None
    after = " | ".join(place.words)
    return finding("columns-fused", message, before=cell.text, after=after, position=cell.position, severity=severity)
