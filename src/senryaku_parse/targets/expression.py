"""An expression as the grammar reads it: in plain width, composed, without the blanks that part nothing.

Converters break lines within a number, set blanks between its digits, and decompose kana. None of that says
anything, so it goes before the grammar looks. What stays is the blank that may part two numbers: 「10件 20件」,
「10 20人」. Where that is not certain it stays, too, and the grammar leaves the text unread.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from senryaku_parse.patterns import later
from senryaku_parse.targets.numerals import LONGEST, SCALE, read_number
from senryaku_parse.targets.phrases import Span
from senryaku_parse.targets.tokens import fold_width
from senryaku_parse.targets.units import NO_GAPS, UNITS, begins_latin_unit
from senryaku_parse.targets.words import LETTER, NO_ABOUT
from senryaku_parse.targets.years import APOSTROPHES

_LOOSE = re.compile(r"[\sｦ-ﾟ\u0300-\u036f\u3099\u309a]")
_CLUSTER = re.compile(r"[ｦ-ﾝ][ﾞﾟ\u3099\u309a]?|(?s:.)[\u0300-\u036f\u3099\u309a]{1,4}+")
_BLANK = re.compile(r"\s+")

_SCALE = f"[{SCALE}]"
_ERA = "令和|平成|昭和"
_SPACED_DIGITS = re.compile(
    r"(?<![0-9.,A-Za-z])[0-9](?:\s+[0-9]|\s+[.,]\s*[0-9]){1,24}+(?![0-9.,])(?=(\s+[^\W\d_]|\s+%)?)"
)
"""Digits each of which stands alone: 「6 5 . 5 万」. Group 1: what shows that they count something."""
_LITERAL = re.compile(r"(?<![0-9.,])(?P<before>[^0-9.,]?)(?P<digits>[0-9][0-9.,]{0,24}+)\Z")
_SCALED = re.compile(rf"(?:[0-9][0-9.,]*+{_SCALE}{{1,3}})+\Z")
_LEADS = later(
    rf"(?:{_ERA}|(?<![^\W_ぁ-ん])[年月]|年間|月間|(?<![^\W\d_ぁ-ヿ])計|[毎各累合総対第延{NO_ABOUT}]|約|今後|向こう|最低限?|最大|上限"
    r"|[一二三四五六七八九十百千]|[ぁ-ん]|[\W_])\Z"
)
"""What belongs to the number behind it, so that a blank between the two parts nothing. A bracket that closes does not."""
_LABEL = re.compile("(?:基準値?|現[状況]値?|実績値?|当初値?|目標値?)\\Z")
_LABELLED = later("[^\\W_ぁ-ん値比年維度]")
_ENDS_A_NUMBER = re.compile(r"[)\]%‰]\Z")

_ENDS_IN_ERA = later(rf"(?:{_ERA}|(?<![A-Za-z])[RHS])\Z")
_ENDS_IN_LATIN = re.compile("(?<![A-Za-z-])[A-Za-z-]{1,8}\\Z")
_ENDS_IN_ERA_LETTER = re.compile("(?<![0-9A-Za-z])[RHS]\\Z")
_LATIN_AHEAD = later(r"[A-Za-z]{1,4}(?![A-Za-z0-9])|[0-9](?=\s*(?:[/)\]、。→~]|\Z))|2(?=\s*排)")
_LABEL_AHEAD = re.compile(r"[0-9]{1,3}\s*:")
_ENDS_IN_LETTER = later(f"{LETTER}\\Z")
_ENDS_IN_MONTH = re.compile("[0-9]月\\Z")
_DAY_AHEAD = re.compile(r"[0-9]{1,2}\s*日(?!\s*間)")
_ENDS_IN_ERA_YEAR = re.compile(rf"(?:{_ERA}|(?<![0-9A-Za-z])[RHS])[0-9]{{1,2}}\Z")
_NAMES_A_YEAR = later("[A-Za-z和成年月第'‘’′]")
_STOP_FIRST = re.compile(r"[0-9][.,]\s")
_SIGNED_AHEAD = re.compile("[▲△+±]|-[0-9]")
_TRIPLE = re.compile("[0-9]{3}(?![0-9])")
_NO_NUMBER_ALONE = re.compile("0[0-9]{1,3}(?![0-9.,])")
_NUMBER_AHEAD = later(
    r"(?:[年月]\s*(?:延べ|平均|約)?\s*(?=[0-9])|計\s*(?=[0-9]))?"
    rf"(?:[▲△+±-]\s*)?(?:[0-9]|[{APOSTROPHES}][0-9]|[RHS]\s*[0-9元]|{_ERA}|[一二三四五六七八九十]{{1,4}}[割人名件回校社店倍])"
)
_SECTION_AHEAD = later(
    rf"[0-9][0-9.,]{{0,12}}+(?:(?:\s*{_SCALE}){{1,3}}+(?=\s*(?:[^\W\d_ぁ-ん]|[0-9]))|(?=\s*[^\W\d_ぁ-ん]))"
)
_YEAR_AHEAD = later(r"[0-9]{1,2}(?![0-9])(?=\s*(?:[年)\]~:末.の比現目実策累計合総平-]|から|より|まで|\Z))")


class Expression(NamedTuple):
    """A text to be read."""

    text: str
    """As the source writes it."""
    plain: str
    """The same in plain width, character for character."""
    joined: str
    """What the grammar reads: `plain` composed and without the blanks that part nothing."""
    origin: Sequence[Span] | None = None
    """The place in `text` of each character of `joined`; null where `joined` is `plain`."""
    gaps: frozenset[int] = NO_GAPS
    """Where in `joined` a blank went."""

    def source(self, start: int, end: int) -> Span:
        """The place in `text` of what stands from `start` to `end` in `joined`."""
        return (self.origin[start][0], self.origin[end - 1][1]) if self.origin and start < end else (start, end)


def express(text: str, plain: str | None = None) -> Expression:
    """The expression that `text` is; `plain` is `text` in plain width."""
    plain = fold_width(text) if plain is None else plain
    if not _LOOSE.search(plain):
        return Expression(text, plain, plain)
    composed, places = _compose(plain)
    kept = _Blanks(composed).kept()
    joined: list[str] = []
    origin: list[Span] = []
    gaps: set[int] = set()
    for at, character in enumerate(composed):
        if not character.isspace():
            joined.append(character)
            origin.append(places[at])
        elif at in kept:
            joined.append(" ")
            origin.append(places[at])
        else:
            gaps.add(len(joined))
    return Expression(text, plain, "".join(joined), origin, frozenset(gaps))


def _compose(plain: str) -> tuple[str, Sequence[Span]]:
    """`plain` with its decomposed letters and half-width kana composed, and the place in `plain` of each character."""
    composed: list[str] = []
    places: list[Span] = []
    at = 0
    for found in _CLUSTER.finditer(plain):
        for character in plain[at : found.start()]:
            composed.append(character)
            places.append((at, at := at + 1))
        for character in unicodedata.normalize("NFKC", found[0]):
            composed.append(character)
            places.append(found.span())
        at = found.end()
    for character in plain[at:]:
        composed.append(character)
        places.append((at, at := at + 1))
    return "".join(composed), places


class _Blanks:
    """Tells of each blank of a text whether it may part two numbers."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._before = ""
        """What stands before the blank in question, the blanks that went left out; at least `LONGEST` of it."""
        self._spaced = {
            place
            for found in _SPACED_DIGITS.finditer(text)
            if self._counts(found)
            for place in range(found.start(), found.end())
        }

    def kept(self) -> set[int]:
        """The places of the blanks that stay: the first of each run."""
        kept: set[int] = set()
        at = 0
        for found in _BLANK.finditer(self._text):
            start, end = found.span()
            self._before = (self._before + self._text[at:start])[-2 * LONGEST :]
            if start > 0 and end < len(self._text) and start not in self._spaced and self._parts(end):
                kept.add(start)
                self._before += " "
            at = end
        return kept

    def _counts(self, spaced: re.Match[str]) -> bool:
        """Whether single digits are one number: they have a unit or a point, and the first is no year of an era."""
        before = self._text[max(spaced.start() - 8, 0) : spaced.start()]
        if _ENDS_IN_ERA.search("".join(before.split())) or _STOP_FIRST.search(spaced[0]):
            return False
        return spaced[1] is not None or not "".join(spaced[0].split()).isdecimal()

    def _parts(self, end: int) -> bool:
        """Whether the blank before `end` may part two numbers."""
        left, right = self._before[-1:], self._text[end]
        if left.isdecimal():
            return self._parts_behind_digit(end, right)
        if left in ".," and right.isdecimal() and self._before[-2:-1].isdecimal():
            return not self._continues_behind_stop(end, left)
        if right.isascii() and right.isalnum() and left.isascii() and left.isalpha():
            return not self._continues_latin(end)
        if _LABEL.search(self._before) and _LABELLED.match(self._text, end):
            return True
        if not _NUMBER_AHEAD.match(self._text, end):
            return False
        if _ENDS_IN_MONTH.search(self._before) and _DAY_AHEAD.match(self._text, end):
            return False
        if _LABEL_AHEAD.match(self._text, end) and _ENDS_IN_LETTER.search(self._before):
            return False
        if _ENDS_A_NUMBER.search(self._before):
            return True
        return not (_LEADS.search(self._before) or self._continues_behind_scale(end))

    def _parts_behind_digit(self, end: int, right: str) -> bool:
        if right.isdecimal():
            found = _LITERAL.search(self._before)
            counts = found is not None and not _NAMES_A_YEAR.match(found["before"])
            return not (counts and _NO_NUMBER_ALONE.match(self._text, end))
        if right.isascii() and right.isalpha():
            return not begins_latin_unit(self._text, end)
        return _SIGNED_AHEAD.match(self._text, end) is not None and not _ENDS_IN_ERA_YEAR.search(self._before)

    def _continues_latin(self, end: int) -> bool:
        """Whether the word in Latin letters before the blank goes on behind it: 「R 6年」, 「kW h」."""
        if _ENDS_IN_ERA_LETTER.search(self._before):
            return _YEAR_AHEAD.match(self._text, end) is not None
        found, ahead = _ENDS_IN_LATIN.search(self._before), _LATIN_AHEAD.match(self._text, end)
        if found is None or ahead is None:
            return False
        return found[0] + ahead[0] in UNITS or found[0] + ahead[0] == "CO2"

    def _continues_behind_stop(self, end: int, stop: str) -> bool:
        """Whether 「1,」 or 「30.」 goes on behind the blank. 「1. 50人」 may be the first of a list."""
        found = _LITERAL.search(self._before)
        if found is None:
            return False
        digits = found["digits"]
        if stop == ",":
            whole = re.fullmatch("[1-9][0-9]{0,2}(?:,[0-9]{3})*,", digits)
            return whole is not None and _TRIPLE.match(self._text, end) is not None
        if "." in digits[:-1]:
            return False
        return digits == "0." or bool(found["before"].strip(" )、。;:"))

    def _continues_behind_scale(self, end: int) -> bool:
        """Whether 「1億」 goes on in 「4,484万」 behind the blank."""
        scaled, section = _SCALED.search(self._before), _SECTION_AHEAD.match(self._text, end)
        if not scaled or not section:
            return False
        return read_number(scaled[0] + "".join(section[0].split())) is not None
