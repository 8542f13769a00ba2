"""An overview with a column a goal: below each its numeric targets, its measures and their KPIs as lists. Read as text.

| 基本目標 | 基本目標1 働くまち | 基本目標2 訪れるまち |
| 数値目標 | 就業率 65％→70％ | 宿泊者数 3万人→4万人 |
| 施策とKPI | (1) 商業の振興 ・創業件数 5件→8件 | (1) 観光の振興 ・入込客数 8万人→9万人 |
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from senryaku_parse.layouts.drawn import with_texts
from senryaku_parse.layouts.indicator_lines import is_values_alone
from senryaku_parse.lists import is_bulleted, without_bullet
from senryaku_parse.names import split_goal
from senryaku_parse.plan.labelled import read_level
from senryaku_parse.tables import Document, RawCell, RawRow, RawTable, TextBlock
from senryaku_parse.text import fold_space, split_enumerator
from senryaku_parse.vocabulary import INDICATORS, Part, Vocabulary

_FEWEST = 3
"""Cells of a row: its label and two goals."""


def open_columns(document: Document, place: int, vocabulary: Vocabulary) -> Document:
    """`document` with the text of the table at `place` (from 0), where it is such an overview, and no line names a goal."""
    table = document.blocks[place]
    if not isinstance(table, RawTable) or not (texts := _texts(table, vocabulary)):
        return document
    if any(isinstance(block, TextBlock) and _names_goal(block.text, vocabulary) for block in document.blocks):
        return document
    return with_texts(document, {place: texts})


def _texts(table: RawTable, vocabulary: Vocabulary) -> Sequence[TextBlock]:
    """The text of `table`; none where it is no such overview."""
    rows = [row for group in table.groups for row in group if any(cell.text.strip() for cell in row.cells)]
    if len(rows) < 2 or any(len(row.cells) != len(rows[0].cells) or len(row.cells) < _FEWEST for row in rows):
        return ()
    label, *goals = [fold_space(cell.text) for cell in rows[0].cells]
    named = [_named(goal, label, vocabulary) for goal in goals]
    if "goal" not in vocabulary.parts(label) or not all(named):
        return ()
    about = [_about(row.cells[0].text, vocabulary) for row in rows[1:]]
    if not all(about) or not any("\n" in cell.text for row in rows[1:] for cell in row.cells[1:]):
        return ()
    texts: list[TextBlock] = []
    for at, goal in enumerate(named, 1):
        texts.append(_text(table, rows[0], rows[0].cells[at], goal))
        for row, parts in zip(rows[1:], about, strict=True):
            texts += _column(table, row, at, parts, vocabulary)
    return texts


def _named(text: str, label: str, vocabulary: Vocabulary) -> str:
    """The goal that `text`, in the row of `label`, names, with its label; "" where it has no number."""
    if _names_goal(text, vocabulary):
        return text
    number, name = split_goal(text)
    return f"{label}{number.number}　{name}" if number and number.number and name else ""


def _names_goal(text: str, vocabulary: Vocabulary) -> bool:
    read = read_level(text, vocabulary)
    return read is not None and read.parts[0] == "goal" and bool(read.rest)


def _about(label: str, vocabulary: Vocabulary) -> set[Part]:
    """What the row of `label` holds: 「数値目標」, 「施策とKPI」; nothing where any of its words is unknown."""
    label = fold_space(label)
    if parts := vocabulary.parts(label):
        return {*parts}
    words = label.replace("及び", "と").replace("・", "と").replace("、", "と").split("と")
    found = [vocabulary.parts(word.strip()) for word in words]
    return {parts[0] for parts in found} if len(found) > 1 and all(found) else set()


def _column(table: RawTable, row: RawRow, at: int, parts: set[Part], vocabulary: Vocabulary) -> Iterator[TextBlock]:
    """The lines of a cell below a goal, below the label of its row where that heads a list."""
    cell = row.cells[at]
    if not cell.text.strip():
        return
    if "measure" not in parts:
        yield _text(table, row, row.cells[0], row.cells[0].text)
    for line in _lines(cell.text, vocabulary):
        numbered = "measure" in parts and not is_bulleted(line) and split_enumerator(line)[0]
        if numbered:
            yield _text(table, row, cell, line)._replace(bold=(True,))
        elif is_bulleted(line) or not INDICATORS.isdisjoint(parts):
            yield _text(table, row, cell, without_bullet(line))._replace(mark="-", depth=1)
        else:
            yield _text(table, row, cell, line)


def _lines(text: str, vocabulary: Vocabulary) -> list[str]:
    """The lines of a cell, values alone with the name above them."""
    lines: list[str] = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        if lines and is_values_alone(line, vocabulary):
            lines[-1] += f"　{line}"
        else:
            lines.append(line)
    return lines


def _text(table: RawTable, row: RawRow, cell: RawCell, text: str) -> TextBlock:
    line = next((line for line in (cell.line, row.line, table.line) if line is not None), None)
    return TextBlock(text, line=line, page=row.page if row.page is not None else table.page)
