"""Items of lists in a cell: each on its own line behind the mark that a browser shows before it."""

from __future__ import annotations

import re

from senryaku_parse.lists import begins_item

BULLET = "・"
"""What stands for the mark of an item without a number."""
LISTS = frozenset({"ol", "ul", "menu"})
_TAG = re.compile(r"<(/?)(ul|ol|menu|li)\b[^<>]*>\s*", re.IGNORECASE)


def mark_items(html: str) -> str:
    """`html` of a cell with a mark before each item of a list, unless its text begins with one, or it is the only item.

    Items of a list in an item belong to that.
    """
    tags = list(_TAG.finditer(html)) if "<li" in html or "<LI" in html else []
    marks: dict[int, str] = {}
    numbers: list[int | None] = []
    for tag in tags:
        name = tag[2].lower()
        if name in LISTS:
            numbers = numbers[:-1] if tag[1] else [*numbers, 0 if name == "ol" else None]
        elif not tag[1] and len(numbers) < 2:
            number = numbers[-1] + 1 if numbers and numbers[-1] is not None else None
            numbers[-1:] = [number] if numbers else []
            marks[tag.end()] = BULLET if number is None else f"{number}. "
    return _inserted(html, marks) if len(marks) > 1 else html


def _inserted(html: str, marks: dict[int, str]) -> str:
    places = [0, *marks, len(html)]
    parts = [html[start:end] for start, end in zip(places, places[1:], strict=False)]
    marked = [part if begins_item(part) else mark + part for mark, part in zip(marks.values(), parts[1:], strict=True)]
    return parts[0] + "".join(marked)
