"""The texts that tables frame, of tables that may frame one (`frames`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from senryaku_parse.layouts.drawn import with_texts
from senryaku_parse.layouts.indicator_lines import split_quantified
from senryaku_parse.layouts.outline.lines import Line, lines_of
from senryaku_parse.layouts.outline.said import Said, read_line
from senryaku_parse.plan.labelled import read_level
from senryaku_parse.rows import is_value
from senryaku_parse.tables import Block, Document, RawCell, RawRow, RawTable, TextBlock
from senryaku_parse.text import fold_space, read_enumerator
from senryaku_parse.vocabulary import INDICATORS, Vocabulary

_MOST_CELLS = 3
"""Texts side by side."""
_LONGEST_NAME = 60
_LONGEST_BOX = 40
_COMPOUND = re.compile(r"[0-9０-９]{1,2}(?:[-－‐.．][0-9０-９]{1,2}){0,2}|[Ⅰ-Ⅻ]")


def open_framed(document: Document, suspects: Mapping[int, RawTable], vocabulary: Vocabulary) -> Document:
    """`document` with the texts of those of `suspects` (number of the block → table) that frame some; itself where none does."""
    opened = {at: texts for at, table in suspects.items() if (texts := _opened(table, vocabulary))}
    boxes = {at: text for at, table in suspects.items() if at not in opened and (text := _box(table, vocabulary))}
    if len(boxes) > 1:
        opened |= {at: [text] for at, text in boxes.items()}
    return with_texts(document, opened) if opened else document


def _filled(table: RawTable) -> list[tuple[RawRow, list[RawCell]]]:
    rows = [(row, [cell for cell in row.cells if cell.text.strip()]) for group in table.groups for row in group]
    return [(row, cells) for row, cells in rows if cells]


def _opened(table: RawTable, vocabulary: Vocabulary) -> Sequence[Block]:
    """The texts of `table`; none where it is one of data."""
    filled = _filled(table)
    if beside := _side_by_side(table, filled, vocabulary):
        return beside
    if not filled or any(len(cells) > _MOST_CELLS for _, cells in filled):
        return ()
    alone = all(len(cells) == 1 for _, cells in filled)
    prose = all(len(cells) == 1 and cells[0].text.endswith("。") for _, cells in filled[1:])
    if prose and (name := _name(filled[0][1], vocabulary)):
        row, cells = filled[0]
        texts = [
            _text(table, row, cells[0], name),
            *(_text(table, row, cells[0], cells[0].text) for row, cells in filled[1:]),
        ]
    elif (
        alone and _is_text(_said("\n".join(cells[0].text for _, cells in filled), vocabulary), vocabulary, alone=True)
    ) or (alone and len(filled) == 1 and _is_caption(filled[0][1][0].text, vocabulary)):
        texts = [_text(table, row, cells[0], cells[0].text) for row, cells in filled]
    else:
        texts = list(_texts(table, filled, vocabulary))
        if len(texts) < sum(len(cells) for _, cells in filled):
            return ()
    return [TextBlock(table.caption, line=table.line, page=table.page), *texts] if table.caption else texts


def _side_by_side(
    table: RawTable, filled: Sequence[tuple[RawRow, Sequence[RawCell]]], vocabulary: Vocabulary
) -> Sequence[Block]:
    """The captions and the indicators of `table` where each row has those of one caption, a cell each; else none."""
    texts: list[Block] = []
    for row, (first, *others) in filled:
        said = _said(first.text, vocabulary)
        if len(said) != 1 or said[0].part not in INDICATORS or said[0].kind != "head" or said[0].name:
            return ()
        texts.append(_text(table, row, first, first.text))
        for cell in others:
            found = (
                split_quantified(line := "　".join(cell.text.split("\n")), vocabulary) if "\n" in cell.text else None
            )
            if found is None or not (found.name and found.target):
                return ()
            texts.append(_text(table, row, cell, line)._replace(mark="-", depth=1))
    return texts if len(texts) > 2 * len(filled) else ()


def _box(table: RawTable, vocabulary: Vocabulary) -> TextBlock | None:
    """The name in a box, with its number in a cell before it or without one; null where it may be anything else."""
    filled = _filled(table)
    if len(filled) != 1 or table.caption:
        return None
    row, cells = filled[0]
    texts = [fold_space(cell.text) for cell in cells]
    if len(texts) == 2 and not read_enumerator(texts[0]) and not _COMPOUND.fullmatch(texts[0]):
        return None
    name = texts[-1]
    if len(texts) > 2 or any("\n" in cell.text for cell in cells) or len(name) > _LONGEST_BOX:
        return None
    if (
        name.endswith(("。", "）", ")", "：", ":"))
        or is_value(name)
        or vocabulary.parts(name)
        or vocabulary.is_note(name)
    ):
        return None
    if split_quantified(name, vocabulary) or read_level(name, vocabulary):
        return None
    return _text(table, row, cells[0], "　".join(texts), (True,))


def _is_caption(text: str, vocabulary: Vocabulary) -> bool:
    """Whether `text`, in a box of its own, is a caption with the indicator that it names: 「KPI：就業者数　3人→5人」."""
    said = _said(text, vocabulary)
    if len(said) != 1 or said[0].kind != "head" or said[0].part is None:
        return False
    return not said[0].name or split_quantified(said[0].name, vocabulary) is not None or said[0].part == "project"


def _said(text: str, vocabulary: Vocabulary) -> list[Said]:
    lines = lines_of(Document((TextBlock(text),)))
    return [read_line(line, vocabulary) for line in lines if isinstance(line, Line)]


def _name(cells: Sequence[RawCell], vocabulary: Vocabulary) -> str:
    """The level that the one row of a table names: label and number, and the name beside it; "" where it names none."""
    texts = [fold_space(cell.text) for cell in cells]
    read = read_level(texts[0], vocabulary)
    if read is None or len(texts) > 2 or (len(texts) == 2) == bool(read.rest):
        return ""
    name = texts[1] if len(texts) > 1 else read.rest
    if len(name) > _LONGEST_NAME or name.isdigit() or vocabulary.parts(name) or split_quantified(name, vocabulary):
        return ""
    return "　".join(texts)


def _texts(
    table: RawTable, filled: Sequence[tuple[RawRow, Sequence[RawCell]]], vocabulary: Vocabulary
) -> Iterator[TextBlock]:
    alone = sum(len(cells) for _, cells in filled) == 1
    for row, cells in filled:
        for cell in cells:
            said = _said(cell.text, vocabulary)
            if _is_text(said, vocabulary, alone=alone):
                named = said[0].kind == "plain" or (said[0].kind == "level" and said[0].part is None)
                bold = tuple([at == 0 for at in range(len(said))]) if named else ()
                yield _text(table, row, cell, "\n".join(one.line.raw for one in said), bold)


def _is_text(said: Sequence[Said], vocabulary: Vocabulary, *, alone: bool) -> bool:
    """Whether lines are those of a text: a level or a caption, and below it captions with what they head."""
    if len(said) < 2:
        return False
    first, heads = said[0], [one for one in said if one.kind == "head" and one.part is not None]
    if first.kind == "head" and first.part is not None:
        return alone and any(split_quantified(one.line.text, vocabulary) or one.line.listed for one in said[1:])
    names = first.kind == "level" or (first.kind == "plain" and len(heads) > 1)
    return names and (not first.line.listed or first.part is not None) and bool(heads)


def _text(table: RawTable, row: RawRow, cell: RawCell, text: str, bold: tuple[bool, ...] = ()) -> TextBlock:
    """`text`, which stands in `cell`, as a text block."""
    line = next((line for line in (cell.line, row.line, table.line) if line is not None), None)
    page = row.page if row.page is not None else table.page
    return TextBlock(text, line=line, bold=bold, page=page)
