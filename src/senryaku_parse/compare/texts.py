"""Texts for matching: what is only written otherwise becomes the same."""

from __future__ import annotations

import re
from functools import lru_cache

from senryaku_parse.text import match_key

_KATAKANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
"""サケ → さけ: which of the two kana a word is in tells nothing."""

_LIKE_HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–—―−ｰ", "-") | dict.fromkeys("〜∼～", "~"))

_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_COUNTER = re.compile(r"(?:^|(?<=[一-龥々\d]))[ヶヵケカがか箇](?=[一-龥々])")
"""霞ヶ関, 霞が関; 1カ所, 1箇所; カ所, 箇所: before a kanji, behind one, a digit or nothing, these are one word."""

_MARKS = re.compile(
    r"[\s()\[\]{}〔〕〈〉《》「」『』【】\"'“”‘’*_`]"
    r"|(?<!\d)[・･、，,。.／/]|[・･、，,。.／/](?!\d)"  # between digits they part numbers: 1.5, 2/3
)


def folded_text(text: str) -> str:
    """`text` without differences of width, case, hyphens, thousands separators and white space; marks are kept."""
    return _THOUSANDS.sub("", match_key(text)).translate(_LIKE_HYPHENS)


def without_marks(text: str) -> str:
    """`text`, folded, without brackets, 、 and ・."""
    return _MARKS.sub("", text)


@lru_cache(maxsize=65536)
def matching_text(text: str) -> str:
    """`text` without what is a matter of writing: width, case, kana, ヶ, white space, brackets, 、 and ・.

    「サケ・マス」 and 「さけます」 are one, 「1.5」 and 「15」 are not. Empty where `text` holds marks alone.
    """
    return without_marks(_COUNTER.sub("ヶ", folded_text(text))).translate(_KATAKANA)


def same_writing_aside(old: str, new: str) -> bool:
    """Whether two texts differ in writing only."""
    return old == new or matching_text(old) == matching_text(new)
