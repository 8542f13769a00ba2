"""Two names → how far they say the same, and the words in which they differ."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import product
from typing import Literal

from senryaku_parse.compare.texts import folded_text, without_marks
from senryaku_parse.compare.wording.lexicon import lexicon
from senryaku_parse.compare.wording.skeleton import same_kana, skeleton

Level = Literal["same", "near", "other"]

_BRACKETS = re.compile(r"[(\[〔【《〈]([^()\[\]〔〕【】《》〈〉]*)[)\]〕】》〉]")
_PARTS = re.compile("[、,，;/／]")
_QUANTITY = re.compile(r"(?:週|月|年)に?\d+[日回]以[上下]")
"""Says how often, wherever it stands: 週1回以上."""
_NUMBERED = re.compile("^[①-⑳]")
_BLOCK = 2
"""A word has so many letters at least; one letter alone (数, 率) tells nothing of where it stood."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How far two names say the same."""

    level: Level
    """"same": they differ in writing, grammar and words that mean the same. "near": in words that may stand for each
    other. "other": in a word that can make it another thing."""
    old: str = ""
    """The words that only the old name has."""
    new: str = ""
    """The words that only the new one has."""


@lru_cache(maxsize=8192)
def wording(old: str, new: str) -> Wording:
    """How far two names say the same."""
    ours, theirs = readings_of(old), readings_of(new)
    levels = {_likeness(mine, other) for mine, other in product(ours, theirs)}
    if "same" in levels:
        return Wording("same")
    near = lexicon().near
    close = {level for mine, other in product(ours, theirs) for level in _without_counter(near(mine), near(other))}
    left = _left_over(skeleton(ours[0]).letters, skeleton(theirs[0]).letters)
    if "near" in levels or close & {"same", "near"}:
        return Wording("near", *left)
    return Wording("other", *left)


@lru_cache(maxsize=16384)
def letters_of(name: str) -> frozenset[str]:
    """The content letters of `name`; names that say the same, or nearly, have some in common."""
    near, uncounted = lexicon().near, lexicon().uncounted
    return frozenset(uncounted(skeleton(near(reading)).letters) for reading in readings_of(name))


def is_generic(name: str) -> bool:
    """Whether a name fits many an indicator, and tells nothing without its place."""
    return bool(lexicon().generic.fullmatch(skeleton(without_marks(folded_text(name))).letters))


def contrasting(old: str, new: str) -> tuple[str, str] | None:
    """The words in which two names contrast (男性 and 女性, or 女性 and nothing); null where there are none."""
    ours, theirs = (Counter(lexicon().contrasting.findall(readings_of(name)[0])) for name in (old, new))
    mine, other = ours - theirs, theirs - ours
    return ("・".join(mine), "・".join(other)) if mine or other else None


@lru_cache(maxsize=8192)
def subject_of(name: str) -> tuple[str, str]:
    """What a name is about, and who is counted or what they do: 放課後児童クラブ登録児童数 → 放課後児童クラブ, 登録児童数."""
    letters = skeleton(readings_of(name)[0]).letters
    bare = lexicon().counted(letters.removesuffix("率"))
    return skeleton(lexicon().loosely(bare)).letters or letters, letters[len(bare) :]


@lru_cache(maxsize=16384)
def readings_of(name: str) -> tuple[str, ...]:
    """`name` as compared: what brackets add stands behind or before; asides and empty verbs are gone."""
    words = lexicon()
    text = folded_text(_NUMBERED.sub("", name))
    parts = (part for content in _BRACKETS.findall(text) for part in _PARTS.split(content))
    parts = (lexicon().sexes.get(part, part) for part in parts)
    added = [part for part in parts if part and not words.aside.fullmatch(part)]
    main = _BRACKETS.sub("", text)
    texts = [main + "".join(added), "".join(added) + main] if added else [main]
    readings = (words.equal(without_marks(words.bare(one))) for one in texts)
    return tuple(dict.fromkeys(map(_quantity_first, readings)))


def _quantity_first(text: str) -> str:
    return "".join(_QUANTITY.findall(text)) + _QUANTITY.sub("", text)


def _likeness(old: str, new: str) -> Level:
    if old == new:
        return "same"
    ours, theirs = skeleton(old), skeleton(new)
    if ours.letters != theirs.letters or not ours.letters:
        return "other"
    same = same_kana(ours, theirs)
    return "near" if same is None else "same" if same else "other"


def _without_counter(old: str, new: str) -> Iterator[Level]:
    """How alike two names are as they stand, and where one of them ends in 数 or 額 and the other not."""
    bare = lexicon().uncounted
    yield _likeness(old, new)
    if bare(old) != old and bare(new) == new:
        yield _likeness(bare(old), new)
    if bare(new) != new and bare(old) == old:
        yield _likeness(old, bare(new))


def _left_over(old: str, new: str) -> tuple[str, str]:
    """What is left of two texts when the words that both have are taken out, in whatever order they stand."""
    ours, theirs = [old], [new]
    while found := _longest_common(ours, theirs):
        ours, theirs = (list(_without(parts, found)) for parts in (ours, theirs))
    return "・".join(filter(None, ours)), "・".join(filter(None, theirs))


def _longest_common(ours: list[str], theirs: list[str]) -> str:
    best = ""
    for mine, other in product(ours, theirs):
        at = SequenceMatcher(None, mine, other, autojunk=False).find_longest_match()
        common = mine[at.a : at.a + at.size]
        whole = common in (mine, other) and (mine.endswith(common) and other.endswith(common))
        if len(common) > len(best) and (len(common) >= _BLOCK or whole):
            best = common
    return best


def _without(parts: list[str], found: str) -> Iterator[str]:
    """`parts` without the first that holds `found`, which is cut out of it."""
    taken = False
    for part in parts:
        if not taken and found in part:
            taken = True
            yield from part.split(found, 1)
        else:
            yield part
