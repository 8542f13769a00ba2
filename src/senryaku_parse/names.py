"""Texts of goals, measures and indicators, white space folded, taken apart: number, marker, name, target."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from senryaku_parse.model import Area
from senryaku_parse.numbering import HYPHENS, certain_mark
from senryaku_parse.patterns import later
from senryaku_parse.text import CIRCLED, Enumerator, fold_space, match_key, ordinal, split_enumerator
from senryaku_parse.vocabulary import Vocabulary

_CHAPTER = later(r"\s*第?([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})[章節編][\s　:：.．]*(?=\S)")
_TWO_PARTS = r"(?:[0-9０-９]{1,2}|[Ⅰ-Ⅻ])\s?[-－‐−–―ー]\s?(?P<last>[0-9０-９]{1,2})"
_COMPOUND = re.compile(rf"\s*{_TWO_PARTS}(?![0-9０-９])(?:[.．]?[\s　]+|[.．]|\Z)")
_BRACKETED_COMPOUND = re.compile(rf"\s*[(（]\s*(?P<marker>{_TWO_PARTS})\s*[)）]\s*")
_BARE_LETTER = re.compile(r"\s*([ァ-ンｱ-ﾝ])[\s　]+(?=\S)")
_BARE_NUMBER = re.compile(r"([0-9０-９]{1,2})[\s　]+(?=\S*[^\W\d])")
_CONTINUED = later(
    r"\s*+[(（\[［【〔〈<＜]\s*+(?:(?:前(?:ページ|頁)(?:の|から(?:の)?)?)?(?:つづき|続き|続)|承前|[0-9０-９]\s*+[/／]\s*+[0-9０-９])"
    r"\s*+[)）\]］】〕〉>＞]\Z|[\s\-－―–~〜～…]++(?:つづき|続き)[\s\-－―–~〜～]*+\Z"
)
"""Ends a name that stood on the page before as well: 「（つづき）」, 「(2/2)」."""
_CLOSING = frozenset(")）]］】〕〉>＞き-－―–~〜～")
_MEMORY = 256
"""Names of levels remembered: cards and tables of columns say the same ones again and again."""


class MeasureName(NamedTuple):
    """A measure's text taken apart."""

    area: Area | None
    enumerator: Enumerator | None
    name: str


def _split_number(text: str) -> tuple[Enumerator | None, str]:
    """The number of a level and what follows it: 「1.」, 「第2章」, or of 「1-2」 and 「(1-2)」 the last part, as 1 is the level above."""
    if compound := _COMPOUND.match(text):
        return Enumerator(fold_space(compound[0]), int(compound["last"]), False), text[compound.end() :]
    if bracketed := _BRACKETED_COMPOUND.match(text):
        return Enumerator(bracketed["marker"], int(bracketed["last"]), True), text[bracketed.end() :]
    enumerator, rest = split_enumerator(text)
    if enumerator and rest[:1] in HYPHENS and (mark := certain_mark(text.lstrip())):
        return mark.enumerator, mark.rest
    return (enumerator, rest) if enumerator else split_chapter(text)


def split_own_label(text: str, vocabulary: Vocabulary) -> tuple[Enumerator | None, str]:
    """The number of the label that a goal's name begins with, and the name behind it: 「基本目標1 安心」."""
    first, _, rest = text.partition(" ")
    number = own_label(first, vocabulary) if rest else None
    return (number, rest) if number else (None, text)


def own_label(text: str, vocabulary: Vocabulary) -> Enumerator | None:
    """The number of the label of a goal that `text` is, and no more: 「基本目標1」; null for any other text."""
    label = vocabulary.label(text)
    return label.enumerator if label and label.role == "goal" else None


def split_chapter(text: str) -> tuple[Enumerator | None, str]:
    """The number and the name of 「第２章　子育て」, 「三節　…」; `(None, text)` for any other text."""
    chapter = _CHAPTER.match(text)
    if chapter is None:
        return None, text
    return Enumerator(chapter[1], ordinal(match_key(chapter[1])), False), text[chapter.end() :]


@lru_cache(_MEMORY)
def split_goal(text: str) -> tuple[Enumerator | None, str]:
    """The number and the name of a goal: 「1. 住み続けられる…」, 「１　住み…」."""
    enumerator, name = _split_number(text)
    if enumerator is None and (bare := _BARE_NUMBER.match(text)):
        return Enumerator(str(int(bare[1])), int(bare[1]), False), text[bare.end() :].strip()
    return enumerator, name.strip()


@lru_cache(_MEMORY)
def split_area(text: str) -> tuple[Enumerator | None, str]:
    """The marker and the name of an area: as a goal's, or 「ア　農林業の振興」 with a bare letter."""
    enumerator, name = split_goal(text)
    if enumerator is None and (bare := _BARE_LETTER.match(text)):
        return split_enumerator(f"({bare[1]})")[0], text[bare.end() :].strip()
    return enumerator, name


@lru_cache(_MEMORY)
def split_measure(text: str) -> MeasureName:
    """Area, number and name of 「(ア) 経済対策 ①雇用の改善」; each but the name may be missing.

    The text up to a circled number names the area where it begins with a marker of its own.
    """
    enumerator, rest = _split_number(text)
    inner = CIRCLED.search(rest)
    if enumerator and inner and rest[: inner.start()].strip():
        number, name = split_enumerator(rest[inner.start() :])
        if number:
            area = Area(marker=enumerator.marker, name=rest[: inner.start()].strip())
            return MeasureName(area, number, name.strip())
    return MeasureName(None, enumerator, rest.strip())


def split_indicator(name: str, target: str, vocabulary: Vocabulary) -> tuple[Enumerator | None, str, str]:
    """Number, name and target of an indicator: 「①出生率」 with 「5年で…」 beside it, or 「人数 ⇒ 5年で…」."""
    enumerator, rest = split_enumerator(name)
    if not target and (sides := vocabulary.around_arrow(rest)):
        return enumerator, sides[0].strip(), sides[1].strip()
    return enumerator, rest.strip().removesuffix("。"), target


def without_continued(name: str) -> str:
    """`name` without the remark that it was said before: 「移住の促進（つづき）」."""
    if name[-1:] not in _CLOSING:
        return name
    return _CONTINUED.sub("", name) or name
