"""Cuts an expression into a flat list of tokens: number with unit, horizon, year, arrow, direction, word."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from senryaku_parse.patterns import later
from senryaku_parse.targets.lexer import ANYWHERE, BEHIND
from senryaku_parse.targets.numerals import EXACT, SCALE, read_number
from senryaku_parse.targets.units import NO_GAPS, UNITS, read_unit
from senryaku_parse.targets.words import DEFINED, GOES_ON, LETTER, Move


class Quantity(NamedTuple):
    """A number with its unit."""

    number: Decimal
    unit: str | None
    signed: bool = False
    """Whether a sign stands before it (▲, △, ＋, −, ±)."""
    move: Move | None = None
    """The way that a defined word states with the number (半減)."""


Token: TypeAlias = tuple[str, int, int, bool, Quantity | None]
"""One piece of an expression: kind, start, end, whether it stands directly behind a quantity and says something
about that, and the quantity if it is one.

The kind is that of its row in `lexicon`; "quantity" for a number, "word" for what no row matches.
"""

_WIDE = re.compile("[！-～　‐‑‒–—―−〜⇒⇨➡➔➜⟶⟹▶【】〔〕〈〉「」『』｡､㌫]")
_NARROW = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("⇒⇨➡➔➜⟶⟹▶", "→")
    | dict.fromkeys("【〔〈「『", "(")
    | dict.fromkeys("】〕〉」』", ")")
    | {"㌫": "%", "　": " ", "〜": "~", "｡": "。", "､": "、"}
)
_NUMERIC = frozenset(("number", "rank", "signed", "zero", "defined"))
_BRACKETS = ("open", "close")
_GOES_ON = re.compile(r"[.,]?\s[0-9]|[^\w\s,.:;/~()\[\]、。→>=%‰・+▲△±×÷-][0-9]|_[0-9]|\(\W?[十百千万億兆]|" + GOES_ON)
"""Behind a number without a unit: what may be the rest of it, makes one of two (2'357), or scales it."""
_LETTER = later(LETTER)
_BOUNDS = ("以上", "以下", "未満", "以内")
"""Follow the unit of a number, and no year: 「2024 人以上」."""
_BARE_YEAR = re.compile("(?:19|20)[0-9]{2}")


def fold_width(text: str) -> str:
    """`text` in plain width, character for character: positions stay those of the source."""
    return text.translate(_NARROW) if _WIDE.search(text) else text


def tokenise(text: str, gaps: frozenset[int] = NO_GAPS) -> list[Token]:
    """The tokens of `text` (in plain width) in order; every character belongs to one, neighbouring words to one.

    `gaps` are the places where the source has a blank that is not in `text`.
    """
    tokens: list[Token] = []
    at, size, lexer, counted, in_brackets = 0, len(text), ANYWHERE, False, False
    while at < size:
        kind, end, of_quantity = lexer.read(text, at)
        if of_quantity:
            tokens.append((kind, at, at := end, True, None))
        elif kind in _NUMERIC:
            tokens.append(token := _quantity(text, kind, at, end, gaps))
            at, lexer, counted, in_brackets = token[2], BEHIND, True, False
        else:
            lexer = BEHIND if in_brackets and kind == "close" else ANYWHERE
            if kind == "word" and tokens and tokens[-1][0] == "word" and not tokens[-1][3]:
                at = tokens.pop()[1]
            elif kind in _BRACKETS:
                in_brackets = counted and kind == "open"
            tokens.append((kind, at, at := end, False, None))
    return tokens


def _quantity(text: str, kind: str, start: int, end: int, gaps: frozenset[int]) -> Token:
    """The quantity at `start`, with its unit; an obstacle where it is no sound number."""
    if kind == "defined":
        number, unit, move = DEFINED[text[start : start + 2]]
        return "quantity", start, end, False, Quantity(Decimal(number), unit, False, move)
    unit, scale, stop = read_unit(text, end, gaps)
    value = _value(text, kind, start, end)
    if value is None or (start and text[start - 1] in ".," and _is_rest(text, start)):
        return "obstacle", start, stop, False, None
    if unit is None and _is_no_number(text, start, end):
        return "obstacle", start, stop, False, None
    if gaps and _may_be_a_word(text, start, end, stop, gaps):
        return "obstacle", start, stop, False, None
    if scale:
        value = EXACT.multiply(value, scale)
    return "quantity", start, stop, False, Quantity(value, unit, kind == "signed")


def _is_rest(text: str, start: int) -> bool:
    """Whether the digits at `start`, behind a stop, are the rest of a number: 「.5」, 「第0.1」."""
    return text[start - 1] == "." or text[max(start - 2, 0)].isdecimal()


def _is_no_number(text: str, start: int, end: int) -> bool:
    """Whether what stands at `start` without a unit may be a year, or a part of a number: 「10 20人」."""
    return bool(_BARE_YEAR.fullmatch(text, start, end) or _GOES_ON.match(text, end))


def _may_be_a_word(text: str, start: int, end: int, stop: int, gaps: frozenset[int]) -> bool:
    """Whether what stands behind a blank, as scale or unit of the number from `start` to `end`, may begin a word.

    「20 千葉県」, 「3 百貨店」, 「2024 人 口」.
    """
    if _LETTER.match(text, end) and text[end:stop] not in UNITS:
        return any(text[at] in SCALE for at in range(start + 1, end) if at in gaps)
    if end not in gaps or not _BARE_YEAR.fullmatch(text, start, end):
        return False
    return _LETTER.match(text, stop) is not None and not text.startswith(_BOUNDS, stop)


def _value(text: str, kind: str, start: int, end: int) -> Decimal | None:
    """The number that the token says, its sign applied; null where it is not sound."""
    if kind == "number":
        return read_number(text[start:end])
    if kind == "zero":
        return Decimal(0)
    value = read_number(text[start + 1 : end].lstrip())
    return value.copy_negate() if value and kind == "signed" and text[start] not in "+±" else value
