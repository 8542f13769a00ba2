"""Numbers that an indicator prints in two editions: the same one in both tells that it is one indicator."""

from __future__ import annotations

from decimal import Decimal

from senryaku_parse.compare.texts import matching_text
from senryaku_parse.compare.wording import lexicon
from senryaku_parse.model import Indicator, Node, Target

_MANY_DIGITS = 3
"""So many significant digits are no chance: 2,347."""
_SOME_DIGITS = 2
"""So many may be one: 25."""
_SMALL = 100
"""What is counted in smaller numbers is somewhere near by chance."""
_SHARES = frozenset({"%", "パーセント", "ポイント"})
"""So is a share."""
_LARGE = 1000
_NEARLY = Decimal("0.93")
_ABOUT = Decimal("0.8")
_TIMES = 4
"""The level of an indicator is not so many times that of the last edition."""


def units_alike(old: Node, new: Node) -> bool:
    """Whether two indicators are counted in one unit, as far as both tell; true for what is no indicator."""
    units = [node.target.unit if isinstance(node, Indicator) and node.target else None for node in (old, new)]
    return None in units or matching_text(units[0] or "") == matching_text(units[1] or "")


def units_may_be_one(old: Indicator, new: Indicator) -> bool:
    """Whether both units are such as count anything: 件, 人."""
    units = [node.target.unit for node in (old, new) if node.target and node.target.unit]
    return all(unit in lexicon().loose_units for unit in units)


def numbers_in_common(old: Indicator, new: Indicator) -> int:
    """How much the numbers that both print speak for one indicator: 2 for one of many digits, 1 for one of few.

    Baseline and target with their own kind, and the target or actual of either edition as the other one's baseline: the
    alignment does not ask which of two editions is the older one.
    """
    return max(_printed_by(old, new), _printed_by(new, old))


def _printed_by(old: Indicator, new: Indicator) -> int:
    if not old.target or not new.target:
        return 0
    levels = {old.target.value, *old.actuals.values()} - {None}
    pairs = [(old.target.value, new.target.value), (old.target.baseline, new.target.baseline)]
    found = {one: _telling(one) for one, other in pairs if one is not None and one == other}
    if new.target.baseline in levels and new.target.baseline is not None:
        found[new.target.baseline] = _telling(new.target.baseline)
    return sum(found.values())


def lies_between(old: Indicator, new: Indicator) -> bool:
    """Whether the level from which one edition starts lies between that of the other one and what it wanted to reach."""
    return _lies_between(old.target, new.target) or _lies_between(new.target, old.target)


def _lies_between(mine: Target | None, other: Target | None) -> bool:
    if not mine or not other or None in (mine.baseline, mine.value, other.baseline):
        return False
    low, high = sorted((mine.baseline or Decimal(0), mine.value or Decimal(0)))
    return low <= (other.baseline or Decimal(0)) <= high


def same_aim(old: Indicator, new: Indicator) -> bool:
    """Whether both editions want to reach the same, and not nothing."""
    return bool(old.target and new.target and old.target.value and old.target.value == new.target.value)


def goes_on(old: Indicator, new: Indicator) -> bool:
    """Whether the level of one edition is about where the other one stood or wanted to go.

    Small numbers and shares are no such level. Without a baseline the targets are asked.
    """
    return _goes_on(old, new) or _goes_on(new, old)


def _goes_on(old: Indicator, new: Indicator) -> bool:
    mine, other = old.target, new.target
    if not mine or not other or matching_text(mine.unit or "") in _SHARES:
        return False
    if bool(mine.cumulative) != bool(other.cumulative) or bool(mine.per) != bool(other.per):
        return False
    levels = [level for level in (mine.baseline, mine.value, *old.actuals.values()) if level]
    now = other.value if other.baseline is None else other.baseline
    if not levels or now is None or min(*levels, now) < _SMALL:
        return False
    return min(levels) * _ABOUT <= now <= max(levels) / _ABOUT


def stays_close(old: Indicator, new: Indicator) -> bool:
    """Whether a large number of one edition is nearly one of the other: 1,120,000 and 1,084,000 are no chance."""
    mine, other = old.target, new.target
    if not mine or not other or mine.cumulative or other.cumulative or matching_text(mine.unit or "") in _SHARES:
        return False
    ours, theirs = ([level for level in (one.baseline, one.value) if level] for one in (mine, other))
    close = (min(one, its) / max(one, its) >= _NEARLY for one in ours for its in theirs if min(one, its) >= _LARGE)
    return any(close)


def begins_anew(old: Indicator, new: Indicator) -> bool:
    """Whether the indicator of later years starts from nothing though the other one had a level: it is a new one."""
    if not old.target or not new.target:
        return False
    earlier, later = sorted((old.target, new.target), key=_year)
    return _year(earlier) < _year(later) and bool(earlier.baseline and later.baseline == 0 and later.value)


def _year(target: Target) -> int:
    return target.baseline_year or target.target_year or 0


def levels_apart(old: Indicator, new: Indicator) -> bool:
    """Whether all numbers of one indicator are many times those of the other, as far as both tell them."""
    ours, theirs = _levels(old), _levels(new)
    return bool(ours and theirs) and (min(ours) > _TIMES * max(theirs) or min(theirs) > _TIMES * max(ours))


def _levels(node: Indicator) -> list[Decimal]:
    target = node.target
    if not target or target.per or target.cumulative:
        return []  # counted over other years, it may be many times as much
    return [level for level in (target.baseline, target.value) if level is not None and level > 0]


def _telling(value: Decimal) -> int:
    digits = len("".join(map(str, value.as_tuple().digits)).strip("0"))
    return 2 if digits >= _MANY_DIGITS else 1 if digits >= _SOME_DIGITS else 0
