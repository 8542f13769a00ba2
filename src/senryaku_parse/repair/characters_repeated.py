"""Bold made by printing each character several times (重重重重要要要要), which a text layer gives back: once again.

Numbers and natural doubles (すすき, ささやま, 111人) are never touched: every character of the text must stand the
same number of times, and a text of at least `_FEWEST` letters must prove that number for the document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from math import gcd

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.rows import label_starts
from senryaku_parse.source import Position
from senryaku_parse.tables import Cell, Document, Grid, TextBlock

_FEWEST = 4
"""Letters in a row, each printed the same number of times, that no natural text has."""

_LEAST = 2 * _FEWEST
"""Characters of a text that may prove it."""

_TOP = 8
"""Rows of a table looked at for the symptom: headings are what is printed bold, and labels."""

_SPACES = re.compile(r"\s+")


def fold_repeated_characters(
    document: Document, grids: tuple[Grid, ...]
) -> tuple[Document, tuple[Grid, ...], list[Finding]]:
    """`document` and its `grids` with each text whose characters are all printed several times printed once."""
    if not _has_symptom(document, grids):
        return document, grids, []
    times = _proven(_texts(document, grids))
    if times is None:
        return document, grids, []
    findings: list[Finding] = []

    def folded(text: str, position: Position) -> str:
        once = _once(text, times)
        if once != text:
            message = render("repair.characters-repeated", times=times)
            findings.append(finding("characters-repeated", message, before=text, after=once, position=position))
        return once

    blocks = [
        block._replace(text=folded(block.text, Position(line=block.line))) if isinstance(block, TextBlock) else block
        for block in document.blocks
    ]
    cells: dict[Cell, Cell] = {}

    def cell(slot: Cell) -> Cell:
        if slot.text and slot not in cells:
            cells[slot] = slot.with_text(folded(slot.text, slot.position))
        return cells.get(slot, slot)

    grids = tuple(
        [
            Grid(tuple([row.with_slots(tuple(map(cell, row.slots))) for row in grid.rows]), grid.position)
            for grid in grids
        ]
    )
    return document._replace(blocks=tuple(blocks)), grids, findings


def _has_symptom(document: Document, grids: Iterable[Grid]) -> bool:
    """Whether a heading, a paragraph, a label or a text at the top of a table begins with a character twice."""
    texts = [block.text for block in document.blocks if isinstance(block, TextBlock)]
    for grid in grids:
        texts += chain.from_iterable([row.texts for row in grid.rows[:_TOP]])
        texts += [row.texts[0] for row in label_starts(grid)]
    return bool(_that_begin_twice(texts))


def _that_begin_twice(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if len(text) >= _LEAST and text[0] == text[1]]


def _texts(document: Document, grids: Iterable[Grid]) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, TextBlock):
            yield block.text
    for grid in grids:
        for row in grid.rows:
            yield from filter(None, dict.fromkeys(row.texts))


def _runs(text: str) -> list[tuple[str, int]]:
    """The characters of `text` but white space, each with how often it stands in a row."""
    return [(character, len(list(run))) for character, run in groupby(_SPACES.sub("", text))]


def _proven(texts: Iterable[str]) -> int | None:
    """How often bold characters are printed: what most of the texts say that can be nothing else; null for none."""
    counts: Counter[int] = Counter()
    for text in _that_begin_twice(texts):
        runs = _runs(text)
        times = gcd(*(count for _, count in runs))
        if times > 1 and sum(character.isalpha() for character, _ in runs) >= _FEWEST:
            counts[times] += 1
    return counts.most_common(1)[0][0] if counts else None


def _once(text: str, times: int) -> str:
    """`text` with each character once where all stand `times` times, or a multiple of it; else as it is.

    One character alone, and figures alone, may be so by nature.
    """
    runs = _runs(text)
    if len(runs) < 2 or any(count % times for _, count in runs):
        return text
    if not any(character.isalpha() for character, _ in runs) and times < 3:
        return text
    if all(character.isdigit() or character in ".,．，" for character, _ in runs):
        return text
    return "".join(
        character * (length // times if length >= times else 1)
        for character, run in groupby(text)
        if (length := len(list(run)))
    )
