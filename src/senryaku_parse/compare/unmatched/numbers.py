"""What the numbers of two indicators tell: whether one goes on where the other stood."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from math import log

from senryaku_parse.compare.numbers import begins_anew, lies_between, same_aim, units_may_be_one
from senryaku_parse.compare.texts import matching_text
from senryaku_parse.compare.weights import FAR, LARGE, NEAR, SOMEWHAT_NEAR
from senryaku_parse.model import Indicator, Target


def number_signs(old: Indicator, new: Indicator) -> Iterator[tuple[str, float]]:
    """The signs of units and levels."""
    units = [matching_text(node.target.unit) if node.target and node.target.unit else "" for node in (old, new)]
    told = all(units)
    same = told and units[0] == units[1]
    loose = told and not same and units_may_be_one(old, new)
    yield "same unit", float(same)
    yield "like units", float(loose)
    yield "other units", float(told and not same and not loose)
    apart = _apart(old.target, new.target)
    yield "levels known", float(apart is not None)
    yield "near", float(apart is not None and apart < NEAR)
    yield "somewhat near", float(apart is not None and NEAR <= apart < SOMEWHAT_NEAR)
    yield "far", float(apart is not None and apart > FAR)
    yield "large and near", float(same and apart is not None and apart < 2 * NEAR and _largest(old, new) >= LARGE)
    yield "between", float(lies_between(old, new))
    yield "starts anew", float(begins_anew(old, new))
    yield "same aim", float(same_aim(old, new))


def _apart(old: Target | None, new: Target | None) -> float | None:
    """The logarithm of how many times one level is the other, of those two that are the nearest; null without any."""
    if not old or not new:
        return None
    pairs = ((old.baseline, new.baseline), (old.value, new.value), (old.value, new.baseline), (old.baseline, new.value))
    return min((abs(log(one / other)) for one, other in pairs if one and other and one > 0 and other > 0), default=None)


def _largest(old: Indicator, new: Indicator) -> Decimal:
    levels = (level for node in (old, new) if node.target for level in (node.target.baseline, node.target.value))
    return max((level for level in levels if level), default=Decimal(0))
