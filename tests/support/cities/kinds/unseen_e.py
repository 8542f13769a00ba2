"""Unseen kinds: outlines and what their lines say."""

from __future__ import annotations

from tests.support.cities.around import goal_prose, measure_prose
from tests.support.cities.entries import below_headings, roles, values
from tests.support.cities.hand import CIRCLES, ROMAN, Hand
from tests.support.cities.kinds.outlines import kpi_table
from tests.support.cities.kinds.web import dated
from tests.support.cities.markup import bullets, heading, page, paragraph, table
from tests.support.cities.registry import kind
from tests.support.cities.truth import Goal, Kpi, Measure, Plan


@kind("targets kpis baseline years projects")
def unseen_utsugi(plan: Plan, hand: Hand) -> str:
    """Indicators are lines with the aim in front and the present in brackets: 「名　R6：20人（R1：12人）」."""

    def line(kpi: Kpi) -> str:
        return f"{kpi.name}　{hand.last_year}：{hand.target(kpi)}（{hand.base_year}：{hand.baseline(kpi)}）"

    body = []
    for goal in plan.goals:
        body += [heading(2, hand.goal(goal)), paragraph("【数値目標】"), bullets([line(k) for k in goal.targets])]
        for measure in goal.measures:
            body += [heading(3, hand.measure(goal, measure)), paragraph(measure.text)]
            body += [paragraph("【重要業績評価指標（KPI）】"), bullets([line(k) for k in measure.kpis])]
            body += [paragraph("【主な事業】"), bullets([p.name for p in measure.projects])]
    return page(hand, body)


@kind("targets kpis baseline years")
def unseen_wasabi(plan: Plan, hand: Hand) -> str:
    """The indicators of goals are called KGI 1, KGI 2, those of measures KPI 1, in a first column."""
    body = [paragraph("※KGI（重要目標達成指標）は基本目標の、KPI（重要業績評価指標）は施策の達成度を測る指標です。")]
    for goal in plan.goals:
        rows = [[f"KGI {n}", *values(hand, k)] for n, k in enumerate(goal.targets, 1)]
        body += [heading(2, hand.goal(goal)), paragraph(goal_prose(hand))]
        body.append(table(hand, [["", "指標", *roles(hand)]], rows, whole=True))
        for measure in goal.measures:
            rows = [[f"KPI {n}", *values(hand, k)] for n, k in enumerate(measure.kpis, 1)]
            body += [heading(3, hand.measure(goal, measure)), paragraph(measure.text)]
            body.append(table(hand, [["", "指標", *roles(hand)]], rows, whole=True))
    return page(hand, body)


@kind("targets kpis baseline years projects")
def unseen_yamamomo(plan: Plan, hand: Hand) -> str:
    """The last goal is a 横断的な目標, which counts from 1 again and is built like the others."""
    body = []
    for goal in plan.goals:
        last = goal is plan.goals[-1]
        label = "横断的な目標1" if last else f"基本目標{goal.number}"
        body += [heading(2, f"{label}　{goal.name}"), heading(3, "数値目標"), kpi_table(hand, goal.targets, "指標")]
        body.append(heading(3, "具体的な施策"))
        for measure in goal.measures:
            body += [heading(4, f"({measure.number}) {measure.name}"), paragraph(measure.text)]
            body += [
                kpi_table(hand, measure.kpis),
                paragraph("【主な事業】"),
                bullets([p.name for p in measure.projects]),
            ]
    return page(hand, body)


@kind("kpis baseline years projects description department category")
def unseen_daidai(plan: Plan, hand: Hand) -> str:
    """Projects are numbered through the whole plan: a heading 「事業12　名【継続】（農政課）」 each, a paragraph below it."""
    count = iter(range(1, 999))

    def below(goal: Goal, measure: Measure) -> list[str]:
        parts = [paragraph(measure_prose(hand, measure.name)), kpi_table(hand, measure.kpis)]
        for p in measure.projects:
            parts.append(heading(4, f"事業{next(count)}　{p.name}【{p.category}】（{p.department}）"))
            parts.append(paragraph(p.description))
        return parts

    return page(hand, below_headings(plan, hand, below, "基本目標", "施策"))


