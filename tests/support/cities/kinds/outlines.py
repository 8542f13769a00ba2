"""Strategies as text: headings, captions, lists and paragraphs, with small tables."""

from __future__ import annotations

from collections.abc import Sequence

from tests.support.cities.hand import KANA, Hand
from tests.support.cities.markup import bullets, heading, page, paragraph, table
from tests.support.cities.registry import kind
from tests.support.cities.truth import Kpi, Plan

BRACKETS = ["【{}】", "＜{}＞", "■{}", "◆{}", "〔{}〕", "≪{}≫", "●{}", "［{}］"]


def kpi_table(hand: Hand, kpis: Sequence[Kpi], name: str = "重要業績評価指標（KPI）") -> str:
    """A table of indicators."""
    head = [name, f"現状値（{hand.base_year}）", f"目標値（{hand.last_year}）"]
    return table(hand, [head], [[hand.name(k), hand.baseline(k), hand.target(k)] for k in kpis], whole=True)


@kind("targets kpis baseline years projects department")
def headings_over_tables(plan: Plan, hand: Hand) -> str:
    """Headings bear the levels; a table of indicators and a list of projects stand below each."""
    body = []
    for goal in plan.goals:
        body += [
            heading(2, hand.goal(goal)),
            heading(3, "数値目標"),
            kpi_table(hand, goal.targets, "指標"),
            heading(3, "具体的な施策"),
        ]
        for measure in goal.measures:
            body += [heading(4, hand.measure(goal, measure)), paragraph(measure.text), kpi_table(hand, measure.kpis)]
            body += [paragraph("【主な事業】"), bullets([f"{p.name}（{p.department}）" for p in measure.projects])]
    return page(hand, body)


@kind("targets kpis baseline projects")
def captions_in_brackets(plan: Plan, hand: Hand) -> str:
    """Captions 基本的方向, 数値目標, KPI and 主な事業 in a bracket or behind a mark, as paragraphs."""
    mark = hand.rng.choice(BRACKETS)
    body = []
    for goal in plan.goals:
        body += [heading(2, hand.goal(goal)), paragraph(mark.format("基本的方向")), paragraph(goal.text)]
        body += [paragraph(mark.format("数値目標")), bullets([f"{k.name}　{hand.arrow(k)}" for k in goal.targets])]
        for measure in goal.measures:
            body += [heading(3, hand.measure(goal, measure)), paragraph(measure.text)]
            body += [
                paragraph(mark.format("重要業績評価指標（KPI）")),
                bullets([f"{k.name}　{hand.arrow(k)}" for k in measure.kpis]),
            ]
            body += [paragraph(mark.format("主な事業")), bullets([p.name for p in measure.projects])]
    return page(hand, body)


@kind("kpis baseline years projects description department")
def kana_items_with_staff(plan: Plan, hand: Hand) -> str:
    """Projects are ア, イ items; a paragraph below tells what is done and ends with （担当：課）."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, f"基本目標{goal.number}　{goal.name}"))
        for measure in goal.measures:
            body += [heading(3, f"({measure.number}) {measure.name}"), paragraph(measure.text), heading(4, "主な事業")]
            for index, project in enumerate(measure.projects):
                body += [
                    paragraph(f"{KANA[index]}　{project.name}"),
                    paragraph(f"　{project.description}（担当：{project.department}）"),
                ]
            body.append(kpi_table(hand, measure.kpis))
    return page(hand, body)


@kind("kpis baseline years projects description department")
def staff_paragraphs(plan: Plan, hand: Hand) -> str:
    """Each project has a heading, a paragraph of prose and a paragraph 「担当：課」."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, hand.goal(goal)))
        for measure in goal.measures:
            body += [heading(3, hand.measure(goal, measure)), kpi_table(hand, measure.kpis), heading(4, "具体的な取組")]
            for project in measure.projects:
                body += [
                    heading(5, project.name),
                    paragraph(project.description),
                    paragraph(f"担当：{project.department}"),
                ]
    return page(hand, body)


@kind("targets kpis baseline years")
def arrows_in_text(plan: Plan, hand: Hand) -> str:
    """Indicators are lines with the year behind each value: 「○ 名　12人（R1）→ 20人（R6）」."""
    body = []

    def line(kpi: Kpi) -> str:
        return f"○{kpi.name}　{hand.baseline(kpi)}（{hand.base_year}）→ {hand.target(kpi)}（{hand.last_year}）"

    for goal in plan.goals:
        body += [heading(2, hand.goal(goal)), paragraph("【数値目標】"), *(paragraph(line(k)) for k in goal.targets)]
        for measure in goal.measures:
            body += [heading(3, hand.measure(goal, measure)), paragraph(measure.text), paragraph("【ＫＰＩ】")]
            body += [paragraph(line(k)) for k in measure.kpis]
    return page(hand, body)


@kind("kpis baseline years projects")
def captions_as_headings(plan: Plan, hand: Hand) -> str:
    """Captions have headings of their own: 現状と課題, 施策の目標, 主な事業, 期待される効果."""
    body = []
    for goal in plan.goals:
        body += [
            heading(2, hand.goal(goal)),
            heading(3, "現状と課題"),
            paragraph("人口の減少が続き、担い手の確保が課題となっています。"),
        ]
        for measure in goal.measures:
            body += [heading(3, hand.measure(goal, measure)), heading(4, "施策の目標"), kpi_table(hand, measure.kpis)]
            body += [heading(4, "主な事業"), bullets([p.name for p in measure.projects])]
            body += [heading(4, "期待される効果"), bullets(["地域の活力が高まります。"])]
    return page(hand, body)


@kind("area kpis baseline years projects")
def four_headings(plan: Plan, hand: Hand) -> str:
    """Four levels of headings: goal, direction (ア), measure (①), then projects as a list."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, f"基本目標{goal.number}　{goal.name}"))
        areas = list(dict.fromkeys(m.area for m in goal.measures))
        for place, area in enumerate(areas):
            body.append(heading(3, f"({KANA[place]}) {area}"))
            for measure in (m for m in goal.measures if m.area == area):
                body += [heading(4, hand.marked("{c} ", goal, measure)), kpi_table(hand, measure.kpis)]
                body += [paragraph("【具体的な事業】"), bullets([p.name for p in measure.projects])]
    return page(hand, body)


@kind("kpis baseline years projects description")
def project_colon_text(plan: Plan, hand: Hand) -> str:
    """Bullets 「事業名：説明」 below the caption 主な取組."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, hand.goal(goal)))
        for measure in goal.measures:
            body += [heading(3, hand.measure(goal, measure)), paragraph(measure.text), kpi_table(hand, measure.kpis)]
            body += [heading(4, "主な取組"), bullets([f"{p.name}：{p.description}" for p in measure.projects])]
    return page(hand, body)
