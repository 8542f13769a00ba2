"""Names of municipalities in titles, read by the national table; names it lacks only where the title is clear."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from senryaku_parse.municipalities import Municipality, name_at_start

_EDITION = re.compile(
    r"第?[0-9０-９一二三四五六七八九十]+[期次版]|改訂版?|次期|【[^】]*】|まちひとしごと(?:創生)?|地方創生"
    r"|(?:令和|平成|[RHＲＨ])?[元0-9０-９]+(?:年度?|月|日)|\s"
)
"""One of the words that may stand before the name in a title."""
_PART = re.compile(r"[\s()（）「」『』【】\[\]［］〈〉<>|｜/／:：・･、，,_―—–~～〜-]+")
"""What parts a title into pieces: a name may stand at the beginning of each."""
_AFTER_REGION = re.compile(r"(?<=[都道府県郡])\s+")
_DISTRICT = re.compile(r".{1,4}?郡")
_JOINS = ("と", "及び", "および", "並びに")
_GOES_ON = ("づくり", "おこし", "並", "内会", "場", "画", "域", "間", "分", "落")
"""What makes another word of the name before it: of 「美里町」 「美里町づくり」, of 「港区」 「港区域」."""
_SUBJECT = (
    *("の総合", "の創生", "のまち", "の地方創生", "の人口", "版", "まち", "地方創生", "地方版", "地方人口"),
    *("創生", "総合", "人口", "デジタル", "未来", "第"),
)
"""What goes on behind the name of the one whose strategy it is."""
_KINDS = "市区町村"
_OFFICES = ("役所", "役場")
_ENDS = (*_KINDS, *_OFFICES)
_LONGEST_UNKNOWN = 10


@dataclass(frozen=True, slots=True)
class Place:
    """A name as a text has it, and all that may be meant by it."""

    name: str
    bearers: tuple[Municipality, ...] = ()
    """Those of the prefecture that the text puts before the name, where it puts one; empty: the table has none."""

    def common(self, other: Place) -> Place | None:
        """What both can mean; null where that is nothing."""
        bearers = tuple([bearer for bearer in self.bearers if bearer in other.bearers])
        return self if self == other else Place(self.name, bearers) if bearers else None


def places_in(title: str) -> Iterator[Place]:
    """The municipalities whose names stand at the beginning of a piece of `title`; other pieces may say the prefecture."""
    pieces = _PART.split(_joined(title))
    regions = {piece for piece in pieces if _is_prefecture(piece)}
    for piece in pieces:
        for place in _places_at_start(piece):
            here = tuple([bearer for bearer in place.bearers if bearer.prefecture in regions])
            yield Place(place.name, here) if here else place


def whole_place(text: str) -> Place | None:
    """The municipality that all of `text` names: 「北海道根室市」, 「令和2年3月 根室市役所」."""
    if not text.rstrip().endswith(_ENDS):
        return None
    rest = _without_edition(_joined(text))
    read = _read(rest)
    return read.place if rest[read.end :].strip() in ("", *_OFFICES) else None


def placed_in_prefecture(text: str) -> tuple[Municipality, ...]:
    """Who is meant where `text` begins with prefecture and municipality: 「広島県府中市は、…」; else empty."""
    rest = _without_edition(_joined(text))
    read = _read(rest)
    if read.place is None or not read.in_prefecture or rest[read.end :].startswith(_JOINS):
        return ()
    return read.place.bearers


def subject_of(title: str) -> Place | None:
    """The prefecture whose strategy `title` names, or a municipality that the table lacks; cleanly ended names only."""
    rest = _without_edition(_joined(title))
    region, end = name_at_start(rest)
    if region and region[0].is_prefecture:
        if rest[end:].lstrip().startswith(_SUBJECT):
            return Place(region[0].name, region)
        rest = rest[end:]
    return _unknown(rest)


def agreed(places: Iterable[Place]) -> Place | None:
    """The one place that all of `places` can be; null where there is none."""
    one: Place | None = None
    for place in places:
        one = place if one is None else one.common(place)
        if one is None:
            return None
    return one


class _Reading(NamedTuple):
    place: Place | None
    end: int
    """Where the name ends."""
    in_prefecture: bool


@lru_cache(maxsize=256)
def _read(text: str) -> _Reading:
    """The longest name of the table that `text` begins with, prefecture and 郡 before it left out."""
    region, start = name_at_start(text)
    prefecture = region[0].prefecture if region and region[0].is_prefecture else None
    begin = start if prefecture else 0
    district = _DISTRICT.match(text, begin)
    starts = (begin, district.end()) if district else (begin,)
    found = [(at + length, at, bearers) for at in starts for bearers, length in [name_at_start(text[at:])]]
    end, at, bearers = max(found, key=lambda one: one[0])
    if not bearers or bearers[0].is_prefecture:
        return _Reading(None, begin, False)
    here = tuple([bearer for bearer in bearers if prefecture in (None, bearer.prefecture)])
    return _Reading(Place(text[at:end], here), end, prefecture is not None)


def _places_at_start(piece: str) -> Iterator[Place]:
    """The place that `piece` begins with, words of the edition before it left out, and those joined to it."""
    while piece:
        read = _read(piece)
        behind = piece[read.end :]
        if read.place is None:
            word = _EDITION.match(piece) or re.match("新", piece)
            if word is None:
                return
            piece = piece[word.end() :]
        elif behind.startswith(_GOES_ON):
            return
        else:
            yield read.place
            join = next((join for join in _JOINS if behind.startswith(join)), None)
            piece = behind.removeprefix(join) if join else ""


def _unknown(text: str) -> Place | None:
    """The shortest word that `text` begins with and that is made and ended like the name of a municipality."""
    for end in range(2, _LONGEST_UNKNOWN + 2):
        name, behind = text[:end], text[end:]
        is_name = len(name) == end and name[-1] in _KINDS and name.isalpha() and set(name) - set(_KINDS)
        if is_name and (not behind or behind[0].isspace() or behind.startswith(_SUBJECT)):
            return None if name.startswith("新") else Place(name)
    return None


def _is_prefecture(text: str) -> bool:
    bearers, end = name_at_start(text)
    return bool(bearers) and end == len(text) and bearers[0].is_prefecture


def _joined(text: str) -> str:
    """`text` without what would part a name, or the words before it, in two."""
    return _AFTER_REGION.sub("", text).replace("まち・ひと・しごと", "まちひとしごと")


def _without_edition(text: str) -> str:
    """`text` from where no word of the edition begins it; 「三次市」 begins with none."""
    while _read(text).place is None and (word := _EDITION.match(text)):
        text = text[word.end() :]
    return text
