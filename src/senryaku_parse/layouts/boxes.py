"""Headings in boxes: tables of one row that hold the number and the name of a level, over the tables of its indicators.

| 基本目標1 | 働くまち |
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from senryaku_parse.layouts.drawn import with_texts
from senryaku_parse.layouts.outline.marks import split_mark
from senryaku_parse.patterns import later
from senryaku_parse.plan.labelled import read_level
from senryaku_parse.tables import Document, RawTable, TextBlock
from senryaku_parse.text import fold_space
from senryaku_parse.vocabulary import Vocabulary

_FEW = 2
"""Boxes that tell that they are headings."""
_MOST_CELLS = 3
_LONGEST = 60
_LINES = 2
"""Line breaks in a cell that holds more than a label and a name."""
_NUMBER = later(r"[0-9０-９Ⅰ-Ⅻ①-⑳()（）\-－‐−–―.．\s]+")


class _Box(NamedTuple):
    table: RawTable
    text: str
    part: str
    """The level that its label names; "" for a number alone."""


def open_boxes(document: Document, vocabulary: Vocabulary) -> Document:
    """`document` with boxes as lines of text, where goals and measures are such, or headings beside them; else itself."""
    if not any(isinstance(block, RawTable) and _is_small(block) for block in document.blocks):
        return document
    boxes = dict(_boxes(document, vocabulary))
    parts = {box.part for box in boxes.values()}
    if len(boxes) < _FEW or not {"goal", "upper_measure", "measure"} & parts:
        return document
    headed = dict(_headings(document, vocabulary))
    parts |= headed.keys()
    if "goal" not in parts or parts <= {"goal"}:
        return document
    below = [level for part, level in headed.items() if part != "goal"]
    of_goals = max(min(below) - 1, 1) if below else 0
    return with_texts(
        document, {at: [_heading(box, of_goals if box.part == "goal" else 0)] for at, box in boxes.items()}
    )


def _heading(box: _Box, level: int) -> TextBlock:
    """The box as a line of text, a heading of `level`."""
    table = box.table
    rows = [row for group in table.groups for row in group]
    line = next((row.line for row in rows if row.line is not None), table.line)
    return TextBlock(box.text, level, line, page=table.page, sheet=table.sheet, is_box=True)


def _headings(document: Document, vocabulary: Vocabulary) -> Iterator[tuple[str, int]]:
    """The level that a heading of text names by its label, and how high it is."""
    for block in document.blocks:
        if isinstance(block, TextBlock) and block.level:
            read = read_level(fold_space(block.text), vocabulary)
            if read and read.rest:
                yield read.parts[0], block.level


def _is_small(table: RawTable) -> bool:
    filled = (row for group in table.groups for row in group if any(cell.text.strip() for cell in row.cells))
    first, second = next(filled, None), next(filled, None)
    return first is not None and second is None and len(first.cells) <= _MOST_CELLS and not table.caption


def _boxes(document: Document, vocabulary: Vocabulary) -> Iterator[tuple[int, _Box]]:
    """Number of a block, from 0 → the box that it is."""
    for at, block in enumerate(document.blocks):
        if isinstance(block, RawTable) and _is_small(block) and (box := _box(block, vocabulary)):
            yield at, box


def _box(table: RawTable, vocabulary: Vocabulary) -> _Box | None:
    cells = [fold_space(cell.text) for group in table.groups for row in group for cell in row.cells]
    texts = [text for text in cells if text]
    if any(text.count("\n") >= _LINES for text in table.cell_texts):
        return None
    if not 0 < len(texts) <= _MOST_CELLS or len(texts[-1]) > _LONGEST or texts[-1].endswith("。"):
        return None
    *before, name = texts
    text = f"{''.join(before)}　{name}" if before else name
    if read := read_level(text, vocabulary):
        return _Box(table, text, read.parts[0]) if read.rest and (not before or read.rest == name) else None
    mark = split_mark(text)
    if before and _NUMBER.fullmatch("".join(before)) and mark.enumerator and mark.rest.strip() == name:
        return _Box(table, text, "")
    return None
