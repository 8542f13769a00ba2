"""The heading of a column or a row, understood: what it stands for, for which year, in which unit.

「目標値（H31）」 is an aim of 2019, 「現状値(人)」 a baseline in 人, 「平成27年度」 a year of whatever stands above it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from senryaku_parse.patterns import later
from senryaku_parse.targets.tokens import fold_width
from senryaku_parse.targets.units import SCALES, UNITS
from senryaku_parse.targets.years import PERIOD, YEAR, read_period_end, read_year
from senryaku_parse.text import UNNAMED, join_lines
from senryaku_parse.vocabulary import Part, Vocabulary

_YEAR = re.compile(rf"(?P<period>{PERIOD})|(?P<year>{YEAR})|(?P<bare>(?<![0-9.,])20[0-9][0-9](?![0-9.,]))")
_OF_A_YEAR = re.compile(r"年度末時点|年度末現在|年度末|年度|年末|年時点|時点|現在|見込み?値?|末|年|累計")
_DIGIT = re.compile("[0-9]")
_BRACKETED = re.compile(r"\(([^()]*)\)")
_ITEM = re.compile(r"""'[^']*'|"[^"]*"|[0-9.]+|nan""")
_TUPLE = re.compile(rf"\(({_ITEM.pattern})(, ({_ITEM.pattern}))+\)")
"""A tuple as Python writes it."""
_SCALED_UNIT = re.compile(rf"({'|'.join(sorted(filter(None, SCALES), key=len, reverse=True))})?(.+)")

_CALLED_UNIT = re.compile(r"単位[:：\s]*([^\s0-9:：、。]{1,6})\Z")

_NUMBERED = re.compile(r"([^0-9①-⑳\s()]++)[\s(]*+(?:[0-9]{1,2}|[①-⑳])[\s)]*+")
"""A heading that is one of several: 「主な事業①」, 「事業2」."""
_UNIT_AT_END = later(r"\s*+[(（\[［〔【](?:単位[\s:：]*+)?+([^()（）\[\]［］〔〕【】\s:：]++)[)）\]］〕】]\Z")
_CLOSED = (")", "）", "]", "］", "〕", "】")

_PAIR: frozenset[Part] = frozenset({"aim", "baseline"})
_BETWEEN = later(r"[／/・|｜]|から|[↓⇩]")
_LONGEST_PAIR = 48
"""Characters of a heading of both."""


class Heading(NamedTuple):
    """A heading, understood."""

    text: str
    """As the source writes it, white space folded."""
    parts: tuple[Part, ...] = ()
    """What it may stand for, likeliest first; empty for a heading nobody knows, or a year alone."""
    year: int | None = None
    """The Gregorian fiscal year it names; the last one of a span."""
    unit: str | None = None
    """The unit it names in brackets."""
    is_name: bool = False
    """Whether it heads names, and only a group over it says of what: 「名称」."""
    paired: Heading | None = None
    """What stands in the same cell as each of its values: the baseline, under 「目標値（基準値）」, 「現状値→目標値」."""
    paired_first: bool = False
    """Whether that stands before the value."""

    @property
    def known(self) -> bool:
        """Whether it reads as a heading at all."""
        return bool(self.parts) or self.year is not None


def read_heading(text: str, vocabulary: Vocabulary) -> Heading:
    """What `text` says as the heading of a column or a row."""
    folded = join_lines(text)
    if not folded:
        return Heading("")
    if parts := vocabulary.parts(folded):
        return Heading(folded, parts)
    plain = fold_width(folded)
    found = _read(folded, plain, vocabulary)
    if found.year is None and " " in plain and _DIGIT.search(plain):
        joined = _read(folded, plain.replace(" ", ""), vocabulary)  # 「H 28実績」, 「20 14年度」
        return joined if joined.year is not None else found
    return found


def year_within(text: str) -> int | None:
    """The Gregorian fiscal year that stands in `text`, whatever its words: 「めあて（R11）」; null where none does."""
    return _without_year(fold_width(join_lines(text)))[0]


def _read(folded: str, plain: str, vocabulary: Vocabulary) -> Heading:
    """The heading `folded`, in plain width `plain`, which is no word of the vocabulary as a whole."""
    year, rest = _without_year(plain)
    unit = next((one for found in _BRACKETED.finditer(rest) if (one := _unit(found[1]))), None)
    bare = _BRACKETED.sub("", rest).strip()
    parts = vocabulary.parts(rest) or vocabulary.parts(bare) or vocabulary.parts(_OF_A_YEAR.sub("", bare).strip())
    if not parts and year is None and (numbered := _NUMBERED.fullmatch(bare)):
        parts = _of_names(vocabulary.parts(numbered[1]))
    if not parts and year is not None and not _OF_A_YEAR.sub("", bare).strip():
        parts = next((said for found in _BRACKETED.finditer(rest) if (said := vocabulary.parts(found[1]))), ())
    if not parts and (year is None or _OF_A_YEAR.sub("", bare).strip(" ()・")):
        pair = _pair(folded, vocabulary) if len(folded) <= _LONGEST_PAIR else None
        return pair or Heading(folded, is_name=vocabulary.names_below_group(folded))
    return Heading(folded, parts, year, unit, paired=_bracketed(parts, rest, vocabulary))


