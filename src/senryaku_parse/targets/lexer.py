"""Reads one token at a position by the tables of `lexicon`: rows are tried in order, where the character fits.

A row's regular expression is compiled when a text first asks for it: compiling them all would take longer than
reading a whole document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property

from senryaku_parse.targets.lexicon import AFTER, BEFORE, TokenRule

_CLASS = re.compile(r"\\s|\\?(.)(?:-([^\\]))?", re.DOTALL)


class _Rule:
    """One row, ready to be tried."""

    __slots__ = ("_pattern", "_ranges", "_space", "kind", "match", "of_quantity")

    def __init__(self, row: TokenRule, *, of_quantity: bool) -> None:
        self.kind, firsts, self._pattern = row
        self.of_quantity = of_quantity
        """Whether what it reads says something about the quantity before it."""
        self.match: Callable[[str, int], re.Match[str] | None] = self._compile_and_match
        """Matches the row's pattern at a position."""
        self._ranges = tuple(ranges(firsts))
        self._space = "\\s" in firsts

    def begins_with(self, character: str) -> bool:
        if self._space and character.isspace():
            return True
        return any(first <= character <= last for first, last in self._ranges)

    def _compile_and_match(self, text: str, at: int) -> re.Match[str] | None:
        self.match = re.compile(self._pattern).match
        return self.match(text, at)


class Lexer:
    """Rows by the character they may begin with. What none of them reads is a "word"."""

    def __init__(self, after: tuple[TokenRule, ...], before: tuple[TokenRule, ...]) -> None:
        """A lexer that tries the rows of `after` first, as what stands directly behind a quantity."""
        self._rules = [
            *(_Rule(row, of_quantity=row[0] not in ("wave", "separator")) for row in after),
            *(_Rule(row, of_quantity=False) for row in before),
        ]
        self._by_character: dict[str, list[_Rule]] = {}
        self._word = f"(?s:.)[^{''.join(first for _, first, _ in before)}]*+"

    @cached_property
    def _word_pattern(self) -> re.Pattern[str]:
        return re.compile(self._word)

    def read(self, text: str, at: int) -> tuple[str, int, bool]:
        """Kind and end of the token at `at`, which must be before the end of `text`, and whether it says something
        about the quantity before it."""
        character = text[at]
        rules = self._by_character.get(character)
        if rules is None:
            rules = self._by_character[character] = [rule for rule in self._rules if rule.begins_with(character)]
        for rule in rules:
            if found := rule.match(text, at):
                return rule.kind, found.end(), rule.of_quantity
        found = self._word_pattern.match(text, at)
        return "word", found.end() if found else at + 1, False


def ranges(firsts: str) -> Iterator[tuple[str, str]]:
    """First and last character of each range in what would stand in brackets in a regular expression, `\\s` aside."""
    for found in _CLASS.finditer(firsts):
        if found[1] is not None:
            yield found[1], found[2] or found[1]


ANYWHERE = Lexer((), BEFORE)
"""Reads a token that does not follow on a quantity."""
BEHIND = Lexer(AFTER, BEFORE)
"""Reads a token directly behind a quantity."""
