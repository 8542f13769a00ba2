"""Strategies under review: targets and results by year, marks, opinions, what was spent."""

from __future__ import annotations

from tests.support.cities.entries import below_headings, levels, roles, values
from tests.support.cities.hand import Hand
from tests.support.cities.kinds.years import series_of, with_series
from tests.support.cities.markup import Cell, Row, heading, page, table, wide
from tests.support.cities.registry import kind
from tests.support.cities.truth import Kpi, Plan

OPINIONS = [
    "おおむね順調に進んでいる。",
    "周知の方法を工夫されたい。",
    "関係団体との連携を強めること。",
    "引き続き推進されたい。",
]
STEPS = ["継続", "改善して継続", "拡充", "現状維持"]


def _of_year(hand: Hand, kpi: Kpi, year: int, role: str) -> str:
    return "".join(hand.value(number, kpi.unit) for at, of, number in kpi.series if (at, of) == (year, role))


@kind("kpis baseline years", with_series(target="0.2 0.4 0.6", actual="0.1 0.3 -"))
def targets_with_results_a_year(plan: Plan, hand: Hand) -> str:
    """Each year stands over 目標 and 実績; the last year over its 目標 alone."""
    years = [plan.start + i for i in range(3)]
    top: Row = [Cell(t, down=2) for t in ("基本目標", "施策", "指標名", f"基準値<br>{hand.base_year}")]
    top = [*top, *(wide(hand.year(year), 2) for year in years), hand.last_year]
    rows: list[Row] = []
    for goal in plan.goals:
        for measure in goal.measures:
            for index, kpi in enumerate(measure.kpis):
                pairs = [_of_year(hand, kpi, year, role) for year in years for role in ("target", "actual")]
                level = levels(hand, goal, measure, index)
                rows.append([*level, kpi.name, hand.baseline(kpi), *pairs, hand.target(kpi)])
    return page(hand, [table(hand, [top, [*["目標", "実績"] * 3, "目標"]], rows, whole=True)])


@kind("kpis baseline years", with_series(target="0.2 0.4 0.6 0.8", actual="0.1 0.3"))
def target_block_result_block(plan: Plan, hand: Hand) -> str:
    """目標値 over all years of the plan, then 実績値 over all of them again; the years to come are blank."""
    years = [plan.start + i for i in range(5)]
    top: Row = [*(Cell(t, down=2) for t in ("施策", "KPI", f"現状値<br>（{hand.base_year}）")), wide("目標値", 5)]
    top = [*top, wide("実績値", 5)]
    body = []
    for goal in plan.goals:
        rows: list[Row] = []
        for measure in goal.measures:
            for index, kpi in enumerate(measure.kpis):
                aims = [_of_year(hand, kpi, year, "target") for year in years[:4]]
                results = [_of_year(hand, kpi, year, "actual") for year in years]
                level = levels(hand, goal, measure, index)[1:]
                rows.append([*level, kpi.name, hand.baseline(kpi), *aims, hand.target(kpi), *results])
        body += [
            heading(2, hand.goal(goal)),
            table(hand, [top, [hand.year(year) for year in years] * 2], rows, whole=True),
        ]
    return page(hand, body)


@kind("staff kpis baseline years", with_series(target="- - 0.5", actual="- - 0.4"))
def one_year_of_review(plan: Plan, hand: Hand) -> str:
    """One year under review: its target, result and rate stand before the last year's target; the department ends the row."""
    year = hand.year(plan.start + 2)
    head = ["基本目標", "施策", "重要業績評価指標", f"基準値（{hand.base_year}）", f"{year}目標値", f"{year}実績値"]
    head += ["達成率", f"最終目標値（{hand.last_year}）", "担当部署"]
    rows: list[Row] = []
    for goal in plan.goals:
        for measure in goal.measures:
            for index, kpi in enumerate(measure.kpis):
                reviewed = [_of_year(hand, kpi, plan.start + 2, role) for role in ("target", "actual")]
                rate = f"{hand.rng.randint(40, 130)}.{hand.rng.randint(0, 9)}％"
                row = [kpi.name, hand.baseline(kpi), *reviewed, rate, hand.target(kpi), measure.department]
                rows.append([*levels(hand, goal, measure, index), *row])
    return page(hand, [table(hand, [head], rows, whole=True)])


