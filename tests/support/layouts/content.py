"""What columns say beside a name, put to the strategies that the tests draw: baselines, years, departments, extras."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from senryaku_parse.frozen import frozendict
from senryaku_parse.model import Goal, Indicator, Measure, Period, Project, Strategy, YearValue
from senryaku_parse.text import match_key

Choose: TypeAlias = Callable[[Sequence[Any]], Any]
"""Takes one of several: `random.choice`, or a draw of hypothesis."""

EXTRA = "extra"
"""The heading of what the content says beside the known; each layout puts the heading of its style in its place."""

YEARS = (1, 2)
"""Years after the baseline for which there are aims and results."""

BASELINES = ("1,100人", "74.8%", "８５人", "３．２％", "－", "なし", "12件/年", "0.5億円", None)
AIMS = ("1,500人", "80.0%以上", "１２０人", "年間延べ40人", "600件", "現状維持", "▲50人", "2.5億円", "5年で100件")
DEPARTMENTS = ("企画課", "子育て支援課", "教育委員会", "産業観光課・農政課", None)
RESULTS = ("1,230人", "76.1%", "９０人", "－", "未集計", None)
EXTRAS = ("維持", "95.0%", "1,200", "令和2～6年度", "毎年度末の住民基本台帳による。", None)
BASE_YEARS = (2014, 2018, 2019)


def enriched(strategy: Strategy, choose: Choose) -> Strategy:
    """`strategy` with all that a layout may hold of its indicators and projects, and its period.

    Below one node no project comes twice, and no indicator in all of it: rows that are word for word alike are copies of
    merged cells, in a list without levels to the eye as well.
    """
    base, strategy = choose(BASE_YEARS), _indicators_once(strategy)
    goals = tuple(_goal(goal, base, choose) for goal in strategy.goals)
    return replace(strategy, goals=goals, period=Period(start=base + 1, end=base + 5))


def _indicators_once(strategy: Strategy) -> Strategy:
    seen: set[str] = set()

    def fresh(nodes: tuple[Indicator, ...]) -> tuple[Indicator, ...]:
        kept = tuple({match_key(node.name): node for node in nodes if match_key(node.name) not in seen}.values())
        seen.update(match_key(node.name) for node in kept)
        return kept

    goals = (
        replace(
            goal,
            targets=fresh(goal.targets),
            measures=tuple(replace(measure, kpis=fresh(measure.kpis)) for measure in goal.measures),
        )
        for goal in strategy.goals
    )
    return replace(strategy, goals=tuple(goals))


def _goal(goal: Goal, base: int, choose: Choose) -> Goal:
    return replace(
        goal,
        targets=tuple(_indicator(one, base, choose) for one in goal.targets),
        measures=tuple(_measure(one, base, choose) for one in goal.measures),
    )


def _measure(measure: Measure, base: int, choose: Choose) -> Measure:
    return replace(
        measure,
        kpis=tuple(_indicator(one, base, choose) for one in measure.kpis),
        projects=tuple(_project(one, choose) for one in _named_once(measure.projects)),
    )


def _named_once(nodes: tuple[Project, ...]) -> list[Project]:
    return list({match_key(node.name): node for node in reversed(nodes)}.values())[::-1]


def _indicator(indicator: Indicator, base: int, choose: Choose) -> Indicator:
    aim = choose((*AIMS, indicator.target.text if indicator.target else AIMS[0]))
    series = {base + after: YearValue(target=choose(RESULTS), actual=choose(RESULTS)) for after in YEARS}
    return replace(
        indicator,
        target_text=aim,
        baseline_text=choose(BASELINES),
        series=frozendict({year: value for year, value in series.items() if value.target or value.actual}),
        department=choose(DEPARTMENTS),
        extra=_extra(choose(EXTRAS)),
    )


def _project(project: Project, choose: Choose) -> Project:
    return replace(project, department=choose(DEPARTMENTS), extra=_extra(choose(EXTRAS)))


def _extra(text: str | None) -> frozendict[str, str]:
    return frozendict({EXTRA: text} if text else {})
