"""Habits of single towns: their own words, numbers and ways of saving room."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tests.support.cities.entries import leaves, placed
from tests.support.cities.hand import CIRCLES, SAME, Hand
from tests.support.cities.kinds.outlines import kpi_table
from tests.support.cities.markup import Cell, Row, bullets, heading, page, paragraph, table
from tests.support.cities.registry import kind
from tests.support.cities.shapes import each_measure, one_department
from tests.support.cities.truth import Kpi, Plan


def _roles(hand: Hand) -> list[str]:
    return [f"現状値（{hand.base_year}）", f"目標値（{hand.last_year}）"]


@kind("targets kpis baseline")
def numbered_lines(plan: Plan, hand: Hand) -> str:
    """No captions: below a goal its targets as lines 「名：12人 → 20人」, below a measure its KPIs as ①, ②."""
    body = []
    for goal in plan.goals:
        body += [
            heading(2, f"基本目標{goal.number}　{goal.name}"),
            paragraph("数値目標"),
            *(paragraph(f"{k.name}：{hand.arrow(k)}") for k in goal.targets),
        ]
        for measure in goal.measures:
            body += [heading(3, f"({measure.number}) {measure.name}"), paragraph("重要業績評価指標（KPI）")]
            body += [paragraph(f"{CIRCLES[i]} {k.name}：{hand.arrow(k)}") for i, k in enumerate(measure.kpis)]
    return page(hand, body)


@kind("kpis baseline years projects")
def words_of_its_own(plan: Plan, hand: Hand) -> str:
    """The town's own words for the levels: まちづくりの目標, 取組の柱, 取組項目; indicators are ものさし."""
    head = ["まちづくりの目標", "取組の柱", "成果のものさし（指標）", *_roles(hand), "取組項目"]
    return page(hand, [table(hand, [head], leaves(plan, hand, 1))])


@kind("kpis baseline years projects department")
def two_languages(plan: Plan, hand: Hand) -> str:
    """Headings in Japanese and English: 「施策 Measure」."""
    head = [
        "基本目標 Goal",
        "施策 Measure",
        "指標 Indicator",
        f"現状値 Baseline<br>{hand.base_year}",
        f"目標値 Target<br>{hand.last_year}",
        "事業 Project",
        "担当課 Division",
    ]
    return page(hand, [table(hand, [head], [[*row[:6], row[7]] for row in leaves(plan, hand, 3)])])


def _upright(text: str) -> str:
    return "<br>".join(text)


@kind("kpis baseline years")
def upright_text(plan: Plan, hand: Hand) -> str:
    """Narrow columns with upright text: a line break behind each letter of the goal and its heading."""
    hand.merge = "rowspan"
    rows = []
    for goal, _, row in placed(plan, hand):
        rows.append([row[0] if row[0] == SAME else _upright(f"{goal.number}　{goal.name}"), *row[1:]])
    return page(
        hand,
        [
            table(
                hand,
                [[_upright("基本目標"), "具体的な施策", "重要業績評価指標（KPI）", *_roles(hand)]],
                rows,
                whole=True,
            )
        ],
    )


