"""Inline Markdown of one cell → plain text."""

from __future__ import annotations

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

_MARKED_UP = re.compile(r"[\\*_`<&\[]|~~")
"""A cell without any of these is plain already, which is the common case by far."""

_READING_AID = re.compile(r"<(r[tp])\b[^<>]*+>.*?(?:</\1>|(?=<r[tp]\b|</ruby))", re.IGNORECASE | re.DOTALL)
"""What ruby shows above the text; its end tag may be left out."""

_LINE_BREAK = re.compile(r"</?(?:br|p|li|div)\b[^>]*>", re.IGNORECASE)


def is_marked_up(markdown: str) -> bool:
    """Whether `plain_text` has anything to do in `markdown`."""
    return _MARKED_UP.search(markdown) is not None


def plain_text(markdown: str) -> str:
    """The text of `markdown` with markup and ruby taken off, escapes and entities resolved, `<br>` as "\\n"."""
    if not is_marked_up(markdown):
        return markdown
    (block,) = _inline_parser().parseInline(_READING_AID.sub("", markdown))
    return "".join(map(_token_text, block.children or []))


def _token_text(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    if token.type == "html_inline":
        return "\n" if _LINE_BREAK.fullmatch(token.content) else ""
    return token.content


@lru_cache(maxsize=1)
def _inline_parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("strikethrough")
