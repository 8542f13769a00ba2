"""markdown-it-py's table rule, cut short: it tells where a table stands and leaves its rows alone."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, table

TOKEN = "table"
"""Type of the one token a table becomes; its `map` holds the lines, header and delimiter included."""

_HEADER = re.compile(r"\|[^\\`]*+(?<=\|)")
_DELIMITER = re.compile(r"\|(?:[ \t]*+:?-++:?[ \t]*+\|)++")


def use_table_rule(parser: MarkdownIt) -> None:
    """Put `find_table` in the place of the parser's own table rule."""
    parser.block.ruler.at("table", find_table, {"alt": ["paragraph", "reference"]})


def find_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block rule: where GFM has a table begin at line `start`, one token for all its lines.

    What begins a table is decided by the library's own rule, which need not be asked of the usual head. It ends
    where that rule ends it: at a blank line, a less indented one, or the begin of another block.
    """
    if not _is_plain_head(state, start, end) and not table(state, start, end, True):
        return False
    if not silent:
        token = state.push(TOKEN, "table", 0)
        token.map = [start, _end(state, start, end)]
        state.line = token.map[1]
    return True


def _is_plain_head(state: StateBlock, start: int, end: int) -> bool:
    """Whether a header and a delimiter row stand at line `start` as most do: between bars, no escapes, not indented."""
    if start + 2 > end or state.blkIndent or state.sCount[start] or state.sCount[start + 1]:
        return False
    header, delimiter = (state.src[state.bMarks[line] : state.eMarks[line]] for line in (start, start + 1))
    return (
        _DELIMITER.fullmatch(delimiter) is not None
        and _HEADER.fullmatch(header) is not None
        and header.count("|") == delimiter.count("|")
    )


def _end(state: StateBlock, start: int, end: int) -> int:
    """One greater than the table's last line."""
    others = state.md.block.ruler.getRules("blockquote")
    parent, state.parentType = state.parentType, "table"
    line = start + 2
    while (
        line < end
        and not state.isEmpty(line)
        and state.sCount[line] >= state.blkIndent
        and not state.is_code_block(line)
        and (_begins_with_bar(state, line) or not any(rule(state, line, end, True) for rule in others))
    ):
        line += 1
    state.parentType = parent
    return line


def _begins_with_bar(state: StateBlock, line: int) -> bool:
    """Whether the line, which is not empty, begins with a bar, as rows do and no other block does."""
    return state.src[state.bMarks[line] + state.tShift[line]] == "|"
