"""Numbers as tables bear them: their unit, year, difference and company in cells and columns of their own."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from random import Random

from tests.support.cities.entries import below_headings, leaves, levels, roles, values
from tests.support.cities.hand import Hand
from tests.support.cities.markup import Cell, Row, page, paragraph, table, wide
from tests.support.cities.registry import kind
from tests.support.cities.shapes import each_measure, one_kpi
from tests.support.cities.truth import Goal, Kpi, Measure, Plan

FLOWS = re.compile("件数|(利用|参加|入館|受講|宿泊|移住)者数|客数|回数|冊数|出生数|販売額|出荷額|消費額")
"""Indicators that count what happens in a year."""


def _rows(plan: Plan, hand: Hand, written: Callable[[Kpi], list[str]]) -> list[Row]:
    """A row an indicator: goal, measure and what is written of it."""
    return [
        [*levels(hand, goal, measure, index), *written(kpi)]
        for goal in plan.goals
        for measure in goal.measures
        for index, kpi in enumerate(measure.kpis)
    ]


def _difference(hand: Hand, kpi: Kpi, signs: str) -> str:
    """+8人 or ▲8人, from the baseline to the target; a share differs by ポイント."""
    assert kpi.baseline is not None
    assert kpi.target is not None
    step = kpi.target - kpi.baseline
    return signs[step < 0] + hand.value(abs(step), "ポイント" if kpi.unit == "％" else kpi.unit)


@kind("kpis baseline years projects")
def time_of_making(plan: Plan, hand: Hand) -> str:
    """計画策定時 and 計画最終年度 as the headings of the values, the years in brackets."""
    head = ["基本目標", "施策", "指標", *roles(hand, "計画策定時", "計画最終年度"), "主な事業"]
    return page(hand, [table(hand, [head], leaves(plan, hand, 1))])


@kind("kpis baseline years")
def end_of_fiscal_year(plan: Plan, hand: Hand) -> str:
    """「令和元年度末現在」 and 「令和6年度末目標」."""
    hand.year_form = "era"
    head = ["基本目標", "施策", "数値指標（KPI）", f"{hand.base_year}末現在", f"{hand.last_year}末目標"]
    return page(hand, [table(hand, [head], leaves(plan, hand))])


@kind("kpis baseline years projects")
def slash_before_year(plan: Plan, hand: Hand) -> str:
    """「基準値／R1」 and 「目標値／R6」 in tables below the headings of the measures."""
    hand.year_form = "short"

    def written(_: Goal, measure: Measure) -> list[str]:
        head = ["指標名", f"基準値／{hand.base_year}", f"目標値／{hand.last_year}"]
        works = [[p.name] for p in measure.projects]
        return [
            table(hand, [head], [values(hand, k) for k in measure.kpis], whole=True),
            table(hand, [["関連する主な事業"]], works, whole=True),
        ]

    return page(hand, below_headings(plan, hand, written))


@kind("kpis baseline years")
def unit_beside_each_value(plan: Plan, hand: Hand) -> str:
    """Number and unit in two cells below one heading, for baseline and target alike."""
    head: Row = ["基本目標", "施策", "重要業績評価指標（KPI）", *(wide(role, 2) for role in roles(hand))]
    rows = _rows(plan, hand, lambda k: [k.name, hand.number(k.baseline), k.unit, hand.number(k.target), k.unit])
    return page(hand, [table(hand, [head], rows, whole=True)])


@kind("kpis baseline years")
def units_behind_the_values(plan: Plan, hand: Hand) -> str:
    """Bare numbers; the unit is the last column but one, before 備考."""
    head = ["基本目標", "施策", "指標", *roles(hand), "単位", "備考"]
    rows = _rows(plan, hand, lambda k: [k.name, hand.number(k.baseline), hand.number(k.target), k.unit, ""])
    return page(hand, [table(hand, [head], rows, whole=True)])


@kind("kpis baseline years", one_kpi)
def unit_over_the_table(plan: Plan, hand: Hand) -> str:
    """One indicator a table; its unit stands in brackets in the row of the headings: 「指標（単位：人）」."""

    def written(_: Goal, measure: Measure) -> list[str]:
        kpi = measure.kpis[0]
        head = [f"指標（単位：{kpi.unit}）" if kpi.unit else "指標", *roles(hand, "基準値")]
        return [table(hand, [head], [[kpi.name, hand.number(kpi.baseline), hand.number(kpi.target)]], whole=True)]

    return page(hand, below_headings(plan, hand, written))


@kind("kpis baseline years")
def difference_in_brackets(plan: Plan, hand: Hand) -> str:
    """The target's cell says the step, too: 「20人（＋8人）」."""
    head = ["基本目標", "施策", "KPI", *roles(hand, "基準値")]

    def aim(kpi: Kpi) -> str:
        return f"{hand.value(kpi.target, kpi.unit)}（{_difference(hand, kpi, '＋▲')}）"

    rows = _rows(plan, hand, lambda k: [k.name, hand.baseline(k), aim(k)])
    return page(hand, [table(hand, [head], rows)])


