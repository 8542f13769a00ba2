"""Items of lists of HTML: their numbers, and the marks before them."""

from __future__ import annotations

from senryaku_parse.lists import begins_item
from senryaku_parse.readers.html_text import TextPiece
from senryaku_parse.readers.html_tree import HtmlNode
from senryaku_parse.readers.list_items import BULLET


class ItemNumbers:
    """The numbers of items, worked out once a list."""

    def __init__(self) -> None:
        """For the items of one document, or a part of it."""
        self._numbers: dict[int, int] = {}

    def mark(self, item: HtmlNode, bullet: str) -> str:
        """What a browser shows before `item`: its number, or `bullet` for all that is none."""
        around = item.parent
        if around is None or around.tag != "ol":
            return bullet
        if item.mem_id not in self._numbers:
            self._count(around)
        return f"{self._numbers[item.mem_id]}."

    def _count(self, ordered: HtmlNode) -> None:
        number = _integer(ordered, "start", 1)
        for item in ordered.iter():
            if item.tag == "li":
                number = _integer(item, "value", number)
                self._numbers[item.mem_id] = number
                number += 1


def _integer(node: HtmlNode, attribute: str, otherwise: int) -> int:
    value = node.attributes.get(attribute) or ""
    return int(value) if value.isdecimal() and len(value) < _DIGITS else otherwise


_DIGITS = 7
"""A longer number is no number of an item."""


def marked_pieces(pieces: list[TextPiece], numbers: ItemNumbers) -> list[TextPiece]:
    """`pieces` of a cell with a mark before each item of its lists, as `mark_items` puts them."""
    if sum(piece.node is not None and piece.node.tag == "li" for piece in pieces) < 2:
        return pieces
    marked: list[TextPiece] = []
    behind = ""
    for piece in reversed(pieces):
        if piece.node is not None and piece.node.tag == "li" and not begins_item(behind):
            mark = numbers.mark(piece.node, BULLET)
            marked.append(TextPiece("text", mark if mark == BULLET else f"{mark} "))
        marked.append(piece)
        behind = piece.text if piece.text.strip() else behind
    return marked[::-1]
