"""Readings of ideographs in brackets, as converters write ruby: 「基本目標（きほんもくひょう）」."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from senryaku_parse.tables import Block, TextBlock

_SIGN = "くひょう"
"""Stands in the reading of 目標, which a strategy whose words have readings has."""
_READING = re.compile(r"(?P<word>[一-鿿]{1,8})[(（](?P<reading>[ぁ-んー]{2,16})[)）]")
_LONGEST = 4
"""Kana that one ideograph may be read as."""


def have_readings(blocks: Iterable[Block]) -> bool:
    """Whether a heading among `blocks` has the reading of 目標."""
    return any(isinstance(block, TextBlock) and block.level and _SIGN in block.text for block in blocks)


def drop_readings(text: str) -> tuple[str, list[str]]:
    """`text` without the readings that it repeats, of words whose reading is given each time: what ruby shows above them.

    And the readings that were dropped, each with its word.
    """
    dropped: dict[str, None] = {}
    pairs = Counter((found["word"], found["reading"]) for found in _READING.finditer(text))
    readings = Counter(reading for _, reading in pairs)

    def shown(found: re.Match[str]) -> str:
        word, reading = found["word"], found["reading"]
        is_reading = pairs[word, reading] > 1 and readings[reading] == 1
        if not is_reading or not len(word) <= len(reading) <= _LONGEST * len(word):
            return found[0]
        dropped[found[0]] = None
        return word

    return _READING.sub(shown, text), list(dropped)
