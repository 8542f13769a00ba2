"""The arrows between an indicator and its target."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from senryaku_parse.vocabulary.words import Words

_BRACKET = re.compile("[()（）]")


class Arrows(Words):
    """Where the arrows of a text stand."""

    def arrows(self, text: str) -> Iterator[re.Match[str]]:
        """The arrows of `text` outside brackets: one in 「入学者数（R1→R6） ⇒ 40人」. A stray bracket closes nothing."""
        last = end = opened = 0
        for sign in self._arrow_sign.finditer(text):
            before = text[last : sign.start()]
            opened = max(opened + _opened(before), 0)
            arrow = self.arrow.match(text, max(end, last + len(before.rstrip())))
            if arrow and not opened:
                yield arrow
            last, end = sign.start(), arrow.end() if arrow else end

    def around_arrow(self, text: str) -> tuple[str, str] | None:
        """What stands before the first arrow of `text` outside brackets, and what behind it; null without one."""
        first = self._arrow_sign.search(text)
        if first is None or ("(" not in text and "（" not in text):
            return (text[: first.start()], text[first.end() :]) if first else None
        last = opened = 0
        for sign in self._arrow_sign.finditer(text):
            start, end = sign.span()
            opened = max(opened + _opened(text[last:start]), 0)
            if not opened:
                return text[:start], text[end:]
            last = start
        return None

    def has_arrows(self, text: str, count: int) -> bool:
        """Whether `text` has `count` arrows or more, those in brackets included."""
        return self.count_arrows(text) >= count

    def count_arrows(self, text: str) -> int:
        """How many arrows `text` has, those in brackets included."""
        return len(self._arrow_sign.findall(text))

    @cached_property
    def arrow(self) -> re.Pattern[str]:
        """Matches what stands between an indicator and its target, white space around it included."""
        return re.compile(rf"\s*(?:{self._arrow_sign.pattern})\s*")

    @cached_property
    def _arrow_sign(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, self.words["arrows"]["between"])))


def _opened(text: str) -> int:
    """How many more brackets open in `text` than close."""
    if not _BRACKET.search(text):
        return 0
    return text.count("(") + text.count("（") - text.count(")") - text.count("）")