@kind("kpis baseline years projects department", one_department)
def ditto_marks(plan: Plan, hand: Hand) -> str:
    """〃 for the department of the project above."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, hand.goal(goal)))
        for measure in goal.measures:
            works = [[p.name, "〃" if i else p.department] for i, p in enumerate(measure.projects)]
            body += [
                heading(3, hand.measure(goal, measure)),
                kpi_table(hand, measure.kpis),
                table(hand, [["主な事業", "担当課"]], works, whole=True),
            ]
    return page(hand, body)


@kind("kpis baseline years projects department")
def running_row_numbers(plan: Plan, hand: Hand) -> str:
    """A first column No. counts the rows: it is no number of any level."""
    head = ["No.", "基本目標", "施策", "KPI", *_roles(hand), "主な事業", "所管課"]
    rows = [[str(number), *row[:6], row[7]] for number, row in enumerate(leaves(plan, hand, 3), 1)]
    return page(hand, [table(hand, [head], rows, whole=True)])


@kind("kpis baseline years projects")
def kpis_listed_again(plan: Plan, hand: Hand) -> str:
    """The KPIs stand with their measures, and all of them once more in a list at the end."""
    body, rows = [], []
    for goal in plan.goals:
        body.append(heading(2, f"基本目標{goal.number}　{goal.name}"))
        for measure in goal.measures:
            body += [heading(3, f"施策{hand.key(goal, measure)}　{measure.name}"), kpi_table(hand, measure.kpis)]
            body += [paragraph("【主な事業】"), bullets([p.name for p in measure.projects])]
            rows += [[hand.key(goal, measure), k.name, hand.baseline(k), hand.target(k)] for k in measure.kpis]
    head = ["施策番号", "KPI", *_roles(hand)]
    return page(hand, [*body, heading(2, "参考資料　KPI一覧（再掲）"), table(hand, [head], rows, whole=True)])


@kind("kpis baseline years projects")
def letters_as_numbers(plan: Plan, hand: Hand) -> str:
    """Goals are A, B; measures A-1, A-2."""
    body = []
    for goal in plan.goals:
        letter = "ABCD"[goal.number - 1]
        body.append(heading(2, f"基本目標{letter}　{goal.name}"))
        for measure in goal.measures:
            body += [heading(3, f"施策{letter}-{measure.number}　{measure.name}"), kpi_table(hand, measure.kpis)]
            body += [heading(4, "主な事業"), bullets([p.name for p in measure.projects])]
    return page(hand, body)


@kind("kpis baseline years projects")
def running_measure_numbers(plan: Plan, hand: Hand) -> str:
    """Measures are numbered through all goals: goal 2 starts with measure 4."""
    body, number = [], 0
    for goal in plan.goals:
        body.append(heading(2, f"基本目標{goal.number}　{goal.name}"))
        for measure in goal.measures:
            number += 1
            body += [
                heading(3, f"施策{number}　{measure.name}"),
                paragraph(measure.text),
                kpi_table(hand, measure.kpis),
            ]
            body += [heading(4, "主な事業"), bullets([p.name for p in measure.projects])]
    return page(hand, body)


def _two(plan: Plan, rng: Random) -> Plan:
    """Every first project is carried by two departments."""
    return each_measure(
        plan,
        lambda m: replace(
            m,
            projects=tuple(
                replace(p, department=f"{p.department}、企画政策課") if not i else p for i, p in enumerate(m.projects)
            ),
        ),
    )


@kind("kpis baseline years projects description department", _two)
def two_departments(plan: Plan, hand: Hand) -> str:
    """Two departments in a cell, on two lines, for one project."""
    head = ["基本目標", "施策", "KPI", *_roles(hand), "事業名", "事業概要", "担当課"]
    rows = [[*row[:7], row[7].replace("、", "<br>")] for row in leaves(plan, hand, 3)]
    return page(hand, [table(hand, [head], rows)])


@kind("kpis baseline years projects")
def lines_by_breaks(plan: Plan, hand: Hand) -> str:
    """A body of text without paragraphs: every line ends in a line break."""
    lines = []
    for goal in plan.goals:
        lines += [f"■基本目標{goal.number}　{goal.name}"]
        for measure in goal.measures:
            lines += [f"（{measure.number}）{measure.name}", measure.text, "【重要業績評価指標（KPI）】"]
            lines += [
                f"・{k.name}　{hand.baseline(k)}（{hand.base_year}）→{hand.target(k)}（{hand.last_year}）"
                for k in measure.kpis
            ]
            lines += ["【主な事業】", *("・" + p.name for p in measure.projects)]
    return page(hand, ["<div>\n" + "<br>\n".join(lines) + "\n</div>"])


def _over_five_years(plan: Plan, rng: Random) -> Plan:
    def without(kpi: Kpi) -> Kpi:
        return replace(kpi, baseline=None, baseline_year=None, target_year=None)

    def counted(kpi: Kpi) -> bool:
        return kpi.unit in ("人", "件", "社", "店", "組", "回", "経営体")

    plan = each_measure(plan, lambda m: replace(m, kpis=tuple(without(k) for k in m.kpis if counted(k))))
    goals = tuple(replace(g, measures=tuple(m for m in g.measures if m.kpis)) for g in plan.goals)
    return replace(plan, goals=tuple(g for g in goals if g.measures))


@kind("kpis baseline years projects", _over_five_years)
def sums_over_the_period(plan: Plan, hand: Hand) -> str:
    """No baseline; the target is a sum over five years: 「延べ120人（5年間）」."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, f"基本目標{goal.number}　{goal.name}"))
        for measure in goal.measures:
            rows = [[k.name, f"延べ{hand.value(k.target, k.unit)}（5年間）"] for k in measure.kpis]
            body += [
                heading(3, hand.measure(goal, measure)),
                table(hand, [["重要業績評価指標（KPI）", "目標値"]], rows, whole=True),
            ]
            body += [paragraph("【主な事業】"), bullets([p.name for p in measure.projects])]
    return page(hand, body)


@kind("kpis baseline years projects department")
def tables_side_by_side(plan: Plan, hand: Hand) -> str:
    """A frame without meaning holds two tables side by side: KPIs at the left, projects at the right."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, hand.goal(goal)))
        for measure in goal.measures:
            works = table(
                hand, [["主な事業", "担当課"]], [[p.name, p.department] for p in measure.projects], whole=True
            )
            frame = (
                f'<table role="presentation"><tr><td>{kpi_table(hand, measure.kpis)}</td><td>{works}</td></tr></table>'
            )
            body += [heading(3, hand.measure(goal, measure)), frame]
    return page(hand, body)


@kind("kpis baseline years projects")
def kpi_rows_then_project_rows(plan: Plan, hand: Hand) -> str:
    """A column 区分 with KPI and 事業 in one table a measure; the cells of numbers are blank for projects."""
    rows: list[Row] = []
    for goal in plan.goals:
        for measure in goal.measures:
            entries: list[list[str | Cell]] = [["KPI", k.name, hand.baseline(k), hand.target(k)] for k in measure.kpis]
            entries += [["事業", p.name, "", ""] for p in measure.projects]
            for index, entry in enumerate(entries):
                rows.append(
                    [
                        SAME if measure.number > 1 or index else hand.goal(goal),
                        SAME if index else hand.measure(goal, measure),
                        *entry,
                    ]
                )
    return page(hand, [table(hand, [["基本目標", "施策", "区分", "指標・事業名", *_roles(hand)]], rows, whole=True)])
