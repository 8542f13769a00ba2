"""Strategies that no table ever stated: any text anywhere, every field filled, numbers beyond all sizes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import TypeVar

from hypothesis import strategies as st

from senryaku_parse import Goal, Indicator, Measure, Project, Strategy
from senryaku_parse.frozen import frozendict
from senryaku_parse.model import Period, YearValue
from tests.support.strategies import strategies

_T = TypeVar("_T")

_SNIPPETS = (
    *("", "|", "\\", "\\|", "`", "**", "<br>", "<b>x</b>", "&amp;", "]]>", "^^", "---", "$x$", ":+1:", "#"),
    *("a\nb", "\r", "\x00", "\x0b", "\ud800", "\ufffe", "\u2028", "　", "𠮷", " "),
    *("①", "1. ", "(ア) ", "50人 → 80人", "※注", "計", "KPI", "事業名", "新規", "（再掲）"),
    *("=SUM(A1)", "'; DROP TABLE goals; --", '"', "子育て", "支援事業", "5年で"),
)
_DECIMALS = tuple(
    map(Decimal, ("0", "-0.0", "1.49", "10.50", "46000", "-107", "0.1234567890123456789", "1E+40", "1E-60", "1E+99"))
)


@st.composite
def spoiled_strategies(draw: st.DrawFn) -> Strategy:
    """Ids are unique and every node has its parent, as in any strategy; nothing else is sure."""
    return _Spoiler(Random(draw(st.integers(0, 2**32)))).strategy(draw(strategies()))


class _Spoiler:
    """Puts anything anywhere. A pseudo-random choice a field: drawing each would take hypothesis seconds."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def strategy(self, strategy: Strategy) -> Strategy:
        return replace(
            strategy,
            title=self._text(),
            municipality=self._maybe(self._text()),
            municipality_code=self._maybe("012238"),
            period=self._maybe(Period(start=self._year(), end=self._year())),
            goals=tuple(map(self._goal, strategy.goals)),
        )

    def _goal(self, goal: Goal) -> Goal:
        return replace(
            goal,
            name=self._text(),
            number=self._maybe(self._random.choice((0, 1, 7, 1000, 10**30))),
            implicit=self._random.random() < 0.2,
            extra=self._extra(),
            key=self._maybe(self._text()),
            text=self._text(),
            notes=self._notes(),
            targets=tuple(map(self._indicator, goal.targets)),
            measures=tuple(map(self._measure, goal.measures)),
        )

    def _measure(self, measure: Measure) -> Measure:
        return replace(
            measure,
            name=self._text(),
            area=self._maybe(measure.area),
            extra=self._extra(),
            text=self._text(),
            notes=self._notes(),
            kpis=tuple(map(self._indicator, measure.kpis)),
            projects=tuple(map(self._project, measure.projects)),
        )

    def _indicator(self, indicator: Indicator) -> Indicator:
        target = indicator.target and replace(
            indicator.target,
            text=self._text(),
            value=self._maybe(self._decimal()),
            change=self._maybe(self._decimal()),
            baseline=self._maybe(self._decimal()),
            target_year=self._maybe(self._year()),
            unit=self._maybe(self._text()),
        )
        years = {self._year(): YearValue(target=self._text(), actual=self._maybe(self._text()))}
        return replace(
            indicator,
            name=self._text(),
            target=self._maybe(target),
            department=self._maybe(self._text()),
            baseline_text=self._maybe(self._text()),
            series=frozendict(years if self._random.random() < 0.3 else {}),
            actuals=frozendict({self._year(): self._decimal()} if self._random.random() < 0.3 else {}),
            notes=self._notes(),
        )

    def _project(self, project: Project) -> Project:
        return replace(
            project,
            name=self._text(),
            text=self._text(),
            description=self._text(),
            category=self._maybe(self._text()),
            organizations=tuple(self._text() for _ in range(self._random.randint(0, 2))),
            department=self._maybe(self._text()),
            extra=self._extra(),
            notes=self._notes(),
            reprint_of=self._random.choice((None, project.reprint_of, "9-ア-9-P9")),
        )

    def _text(self) -> str:
        return "".join(self._random.choices(_SNIPPETS, k=self._random.randint(0, 3)))

    def _notes(self) -> tuple[str, ...]:
        return tuple(self._text() for _ in range(self._random.randint(-1, 2)))

    def _extra(self) -> frozendict[str, str]:
        return frozendict({self._text(): self._text()} if self._random.random() < 0.3 else {})

    def _decimal(self) -> Decimal:
        return self._random.choice(_DECIMALS)

    def _year(self) -> int:
        return self._random.choice((0, 2015, 2024, 9999, 12345))

    def _maybe(self, value: _T) -> _T | None:
        return None if self._random.random() < 0.3 else value
