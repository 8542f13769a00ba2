"""A level that a text names itself: 「基本目標１　安心して暮らせるまち」, 「施策(2) 住まい」."""

from __future__ import annotations

import re
from typing import NamedTuple

from senryaku_parse.names import split_chapter
from senryaku_parse.numbering import HYPHENS, certain_mark, open_mark
from senryaku_parse.patterns import later
from senryaku_parse.plan.levels import LEVELS
from senryaku_parse.targets.tokens import fold_width
from senryaku_parse.text import Enumerator, fold_space, ordinal, split_enumerator
from senryaku_parse.vocabulary import Part, Vocabulary

_LONGEST_LABEL = 20
_FRAME = re.compile(r"[\s【《〈「『\[<＜［〔〖≪◇◆■□●○〇◎▼▽★☆▶▷►▸❖]*")
_NO_END = frozenset(":：】》〉」』]>＞］〕〗≫")
"""No label ends in one of these."""
_NUMBER = later(
    r"\s*+(?P<number>[0-9]{1,3}|[一二三四五六七八九十]{1,3}(?![一-鿿ぁ-ん]))(?P<subs>(?:(?:-|の)[0-9]{1,3}){0,2})(?![0-9年月日人件%.])"
)
_DIGITS = re.compile("[0-9]+")
_END = later(r"[】》〉」』\]>〕〗≫)]*\s*[:\-.、。~|]?\s*")


class Labelled(NamedTuple):
    """A text that begins with a label."""

    parts: tuple[Part, ...]
    """What the label may stand for, likeliest first."""
    label: str
    """The label itself."""
    enumerator: Enumerator | None
    """The number it carries."""
    rest: str
    """What stands behind it; "" for a label alone."""


def read_labelled(text: str, vocabulary: Vocabulary) -> Labelled | None:
    """`text` taken apart where it begins with a label: alone, with a number, or parted from what follows.

    「施策の推進」 begins with the word 施策, but not with a label.
    """
    if not vocabulary.may_begin_part(text[:1]):  # no blank and no frame either
        return None
    folded = fold_space(text)
    start = _FRAME.match(folded)
    at = start.end() if start else 0
    if at and not vocabulary.may_begin_part(folded[at : at + 1]):
        return None
    plain = fold_width(folded)
    for end in range(min(len(folded), at + _LONGEST_LABEL), at, -1):
        if folded[end - 1] in _NO_END:
            continue  # the number behind a colon is none of the label's
        parts = vocabulary.parts(folded[at:end])
        if parts and (read := _behind(folded, plain, end) or (parts[0] in LEVELS and _lettered(folded[end:]))):
            return Labelled(parts, folded[at:end], *read)
    return None


def read_level(text: str, vocabulary: Vocabulary) -> Labelled | None:
    """`text` taken apart where it begins with the label and the number of a level; null for any other text."""
    read = read_labelled(text, vocabulary)
    return read if read and read.enumerator and read.parts[0] in LEVELS else None


def _lettered(text: str) -> tuple[Enumerator, str] | None:
    """The letter and the rest behind the label of a level: 「Ａ　産業」, 「A-1：商業」."""
    for kind in ("part", "letter"):
        if (mark := open_mark(text.lstrip(), kind)) and not mark.glued:
            return mark.enumerator, mark.rest
    return None


def _behind(text: str, plain: str, at: int) -> tuple[Enumerator | None, str] | None:
    """The number and the rest behind a label that ends at `at`; null where the label is part of a longer word."""
    enumerator, rest = split_enumerator(text[at:])
    if (enumerator is None or rest[:1] in HYPHENS) and (mark := certain_mark(text[at:].lstrip())):
        return mark.enumerator, mark.rest
    if enumerator is None:
        enumerator, rest = split_chapter(text[at:])
    if enumerator is None and (number := _NUMBER.match(plain, at)):
        value = ordinal(number["number"])
        subs = _DIGITS.findall(number["subs"])
        marker = "-".join([number["number"], *subs])
        enumerator = Enumerator(marker, int(subs[-1]) if subs else value, False)
        at = number.end()
    elif enumerator:
        at = len(text) - len(rest)
    gap = _END.match(plain, at)
    stop = gap.end() if gap else at
    if stop == len(text):
        return enumerator, ""
    if enumerator is None and stop == at:
        return None
    rest = text[stop:].strip()
    frame = plain[at:stop].strip()[-1:]
    if frame in ("-", "~") and plain.rstrip().endswith(frame):  # 「基本目標1　－活力あるまち－」
        rest = rest[:-1].rstrip()
    return enumerator, rest
