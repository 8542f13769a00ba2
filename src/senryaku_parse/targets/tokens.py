"""Cuts an expression into a flat list of tokens: number with unit, horizon, year, arrow, direction, word."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from senryaku_parse.targets.lexer import ANYWHERE, BEHIND
from senryaku_parse.targets.lexicon import UNLISTED_UNIT
from senryaku_parse.targets.numerals import EXACT, read_number
from senryaku_parse.targets.units import SCALES, UNITS, spelling
from senryaku_parse.targets.words import DEFINED, Move


class Quantity(NamedTuple):
    """A number with its unit."""

    number: Decimal
    unit: str | None
    signed: bool = False
    """Whether a sign stands before it (▲, △, ＋, −, ±)."""
    move: Move | None = None
    """The way that a defined word states with the number (半減)."""


class Token(NamedTuple):
    """One piece of an expression: `text[start:end]` of the text in plain width."""

    kind: str
    """That of its row in `lexicon`; "quantity" for a number, "word" for what no row matches."""
    start: int
    end: int
    behind: bool = False
    """Whether it stands directly behind a quantity and says something about that."""
    quantity: Quantity | None = None


_WIDE = re.compile("[！-～　‐‑‒–—―−〜⇒⇨➡➔➜⟶【】〔〕〈〉「」『』｡､]")
_NARROW = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("⇒⇨➡➔➜⟶", "→")
    | dict.fromkeys("【〔〈「『", "(")
    | dict.fromkeys("】〕〉」』", ")")
    | {"　": " ", "〜": "~", "｡": "。", "､": "、"}
)
_NUMERIC = frozenset(("number", "rank", "signed", "zero", "defined"))
_LATIN_PAIR = re.compile("[A-Za-z]{2}")
_BARE_YEAR = re.compile("(?:19|20)[0-9]{2}")
_BRACKETED_UNIT = re.compile(r"\(([十百千万億]*)([^()]{1,9})\)")
_LENGTHS = {
    first: sorted({len(unit) for unit in UNITS if unit[0] == first}, reverse=True)
    for first in {unit[0] for unit in UNITS}
}


def fold_width(text: str) -> str:
    """`text` in plain width, character for character: positions stay those of the source."""
    return text.translate(_NARROW) if _WIDE.search(text) else text


def tokenise(text: str) -> list[Token]:
    """The tokens of `text` (in plain width) in order; every character belongs to one, neighbouring words to one."""
    tokens: list[Token] = []
    at, lexer, counted, in_brackets = 0, ANYWHERE, False, False
    while at < len(text):
        kind, behind, end = lexer.read(text, at)
        if kind in _NUMERIC:
            token = _quantity(text, kind, at, end)
            counted, in_brackets = True, False
            lexer = BEHIND if token.quantity else ANYWHERE
        elif kind == "word" and not behind and tokens and tokens[-1][0] == "word" and not tokens[-1].behind:
            token = Token("word", tokens.pop().start, end)
            lexer = ANYWHERE
        else:
            token = Token(kind, at, end, behind)
            lexer = BEHIND if behind or (kind == "close" and in_brackets) else ANYWHERE
            in_brackets = counted and (kind == "open" or (in_brackets and kind != "close"))
        tokens.append(token)
        at = token.end
    return tokens


def _quantity(text: str, kind: str, start: int, end: int) -> Token:
    """The quantity at `start`, with its unit; an obstacle where it is no sound number."""
    if kind == "defined":
        number, unit, move = DEFINED[text[start : start + 2]]
        return Token("quantity", start, end, False, Quantity(Decimal(number), unit, False, move))
    unit, scale, stop = _unit(text, end)
    if kind == "zero":
        return Token("quantity", start, stop, False, Quantity(Decimal(0), unit))
    value = read_number(text[start + (kind != "number") : end].lstrip())
    if value is None or (unit is None and _BARE_YEAR.fullmatch(text, start, end)):
        return Token("obstacle", start, stop)
    if scale:
        value = EXACT.multiply(value, scale)
    if kind == "signed" and value and text[start] not in "+±":
        value = value.copy_negate()
    return Token("quantity", start, stop, False, Quantity(value, unit, kind == "signed"))


def _unit(text: str, at: int) -> tuple[str | None, Decimal | None, int]:
    """The unit that begins at `at` (a space before it and brackets round it allowed), its scale if any, its end."""
    end = _listed(text, at)
    if end > at:
        return spelling(text[at:end]), None, end
    if text.startswith(" ", at) and (end := _listed(text, at + 1)) > at + 1:
        return spelling(text[at + 1 : end]), None, end
    if found := UNLISTED_UNIT.match(text, at):
        return found[0], None, found.end()
    found = _BRACKETED_UNIT.match(text, at)
    if found and found[2] in UNITS and found[2] != "年" and found[1] in SCALES:
        return spelling(found[2]), SCALES[found[1]], found.end()
    return None, None, at


def _listed(text: str, at: int) -> int:
    """The end of the listed unit that begins at `at`, a pair (団体・地区, 人/日) whole; `at` for none."""
    end = _one_listed(text, at)
    if end > at and text[end : end + 1] in ("・", "/") and not text.startswith(("/年", "/月"), end):
        joined = _one_listed(text, end + 1)
        return joined if joined > end + 1 else end
    return end


def _one_listed(text: str, at: int) -> int:
    for length in _LENGTHS.get(text[at : at + 1], ()):
        end = at + length
        if text[at:end] in UNITS and not _LATIN_PAIR.match(text, end - 1):
            return end
    return at
