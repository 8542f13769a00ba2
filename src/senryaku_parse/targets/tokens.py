"""Cuts an expression into a flat list of tokens: number with unit, horizon, year, arrow, direction, word."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from senryaku_parse.targets.lexicon import AFTER, BEFORE, UNLISTED_UNIT, Lexer
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
    """Its group in `lexicon.BEFORE` or `lexicon.AFTER`; "quantity" for a number; "word" for all else."""
    start: int
    end: int
    key: str = ""
    """Its text."""
    behind: bool = False
    """Whether it stands directly behind a quantity (read by `lexicon.AFTER`)."""
    quantity: Quantity | None = None


_WIDE = re.compile("[！-～　‐‑‒–—―−〜⇒⇨➡➔➜⟶【】〔〕［］〈〉｛｝｡､]")
_NARROW = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("⇒⇨➡➔➜⟶", "→")
    | dict.fromkeys("【〔〈", "(")
    | dict.fromkeys("】〕〉", ")")
    | {"　": " ", "〜": "~", "｡": "。", "､": "、"}
)
_BEFORE = Lexer(BEFORE, words=True)
_AFTER = Lexer(AFTER, words=False)
_NUMERIC = frozenset(("number", "zero", "defined"))
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
    """The tokens of `text` (in plain width) in order; every character belongs to one."""
    tokens: list[Token] = []
    at, behind, in_brackets = 0, False, False
    while at < len(text):
        if behind and (read := _AFTER.read(text, at)):
            kind, end = read
            behind = kind not in ("wave", "separator")
            tokens.append(Token(kind, at, end, text[at:end], behind))
            at = end
            continue
        kind, end = _BEFORE.read(text, at) or ("word", len(text))
        token = _quantity(text, kind, at, end) if kind in _NUMERIC else Token(kind, at, end, text[at:end])
        tokens.append(token)
        at = token.end
        behind = token.quantity is not None or (kind == "close" and in_brackets)
        in_brackets = kind == "open" or (in_brackets and kind not in ("close", "number"))
    return tokens


def _quantity(text: str, kind: str, start: int, end: int) -> Token:
    if kind == "number":
        return _number(text, start, end)
    if kind == "zero":
        unit, _, end = _unit(text, end)
        return Token("quantity", start, end, quantity=Quantity(Decimal(0), unit))
    number, unit, move = DEFINED[text[start : start + 2]]
    return Token("quantity", start, end, quantity=Quantity(Decimal(number), unit, move=move))


def _number(text: str, start: int, end: int) -> Token:
    """The quantity whose number is `text[start:end]`; an obstacle where it is no sound number."""
    sign = text[start] if text[start] in "▲△+±-第" else ""
    number = read_number(text[start + len(sign) : end].lstrip())
    unit, scale, stop = _unit(text, end)
    if number is None or (unit is None and _BARE_YEAR.fullmatch(text, start, end)):
        return Token("obstacle", start, stop)
    if scale != 1:
        number = EXACT.multiply(number, scale)
    if sign in ("▲", "△", "-") and number:
        number = number.copy_negate()
    return Token("quantity", start, stop, quantity=Quantity(number, unit, sign not in ("", "第")))


def _unit(text: str, at: int) -> tuple[str | None, Decimal, int]:
    """The unit that begins at `at` (a space before it and brackets round it allowed), its scale, its end."""
    begin = at + text.startswith(" ", at)
    end = _listed(text, begin)
    if end == begin and text.startswith("(", at) and (found := _BRACKETED_UNIT.match(text, at)):
        if found[2] in UNITS and found[2] != "年" and found[1] in SCALES:
            return spelling(found[2]), SCALES[found[1]], found.end()
    if end == begin and (found := UNLISTED_UNIT.match(text, at)):
        return found[0], Decimal(1), found.end()
    return (spelling(text[begin:end]), Decimal(1), end) if end > begin else (None, Decimal(1), at)


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
        cut_latin = text[end - 1 : end + 1].isascii() and text[end - 1 : end + 1].isalpha() and end < len(text)
        if text[at:end] in UNITS and not cut_latin:
            return end
    return at
