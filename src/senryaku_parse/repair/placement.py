"""Where the cells of a row belong: how many leading blank cells the row has lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from senryaku_parse.rows import Block, column_of, names_indicator, row_label
from senryaku_parse.tables import EMPTY, Cell, Row
from senryaku_parse.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Placement:
    """A reading of a row's cells."""

    slots: tuple[Cell, ...]
    """The row's slots with the lost blanks put back."""
    certain: bool
    """False where another reading is possible, though less likely."""


def placements(rows: Iterable[Row], block: Block, vocabulary: Vocabulary) -> Iterator[Placement | None]:
    """The placement of each of several rows of one block."""
    return (place(row, block, frozenset(), vocabulary) for row in rows)


def place(row: Row, block: Block, categories: frozenset[str], vocabulary: Vocabulary) -> Placement | None:
    """The reading of `row` under the label in force; null where none fits.

    `categories` are the texts that stand under 区分 in full rows of the document. What is decided here:

    - the label column holds a label or nothing: any other text there has lost a blank to its left, which
      needs an empty last column, and a text that reads like its block;
    - 区分 holds nothing or a 区分, as a whole word: another text there, with 事業名 before an empty last
      column, has lost a blank. So a well-formed row whose 内容 is empty stays as it is.
    """
    slots = row.slots
    if not slots or (slots[0].text and row_label(row, vocabulary) is None):
        if not slots or slots[-1].text:
            return None
        placed = _place_content(slots[:-1], block, categories, vocabulary, unlabelled=True)
        return Placement((EMPTY, *placed.slots), placed.certain) if placed else None
    placed = _place_content(slots[1:], block, categories, vocabulary, unlabelled=False)
    return Placement((slots[0], *placed.slots), placed.certain) if placed else None


def _place_content(
    content: tuple[Cell, ...], block: Block, categories: frozenset[str], vocabulary: Vocabulary, *, unlabelled: bool
) -> Placement | None:
    """The reading of what stands right of the label column."""
    if block.role is None:
        return None
    if block.role != "project":
        reads_on = not unlabelled or names_indicator([cell.text for cell in content], vocabulary)
        return Placement(content, certain=not unlabelled or reads_on) if reads_on else None
    category_at, name_at = column_of("category", block.columns), column_of("name", block.columns)
    if name_at is None or name_at > len(content):
        return None
    name = content[name_at - 1].text
    if category_at is None:
        return Placement(content, certain=bool(name)) if name or not unlabelled else None
    category = content[category_at - 1].text
    known = vocabulary.is_category(category) or category in categories
    if known or not category:
        return Placement(content, certain=True) if name or not unlabelled else None
    room = not content[-1].text
    reads_as_name = vocabulary.looks_like_project(category)
    if room and not unlabelled and (reads_as_name or not vocabulary.looks_like_project(name)):
        return Placement((EMPTY, *content[:-1]), certain=reads_as_name)
    if room and unlabelled and reads_as_name:
        return Placement((EMPTY, *content[:-1]), certain=False)
    return Placement(content, certain=False) if name and not (unlabelled and room) else None
