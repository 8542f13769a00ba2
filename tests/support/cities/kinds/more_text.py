"""More outlines: nested lists, sentences, goals as columns."""

from __future__ import annotations

from tests.support.cities.hand import Hand
from tests.support.cities.kinds.outlines import kpi_table
from tests.support.cities.markup import bullets, heading, page, paragraph, table
from tests.support.cities.registry import kind
from tests.support.cities.truth import Kpi, Plan


@kind("kpis baseline years")
def sentences_from_to(plan: Plan, hand: Hand) -> str:
    """Indicators as sentences: 「新規就農者数を12人（R1）から20人（R6）にする。」"""
    body = []

    def sentence(kpi: Kpi) -> str:
        return f"{kpi.name}を{hand.baseline(kpi)}（{hand.base_year}）から{hand.target(kpi)}（{hand.last_year}）にする。"

    hand.bounds = False
    for goal in plan.goals:
        body.append(heading(2, hand.goal(goal)))
        for measure in goal.measures:
            body += [
                heading(3, hand.measure(goal, measure)),
                paragraph(measure.text),
                paragraph("【重要業績評価指標（KPI）】"),
            ]
            body.append(bullets([sentence(k) for k in measure.kpis]))
    return page(hand, body)


@kind("kpis baseline years projects")
def nested_lists(plan: Plan, hand: Hand) -> str:
    """Everything in nested lists: goals, in them measures, in them 「KPI：…」 and 「事業：…」."""
    goals = []
    for goal in plan.goals:
        measures = []
        for measure in goal.measures:
            leaves = [
                f"KPI：{k.name}　{hand.baseline(k)}（{hand.base_year}）→{hand.target(k)}（{hand.last_year}）"
                for k in measure.kpis
            ]
            leaves += [f"事業：{p.name}" for p in measure.projects]
            measures.append(f"施策{measure.number}　{measure.name}\n{bullets(leaves)}")
        goals.append(f"基本目標{goal.number}　{goal.name}\n{bullets(measures)}")
    return page(hand, [bullets(goals)])


@kind("")
def goals_as_columns(plan: Plan, hand: Hand) -> str:
    """The system of a strategy: a column a goal, below it its measures as a list; nothing else."""
    head = [f"基本目標{g.number}<br>{g.name}" for g in plan.goals]
    cells = ["<br>".join(f"({m.number}) {m.name}" for m in g.measures) for g in plan.goals]
    return page(hand, [heading(2, "施策の体系（基本目標と具体的な施策）"), table(hand, [head], [cells], whole=True)])


@kind("kpis baseline years projects")
def directions_and_actions(plan: Plan, hand: Hand) -> str:
    """The measures are called 施策の方向性, the projects 具体的取組."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, f"基本目標{goal.number}　{goal.name}"))
        for measure in goal.measures:
            body += [heading(3, f"施策の方向性{measure.number}　{measure.name}"), paragraph(measure.text)]
            body += [
                kpi_table(hand, measure.kpis, "評価指標（KPI）"),
                heading(4, "具体的取組"),
                bullets([p.name for p in measure.projects]),
            ]
    return page(hand, body)


@kind("kpis baseline years projects")
def indicator_in_a_heading(plan: Plan, hand: Hand) -> str:
    """Each KPI is a small heading, its baseline and target two lines below: 「現状　12人（R1）」「目標　20人（R6）」."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, hand.goal(goal)))
        for measure in goal.measures:
            body += [heading(3, hand.measure(goal, measure)), paragraph(measure.text)]
            for kpi in measure.kpis:
                body += [
                    heading(4, f"KPI：{kpi.name}"),
                    paragraph(f"現状値　{hand.baseline(kpi)}（{hand.base_year}）"),
                    paragraph(f"目標値　{hand.target(kpi)}（{hand.last_year}）"),
                ]
            body += [heading(4, "主な事業"), bullets([p.name for p in measure.projects])]
    return page(hand, body)


@kind("kpis baseline years projects description department")
def project_then_indented_text(plan: Plan, hand: Hand) -> str:
    """A list of projects; each has a nested list of what is done and of the department."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, hand.goal(goal)))
        for measure in goal.measures:
            body += [heading(3, hand.measure(goal, measure)), kpi_table(hand, measure.kpis), paragraph("■主な事業")]
            body.append(
                bullets(
                    [
                        f"{p.name}\n{bullets(['内容：' + p.description, '担当：' + p.department])}"
                        for p in measure.projects
                    ]
                )
            )
    return page(hand, body)
