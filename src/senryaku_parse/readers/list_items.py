"""Items of lists in a cell: each on its own line behind the mark that a browser shows before it."""

from __future__ import annotations

import re
from itertools import pairwise

from senryaku_parse.lists import begins_item

BULLET = "・"
"""What stands for the mark of an item without a number."""
_TAG = re.compile(r"<(/?)(ul|ol|menu|li)\b[^<>]*>\s*", re.IGNORECASE)


def mark_items(html: str) -> str:
    """`html` of a cell with a mark before each item of its lists, unless its text begins with one, or it is the only item."""
    if "<li" not in html and "<LI" not in html:
        return html
    marks: dict[int, str] = {}
    numbers: list[int | None] = []
    for tag in _TAG.finditer(html):
        name = tag[2].lower()
        if name != "li":
            numbers = numbers[:-1] if tag[1] else [*numbers, 0 if name == "ol" else None]
        elif not tag[1]:
            number = numbers[-1] + 1 if numbers and numbers[-1] is not None else None
            numbers[-1:] = [number] if numbers else []
            marks[tag.end()] = BULLET if number is None else f"{number}. "
    return _inserted(html, marks) if len(marks) > 1 else html


def _inserted(html: str, marks: dict[int, str]) -> str:
    before, *items = [html[start:end] for start, end in pairwise([0, *marks, len(html)])]
    marked = [item if begins_item(item) else mark + item for mark, item in zip(marks.values(), items, strict=True)]
    return before + "".join(marked)
