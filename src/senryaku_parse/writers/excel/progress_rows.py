"""The rows of 進捗管理 before anybody fills them in. Pure, no openpyxl."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from senryaku_parse.columns import BOUNDS, DIRECTIONS
from senryaku_parse.frozen import frozendict
from senryaku_parse.model import Goal, Indicator, Measure, Strategy, Target
from senryaku_parse.targets.indicators import less_is_better
from senryaku_parse.writers.delimited import Lang

Counted: TypeAlias = Literal["level", "year", "total", "change"]
"""What an actual value counts: the level, that fiscal year alone, all since the start, the change since the start."""
Condition: TypeAlias = Literal["at_least", "above", "at_most", "below", "exactly", "at_least?", "at_most?"]
"""When a level is reached; with a question mark where nothing in the document says so."""
ProgressValue: TypeAlias = str | Decimal | None

COUNTED: frozendict[str, str] = frozendict(
    level="その時点の値", year="その年度の数", total="開始からの累計", change="開始からの増減"
)
"""`Counted` in Japanese."""
_FLOOR, _CEILING = BOUNDS["at_least"], BOUNDS["at_most"]
CONDITIONS: frozendict[str, str] = frozendict(
    {
        "at_least": _FLOOR,
        "above": "超",
        "at_most": _CEILING,
        "below": "未満",
        "exactly": "ちょうど",
        "at_least?": f"{_FLOOR}（仮）",
        "at_most?": f"{_CEILING}（仮）",
    }
)
"""`Condition` in Japanese."""
BASES: frozendict[str, str] = frozendict(
    {
        "stated": "年度目標",
        "line": "基準値から直線",
        "from_zero": "0から直線",
        "from_zero?": "0から直線（仮）",
        "each_year": "毎年",
        "whole": "全体",
    }
)
"""What the target of a year comes from, in Japanese."""
KINDS = frozendict(target="数値目標", kpi="KPI")

_BELOW = re.compile("未満|下回")
_ABOVE = re.compile("超|上回")


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """One indicator and what it belongs to."""

    goal: Goal
    measure: Measure | None
    """Null for a 数値目標."""
    indicator: Indicator

    def values(self, lang: Lang) -> tuple[ProgressValue, ...]:
        """The cells of `names.PROGRESS_AIM`."""
        target = self.indicator.target or Target(text="")
        counted = _counted(target)
        bound, kind = _bound(target), "kpi" if self.measure else "target"
        return (
            self.indicator.id,
            self.indicator.name,
            KINDS[kind] if lang == "ja" else kind,
            self.goal.id,
            self.goal.name,
            self.measure.name if self.measure else None,
            self.indicator.department,
            target.text or None,
            (target.change_unit if counted == "change" else None) or target.unit,
            _said(DIRECTIONS, target.direction, lang),
            _said(CONDITIONS, bound, lang),
            target.baseline,
            target.value,
            target.change if target.change_from == "baseline" else None,
            _said(COUNTED, counted, lang),
        )

    @property
    def counts_percents(self) -> bool:
        """Whether its values are percentages."""
        return self.indicator.target is not None and self.indicator.target.unit == "%"

    def assumed(self) -> Condition:
        """When the level is reached, where neither the document nor its numbers tell."""
        return "at_most?" if less_is_better(self.indicator.name) else "at_least?"


def progress_rows(strategy: Strategy) -> Iterator[ProgressRow]:
    """One row an indicator, in the order of the document."""
    for goal in strategy.goals:
        yield from (ProgressRow(goal, None, target) for target in goal.targets)
        for measure in goal.measures:
            yield from (ProgressRow(goal, measure, kpi) for kpi in measure.kpis)


def _said(words: frozendict[str, str], code: str | None, lang: Lang) -> str | None:
    return words[code] if code and lang == "ja" else code


def _counted(target: Target) -> Counted:
    """A change alone is measured as a change, unless the baseline it adds to is known in the same unit."""
    if target.value is None and target.change is not None and target.change_from == "baseline":
        adds = target.change_unit in (None, target.unit, "ポイント")
        if target.baseline is None or not adds:
            return "change"
    if target.per == "year":
        return "year"
    return "total" if target.cumulative else "level"


def _bound(target: Target) -> Condition | None:
    """The bound, strict where the qualifier keeps a word that leaves the number out."""
    if target.bound == "at_least":
        return "above" if _ABOVE.search(target.qualifier or "") else "at_least"
    if target.bound == "at_most":
        return "below" if _BELOW.search(target.qualifier or "") else "at_most"
    return None
