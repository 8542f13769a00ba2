"""Tables of one column whose rows are the lines of an outline, as a frame of a word processor has them: text between tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from senryaku_parse.layouts.drawn import with_texts
from senryaku_parse.plan.labelled import read_labelled
from senryaku_parse.plan.levels import LEVELS
from senryaku_parse.tables import Document, RawCell, RawTable, TextBlock
from senryaku_parse.vocabulary import Vocabulary

_FEWEST = 3
"""Lines of an outline."""
_LEVELS = 2
"""Lines of it that begin with the word and the number of a level, or with a label."""
_MARKS = "　 \t■□◆◇●○◎▼▽★☆【《〈「『［[<＜"


def open_frames(document: Document, vocabulary: Vocabulary) -> Document:
    """`document` with such tables as text; itself where it has none."""
    if not any(isinstance(block, RawTable) and _is_narrow(block) for block in document.blocks):
        return document
    opened = {
        at: _text(block)
        for at, block in enumerate(document.blocks)
        if isinstance(block, RawTable) and _is_narrow(block) and _is_outline(block, vocabulary)
    }
    if sum(map(len, opened.values())) == len(opened):
        return document
    return with_texts(document, opened)


def _cells(table: RawTable) -> Iterator[tuple[RawCell, int | None]]:
    """The cell of each row of `table` that has one, and its line."""
    for group in table.groups:
        for row in group:
            for cell in row.cells[:1]:
                yield cell, cell.line or row.line


def _is_narrow(table: RawTable) -> bool:
    return all(len(row.cells) <= 1 for group in table.groups for row in group)


def _is_outline(table: RawTable, vocabulary: Vocabulary) -> bool:
    """Whether two lines of `table` at least name levels, and others stand below them."""
    lines = [line for cell, _ in _cells(table) for line in cell.text.split("\n") if line.strip()]
    if len(lines) < _FEWEST:
        return False
    named = [read for line in lines if (read := read_labelled(line.strip(_MARKS), vocabulary)) and read.rest]
    levels = sum(read.parts[0] in LEVELS and read.enumerator is not None for read in named)
    return levels > 0 and len(named) >= _LEVELS and len(named) < len(lines) + (levels > 1)


def _text(table: RawTable) -> Sequence[TextBlock]:
    """The rows of `table` as paragraphs."""
    caption = [TextBlock(table.caption, line=table.line, page=table.page, sheet=table.sheet)] if table.caption else []
    return [
        *caption,
        *[
            TextBlock(cell.text, line=line, page=table.page, sheet=table.sheet, address=cell.address)
            for cell, line in _cells(table)
            if cell.text
        ],
    ]
