"""Texts beside the entries: notes, sums, prose."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, lru_cache

from senryaku_parse.text import match_key
from senryaku_parse.vocabulary.beginnings import Beginnings
from senryaku_parse.vocabulary.words import FRAMING, MEMORY, Words, label_key

_HEAD = 24
"""Characters that tell a remark or a sum, white space inside it included."""


class Remarks(Words):
    """Which texts are none of the strategy's own."""

    def may_be_aside(self, text: str) -> bool:
        """Whether `text` begins as notes or sums may; only then `is_note` and `is_total` need to be asked."""
        return self.aside_beginnings[text[:1]]

    def is_note(self, text: str) -> bool:
        """Whether `text` begins as remarks about a table do: 「※ …」."""
        return self._may_begin_note(text[:2]) and match_key(text[:_HEAD]).startswith(self._note_marks)

    def is_total(self, text: str) -> bool:
        """Whether `text`, as a whole, heads a row of sums."""
        return len(text) <= _HEAD and match_key(text) in self.words["totals"]["words"]

    def is_prose_head(self, text: str) -> bool:
        """Whether `text`, as a whole, heads prose in an outline."""
        return bool(text) and self._may_begin_prose[text[0]] and label_key(text) in self._prose_heads

    @cached_property
    def aside_beginnings(self) -> Beginnings:
        """Whether notes or sums may begin with a character: `may_be_aside`, for each row of a table."""
        return Beginnings((*self._note_marks, *self.words["totals"]["words"]))

    @cached_property
    def _may_begin_note(self) -> Callable[[str], bool]:
        """Whether a remark may begin with two characters: 「(注」, and not 「(ア」. White space among them may hide more."""

        def read(two: str) -> bool:
            key = match_key(two)
            return len(key) < 2 or any(mark.startswith(key) or key.startswith(mark) for mark in self._note_marks)

        return lru_cache(MEMORY)(read)

    @cached_property
    def _note_marks(self) -> tuple[str, ...]:
        return tuple(map(match_key, self.words["notes"]["marks"]))

    @cached_property
    def _may_begin_prose(self) -> Beginnings:
        return Beginnings(self._prose_heads, FRAMING)

    @cached_property
    def _prose_heads(self) -> frozenset[str]:
        return frozenset(map(label_key, self.words["prose"]["words"]))
