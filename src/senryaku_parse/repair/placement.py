"""Where the cells of a row belong: how many leading blank cells the row has lost."""

from __future__ import annotations

from typing import NamedTuple

from senryaku_parse.rows import Block, column_of, has_unknown_label, is_note, names_indicator
from senryaku_parse.tables import EMPTY, Cell, Row
from senryaku_parse.vocabulary import Vocabulary


class Placement(NamedTuple):
    """A reading of a row's cells."""

    slots: tuple[Cell, ...]
    """The row's slots with the lost blanks put back."""
    certain: bool
    """False where another reading is possible, though less likely."""


def place(row: Row, block: Block, categories: frozenset[str], vocabulary: Vocabulary) -> Placement | None:
    """The reading of `row` under the label in force; null where none fits.

    `categories` are the texts that stand under 区分 in full rows of the document. What is decided here:

    - the label column holds a label or nothing: any other text there has lost a blank to its left, which
      needs an empty last column, and a text that reads like its block;
    - 区分 holds nothing or a 区分, as a whole word: another text there, with 事業名 before an empty last
      column, has lost a blank. So a well-formed row whose 内容 is empty stays as it is;
    - a row without label and 区分 has lost both blanks where that brings a department under its heading; else its name
      alone stands too far left.
    """
    slots = row.slots
    if is_note(row, vocabulary):
        return None
    if not slots:
        return None
    if has_unknown_label(row, vocabulary):
        if slots[-1].text:
            return None
        placed = _place_content(slots[:-1], block, categories, vocabulary, unlabelled=True)
        return Placement((EMPTY, *placed.slots), placed.certain) if placed else None
    placed = _place_content(slots[1:], block, categories, vocabulary, unlabelled=False)
    return Placement((slots[0], *placed.slots), placed.certain) if placed else None


def _place_content(
    content: tuple[Cell, ...], block: Block, categories: frozenset[str], vocabulary: Vocabulary, *, unlabelled: bool
) -> Placement | None:
    """The reading of what stands right of the label column; `unlabelled` where that column held a text of the row."""
    if block.role is None:
        return None
    if block.role == "project":
        return _place_project(content, block, categories, vocabulary, unlabelled=unlabelled)
    if unlabelled and not names_indicator([cell.text for cell in content], vocabulary):
        return None
    return Placement(content, certain=True)


def _place_project(
    content: tuple[Cell, ...], block: Block, categories: frozenset[str], vocabulary: Vocabulary, *, unlabelled: bool
) -> Placement | None:
    category_at, name_at = column_of("category", block.columns), column_of("name", block.columns)
    if name_at is None or name_at > len(content):
        return None
    name = content[name_at - 1].text
    category = content[category_at - 1].text if category_at else ""
    if not category_at or not category or vocabulary.is_category(category) or category in categories:
        return Placement(content, certain=True) if name or not unlabelled else None
    reads_as_name = vocabulary.looks_like_project(category)
    if not name and unlabelled and not reads_as_name:
        return None
    room = not content[-1].text
    if not name:
        moved = list(content)
        moved[category_at - 1], moved[name_at - 1] = EMPTY, content[category_at - 1]
        shifted = (EMPTY, *content[:-1])
        if not (room and unlabelled) or shifted == tuple(moved):
            return Placement(tuple(moved), certain=reads_as_name)
        department_at = column_of("department", block.columns)
        fits = department_at is not None and vocabulary.is_department(shifted[department_at - 1].text)
        return Placement(shifted if fits else tuple(moved), certain=reads_as_name and fits)
    if room and (reads_as_name or not (unlabelled or vocabulary.looks_like_project(name))):
        return Placement((EMPTY, *content[:-1]), certain=reads_as_name and not unlabelled)
    return None if room and unlabelled else Placement(content, certain=False)


def reads_on(row: Row, block: Block, vocabulary: Vocabulary) -> bool | None:
    """Whether `row` surely reads as one more row of `block`; null where it does not read so at all."""
    placement = place(row, block, frozenset(), vocabulary)
    if placement is None:
        return None
    if block.role == "project":
        category, name = (column_of(role, block.columns) for role in ("category", "name"))
        named = name is not None and vocabulary.looks_like_project(placement.slots[name].text)
        return placement.certain and (named or (category is not None and bool(placement.slots[category].text)))
    reads = names_indicator(row.texts[1:], vocabulary) or names_indicator(row.texts, vocabulary)
    return True if reads else None
