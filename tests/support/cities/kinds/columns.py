"""Whole strategies in one table, whose columns bear the levels."""

from __future__ import annotations

from itertools import zip_longest

from tests.support.cities.entries import leaves, placed
from tests.support.cities.hand import MERGED, SAME, Hand
from tests.support.cities.markup import Cell, Row, page, table
from tests.support.cities.registry import kind
from tests.support.cities.shapes import fewer_kpis, one_department
from tests.support.cities.truth import Plan


@kind("kpis baseline years projects description department")
def plain_columns(plan: Plan, hand: Hand) -> str:
    """One table over all: goal, measure, KPIs and projects side by side, goal and measure merged."""
    head = [
        "基本目標",
        "具体的施策",
        "重要業績評価指標（KPI）",
        f"基準値（{hand.base_year}）",
        f"目標値（{hand.last_year}）",
        "具体的な事業",
        "事業内容",
        "担当課",
    ]
    return page(hand, [table(hand, [head], leaves(plan, hand, 3))])


@kind("kpis baseline years projects")
def numbers_apart(plan: Plan, hand: Hand) -> str:
    """A narrow column of numbers at the left of each level's names."""
    head: Row = [
        Cell("基本目標", across=2),
        Cell("施策", across=2),
        "KPI",
        f"現状値（{hand.base_year}）",
        f"目標値（{hand.last_year}）",
        "主な事業",
    ]
    rows = []
    for goal, measure, row in placed(plan, hand, 1):
        level = [str(goal.number) if row[0] != SAME else SAME, goal.name if row[0] != SAME else SAME]
        level += [f"({measure.number})" if row[1] != SAME else SAME, measure.name if row[1] != SAME else SAME]
        rows.append([*level, *row[2:]])
    return page(hand, [table(hand, [head], rows, whole=True)])


@kind("kpis baseline years projects description department")
def pillar_strategy_project(plan: Plan, hand: Hand) -> str:
    """The levels are called 柱, 戦略 and プロジェクト."""
    rows = []
    for goal, measure, row in placed(plan, hand, 3):
        pillar = SAME if row[0] == SAME else f"柱{goal.number}　{goal.name}"
        strategy = SAME if row[1] == SAME else f"戦略{goal.number}-{measure.number}　{measure.name}"
        rows.append([pillar, strategy, *row[2:]])
    head = [
        "柱",
        "戦略",
        "KPI",
        f"現状値（{hand.base_year}）",
        f"目標値（{hand.last_year}）",
        "プロジェクト",
        "取組内容",
        "所管課",
    ]
    return page(hand, [table(hand, [head], rows)])


@kind("kpis baseline years projects department")
def policy_measure_work(plan: Plan, hand: Hand) -> str:
    """The levels are called 政策, 施策 and 事務事業."""
    rows = []
    for _, _, row in placed(plan, hand, 3):
        rows.append([*row[:6], row[7]])
    head = [
        "政策",
        "施策",
        "成果指標",
        f"現状値（{hand.base_year}）",
        f"目標値（{hand.last_year}）",
        "事務事業",
        "所管課",
    ]
    return page(hand, [table(hand, [head], rows)])


@kind("area kpis baseline years projects")
def four_levels(plan: Plan, hand: Hand) -> str:
    """Four levels in columns: goal, direction, measure, project."""
    rows = []
    before = ""
    for _, measure, row in placed(plan, hand, 1):
        area = SAME if measure.area == before and row[0] == SAME else measure.area
        before = measure.area
        rows.append([row[0], area, *row[1:]])
    head = [
        "基本目標",
        "基本的方向",
        "具体的施策",
        "KPI",
        f"現状値（{hand.base_year}）",
        f"目標値（{hand.last_year}）",
        "事業",
    ]
    return page(hand, [table(hand, [head], rows, whole=True)])


@kind("kpis baseline years projects department", fewer_kpis)
def project_first(plan: Plan, hand: Hand) -> str:
    """A table of projects that ends with goal and measure, each project once, its KPI beside it."""
    head = [
        "事業名",
        "所管課",
        "指標名",
        f"現状値（{hand.base_year}）",
        f"目標値（{hand.last_year}）",
        "基本目標",
        "施策",
    ]
    rows = []
    for goal in plan.goals:
        for measure in goal.measures:
            for kpi, work in zip_longest(measure.kpis, measure.projects):
                left = [work.name, work.department] if work else ["", ""]
                middle = [hand.name(kpi), hand.baseline(kpi), hand.target(kpi)] if kpi else [""] * 3
                rows.append([*left, *middle, hand.goal(goal), hand.measure(goal, measure)])
    return page(hand, [table(hand, [head], rows, whole=True)])


@kind("kpis baseline years projects department", one_department)
def merged_department(plan: Plan, hand: Hand) -> str:
    """The department of a measure is merged over all its projects."""
    head = [
        "基本目標",
        "施策",
        "主な取組",
        "担当課",
        "KPI",
        f"現状値（{hand.base_year}）",
        f"目標値（{hand.last_year}）",
    ]
    rows = []
    for _, measure, row in placed(plan, hand, 3):
        department = measure.projects[0].department if row[1] != SAME else MERGED
        rows.append([row[0], row[1], row[5], department, *row[2:5]])
    return page(hand, [table(hand, [head], rows, whole=True)])
