"""The marks that number the names of levels, where the name alone does not tell: 「施策Ⅰ-2　名」, 「ア　名」, 「目標A 名」."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from senryaku_parse.hierarchy.entries import Entry, EntryRole
from senryaku_parse.names import split_measure
from senryaku_parse.numbering import IROHA, KINDS, Mark, certain_mark, counts_up, may_begin_mark, open_mark
from senryaku_parse.patterns import later
from senryaku_parse.text import Enumerator, split_enumerator
from senryaku_parse.vocabulary import Part, Vocabulary

_WORDS: Mapping[EntryRole, frozenset[Part]] = {
    "goal": frozenset({"goal", "upper_measure"}),
    "area": frozenset({"area", "upper_measure", "measure"}),
    "measure": frozenset({"measure", "upper_measure", "area"}),
}
"""Role → what the word may mean with which the number of its names begins."""
_LONGEST_LABEL = 14
_LONGEST_KIND = 5
"""Letters, and one, of what may stand before the word of a level to say of what kind it is."""
_FRAMING = " 【《〈「『[<〔〖≪＜［◇◆■□●○〇◎▼▽★☆▶▷►▸❖"
_FRAME = re.compile(rf"[{re.escape(_FRAMING)}]*")
_CLOSED = later(r"\s*(?P<mark>[^\s】》〉」』\]>〕≫＞］]{1,6})\s*[】》〉」』\]>〕≫＞］]\s*[:：|｜]?\s*(?=\S)")
_NUMBERED = later(r"[0-9０-９Ⅰ-Ⅻⅰ-ⅻ①-⑳一二三四五六七八九十A-ZＡ-Ｚァ-ン]")
_SURE: tuple[str, ...] = ("digit", "roman", "kanji")
"""Kinds of marks that number behind the word of a level, and a blank or a sign behind them."""


class Numbered:
    """Takes the marks off the names of levels: a mark that may begin a name only where the names of the level count up."""

    def __init__(self, entries: Sequence[Entry], vocabulary: Vocabulary) -> None:
        """For the `entries` of a document, in their order."""
        self._entries = entries
        self._vocabulary = vocabulary
        self._kinds: dict[EntryRole, str | None] = {}

    def split(self, text: str, role: EntryRole) -> Mark | None:
        """The mark that `text`, the name of a level of `role`, begins with; null where it is part of the name."""
        if not text or not (may_begin_mark(text[0]) or _NUMBERED.search(text, 0, _LONGEST_LABEL)):
            return None
        bare = self._without_label(text, role)
        if isinstance(bare, Mark):
            return bare
        if bare == text and (mark := certain_mark(text)):
            return mark
        if any(open_mark(bare, kind) for kind in KINDS) and (kind := self._kind(role)):
            return open_mark(bare, kind)
        return None

    def number(self, enumerator: Enumerator) -> int | None:
        """The number of a measure: that of イ is 2 after ア, and 1 before ロ."""
        if enumerator.marker in IROHA and self._counts_iroha:
            return IROHA.index(enumerator.marker) + 1
        return enumerator.number

    @cached_property
    def _counts_iroha(self) -> bool:
        """Whether the marks of measures go on from イ to ロ."""
        measures = (entry for entry in self._entries if entry.role == "measure")
        found = (split_measure(entry.text("name")).enumerator or entry.enumerator for entry in measures)
        markers = [one.marker if one else "" for one in found]
        return any(pair == ("イ", "ロ") for pair in pairwise(markers))

    def _without_label(self, text: str, role: EntryRole) -> Mark | str:
        """The mark behind the word of a level and what follows; what stands behind the word where that is not certain.

        `text` itself where it begins with no such word.
        """
        start = _FRAME.match(text)
        at = start.end() if start else 0
        if not _NUMBERED.search(text, at, at + _LONGEST_LABEL):
            return text
        for end in range(min(len(text), at + _LONGEST_LABEL), at, -1):
            if not self._ends_in_label(text[at:end], role):
                continue
            behind = text[end:].lstrip(" .．:：")
            return _behind_label(behind) or (behind if any(open_mark(behind, kind) for kind in KINDS) else text)
        return text

    def _ends_in_label(self, text: str, role: EntryRole) -> bool:
        """Whether `text` is the word of a level of `role`, or one of its kind: 「重点プロジェクト」."""
        starts = range(max(min(_LONGEST_KIND, len(text)), 1))
        return any(not _WORDS[role].isdisjoint(self._vocabulary.parts(text[start:])) for start in starts)

    def _kind(self, role: EntryRole) -> str | None:
        """The kind of marks that number the names of `role`; null for none."""
        if role not in self._kinds:
            self._kinds[role] = self._kind_of(role)
        return self._kinds[role]

    def _kind_of(self, role: EntryRole) -> str | None:
        names = list(self._names(role))
        for kind in KINDS:
            marks = [mark for name in names if (mark := open_mark(name, kind))]
            whole = len(marks) == len(names)
            if (whole or not any(mark.glued for mark in marks)) and 2 * len(marks) > len(names) and counts_up(marks):
                return kind
        return None

    def _names(self, role: EntryRole) -> Iterator[str]:
        """The names of `role` without marks that are certain, each once below a goal."""
        goal, told = "", set()
        for entry in self._entries:
            if entry.role == "goal":
                goal = entry.text("name")
            text = entry.text("name") if entry.role == role and entry.enumerator is None else ""
            if not text or (goal, text) in told or split_measure(text).enumerator:
                continue
            told.add((goal, text))
            bare = self._without_label(text, role)
            if isinstance(bare, str) and not (bare == text and certain_mark(text)):
                yield bare


def _behind_label(text: str) -> Mark | None:
    """The mark that `text`, which stands behind the word of a level, begins with for certain."""
    if closed := _CLOSED.match(text):
        text = f"{closed['mark']} {text[closed.end() :]}"
    if mark := certain_mark(text):
        return mark
    enumerator, rest = split_enumerator(text)
    if enumerator:
        return Mark(enumerator, rest.lstrip(" :："))
    for kind in KINDS if closed else _SURE:
        if (mark := open_mark(text, kind)) and not mark.glued:
            return mark
    return None
