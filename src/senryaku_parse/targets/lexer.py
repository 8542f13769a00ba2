"""Turns tables of tokens into regular expressions that read one token at a position."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple, cast

from senryaku_parse.targets.lexicon import AFTER, BEFORE, Row


class Lexer(NamedTuple):
    """One regular expression: rows in order, one group each, tried only where the first character fits."""

    match: Callable[[str, int], re.Match[str]]
    """Matches one token at a position before the end; it never fails."""
    kinds: Mapping[int | None, tuple[str, bool]]
    """Of each group by its number: the kind of token, and whether it belongs to the quantity before it."""


def _lexer(after: tuple[Row, ...], before: tuple[Row, ...]) -> Lexer:
    """What no row matches is a "word", up to where a row of `before` may begin."""
    firsts = "".join(first for _, first, _ in before)
    rows = [f"((?=[{first}])(?:{pattern}))" for _, first, pattern in after + before]
    pattern = re.compile("|".join([*rows, f"((?s:.)[^{firsts}]*+)"]))
    kinds = [
        *((kind, kind not in ("wave", "separator")) for kind, _, _ in after),
        *((kind, False) for kind, _, _ in before),
        ("word", False),
    ]
    return Lexer(cast(Callable[[str, int], re.Match[str]], pattern.match), dict(enumerate(kinds, start=1)))


ANYWHERE = _lexer((), BEFORE)
"""Reads a token that does not follow on a quantity."""
BEHIND = _lexer(AFTER, BEFORE)
"""Reads a token directly behind a quantity."""
