"""The labels of a table of label rows: 「柱」, 「目標値（R7）」, 「具体的な施策②」, each with its value beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from senryaku_parse.plan.headings import read_heading
from senryaku_parse.plan.labelled import read_labelled
from senryaku_parse.plan.levels import LEVELS
from senryaku_parse.rows import begins_value
from senryaku_parse.tables import Cell, Row
from senryaku_parse.text import Enumerator
from senryaku_parse.vocabulary import MEMORY, Part, Vocabulary, label_key

_LONGEST = 30
"""Characters a label may have, its year and unit included."""


class RowLabel(NamedTuple):
    """A label, understood."""

    key: str
    """The label as labels are compared, its number left out."""
    parts: tuple[Part, ...]
    """What it may stand for, likeliest first."""
    year: int | None = None
    """The Gregorian fiscal year it names."""
    unit: str | None = None
    """The unit it names in brackets."""
    enumerator: Enumerator | None = None
    """The number it carries."""


class Pair(NamedTuple):
    """A label and what stands beside it, up to the next label of its row."""

    cell: Cell
    label: RowLabel | None
    """Null for a text that is no known label."""
    values: tuple[Cell, ...]


def read_row_label(text: str, vocabulary: Vocabulary) -> RowLabel | None:
    """What `text` says as a label of a row; null for one that is none."""
    return _read_row_label(text, vocabulary) if text and len(text) <= _LONGEST else None


@lru_cache(MEMORY)
def _read_row_label(text: str, vocabulary: Vocabulary) -> RowLabel | None:
    heading = read_heading(text, vocabulary)
    if heading.parts:
        return RowLabel(label_key(heading.text), heading.parts, heading.year, heading.unit)
    read = read_labelled(text, vocabulary)
    if read and not read.rest and read.enumerator:
        return RowLabel(label_key(read.label), read.parts, enumerator=read.enumerator)
    return None


def read_title(row: Row, vocabulary: Vocabulary) -> tuple[RowLabel, str] | None:
    """The level that the one text of a row names itself, and its name: 「基本目標１　安心して暮らせるまち」."""
    first = row.texts[0]
    if not first:
        return None
    for text in row.texts:
        if text and text != first:
            return None
    read = read_labelled(first, vocabulary)
    if read is None or not read.rest or read.parts[0] not in LEVELS:
        return None
    return RowLabel(label_key(read.label), read.parts, enumerator=read.enumerator), read.rest


def pairs(row: Row, vocabulary: Vocabulary) -> list[Pair]:
    """The pairs of `row`: the first column holds a label, and so does each known label that has a value before it."""
    found: list[Pair] = []
    if len(row.slots) == 2:
        return [_pair(*row.slots, vocabulary)]
    cell, label, values = row.slots[0], read_row_label(row.texts[0], vocabulary), []  # type: Cell, RowLabel | None, list[Cell]
    for at, slot in enumerate(row.slots[1:], 1):
        if slot is row.slots[at - 1] and slot.text:
            continue
        inner = (
            read_row_label(slot.text, vocabulary) if at + 1 < len(row.slots) and row.slots[at - 1] is not cell else None
        )
        if inner:
            found.append(Pair(cell, label, tuple(values)))
            cell, label, values = slot, inner, []
        elif slot.text:
            values.append(slot)
    return [*found, Pair(cell, label, tuple(values))]


def _pair(cell: Cell, value: Cell, vocabulary: Vocabulary) -> Pair:
    """The pair of a row of two columns, which may be merged."""
    return Pair(cell, read_row_label(cell.text, vocabulary), (value,) if value.text and value is not cell else ())


def heads_table(texts: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether `texts`, those right of a label, are the header of a table of its own: 「指標名 | 基準値 | 目標値」."""
    if len(texts) < 2:
        return False
    said = list(dict.fromkeys(filter(None, texts)))
    if len(said) < 2 or read_row_label(said[0], vocabulary) is None:
        return False
    unknown = [text for text in said if read_row_label(text, vocabulary) is None]
    return 2 * len(unknown) < len(said) and not any(map(begins_value, unknown))
