"""The damage that PDF text layers do, one function a kind, put on the printed table at fixed places.

What `pdf.by_lines` shows of it is real, but depends on where pages and lines happen to end. Here each kind
is met for certain, and the true text is known.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import count

from tests.support.printing import HEADINGS, PrintedRow, Slots, slots_of

_COLUMN = 15
"""Characters of a wide text that fit one column."""

_GLYPHS = {ord(unicodedata.normalize("NFKC", chr(code))): chr(code) for code in range(0x2F00, 0x2FD6)}
_GLYPHS |= {ord("民"): "⺠", ord("長"): "⻑", ord("・"): "\u2027"}
"""Characters → what fonts draw with the same glyph: Kangxi radicals, radical supplements, the hyphenation point."""


def text_layer(rows: Sequence[PrintedRow]) -> Slots:
    """`rows` with every kind of damage. No text is lost."""
    wide, listed = count(), count()
    damaged: Slots = []
    for row, slots in zip(rows, centre_labels(rows), strict=True):
        if row[-1].colspan == len(HEADINGS):
            damaged += [tear_at_borders(slots)] if next(wide) % 2 else [slots]
        elif row[-1].text in HEADINGS or row[-1].colspan > 1:
            damaged.append(slots)
        else:
            damaged += _damage_project(slots, next(listed))
    return [[write_glyphs(text) for text in slots] for slots in damaged]


def write_glyphs(text: str) -> str:
    """`text` in characters of the same look: 目 → ⽬ (U+2F6C), 民 → ⺠ (U+2EA0), ・ → ‧ (U+2027)."""
    return text.translate(_GLYPHS)


def centre_labels(rows: Sequence[PrintedRow]) -> Slots:
    """The slots of `rows`, each label in the middle row of its block, where it is drawn."""
    slots = slots_of(rows)
    for at, row in enumerate(rows):
        if row[0].label:
            slots[at][0], slots[at + (row[0].rowspan - 1) // 2][0] = "", row[0].text
    return slots


def tear_at_borders(slots: Sequence[str]) -> list[str]:
    """A text as wide as three columns, cut where their borders would be; the last piece holds the rest."""
    label, text, *_ = slots
    return [label, text[:_COLUMN], text[_COLUMN : 2 * _COLUMN], text[2 * _COLUMN :]]


def tear_row(slots: Sequence[str]) -> Iterator[list[str]]:
    """A row as two, as at the end of a page: the second holds only the rest of the last cell."""
    *before, text = slots
    middle = (len(text) + 1) // 2
    yield [*before, text[:middle]]
    yield [""] * len(before) + [text[middle:]]


def fuse_columns(slots: Sequence[str]) -> list[str]:
    """区分 and 事業名 in one cell, a line each, where the line between their columns is not found."""
    label, category, name, *rest = slots
    return [label, f"{category}\n{name}" if category else name, "", *rest]


def _damage_project(slots: list[str], number: int) -> list[list[str]]:
    """Of every seven projects one torn in two, one with fused columns."""
    if number % 7 == 3:
        return list(tear_row(slots))
    return [fuse_columns(slots) if number % 7 == 5 else slots]
