"""Text of HTML outside tables → text blocks that know their heading, their list, and what in them is bold."""

from __future__ import annotations

from collections.abc import Sequence

from senryaku_parse.readers.html_items import ItemNumbers
from senryaku_parse.readers.html_text import TextPiece, bold_lines, line_indents
from senryaku_parse.readers.html_tree import HEADING_LEVELS, HtmlNode
from senryaku_parse.tables import TextBlock

_LISTS = frozenset({"ul", "ol", "menu"})
_ITEM_OR_AROUND = frozenset({"li", "body", *_LISTS})
"""Where the look for the item that a block stands in ends."""


class TextBlocks:
    """Makes the text blocks of one document, in order."""

    def __init__(self) -> None:
        """For a document of which nothing was read."""
        self._item: int | None = None
        self._numbers = ItemNumbers()
        self._items: dict[int, HtmlNode | None] = {}
        self._depths: dict[int, int] = {}

    def make(self, text: str, shown: Sequence[TextPiece], node: HtmlNode | None, line: int | None) -> TextBlock:
        """The block `text` that `shown` makes and that begins with `node`, in `line`."""
        level = HEADING_LEVELS.get(node.tag or "") or _stated_level(node) if node else 0
        bold = bold_lines(shown) if any(piece.bold for piece in shown) else ()
        indents = line_indents(shown) if any("　" in piece.text for piece in shown) else ()
        item = self._item_around(node)
        if item is None:
            return TextBlock(text, level, line, bold=bold, indents=indents)
        mark = "" if item.mem_id == self._item else self._numbers.mark(item, "-")
        self._item = item.mem_id
        return TextBlock(text, level, line, mark, max(1, self._lists_around(item)), bold, indents=indents)

    def _item_around(self, node: HtmlNode | None) -> HtmlNode | None:
        """The item that `node` stands in, or is; null where it stands in none."""
        way: list[int] = []
        while node is not None and node.tag not in _ITEM_OR_AROUND and node.mem_id not in self._items:
            way.append(node.mem_id)
            node = node.parent
        if node is None or node.tag in _ITEM_OR_AROUND:
            found = node if node is not None and node.tag == "li" else None
        else:
            found = self._items[node.mem_id]
        self._items |= dict.fromkeys(way, found)
        return found

    def _lists_around(self, node: HtmlNode | None) -> int:
        """How many lists stand around `node`, itself included."""
        way: list[HtmlNode] = []
        while node is not None and node.mem_id not in self._depths:
            way.append(node)
            node = node.parent
        depth = self._depths[node.mem_id] if node is not None else 0
        for one in reversed(way):
            depth += one.tag in _LISTS
            self._depths[one.mem_id] = depth
        return depth


def _stated_level(node: HtmlNode) -> int:
    """The level of a heading that is one by its role alone; 0 for any other element."""
    if "role" not in node.attributes or (node.attributes["role"] or "").strip().lower() != "heading":
        return 0
    level = (node.attributes.get("aria-level") or "2").strip()
    return min(int(level), len(HEADING_LEVELS)) if level.isdecimal() and len(level) == 1 and level != "0" else 2
