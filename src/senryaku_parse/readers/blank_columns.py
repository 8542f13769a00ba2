"""Two columns of text that only blanks part, as a page in a fixed pitch has them: put one below the other."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from senryaku_parse.patterns import later

_SEGMENT = re.compile("[^ ]+(?: [^ ]+)*")
_FEWEST_ROWS = 4
"""Lines in which the right column begins, at least."""
_LEAST = 16
"""Columns of letters that the left column takes, at least."""
_SLACK = 2
_SHARE = 0.8
_NUMBERED = later(r"(\D{0,8}?)([0-9０-９]{1,2})[\s　.．:：)）]")
_MARKS = "・･○●◎◇◆□■▪【《〈＜<「『［〔①②③④⑤"


class _Line(NamedTuple):
    left: str
    right: str


def below_one_another(text: str) -> str | None:
    """`text` with its right column below the left one, group by group as blank lines part them; null where it has but one.

    Where the groups do not begin in pairs (「施策1 …」 beside 「施策2 …」), all of the left column comes first.
    """
    if "  " not in text:
        return None
    rows = text.expandtabs().split("\n")
    for ambiguous in (1, 2):
        lines = _parted(rows, ambiguous)
        if lines and _are_columns(lines):
            return "\n".join(_ordered(lines))
    return None


def _parted(rows: Sequence[str], ambiguous: int) -> list[_Line]:
    """The left and the right of each row; none where they begin nowhere in common."""
    segments = [
        [(_width(row[: found.start()], ambiguous), found[0]) for found in _SEGMENT.finditer(row)] for row in rows
    ]
    starts = Counter(each[-1][0] for each in segments if each and each[-1][0] >= _LEAST)
    if not starts or any(len(each) > 2 for each in segments):
        return []
    at, _ = starts.most_common(1)[0]
    near = sum(count for start, count in starts.items() if abs(start - at) <= _SLACK)
    if near < max(_FEWEST_ROWS, _SHARE * starts.total()):
        return []
    lines: list[_Line] = []
    for each in segments:
        left = [said for start, said in each if start < at - _SLACK]
        if len(left) > 1 or any(start < at - _SLACK < start + _width(said, ambiguous) - _SLACK for start, said in each):
            return []
        lines.append(_Line(" ".join(left), " ".join(said for start, said in each if start >= at - _SLACK)))
    return lines


def _width(text: str, ambiguous: int) -> int:
    kinds = {"W": 2, "F": 2, "A": ambiguous}
    return sum(kinds.get(unicodedata.east_asian_width(character), 1) for character in text)


def _are_columns(lines: Sequence[_Line]) -> bool:
    """Whether both columns have lists or captions of their own: no table has."""
    left, right = (sum(side[:1] in _MARKS for side in sides if side) for sides in zip(*lines, strict=True))
    return left > 1 and right > 1


def _ordered(lines: Sequence[_Line]) -> Iterator[str]:
    groups = list(_groups(lines))
    paired = any(_is_pair(group[0]) for group in groups)
    waiting: list[_Line] = []
    for group in groups:
        if paired or not any(line.right for line in group):
            yield from _columns(waiting)
            yield from _columns(group)
            waiting = []
        else:
            waiting += group
    yield from _columns(waiting)


def _groups(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    group: list[_Line] = []
    for line in lines:
        if line.left or line.right:
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _columns(lines: Sequence[_Line]) -> Iterator[str]:
    yield from (line.left for line in lines if line.left)
    yield from (line.right for line in lines if line.right)


def _is_pair(line: _Line) -> bool:
    """Whether `line` begins two numbered texts alike."""
    left, right = _NUMBERED.match(line.left), _NUMBERED.match(line.right)
    return bool(left and right and left[1] == right[1] and left[2] != right[2])
