"""Turns tables of tokens into regular expressions that read one token at a position."""

from __future__ import annotations

import re

from senryaku_parse.targets.lexicon import AFTER, BEFORE, Row


class Lexer:
    """One regular expression: rows in order, one group each, tried only where the first character fits."""

    __slots__ = ("_kinds", "_match")

    def __init__(self, after: tuple[Row, ...], before: tuple[Row, ...]) -> None:
        """What no row matches is a "word", up to where a row of `before` may begin."""
        firsts = "".join(first for _, first, _ in before)
        patterns = [f"((?=[{first}])(?:{pattern}))" for _, first, pattern in after + before]
        self._match = re.compile("|".join([*patterns, f"((?s:.)[^{firsts}]*+)"])).match
        self._kinds = (
            ("", False),
            *((kind, kind not in ("wave", "separator")) for kind, _, _ in after),
            *((kind, False) for kind, _, _ in before),
            ("word", False),
        )
        """Of each group by its number: the kind of token, and whether it belongs to the quantity before it."""

    def read(self, text: str, at: int) -> tuple[str, bool, int]:
        """Kind of the token at `at`, whether it belongs to the quantity before it, and its end."""
        found = self._match(text, at)
        if found is None:
            raise IndexError(at)
        kind, behind = self._kinds[found.lastindex or 0]
        return kind, behind, found.end()


ANYWHERE = Lexer((), BEFORE)
"""Reads a token that does not follow on a quantity."""
BEHIND = Lexer(AFTER, BEFORE)
"""Reads a token directly behind a quantity."""
