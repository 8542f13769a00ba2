"""HTML text → a tree of nodes, as the HTML Standard builds it."""

from __future__ import annotations

import re
from typing import TypeAlias

from selectolax.lexbor import LexborHTMLParser, LexborNode

from senryaku_parse.patterns import later
from senryaku_parse.readers.html_lines import number_tags
from senryaku_parse.readers.lookalikes import escape_in_html
from senryaku_parse.text import SURROGATE

HtmlNode: TypeAlias = LexborNode
HtmlTree: TypeAlias = LexborHTMLParser

HEADING_LEVELS = {f"h{level}": level for level in range(1, 7)}

BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol optgroup option p pre search section summary table"
    " tbody td tfoot th thead tr ul".split()
)
"""Elements that stand on lines of their own."""

_XML = re.compile(r"\s*<\?xml\b")
_EMPTY_RAW_TEXT = later(r"<(script|style|title|textarea|iframe)(\s[^<>]*)?/>", re.IGNORECASE)


def parse_tree(text: str, first_line: int = 1) -> HtmlTree:
    """The document of `text`, whose first line is `first_line`. Never fails: HTML has no syntax errors."""
    if _XML.match(text):  # where <script/> is a whole element; in HTML it would swallow the rest
        text = _EMPTY_RAW_TEXT.sub(r"<\1\2></\1>", text)
    shown = escape_in_html(text)
    return LexborHTMLParser(SURROGATE.sub("\ufffd", number_tags(shown, first_line)))
