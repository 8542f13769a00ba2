"""A number and its number format → the text that the cell shows: 0.103 in 「0.0%」 is 「10.3%」."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import NamedTuple

from senryaku_parse.frozen import frozendict
from senryaku_parse.spreadsheet.date_format import is_date, show_date
from senryaku_parse.spreadsheet.format_tokens import FormatToken

_TOKENS = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_(?P<width>.)|\*(?P<fill>.)|\[\$(?P<currency>[^\]-]*)(?P<locale>-[^\]]*)?\]'
    r"|\[(?P<bracket>[^\]]*)\]|(?P<general>General|標準)|(?P<power>E[+-])|(?P<digit>[0#?])|(?P<end>;)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|=|<|>)\s*(-?[\d.]+)")
_COMPARE: frozendict[str, Callable[[Decimal, Decimal], bool]] = frozendict(
    {
        "<": operator.lt,
        ">": operator.gt,
        "=": operator.eq,
        "<=": operator.le,
        ">=": operator.ge,
        "<>": operator.ne,
    }
)
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_BRACKETS = str.maketrans("", "", "()（）")
"""Those around a negative number."""
_DIGITS = frozenset("123456789")
_LONGEST = 15
"""Digits that a number of Excel has."""
_MOST_SECTIONS = 4
_LONGEST_FORMAT = 255
"""Characters that Excel takes."""


class Section(NamedTuple):
    """What stands between semicolons."""

    tokens: tuple[FormatToken, ...]
    condition: tuple[str, Decimal] | None
    is_full_width: bool
    """Whether its digits are shown in full width ([DBNum3])."""

    @property
    def is_date(self) -> bool:
        """Whether it shows a number as a date or time."""
        return is_date(self.tokens)


def shown_number(number: Decimal, code: str, *, from_1904: bool = False) -> str:
    """The text that a cell with the number format `code` shows; dates count from 1904 in some workbooks."""
    if code == "General":
        return general(number)
    sections = sections_of(code)
    at, section = _section_for(number, sections)
    if section.is_date:
        date = show_date(number, section.tokens, from_1904=from_1904)
        return general(number) if date is None else date
    if at == 1 and section.condition is None:
        text = _show(abs(number), section)
        if _looks(section) == _looks(sections[0]) and not _DIGITS.isdisjoint(text):
            text = f"-{text.translate(_BRACKETS).strip()}"
    else:
        text = _show(number, section)
    return text.translate(_FULL_WIDTH) if section.is_full_width else text


def _looks(section: Section) -> str:
    """All that a section shows beside the number but brackets: where those of negative numbers are the same, only colour
    or brackets tell that they are negative, and a minus has to."""
    return "".join(token.text for token in section.tokens if token.kind == "text").translate(
        _BRACKETS
    ).strip() + "".join(token.text for token in section.tokens if token.kind == "other" and token.text not in "(), .")


def shown_text(text: str, code: str) -> str:
    """The same for a cell that holds a text."""
    if "@" not in code:
        return text
    last = sections_of(code)[-1]
    parts = [text if token.text == "@" else token.text for token in last.tokens if token.kind in ("text", "other")]
    return "".join(parts) if any(token.text == "@" for token in last.tokens) else text


def general(number: Decimal) -> str:
    """A number as it is typed: as many digits as Excel knows, none of those that binary fractions add."""
    rounded = +number if len(number.as_tuple().digits) <= _LONGEST else Decimal(f"{number:.{_LONGEST - 1}e}")
    return f"{rounded.normalize():f}" if rounded else "0"


@lru_cache(maxsize=1024)
def sections_of(code: str) -> tuple[Section, ...]:
    """The sections of a number format, at least one."""
    sections = [_Parts()]
    for found in _TOKENS.finditer(code[:_LONGEST_FORMAT]):
        if found["end"] and len(sections) < _MOST_SECTIONS:
            sections.append(_Parts())
        else:
            sections[-1].take(found)
    return tuple(one.section() for one in sections)


class _Parts:
    """A section while it is being parsed."""

    def __init__(self) -> None:
        self._tokens: list[FormatToken] = []
        self._condition: tuple[str, Decimal] | None = None
        self._is_full_width = False

    def take(self, found: re.Match[str]) -> None:
        """One more match of `_TOKENS`."""
        if (bracket := found["bracket"]) is not None:
            self._take_bracket(bracket)
        elif text := found["quoted"] or found["escaped"] or found["currency"]:
            self._tokens.append(FormatToken("text", text))
        else:
            kind = next((name for name in ("general", "power", "digit", "other") if found[name]), None)
            if kind:
                self._tokens.append(FormatToken(kind, found[0]))

    def _take_bracket(self, bracket: str) -> None:
        """A condition, the hours of a span, or a colour."""
        if condition := _CONDITION.fullmatch(bracket.strip()):
            self._condition = condition[1], Decimal(condition[2].strip(".") or 0)
        elif _ELAPSED.fullmatch(bracket):
            self._tokens.append(FormatToken("elapsed", bracket.lower()))
        elif bracket.lower() == "dbnum3":
            self._is_full_width = True

    def section(self) -> Section:
        """The parsed section."""
        return Section(tuple(self._tokens), self._condition, self._is_full_width)


def _section_for(number: Decimal, sections: tuple[Section, ...]) -> tuple[int, Section]:
    """The index and the section that shows `number`."""
    numeric = sections[:3]
    if any(one.condition for one in numeric):
        for at, one in enumerate(numeric):
            if one.condition is None or _COMPARE[one.condition[0]](number, one.condition[1]):
                return (at, one) if one.condition or number >= 0 or at < 2 else (2, one)
        return 0, numeric[-1]
    if number < 0 and len(numeric) > 1:
        return 1, numeric[1]
    return (2, numeric[2]) if number == 0 and len(numeric) > 2 else (0, numeric[0])


def _show(number: Decimal, section: Section) -> str:
    """A number in a section for numbers."""
    kinds = {token.kind for token in section.tokens}
    others = [token.text for token in section.tokens if token.kind == "other"]
    if "general" in kinds or "power" in kinds or "/" in others:
        texts = [token.text for token in section.tokens if token.kind == "text"]
        return general(number) + ("" if "/" in others else "".join(texts))
    if "digit" not in kinds:
        return "".join(general(number) if token.text == "@" else token.text for token in section.tokens)
    return _digits_in_places(number, section.tokens)


def _digits_in_places(number: Decimal, tokens: tuple[FormatToken, ...]) -> str:
    """A number in a section with places for digits, text before, between and behind them."""
    places = [at for at, token in enumerate(tokens) if token.kind == "digit"]
    points = [at for at, token in enumerate(tokens) if token == ("other", ".") and at < places[-1]]
    point = points[0] if points else next((at for at, one in enumerate(tokens) if one == ("other", ".")), len(tokens))
    whole, parts = [at for at in places if at < point], [at for at in places if at > point]
    commas = [at for at, token in enumerate(tokens) if token == ("other", ",")]
    last = places[-1] if point > places[-1] else (whole[-1] if whole else point)
    thousands = sum(1 for at in commas if at > last)
    percents = sum(token == ("other", "%") for token in tokens)
    scaled = abs(number).scaleb(2 * percents - 3 * thousands).quantize(Decimal(1).scaleb(-len(parts)), ROUND_HALF_UP)
    digits, _, fraction = f"{scaled:f}".partition(".")
    is_grouped = any(whole and whole[0] < at < whole[-1] for at in commas)
    filled = _whole_digits(digits.lstrip("0"), whole, tokens, is_grouped)
    shown = _fraction_digits(fraction, parts, tokens)
    filled.update(shown)
    text = "".join(
        filled.get(at, "")
        if token.kind == "digit"
        else ("." if any(shown.values()) else "")
        if at == point
        else ""
        if at in commas
        else token.text
        for at, token in enumerate(tokens)
    )
    return f"-{text}" if number < 0 and scaled else text


def _whole_digits(digits: str, places: list[int], tokens: tuple[FormatToken, ...], is_grouped: bool) -> dict[int, str]:
    """Place → what it shows of the digits before the point: the first all that the others leave."""
    filled: dict[int, str] = {}
    zeros = sum(1 for at in places if tokens[at].text == "0")
    digits = digits.rjust(zeros, "0")
    if is_grouped:
        digits = f"{int(digits):,}".rjust(zeros, "0") if digits else ""
        return {places[0]: digits}
    for at in reversed(places[1:]):
        filled[at], digits = digits[-1:], digits[:-1]
    if places:
        filled[places[0]] = digits
    return filled


def _fraction_digits(fraction: str, places: list[int], tokens: tuple[FormatToken, ...]) -> dict[int, str]:
    """The same behind the point: zeros at the end only where the format asks for them."""
    filled: dict[int, str] = {}
    needed = False
    for at, digit in reversed(list(zip(places, fraction, strict=True))):
        needed = needed or digit != "0" or tokens[at].text == "0"
        filled[at] = digit if needed else ""
    return filled
