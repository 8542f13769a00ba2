"""Words read through spelling damage: a character that OCR took for one that looks like it, one dropped, one doubled.

A label of four characters differs from many a real word in one of them (主な事業, 主な産業), so what differs must be
what damage does, not what a writer means.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from itertools import pairwise

_SHORTEST = 4
"""Characters a word must have to be read with any edit; a shorter one is read with a lookalike alone."""
_LONG = 8
"""Characters a word must have to be read with two."""
MOST_EDITS = 2
"""Of the longest words."""
_SURE = 6
"""Characters a word must have for one of them to stand for any other."""


def nearest(key: str, words: Mapping[str, Hashable], lookalikes: Iterable[str]) -> str | None:
    """The one of `words` (key → what it means) that `key`, which is none of them, is a damaged spelling of.

    Null where none is near enough, or those nearest mean different things. `lookalikes` are groups of characters that
    are taken for each other.
    """
    if len(key) < _SHORTEST and (word := _with_lookalike(key, words, lookalikes)):
        return word
    if not any(_may_be(key, word) for word in words):
        return None
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein

    near = process.extract(key, words.keys(), scorer=Levenshtein.distance, score_cutoff=MOST_EDITS, limit=None)
    alike = tuple(lookalikes)
    found = [(distance, word) for word, distance, _ in near if _is_damage(key, word, int(distance), alike)]
    if not found:
        return None
    least = min(distance for distance, _ in found)
    closest = [word for distance, word in found if distance == least]
    return closest[0] if len({words[word] for word in closest}) == 1 else None


def _with_lookalike(key: str, words: Mapping[str, Hashable], lookalikes: Iterable[str]) -> str | None:
    """The one of `words` that a short `key` is but for a character that looks alike; null where they mean several things."""
    found = {
        word: words[word]
        for group in lookalikes
        for at, letter in enumerate(key)
        if letter in group
        for other in group
        if other != letter and (word := key[:at] + other + key[at + 1 :]) in words
    }
    return next(iter(found)) if len(key) > 1 and len(set(found.values())) == 1 else None


def may_be_lookalike(one: str, other: str, lookalikes: Iterable[str]) -> bool:
    """Whether two characters are of one of the groups that are taken for each other."""
    return any(one in group and other in group for group in lookalikes)


def _may_be(key: str, word: str) -> bool:
    """Whether `word` is long enough to be read through damage, and `key` has nearly all its characters."""
    edits = MOST_EDITS if len(word) >= _LONG else 1
    return len(word) >= _SHORTEST and abs(len(key) - len(word)) <= edits and len(set(word).difference(key)) <= edits


def _is_damage(key: str, word: str, distance: int, alike: Iterable[str]) -> bool:
    from rapidfuzz.distance import Levenshtein

    if len(word) < (_SHORTEST if distance == 1 else _LONG) or word.startswith(key) or word.endswith(key):
        return False  # what lacks its beginning or its end may be torn, or another word
    edits: list[tuple[str, int, int]] = [
        (edit.tag, edit.src_pos, edit.dest_pos) for edit in Levenshtein.editops(key, word)
    ]
    certain = [_is_certain(tag, key, word, at, to, alike) for tag, at, to in edits]
    if all(certain):
        return True
    if any(tag == "delete" for tag, _, _ in edits):
        return False
    apart = all(to - at > 1 for (_, _, at), (_, _, to) in pairwise(edits))
    return len(word) >= _SURE and apart


def _is_certain(tag: str, key: str, word: str, at: int, to: int, alike: Iterable[str]) -> bool:
    """Whether an edit is nothing but damage: a character dropped, printed twice, or taken for one that looks like it."""
    if tag == "insert":
        return True
    if tag == "delete":
        return key[at] in key[max(at - 1, 0) : at] or key[at] == key[at + 1 : at + 2] or not key[at].isalnum()
    return may_be_lookalike(key[at], word[to], alike)
