"""What became of an indicator's target: raised, lowered, another horizon, or only written otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from senryaku_parse.compare.comparable import counting
from senryaku_parse.compare.kinds import Kind
from senryaku_parse.compare.texts import matching_text, same_writing_aside
from senryaku_parse.describe import describe
from senryaku_parse.messages import render, term
from senryaku_parse.model import Target

Said = tuple[Kind, str]
"""A kind of change, and what is said of it behind 「KPI「…」の」."""


def target_changes(
    old: Target | None, new: Target | None, names: tuple[str, str] = ("", ""), *, certain: bool = True
) -> Iterator[Said]:
    """The changes from one target to another, which is not equal: at least one.

    Raised and lowered go by the number aimed at: from 「107人減少」 to 「120人減少」 it is lowered; of a change that is to be
    held back (抑制) by that change, for the level falls with the projection. Numbers that are not counted alike (another
    unit, per year, 累計, another condition) are not compared, nor are they where `names`, those of the indicator in
    either edition, differ in such a word, or where it is not `certain` that both are one indicator.
    """
    if old is None or new is None:
        yield "target_changed", _appeared(old, new)
        return
    if _written_alike(old, new):
        yield "orthographic", render("editions.target-written-otherwise", old=old.text, new=new.text)
        return
    level = _level_change(old, new) if certain and counting(names[0]) == counting(names[1]) else None
    horizon = _horizon_change(old, new)
    yield from (said for said in (level, horizon) if said)
    if not level and (not horizon or _but_horizon(old) != _but_horizon(new)):
        if same_writing_aside(old.text, new.text):
            yield "target_changed", _read_otherwise(new.text, describe(old), describe(new))
        elif _numbers(old) == _numbers(new) and _numbers(old) != _NOTHING:
            yield "target_changed", render("editions.target-changed-same-numbers", old=old.text, new=new.text)
        else:
            yield "target_changed", render("editions.target-changed", old=old.text, new=new.text)


_NOTHING = (None,) * 4
_HELD = re.compile(r"(に|を|まで|内)(?:抑|食い止|とど|留)")


def _appeared(old: Target | None, new: Target | None) -> str:
    if new:
        return render("editions.target-added", text=new.text)
    return render("editions.target-removed", text=old.text if old else "")


def _read_otherwise(text: str, old: str, new: str) -> str:
    if old == new:
        return render("editions.target-read-otherwise", text=text)
    return render("editions.target-means-otherwise", text=text, old=old, new=new)


def _numbers(target: Target) -> tuple[Decimal | None, Decimal | None, int | None, int | None]:
    return target.value, target.change, target.years, target.target_year


def _but_horizon(target: Target) -> tuple[object, ...]:
    return target.value, target.change, target.per, target.cumulative, target.change_from, *_words(target)


def _written_alike(old: Target, new: Target) -> bool:
    if not same_writing_aside(old.text, new.text):
        return False
    wordless = [replace(one, text="", unit=None, change_unit=None, qualifier=None) for one in (old, new)]
    return wordless[0] == wordless[1] and _words(old) == _words(new)


def _words(target: Target) -> tuple[str | None, ...]:
    """Units and qualifier of a target as compared."""
    words = target.unit, target.change_unit, target.qualifier
    return tuple(matching_text(word) if word is not None else None for word in words)


def _level_change(old: Target, new: Target) -> Said | None:
    counted = [(one.per, one.cumulative, one.change_from, *_words(one)) for one in (old, new)]
    if counted[0] != counted[1]:
        return None
    if old.change_from == "projection" and old.change is not None and new.change is not None:
        return _held_back(old, new)
    if old.value is not None and new.value is not None and old.value != new.value:
        return _said("目標値", old.value, new.value, old.unit, new.unit)
    if old.value is new.value is None and old.change is not None and new.change is not None:
        units = (old.change_unit or old.unit, new.change_unit or new.unit)
        return _said("目標の増減", old.change, new.change, *units, sign="+") if old.change != new.change else None
    return None


def _held_back(old: Target, new: Target) -> Said | None:
    """The change of what is to be held back; null where one holds back a step, and the other holds a step to a number."""
    held = [_HELD.findall(matching_text(one.text)) for one in (old, new)]
    if held[0] != held[1] or old.change is None or new.change is None or old.change == new.change:
        return None
    units = old.change_unit or old.unit, new.change_unit or new.unit
    return _said("見込みに対する目標", old.change, new.change, *units, sign="+")


def _said(what: str, old: Decimal, new: Decimal, old_unit: str | None, new_unit: str | None, *, sign: str = "") -> Said:
    before, after = (f"{value:{sign},f}{unit or ''}" for value, unit in ((old, old_unit), (new, new_unit)))
    kind: Kind = "target_raised" if new > old else "target_lowered"
    what = term(what)
    if new > old:
        return kind, render("editions.rose", what=what, before=before, after=after)
    return kind, render("editions.fell", what=what, before=before, after=after)


def _horizon_change(old: Target, new: Target) -> Said | None:
    before, after = _horizon(old), _horizon(new)
    if before is None or after is None or before == after:
        return None
    what = "目標の年度" if old.target_year is not None and new.target_year is not None else "目標の期間"
    return "horizon_changed", render("editions.horizon-changed", what=term(what), before=before, after=after)


def _horizon(target: Target) -> str | None:
    if target.years is not None:
        return render("editions.in-years", years=target.years)
    return render("editions.in-year", year=target.target_year) if target.target_year is not None else None
