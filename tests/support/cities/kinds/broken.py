"""Names over two lines, lists that count by themselves, tabs, marks behind names, lists by department, reasons below aims."""

from __future__ import annotations

from tests.support.cities.around import goal_prose, measure_prose
from tests.support.cities.hand import Hand
from tests.support.cities.kinds.chapters import works
from tests.support.cities.kinds.outlines import kpi_table
from tests.support.cities.kinds.web import dated, div
from tests.support.cities.kinds.works_in_text import measures, outline
from tests.support.cities.markup import bullets, heading, page, paragraph
from tests.support.cities.registry import kind
from tests.support.cities.truth import Plan


@kind("targets kpis baseline years projects")
def headings_on_two_lines(plan: Plan, hand: Hand) -> str:
    """A line break stands in the heading between label and name: 「基本目標1<br>名」."""
    body = []
    for goal in plan.goals:
        body += [heading(2, f"基本目標{goal.number}<br>{goal.name}"), paragraph("【数値目標】")]
        body.append(kpi_table(hand, goal.targets, "指標"))
        for measure in goal.measures:
            body += [
                heading(3, f"施策{measure.number}<br>{measure.name}"),
                paragraph(measure_prose(hand, measure.name)),
            ]
            body += [kpi_table(hand, measure.kpis), *works(measure, "【主な事業】")]
    return page(hand, body)


@kind("kpis baseline years projects")
def lines_broken_in_names(plan: Plan, hand: Hand) -> str:
    """A converted book: a paragraph a line, where long names of goals go on in the next line, indented below the name."""

    def broken(label: str, name: str) -> list[str]:
        return [paragraph(f"{label}　{name[:12]}"), *([paragraph("　" * 6 + name[12:])] if name[12:] else [])]

    body = []
    for goal in plan.goals:
        body += broken(f"基本目標{goal.number}", goal.name)
        for measure in goal.measures:
            body += [paragraph(f"（{measure.number}）{measure.name}"), paragraph("【重要業績評価指標（KPI）】")]
            body += [paragraph(f"・{k.name}　{dated(k, hand)}") for k in measure.kpis]
            body += [paragraph("【主な事業】"), *(paragraph(f"・{p.name}") for p in measure.projects)]
    return page(hand, body)


@kind("kpis baseline years projects")
def ordered_list_of_measures(plan: Plan, hand: Hand) -> str:
    """The measures of a goal are an ordered list, counted by the browser: name in bold, prose, KPIs and projects below."""
    body = []
    for goal in plan.goals:
        items = []
        for measure in goal.measures:
            parts = [f"<strong>{measure.name}</strong>", paragraph(measure_prose(hand, measure.name)), paragraph("KPI")]
            parts += [bullets([f"{k.name}　{dated(k, hand)}" for k in measure.kpis]), *works(measure, "主な事業")]
            items.append("\n".join(parts))
        body += [heading(2, f"基本目標{goal.number}　{goal.name}"), heading(3, "具体的な施策"), bullets(items, "ol")]
    return page(hand, body)


@kind("kpis baseline years projects")
def tabs_of_goals(plan: Plan, hand: Hand) -> str:
    """A list of tabs names the goals by their label alone; each panel begins with the goal's whole heading."""
    tabs = [f'<a href="#tab{g.number}">基本目標{g.number}</a>' for g in plan.goals]
    body = [bullets(tabs).replace("<ul>", '<ul class="tabs" role="tablist">')]
    for goal in plan.goals:
        parts = [heading(2, f"基本目標{goal.number}　{goal.name}"), paragraph(goal_prose(hand))]
        for measure in goal.measures:
            parts += [heading(3, f"施策{measure.number}　{measure.name}"), paragraph(measure_prose(hand, measure.name))]
            parts += [kpi_table(hand, measure.kpis), *works(measure, "【主な事業】")]
        body.append(div("panel", *parts))
    return page(hand, body)


@kind("kpis baseline years projects category")
def category_after_name(plan: Plan, hand: Hand) -> str:
    """The category stands behind the project's name: 「空き家改修補助事業【新規】」."""
    entries = {}
    for measure in measures(plan):
        names = [f"{p.name}【{p.category}】" for p in measure.projects]
        entries[id(measure)] = [paragraph("主な事業（【　】内は、新規・拡充・継続の別）"), bullets(names)]
    return outline(plan, hand, entries)


@kind("kpis baseline years projects department")
def lists_by_department(plan: Plan, hand: Hand) -> str:
    """The projects of a measure fall in lists below the name of the department: 「○農政課」."""
    entries = {}
    for measure in measures(plan):
        lines = [heading(4, "主な事業")]
        for department in dict.fromkeys(p.department for p in measure.projects):
            names = [p.name for p in measure.projects if p.department == department]
            lines += [paragraph(f"○{department}"), bullets(names)]
        entries[id(measure)] = lines
    return outline(plan, hand, entries)


@kind("kpis baseline years projects")
def aims_with_reasons(plan: Plan, hand: Hand) -> str:
    """A line below each KPI tells why: 「設定の考え方：過去5年間の平均を踏まえ、年3％の改善を見込む。」"""
    body = []
    for goal in plan.goals:
        body.append(heading(2, f"基本目標{goal.number}　{goal.name}"))
        for measure in goal.measures:
            body += [heading(3, f"施策{measure.number}　{measure.name}"), paragraph(measure_prose(hand, measure.name))]
            body.append(paragraph("【重要業績評価指標（KPI）】"))
            for kpi in measure.kpis:
                body += [paragraph(f"・{kpi.name}　{dated(kpi, hand)}")]
                body.append(paragraph("　設定の考え方：過去5年間の平均を踏まえ、年3％程度の改善を見込む。"))
            body += works(measure, "【主な事業】")
    return page(hand, body)
