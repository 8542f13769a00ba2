"""What texts are about: the themes of the field whose words they hold."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from senryaku_parse.compare.texts import folded_text

Themes = frozenset[int]
"""The places of themes in `themes.toml`."""


@lru_cache(maxsize=4096)
def themes_of(text: str) -> Themes:
    """The themes whose words stand in `text`; none where it holds no word of the list."""
    first, places = _words()
    folded = folded_text(text)
    return frozenset(place for found in first.finditer(folded) for place in places[found[1]])


@lru_cache(maxsize=1)
def _words() -> tuple[re.Pattern[str], dict[str, frozenset[int]]]:
    """A pattern that finds at each place the longest word, and each word → its theme and those of the words it begins with."""
    listed = tomllib.loads(files("senryaku_parse.vocabulary").joinpath("themes.toml").read_text("utf-8"))["themes"]
    themes = {folded_text(word): place for place, words in enumerate(listed) for word in words}
    places = {
        word: frozenset(place for other, place in themes.items() if word.startswith(other) and _whole(other, word))
        for word in themes
    }
    longest_first = sorted(themes, key=lambda word: (-len(word), word))
    return re.compile(f"(?=({'|'.join(map(_pattern, longest_first))}))"), places


def _whole(other: str, word: str) -> bool:
    """Whether `other`, with which `word` begins, stands in it as a word: Latin letters are not parted."""
    return other == word or not other.isascii() or not word[len(other)].isascii()


def _pattern(word: str) -> str:
    return rf"(?<![a-z]){re.escape(word)}(?![a-z])" if word.isascii() else re.escape(word)
