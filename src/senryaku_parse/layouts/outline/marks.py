"""What a line begins with: 「第1節」, 「1-2」, 「(1)」, 「①」, 「Ⅰ」, 「１　」, each a style of its own."""

from __future__ import annotations

import re
from typing import NamedTuple

from senryaku_parse.patterns import later
from senryaku_parse.text import CIRCLED, Enumerator, match_key, ordinal, split_enumerator

_CHAPTER = later(
    r"第\s*([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s*([章節編部項款])[\s:：]*|([0-9０-９]{1,2})([章節])[\s:：]+"
)
_COMPOUND = later(
    r"([0-9０-９]{1,2}|[Ⅰ-Ⅻ])\s*(?:[-－‐−ー–]\s*([0-9０-９]{1,2})[\s　]+(?=\S)|[-－‐−ー–.．]\s*([0-9０-９]{1,2})(?:\s*[.．)）]|[\s　])\s*(?=[^\d\s→⇒➡⇨▶▷►~〜～]))"
)
_DEEP = later(
    r"(?:(?:[0-9０-９]{1,2}|[Ⅰ-Ⅻ])\s*[-－‐−–.．]\s*){2,3}[0-9０-９]{1,2}(?:[.．)）]\s*|[\s　]+)(?=[^\d\s→⇒➡⇨▶▷►~〜～])"
)
"""「1-1-1」, 「1.1.1.1」."""
_NUMERALS = re.compile("[0-9０-９]+|[Ⅰ-Ⅻ]")
_HALF_BRACKET = later(
    r"([0-9０-９]{1,2}|[ァ-ンｱ-ﾝa-zａ-ｚ])\s*[)）]\s*|([a-zａ-ｚA-ZＡ-Ｚ])[.．]\s*(?=[^\x00-\x7f\s　])"
)
_BARE = later(r"([0-9０-９]{1,2}|[ァ-ンｱ-ﾝ])[\s　]+(?=\S)|([a-zａ-ｚA-ZＡ-Ｚ])[\s　]+(?=[^\x00-\x7f\s　])")
_NAMED = re.compile(r"\D|\S*[^\W\d]{3}")
"""Begins a name behind a bare number, and no second number: 「1　20～39歳の定住」, but not 「1　12人」."""


class Mark(NamedTuple):
    """The number that a line begins with."""

    style: str
    """Alike for all marks of a series: 「(1)」 and 「(2)」; "" where there is none."""
    enumerator: Enumerator | None
    rest: str
    """What stands behind it."""


def split_mark(text: str, *, heading: bool = False) -> Mark:
    """The number that `text` begins with, in any of the ways that headings are numbered.

    Where `text` is a `heading`, a bare number before another one is one.
    """
    if _begins_name(text[:1]):
        return Mark("", None, text)
    if found := _CHAPTER.match(text):
        number = found[1] or found[3]
        return Mark(f"第{found[2] or found[4]}", _enumerator(number), text[found.end() :])
    if found := _COMPOUND.match(text):
        number = found[2] or found[3]
        return Mark(
            "1-1", Enumerator(f"{match_key(found[1])}-{match_key(number)}", int(number), False), text[found.end() :]
        )
    if found := _DEEP.match(text):
        numbers = [match_key(number) for number in _NUMERALS.findall(found[0])]
        style = "-".join("1" * len(numbers))
        return Mark(style, Enumerator("-".join(numbers), int(numbers[-1]), False), text[found.end() :])
    enumerator, rest = split_enumerator(text)
    if enumerator:
        kind = "①" if CIRCLED.match(text.lstrip()) else "(" if enumerator.bracketed else "."
        return Mark(kind + _series(text, enumerator), enumerator, rest)
    for style, pattern in ((")", _HALF_BRACKET), (" ", _BARE)):
        found = pattern.match(text)
        if found and (heading or pattern is not _BARE or _NAMED.match(text, found.end())):
            enumerator = _enumerator(found[found.lastindex or 1])
            return Mark(style + _series(text, enumerator), enumerator, text[found.end() :])
    return Mark("", None, text)


def _begins_name(first: str) -> bool:
    """Whether no mark begins with the character `first`: a kanji but that of chapters, which most names begin with."""
    return "一" <= first <= "鿿" and first != "第"


def _enumerator(number: str) -> Enumerator:
    marker = match_key(number) if number.isdecimal() else number
    return Enumerator(marker, ordinal(marker), False)


def _series(text: str, enumerator: Enumerator) -> str:
    """What the marks of the series are: digits, Roman numerals, kana, letters."""
    if enumerator.marker.isdecimal():
        return "1"
    if any("Ⅰ" <= character <= "ⅿ" for character in text[:3]) or set(enumerator.marker) <= set("IVX"):
        return "I"
    return "ア" if not enumerator.marker.isascii() else "a"
