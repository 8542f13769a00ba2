"""markdown-it-py's list rule, cut short: a plain list, each of its items one line of text, is told in one look."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, list_block

_PLAIN_ITEM = re.compile(r"([-*+]) [^\x00-\x7f\s][^<\n]*")
"""An item that begins with a letter of Japanese: nothing but a paragraph begins so. HTML tables may stand further on."""
_MARKS = "-*+"


def use_list_rule(parser: MarkdownIt) -> None:
    """Put `find_list` in the place of the parser's own list rule."""
    parser.block.ruler.at("list", find_list, {"alt": ["paragraph", "reference", "blockquote"]})


def find_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block rule: the list that begins at line `start`, with the tokens that the library's own rule gives it (but for the lines of
    the list and its items, which nobody asks for).

    That rule takes each item for a document of its own, and need not be asked of a plain list.
    """
    stop = start if silent else _plain_end(state, start, end)
    if stop == start:
        return list_block(state, start, end, silent)
    mark = state.src[state.bMarks[start]]
    state.push("bullet_list_open", "ul", 1).markup = mark
    for line in range(start, stop):
        state.push("list_item_open", "li", 1).markup = mark
        opened = state.push("paragraph_open", "p", 1)
        opened.map, opened.hidden = [line, line + 1], True
        text = state.push("inline", "", 0)
        text.map, text.children = opened.map, []
        text.content = state.src[state.bMarks[line] + 2 : state.eMarks[line]].strip()
        state.push("paragraph_close", "p", -1).hidden = True
        state.push("list_item_close", "li", -1).markup = mark
    state.push("bullet_list_close", "ul", -1).markup = mark
    state.line = stop
    return True


def _plain_end(state: StateBlock, start: int, end: int) -> int:
    """One greater than the last line of the plain list at line `start`; `start` where none begins there.

    Below it stands a blank line, then something that can't go on with it.
    """
    mark = state.src[state.bMarks[start] : state.bMarks[start] + 1]
    if state.level or state.blkIndent or mark not in _MARKS:
        return start
    stop = start
    while stop < end and (item := _PLAIN_ITEM.fullmatch(state.src, state.bMarks[stop], state.eMarks[stop])):
        if item[1] != mark:
            return start
        stop += 1
    below = stop
    while below < end and state.isEmpty(below):
        below += 1
    if below < end and (below == stop or state.sCount[below] or state.src[state.bMarks[below]] in _MARKS):
        return start
    return stop
