"""Aim and baseline that stand in columns of their own, read as one target."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TypeAlias

from senryaku_parse.findings import Finding, Severity, finding
from senryaku_parse.messages import render
from senryaku_parse.model import Direction, Target
from senryaku_parse.patterns import later
from senryaku_parse.records import replaced
from senryaku_parse.targets.expression import express
from senryaku_parse.targets.numerals import EXACT
from senryaku_parse.targets.reading import is_aim, read_level, read_target
from senryaku_parse.targets.steps import way_between
from senryaku_parse.targets.units import POINT, SCALES, same_dimension

_LOOKS_LIKE_A_YEAR = re.compile("(?:19|20)[0-9]{2}")
_YEARS_OF_STRATEGIES = range(2005, 2061)
_COUNTS_HUNDREDS = 500
"""A baseline from which on the number beside it may be a four-digit one."""
_BRACKETED = re.compile(r"[(（][^()（）]*+[)）]")
_SCALED = later(r"[(（\[［](?:単位\s?[:：]?\s?)?+[十百千万億]++\w")
"""A unit in the name of an indicator that counts in thousands or more: 「入込客数（千人）」."""
_SCALE_OF = re.compile(rf"[0-9]\s?({'|'.join(sorted(filter(None, SCALES), key=len, reverse=True))})(?![0-9])")
_ALIKE = 3
"""How many times one of baseline and aim may be the other, to be counted alike."""
_SAYS_MORE = re.compile("[(/]")
"""What stands in a unit that says more than what is counted: 「人（累計）」, 「人/年」."""
_DASHES = frozenset("-－―—–ー…・*＊")


def read_stated(
    text: str,
    indicator: str,
    *,
    baseline: str = "",
    unit: str | None = None,
    baseline_unit: str | None = None,
    baseline_year: int | None = None,
    target_year: int | None = None,
) -> tuple[Target, tuple[Finding, ...]]:
    """As `read_target`, with what columns say beside `text`: the baseline, the units, the years.

    A unit or a year counts for numbers without one of their own. A baseline that is no plain level, or is counted in
    another unit than the aim, is left out, with a finding: a warning where it has figures beside those of a year in
    brackets, and no other finding tells that the aim is not read.
    """
    beside = "" if set(baseline) <= _DASHES else baseline
    base, doubts = _in_unit(baseline_unit, _read_baseline(baseline, text, baseline_unit)) if beside else (None, ())
    target, findings = _in_unit(unit, _read_aim(text, indicator, base, unit))
    started = (base.target_year if base else None) or baseline_year
    if base and started and _is_on_the_way(target, started):
        target, findings = _without_the_way(target)
    if base and base.unit is None and base.value:
        base, lent = _scaled_alike(base, target)
        findings += lent
    if target_year is not None and target.target_year is None:
        target = replaced(target, target_year=target_year)
    if base is None:
        return target, findings
    doubt = _doubt(target, base, indicator)
    if doubt:
        quantified = is_aim(target) and any(map(str.isdecimal, _BRACKETED.sub("", baseline)))
        severity: Severity | None = "warning" if quantified else None
        return target, (*findings, finding(*doubt, before=f"{baseline} → {text}", severity=severity))
    if any(one.code == "target-several-values" for one in doubts):
        message = render("aims.several-baselines")
        findings += (finding("target-several-values", message, before=baseline, after=base.describe()),)
    return (
        replaced(
            target,
            baseline=base.value,
            baseline_derived=False,
            unit=target.unit or base.unit,
            baseline_year=started or target.baseline_year,
            direction=target.direction or _direction(target, base),
        ),
        findings,
    )


_Reading: TypeAlias = tuple[Target, tuple[Finding, ...]]


def _read_baseline(text: str, aim: str, unit: str | None) -> _Reading:
    """The reading of a column of baselines: a signed number there is no step, and no year where the aim is none."""
    if not _is_year_like(text):
        return _level_of(read_level(text))
    counts = unit or (_is_number_beside(text, aim) if _is_year_like(aim) else _is_large(read_target(aim)[0]))
    return _as_number(text) if counts else read_target(text)


def _level_of(reading: _Reading) -> _Reading:
    """`reading`, a baseline that the text itself calls one (「100人（R5実績）」) as the level that its column has."""
    target, findings = reading
    if target.baseline is None or target.baseline_derived or target.value is not None or target.change is not None:
        return reading
    return replaced(target, value=target.baseline, target_year=target.baseline_year, baseline=None), findings


def _is_on_the_way(target: Target, started: int) -> bool:
    """Whether what `target` has before its level is of a year after the baseline's: 「R8：120人 R11：150人」."""
    return not target.baseline_derived and target.baseline is not None and (target.baseline_year or 0) > started


def _without_the_way(target: Target) -> _Reading:
    message = render("aims.interim-values", text=target.text)
    found = finding("target-several-values", message, before=target.text, after=target.describe())
    return replaced(target, baseline=None, baseline_year=None, direction=None), (found,)


