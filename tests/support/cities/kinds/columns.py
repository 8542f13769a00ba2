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


@kind("kpis baseline years")
def indicator_of_the_aim(plan: Plan, hand: Hand) -> str:
    """The indicators are headed 「めざす姿の成果指標名」."""
    head = ["基本目標", "施策名", "めざす姿の成果指標名", f"現状値（{hand.base_year}）", f"目標値（{hand.last_year}）"]
    return page(hand, [table(hand, [head], leaves(plan, hand))])


@kind("kpis baseline years projects")
def important_work_index(plan: Plan, hand: Hand) -> str:
    """The indicators are headed 「重要業務評価指標（KPI）」, the projects 「計画事業名」."""
    head = [
        "基本目標",
        "施策",
        "重要業務評価指標（KPI）",
        f"策定時の値（{hand.base_year}）",
        f"目標値（{hand.last_year}）",
        "計画事業名",
    ]
    return page(hand, [table(hand, [head], leaves(plan, hand, 1))])


@kind("kpis baseline years")
def year_before_role(plan: Plan, hand: Hand) -> str:
    """Year outside and role in brackets: 「令和6年度（目標値）」."""
    head = ["基本目標", "具体的な施策", "KPI", f"{hand.base_year}（現状値）", f"{hand.last_year}（目標値）"]
    return page(hand, [table(hand, [head], leaves(plan, hand))])


@kind("kpis baseline years")
def year_below_role(plan: Plan, hand: Hand) -> str:
    """Role and year on two lines of the heading, the role in any bracket."""
    left, right = hand.rng.choice([("（", "）"), ("〔", "〕"), ("［", "］"), ("【", "】")])
    head = [
        "基本目標",
        "主要施策",
        "指標",
        f"{hand.base_year}<br>{left}現況{right}",
        f"{hand.last_year}<br>{left}目標{right}",
    ]
    return page(hand, [table(hand, [head], leaves(plan, hand))])


@kind("kpis baseline years")
def role_glued_to_year(plan: Plan, hand: Hand) -> str:
    """Role and year without any bracket: 「目標値令和6年度」."""
    head = ["基本目標", "施策", "数値目標（KPI）", f"現況値{hand.base_year}", f"目標値{hand.last_year}"]
    return page(hand, [table(hand, [head], leaves(plan, hand))])


@kind("kpis baseline years")
def two_header_rows(plan: Plan, hand: Hand) -> str:
    """Two header rows: the indicator over name, baseline and target; the years in the second."""
    top: Row = [Cell("基本目標", down=2), Cell("具体的な施策", down=2), Cell("重要業績評価指標（KPI）", across=3)]
    below = ["指標名", f"現状値<br>（{hand.base_year}）", f"目標値<br>（{hand.last_year}）"]
    return page(hand, [table(hand, [top, below], leaves(plan, hand))])


@kind("kpis baseline years")
def role_over_year(plan: Plan, hand: Hand) -> str:
    """Two header rows: role in the first, year in the second."""
    top: Row = [
        *(Cell(text, down=2) for text in ("基本目標", "施策", "重要業績評価指標")),
        Cell("基準値"),
        Cell("目標値"),
    ]
    return page(hand, [table(hand, [top, [hand.base_year, hand.last_year]], leaves(plan, hand))])


@kind("kpis baseline years")
def year_columns_beside(plan: Plan, hand: Hand) -> str:
    """基準年度 beside 基準値, 目標年度 beside 目標値."""
    head = ["基本目標", "施策", "KPI", "基準値", "基準年度", "目標値", "目標年度"]
    rows = [[*row[:4], hand.base_year, row[4], hand.last_year] for row in leaves(plan, hand)]
    return page(hand, [table(hand, [head], rows)])


@kind("kpis baseline years")
def many_unknown_columns(plan: Plan, hand: Hand) -> str:
    """More columns of the city's own than of the strategy: SDGs, sources, related plans, remarks."""
    head = [
        "SDGs",
        "基本目標",
        "総合計画の章",
        "施策",
        "KPI",
        "指標の説明",
        "出典",
        f"現状値（{hand.base_year}）",
        f"目標値（{hand.last_year}）",
        "把握時期",
        "関連する個別計画",
        "備考",
    ]
    rows = []
    for row in leaves(plan, hand):
        source = hand.rng.choice(["統計調査", "市調べ", "県の公表資料"])
        rows.append(
            [
                "8・11",
                row[0],
                "第2章",
                row[1],
                row[2],
                "計画の進み具合を見る",
                source,
                row[3],
                row[4],
                "毎年6月",
                "総合計画",
                "",
            ]
        )
    return page(hand, [table(hand, [head], rows, whole=True)])


@kind("kpis baseline years")
def unit_column(plan: Plan, hand: Hand) -> str:
    """The unit in a column of its own, numbers bare."""
    head = ["基本目標", "施策", "指標名", "単位", f"基準値（{hand.base_year}）", f"目標値（{hand.last_year}）"]
    rows = []
    for row, kpi in zip(leaves(plan, hand), [k for g in plan.goals for m in g.measures for k in m.kpis], strict=True):
        rows.append([*row[:3], kpi.unit or "－", hand.number(kpi.baseline), hand.number(kpi.target)])
    return page(hand, [table(hand, [head], rows)])


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
