"""markdown-it-py's rule for HTML blocks, made whole: a blank line does not tear a table in pieces."""

from __future__ import annotations

import re
from itertools import accumulate

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, html_block

_TABLE_TAG = re.compile(r"<(/?)table\b", re.IGNORECASE)


def use_html_rule(parser: MarkdownIt) -> None:
    """Put `find_html` in the place of the parser's own rule."""
    parser.block.ruler.at("html_block", find_html, {"alt": ["paragraph", "reference", "blockquote"]})


def find_html(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block rule: HTML that begins at line `start`, one token for all its lines.

    HTML begins where the library's own rule has it begin, and where a table does so after some text. It
    ends where that rule ends it, but not inside a table, unless that table never ends.
    """
    if not html_block(state, start, end, True) and not _table_after_text(state, start):
        return False
    if silent:
        return True
    if not html_block(state, start, end, False):
        token = state.push("html_block", "", 0)
        token.map = [start, start + 1]
        state.line = start + 1
    token = state.tokens[-1]
    state.line = _table_end(state, start, state.line, end)
    token.map = [start, state.line]
    token.content = state.getLines(start, state.line, state.blkIndent, True)
    return True


def _table_after_text(state: StateBlock, line: int) -> bool:
    text = state.getLines(line, line + 1, state.blkIndent, False)
    return "|" not in text and not state.is_code_block(line) and _opened(text) > 0


def _table_end(state: StateBlock, start: int, line: int, end: int) -> int:
    """The first line from `line` on before which every table that begins from `start` on has ended; else `line`."""
    depths = _depths(state)
    if _lowest(state, line, end) > depths[start]:
        return line
    return next(after for after in range(line, end + 1) if depths[after] <= depths[start])


def _depths(state: StateBlock) -> list[int]:
    """For each line of the document, and for its end, how many more tables begin above than end. Worked out once."""
    known: list[int] | None = state.env.get("depths")
    if known is None:
        known = state.env["depths"] = list(accumulate(map(_opened, state.src.split("\n")), initial=0))
    return known


def _lowest(state: StateBlock, line: int, end: int) -> int:
    """The lowest depth from `line` to `end`; worked out once for what ends there, however many tables never end."""
    known: dict[int, list[int]] = state.env.setdefault("lowest", {})
    if len(known.get(end, ())) <= end - line:
        known[end] = list(accumulate(reversed(_depths(state)[line : end + 1]), min))
    return known[end][end - line]


def _opened(html: str) -> int:
    """How many more tables begin in `html` than end."""
    return sum(-1 if slash else 1 for slash in _TABLE_TAG.findall(html))
