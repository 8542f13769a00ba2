"""A line of an indicator that says of each of its two values the year alone: 「相談件数　R6：20件（R1：12件）」.

The value of the later year is what is aimed at. Only where a caption says that indicators stand below is it read so.
"""

from __future__ import annotations

import re

from senryaku_parse.layouts.indicator_lines import Quantified
from senryaku_parse.layouts.quantities import is_quantity, is_value_in_words, name_before, trailing_quantity
from senryaku_parse.layouts.stated import BETWEEN, OPENING, YEAR_OF_VALUE
from senryaku_parse.patterns import later
from senryaku_parse.targets.tokens import fold_width
from senryaku_parse.targets.years import read_year

_DATE = later(YEAR_OF_VALUE)
_BEHIND = frozenset(":)")
"""One of these follows a year that is a number alone."""
_AROUND = BETWEEN + OPENING + ")）]］〕。はにまで"


def split_dated(text: str) -> Quantified | None:
    """`text` taken apart at the years beside its two values, before or behind both, or before its only one; else null."""
    plain = fold_width(text)
    dates = [
        date for date in _DATE.finditer(plain) if not date[0].isdigit() or plain[date.end() : date.end() + 1] in _BEHIND
    ]
    if len(dates) == 1:
        return _aim_alone(text, dates[0])
    if len(dates) != 2:
        return None
    first, last = (read_year(date[0]) for date in dates)
    head, between, tail = text[: dates[0].start()], text[dates[0].end() : dates[1].start()], text[dates[1].end() :]
    if first is None or last is None or first == last:
        return None
    if tail.strip(_AROUND):
        name, one, other = name_before(head), between, tail
    else:
        (name, one), other = trailing_quantity(head.rstrip(OPENING + " ")), between
    values = {first: one.strip(_AROUND), last: other.strip(_AROUND)}
    low, aim = values[min(values)], values[max(values)]
    if not name or not is_quantity(aim) or not (is_quantity(low) or is_value_in_words(low)):
        return None
    return Quantified(name, aim, low, baseline_year=min(values), target_year=max(values))


def _aim_alone(text: str, date: re.Match[str]) -> Quantified | None:
    name, aim, year = name_before(text[: date.start()]), text[date.end() :].strip(_AROUND), read_year(date[0])
    return Quantified(name, aim, target_year=year) if name and year and is_quantity(aim) else None
