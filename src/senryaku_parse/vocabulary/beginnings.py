"""How words begin: tells most texts from a list of words by one character, before anything is folded."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_MEMORY = 4096
"""Characters remembered: more than a document of Japanese has."""


class Beginnings:
    """The characters that a text may begin with which, folded by `match_key`, begins with one of some words.

    `may_begin` says so of a character; never "no" of one that can begin such a text.
    """

    def __init__(self, words: Iterable[str], ignored: str = "") -> None:
        """For `words` as `match_key` folds them, before which any of `ignored` may stand."""
        self._firsts = frozenset(_plain(word)[:1] for word in words)
        self._ignored = ignored
        self.may_begin = lru_cache(_MEMORY)(self._may_begin)

    def _may_begin(self, character: str) -> bool:
        first = _plain(character)[:1]
        unsure = not first or first.isspace() or unicodedata.combining(character)
        return bool(unsure) or first in self._firsts or character in self._ignored


def _plain(text: str) -> str:
    """`text` folded in width and case, marks apart from their letters: of two texts alike, both begin alike."""
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
