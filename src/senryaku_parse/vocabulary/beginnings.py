"""How words begin: tells most texts from a list of words by one character, before anything is folded."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_MEMORY = 4096
"""Characters remembered: more than a document of Japanese has."""


class Beginnings(dict[str, bool]):
    """Character → whether a text may begin with it which, folded by `match_key`, begins with one of some words.

    Worked out when asked; never false for one that can begin such a text. (A dictionary, as it is asked of each cell
    several times: nothing answers faster.)
    """

    def __init__(self, words: Iterable[str], ignored: str = "") -> None:
        """For `words` as `match_key` folds them, before which any of `ignored` may stand."""
        super().__init__()
        self._firsts = frozenset(_plain(word)[:1] for word in words)
        self._ignored = ignored

    def __missing__(self, character: str) -> bool:
        """Work out what is asked for the first time."""
        if len(self) >= _MEMORY:
            self.clear()
        first = _plain(character)[:1]
        unsure = not first or first.isspace() or unicodedata.combining(character)
        self[character] = may_begin = bool(unsure) or first in self._firsts or character in self._ignored
        return may_begin


def _plain(text: str) -> str:
    """`text` folded in width and case, marks apart from their letters: of two texts alike, both begin alike."""
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
