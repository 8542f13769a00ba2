"""The text between the tables, line by line, each with all that its style says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from senryaku_parse.tables import Document, RawTable, TextBlock
from senryaku_parse.text import fold_space, repair_characters

_BULLETS = "・･○●◯◎◇◆□■▪▸➢◦•"
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
    first: bool
    """Whether it begins its block; the others go on in it."""
    block: int
    """Number of its block in the document, from 0."""
    line: int | None
    """Where it stands in the source, from 1."""


def lines_of(document: Document) -> Iterator[Line | int]:
    """The lines of `document`; where a table stands, its number, from 1."""
    tables = 0
    for number, block in enumerate(document.blocks):
        if isinstance(block, RawTable):
            tables += 1
            yield tables
        else:
            yield from _lines(block, number)


def _lines(block: TextBlock, number: int) -> Iterator[Line]:
    for at, raw in enumerate(block.text.split("\n")):
        text = fold_space(repair_characters(raw))
        mark = block.mark if at == 0 else ""
        bulleted = text[:1] in _BULLETS or text.startswith(_DASHES)
        bare = text[1:].lstrip() if text and bulleted else text
        if bare:
            yield Line(
                text=f"{mark} {bare}" if mark not in ("", "-") else bare,
                raw=raw.strip(),
                level=block.level,
                bold=block.level == 0 and at < len(block.bold) and block.bold[at],
                listed=bool(mark) or bulleted,
                depth=block.depth,
                mark=mark if mark != "-" else "",
                first=at == 0,
                block=number,
                line=block.lines[at] if at < len(block.lines) else block.line,
            )
