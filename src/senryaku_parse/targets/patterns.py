"""The forms that an expression may have: which of its phrases is the level, the step, the baseline.

A form is a regular expression over the expression's shape: one letter a phrase, and between two letters what
joins them. Letters: `v` a level, `d` a level with its year, `b` a level labelled as the baseline (現状, 基準値),
`s` a step (107人減少), `n` a signed number (▲5.0%). Joints: see `Phrase.link`.
A contributor adds one entry here and one case to the tests. The first form that fits wins; what follows it
after `,` or `(` are further values.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from senryaku_parse.targets.phrases import NotRead, Phrase
from senryaku_parse.targets.units import POINT

PATTERNS = {
    # 50人（R1）→80人（R6）（30人増）
    "pair": "(?P<base>[bvdn])(?:>[vdn])*>(?P<level>[vdn])(?:(?:[-,(](?=s)|[,(](?=n))(?P<step>.))?",
    # 50人から80人に
    "transition": "(?P<base>[bvdn])<(?P<level>[vdn])",
    # 1.37（H26）～1.49（H31）
    "dated wave": "(?P<base>[bdn])~(?P<level>[dn])",
    # 20～30人
    "range": "(?P<level>[vd])~(?P<upper>[vd])",
    # 基準値 12.3% 目標値 15.0%
    "labelled pair": "(?P<base>b)[-,(](?P<level>[vdn])",
    # 80人（現状 50人）
    "labelled pair, reversed": "(?P<level>[vdn])[-,(](?P<base>b)",
    # R1：5件 R6：10件
    "dated pair": "(?P<base>[dn])[-,](?P<level>[dn])(?=$|[(])",
    # R7：100人、R8：110人、R9：120人: the first may be the start or a target of its own
    "dated series": "(?:[dn][-,]){2,}(?P<level>[dn])",
    # 473人とし107人減少; 80人（+30人）
    "level and step": "(?P<level>[vd])(?:[-,(](?=s)|[,(](?=n))(?P<step>.)",
    # 32人減少を抑制し2,357人確保
    "step and level": "(?P<step>s)[-,(](?P<level>[vd])",
    # 現状50人 30人増加
    "baseline and step": "(?P<base>b)[-,(<](?P<step>s)",
    # 50人から30人増加
    "step from": "(?P<base>[vd])<(?P<step>s)",
    "step": "(?P<step>s)",
    "signed": "(?P<signed>n)",
    "level": "(?P<level>[vd])",
    "baseline": "(?P<base>b)",
}
_Places = Callable[[list[Phrase | None]], tuple[Phrase | None, ...]]
_COMPILED = {name: re.compile(pattern + r"(?=$|[,(])") for name, pattern in PATTERNS.items()}


class PhraseRoles(NamedTuple):
    """What each phrase of an expression is; null where the form has none of that."""

    base: Phrase | None
    level: Phrase | None
    step: Phrase | None
    upper: Phrase | None
    """The upper end of a range."""
    signed: Phrase | None
    """A signed number on its own: a level or a step."""
    others: list[Phrase]
    """Further values."""


def fit(phrases: list[Phrase], *, levels: bool = False) -> PhraseRoles:
    """The roles of `phrases` in the first form that fits. Raises `NotRead` where none does.

    With `levels`, points with a sign (+1.0ポイント) may be a level as any other number.
    """
    shape = "".join([phrase.link + _letter(phrase, levels) for phrase in phrases])
    candidates = [*phrases, None]
    for name, places in _forms(shape[1:]):
        base, level, step, upper, signed = places(candidates)
        if base is None or level is None or _holds(name, base, level):
            taken = (base, level, step, upper, signed)
            return PhraseRoles(*taken, [phrase for phrase in phrases if phrase not in taken])
    raise NotRead


@lru_cache(maxsize=64)
def _forms(shape: str) -> tuple[tuple[str, _Places], ...]:
    """Every form that fits `shape`: its name, and what takes each role's phrase from the phrases and a null."""
    found = [(name, match) for name, pattern in _COMPILED.items() if (match := pattern.match(shape))]
    return tuple(
        (name, itemgetter(*(_place(match, role) for role in PhraseRoles._fields[:-1]))) for name, match in found
    )


def _place(match: re.Match[str], role: str) -> int:
    """The number of the phrase that `match` gives `role`, a phrase taking two characters of the shape; -1 for none."""
    return match.start(role) // 2 if match.groupdict().get(role) else -1


def _letter(phrase: Phrase, levels: bool) -> str:
    if not phrase.toward:
        if phrase.held or (phrase.moves and phrase.moves != ("maintain",)):
            return "s"
        if phrase.signed:
            return "s" if phrase.unit == POINT and not levels else "n"
    if phrase.label == "baseline":
        return "b"
    return "v" if phrase.year is None else "d"


def _holds(name: str, base: Phrase, level: Phrase) -> bool:
    """Whether a pair that fits by its shape makes sense by its years and particles."""
    if name == "transition" and not (level.toward or level.year or base.label):
        return False  # 「20人から30人」 may be a range
    if base.year is not None and level.year is not None:
        return base.year < level.year
    return name not in ("dated pair", "dated wave") or base.label is not None
