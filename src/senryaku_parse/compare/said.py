"""What projects say: their words, and how much each tells of which project it is."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from math import log

from senryaku_parse.compare.nodes import Item
from senryaku_parse.compare.weights import PROJECTS_ASKED
from senryaku_parse.compare.words import Words, telling, words_of
from senryaku_parse.model import Project


class Said:
    """The words of projects, and how much each tells: the fewer projects have it, of those that are asked, the more."""

    def __init__(self, old: list[Item], new: list[Item]) -> None:
        """Take the projects of both editions; so many at most are asked."""
        projects = [*old, *new]
        self._who = [frozenset().union(*map(who, side)) for side in (old, new)]
        self._asked = projects[:: max(len(projects) // PROJECTS_ASKED, 1)]
        self._words: dict[int, Words] = {}
        self._weight: dict[str, float] = {}

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(word for item in self._asked for word in self.of(item))

    def of(self, item: Item) -> Words:
        """The words in its name and its 内容, and who carries it out."""
        found = self._words.get(id(item))
        if found is None:
            found = self._words[id(item)] = _words(item)
        return found

    def weight(self, word: str) -> float:
        """How much a word tells: the more, the fewer projects have it."""
        found = self._weight.get(word)
        if found is None:
            found = self._weight[word] = log(1 + len(self._asked) / max(self._counts[word], 1)) * telling(word)
        return found

    def sum(self, words: Words) -> float:
        """How much words tell together."""
        return sum(map(self.weight, sorted(words)))

    def by_others(self, old: Item, new: Item) -> bool:
        """Whether none of those who carry out one project carries out the other, of those whom both editions know."""
        ours, theirs = who(old) & self._who[1], who(new) & self._who[0]
        return bool(ours and theirs) and not ours & theirs

    def share(self, words: Words, of: Words) -> float:
        """The share of what `of` says that `words` say."""
        return self.sum(words & of) / (self.sum(of) or 1.0)

    def alike(self, ours: Words, theirs: Words) -> float:
        """The share of what both say that they have in common."""
        return 2 * self.sum(ours & theirs) / ((self.sum(ours) + self.sum(theirs)) or 1.0)

    def covered(self, ours: Words, theirs: Words) -> float:
        """The share of what the shorter one says that the other says as well."""
        return self.sum(ours & theirs) / (min(self.sum(ours), self.sum(theirs)) or 1.0)


def _words(item: Item) -> Words:
    """The words in its name and its 内容, and who carries it out."""
    return name_words(item) | content_words(item) | who(item)


def name_words(item: Item) -> Words:
    """The words in its name."""
    return words_of(item.said)


def who(item: Item) -> Words:
    """Who carries it out, each as a word of its own kind."""
    node = item.node
    if not isinstance(node, Project):
        return frozenset()
    return frozenset(f"/{one}" for one in (*node.organizations, node.department) if one)


def content_words(item: Item) -> Words:
    """The words in its 内容."""
    node = item.node
    return words_of(node.description or node.text) if isinstance(node, Project) else frozenset()