@kind("kpis baseline years", with_series(actual="- 0.4"))
def opinions_of_the_council(plan: Plan, hand: Hand) -> str:
    """A result, a mark (◎○△×), the council's opinion and what comes next stand behind the target."""
    head = ["施策", "KPI", *roles(hand, "基準値"), f"実績値（{hand.year(plan.start + 1)}）"]
    head += ["達成度", "外部委員の意見", "今後の方向性"]
    body = []
    for goal in plan.goals:
        rows: list[Row] = []
        for measure in goal.measures:
            for index, kpi in enumerate(measure.kpis):
                result = _of_year(hand, kpi, plan.start + 1, "actual")
                said = [hand.rng.choice("◎○△×"), hand.rng.choice(OPINIONS), hand.rng.choice(STEPS)]
                rows.append([levels(hand, goal, measure, index)[1], *values(hand, kpi), result, *said])
        body += [heading(2, hand.goal(goal)), table(hand, [head], rows, whole=True)]
    return page(hand, body)


@kind("staff kpis baseline years projects description department", with_series(actual="0.1 0.3"))
def effect_review_sheets(plan: Plan, hand: Hand) -> str:
    """効果検証シート: a card a measure with its department, indicators with results and marks, projects below."""
    body = []
    years = [hand.year(plan.start + i) for i in range(2)]
    for goal in plan.goals:
        for measure in goal.measures:
            rows: list[Row] = [
                [Cell(label, head=True), wide(text, 6)]
                for label, text in (
                    ("基本目標", hand.goal(goal)),
                    ("施策", hand.measure(goal, measure)),
                    ("担当部署", measure.department),
                )
            ]
            head = ["指標名", f"基準値<br>{hand.base_year}", *(f"{year}<br>実績" for year in years)]
            rows.append([Cell(text, head=True) for text in (*head, f"目標値<br>{hand.last_year}", "達成率", "進捗")])
            for kpi in measure.kpis:
                marks = [f"{hand.rng.randint(20, 99)}％", hand.rng.choice("ABC")]
                rows.append([kpi.name, hand.baseline(kpi), *series_of(hand, kpi), hand.target(kpi), *marks])
            rows.append([Cell("事業名", head=True), wide("取組の概要", 4, head=True), wide("担当課", 2, head=True)])
            rows += [[p.name, wide(p.description, 4), wide(p.department, 2)] for p in measure.projects]
            body += [heading(2, f"効果検証シート　No.{hand.key(goal, measure)}"), table(hand, [], rows, whole=True)]
    return page(hand, body)


@kind("kpis baseline years projects description department")
def spent_on_projects(plan: Plan, hand: Hand) -> str:
    """The table of projects ends with what was spent, a mark and the next year's course."""
    year = hand.year(plan.start + 1)
    head = ["事業名", "事業内容", "担当課", f"{year}決算額（千円）", "評価", "次年度の方向性"]

    def below(kpis: tuple[Kpi, ...]) -> str:
        return table(hand, [["KPI", *roles(hand)]], [values(hand, k) for k in kpis], whole=True)

    def projects(works: list[list[str]]) -> str:
        spent = [[f"{hand.rng.randint(120, 48000):,}", hand.rng.choice("ABCD"), hand.rng.choice(STEPS)] for _ in works]
        return table(hand, [head], [[*work, *more] for work, more in zip(works, spent, strict=True)], whole=True)

    return page(
        hand,
        below_headings(
            plan,
            hand,
            lambda _, m: [below(m.kpis), projects([[p.name, p.description, p.department] for p in m.projects])],
        ),
    )
