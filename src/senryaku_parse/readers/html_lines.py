"""Where tags stand: start tags get their line in the source as an attribute before HTML is parsed.

The parser builds the very tree a browser builds, and keeps no lines. The attribute's name is a
noncharacter of Unicode, which no document holds.
"""

from __future__ import annotations

import re
from typing import TypeAlias

HtmlAttributes: TypeAlias = dict[str, str | None]

LINE = "\ufdd0"
"""The attribute that holds a start tag's line; empty where the line is not known."""

_CELL_TAG = re.compile(r"<[tT][rRdDhH](?=[\s/>]|$)")
_OTHER_TAG = re.compile(r"<(?![tT][rRdDhH][\s/>])[a-zA-Z][a-zA-Z0-9]*(?=[\s/>]|$)")
_TABLE_END = re.compile("</[tT][aA][bB][lL][eE]")
_LINE_ATTRIBUTE = re.compile(rf" {LINE}=(?:\d+ |\"\d*\")")


def number_tags(html: str, first_line: int) -> str:
    """`html`, whose first line is `first_line`, with lines in its tags; as it is where it has them already."""
    if LINE in html:
        return html
    if "\r" in html:
        html = html.replace("\r\n", "\n").replace("\r", "\n")
    lines = html.split("\n")
    return "\n".join(
        [_number_line(line, number) if "<" in line else line for number, line in enumerate(lines, first_line)]
    )


def _number_line(line: str, number: int) -> str:
    """`line` with its number on its first row or cell, from which the others follow, and on all other tags.

    After the end of a table inside a cell nothing follows from the cells before it.
    """
    first = _CELL_TAG.search(line)
    if first and not _TABLE_END.search(line, first.end()):
        line = f"{line[: first.end()]} {LINE}={number} {line[first.end() :]}"
    elif first:
        line = _CELL_TAG.sub(rf"\g<0> {LINE}={number} ", line)
    return _OTHER_TAG.sub(rf"\g<0> {LINE}={number} ", line) if _OTHER_TAG.search(line) else line


def line_of(attributes: HtmlAttributes, before: int | None) -> int | None:
    """The line of the tag with these attributes; where it has no such attribute, that of the tag `before` it."""
    if LINE not in attributes:
        return before
    line = attributes[LINE]
    return int(line) if line else None


def without_lines(text: str) -> str:
    """`text` without line attributes: of a title or a text area, whose tags are text."""
    return _LINE_ATTRIBUTE.sub("", text) if LINE in text else text
