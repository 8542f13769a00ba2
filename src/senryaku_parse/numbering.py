"""How a name is numbered beyond `split_enumerator`: 「A-1 名」, 「1-(2)」, 「【1】」, 「ア　名」. Knows nothing of strategies.

A mark is certain by its form, or may as well begin the name (「Ａ 級」, 「ア」 of アート): then its siblings decide.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from senryaku_parse.patterns import later
from senryaku_parse.text import Enumerator, nfkc, ordinal

_DIGITS = "[0-9０-９]{1,2}"
_ROMAN = "[Ⅰ-Ⅻⅰ-ⅻ]|[IVXＩＶＸ]{1,4}(?![A-Za-zＡ-Ｚａ-ｚ])"
_LETTER = "[A-Za-zＡ-Ｚａ-ｚ]"
_KANA = "[ア-ンｱ-ﾝ]"
_KANJI = "[一二三四五六七八九十]{1,3}"
_ANY = f"{_DIGITS}|{_ROMAN}|{_LETTER}|{_KANA}|{_KANJI}"
_CIRCLED = "①-⑳㉑-㉟㊱-㊿❶-❿⓫-⓴"
_ROUND = rf"[(（]\s?(?:{_ANY})\s?[)）]|[{_CIRCLED}]"
_HYPHEN = r"\s?[-－‐‑−–―]\s?"
_NO_DIGIT = "(?![0-9０-９])"
_BEHIND = r"(?:\s*[.．:：、,，)）]\s*|\s+|\Z)"
_COMPOUND = later(
    rf"(?:(?:{_DIGITS}|[Ⅰ-Ⅻⅰ-ⅻ]|{_ROUND})(?:"
    rf"(?:{_HYPHEN}{_DIGITS}{_NO_DIGIT})++(?:{_HYPHEN})?(?:(?P<closed>{_ROUND})\s*|{_BEHIND})"
    rf"|{_HYPHEN}(?:(?P<round>{_ROUND})\s*|(?:{_KANA}|{_LETTER}|{_ROMAN}){_BEHIND}))"
    rf"|{_DIGITS}(?:[ー・.．のノ]{_DIGITS}{_NO_DIGIT})++(?:[.．]?\s+|[.．)）:：]\s*|\Z)"
    rf"|{_DIGITS}(?P<follows>{_ROUND})\s*)"
)
_FRAMES = ("【】", "〈〉", "《》", "≪≫", "<>", "＜＞", "[]", "［］", "〔〕", "「」", "『』")
_FRAMED = later("|".join(rf"\{one[0]}\s?(?:No\.?|第)?(?:{_ANY})\s?\{one[1]}\s*" for one in _FRAMES))
_HALF_BRACKET = later(rf"(?:{_DIGITS}|{_LETTER}|{_KANA})\s?[)）]\s*")
_COUNTED = later(
    rf"(?:[NnＮｎ][OoＯｏ][.．]?\s?|№\.?\s?|[#＃])(?:{_DIGITS}){_NO_DIGIT}{_BEHIND}"
    rf"|第\s?(?:{_DIGITS}|{_KANJI})\s?(?:[章節編部項款]\s*[.．:：]?\s*|(?:の?(?:柱|目標|施策|方針|戦略)\s*[.．:：、]?\s+)|[.．:：]\s*|\s+)"
)
_SYMBOLS = {
    0x24B6: 26, 0x24D0: 26, 0x249C: 26, 0x2474: 20, 0x2488: 20, 0x3220: 10, 0x3280: 10, 0x32D0: 47, 0x24F5: 10,
    0x2780: 10, 0x278A: 10, 0x1F130: 26, 0x1F150: 26, 0x1F170: 26,
}  # fmt: skip
"""First character of a series that can be nothing but marks → how many: Ⓐ ⓐ ⒜ ⑴ ⒈ ㈠ ㊀ ㋐ ⓵ ➀ ➊ 🄰 🅐 🅰."""
_GAP = r"(?:(?P<gap>\s*[.．:：、・](?![0-9０-９])\s*|\s+)(?=\S)|(?=[^\W_]))"
_OPEN = {
    "digit": later(rf"(?P<mark>{_DIGITS}){_GAP}"),
    "roman": later(rf"(?P<mark>{_ROMAN}){_GAP}"),
    "letter": later(rf"(?P<mark>{_LETTER}){_GAP}"),
    "kana": later(rf"(?P<mark>{_KANA}){_GAP}"),
    "iroha": later(rf"(?P<mark>[イロハニホヘトチリヌルヲ]){_GAP}"),
    "kanji": later(rf"(?P<mark>{_KANJI}){_GAP}"),
    "part": later(rf"(?:{_LETTER}|{_KANA})(?:(?:{_HYPHEN})?(?P<mark>{_DIGITS}){_NO_DIGIT})++(?P<gap>{_BEHIND})(?=\S)"),
}
"""Kind of marks that may as well begin a name."""
_WORD_GOES_ON = {
    "digit": later("[0-9０-９年月日人件万億千次つ歳世代回]"),
    "roman": later("[A-Za-zＡ-Ｚａ-ｚタﾀ型期種類]"),
    "letter": re.compile("[A-Za-zＡ-Ｚａ-ｚ0-9０-９タﾀ]"),
    "kana": re.compile("[ァ-ヶーｦ-ﾟ]"),
    "iroha": re.compile("[ァ-ヶーｦ-ﾟ]"),
    "kanji": re.compile("."),
    "part": re.compile(r"\Z."),
}
"""What right behind a mark of the kind is the rest of a word."""
IROHA = "イロハニホヘトチリヌルヲ"
"""Kana in the order of the old poem, which number as well."""
_FIRST = later(rf"{_ANY}|[{_CIRCLED}(（№#＃第そ【〈《≪<＜\[［〔「『]")
HYPHENS = frozenset("-－‐‑−–―")
"""Between the parts of a number."""
_LAST = later(rf"{_ANY}|[{_CIRCLED}]")


_AROUND = "".join(_FRAMES) + " .．:：、"
_CERTAIN = (_COMPOUND, _FRAMED, _HALF_BRACKET, _COUNTED)
KINDS = tuple(_OPEN)
"""The kinds of marks that are open, each a series of its own; where two fit, the first does."""


_FIRSTS = ("1", "I", "A", "ア", "イ", "一")
"""How the first mark of a series begins: 「A-1」, not 「K-1」."""


class Mark(NamedTuple):
    """The mark that a name begins with."""

    enumerator: Enumerator
    rest: str
    glued: bool = False
    """Whether the name follows it without a sign or a blank."""


@cache
def may_begin_mark(first: str) -> bool:
    """Whether a text that begins with the character `first` may begin with a mark."""
    code = ord(first)
    return bool(_FIRST.match(first)) or any(start <= code < start + count for start, count in _SYMBOLS.items())


def certain_mark(text: str) -> Mark | None:
    """The mark that `text`, trimmed, begins with where its form leaves no doubt; null for any other text."""
    first = ord(text[0]) if text else 0
    for start, count in _SYMBOLS.items():
        if start <= first < start + count:
            return Mark(Enumerator(nfkc(text[0]).strip("()."), first - start + 1, False), text[1:].lstrip(" .．:："))
    for pattern in _CERTAIN:
        if (found := pattern.match(text)) and text[found.end() :]:
            last = _LAST.findall(found[0])[-1]
            marker = nfkc(found[0]).strip(_AROUND)
            marker = marker.rstrip(")") if pattern is _HALF_BRACKET else marker
            return Mark(Enumerator(marker, ordinal(nfkc(last).upper()), False), text[found.end() :])
    return None


def open_mark(text: str, kind: str) -> Mark | None:
    """The mark of `kind` that `text`, trimmed, may begin with, if its siblings say so; null where it begins with none."""
    found = _OPEN[kind].match(text)
    if found is None:
        return None
    glued, mark, rest = not found["gap"], nfkc(found["mark"]), text[found.end() :]
    if glued and _WORD_GOES_ON[kind].match(rest):
        return None
    number = IROHA.index(mark) + 1 if kind == "iroha" else _ordinal(mark, kind)
    marker = found[0].strip(_AROUND) if kind == "part" else mark
    return Mark(Enumerator(marker, number, False), rest, glued)


def _ordinal(mark: str, kind: str) -> int | None:
    return ord(mark.lower()) - ord("a") + 1 if kind == "letter" else ordinal(mark)


def counts_up(marks: Sequence[Mark]) -> bool:
    """Whether `marks`, those of siblings in their order, number them: they begin at 1 and mostly go on by one or begin anew."""
    numbers = [mark.enumerator.number or 0 for mark in marks]
    if not numbers or numbers[0] != 1:
        return False
    if nfkc(marks[0].enumerator.marker[:1]).upper() not in _FIRSTS:
        return False
    steps = list(pairwise(numbers))
    good = sum(after in (1, one + 1) for one, after in steps)
    further = any(after == one + 1 for one, after in steps)
    return 4 * good >= 3 * len(steps) and (further or not any(mark.glued for mark in marks))
