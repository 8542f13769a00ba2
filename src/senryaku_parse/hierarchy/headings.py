"""Headings between the tables that name a goal or measure: not read as hierarchy, so they are told."""

from __future__ import annotations

from collections.abc import Container, Iterator

from senryaku_parse.findings import Finding, finding
from senryaku_parse.source import Position
from senryaku_parse.tables import Document, RawTable, TextBlock
from senryaku_parse.text import fold_space
from senryaku_parse.vocabulary import Vocabulary


def unread_headings(document: Document, vocabulary: Vocabulary, read: Container[int] = ()) -> Iterator[Finding]:
    """A warning for each text below the first table that begins with a numbered label: 「基本目標２　住む」.

    `read` holds the numbers (from 0) of the blocks that were read after all.
    """
    below_table = False
    for number, block in enumerate(document.blocks):
        if isinstance(block, RawTable):
            below_table = True
        elif below_table and number not in read and _names_level(block, vocabulary):
            yield finding(
                "heading-unread",
                "表の間の見出しは階層として読みません。この下の表が正しい項目に付いているか確かめてください。",
                before=fold_space(block.text),
                position=Position(line=block.line),
            )


def _names_level(block: TextBlock, vocabulary: Vocabulary) -> bool:
    first = next(iter(block.text.split()), "")
    label = vocabulary.label(first)
    return label is not None and label.enumerator is not None