def _read_aim(text: str, indicator: str, base: Target | None, unit: str | None) -> _Reading:
    """The reading of a column of aims beside the baseline: a signed number is a level where that is one of its kind."""
    if _is_year_like(text):
        return _as_number(text) if unit or (base and _is_large(base)) else read_target(text, indicator)
    target, findings = read_target(text, indicator)
    if target.value is None and target.change is not None and base and _may_be_negative(base):
        level, doubts = read_level(text, indicator)
        if level.value is not None and (level.unit is None or same_dimension(level.unit, base.unit)):
            return level, doubts
    return target, findings


def _may_be_negative(base: Target) -> bool:
    """Whether the baseline is of a kind that has a sign: it has one, is nought, or counts points."""
    return base.value is not None and (base.value <= 0 or base.unit == POINT or base.text.lstrip()[:1] in "+＋")


def _is_large(target: Target) -> bool:
    return target.value is not None and target.value >= _COUNTS_HUNDREDS


def _is_year_like(text: str) -> bool:
    return _LOOKS_LIKE_A_YEAR.fullmatch(express(text).joined) is not None


def _is_number_beside(text: str, other: str) -> bool:
    """Whether of two texts that look like a year one is none of a strategy's: 「1954」 beside 「1923」."""
    return any(int(express(one).joined) not in _YEARS_OF_STRATEGIES for one in (text, other))


def _as_number(text: str) -> _Reading:
    """「1923」 as the number that it is beside another."""
    return Target(text=text, value=Decimal(express(text).joined)), ()


def _in_unit(unit: str | None, reading: _Reading) -> _Reading:
    """`reading` with `unit` for a number without one of its own."""
    target, findings = reading
    if not unit or set(unit) <= _DASHES or target.unit is not None or target.value is None:
        return target, findings
    unit = express(unit).joined
    if _SAYS_MORE.search(unit):
        target, unit = _counted_in(unit, target)
    scale = next((one for one in sorted(SCALES, key=len, reverse=True) if one and unit.startswith(one)), "")
    factor = SCALES[scale] if scale and len(unit) > len(scale) else None
    if factor is None:
        return replaced(target, unit=unit), findings
    scaled = [None if number is None else EXACT.multiply(number, factor) for number in (target.value, target.baseline)]
    return replaced(target, value=scaled[0], baseline=scaled[1], unit=unit[len(scale) :]), findings


def _scaled_alike(base: Target, target: Target) -> _Reading:
    """`base`, a bare number, in the scale of `target` where it is counted so, which is told: 「38.3」 beside 「44.4万t」.

    Where it is as likely to be the number alone, its value is null.
    """
    scaled = _SCALE_OF.search(express(target.text).joined) if target.value and target.unit else None
    factor = SCALES[scaled[1]] if scaled else None
    if factor is None or base.value is None or target.value is None:
        return base, ()
    number = EXACT.multiply(base.value, factor)
    if _is_alike(number, target.value):
        scaled_base = replaced(base, value=number)
        message = render("aims.scaled-baseline", baseline=base.text, target=target.text)
        found = finding(
            "target-baseline-unclear", message, before=base.text, after=scaled_base.describe(), severity="warning"
        )
        return scaled_base, (found,)
    return (base if _is_alike(base.value, target.value) else replaced(base, value=None)), ()


def _is_alike(number: Decimal, other: Decimal) -> bool:
    """Whether two numbers are of the same size, more or less."""
    return abs(other) <= abs(number) * _ALIKE and abs(number) <= abs(other) * _ALIKE


def _counted_in(unit: str, target: Target) -> tuple[Target, str]:
    """`target` with what `unit` says of how it is counted, and the rest of that: 「千人（累計）」 is 千人, counted up."""
    head = unit[: found.start()] if (found := _SAYS_MORE.search(unit)) else unit
    one, counted = read_target(f"1{head}")[0], read_target(f"1{unit}")[0]
    if not one.unit or (counted.value, counted.unit) != (one.value, one.unit) or counted.years:
        return target, unit
    said = " / ".join(filter(None, (target.qualifier, counted.qualifier)))
    cumulative = target.cumulative or counted.cumulative
    return replaced(target, per=target.per or counted.per, cumulative=cumulative, qualifier=said or None), head


def _doubt(target: Target, base: Target, indicator: str) -> tuple[str, str] | None:
    """The code and message of what keeps `base` from being the baseline of `target`; null where nothing does."""
    if base.value is None or base.change is not None or base.bound is not None:
        return "target-baseline-unclear", render("aims.baseline-no-number")
    if not is_aim(target):
        return "target-baseline-unclear", render("aims.baseline-without-target")
    if target.unit and base.unit and not same_dimension(target.unit, base.unit):
        return "target-baseline-unclear", render("aims.baseline-other-unit")
    if target.value is not None and (target.unit is None) != (base.unit is None) and _SCALED.search(indicator):
        message = render("aims.baseline-unit-unclear")
        return "target-baseline-unclear", message
    if target.baseline is not None and target.baseline != base.value:
        return "target-inconsistent", render("aims.baseline-contradicts")
    return None


def _direction(target: Target, base: Target) -> Direction | None:
    """The way from the baseline to the aim; null where one of them is no level."""
    if target.value is None or base.value is None:
        return None
    return way_between(base.value, target.value, target.bound)
