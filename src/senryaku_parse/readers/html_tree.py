"""HTML text → a tree of nodes, as the HTML Standard builds it, each with its line in the source.

The parser (Lexbor) builds the very tree a browser builds but keeps no lines. So before it sees the text,
each start tag in question gets its line as an attribute; the attribute's name is a noncharacter of
Unicode, which no document holds.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from selectolax.lexbor import LexborHTMLParser, LexborNode

Node: TypeAlias = LexborNode
Attributes: TypeAlias = dict[str, str | None]

LINE = "\ufdd0"
"""The attribute that holds a start tag's line; empty where the line is not known."""

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol optgroup option p pre section summary table tbody td"
    " tfoot th thead tr ul".split()
)
"""Elements that stand on lines of their own."""

HEADING_LEVELS = {f"h{level}": level for level in range(1, 7)}

_START_TAG = re.compile(rf"<(?:{'|'.join(sorted(BLOCKS, reverse=True))})(?=[\s/>]|$)", re.IGNORECASE)
_LINE_ATTRIBUTE = re.compile(rf" {LINE}=\d*")
_SURROGATE = re.compile("[\ud800-\udfff]")
_EMPTY_RAW_TEXT = re.compile(r"<(script|style|title|textarea|iframe)(\s[^<>]*)?/>", re.IGNORECASE)


def parse_tree(text: str, first_line: int = 1) -> LexborHTMLParser:
    """The document of `text`, whose first line is `first_line`. Never fails: HTML has no syntax errors.

    Lines are numbered unless the text has them already, see `soup`.
    """
    if text.lstrip()[:5] == "<?xml":
        text = _EMPTY_RAW_TEXT.sub(r"<\1\2></\1>", text)
    numbered = text if LINE in text else _number_lines(text, first_line)
    return LexborHTMLParser(_SURROGATE.sub("\ufffd", numbered))


def line_of(attributes: Attributes) -> int | None:
    """The line of the element with these attributes; null for one that the parser put in."""
    line = attributes.get(LINE)
    return int(line) if line else None


def without_lines(text: str) -> str:
    """`text` without line attributes: of a title or a text area, whose tags are text."""
    return _LINE_ATTRIBUTE.sub("", text) if LINE in text else text


def _number_lines(text: str, first_line: int) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(
        _START_TAG.sub(lambda tag, line=line: f"{tag[0]} {LINE}={line}", source) if "<" in source else source
        for line, source in enumerate(text.split("\n"), first_line)
    )
