"""Items of lists of HTML: their numbers, and the marks before them."""

from __future__ import annotations

from senryaku_parse.lists import begins_item
from senryaku_parse.readers.html_text import Piece
from senryaku_parse.readers.html_tree import Node
from senryaku_parse.readers.list_items import BULLET, LISTS

_CELLS = frozenset({"td", "th", "table"})


class Numbers:
    """The numbers of items, worked out once a list."""

    def __init__(self) -> None:
        """For the items of one document, or a part of it."""
        self._numbers: dict[int, int] = {}

    def mark(self, item: Node, bullet: str) -> str:
        """What a browser shows before `item`: its number, or `bullet` for all that is none."""
        around = item.parent
        if around is None or around.tag != "ol":
            return bullet
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


def marked_pieces(pieces: list[Piece], numbers: Numbers) -> list[Piece]:
    """`pieces` of a cell with a mark before each item of a list, as `mark_items` puts them."""
    items = [at for at, piece in enumerate(pieces) if piece.node is not None and piece.node.tag == "li"]
    outer = [at for at in items if _lists_around(pieces[at].node) < 2]
    if len(outer) < 2:
        return pieces
    marked = list(pieces)
    for at in reversed(outer):
        node = pieces[at].node
        text = next((piece.text for piece in pieces[at + 1 :] if piece.text.strip()), "")
        if node is not None and not begins_item(text):
            mark = numbers.mark(node, BULLET)
            marked.insert(at + 1, Piece("text", mark if mark == BULLET else f"{mark} "))
    return marked


def _lists_around(item: Node | None) -> int:
    """How many lists stand around `item` in its cell."""
    lists = 0
    while item is not None and item.tag not in _CELLS:
        lists += item.tag in LISTS
        item = item.parent
    return lists
