"""The usual expressions, in one look: 「5年で200件」, 「5年で50人増加」, 「5年で10.3%とし0.3ポイント向上」.

Most expressions of a strategy are such, so this saves most of the grammar's time. It says nothing that the grammar
does not say: a test compares the two. What it does not know, or what would leave a doubt, it leaves to the grammar.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from senryaku_parse.findings import Finding
from senryaku_parse.model import Target
from senryaku_parse.targets.doubts import baseline_below_zero
from senryaku_parse.targets.indicators import is_net
from senryaku_parse.targets.numerals import EXACT, read_number
from senryaku_parse.targets.steps import way
from senryaku_parse.targets.units import RELATIVE, can_subtract
from senryaku_parse.targets.words import MOVES

_UNITS = tuple("人 名 件 回 世帯 戸 社 店 店舗 施設 団体 事業者 カ所 か所 箇所 日 日間 円 % ポイント".split())
"""Units that mean one thing wherever they stand."""
_SCALES = ("万", "億")
_MOVES = ("増加", "減少", "向上")

_NUMBER = "[0-9]{1,6}+(?:万|億(?:[0-9]{1,4}+千?万)?+|[.][0-9]{1,3}+|(?:,[0-9]{3}){1,3}+)?+"
_UNIT = "|".join(_UNITS)
_USUAL = re.compile(
    "(?:([0-9]{1,2})年で)?(年間)?(延べ|総額|累計)?"
    f"(?:({_NUMBER})({_UNIT})とし|([0-9]{{1,3}}[.][0-9]{{1,3}})とし)?"
    f"((?<=し)年間)?({_NUMBER})({_UNIT})({'|'.join(_MOVES)})?"
)


def read_usual(text: str, plain: str, indicator: str) -> tuple[Target, tuple[Finding, ...]] | None:
    """As `read_target` for the usual expression `text`, `plain` in plain width; null for any other."""
    found = _USUAL.fullmatch(plain)
    if found is None:
        return None
    horizon, yearly, cumulative, level, level_unit, bare, yearly_step, amount, unit, move = found.groups()
    years = int(horizon) if horizon else None
    per: Literal["year"] | None = "year" if yearly else None
    number = _number(amount)
    if number is None or (yearly_step and not yearly):
        return None
    if move is None:
        if level or bare:
            return None
        return Target(text=text, value=number, unit=unit, years=years, per=per, cumulative=bool(cumulative)), ()
    direction = way(MOVES[move], indicator)
    if direction is None or not number:
        return None
    change = number if direction == "increase" else number.copy_negate()
    value = baseline = None
    below_zero = False
    if level or bare:
        if not can_subtract(level_unit, unit):
            return None
        value = _number(level or bare)
        if value is None:
            return None
        baseline = EXACT.subtract(value, change)
        if baseline.is_signed() and not is_net(indicator):
            baseline, below_zero = None, True
    else:
        level_unit = None if unit in RELATIVE else unit
    target = Target(
        text=text,
        value=value,
        unit=level_unit,
        change=change,
        change_unit=unit if unit != level_unit else None,
        change_from="baseline",
        direction=direction,
        baseline=baseline,
        baseline_derived=baseline is not None,
        years=years,
        per=per,
        cumulative=bool(cumulative),
    )
    return target, (baseline_below_zero(target),) if below_zero else ()


def _number(literal: str) -> Decimal | None:
    """As `read_number`; most literals are digits with a point at most."""
    return read_number(literal) if "," in literal or literal[-1] in _SCALES else Decimal(literal)
