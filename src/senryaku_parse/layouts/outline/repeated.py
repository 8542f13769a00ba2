"""Captions that no vocabulary knows: they come again and again, or hold a word of indicators; what stands below says of what."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from senryaku_parse.cell_entries import names_project
from senryaku_parse.layouts.indicator_lines import Split
from senryaku_parse.layouts.outline.lines import Line
from senryaku_parse.layouts.outline.said import read_line
from senryaku_parse.vocabulary import Part, Vocabulary, label_key

_LONGEST = 16
_OFTEN = 3
"""Times that a heading comes again and is none of a level: a table of contents and a chart say each level twice."""
_ABOUT_VALUES = re.compile("指標|目標|数値|KPI|ＫＰＩ|ねらう値|めざす値")
_FRAMES = frozenset("【《〈「『[<＜［〔〖≪")


def repeated_captions(lines: Sequence[Line | int], split: Split, vocabulary: Vocabulary) -> Mapping[int, Part | None]:
    """The places in `lines` of such captions, each with what stands below it; null for prose and tables."""
    places: dict[str, list[int]] = defaultdict(list)
    for at in _suspects(lines):
        line = lines[at]
        if isinstance(line, Line):
            said = read_line(line, vocabulary)
            groups = vocabulary.is_category(label_key(said.name)) or vocabulary.is_department(said.name)
            named = said.kind == "level" and said.part is None and said.enumerator is None and not groups
            if named or (said.kind == "head" and said.part is None and _ABOUT_VALUES.search(line.text)):
                places[label_key(line.text)].append(at)
    found: dict[int, Part | None] = {}
    for alike in places.values():
        below = [_below(lines, at, split, vocabulary) for at in alike]
        first = lines[alike[0]]
        if "level" in below or not isinstance(first, Line):
            continue
        framed = first.text[:1] in _FRAMES
        part = _part(below)
        if len(alike) >= (2 if framed else _OFTEN) or (part == "indicator" and _ABOUT_VALUES.search(first.text)):
            found |= dict.fromkeys(alike, part)
    return found


def _suspects(lines: Sequence[Line | int]) -> Iterator[int]:
    for at, line in enumerate(lines):
        if not isinstance(line, Line) or len(line.text) > _LONGEST or line.caption or line.mark:
            continue
        if line.level or line.bold or line.text[:1] in _FRAMES:
            yield at


def _below(lines: Sequence[Line | int], at: int, split: Split, vocabulary: Vocabulary) -> str:
    """What the line below the place `at` is."""
    line = lines[at + 1] if at + 1 < len(lines) else 0
    if isinstance(line, int):
        return "table"
    above = lines[at]
    found = split(line.text)
    if found and any(map(str.isdigit, found.target)):
        return "indicator"
    said = read_line(line, vocabulary)
    if said.kind == "level" and not line.listed:
        return "level"
    if said.kind == "head" and isinstance(above, Line) and not (above.level and line.level):
        return "level"
    if line.listed or said.kind == "level":
        return "project" if names_project(line.text) else "item"
    return "prose"


def _part(below: Sequence[str]) -> Part | None:
    most = Counter(below).most_common(1)[0][0]
    return "indicator" if most == "indicator" else "project" if most == "project" else None
