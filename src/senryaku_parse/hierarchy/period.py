"""The fiscal years that a strategy covers, where its title or a text before its tables says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from senryaku_parse.model import Period
from senryaku_parse.patterns import later
from senryaku_parse.targets.tokens import fold_width
from senryaku_parse.targets.years import PERIOD, YEAR, read_period, read_year

_LONGEST = 30
"""Years; a plan that seems to run longer is misread."""
_TO = r"\s?(?:~|-|–|—|から|より)\s?"
_SPAN = re.compile(
    rf"(?P<start>{YEAR}){_TO}(?P<end>{YEAR})|(?P<short>(?<![0-9-]){PERIOD}(?![0-9-]))|(?P<bare>(?<!\d)20\d\d{_TO}20\d\d(?![\d-]))"
)
"""Two whole years, a span whose end leaves its era out, or two bare Gregorian years."""
_STATED = later(rf"(?:計画|対象|推進|実施|取組|戦略の?)期間[^0-9A-Za-z]{{0,12}}?(?:{_SPAN.pattern})")


def period_of(title: str, texts: Iterable[str]) -> Period | None:
    """The one span of years in `title`, else the one that a text of `texts` calls the period; null where two differ."""
    return _agreed(_spans(_SPAN, title)) or _agreed(
        span for text in texts if "期間" in text for span in _spans(_STATED, text)
    )


def stated_period(text: str) -> Period | None:
    """The one span of years in a text that is known to be the period."""
    return _agreed(_spans(_SPAN, text)) if text else None


def _agreed(spans: Iterable[Period | None]) -> Period | None:
    different = set(spans)
    return different.pop() if len(different) == 1 else None


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[Period | None]:
    """The spans of `text`; null for one that can't be read, so that it agrees with no other."""
    for found in pattern.finditer(fold_width(text)):
        if found["short"]:
            years = read_period(found["short"])
        elif found["bare"]:
            years = int(found["bare"][:4]), int(found["bare"][-4:])
        else:
            years = _pair(read_year(found["start"]), read_year(found["end"]))
        yield Period(start=years[0], end=years[1]) if years and 0 < years[1] - years[0] < _LONGEST else None


def _pair(start: int | None, end: int | None) -> tuple[int, int] | None:
    return None if start is None or end is None else (start, end)
