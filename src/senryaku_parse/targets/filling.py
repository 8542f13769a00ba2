"""Fills a `Target` from the roles of an expression's phrases."""

from __future__ import annotations

from senryaku_parse.model import Direction, Target
from senryaku_parse.targets.expression import Expression
from senryaku_parse.targets.patterns import PhraseRoles
from senryaku_parse.targets.phrases import NotRead, Phrase, Span
from senryaku_parse.targets.qualifiers import quote
from senryaku_parse.targets.steps import Step, counts_alike, derive_baseline, way, way_between
from senryaku_parse.targets.units import RELATIVE, same_dimension


def fill(expression: Expression, roles: PhraseRoles, made: Step, indicator: str) -> Target:
    """The target that `roles` make; `made` is what the step among them comes to.

    Raises `NotRead` where the parts do not go together.
    """
    base, level, step, upper = roles.base, roles.level, roles.step, roles.upper
    if level is None and step is None and base and base.moves == ("maintain",):
        level = base  # 「現状50人を維持」
    lead = level or step or base
    if lead is None or (upper and level and level.number >= upper.number):
        raise NotRead
    unit = _unit(base, level, step, upper)
    change = made.change if step and _is_countable(step, level, unit) else None
    derived = None
    if change is not None and level and step and not base:
        derived = derive_baseline(level, step, made, expression.joined, indicator)
    spans = _spans(roles, step_unread=change is None)
    years, compared = _agreed(level, step, base)
    return Target(
        text=expression.text,
        value=level.number if level else None,
        unit=unit,
        change=change,
        change_unit=step.unit if step and change is not None and step.unit != unit else None,
        change_from=made.change_from if change is not None else None,
        direction=made.direction or _direction(base, level, indicator),
        bound="at_least" if upper else level.bound if level else None,
        baseline=base.number if base else derived,
        baseline_derived=derived is not None,
        years=years,
        baseline_year=base.year if base and base.year else compared,
        target_year=lead.year if lead is not base else None,
        per=lead.per,
        cumulative=lead.cumulative,
        qualifier=quote(expression, spans) if spans else None,
    )


def _direction(base: Phrase | None, level: Phrase | None, indicator: str) -> Direction | None:
    """The way that `level` states, or that the two numbers show; null where they tell none, or two."""
    if level is None:
        return None
    stated = way(level.moves[0], indicator) if level.moves else None
    shown = _shown(base, level) if base and base is not level else None
    return None if stated and shown and stated != shown else stated or shown


def _shown(base: Phrase, level: Phrase) -> Direction | None:
    """The way from one number to the other, as far as the bound leaves no other."""
    return None if base.bound else way_between(base.number, level.number, level.bound)


def _unit(base: Phrase | None, level: Phrase | None, step: Phrase | None, upper: Phrase | None) -> str | None:
    """The unit that the levels share: 「50→80人」 counts 人 twice. Of a step alone its own, unless relative."""
    if level is None and base is None:
        return step.unit if step and step.unit not in RELATIVE else None
    shared = None
    for phrase in (level, upper, base):
        unit = phrase.unit if phrase else None
        if unit and shared and not same_dimension(unit, shared):
            raise NotRead
        shared = shared or unit
    return shared


def _is_countable(step: Phrase, level: Phrase | None, unit: str | None) -> bool:
    """Whether the step can stand beside the level: 「100人とし年間10人増加」 counts another thing."""
    return level is None or (counts_alike(step, level) and (step.unit is not None or unit is None))


def _agreed(*phrases: Phrase | None) -> tuple[int | None, int | None]:
    """The horizon, and the year of comparison, that `phrases` state. Raises `NotRead` where two differ."""
    years = compared = None
    for phrase in phrases:
        if phrase is None:
            continue
        if years and phrase.years and phrase.years != years:
            raise NotRead
        years, compared = years or phrase.years, compared or phrase.compared
    return years, compared


def _spans(roles: PhraseRoles, *, step_unread: bool) -> list[Span]:
    """What goes into the qualifier: the words of every phrase, and whole phrases that found no place."""
    base, level, step, upper = roles.base, roles.level, roles.step, roles.upper
    spans = [(phrase.start, phrase.end) for phrase in roles.others] if roles.others else []
    for phrase in (level, step, base, upper):
        if phrase and phrase.words:
            spans += phrase.words
    if step and (step_unread or step.bound):
        spans.append((step.start if step_unread else step.at, step.end))
    if level and upper:
        spans.append((level.end, upper.end))
    if level and base and (base.bound or not counts_alike(base, level)):
        spans.append((base.start, base.end))
    return spans
