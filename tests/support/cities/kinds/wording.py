"""Headings in the words of single towns: what stands below them tells what they are."""

from __future__ import annotations

from tests.support.cities.entries import below_headings, leaves, roles, values
from tests.support.cities.hand import Hand
from tests.support.cities.markup import bullets, page, paragraph, table
from tests.support.cities.registry import kind
from tests.support.cities.truth import Goal, Measure, Plan


@kind("kpis baseline years projects description department")
def planned_values(plan: Plan, hand: Hand) -> str:
    """Headings 主要施策, 目標指標, 現況値, 計画値, 取組名, 取組内容 and 担当部署."""
    head = ["基本目標", "主要施策", "目標指標", *roles(hand, "現況値", "計画値"), "取組名", "取組内容", "担当部署"]
    return page(hand, [table(hand, [head], leaves(plan, hand, 3))])


@kind("kpis baseline years projects description department")
def results_to_reach(plan: Plan, hand: Hand) -> str:
    """Below each measure a table 成果目標, 基準, 到達目標 and one 取組項目, 実施内容, 実施主体."""

    def written(_: Goal, measure: Measure) -> list[str]:
        works = [[p.name, p.description, p.department] for p in measure.projects]
        return [
            paragraph(measure.text),
            table(
                hand,
                [["成果目標", *roles(hand, "基準", "到達目標")]],
                [values(hand, k) for k in measure.kpis],
                whole=True,
            ),
            table(hand, [["取組項目", "実施内容", "実施主体"]], works, whole=True),
        ]

    return page(hand, below_headings(plan, hand, written))


@kind("kpis baseline years projects department")
def starting_values(plan: Plan, hand: Hand) -> str:
    """Headings 政策目標, 個別施策, 進捗管理指標, 当初値, 目標数値, 実施事業 and 実施部署."""
    hand.goal_mark = "政策目標{n}　"
    rows = [[*row[:6], row[7]] for row in leaves(plan, hand, 3)]
    head = ["政策目標", "個別施策", "進捗管理指標", *roles(hand, "当初値", "目標数値"), "実施事業", "実施部署"]
    return page(hand, [table(hand, [head], rows)])


@kind("kpis baseline years projects department")
def numbers_we_aim_at(plan: Plan, hand: Hand) -> str:
    """A general plan: 大綱 over 施策, まちづくり指標 with 現状値 and めざそう値, 主要な事業 with 主管課."""

    def written(_: Goal, measure: Measure) -> list[str]:
        works = [[p.name, p.department] for p in measure.projects]
        return [
            table(
                hand,
                [["まちづくり指標", *roles(hand, "現状値", "めざそう値")]],
                [values(hand, k) for k in measure.kpis],
                whole=True,
            ),
            table(hand, [["主要な事業", "主管課"]], works, whole=True),
        ]

    return page(hand, below_headings(plan, hand, written, "大綱", "施策"))


@kind("kpis baseline years projects description department")
def priority_actions(plan: Plan, hand: Hand) -> str:
    """The levels are called 重点戦略, 基本施策 and アクション; the indicators 達成指標."""
    hand.goal_mark, hand.measure_mark = "重点戦略{n}　", "基本施策{g}-{n}　"
    head = ["重点戦略", "基本施策", "達成指標", *roles(hand), "アクション", "アクションの概要", "推進課"]
    return page(hand, [table(hand, [head], leaves(plan, hand, 3))])


@kind("kpis baseline years")
def fields_of_work(plan: Plan, hand: Hand) -> str:
    """The goals are 分野, the indicators 評価指標; 策定時 and 最終年度 stand for the roles."""
    hand.goal_mark, hand.measure_mark = "{n}　", "{g}-{n}　"
    head = ["分野", "施策", "評価指標", *roles(hand, "策定時", "最終年度")]
    return page(hand, [table(hand, [head], leaves(plan, hand))])


@kind("kpis baseline years projects department")
def pictures_of_the_future(plan: Plan, hand: Hand) -> str:
    """Headings 目指す姿 and 取組方針; 達成度を測る指標 with 現在 and 目標; the projects as a list under 主な取り組み."""

    def written(_: Goal, measure: Measure) -> list[str]:
        return [
            table(
                hand,
                [["達成度を測る指標", *roles(hand, "現在", "目標")]],
                [values(hand, k) for k in measure.kpis],
                whole=True,
            ),
            paragraph("主な取り組み"),
            bullets([f"{p.name}【{p.department}】" for p in measure.projects]),
        ]

    return page(hand, below_headings(plan, hand, written, "目指す姿", "取組方針"))


@kind("kpis baseline years projects department")
def things_to_do(plan: Plan, hand: Hand) -> str:
    """A row a project under 柱, 取り組むこと and 具体的な取り組み; the indicator is 達成の目安, the department 主な担当."""
    hand.goal_mark, hand.measure_mark = "柱{n}　", "({n})　"
    head = ["柱", "取り組むこと", "達成の目安", *roles(hand, "現在", "めざす数値"), "具体的な取り組み", "主な担当"]
    return page(hand, [table(hand, [head], [[*row[:6], row[7]] for row in leaves(plan, hand, 3)], whole=True)])
