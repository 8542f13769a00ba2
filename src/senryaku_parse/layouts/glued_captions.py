"""Text that a converter glued to the first heading of the table below it: 「施策1 創業支援 ■KPI 指標 | 現状値 | 目標値」.

And to the first line below a table: 「■主な事業 ・相談事業」.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from senryaku_parse.plan.headings import read_heading
from senryaku_parse.tables import Block, Document, RawRow, RawTable, TextBlock
from senryaku_parse.vocabulary import Vocabulary

_ITEM_BEHIND = re.compile(r"([■□◆◇▼▶【＜〈《][^\s・]++)[ 　]+(?=・)")
_LINE_BEGINS = re.compile(r"\s+(?=[■□◆◇▼▶【＜〈《])")
_BEGINS = re.compile(
    r"[■□◆◇▼▶【＜〈《]|[【\[(（]?[^\W\d]{0,6}?[ 　]?[(（]?(?:[0-9０-９]{1,2}(?![0-9０-９])|[①-⑳]|[Ⅰ-Ⅻ]|[ァ-ン][)） 　])"
)
"""How a caption begins, or the name of a level: with a mark, or a word and its number."""


def part_glued_captions(document: Document, vocabulary: Vocabulary) -> Document:
    """`document` with such text in a block of its own above its table; itself where it has none."""
    if not any(isinstance(block, RawTable) and _may_be_glued(block) for block in document.blocks):
        return document
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, RawTable) and _may_be_glued(block) and (parted := _parted(block, vocabulary)):
            blocks += parted
        elif isinstance(block, TextBlock) and blocks and isinstance(blocks[-1], RawTable):
            blocks.append(_with_item_below(block))
        else:
            blocks.append(block)
    return document if len(blocks) == len(document.blocks) else document._replace(blocks=tuple(blocks))


def _with_item_below(block: TextBlock) -> TextBlock:
    """`block` with the first item of its list in the line below the caption before it."""
    found = _ITEM_BEHIND.match(block.text)
    if found is None or block.line is None:
        return block
    lines = block.lines or (block.line,) * (block.text.count("\n") + 1)
    bold = (block.bold[0], *block.bold) if block.bold else ()
    text = f"{found[1]}\n{block.text[found.end() :]}"
    return block._replace(text=text, lines=(lines[0], *lines), bold=bold, indents=())


def _may_be_glued(table: RawTable) -> bool:
    row = table.groups[0][0] if table.groups and table.groups[0] else None
    return row is not None and len(row.cells) > 1 and " " in row.cells[0].text


def _parted(table: RawTable, vocabulary: Vocabulary) -> tuple[TextBlock, RawTable] | None:
    """The text glued to the first heading of `table`, and it without; null where there is none."""
    (first, *rows), *groups = table.groups
    glued, *others = first.cells
    front, _, heading = glued.text.strip().rpartition(" ")
    if not front or not vocabulary.parts(heading) or not _BEGINS.match(front):
        return None
    if read_heading(glued.text, vocabulary).known or not read_heading(others[0].text, vocabulary).known:
        return None
    text = _LINE_BEGINS.sub("\n", front.replace("\n", " "))
    line = glued.line or first.line
    lines = (line,) * (text.count("\n") + 1) if line is not None else ()
    caption = TextBlock(text, line=line, lines=lines if len(lines) > 1 else (), page=table.page, sheet=table.sheet)
    header = RawRow((replace(glued, text=heading), *others), first.line, first.page)
    return caption, table._replace(groups=((header, *rows), *groups))
