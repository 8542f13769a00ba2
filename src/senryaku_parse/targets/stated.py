"""Aim and baseline that stand in columns of their own, read as one target."""

from __future__ import annotations

from dataclasses import replace

from senryaku_parse.findings import Finding, finding
from senryaku_parse.model import Direction, Target
from senryaku_parse.targets.numerals import EXACT
from senryaku_parse.targets.reading import read_target
from senryaku_parse.targets.steps import way_between
from senryaku_parse.targets.tokens import fold_width
from senryaku_parse.targets.units import SCALES, same_dimension

_NET = "増減"
"""What a baseline is read as the level of: a signed number in its column is no step."""
_DASHES = frozenset("-－―—–ー…・*＊")


def read_stated(
    text: str,
    indicator: str,
    *,
    baseline: str = "",
    unit: str | None = None,
    baseline_year: int | None = None,
    target_year: int | None = None,
) -> tuple[Target, tuple[Finding, ...]]:
    """As `read_target`, with what columns say beside `text`: the baseline, the unit of both, their years.

    A unit or a year counts for numbers without one of their own. A baseline that is no plain level, or is counted in
    another unit than the aim, is left out, with a finding.
    """
    target, findings = _in_unit(text, indicator, unit)
    if target_year is not None and target.target_year is None:
        target = replace(target, target_year=target_year)
    if not baseline or set(baseline) <= _DASHES:
        return target, findings
    base, _ = _in_unit(baseline, _NET, unit)
    doubt = _doubt(target, base)
    if doubt:
        return target, (*findings, finding(*doubt, before=f"{baseline} → {text}"))
    return (
        replace(
            target,
            baseline=base.value,
            baseline_derived=False,
            unit=target.unit or base.unit,
            baseline_year=base.target_year or baseline_year or target.baseline_year,
            direction=target.direction or _direction(target, base),
        ),
        findings,
    )


def _in_unit(text: str, indicator: str, unit: str | None) -> tuple[Target, tuple[Finding, ...]]:
    target, findings = read_target(text, indicator)
    if unit is None or target.unit is not None or target.value is None:
        return target, findings
    unit = fold_width(unit)
    scale = next((one for one in sorted(SCALES, key=len, reverse=True) if one and unit.startswith(one)), "")
    factor = SCALES[scale] if scale and len(unit) > len(scale) else None
    if factor is None:
        return replace(target, unit=unit), findings
    scaled = [None if number is None else EXACT.multiply(number, factor) for number in (target.value, target.baseline)]
    return replace(target, value=scaled[0], baseline=scaled[1], unit=unit[len(scale) :]), findings


def _doubt(target: Target, base: Target) -> tuple[str, str] | None:
    """The code and message of what keeps `base` from being the baseline of `target`; null where nothing does."""
    if base.value is None or base.change is not None or base.bound is not None:
        return "target-baseline-unclear", "現状値の欄を1つの数値として読めないため、基準値は空のままにしました。"
    if target.value is None and target.change is None:
        return "target-baseline-unclear", "目標値を数量として読めないため、基準値は空のままにしました。"
    if target.unit and base.unit and not same_dimension(target.unit, base.unit):
        return "target-baseline-unclear", "現状値と目標値の単位が違うため、基準値は空のままにしました。"
    if target.baseline is not None and target.baseline != base.value:
        return "target-inconsistent", "現状値の欄が、目標の表現から求められる現状値と合いません。"
    return None


def _direction(target: Target, base: Target) -> Direction | None:
    """The way from the baseline to the aim; null where one of them is no level."""
    if target.value is None or base.value is None:
        return None
    return way_between(base.value, target.value, target.bound)
