"""Number literals as Japanese documents write them: `1,400`, `2億4千万`, `1.2億`, `三`, `二十`.

All text here is in plain width (see `tokens.fold_width`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Context, Decimal

_DIGITS = r"[0-9](?:[,.]?[0-9])*+"
SCALE = "十百千万億兆"
"""Characters that scale the digits before them."""
NUMBER = rf"{_DIGITS}(?:[{SCALE}](?:{_DIGITS})?+)*+,?+"
"""Pattern of a literal that begins with a digit. Possessive throughout: one pass, no backtracking."""
KANJI_NUMBER = "[一二三四五六七八九十][一二三四五六七八九十百千万億兆]*+"
"""Pattern of a literal in kanji alone. It can't begin with 百 or above: 「千円」 in a heading is a unit."""

LONGEST = 24
"""Characters of the longest literal that is read; what is longer is no quantity of a plan."""
EXACT = Context(prec=4 * LONGEST)
"""Arithmetic wide enough that nothing read from such literals is ever rounded."""

_PLAIN = re.compile(r"(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?")
_SECTION = re.compile("([^万億兆]*)([万億兆]?)")
_TERM = re.compile(f"({_DIGITS}|[一二三四五六七八九]?)([十百千]?)")
_KANJI_DIGITS = {digit: Decimal(value) for value, digit in enumerate("一二三四五六七八九", start=1)}
_SMALL = {"": Decimal(1), "十": Decimal(10), "百": Decimal(100), "千": Decimal(1000)}
_LARGE = {"": Decimal(1), "万": Decimal(10**4), "億": Decimal(10**8), "兆": Decimal(10**12)}


def read_number(literal: str) -> Decimal | None:
    """The value of `literal` exactly as written; null where its grouping is not sound (`10,20`, `1.2.3`)."""
    if len(literal) > LONGEST:
        return None
    if literal.isdecimal():
        return Decimal(literal)
    if literal.isascii():
        return Decimal(literal.replace(",", "")) if _PLAIN.fullmatch(literal) else None
    if "." in literal and len(re.findall(_DIGITS, literal)) > 1:
        return None
    total = _sum_up(_SECTION.findall(literal), _section, _LARGE)
    if total is not None and total == total.to_integral_value():
        return total.to_integral_value()
    return total


def _section(body: str) -> Decimal | None:
    """The value of what stands before 万, 億 or 兆: 「4千5百」, 「120百」, 「5,000千」."""
    return _sum_up(_TERM.findall(body), _coefficient, _SMALL) if body else None


def _coefficient(digits: str) -> Decimal | None:
    """The number before a scale character; 1 where there is none (十 is 10)."""
    if not digits:
        return Decimal(1)
    if digits in _KANJI_DIGITS:
        return _KANJI_DIGITS[digits]
    return Decimal(digits.replace(",", "")) if _PLAIN.fullmatch(digits) else None


def _sum_up(
    terms: list[tuple[str, str]], read: Callable[[str], Decimal | None], scales: Mapping[str, Decimal]
) -> Decimal | None:
    """Sum of `(digits, scale)` terms; null where one can't be read or does not fit below the one before."""
    total, room = Decimal(0), Decimal("Infinity")
    for digits, scale in terms:
        if not digits and not scale:  # the empty match at the end
            continue
        coefficient = read(digits)
        if coefficient is None:
            return None
        amount = EXACT.multiply(coefficient, scales[scale])
        if amount >= room:
            return None
        total, room = EXACT.add(total, amount), scales[scale]
    return total
