"""Items of lists that captions of their own stand below: each is a measure, with its indicators and projects in it."""

from __future__ import annotations

from collections.abc import Sequence

from senryaku_parse.layouts.outline.lines import Line
from senryaku_parse.layouts.outline.said import read_line
from senryaku_parse.vocabulary import Vocabulary

_LOOKED_AHEAD = 12
"""Lines of an item that its first caption is looked for in."""
_LONGEST_NAME = 60


def headed_items(lines: Sequence[Line | int], vocabulary: Vocabulary) -> frozenset[int]:
    """The places in `lines` of the items of lists that captions of indicators or projects stand in."""
    return frozenset(
        at
        for at, line in enumerate(lines)
        if isinstance(line, Line)
        and line.depth
        and line.first
        and _begins(line)
        and _has_captions(line, lines[at + 1 : at + 1 + _LOOKED_AHEAD], vocabulary)
    )


def _begins(line: Line) -> bool:
    return line.listed and len(line.text) <= _LONGEST_NAME and not line.text.endswith(("。", "：", ":"))


def _has_captions(item: Line, below: Sequence[Line | int], vocabulary: Vocabulary) -> bool:
    """Whether of the lines `below`, as far as they stand in `item`, one is a caption that says what its next lines are."""
    for line in below:
        if isinstance(line, int):
            return False  # it may stand below the list
        if line.depth < item.depth or (line.depth == item.depth and line.listed and line.first):
            return False
        said = read_line(line, vocabulary)
        if said.kind == "head" and said.part in ("target", "kpi", "indicator", "project"):
            return True
    return False
