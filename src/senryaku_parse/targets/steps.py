"""How far and which way: the sign of a step, and the baseline that follows from level and step."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from senryaku_parse.model import Bound, ChangeFrom, Direction
from senryaku_parse.patterns import later
from senryaku_parse.targets.indicators import is_net, less_is_better, more_is_better
from senryaku_parse.targets.numerals import EXACT
from senryaku_parse.targets.phrases import NotRead, Phrase
from senryaku_parse.targets.units import can_subtract
from senryaku_parse.targets.words import APPROXIMATE, NO_ABOUT, Move


class Step(NamedTuple):
    """A signed change; all null where its sign can't be told."""

    change: Decimal | None = None
    direction: Direction | None = None
    change_from: ChangeFrom | None = None


_PLAIN_WAYS: dict[Move, Direction] = {"up": "increase", "down": "decrease", "maintain": "maintain"}
_WAY_WORDS = re.compile("減|増|低下|縮小|流出|転出")
_COMPARED = later("(?:比|より|比べて?|比較して?|から)[\\s、,:]*$")
_TO_BASELINE = re.compile("現状|現況|現在|基準|当初|策定時")
_ABOUT = re.compile(f"(?:(?<![{NO_ABOUT}])約|概ね|おおむね|およそ|ほぼ)$")


def way(move: Move, indicator: str) -> Direction | None:
    """Which way `move` takes `indicator`; null where its name would have to tell and does not."""
    if plain := _PLAIN_WAYS.get(move):
        return plain
    less = less_is_better(indicator)
    if less is None:
        return None
    if less:
        return "decrease"
    return "increase" if move == "better" or more_is_better(indicator) else None


def way_between(base: Decimal, level: Decimal, bound: Bound | None) -> Direction | None:
    """The way from `base` to `level`, as far as the bound of `level` leaves no other."""
    if level > base:
        return "increase" if bound != "at_most" else None
    if level < base:
        return "decrease" if bound != "at_least" else None
    return "maintain" if bound is None else None


def read_step(phrase: Phrase, indicator: str, text: str) -> Step:
    """The change that `phrase` states. Raises `NotRead` where its words contradict each other."""
    number = phrase.number
    move = phrase.moves[0] if phrase.moves else None
    if phrase.held:
        return _held(number, move, text[phrase.start : phrase.at])
    if move is None:
        direction: Direction = "maintain" if not number else "decrease" if number < 0 else "increase"
        return Step(number, direction, _counted_from(phrase, text))
    if phrase.unit == "倍":
        raise NotRead  # 「3倍増」: to three times or by three times
    toward = way(move, indicator)
    if toward is None:
        return Step()
    if number < 0 and toward != "decrease":
        raise NotRead  # 「▲3人増加」
    change = number.copy_abs() if toward == "increase" or not number else number.copy_abs().copy_negate()
    return Step(change, toward, _counted_from(phrase, text))


def _held(number: Decimal, move: Move | None, before: str) -> Step:
    """A projected change held back: 「32人減少を抑制」 is 32 more than projected, 「5%抑制」 is 5 less.

    The indicator may go either way all the same, so there is no direction.
    """
    if move not in ("up", "down", None) or number < 0 or (move is None and _WAY_WORDS.search(before)):
        raise NotRead
    return Step(number if move == "down" or not number else number.copy_negate(), None, "projection")


def _counted_from(phrase: Phrase, text: str) -> ChangeFrom | None:
    """The baseline, unless the text compares with something else (前年比)."""
    if not phrase.words or phrase.compared is not None:
        return "baseline"
    before = text[phrase.start : phrase.at]
    if _COMPARED.search(before) and not _TO_BASELINE.search(before):
        return None
    return "baseline"


def derive_baseline(level: Phrase, step: Phrase, made: Step, text: str, indicator: str) -> Decimal | None:
    """The baseline that `level` and a `step` counted alike imply; null where they are not exact or not comparable.

    Also where it would be below zero, which a count or a share can't be.
    """
    if made.change is None or made.change_from != "baseline" or level.bound:
        return None
    if step.bound or not can_subtract(level.unit, step.unit):
        return None
    if (level.words and _is_approximate(level, text)) or (step.words and _is_approximate(step, text)):
        return None
    return None if falls_below_zero(level, made, indicator) else EXACT.subtract(level.number, made.change)


def falls_below_zero(level: Phrase, made: Step, indicator: str) -> bool:
    """Whether taking the change from a `level` of what can't be negative leaves less than nothing."""
    if made.change is None or made.change <= level.number or level.number < 0:
        return False
    return not is_net(indicator)


def _is_approximate(phrase: Phrase, text: str) -> bool:
    return any(text[start:end] in APPROXIMATE or _ABOUT.search(text, start, end) for start, end in phrase.words)


def counts_alike(phrase: Phrase, level: Phrase) -> bool:
    """Whether `phrase` counts as `level` does: a step 「年間10人」 does not fit a level that is not a year's."""
    return phrase.per in (None, level.per) and phrase.cumulative <= level.cumulative
