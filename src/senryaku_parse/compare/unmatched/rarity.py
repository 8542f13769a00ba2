"""What two texts have in common: rare words count more than usual ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from functools import lru_cache
from math import log
from typing import NamedTuple

from senryaku_parse.compare.texts import folded_text
from senryaku_parse.compare.weights import PROJECTS_ASKED
from senryaku_parse.compare.wording import lexicon
from senryaku_parse.compare.words import Words, words_of

Parts = frozenset[Hashable]
"""What a text consists of: words, letters or themes."""


class Common(NamedTuple):
    """How much two texts have in common."""

    alike: float = 0.0
    """The share of what both say."""
    covered: float = 0.0
    """The share of what the shorter one says."""
    weight: float = 0.0
    """How much that tells."""


class Rarity:
    """How much each part of texts tells: the more, the fewer of the texts that are asked hold it."""

    def __init__(self, texts: Iterable[str], parts_of: Callable[[str], Parts]) -> None:
        """Take the parts of `texts`; so many at most are asked."""
        every = list(texts)
        asked = every[:: max(len(every) // PROJECTS_ASKED, 1)]
        self._parts_of = parts_of
        self._count = len(asked)
        self._counts = Counter(part for text in asked for part in parts_of(text))

    def parts(self, text: str) -> Parts:
        """What `text` consists of."""
        return self._parts_of(text)

    def sum(self, parts: Parts) -> float:
        """How much parts tell together."""
        return sum(log(1 + self._count / max(count, 1)) for count in sorted(self._counts[part] for part in parts))

    def common(self, old: str, new: str) -> Common:
        """What two texts have in common."""
        ours, theirs = self._parts_of(old), self._parts_of(new)
        if not (both := ours & theirs):
            return Common()
        weight, mine, other = self.sum(both), self.sum(ours), self.sum(theirs)
        return Common(2 * weight / (mine + other), weight / min(mine, other), weight)


@lru_cache(maxsize=8192)
def words_in(text: str) -> Words:
    """The words of `text`, with one for those that may stand for each other."""
    words = lexicon()
    return words_of(words.loosely(words.equal(folded_text(text))))


@lru_cache(maxsize=8192)
def letters_in(text: str) -> frozenset[str]:
    """The letters of `text` but for hiragana and marks: they tell where words are shortened (健康診査, 健診)."""
    words = lexicon()
    return frozenset(filter(_tells, words.loosely(words.equal(folded_text(text)))))


def _tells(letter: str) -> bool:
    return "一" <= letter <= "龥" or "ァ" <= letter <= "ヶ"
