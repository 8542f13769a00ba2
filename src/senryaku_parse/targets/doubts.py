"""The findings of a reading: what was chosen, and what was left open because the text does not tell."""

from __future__ import annotations

from collections.abc import Iterator

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.model import Target
from senryaku_parse.targets.numerals import EXACT
from senryaku_parse.targets.patterns import PhraseRoles
from senryaku_parse.targets.phrases import Phrase
from senryaku_parse.targets.steps import Step, falls_below_zero, way
from senryaku_parse.targets.units import can_subtract


def doubts(target: Target, roles: PhraseRoles, step: Step, indicator: str) -> Iterator[Finding]:
    """What a planner should know about how `target` was read; nothing where the text is plain."""
    if target.value is None and not roles.step:
        yield _doubt(target, "target-not-quantified", "aims.only-baseline")
    if roles.upper:
        yield _doubt(target, "target-several-values", "aims.range")
    elif roles.others or [phrase for phrase in (roles.base, roles.level, roles.step) if phrase and phrase.labelled]:
        yield _doubt(target, "target-several-values", "aims.several-numbers")
    if roles.step:
        yield from _doubts_of_step(target, roles, step, indicator)
    elif roles.level and roles.level.moves and way(roles.level.moves[0], indicator) is None:
        yield _doubt(target, "target-direction-unclear", "aims.direction-unclear")
    if roles.base and _is_inconsistent(target, roles.level):
        yield _doubt(target, "target-inconsistent", "aims.inconsistent")


def _doubts_of_step(target: Target, roles: PhraseRoles, step: Step, indicator: str) -> Iterator[Finding]:
    if step.change is None:
        yield _doubt(
            target,
            "target-direction-unclear",
            "aims.direction-of-step-unclear",
        )
    elif (
        roles.level
        and roles.base is None
        and step.change_from == "baseline"
        and target.change is not None
        and falls_below_zero(roles.level, step, indicator)
    ):
        yield baseline_below_zero(target)
    elif roles.level and target.baseline is None and step.change_from != "projection":
        yield _doubt(
            target,
            "target-baseline-unclear",
            "aims.baseline-inexact",
        )
    elif roles.signed and step.change < 0:
        yield _doubt(target, "target-sign-unclear", "aims.sign-of-change")


def baseline_below_zero(target: Target) -> Finding:
    """The finding on a `target` whose level and change leave less than nothing for the baseline of what is counted."""
    message = "aims.baseline-below-zero"
    return _doubt(target, "target-inconsistent", message)


def _doubt(target: Target, code: str, message: str) -> Finding:
    return finding(code, render(message, text=target.text), before=target.text, after=target.describe())


def _is_inconsistent(target: Target, level: Phrase | None) -> bool:
    """Whether what is stated contradicts itself: 「50人→80人（20人増）」, 「50人→80人に減少」."""
    if target.baseline is None or target.value is None:
        return False
    if target.change is not None and can_subtract(target.unit, target.change_unit or target.unit):
        return EXACT.subtract(target.value, target.baseline) != target.change
    return level is not None and bool(level.moves) and target.direction is None
