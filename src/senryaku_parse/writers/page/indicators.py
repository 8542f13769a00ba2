"""What an indicator aims at: the city's words, the reading of them, and bars where both ends are known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from senryaku_parse.model import Indicator, Target, YearValue
from senryaku_parse.writers.markup import Html, element, fragment
from senryaku_parse.writers.page.words import ARROWS, PageWords


class _Level(NamedTuple):
    """One bar."""

    role: str
    label: str
    value: Decimal


def aim(indicator: Indicator, words: PageWords) -> Html:
    """The aim as the city words it."""
    if indicator.target is None:
        return element("p", words.no_aim, class_="aim missing")
    return element("p", words.said(indicator.target.text), class_="aim")


def reading(indicator: Indicator, words: PageWords) -> Html:
    """The bars, the reading in words where it says more than the text, the direction, and what the years state."""
    target = indicator.target
    levels = _levels(indicator, target, words) if target else []
    parts = []
    if target and levels:
        parts.append(_bars(levels, target.unit or "", words))
    if target and (told := target.describe(words.lang)) != target.text:
        parts.append(element("p", words.said(told), " ", *_way(target, words), class_="reading"))
    parts += _years(indicator, words, drawn=bool(levels))
    return element("div", *parts, class_="measured") if parts else Html()


def _levels(indicator: Indicator, target: Target, words: PageWords) -> list[_Level]:
    """Baseline, actual values, target; none of them where baseline or target is not known."""
    if target.baseline is None or target.value is None:
        return []
    start = words.derived if target.baseline_derived else words.baseline
    levels = [
        _Level("baseline", _dated(start, target.baseline_year, words), target.baseline),
        *(
            _Level("actual", _dated(words.actual, year, words), value)
            for year, value in sorted(indicator.actuals.items())
        ),
        _Level("aimed", _dated(words.aim, target.target_year, words), target.value),
    ]
    return levels if all(level.value.is_finite() for level in levels) else []


def _dated(label: str, year: int | None, words: PageWords) -> str:
    return label if year is None else f"{label} {words.year.format(year)}"


def _bars(levels: Sequence[_Level], unit: str, words: PageWords) -> Html:
    """A bar each, drawn from zero on one scale, with its number."""
    low = min(Decimal(0), *(level.value for level in levels))
    high = max(Decimal(0), *(level.value for level in levels))
    span = high - low or Decimal(1)
    return element(
        "dl",
        *(
            element(
                "div",
                element("dt", level.label),
                element("dd", _bar(level.value, low, span), words.said(f"{level.value:,f}{unit}", "number")),
                class_=level.role,
            )
            for level in levels
        ),
        class_="levels",
    )


def _bar(value: Decimal, low: Decimal, span: Decimal) -> Html:
    """The bar of `value` in a box 100 wide, which begins at `low`; zero is a line."""
    zero = float(-low / span * 100)
    length = float(abs(value) / span * 100)
    left = zero if value >= 0 else zero - length
    return element(
        "svg",
        element("rect", x=f"{left:.2f}", width=f"{length:.2f}", height="4"),
        element("path", d=f"M{zero:.2f} 0v4", vector_effect="non-scaling-stroke"),
        viewBox="0 0 100 4",
        preserveAspectRatio="none",
        aria_hidden="true",
    )


def _way(target: Target, words: PageWords) -> Iterator[Html]:
    """An arrow, with its word for those who hear the page."""
    if target.direction:
        word = words.directions[target.direction]
        yield element("span", ARROWS[target.direction], class_="way", role="img", aria_label=word, title=word)


def _years(indicator: Indicator, words: PageWords, *, drawn: bool) -> Iterator[Html]:
    """What single years state: the columns of the source, and actual values that are not `drawn` as bars."""
    stated = [
        element("div", element("dt", words.year.format(year)), element("dd", _stated(value, words)))
        for year, value in sorted(indicator.series.items())
    ]
    if stated:
        yield element("dl", *stated, class_="years")
    unit = indicator.target.unit or "" if indicator.target else ""
    values = [
        element("div", element("dt", _dated(words.actual, year, words)), element("dd", words.said(f"{value:,f}{unit}")))
        for year, value in sorted(indicator.actuals.items())
    ]
    if values and not drawn:
        yield element("dl", *values, class_="years")


def _stated(value: YearValue, words: PageWords) -> Html:
    """The interim target and the actual value of one year."""
    named = ((words.aim, value.target), (words.actual, value.actual))
    return fragment(
        *(element("span", name, " ", words.said(text), class_="stated") for name, text in named if text is not None)
    )
