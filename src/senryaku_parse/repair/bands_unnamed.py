"""Rows over the full width of a table that name goals and measures by their numbers alone: each gets the word of its level."""

from __future__ import annotations

import re
from collections.abc import Sequence

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render, term
from senryaku_parse.patterns import later
from senryaku_parse.plan.cards import titles_measure
from senryaku_parse.plan.header import Header
from senryaku_parse.plan.labelled import read_labelled
from senryaku_parse.plan.levels import LEVELS
from senryaku_parse.repair.text_repeated import fold
from senryaku_parse.rows import is_note
from senryaku_parse.tables import Grid, Row
from senryaku_parse.targets.tokens import fold_width
from senryaku_parse.vocabulary import Vocabulary

_STYLES = (
    ("compound", later(r"[0-9]{1,2}\s?[-‐−–―.]\s?[0-9]{1,2}[.)]?\s*(?=[^\s0-9.%\-])")),
    ("bracket", re.compile(r"[(\[][0-9]{1,2}[)\]]\s*(?=\S)")),
    ("circle", re.compile(r"[①-⑳]\s*(?=\S)")),
    ("roman", re.compile(r"(?:[Ⅰ-Ⅻ]|[IVX]{1,4}(?=[.\s]))[.]?\s*(?=\S)")),
    ("kana", re.compile(r"[(\[]?[ア-ン][)\]]?[.\s]\s*(?=\S)")),
    ("chapter", later(r"第[0-9]{1,2}[章節編]\s*(?=\S)")),
    ("number", re.compile(r"[0-9]{1,2}(?:[.]\s*|\s+)(?=[^\s0-9])")),
)
_INNER = frozenset({"compound", "bracket", "circle", "kana"})
"""Styles that number measures where nothing else does."""
_GOAL, _MEASURE = "基本目標", "施策"


def name_bands(grid: Grid, header: Header, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with 基本目標 and 施策 before the numbers of its rows over the full width, where these have one style or two,
    and its header no levels."""
    bands = [at for at in range(header.stop, len(grid.rows)) if _is_band(grid.rows[at], vocabulary)]
    if not bands or any(LEVELS.intersection(one.parts[:1]) for head in header.heads for one in head.path):
        return grid, []
    if any(titles_measure(row, vocabulary) for row in grid.rows[: header.start]):
        return grid, []  # cards, each below its title
    styles = [_style(grid.rows[at].cells()[0].text) for at in bands]
    words = _words(styles)
    if not words:
        return grid, []
    rows = list(grid.rows)
    for at, style in zip(bands, styles, strict=True):
        cell = rows[at].cells()[0]
        named = fold(rows[at].cells())[0].with_text(words[str(style)] + cell.text.lstrip())
        rows[at] = rows[at].with_slots(tuple([named if slot.text else slot for slot in rows[at].slots]))
    first = grid.rows[bands[0]]
    told = finding(
        "level-inferred",
        render("repair.bands-unnamed", levels=render("common.and").join(map(term, dict.fromkeys(words.values())))),
        before="\n".join(grid.rows[at].cells()[0].text for at in bands),
        after=" | ".join(words.values()),
        position=first.position,
        severity="warning",
    )
    return grid.with_rows(rows), [told]


def _is_band(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether one text alone stands in `row`, over all columns or before blanks, that is no remark and begins with no label.

    Where it is repeated in each column, its number tells that it is no value of theirs.
    """
    cells = row.cells()
    if not cells or row.slots[0] is not cells[0] or len(row.slots) < 2:
        return False
    if len(cells) > 1 and ({*row.texts} != {cells[0].text} or _style(cells[0].text) is None):
        return False
    if is_note(row, vocabulary):
        return False
    return read_labelled(cells[0].text, vocabulary) is None and not vocabulary.parts(cells[0].text)


def _style(text: str) -> str | None:
    plain = fold_width(text).strip()
    return next((name for name, pattern in _STYLES if pattern.match(plain)), None)


def _words(styles: Sequence[str | None]) -> dict[str, str]:
    """Style of a number → the word of its level; empty where they tell none."""
    found = list(dict.fromkeys(styles))
    if None in found:
        return {}
    if len(found) == 1 and found[0] in _INNER:
        return {str(found[0]): _MEASURE}
    if len(found) == 2 and found[1] in _INNER and styles.count(found[0]) < len(styles):
        return {str(found[0]): _GOAL, str(found[1]): _MEASURE}
    return {}
