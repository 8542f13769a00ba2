"""Two levels in one column: a line each in every cell (基本目標／施策), or a row each, told apart by their numbers (1, 1-1)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from senryaku_parse.findings import Finding, finding
from senryaku_parse.plan.header import Header, find_header
from senryaku_parse.plan.labelled import read_level
from senryaku_parse.plan.levels import LEVELS
from senryaku_parse.tables import EMPTY, Cell, Grid, Row
from senryaku_parse.targets.tokens import fold_width
from senryaku_parse.text import join_lines
from senryaku_parse.vocabulary import Vocabulary

_BETWEEN = re.compile(r"[/／・、,\n＞>→&＆]|及び|および|\s+")
_BRACKETED = re.compile(r"[^(（]*[(（]([^()（）]+)[)）]\s*")
_DEPTH = re.compile(
    r"\s*(?P<goal>[0-9]{1,2})(?P<measure>\s?[-‐−–―.]\s?[0-9]{1,2})?[.)]?(?![0-9%])\s*(?P<name>.*)", re.DOTALL
)
_NONE = "－"
"""Says of a row of the outer level that it has no inner one."""
_WORDS = ("基本目標", "施策")
_LINES = "1つのセルに入っていた{}を、それぞれの列に分けました。"
_ROWS = "番号の深さ（1、1-1）から、この列の行を{}と{}に分けました。"


Made = dict[tuple[int, int], tuple[Cell, ...]]
"""Identities of cells → what they part into: a merged one parts into merged ones."""


_ABOVE = (0, 0)
"""The outer level in force, among these."""


class _Parting(NamedTuple):
    """How a column parts in two."""

    column: int
    numbers: int | None
    """The column at its left that holds its numbers; null where it has them itself."""
    words: tuple[str, ...]
    parts: Callable[[str], tuple[str, ...]]
    message: str


def part_levels(grid: Grid, header: Header, vocabulary: Vocabulary) -> tuple[Grid, Header | None, list[Finding]]:
    """`grid` with a column for each of two levels that stand in one."""
    if header.labels:
        return grid, header, []
    body = grid.rows[header.stop :]
    found = next((one for at in range(grid.width) if (one := _parting(at, header, body, vocabulary))), None)
    if found is None:
        return grid, header, []
    made: Made = {}
    rows = [
        _parted(row, found, made) if at >= header.stop else _headed(row, found, is_last=at == header.stop - 1)
        for at, row in enumerate(grid.rows)
    ]
    parted = grid.with_rows(rows)
    top = grid.rows[header.stop - 1].slots[found.column]
    told = finding(
        "columns-fused",
        found.message,
        before=top.text,
        after=" | ".join(found.words),
        position=top.position,
        severity=None if _levels_of(top.text, vocabulary) else "warning",
    )
    again = find_header(parted, vocabulary)
    return (parted, again, [told]) if again else (grid, header, [])


def _parting(at: int, header: Header, body: Sequence[Row], vocabulary: Vocabulary) -> _Parting | None:
    path = header.heads[at].path
    if not path or len(path) > 1:
        return None
    words = _levels_of(path[-1].text, vocabulary)
    texts = list(dict.fromkeys(row.texts[at] for row in body if row.texts[at]))
    if not texts or (path[-1].parts and not words):
        return None
    if words and all(len(_lines(text, vocabulary)) == len(words) for text in texts):
        return _Parting(at, None, words, lambda text: _lines(text, vocabulary), _LINES.format("と".join(words)))
    named = words if len(words) == len(_WORDS) else _WORDS
    if words or not path[-1].parts:
        numbers = at - 1 if at and _are_numbers(at - 1, body) else None
        said = [
            (row.texts[at] if numbers is None else f"{row.texts[numbers]} {row.texts[at]}")
            for row in body
            if row.texts[at]
        ]
        if _has_two_depths(said):
            return _Parting(at, numbers, named, _by_depth, _ROWS.format(*named))
    return None


def _levels_of(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The levels that the heading `text` names, outermost first, where it names two: 「項目（基本目標・施策）」."""
    bracketed = _BRACKETED.fullmatch(text)
    for said in (text, bracketed[1] if bracketed else ""):
        words = [word for word in _BETWEEN.split(said) if word]
        parts = [LEVELS.intersection(vocabulary.parts(word)) for word in words]
        if len(words) == 2 and all(parts) and parts[0] != parts[1]:
            return tuple(words)
    return ()


def _lines(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The lines of a cell; of one line the two levels that begin with their words."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) == 1:
        gaps = [gap for gap in re.finditer(r"\s+", text) if read_level(text[gap.end() :], vocabulary)]
        lines = [text[: gaps[-1].start()], text[gaps[-1].end() :]] if gaps else lines
    return tuple(lines)


def _are_numbers(at: int, body: Sequence[Row]) -> bool:
    texts = [fold_width(row.texts[at]) for row in body if row.texts[at]]
    return bool(texts) and all((found := _DEPTH.fullmatch(text)) and not found["name"] for text in texts)


def _has_two_depths(texts: Sequence[str]) -> bool:
    """Whether `texts` are numbered in two depths, each of the deeper one with the number of the one above."""
    last, deep = "", 0
    for text in texts:
        found = _DEPTH.fullmatch(fold_width(text))
        if found is None or not found["name"]:
            return False
        if found["measure"]:
            deep += 1
            if found["goal"] != last:
                return False
        last = found["goal"]
    return deep > 1 and deep < len(texts)


def _by_depth(text: str) -> tuple[str, ...]:
    found = _DEPTH.fullmatch(fold_width(text))
    return ("", text) if found and found["measure"] else (text, _NONE)


def _parted(row: Row, found: _Parting, made: Made) -> Row:
    cell = row.slots[found.column]
    number = row.slots[found.numbers] if found.numbers is not None else EMPTY
    whole = (
        Cell(f"{join_lines(number.text)} {join_lines(cell.text)}", (*number.origins, *cell.origins))
        if number.text
        else cell
    )
    parts = found.parts(whole.text) if cell.text else ("", "")
    cells = tuple([whole.with_text(part) if part else EMPTY for part in parts])
    cells = made.setdefault((id(cell), id(number)), cells) if cell.text else cells
    if cells[0].text:
        made[_ABOVE] = cells[:1]
    elif cells[1].text:
        cells = (*made.get(_ABOVE, (EMPTY,)), *cells[1:])
    return row.with_slots(_with(row, found, cells))


def _headed(row: Row, found: _Parting, *, is_last: bool) -> Row:
    cell = row.slots[found.column]
    number = row.slots[found.numbers] if found.numbers is not None else EMPTY
    first = Cell(found.words[0], (*number.origins, *cell.origins))
    return row.with_slots(_with(row, found, (first, Cell(found.words[1])) if is_last else (cell, EMPTY)))


def _with(row: Row, found: _Parting, cells: Sequence[Cell]) -> tuple[Cell, ...]:
    start = found.column if found.numbers is None else found.numbers
    return (*row.slots[:start], *cells, *row.slots[found.column + 1 :])
