"""Strategies of texts and numbers that break careless writers. As hierarchies they are sound."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from senryaku_parse.findings import finding
from senryaku_parse.frozen import frozendict
from senryaku_parse.model import Area, Goal, Indicator, Measure, Period, Project, Strategy, Target, YearValue
from senryaku_parse.source import Position, Source

_NASTY = (
    *("", " ", "NaN", "N/A", "null", "true", "1,234", "001", "-5", "1E+3", '"', '""', "'", "'=1", ",", "、", "[]"),
    *('["a"]', "=1+1", "+1", "-1+1", "@SUM(A1)", "\tx", "＝1", " 前後 ", "一\n二", "一\r二", "一\r\n二", "\n", "　"),
    *("20〜30歳", "−5", "𠮷野家", "①", "髙﨑", "か\u3099", "\xa0", "\ufeff", "\x01", "‼️", "2015-04-01"),
)
_valid = texts = st.one_of(st.sampled_from(_NASTY), st.text(st.characters(codec="utf-8"), max_size=8))
"""Any text that can be written as UTF-8, NUL included, and often one of those that programs misread."""
broken_texts = st.one_of(texts, st.text(max_size=4), st.sampled_from(("\ud800", "a\udfffb", "\0")))
"""The others too: lone surrogates."""
_numbers = st.one_of(
    st.none(),
    st.sampled_from([Decimal("1E+3"), Decimal("-0.10"), Decimal("1E-9"), Decimal(10) ** 30, Decimal("0")]),
    st.decimals(allow_nan=False, allow_infinity=False, places=3),
)
_years = st.one_of(st.none(), st.sampled_from((1900, 1926, 1988, 1989, 2018, 2019, 2024)))


@st.composite
def hostile_strategies(draw: st.DrawFn, texts: st.SearchStrategy[str] = texts) -> Strategy:
    """None to two goals of one measure each, texts drawn from `texts`, fields sometimes null."""
    goals = tuple(_goal(draw, texts, number) for number in range(1, draw(st.integers(0, 2)) + 1))
    return Strategy(
        title=draw(texts),
        municipality=draw(st.sampled_from((None, "根室市"))),
        municipality_code=draw(st.sampled_from((None, "012238"))),
        period=draw(st.sampled_from((None, Period(start=2015, end=2019)))),
        source=Source(draw(texts), "markdown", ""),
        goals=goals,
        findings=(finding("cell-unplaced", draw(texts), before=draw(texts), position=Position(line=1)),),
    )


def _goal(draw: st.DrawFn, texts: st.SearchStrategy[str], number: int) -> Goal:
    return Goal(
        id=str(number),
        number=draw(st.sampled_from((None, number))),
        name=draw(texts),
        targets=(_indicator(draw, texts, f"{number}-T1"),) if draw(st.booleans()) else (),
        measures=(_measure(draw, texts, f"{number}-ア-1"),) if draw(st.booleans()) else (),
        text=draw(texts),
        notes=_notes(draw, texts),
    )


def _measure(draw: st.DrawFn, texts: st.SearchStrategy[str], node_id: str) -> Measure:
    first = Project(
        id=f"{node_id}-P1",
        category=draw(texts),
        name=draw(texts),
        text=draw(texts),
        organizations=tuple(draw(st.lists(texts, max_size=3))),
        extra=frozendict({draw(_valid): draw(_valid)}),
        notes=_notes(draw, texts),
    )
    again = Project(id=f"{node_id}-P2", name=first.name, reprint=True, reprint_of=first.id)
    return Measure(
        id=node_id,
        area=draw(st.one_of(st.none(), st.builds(Area, marker=texts, name=texts))),
        name=draw(texts),
        kpis=(_indicator(draw, texts, f"{node_id}-K1"),),
        projects=(first, again) if draw(st.booleans()) else (),
        text=draw(texts),
        notes=_notes(draw, texts),
    )


def _indicator(draw: st.DrawFn, texts: st.SearchStrategy[str], node_id: str) -> Indicator:
    target = Target(
        text=draw(texts),
        value=draw(_numbers),
        unit=draw(texts),
        baseline=draw(_numbers),
        baseline_year=draw(_years),
        target_year=draw(_years),
        direction=draw(st.sampled_from((None, "increase", "maintain"))),
    )
    return Indicator(
        id=node_id,
        name=draw(texts),
        target=draw(st.sampled_from((None, target))),
        series=frozendict({2015: YearValue(target=draw(_valid))}),
        actuals=frozendict({2016: Decimal("1.50")}),
        notes=_notes(draw, texts),
    )


def _notes(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> tuple[str, ...]:
    return tuple(draw(st.lists(texts, max_size=2)))
