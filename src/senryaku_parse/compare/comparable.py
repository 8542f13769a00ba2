"""Whether the numbers of an indicator mean the same in both editions: unit, way of counting, scope and starting point."""

from __future__ import annotations

import re
from dataclasses import replace

from senryaku_parse.compare.texts import matching_text
from senryaku_parse.messages import render, term
from senryaku_parse.model import Indicator, Period, Target

_COUNTING = re.compile(
    "累計|累積|通算|延べ(?!床)|のべ(?!床)|実人数|年間|月間|単年|毎年|各年|平均|割合|当たり|あたり"
    "|増減|増加(?=数|量|額|率|件|人|$)|減少(?=数|量|額|率|件|人|$)|伸び率|前年比|前年度比"
)


def counting(name: str) -> set[str]:
    """The words of a name that say how it is counted: 累計, 延べ …"""
    return set(_COUNTING.findall(matching_text(name)))


def hindrance(old: Indicator, new: Indicator, periods: tuple[Period | None, Period | None]) -> str | None:
    """Why values of `old` mean nothing for `new`, as the beginning of a sentence; null where they do.

    `periods` are those of the two plans.
    """
    ours, theirs = old.target or Target(text=""), new.target or Target(text="")
    units = ours.unit, theirs.unit
    if None not in units and matching_text(units[0] or "") != matching_text(units[1] or ""):
        return render("editions.unit-changed", old=units[0], new=units[1])
    if _counted(old) != _counted(new):
        before, after = (
            render("common.dot").join(map(term, sorted(_counted(one)))) or term("記載なし") for one in (old, new)
        )
        return render("editions.counting-changed", before=before, after=after)
    if None not in (scopes := [_scope(one) for one in (ours, theirs)]) and scopes[0] != scopes[1]:
        return render(
            "editions.scope-changed", old=ours.qualifier or term("記載なし"), new=theirs.qualifier or term("記載なし")
        )
    if (
        _adds_up(old)
        and theirs.baseline is not None
        and theirs.baseline < max(old.actuals.values(), default=theirs.baseline)
    ):
        return render("editions.counted-anew", baseline=theirs.baseline)
    if _from_start(old) and theirs.baseline is None and not _same_plan(ours, theirs, periods):
        return render("editions.from-start-of-other-plan")
    return None


def _from_start(indicator: Indicator) -> bool:
    """Whether the values count from the start of a plan, and begin again with the next."""
    target = indicator.target
    return _adds_up(indicator) or bool(target and target.change is not None and target.value is target.baseline is None)


def _same_plan(old: Target, new: Target, periods: tuple[Period | None, Period | None]) -> bool:
    """Whether two editions are of one plan: by their periods, else by their target years, else where nothing changed."""
    for ours, theirs in (periods, (old.target_year, new.target_year)):
        if ours is not None and theirs is not None:
            return ours == theirs
    return replace(old, text="") == replace(new, text="")


def _counted(indicator: Indicator) -> set[str]:
    """How an indicator is counted, by its name and its target."""
    target = indicator.target
    found = counting(indicator.name)
    if target and target.cumulative:
        found |= {"累計"}
    if target and target.per == "year":
        found |= {"年間"}
    if target and target.change is not None and target.value is target.baseline is None:
        found |= {"増減"}
    return found


def _adds_up(indicator: Indicator) -> bool:
    return bool(_counted(indicator) & {"累計", "累積", "通算"})


def _scope(target: Target) -> str | None:
    """What the target restricts the quantity to; null where no target was read."""
    return matching_text(target.qualifier or "") if target.text else None
