"""What two leaves have in common: rare words count more than usual ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from functools import lru_cache
from math import log
from typing import NamedTuple

from senryaku_parse.compare.nodes import Item
from senryaku_parse.compare.texts import folded_text
from senryaku_parse.compare.themes import themes_of
from senryaku_parse.compare.weights import PROJECTS_ASKED
from senryaku_parse.compare.wording import lexicon
from senryaku_parse.compare.words import words_of
from senryaku_parse.model import Project

Parts = frozenset[Hashable]
"""What a leaf says: words, letters or themes."""


class Common(NamedTuple):
    """How much two leaves have in common."""

    alike: float = 0.0
    """The share of what both say."""
    covered: float = 0.0
    """The share of what the shorter one says."""
    weight: float = 0.0
    """How much that tells."""


class Rarity:
    """How much each part tells: the more, the fewer of the leaves that are asked have it."""

    def __init__(self, leaves: Sequence[Item], parts_of: Callable[[Item], Parts]) -> None:
        """Take the parts of `leaves`; so many at most are asked."""
        asked = leaves[:: max(len(leaves) // PROJECTS_ASKED, 1)]
        self._parts_of = parts_of
        self._count = len(asked)
        self._counts = Counter(part for item in asked for part in parts_of(item))
        self._sums: dict[Parts, float] = {}

    def sum(self, parts: Parts) -> float:
        """How much parts tell together."""
        found = self._sums.get(parts)
        if found is None:
            counts = Counter(self._counts.get(part, 1) for part in parts)  # added up in one order in each run
            found = sum(times * log(1 + self._count / count) for count, times in sorted(counts.items()))
            self._sums[parts] = found
        return found

    def common(self, old: Item, new: Item) -> Common:
        """What two leaves have in common."""
        ours, theirs = self._parts_of(old), self._parts_of(new)
        if not (both := ours & theirs):
            return Common()
        weight, mine, other = self.sum(both), self.sum(ours), self.sum(theirs)
        return Common(2 * weight / (mine + other), weight / min(mine, other), weight)


def name_words(item: Item) -> Parts:
    """The words of its name, with one for those that may stand for each other."""
    return _words(item.said)


def content_words(item: Item) -> Parts:
    """The words of its 内容."""
    return _words(content_of(item))


def all_words(item: Item) -> Parts:
    """The words of its name and its 内容."""
    return name_words(item) | content_words(item)


def name_letters(item: Item) -> Parts:
    """The letters of its name but for hiragana: they tell where words are shortened (健康診査, 健診)."""
    return _letters(item.said)


def content_letters(item: Item) -> Parts:
    """The letters of its 内容."""
    return _letters(content_of(item))


def name_themes(item: Item) -> Parts:
    """What its name is about."""
    return frozenset(themes_of(item.said))


def all_themes(item: Item) -> Parts:
    """What its name and its 内容 are about."""
    return frozenset(themes_of(item.said) | themes_of(content_of(item)))


def content_of(item: Item) -> str:
    """The 内容 of a project."""
    node = item.node
    return node.description or node.text if isinstance(node, Project) else ""


@lru_cache(maxsize=8192)
def _words(text: str) -> Parts:
    return frozenset(words_of(_in_one_wording(text)))


@lru_cache(maxsize=8192)
def _letters(text: str) -> Parts:
    return frozenset(letter for letter in _in_one_wording(text) if "一" <= letter <= "龥" or "ァ" <= letter <= "ヶ")


@lru_cache(maxsize=8192)
def _in_one_wording(text: str) -> str:
    words = lexicon()
    return words.loosely(words.equal(folded_text(text)))
