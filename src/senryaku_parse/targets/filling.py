"""Fills a `Target` from the roles of an expression's phrases."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from senryaku_parse.model import Direction, Target
from senryaku_parse.targets.patterns import Roles
from senryaku_parse.targets.phrases import NotRead, Phrase, Span
from senryaku_parse.targets.qualifiers import quote
from senryaku_parse.targets.steps import Step, counts_alike, derive_baseline, way
from senryaku_parse.targets.units import RELATIVE, same_dimension


def fill(text: str, plain: str, roles: Roles, made: Step, indicator: str) -> Target:
    """The target that `roles` make; `made` is what the step among them comes to.

    `plain` is `text` in plain width. Raises `NotRead` where the parts do not go together.
    """
    base, level, step, upper = roles.base, roles.level, roles.step, roles.upper
    if level is None and step is None and base and base.moves == ("maintain",):
        level = base  # 「現状50人を維持」
    lead = level or step or base
    if lead is None:
        raise NotRead
    unit = _unit(base, level, step, upper)
    change = made.change if step and _is_countable(step, level, unit) else None
    derived = derive_baseline(level, step, made, plain) if level and step and not base else None
    return Target(
        text=text,
        value=_number(level),
        unit=unit,
        change=change,
        change_unit=step.unit if step and change is not None and step.unit != unit else None,
        change_from=made.change_from if change is not None else None,
        direction=made.direction or direction_of(base, level, indicator),
        bound="at_least" if upper else level.bound if level else None,
        baseline=_number(base) if base else derived,
        baseline_derived=derived is not None,
        years=_only(level and level.years, step and step.years, base and base.years),
        baseline_year=_only(base and base.year, level and level.compared, step and step.compared),
        target_year=lead.year if lead is not base else None,
        per=lead.per,
        cumulative=lead.cumulative,
        qualifier=quote(text, plain, _spans(roles, made if change is None else None)),
    )


def direction_of(base: Phrase | None, level: Phrase | None, indicator: str) -> Direction | None:
    """The way that `level` states, or that the two numbers show; null where they tell none, or two."""
    if level is None:
        return None
    moves = {*level.moves, *((level.quantity.move,) if level.quantity and level.quantity.move else ())}
    if len(moves) > 1:
        raise NotRead
    stated = way(moves.pop(), indicator) if moves else None
    shown = _shown(base, level) if base and base is not level else None
    return None if stated and shown and stated != shown else stated or shown


def _shown(base: Phrase, level: Phrase) -> Direction | None:
    """The way from one number to the other, as far as the bound leaves no other."""
    before, after = _number(base), _number(level)
    if before is None or after is None or base.bound:
        return None
    if after > before:
        return "increase" if level.bound != "at_most" else None
    if after < before:
        return "decrease" if level.bound != "at_least" else None
    return "maintain" if level.bound is None else None


def _number(phrase: Phrase | None) -> Decimal | None:
    return phrase.quantity.number if phrase and phrase.quantity else None


def _unit(base: Phrase | None, level: Phrase | None, step: Phrase | None, upper: Phrase | None) -> str | None:
    """The unit that the levels share: 「50→80人」 counts 人 twice. Of a step alone its own, unless relative."""
    units = [phrase.unit for phrase in (level, upper, base) if phrase and phrase.unit]
    if any(not same_dimension(units[0], unit) for unit in units):
        raise NotRead
    if units:
        return units[0]
    return step.unit if step and not (base or level) and step.unit not in RELATIVE else None


def _is_countable(step: Phrase, level: Phrase | None, unit: str | None) -> bool:
    """Whether the step can stand beside the level: 「100人とし年間10人増加」 counts another thing."""
    return level is None or (counts_alike(step, level) and (step.unit is not None or unit is None))


def _only(*stated: int | None) -> int | None:
    """The one number that is stated, if any. Raises `NotRead` where two are."""
    agreed = None
    for number in stated:
        if number is not None and agreed not in (None, number):
            raise NotRead
        agreed = number if agreed is None else agreed
    return agreed


def _spans(roles: Roles, unread_step: Step | None) -> Iterator[Span]:
    """What goes into the qualifier: the words of every phrase, and whole phrases that found no place."""
    for phrase in (roles.base, roles.level, roles.step, roles.upper):
        if phrase:
            yield from phrase.words
    for phrase in roles.others:
        yield (phrase.start, phrase.end)
    if roles.upper and roles.level:
        yield (roles.level.end, roles.upper.end)
    if roles.step and unread_step:
        yield (roles.step.start, roles.step.end)
    if roles.base and roles.level and (roles.base.bound or not counts_alike(roles.base, roles.level)):
        yield (roles.base.start, roles.base.end)
