"""markdown-it-py's table rule, cut short: it tells where a table stands and leaves its rows alone."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, table

TOKEN = "table"
"""Type of the one token a table becomes; its `map` holds the lines, header and delimiter included."""


def use_table_rule(parser: MarkdownIt) -> None:
    """Put `find_table` in the place of the parser's own table rule."""
    parser.block.ruler.at("table", find_table, {"alt": ["paragraph", "reference"]})


def find_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block rule: where GFM has a table begin at line `start`, one token for all its lines.

    What begins a table is decided by the library's own rule. It ends where that rule ends it: at a blank
    line, a less indented one, or the begin of another block.
    """
    if not table(state, start, end, True):
        return False
    if not silent:
        token = state.push(TOKEN, "table", 0)
        token.map = [start, _end(state, start, end)]
        state.line = token.map[1]
    return True


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