@kind("kpis baseline years projects")
def difference_column(plan: Plan, hand: Hand) -> str:
    """A column 増減 stands behind the target."""

    def written(_: Goal, measure: Measure) -> list[str]:
        rows = [[*values(hand, k), _difference(hand, k, "+△")] for k in measure.kpis]
        return [
            table(hand, [["KPI", *roles(hand), "増減"]], rows, whole=True),
            table(hand, [["主な事業"]], [[p.name] for p in measure.projects], whole=True),
        ]

    return page(hand, below_headings(plan, hand, written))


@kind("kpis baseline years")
def average_of_the_county(plan: Plan, hand: Hand) -> str:
    """A column 【参考】県平均 stands between the baseline and the target."""
    before, after = roles(hand)

    def elsewhere(kpi: Kpi) -> str:
        if kpi.baseline is None or kpi.unit != "％":
            return "－"
        return hand.value(kpi.baseline + Decimal(hand.rng.randint(-40, 40)) / 10, kpi.unit)

    rows = _rows(plan, hand, lambda k: [k.name, hand.baseline(k), elsewhere(k), hand.target(k)])
    head = ["基本目標", "施策", "重要業績評価指標（KPI）", before, "【参考】県平均", after]
    return page(hand, [table(hand, [head], rows)])


def _some_open(plan: Plan, rng: Random) -> Plan:
    """Some indicators have no baseline yet, some neither baseline nor target."""

    def opened(kpi: Kpi) -> Kpi:
        chance = rng.random()
        if chance < 0.25:
            return replace(kpi, baseline=None, baseline_year=None)
        if chance < 0.45:
            words = rng.choice(["調整中", "検討中", "今後設定"])
            return replace(kpi, baseline=None, baseline_year=None, target=None, words=words)
        return kpi

    return each_measure(plan, lambda m: replace(m, kpis=tuple(opened(k) for k in m.kpis)))


@kind("kpis baseline years projects", _some_open)
def numbers_still_open(plan: Plan, hand: Hand) -> str:
    """A dash for a baseline that nobody has counted; 調整中 or 検討中 for a target."""
    head = ["基本目標", "具体的な施策", "KPI", *roles(hand), "主な事業"]
    return page(hand, [table(hand, [head], leaves(plan, hand, 1))])


@kind("kpis baseline years")
def sums_so_far(plan: Plan, hand: Hand) -> str:
    """Values are sums since the plan's start: 「20件（累計）」."""

    def written(kpi: Kpi) -> list[str]:
        mark = "（累計）" if FLOWS.search(kpi.name) else ""
        return [kpi.name, *(hand.value(number, kpi.unit) + mark for number in (kpi.baseline, kpi.target))]

    rows = _rows(plan, hand, written)
    return page(hand, [table(hand, [["基本目標", "施策", "評価指標（KPI）", *roles(hand, "現状")]], rows)])


@kind("kpis baseline years projects")
def values_a_year(plan: Plan, hand: Hand) -> str:
    """Values count a year: 「12人/年」."""

    def written(_: Goal, measure: Measure) -> list[str]:
        rows = [
            [k.name, *(hand.value(v, k.unit) + "/年" * bool(FLOWS.search(k.name)) for v in (k.baseline, k.target))]
            for k in measure.kpis
        ]
        works = [[p.name] for p in measure.projects]
        return [table(hand, [["指標", *roles(hand)]], rows, whole=True), table(hand, [["事業名"]], works, whole=True)]

    return page(hand, below_headings(plan, hand, written))


@kind("kpis baseline years projects")
def arrow_between_columns(plan: Plan, hand: Hand) -> str:
    """A narrow column without a heading holds an arrow between baseline and target."""
    before, after = roles(hand)
    sign = hand.rng.choice("→⇒➡")

    def written(_: Goal, measure: Measure) -> list[str]:
        rows = [[hand.name(k), hand.baseline(k), sign, hand.target(k)] for k in measure.kpis]
        return [
            table(hand, [["重要業績評価指標（KPI）", before, "", after]], rows, whole=True),
            table(hand, [["主な事業"]], [[p.name] for p in measure.projects], whole=True),
        ]

    return page(hand, below_headings(plan, hand, written))


@kind("kpis baseline years")
def value_and_time_rows(plan: Plan, hand: Hand) -> str:
    """A table an indicator below its name: columns 基準値 and 目標値, rows 数値 and 時点."""

    def written(_: Goal, measure: Measure) -> list[str]:
        out = []
        for number, kpi in enumerate(measure.kpis, 1):
            head = [["", "基準値", "目標値"]]
            rows: list[Row] = [[Cell("数値", head=True), hand.baseline(kpi), hand.target(kpi)]]
            rows.append([Cell("時点", head=True), hand.base_year, hand.last_year])
            out += [paragraph(f"指標{number}　{kpi.name}"), table(hand, head, rows, whole=True)]
        return out

    return page(hand, below_headings(plan, hand, written))


@kind("kpis baseline years")
def direction_arrows(plan: Plan, hand: Hand) -> str:
    """A column 目指す方向 with ↑ or ↓ stands between the indicator's name and its values."""

    def way(kpi: Kpi) -> str:
        assert kpi.baseline is not None
        assert kpi.target is not None
        return "↑" if kpi.target > kpi.baseline else "↓"

    head = ["基本目標", "施策", "指標名", "目指す方向", *roles(hand)]
    rows = _rows(plan, hand, lambda k: [k.name, way(k), hand.baseline(k), hand.target(k)])
    return page(hand, [table(hand, [head], rows)])
