"""Rows whose cells hold nothing but text: read from their HTML as the parser writes it, in one look.

Most rows of most tables are such. The parser's HTML is well-formed and escapes the same few characters
everywhere, so a pattern tells for certain; any other row is walked node by node, see `html_table`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from senryaku_parse.readers.html_lines import HtmlAttributes, line_of
from senryaku_parse.readers.html_spans import spans
from senryaku_parse.readers.html_text import fold
from senryaku_parse.tables import RawCell

_ATTRIBUTES = r'(?: (?!style=|hidden=)[^ "<>=]++="[^"<>]*+")*+'
_ROW = re.compile(rf"<tr{_ATTRIBUTES}>")
CELL = re.compile(rf"<t[dh]({_ATTRIBUTES})>([^<]*+)</t[dh]>")
"""A cell with nothing but text: its attributes, and its text as the source writes it."""
_ATTRIBUTE = re.compile(r' ([^=]+)="([^"]*)"')
_ENTITIES = (("&nbsp;", "\xa0"), ("&quot;", '"'), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))


def read_plain_row(html: str, row_line: int | None) -> tuple[list[RawCell], int | None] | None:
    """The cells of a row that begins in `row_line`, and the line of its last tag; null for a row that is not plain.

    `html` is the row as the parser writes it, `<tr>` and `</tr>` included.
    """
    found = CELL.findall(html)
    if html.count("<") != 2 * len(found) + 2 or not _ROW.match(html):
        return None
    cells: list[RawCell] = []
    line = row_line
    for tag, text in found:
        rows = columns = 1
        if tag:
            rows, columns, attributes = read_tag(tag)
            line = line_of(attributes, line)
        text = fold(_unescaped(text) if "&" in text else text)
        cells.append(RawCell(text, rows, columns, None if line == row_line else line))
    return cells, line


@lru_cache(maxsize=256)
def read_tag(tag: str) -> tuple[int, int, HtmlAttributes]:
    """Rows and columns that a cell with the attributes `tag` covers, and these attributes."""
    attributes: HtmlAttributes = {name: _unescaped(value) for name, value in _ATTRIBUTE.findall(tag)}
    return *spans(attributes), attributes


def _unescaped(text: str) -> str:
    for entity, character in _ENTITIES:
        text = text.replace(entity, character)
    return text
