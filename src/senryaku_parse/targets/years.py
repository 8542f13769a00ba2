"""Years in 和暦 and 西暦, converted to Gregorian fiscal years (April to March).

Read: `H27`, `平成27年度`, `令和元年`, `2019年度`, `2024（令和6）年度`, `R6.3`, `令和6年3月末`; and periods:
`R2～R6`, `平成27～31年度`. A year without an era (`27年度`) can't be placed and stays text.
All text here is in plain width (see `tokens.fold_width`).
"""

from __future__ import annotations

import re

from senryaku_parse.patterns import later

_ERAS = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988, "昭和": 1925, "S": 1925}
"""Year 1 of an era is this plus one. 平成 runs on past 31 in plans written before 2019 (H36 is 2024)."""

APOSTROPHES = "'‘’′"
"""Signs that stand for the century: 「'23」."""

_JAPANESE = r"(?:(?:令和|平成|昭和)\s?|(?<![0-9A-Za-z])[RHS])(?:元|[0-9]{1,2})(?![0-9A-Za-z])"
_GREGORIAN = r"(?<![0-9.,])(?:19|20)[0-9]{2}(?![0-9])"
_MONTH = r"(?:年\s?[0-9]{1,2}月(?:[0-9]{1,2}日)?)"

_BEHIND_PERIOD = r"[)\]の間累合計総通平延]|まで|$"

YEAR = (
    rf"(?:{_JAPANESE}(?:\({_GREGORIAN}(?:年度?)?\))?(?:\.[0-9]{{1,2}}(?:\.[0-9]{{1,2}})?(?![0-9])|{_MONTH}|年度?)?"
    rf"|{_GREGORIAN}(?:\({_JAPANESE}(?:年度?)?\))?(?:{_MONTH}|年度?)"
    rf"|(?<=\(){_GREGORIAN}(?=\))|{_GREGORIAN}(?=:)"
    rf"|(?<![0-9A-Za-z])[{APOSTROPHES}][0-9]{{2}}(?:年度?|(?=[):])))"
)
"""Pattern of one year. A bare Gregorian number is a year only alone in brackets or before a colon."""
PERIOD = (
    rf"(?:(?:{_JAPANESE}|{_GREGORIAN})(?:年度?)?(?:~|-|から)"
    rf"(?:{_JAPANESE}(?:年度?)?|(?:{_GREGORIAN}|[0-9]{{1,2}})年度?|(?:{_GREGORIAN}|[0-9]{{1,2}})(?={_BEHIND_PERIOD})))"
)
"""Pattern of a span of years; the era of its end may be left out."""

YEAR_ALONE = re.compile(rf"(?:{YEAR}|(?P<bare>(?:19|20)[0-9][0-9](?![0-9])))")
"""A year where nothing but years stands: a bare Gregorian number is one, too."""

_ERA_YEAR = re.compile(r"(令和|平成|昭和|[RHS])\s?(元|[0-9]{1,2})(?![0-9])")
_GREGORIAN_YEAR = re.compile(_GREGORIAN)
_EARLY_MONTH = re.compile(r"年\s?0?[123]月|^[^.]*\.0?[123](?![0-9])")
_SHORT_END = re.compile(r"(?:~|-|から)([0-9]{1,2})(?![0-9])")
_SHORT_YEAR = later(f"[{APOSTROPHES}]([0-9]{{2}})")


def read_year(literal: str) -> int | None:
    """The Gregorian fiscal year of a `YEAR` literal; null where its two forms disagree.

    January to March belong to the fiscal year before.
    """
    stated = {_era_year(era, number) for era, number in _ERA_YEAR.findall(literal)}
    stated.update(int(year) for year in _GREGORIAN_YEAR.findall(literal))
    stated.update(2000 + int(year) for year in _SHORT_YEAR.findall(literal))
    if len(stated) != 1:
        return None
    return stated.pop() - bool(_EARLY_MONTH.search(literal))


def read_period_end(literal: str) -> int | None:
    """The Gregorian fiscal year that a `PERIOD` literal ends in; null where it does not follow the start."""
    period = read_period(literal)
    return period and period[1]


def read_period(literal: str) -> tuple[int, int] | None:
    """The first and the last Gregorian fiscal year of a `PERIOD` literal; null where they are in no such order."""
    eras = _ERA_YEAR.findall(literal)
    short = _SHORT_END.search(literal)
    if short:
        start = _era_year(*eras[0]) if eras else int(_GREGORIAN_YEAR.findall(literal)[0])
        end = _era_year(eras[0][0], short[1]) if eras else start - start % 100 + int(short[1])
    else:
        years = [_era_year(*era) for era in eras] + [int(year) for year in _GREGORIAN_YEAR.findall(literal)]
        start, end = (min(years), max(years)) if len(eras) == 1 else (years[0], years[-1])
    return (start, end) if end is not None and start is not None and start < end else None


def _era_year(era: str, number: str) -> int:
    return _ERAS[era] + (1 if number == "元" else int(number))
