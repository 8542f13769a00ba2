"""HTML → Markdown as converters write merged cells: dropped from the rows they cover, or repeated in each slot."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html import escape

from senryaku_parse.grid import form_grids
from senryaku_parse.readers.html import read_html
from senryaku_parse.tables import Grid, RawTable, Row, TextBlock

_MARKUP = re.compile(r"[\\`*_~\[\]|]")

Cells = Callable[[Row, Row | None], list[str]]
"""A row, and the one above it → the texts of the cells that are written."""


def dropped(row: Row, above: Row | None) -> list[str]:
    """As markdownify and MarkItDown do: nothing below a merged cell, so what follows moves left; blanks for a colspan."""
    written: list[str] = []
    for at, slot in enumerate(row.slots):
        if above and slot.text and slot is above.slots[at]:
            continue
        written.append("" if slot.text and slot in row.slots[:at] else slot.text)
    return written


def repeated(row: Row, above: Row | None) -> list[str]:
    """As docling and pandas do: the text of a merged cell in each slot it covers."""
    return [slot.text for slot in row.slots]


FORMS: Mapping[str, Cells] = {"dropped": dropped, "repeated": repeated}


def to_markdown(html: str, cells: Cells) -> str:
    """The blocks of `html` as Markdown, its tables written row by row as `cells` says."""
    document = read_html(html)
    grids = iter(form_grids(document)[0])
    blocks = (
        "\n".join(_table(next(grids), cells)) if isinstance(block, RawTable) else _text(block)
        for block in document.blocks
    )
    return "\n\n".join(blocks) + "\n"


def _table(grid: Grid, cells: Cells) -> Iterator[str]:
    above: Row | None = None
    for row in grid.rows:
        yield ("| " + " | ".join(_escaped(text).replace("\n", "<br>") for text in cells(row, above)) + " |")
        if above is None:
            yield "|" + "---|" * grid.width
        above = row


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", escape(text, quote=False))


def _text(block: TextBlock) -> str:
    lines = [_escaped(line) for line in block.text.split("\n")]
    bold = [at < len(block.bold) and block.bold[at] for at in range(len(lines))]
    marked = [f"**{line}**" if is_bold else line for line, is_bold in zip(lines, bold, strict=True)]
    mark = "#" * block.level + " " if block.level else f"{block.mark} " if block.mark else ""
    return mark + "\\\n".join(marked)
