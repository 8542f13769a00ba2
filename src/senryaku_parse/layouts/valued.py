"""Name and aim of an indicator in one cell: 「相談件数　300件」, where no column holds the aims."""

from __future__ import annotations

import re

from senryaku_parse.rows import is_level
from senryaku_parse.text import join_lines

_GAP = re.compile(r"[\s　]*[:：][\s　]*|[\s　]+")


def split_value(text: str) -> tuple[str, str] | None:
    """The name and the level behind the first gap of `text` that parts the two; null where none does."""
    for gap in _GAP.finditer(join_lines(text)):
        line = join_lines(text)
        name, value = line[: gap.start()], line[gap.end() :]
        if name and not name[-1].isdigit() and is_level(value):
            return name, value
    return None
