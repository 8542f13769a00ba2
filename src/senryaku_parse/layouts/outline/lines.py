"""The text between the tables, line by line, each with all that its style says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from senryaku_parse.source import Position
from senryaku_parse.tables import Cell, Document, LineOrigin, TextBlock, line_origin
from senryaku_parse.text import columns_before, fold_space, repair_characters

_BULLETS = "・･○〇●◯◎◇◆□■▪▸➢◦•‣▶▷►❖✓✔✿"
_ICON = re.compile("(?:[\u2600-\u27bf\U0001f000-\U0001faff]\ufe0f?\u200d?)+\\s+(?=\\S)")
"""Pictures before a text."""
_DASHES = ("- ", "－ ", "* ", "－　", "‐ ")


class Line(NamedTuple):
    """One line of text outside tables."""

    text: str
    """Characters repaired, white space folded, without its bullet; the number of a numbered item is part of it."""
    raw: str
    """As the reader found it."""
    level: int
    """Of the heading, 1-6; 0 for any other text."""
    bold: bool
    listed: bool
    """Whether it is an item of a list, or begins with a bullet."""
    depth: int
    """How many lists it stands in."""
    mark: str
    """Its number in a numbered list, as the markup has it: "1."; "" elsewhere."""
    caption: bool
    """Whether it is one of the caption of the table below."""
    indent: int
    """Columns of white space before it."""
    origin: LineOrigin

    @property
    def first(self) -> bool:
        """Whether it begins its block; the others go on in it."""
        return self.origin.at == 0

    @property
    def position(self) -> Position:
        """Where it stands in the source."""
        return self.origin.position

    @property
    def whole(self) -> str:
        """As a text has it: with its bullet or its number, characters repaired, white space folded."""
        text = fold_space(repair_characters(self.raw))
        return f"{self.mark} {text}" if self.mark else text

    @property
    def cell(self) -> Cell:
        """The whole line, as the reader found it."""
        return Cell(self.raw, (self.origin,))


def lines_of(document: Document) -> Iterator[Line | int]:
    """The lines of `document`, those of a caption above its table; where a table stands, its number, from 1."""
    tables = 0
    for number, block in enumerate(document.blocks):
        if isinstance(block, TextBlock):
            for at, raw in enumerate(block.text.split("\n")):
                if line := _line(block, raw, line_origin(block, number, at, tables)):
                    yield line
        else:
            tables += 1
            caption = TextBlock(block.caption)
            for at, raw in enumerate(block.caption.split("\n") if block.caption else ()):
                if line := _line(caption, raw, line_origin(block, number, at, tables)):
                    yield line
            yield tables


def _line(block: TextBlock, raw: str, origin: LineOrigin) -> Line | None:
    """The line `raw` of `block`; null where it is blank."""
    at = origin.at
    text = fold_space(repair_characters(raw))
    mark = block.mark if at == 0 else ""
    if text[:1] > "\u2600" and (icon := _ICON.match(text)):
        text, mark = text[icon.end() :], mark or ("" if block.level else "-")
    bulleted = (text[:1] in _BULLETS and text[1:2] != text[:1]) or text.startswith(_DASHES)
    bare = text[1:].lstrip() if text and bulleted else text
    if not bare:
        return None
    return Line(
        text=f"{mark} {bare}" if mark not in ("", "-") else bare,
        raw=raw.strip(),
        level=block.level,
        bold=block.level == 0 and at < len(block.bold) and block.bold[at],
        listed=bool(mark) or bulleted,
        depth=block.depth,
        mark=mark if mark != "-" else "",
        caption=origin.table is not None,
        indent=block.indents[at] if at < len(block.indents) else columns_before(raw),
        origin=origin,
    )
