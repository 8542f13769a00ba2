"""The rows of a table as a recipe tells them: labels by the words that the reader knows, bands, and notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.plan.row_labels import read_row_label
from senryaku_parse.recipe.model import TableRecipe
from senryaku_parse.recipe.words import word_for
from senryaku_parse.rows import row_label
from senryaku_parse.tables import Cell, Grid, Row
from senryaku_parse.text import match_key
from senryaku_parse.vocabulary import Part, Vocabulary, label_key

_NUMBER = re.compile(r"[\s0-9ivx.・-]*+(?:\([^()]*+\))?+")
"""What may stand behind a label: its number, its year in brackets, folded."""
_COUNTED = re.compile(r"\s*(?:[0-9０-９①-⑳Ⅰ-Ⅻ一二三四五六七八九十][\s.．:：、]*|[:：]\s*)\S")
"""Stands behind a word that says what follows: a number or a colon, and the name."""
_CLOSING = dict(zip("【「『《〈［〔（([<", "】」』》〉］〕）)]>", strict=True))


class _Label(NamedTuple):
    part: Part
    number: str


class _Band(NamedTuple):
    level: Part
    begin: str


def tell_rows(grid: Grid, recipe: TableRecipe, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with its labels, bands and notes as `recipe` says, and what was done."""
    findings: list[Finding] = []
    rows: list[Row] = []
    labels = {label_key(label): part for label, part in recipe.labels.items()}
    if all(_is_known(label, part, vocabulary) for label, part in recipe.labels.items()):
        labels = {}  # all of them mean so by themselves
    told: set[str] = set()
    for row in grid.rows:
        if _begins(row, recipe.notes):
            findings.append(_note(row, recipe))
        elif band := _band(row, recipe):
            rows.append(_titled(row, band, beside_label=not recipe.is_told and _has_labels(grid, vocabulary)))
            findings.append(_renamed(row.cells()[0], word_for(band.level), recipe))
        else:
            rows.append(_labelled(row, labels, vocabulary, told, recipe, findings))
    return grid.with_rows(rows), findings


def without_mark(text: str, begin: str) -> str:
    """`text` without what it begins with, where that is marks alone, 「◆」, or a word with a number or a colon behind it, 「柱１」."""
    if not text.startswith(begin):
        return text
    if any(map(str.isalnum, begin)):
        rest = text.removeprefix(begin)
        return rest.strip(" \u3000:：") if _COUNTED.match(rest) else text
    closing = _CLOSING.get(begin[-1:], "")
    return text.removeprefix(begin).removesuffix(closing).strip() or text


def has_labels(grid: Grid, recipe: TableRecipe) -> bool:
    """Whether all labels that `recipe` names stand in the first column of `grid`."""
    said = {label_key(row.texts[0]) for row in grid.rows if row.texts}
    return all(any(_number_behind(text, label_key(label)) is not None for text in said) for label in recipe.labels)


def _has_labels(grid: Grid, vocabulary: Vocabulary) -> bool:
    return any(row_label(row, vocabulary) for row in grid.rows)


def _begins(row: Row, texts: tuple[str, ...]) -> bool:
    first = next((match_key(text) for text in row.texts if text), "")
    return bool(first) and any(first.startswith(match_key(text)) for text in texts)


def _band(row: Row, recipe: TableRecipe) -> _Band | None:
    """What a row of one text names; null for any other row."""
    if not recipe.bands or len({cell.text for cell in row.cells()}) != 1:
        return None
    text = match_key(row.cells()[0].text)
    bands = (_Band(level, begin) for begin, level in recipe.bands.items())
    return next((band for band in bands if text.startswith(match_key(band.begin))), None)


def _titled(row: Row, band: _Band, *, beside_label: bool) -> Row:
    """`row` as one that names the level of `band`: with its label in a column of labels, else over all columns."""
    cell, word = row.cells()[0], word_for(band.level)
    cell = cell.with_text(without_mark(cell.text, band.begin))
    others = tuple(origin for one in row.cells()[1:] for origin in one.origins)
    if beside_label and len(row.slots) > 1:
        named = Cell(cell.text, cell.origins + others)
        return row.with_slots((Cell(word), *[named] * (len(row.slots) - 1)))
    title = Cell(f"{word} {cell.text}", cell.origins + others)
    return row.with_slots((title,) * len(row.slots))


def _labelled(
    row: Row,
    labels: Mapping[str, Part],
    vocabulary: Vocabulary,
    told: set[str],
    recipe: TableRecipe,
    findings: list[Finding],
) -> Row:
    """`row` with each of its `labels` as the reader knows it; the first of each is told."""
    if not labels or not row.texts or not (_read(row.texts[0], labels) or row_label(row, vocabulary)):
        return row
    slots: list[Cell] = []
    for at, slot in enumerate(row.slots):
        read = _read(slot.text, labels) if slot.text else None
        if read is None or (at and at + 1 == len(row.slots)) or _means(slot.text, read.part, vocabulary):
            slots.append(slot)
        elif at and slot is row.slots[at - 1]:
            slots.append(slots[-1])
        else:
            named = slot.with_text(word_for(read.part) + read.number)
            slots.append(named)
            if slot.text not in told:
                told.add(slot.text)
                findings.append(_renamed(slot, named.text, recipe))
    return row.with_slots(tuple(slots))


def _read(text: str, labels: Mapping[str, Part]) -> _Label | None:
    key = label_key(text)
    for label, part in labels.items():
        if (number := _number_behind(key, label)) is not None:
            return _Label(part, number)
    return None


def _number_behind(key: str, label: str) -> str | None:
    """What stands in `key` behind `label`: nothing, or its number; null where it is no such label."""
    behind = key[len(label) :] if key.startswith(label) else None
    return behind if behind is not None and _NUMBER.fullmatch(behind) else None


def _means(text: str, part: Part, vocabulary: Vocabulary) -> bool:
    """Whether `text` is a label of `part` in any column of labels."""
    label = vocabulary.label(text)
    return label is not None and label.role == ("area" if part == "upper_measure" else part)


def _is_known(text: str, part: Part, vocabulary: Vocabulary) -> bool:
    """Whether the reader takes `text` for a label of `part` by itself, in a column of labels or in label rows."""
    known = read_row_label(text, vocabulary)
    return _means(text, part, vocabulary) or (known is not None and known.parts[0] == part)


def _renamed(cell: Cell, word: str, recipe: TableRecipe) -> Finding:
    message = render("recipes.word-read", place=recipe.place, text=cell.text, word=word)
    return finding("recipe-applied", message, before=cell.text, after=word, position=cell.position)


def _note(row: Row, recipe: TableRecipe) -> Finding:
    message = render("recipes.row-dropped", place=recipe.place)
    return finding("recipe-applied", message, before=str(row), position=row.position)


def said_of(rows: tuple[Row, ...]) -> Iterator[str]:
    """The texts of the rows that say something."""
    return (str(row) for row in rows if any(row.texts))
