"""Levels that share one column, told apart by the codes beside their names: a column for each of them.

| コード | 基本目標・施策・事業の名称 |
| 1      | 産業をおこす               |
| 101    | 農業の振興                 |
| 10101  | 就農事業                   |
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from senryaku_parse.findings import Finding, Severity, finding
from senryaku_parse.messages import render
from senryaku_parse.patterns import later
from senryaku_parse.plan.headings import read_heading
from senryaku_parse.plan.levels import LEVELS
from senryaku_parse.tables import EMPTY, Cell, Grid, Row, make_row
from senryaku_parse.text import fold_space, nfkc
from senryaku_parse.vocabulary import Part, Vocabulary

Code: TypeAlias = tuple[str, ...]
"""The parts of a code from the outermost level down: 「10102」 is ("1", "01", "02") below 「1」 and 「101」."""

_COLUMNS = 3
"""Columns at the left among which the codes stand."""
_SEPARATOR = re.compile(r"[-.‐−–―ー－．・の]")
_CODE = re.compile(r"[0-9]{1,8}|[0-9A-Za-z]{1,3}(?:[-.‐−–―ー－．・の][0-9]{1,3}){0,3}")
_BETWEEN = re.compile(r"[/／・、,，|｜＞>→\n\s]|及び|および|並びに|と(?=[^\s])")
_TAIL = later(r"(?:の?(?:名称|名|項目|体系|一覧|区分))?\Z")
_WORDS = {2: ("施策", "事業名"), 3: ("基本目標", "施策", "事業名"), 4: ("基本目標", "基本的方向", "施策", "事業名")}
"""What the levels are where the heading does not say, by how many there are."""
_FEWEST_ROWS = 3
_ABOVE = 3
"""Rows that may end in that of the headings."""


class _Place(NamedTuple):
    """Where the codes and the names stand."""

    row: int
    """Of the headings."""
    codes: int
    words: tuple[str, ...]
    """The headings of the levels, outermost first."""
    is_guess: bool
    """Whether no heading says what they are."""

    @property
    def names(self) -> int:
        """The column of the names."""
        return self.codes + 1


def part_coded_levels(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, tuple[Finding, ...]]:
    """`grid` with a column for each of the levels that codes tell apart below its headings; as it is where none do."""
    for top in range(min(_ABOVE, len(grid.rows) - _FEWEST_ROWS)):
        body = [row for row in grid.rows[top + 1 :] if any(row.texts)]
        for column in range(min(_COLUMNS, grid.width - 1)):
            if not body or not _CODE.fullmatch(nfkc(body[0].texts[column]).strip()):
                continue
            codes = _codes([row.texts[column] for row in body])
            if codes and all(row.texts[column + 1] for row in body):
                place = _place(grid, top, column, codes, vocabulary)
                return _parted(grid, place, codes, vocabulary) if place else (grid, ())
    return grid, ()


def _codes(texts: Sequence[str]) -> list[Code]:
    """`texts` as codes, each but the outermost below one that it goes on; empty where they are no such."""
    plain = [nfkc(text).strip() for text in texts]
    if not plain or not all(map(_CODE.fullmatch, plain)):
        return []
    lengths = sorted({len(text) for text in plain})
    if any(map(_SEPARATOR.search, plain)):
        codes = [tuple(_SEPARATOR.split(text)) for text in plain]
    elif all(map(str.isdecimal, plain)) and 1 < len(lengths) <= max(_WORDS):
        bounds = [0, *lengths]
        codes = [tuple([text[a:b] for a, b in pairwise(bounds) if b <= len(text)]) for text in plain]
    else:
        return []
    return codes if _nest(codes) else []


def _nest(codes: Sequence[Code]) -> bool:
    """Whether each of `codes` is a level deeper than one above it that it goes on, and none comes twice."""
    above: Code = ()
    for code in codes:
        if len(code) > len(above) + 1 or code[:-1] != above[: len(code) - 1]:
            return False
        above = code
    return len({*codes}) == len(codes) and max(map(len, codes)) > 1


def _place(grid: Grid, top: int, column: int, codes: Sequence[Code], vocabulary: Vocabulary) -> _Place | None:
    """The place of `codes`, where the heading over the names says all of their levels, or the innermost are projects."""
    text = grid.rows[top].texts[column + 1]
    depth = max(map(len, codes))
    words = _levels_named(text, vocabulary)
    if len(words) == depth:
        return _Place(top, column, words, is_guess=False)
    if words or depth not in _WORDS or depth < max(_WORDS) - 1 or not text:
        return None
    names = [row.texts[column + 1] for row in grid.rows[top + 1 :] if any(row.texts)]
    leaves = [name for name, code in zip(names, codes, strict=True) if len(code) == depth]
    if 2 * sum(map(vocabulary.names_project, leaves)) <= len(leaves):
        return None
    return _Place(top, column, _WORDS[depth], is_guess=True)


def _levels_named(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The words for levels that `text` names together, a project among them; empty where it names one or none."""
    words = [word for word in _BETWEEN.split(_TAIL.sub("", fold_space(text))) if word]
    parts = [read_heading(word, vocabulary).parts[:1] for word in words]
    known: set[Part] = {*LEVELS, "project"}
    if len(words) < 2 or not all(part and part[0] in known for part in parts):
        return ()
    return tuple(words)


def _parted(
    grid: Grid, place: _Place, codes: Sequence[Code], vocabulary: Vocabulary
) -> tuple[Grid, tuple[Finding, ...]]:
    head = grid.rows[place.row].slots[place.names]
    above = [_with(row, place, [row.slots[place.names]] * len(place.words)) for row in grid.rows[: place.row]]
    heads = _with(grid.rows[place.row], place, [head.with_text(word) for word in place.words])
    body: list[Row] = []
    levels: list[Cell] = []
    ends_in_projects = "project" in read_heading(place.words[-1], vocabulary).parts[:1]
    rows = [row for row in grid.rows[place.row + 1 :] if any(row.texts)]
    for row, code in zip(rows, codes, strict=True):
        leaf = ends_in_projects and len(code) == len(place.words)
        levels[len(code) - 1 :] = [row.slots[place.names] if leaf else _named(row, place, code)]
        blanks = [EMPTY] * (len(place.words) - len(code))
        body.append(_with(row, place, [*levels, *blanks], leaf=leaf))
    return grid.with_rows([*above, heads, *body]), (_told(head, place),)


def _named(row: Row, place: _Place, code: Code) -> Cell:
    """The name of the level of `row`, its number before it: the last part of its code."""
    name, number = row.slots[place.names], row.slots[place.codes]
    return Cell(f"({code[-1].lstrip('0') or code[-1]}) {name.text}", (*number.origins, *name.origins))


def _with(row: Row, place: _Place, levels: Sequence[Cell], *, leaf: bool = True) -> Row:
    """`row` with `levels` in the place of the name; its code stays beside a `leaf` alone."""
    code = row.slots[place.codes] if leaf else EMPTY
    return make_row((*row.slots[: place.codes], *levels, code, *row.slots[place.names + 1 :]), row.origin)


def _told(cell: Cell, place: _Place) -> Finding:
    message = render("repair.levels-coded", levels=render("common.dot").join(place.words), count=len(place.words))
    severity: Severity | None = "warning" if place.is_guess else None
    after = " | ".join(place.words)
    return finding("columns-fused", message, before=cell.text, after=after, position=cell.position, severity=severity)
