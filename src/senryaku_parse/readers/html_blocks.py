"""Text of HTML outside tables → text blocks that know their heading, their list, and what in them is bold."""

from __future__ import annotations

from collections.abc import Sequence

from senryaku_parse.readers.html_text import Piece, bold_lines
from senryaku_parse.readers.html_tree import HEADING_LEVELS, Node
from senryaku_parse.tables import TextBlock

_LISTS = frozenset({"ul", "ol", "menu"})
_ITEM_OR_AROUND = frozenset({"li", "body", *_LISTS})
"""Where the look for the item that a block stands in ends."""


class TextBlocks:
    """Makes the text blocks of one document, in order."""

    def __init__(self) -> None:
        """For a document of which nothing was read."""
        self._item: Node | None = None
        self._numbers: dict[int, int] = {}

    def make(self, text: str, shown: Sequence[Piece], node: Node | None, line: int | None) -> TextBlock:
        """The block `text` that `shown` makes and that begins with `node`, in `line`."""
        level = HEADING_LEVELS.get(node.tag or "", 0) if node else 0
        bold = bold_lines(shown) if any(piece.bold for piece in shown) else ()
        item = node
        while item is not None and item.tag not in _ITEM_OR_AROUND:
            item = item.parent
        if item is None or item.tag != "li":
            return TextBlock(text, level, line, bold=bold)
        depth, around = 0, item.parent
        while around is not None:
            depth += around.tag in _LISTS
            around = around.parent
        mark = "" if item == self._item else self._mark(item)
        self._item = item
        return TextBlock(text, level, line, mark, max(1, depth), bold)

    def _mark(self, item: Node) -> str:
        """What a browser shows before an item: its number, or "-" for all that is none."""
        around = item.parent
        if around is None or around.tag != "ol":
            return "-"
        if item.mem_id not in self._numbers:
            self._count(around)
        return f"{self._numbers[item.mem_id]}."

    def _count(self, ordered: Node) -> None:
        number = _integer(ordered, "start", 1)
        for item in ordered.iter():
            if item.tag == "li":
                number = _integer(item, "value", number)
                self._numbers[item.mem_id] = number
                number += 1


def _integer(node: Node, attribute: str, otherwise: int) -> int:
    value = node.attributes.get(attribute) or ""
    return int(value) if value.isdecimal() and len(value) < _DIGITS else otherwise


_DIGITS = 7
"""A longer number is no number of an item."""