@kind("kpis baseline years projects")
def unseen_dodan(plan: Plan, hand: Hand) -> str:
    """Captions 取組内容, KPI and 関連事業 as headings below each measure; the projects are a line of names between slashes."""

    def below(goal: Goal, measure: Measure) -> list[str]:
        parts = [heading(4, "取組内容"), paragraph(measure_prose(hand, measure.name)), paragraph(measure.text)]
        parts += [heading(4, "KPI"), kpi_table(hand, measure.kpis, "指標")]
        return [*parts, heading(4, "関連事業"), paragraph("／".join(p.name for p in measure.projects))]

    return page(hand, below_headings(plan, hand, below))


@kind("targets kpis baseline years projects")
def unseen_gobo(plan: Plan, hand: Hand) -> str:
    """Names of goals stand in 「」, those of measures in 『』, behind a colon."""
    body = []
    for goal in plan.goals:
        body += [heading(2, f"基本目標{ROMAN[goal.number - 1]}：「{goal.name}」"), paragraph(goal_prose(hand))]
        body += [paragraph("◎数値目標"), bullets([f"{k.name}：{dated(k, hand)}" for k in goal.targets])]
        for measure in goal.measures:
            body += [heading(3, f"施策{CIRCLES[measure.number - 1]}：『{measure.name}』"), paragraph(measure.text)]
            body += [paragraph("◎KPI"), bullets([f"{k.name}：{dated(k, hand)}" for k in measure.kpis])]
            body += [paragraph("◎主な事業"), bullets([p.name for p in measure.projects])]
    return page(hand, body)


@kind("area kpis baseline years projects")
def unseen_hamanasu(plan: Plan, hand: Hand) -> str:
    """Headings bear their whole path: 基本目標Ⅰ, 基本的方向Ⅰ-1, 施策Ⅰ-1-(1)."""
    body = []
    for goal in plan.goals:
        roman = ROMAN[goal.number - 1]
        body += [heading(2, f"基本目標{roman}　{goal.name}"), paragraph(goal_prose(hand))]
        for number, area in enumerate(dict.fromkeys(m.area for m in goal.measures), 1):
            body.append(heading(3, f"基本的方向{roman}-{number}　{area}"))
            for index, measure in enumerate((m for m in goal.measures if m.area == area), 1):
                body += [heading(4, f"施策{roman}-{number}-({index})　{measure.name}"), paragraph(measure.text)]
                body += [kpi_table(hand, measure.kpis), paragraph("【主な事業】")]
                body.append(bullets([p.name for p in measure.projects]))
    return page(hand, body)


@kind("kpis baseline years projects department")
def unseen_isu(plan: Plan, hand: Hand) -> str:
    """Each table has a numbered title above it: 「表1-2　施策1-2のKPI」, 「表1-3　施策1-2の主な事業」."""
    body = []
    for goal in plan.goals:
        body += [heading(2, f"基本目標{goal.number}　{goal.name}"), paragraph(goal_prose(hand))]
        count = iter(range(1, 99))
        for measure in goal.measures:
            key = hand.key(goal, measure)
            body += [heading(3, f"施策{key}　{measure.name}"), paragraph(measure.text)]
            body += [paragraph(f"表{goal.number}-{next(count)}　施策{key}のKPI"), kpi_table(hand, measure.kpis, "指標")]
            works = [[p.name, p.department] for p in measure.projects]
            body += [paragraph(f"表{goal.number}-{next(count)}　施策{key}の主な事業")]
            body.append(table(hand, [["事業名", "担当課"]], works, whole=True))
    return page(hand, body)


@kind("kpis baseline years projects")
def unseen_kaki(plan: Plan, hand: Hand) -> str:
    """A line above each table tells the years: 「（基準値：R1　目標値：R6）」; the headings have the roles alone."""
    line = f"（基準値：{hand.base_year}　目標値：{hand.last_year}）"

    def below(goal: Goal, measure: Measure) -> list[str]:
        rows = [values(hand, k) for k in measure.kpis]
        parts = [paragraph(measure_prose(hand, measure.name)), paragraph(f"重要業績評価指標（KPI）{line}")]
        parts.append(table(hand, [["指標", "基準値", "目標値"]], rows, whole=True))
        return [*parts, paragraph("主な事業"), bullets([p.name for p in measure.projects])]

    return page(hand, below_headings(plan, hand, below))
