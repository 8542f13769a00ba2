"""Inline Markdown of one cell → plain text."""

from __future__ import annotations

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

_MARKED_UP = re.compile(r"[\\*_`<&\[]|~~")
"""A cell without any of these is plain already, which is the common case by far."""

_LINE_BREAK = re.compile(r"</?(?:br|p|li|div)\b[^>]*>", re.IGNORECASE)


def plain_text(markdown: str) -> str:
    """The text of `markdown` with markup taken off, escapes and entities resolved, `<br>` as "\\n"."""
    if not _MARKED_UP.search(markdown):
        return markdown
    (block,) = _inline_parser().parseInline(markdown)
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