def _pair(folded: str, vocabulary: Vocabulary) -> Heading | None:
    """The heading of baseline and aim with an arrow or a slash between them: 「現状値（R1）→目標値（R6）」."""
    sides = vocabulary.around_arrow(folded)
    arrow = sides is not None
    if sides is None:
        sign = _BETWEEN.search(folded)
        if sign is None:
            return None
        sides = folded[: sign.start()], folded[sign.end() :]
    one, other = (read_heading(side, vocabulary) for side in sides)
    if one.parts[:1] == ("actual",) and arrow:
        one = one._replace(parts=("baseline",))
    said = (*one.parts[:1], *other.parts[:1])
    if said == ("baseline", "aim"):
        return Heading(folded, ("aim",), other.year, other.unit or one.unit, paired=one, paired_first=True)
    return Heading(folded, ("aim",), one.year, one.unit, paired=other) if said == ("aim", "baseline") else None


def _of_names(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """`parts` of a heading that counts several columns alike: those of names are counted."""
    return parts if parts[:1] in (("project",), ("kpi",), ("indicator",), ("target",)) else ()


def _unit(text: str) -> str | None:
    """The unit that `text`, in brackets behind a heading, is: a listed one, or any that is called so: 「単位：経営体」."""
    called = _CALLED_UNIT.match(text)
    return called[1] if called else text if is_unit(text) else None


def _bracketed(parts: Sequence[Part], rest: str, vocabulary: Vocabulary) -> Heading | None:
    """Of aim and baseline the heading of one that stands in brackets behind that of the other."""
    if not parts or parts[0] not in _PAIR:
        return None
    inner = (read_heading(found[1], vocabulary) for found in _BRACKETED.finditer(rest))
    return next((one for one in inner if one.parts and one.parts[0] in _PAIR - {parts[0]}), None)


def read_path(text: str, vocabulary: Vocabulary) -> tuple[Heading, ...]:
    """The headings in one cell, the group first: one, or several that a program wrote into it.

    pandas writes `('KPI', '現状値')` for two rows of headings; people join them as `KPI_現状値`.
    """
    if _TUPLE.fullmatch(text):
        texts = [found.strip("'\"") for found in _ITEM.findall(text)]
    elif "_" in text and not read_heading(text, vocabulary).known:
        texts = text.split("_")
    else:
        return (read_heading(text, vocabulary),)
    said = [name for name in map(join_lines, texts) if name and name != "nan" and not name.startswith(UNNAMED)]
    return tuple([read_heading(name, vocabulary) for name, _ in groupby(said)]) or (read_heading(text, vocabulary),)


def bare_heading(text: str) -> str:
    """`text` as a heading without the year that it names, and what stands in brackets: 「現状値」 of 「現状値（R2）」."""
    return _BRACKETED.sub("", _without_year(fold_width(join_lines(text)))[1]).strip()


def is_unit(text: str) -> bool:
    """Whether `text` is a unit that is listed, a scale before it allowed: 「千円」."""
    found = _SCALED_UNIT.fullmatch(text)
    return text in UNITS or (found is not None and found[2] in UNITS)


def unit_in_name(name: str) -> str | None:
    """The unit that stands in brackets at the end of `name`, of an indicator: 「入込客数（千人）」; null where none does."""
    if not name.endswith(_CLOSED):
        return None
    found = _UNIT_AT_END.search(name)
    unit = fold_width(found[1]) if found and found.start() else ""
    return unit if unit and is_unit(unit) else None


def _without_year(plain: str) -> tuple[int | None, str]:
    """The year that a heading in plain width names, and the rest of it; null and all of it where it names none, or two."""
    found = _YEAR.search(plain)
    if found is None:
        return None, plain
    if found["period"]:
        year = read_period_end(found["period"])
    else:
        year = read_year(found["year"]) if found["year"] else int(found["bare"])
    rest = (plain[: found.start()] + plain[found.end() :]).strip(" /・,:~|")
    rest = re.sub(r"\(\s*(?:年度?末?|末|時点|実績|見込)?\s*\)", "", rest).strip()
    return year, rest
