"""How columns are headed: roles and years in any order, words for the indicator, columns of the city's own."""

from __future__ import annotations

from tests.support.cities.entries import leaves
from tests.support.cities.hand import Hand
from tests.support.cities.markup import Cell, Row, page, table
from tests.support.cities.registry import kind
from tests.support.cities.truth import Plan


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
