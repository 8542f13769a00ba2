"""Documents of one shape and different words: a parser that remembers words gains nothing from the one before."""

from __future__ import annotations

import re
from random import Random

_CELL = re.compile(r"(?<=[|>])[^|<>\n]+(?=[|<])")
_KEPT = re.compile(r"[\s-]*|\s*(?:基本目標|数値目標|具体的施策|重要業績評価指標.*|具体的事業|\S{1,3})\s*")
"""Drawn lines, labels, and the short words of headings and 区分: what makes documents of one shape."""
_NUMBERS = "123456789"
_NUMBER = re.compile(r"\s*(?:[(（]\S{1,2}[)）]|\S)?\s*\S?")
"""What stays before the syllables: a number, and what it numbers."""
_SYLLABLES = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモラリルレロ"


def vary(text: str, number: int) -> str:
    """The Markdown or HTML `text` with other digits, and three more syllables, in each cell but labels and headings.

    As plausible as `text`: a larger digit never becomes the smaller one, so aims stay above what they rise by; names that
    were alike are alike, and end as they did (増加率, （再掲）).
    """
    random = Random(number)
    digits = str.maketrans(_NUMBERS, "".join(sorted(random.choices(_NUMBERS, k=len(_NUMBERS)))))
    syllables = "".join(random.choices(_SYLLABLES, k=3))

    def other(cell: re.Match[str]) -> str:
        if _KEPT.fullmatch(cell[0]):
            return cell[0]
        words, arrow, aim = cell[0].partition("⇒")
        if "年で" in words:
            return words.translate(digits)
        return _NUMBER.sub(rf"\g<0>{syllables}", words, count=1) + arrow + aim.translate(digits)

    return _CELL.sub(other, text)
