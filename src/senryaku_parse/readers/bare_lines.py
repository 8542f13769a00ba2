"""Lines of cells → rows, where a line may be a row, or begin or end within a cell.

Each way of taking lines together has a cost; the cheapest is taken. Whole rows cost nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from senryaku_parse.readers.pipe_table import NumberedLine

_MOST = 60
"""Lines of a row."""
_NEVER = 1e9
_VALUE = re.compile(r"[約延▲△−+＋-]?[0-9０-９]|[-－―—…]+\Z")
_BEGINS_ENTRY = re.compile(
    r"\*{0,2}[【\[(（〔]?[^\W\d]{0,6}?[ 　]?[(（]?"
    r"(?:[0-9０-９]{1,2}(?:[-－‐ー―.][0-9０-９]{1,2})*(?=[ 　.．)）】\]:：章節])|[①-⑳]|[Ⅰ-Ⅻ]|[ァ-ン](?=[)） 　]))"
)
"""A number, its brackets and the short word before it: 「基本目標1 」, 「（2）」, 「1-1 」, 「①」."""
_DEPARTMENT = re.compile(r"[課室係局][)）]?\Z")
_BULLET = re.compile(r"[・･○●◯◎◇◆□■*＊-]")
_CAPTION = re.compile(r"[■□◆◇●▼▶【＜〈《]")
_YEAR = re.compile(
    r"[(（]?(?:令和|平成|昭和|[RHＲＨ])?[0-9０-９元]{1,4}(?:[(（][0-9]{4}[)）])?(?:年度?末?|年度末?)?[)）]?(?<![^0-9元年度末)）])"
)
_OF_A_YEAR = re.compile(r"\A[^0-9]{0,6}(?:値|実績|目標|現状|現況|基準|計画|見込み?)\Z")
"""A word that stands in a heading with its year."""
_GOES_ON = re.compile(r"[をんっゃゅょッャュョンー、。，）)」』]")
"""How no entry begins."""
_ASIDE = re.compile(r"[※＊]|[(（]?注|[合小総]?\s*計(?:[\s:：0-9０-９]|\Z)")
"""How a note begins, or a row of sums."""
_BESIDE_UNBROKEN = 3.5
_JOINED, _BESIDE, _LISTED, _BRACKETED, _ENTRY, _AFTER_VALUE = 0.8, 2.0, 0.2, 0.4, 3.0, 2.5
_SHORT, _LACKING, _ALONE, _NAMED_ALONE, _UNFINISHED, _UNLIKE, _UNBEGUN = 1.0, 0.25, 2.5, 1.0, 4.0, 1.0, 2.0
_BROKEN_NAME = 10
"""Characters of a numbered name that may go on in the next line."""


class BareLine(NamedTuple):
    """A line, or several that surely are parts of one."""

    line: int
    """Number of the first."""
    text: str

    @property
    def cells(self) -> int:
        """How many cells it has, the last of which may go on."""
        return self.text.count("|") + 1

    def joined(self, text: str, between: str) -> BareLine:
        """This line with `text` behind it."""
        return BareLine(self.line, f"{self.text}{between}{text}")


def as_rows(
    lines: Sequence[BareLine], head: NumberedLine, count: int, *, is_gfm: bool
) -> tuple[list[NumberedLine], int | None]:
    """The first row `head` of `count` cells and those that `lines` make, all between bars.

    And the number of the first line that is no row of the table any more; null where all are. With `is_gfm` each line that
    has bars is a row, if all have.
    """
    lines = _with_headers_whole(lines, head[1])
    width = max([count, *(line.cells for line in lines)])
    lines, rest = _without_text_below(lines, width)
    parted = is_gfm and all(line.cells > 1 for line in lines)
    taken = lines if parted else _Taking(lines, head[1], width).rows()
    rows = [head, *((row.line, row.text) for row in taken)]
    return [(line, f"| {text} |") for line, text in rows], rest


def _with_headers_whole(lines: Sequence[BareLine], head: str) -> Sequence[BareLine]:
    """`lines`, those that say what the first row says, as on a new page, taken together."""
    again = head.split("<br>")
    if len(again) == 1:
        return lines
    texts = [line.text for line in lines]
    found: list[BareLine] = []
    at = 0
    while at < len(lines):
        repeats = texts[at] == again[0] and texts[at : at + len(again)] == again
        found.append(BareLine(lines[at].line, head) if repeats else lines[at])
        at += len(again) if repeats else 1
    return found


def _without_text_below(lines: Sequence[BareLine], width: int) -> tuple[Sequence[BareLine], int | None]:
    """`lines` without those behind the last row that are text below the table."""
    last = len(lines)
    while last and lines[last - 1].cells == 1:
        last -= 1
    if width == 1 or last == len(lines):
        return lines, None
    before = _last_cell(lines[last - 1].text) if last else ""
    below = lines[last].text
    is_text = not last or any((_VALUE.match(before), _CAPTION.match(below), _BEGINS_ENTRY.match(below)))
    return (lines[:last], lines[last].line) if is_text else (lines, None)


def _last_cell(text: str) -> str:
    return text.rpartition("|")[2].strip()


def _are_of_one_heading(above: str, below: str) -> bool:
    """Whether one of two lines is a year and the other a word, as in headings: 「基準値」 over 「令和5年度」."""
    first, second = (_YEAR.fullmatch(text) is not None for text in (above, below))
    word = below if first else above
    return first is not second and _OF_A_YEAR.search(word) is not None


def _shape(text: str) -> str:
    """What a text is by how it looks: a value, something bold, a department; "" for any other."""
    if _VALUE.match(text):
        return "value"
    return "bold" if text.startswith("**") else "department" if _DEPARTMENT.search(text) else ""


def _are_parts(above: BareLine, line: BareLine) -> bool:
    """Whether each of two lines may be a row, and nothing says that they are one."""
    if above.cells == 1 or line.cells == 1:
        return False
    return not _are_of_one_heading(_last_cell(above.text), line.text.partition("|")[0].strip())


class _Taking:
    """How lines are taken together to rows of `width` cells."""

    def __init__(self, lines: Sequence[BareLine], head: str, width: int) -> None:
        self._lines = lines
        self._width = width
        whole = [line for line in lines if line.cells == width]
        seen = Counter(line.text for line in lines)
        self._headings = {text for text, times in seen.items() if (times > 1 and "|" in text) or text == head}
        firsts = [line.text for line in whole if line.text not in self._headings]
        self._begins_named = all(_BEGINS_ENTRY.match(text) for text in firsts)
        self._ends = {_shape(text) for text in map(_last_cell, firsts) if text}
        if lines and (end := _shape(_last_cell(lines[-1].text))) not in ("", "value"):
            self._ends.add(end)
        broken = any(line.cells == 1 and not _BULLET.match(line.text) for line in lines)
        self._beside = _BESIDE if broken else _BESIDE_UNBROKEN

    def rows(self) -> list[BareLine]:
        """The rows, each with its lines."""
        lines, width = self._lines, self._width
        if width == 1:
            return list(lines)
        best = [0.0] + [_NEVER] * len(lines)
        origin = [0] * (len(lines) + 1)
        for start in range(len(lines)):
            cells, joins = lines[start].cells, 0.0
            for stop in range(start + 1, min(start + _MOST, len(lines)) + 1):
                if stop > start + 1:
                    joins += self._join(stop - 1, start, cells)
                    cells += lines[stop - 1].cells - 1
                if cells > width:
                    break
                cost = best[start] + joins + self._cost(start, stop, cells)
                if cost < best[stop]:
                    best[stop], origin[stop] = cost, start
        return self._along(origin)

    def _along(self, origin: Sequence[int]) -> list[BareLine]:
        rows: list[BareLine] = []
        stop = len(self._lines)
        while stop:
            start = origin[stop]
            row = self._lines[start]
            for line in self._lines[start + 1 : stop]:
                row = row.joined(line.text, "<br>")
            rows.append(row)
            stop = start
        return rows[::-1]

    def _join(self, at: int, start: int, cells: int) -> float:
        """The cost of taking line `at` as one that goes on with the line above, of a row from `start` with `cells` so far."""
        line, above = self._lines[at], self._lines[at - 1]
        if line.text in self._headings:
            return _ENTRY
        if _BULLET.match(line.text) and not line.text.startswith("**"):
            return _LISTED
        if line.text[0] in "(（" and not _BEGINS_ENTRY.match(line.text):
            return _BRACKETED
        if _are_of_one_heading(_last_cell(above.text), line.text.partition("|")[0].strip()):
            return _LISTED
        if _YEAR.fullmatch(line.text.partition("|")[0].strip()):
            return _ENTRY
        cost = self._beside if above.cells > 1 and line.cells > 1 else _JOINED
        if line.text.startswith("|"):
            cost += _ENTRY
        elif line.text.startswith("**"):
            cost += 1.0
        elif _BEGINS_ENTRY.match(line.text) or _ASIDE.match(line.text):
            cost += _ENTRY
        if above.cells > 1:
            end = _last_cell(above.text)
            cost += _ENTRY if _shape(end) and self._ends == {_shape(end)} else 0.0
            cost += _AFTER_VALUE if _VALUE.match(end) or end.endswith("。") else 0.0
        if start == at - 1 and cells == 1 and line.cells == self._width and _BEGINS_ENTRY.match(above.text):
            whole = not self._begins_named or len(above.text) > _BROKEN_NAME
            cost += _ENTRY if not self._begins_named else (0.5 if whole else 0.0)
        return cost

    def _cost(self, start: int, stop: int, cells: int) -> float:
        """The cost of a row of the lines from `start` to `stop`, with so many cells."""
        first = self._lines[start].text
        cost = 0.0
        if cells < self._width:
            cost += _SHORT + _LACKING * (self._width - cells)
            cost += sum(_are_parts(above, line) for above, line in pairwise(self._lines[start:stop]))
        if stop == start + 1 and cells == 1:
            cost = _NAMED_ALONE if _BEGINS_ENTRY.match(first) and len(first) > _BROKEN_NAME else _ALONE
        elif len(self._ends) == 1 and "" not in self._ends:
            last = _last_cell(self._lines[stop - 1].text)
            if last and _shape(last) not in self._ends and first not in self._headings:
                cost += _UNFINISHED if stop > start + 1 else _UNLIKE
        if _GOES_ON.match(first):
            cost += _UNBEGUN
        return cost
