"""Columns of years: interim targets, actual values, totals over a period."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from random import Random

from tests.support.cities.hand import MERGED, SAME, Hand
from tests.support.cities.markup import Cell, Row, heading, page, table, wide
from tests.support.cities.registry import kind
from tests.support.cities.shapes import each_measure
from tests.support.cities.truth import Kpi, Plan


def _between(kpi: Kpi, share: Decimal) -> Decimal:
    assert kpi.baseline is not None
    assert kpi.target is not None
    return (kpi.baseline + (kpi.target - kpi.baseline) * share).quantize(kpi.target)


def with_series(**shares: str) -> Callable[[Plan, Random], Plan]:
    """Each KPI has numbers of a role in the years from the start, at these shares of the way; a dash for none."""

    def shape(plan: Plan, rng: Random) -> Plan:
        def series(kpi: Kpi) -> Kpi:
            numbers = [
                (plan.start + i, role, _between(kpi, Decimal(share)))
                for role, of in shares.items()
                for i, share in enumerate(of.split())
                if share != "-"
            ]
            return replace(kpi, series=tuple(numbers))

        return each_measure(plan, lambda m: replace(m, kpis=tuple(series(k) for k in m.kpis)))

    return shape


def _rows(plan: Plan, written: Callable[[Kpi], list[list[str | Cell]]], hand: Hand) -> list[Row]:
    """Goal, measure and what is written of each KPI, in one or more lines."""
    rows: list[Row] = []
    for goal in plan.goals:
        for measure in goal.measures:
            lines = [line for kpi in measure.kpis for line in written(kpi)]
            for index, line in enumerate(lines):
                rows.append(
                    [
                        SAME if measure.number > 1 or index else hand.goal(goal),
                        SAME if index else hand.measure(goal, measure),
                        *line,
                    ]
                )
    return rows


def series_of(hand: Hand, kpi: Kpi, role: str | None = None) -> list[str]:
    return [hand.value(number, kpi.unit) for _, of, number in kpi.series if role in (None, of)]


@kind("kpis baseline years", with_series(target="0.2 0.4 0.6 0.8"))
def yearly_targets(plan: Plan, hand: Hand) -> str:
    """A target for each year of the plan, the last year's as 目標値."""
    years = [hand.year(plan.start + i) for i in range(4)]
    top: Row = [
        *(Cell(t, down=2) for t in ("基本目標", "施策", "KPI")),
        Cell(f"基準値<br>{hand.base_year}", down=2),
        wide("目標値", 5),
    ]
    rows = _rows(plan, lambda k: [[k.name, hand.baseline(k), *series_of(hand, k), hand.target(k)]], hand)
    return page(hand, [table(hand, [top, [*years, hand.last_year]], rows, whole=True)])


@kind("kpis baseline years", with_series(actual="0.1 0.3"))
def results_beside(plan: Plan, hand: Hand) -> str:
    """Actual values of the first years (実績値) stand between the baseline and the target."""
    results = [f"{hand.year(plan.start + i)}実績値" for i in range(2)]
    head = [
        "基本目標",
        "施策",
        "重要業績評価指標（KPI）",
        f"基準値（{hand.base_year}）",
        *results,
        f"目標値（{hand.last_year}）",
    ]
    rows = _rows(plan, lambda k: [[k.name, hand.baseline(k), *series_of(hand, k), hand.target(k)]], hand)
    return page(hand, [table(hand, [head], rows, whole=True)])


@kind("kpis baseline years", with_series(actual="0.1 0.3 0.4"))
def progress_columns(plan: Plan, hand: Hand) -> str:
    """A strategy under review: target, results, rate of achievement and a mark behind them."""
    results = [hand.year(plan.start + i) for i in range(3)]
    top: Row = [
        *(
            Cell(t, down=2)
            for t in ("基本目標", "施策", "KPI", f"基準値<br>（{hand.base_year}）", f"目標値<br>（{hand.last_year}）")
        )
    ]
    top = [*top, wide("実績値", 3), Cell("達成率", down=2), Cell("評価", down=2)]

    def written(kpi: Kpi) -> list[list[str | Cell]]:
        rate = f"{hand.rng.randint(40, 99)}％"
        return [
            [kpi.name, hand.baseline(kpi), hand.target(kpi), *series_of(hand, kpi), rate, hand.rng.choice("ＡＢＣ")]
        ]

    return page(hand, [table(hand, [top, results], _rows(plan, written, hand), whole=True)])


@kind("kpis baseline years", with_series(target="- - 0.5"))
def interim_target(plan: Plan, hand: Hand) -> str:
    """現状値, 中間目標値 and 最終目標値, each with its year."""
    head = [
        "基本目標",
        "具体的な施策",
        "指標",
        f"現状値（{hand.base_year}）",
        f"中間目標値（{hand.year(plan.start + 2)}）",
        f"最終目標値（{hand.last_year}）",
    ]
    rows = _rows(plan, lambda k: [[k.name, hand.baseline(k), series_of(hand, k)[-1], hand.target(k)]], hand)
    return page(hand, [table(hand, [head], rows, whole=True)])


@kind("kpis baseline years", with_series(actual="0.2 0.3", target="0.2 0.4 0.6 0.8"))
def target_and_result_rows(plan: Plan, hand: Hand) -> str:
    """Two rows an indicator, 目標 and 実績, under columns of years."""
    years = [hand.year(plan.start + i) for i in range(4)]
    head = [
        "基本目標",
        "施策",
        "KPI",
        "区分",
        f"基準値<br>（{hand.base_year}）",
        *years,
        f"{hand.last_year}<br>（目標年度）",
    ]

    def written(kpi: Kpi) -> list[list[str | Cell]]:
        aims = series_of(hand, kpi, "target")
        return [
            [kpi.name, "目標", "", *aims, hand.target(kpi)],
            [MERGED, "実績", hand.baseline(kpi), *series_of(hand, kpi, "actual"), "", "", ""],
        ]

    return page(hand, [table(hand, [head], _rows(plan, written, hand), whole=True)])


@kind("kpis baseline years projects")
def schedule_columns(plan: Plan, hand: Hand) -> str:
    """The projects of a measure in a table with arrows under the years when each is done."""
    body = []
    years = [hand.year(plan.start + i) for i in range(5)]
    for goal in plan.goals:
        body.append(heading(2, hand.goal(goal)))
        for measure in goal.measures:
            head = ["重要業績評価指標（KPI）", f"現状値（{hand.base_year}）", f"目標値（{hand.last_year}）"]
            kpis = table(hand, [head], [[k.name, hand.baseline(k), hand.target(k)] for k in measure.kpis], whole=True)
            rows = [[p.name, hand.rng.choice(["検討", "実施"]), *["→"] * 4] for p in measure.projects]
            body += [heading(3, hand.measure(goal, measure)), kpis, table(hand, [["事業名", *years]], rows, whole=True)]
    return page(hand, body)
