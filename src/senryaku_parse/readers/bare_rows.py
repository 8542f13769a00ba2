"""Pipe tables without outer bars whose cells have lines of their own, as html2text writes them.

    基本目標| 施策| 現状値
    令和5年度| 主な事業
    ---|---|---|---
    目標1
    産業| 企業支援| 12件| 創業事業

The row of dashes has as many cells as the first row, which may be one. A line break in a cell looks like the end of a
row, so lines are taken together by how many cells they have. Nothing parts a table from the text and the tables around.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from senryaku_parse.readers.bare_lines import BareLine, as_rows
from senryaku_parse.readers.pipe_table import NumberedLine

_DASHES = re.compile(r"---(?:\|---)*+[ \t]*+")
_BEGINS_DASHES = re.compile(r"\s*[|:]?\s*:?-{2}")
_DELIMITER = "|---|"
_FENCE = ("```", "~~~")
_ITEM = re.compile(r" {1,8}(?:[*+-]|[0-9]{1,3}\.) +")
_WORD_WIDTH = 8
"""Characters of a line of a heading, as narrow columns have them."""
_MARKED = re.compile(r"[■□●○◆◇▼▶・【＜〈《\[#>*]|[0-9]+[.)] ")


class Text(NamedTuple):
    """Lines that are no table."""

    line: int
    """Number of the first."""
    text: str


class Rows(NamedTuple):
    """The rows of one table."""

    lines: list[NumberedLine]
    """Each row between bars, on the number of its first line; the second is the row of dashes."""


def part_bare_tables(lines: Sequence[str]) -> list[Text | Rows]:
    """`lines` in order, each table of this kind apart; all of it as one where there is none."""
    found: list[Text | Rows] = []
    above = 0
    for start, dashes, stop in _places(lines):
        body, end = _body(lines, dashes + 1, stop)
        count = lines[dashes].count("|") + 1
        head = (start + 1, "<br>".join(line.strip() for line in lines[start:dashes]))
        is_gfm = not any(line.endswith("  ") for line in lines[start:end])
        rows, rest = as_rows(body, head, count, is_gfm=is_gfm)
        found.append(Text(above + 1, "\n".join(lines[above:start])))
        found.append(Rows([rows[0], (dashes + 1, _DELIMITER), *rows[1:]]))
        above = end if rest is None else rest - 1
    return [*found, Text(above + 1, "\n".join(lines[above:]))]


def _places(lines: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Of each table the line it begins with, that of its dashes, and that before which it must end."""
    heads: list[tuple[int, int]] = []
    fenced = False
    low = 0
    for at, line in enumerate(lines):
        if line.startswith(_FENCE):
            fenced = not fenced
        elif not fenced and line[:3] == "---" and _DASHES.fullmatch(line):
            start = _first_line(lines, at, low)
            if start is not None:
                heads.append((start, at))
                low = at + 1
    stops = [*(start for start, _ in heads[1:]), len(lines)][: len(heads)]
    for (start, dashes), stop in zip(heads, stops, strict=True):
        yield start, dashes, stop


def _first_line(lines: Sequence[str], dashes: int, low: int) -> int | None:
    """The line that the first row begins with above the row of dashes; null where those are no row of dashes."""
    bars = lines[dashes].count("|")
    at = dashes - 1
    if at < low or not lines[at].strip():
        return None
    if not bars:
        return at if _is_row_of_one(lines, dashes) else None
    missing = bars - lines[at].count("|")
    while missing > 0 and at > low and lines[at - 1].strip():
        at -= 1
        missing -= lines[at].count("|")
    if missing > 0 or (lines[at].startswith("|") and lines[at].rstrip().endswith("|")):
        return None
    first = at
    while at > low and _is_part_of_heading(lines[at - 1]):
        at -= 1
    above = lines[at - 1].strip() if at > low else ""
    return first if above else at


def _is_row_of_one(lines: Sequence[str], dashes: int) -> bool:
    """Whether a line above dashes is a row of one cell, and no heading: rows of several go on, or it ends in a hard break."""
    above = lines[dashes - 1]
    below = lines[dashes + 1] if dashes + 1 < len(lines) else ""
    further = lines[dashes + 2] if dashes + 2 < len(lines) else ""
    if "|" in above or above.startswith("#") or _BEGINS_DASHES.match(further):
        return False
    goes_on = "|" in below and not (below.startswith("|") and below.rstrip().endswith("|"))
    return goes_on or (above.endswith("  ") and lines[dashes].endswith("  "))


def _is_part_of_heading(line: str) -> bool:
    """Whether a line may be one of several of the first heading: short, and no mark before it."""
    text = line.strip()
    return 0 < len(text) <= _WORD_WIDTH and line.endswith("  ") and "|" not in text and not _MARKED.match(text)


def _body(lines: Sequence[str], start: int, stop: int) -> tuple[list[BareLine], int]:
    """The lines below the row of dashes, lists in cells joined to theirs; and where they end."""
    found: list[BareLine] = []
    wraps = lines[start - 1].endswith("  ")
    at = start
    ended = True
    while at < stop:
        line = lines[at]
        if line.strip():
            if found and not ended:
                found[-1] = found[-1].joined(line.strip(), " ")
            else:
                found.append(BareLine(at + 1, line.strip()))
            ended = not wraps or line.endswith("  ")
            at += 1
            continue
        below = _next_filled(lines, at, stop)
        if found and below < stop and found[-1].text.endswith("|") and _ITEM.match(lines[below]):
            found[-1], at = _with_items(found[-1], lines, below, stop)
            ended = True
            continue
        if found and below < stop and _is_upright(found[-1].text) and _is_upright(lines[below].strip()):
            at = below
            continue
        break
    return found, at


def _next_filled(lines: Sequence[str], at: int, stop: int) -> int:
    while at < stop and not lines[at].strip():
        at += 1
    return at


def _is_upright(text: str) -> bool:
    return 0 < len(text) <= 2 and "|" not in text


def _with_items(line: BareLine, lines: Sequence[str], at: int, stop: int) -> tuple[BareLine, int]:
    """`line` with the list that stands in its last cell, and where the lines go on behind it."""
    items: list[str] = []
    while at < stop and (mark := _ITEM.match(lines[at])):
        items.append("・" + lines[at][mark.end() :].strip())
        at += 1
    line = BareLine(line.line, f"{line.text} {'<br>'.join(items)}")
    below = _next_filled(lines, at, stop)
    if below < stop and below > at and lines[below].startswith("|"):
        return line.joined(lines[below].strip(), " "), below + 1
    return line, below if below > at and lines[below - 1].startswith("  ") else at
