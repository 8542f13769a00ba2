"""A step with the two levels that it lies between in brackets behind it: 「23人増加（R2 139人→R7 162人）」."""

from __future__ import annotations

import re
from decimal import Decimal

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.model import Target
from senryaku_parse.records import replaced
from senryaku_parse.targets.numerals import EXACT
from senryaku_parse.targets.units import POINT

_STEP_AND_PAIR = re.compile(r"(?P<step>[^()]{2,30})\((?P<pair>[^()]{2,60})\)\.?")
_ARROW = re.compile("→|⇒|➡|⇨|⟶|▶|->|=>|から")
_ROUNDED = Decimal("0.6")
"""Of a unit or a per cent: how far a rounded step may be from what its levels come to."""


def parted_step(plain: str) -> tuple[str, str] | None:
    """The step and the pair of `plain`, in plain width, as texts; null for any other text."""
    if not plain.endswith((")", ").")):
        return None
    found = _STEP_AND_PAIR.fullmatch(plain)
    return (found["step"], found["pair"]) if found and _ARROW.search(found["pair"]) else None


def joined_step(text: str, step: Target, pair: Target) -> tuple[Target, tuple[Finding, ...]] | None:
    """`text` as a target with all that its `step` and its `pair` of levels say; null where they are no such two."""
    if step.change is None or step.value is not None or step.qualifier or pair.qualifier:
        return None
    if pair.value is None or pair.baseline is None or pair.baseline_derived:
        return None
    joined = replaced(
        pair,
        text=text,
        change=step.change,
        change_unit=step.change_unit or (step.unit if step.unit != pair.unit else None),
        change_from="baseline",
        direction=pair.direction or step.direction,
        years=step.years or pair.years,
    )
    if _agree(step, pair.value, pair.baseline):
        return joined, ()
    message = render("aims.step-contradicts", text=text)
    return joined, (finding("target-inconsistent", message, before=text),)


def _agree(step: Target, value: Decimal, baseline: Decimal) -> bool:
    change = step.change or Decimal()
    between = EXACT.subtract(value, baseline)
    if step.change_unit in ("%", "割") and baseline:
        tenths = 10 if step.change_unit == "割" else 100
        if abs(float(between) / float(baseline) * tenths - float(change)) <= _ROUNDED:
            return True
    if step.change_unit not in (None, POINT, "%"):
        return False
    return abs(EXACT.subtract(between, change)) <= (0 if change == change.to_integral_value() else Decimal("0.05"))
