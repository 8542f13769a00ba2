"""How projects are told in outlines: content below, department before, names behind, lists by category."""

from __future__ import annotations

from tests.support.cities.around import measure_prose
from tests.support.cities.draw import CATEGORIES
from tests.support.cities.hand import Hand
from tests.support.cities.kinds.outlines import kpi_table
from tests.support.cities.markup import Row, bullets, heading, page, paragraph, table
from tests.support.cities.registry import kind
from tests.support.cities.shapes import reprinted
from tests.support.cities.truth import Measure, Plan


def outline(plan: Plan, hand: Hand, entries: dict[int, list[str]]) -> str:
    """Headings and tables of KPIs; below each measure its `entries`, by the measure's id."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, f"基本目標{goal.number}　{goal.name}"))
        for measure in goal.measures:
            body += [heading(3, f"({measure.number}) {measure.name}"), paragraph(measure_prose(hand, measure.name))]
            body += [kpi_table(hand, measure.kpis), *entries[id(measure)]]
    return page(hand, body)


def measures(plan: Plan) -> list[Measure]:
    """All measures of a plan."""
    return [m for g in plan.goals for m in g.measures]


@kind("kpis baseline years projects description department")
def details_below_name(plan: Plan, hand: Hand) -> str:
    """「◆名」, then on lines of the same paragraph 「内容：…」 and 「担当課：…」."""
    entries = {}
    for measure in measures(plan):
        lines = [paragraph("【具体的な取組】")]
        for p in measure.projects:
            lines.append(paragraph(f"◆{p.name}<br>　内容：{p.description}<br>　担当課：{p.department}"))
        entries[id(measure)] = lines
    return outline(plan, hand, entries)


@kind("kpis baseline years projects description department")
def what_and_who_below(plan: Plan, hand: Hand) -> str:
    """Projects are numbered headings ①; below each 【事業内容】 and 【実施主体】 as paragraphs."""
    entries = {}
    for measure in measures(plan):
        lines = [heading(4, "主な事業")]
        for index, p in enumerate(measure.projects):
            lines += [heading(5, f"{'①②③④⑤'[index]} {p.name}"), paragraph(f"【事業内容】{p.description}")]
            lines.append(paragraph(f"【担当課】{p.department}"))
        entries[id(measure)] = lines
    return outline(plan, hand, entries)


@kind("kpis baseline years projects description department")
def department_before_text(plan: Plan, hand: Hand) -> str:
    """「・名【課】」, the description as an indented paragraph below."""
    entries = {}
    for measure in measures(plan):
        lines = [paragraph("■主な事業")]
        for p in measure.projects:
            lines += [paragraph(f"・{p.name}【{p.department}】"), paragraph(f"　　{p.description}")]
        entries[id(measure)] = lines
    return outline(plan, hand, entries)


@kind("kpis baseline years projects description")
def name_behind_text(plan: Plan, hand: Hand) -> str:
    """What is done comes first, the project's name in brackets behind: 「・…支援する。【新規就農者支援事業】」."""
    entries = {}
    for measure in measures(plan):
        lines = [f"{p.description}【{p.name}】" for p in measure.projects]
        entries[id(measure)] = [paragraph("＜具体的な取組【事業名】＞"), bullets(lines)]
    return outline(plan, hand, entries)


@kind("kpis baseline years projects description department")
def names_as_terms(plan: Plan, hand: Hand) -> str:
    """A list of terms a measure: the term is a project's name, the definitions are what is done and 「担当：課」."""
    entries = {}
    for measure in measures(plan):
        lines = ["<dl>"]
        for p in measure.projects:
            lines.append(f"<dt>{p.name}</dt><dd>{p.description}</dd><dd>担当：{p.department}</dd>")
        entries[id(measure)] = [heading(4, "主な事業"), "\n".join([*lines, "</dl>"])]
    return outline(plan, hand, entries)


@kind("kpis baseline years projects category")
def lists_by_category(plan: Plan, hand: Hand) -> str:
    """The projects of a measure fall in lists below 「新規」, 「拡充」 and 「継続」."""
    entries = {}
    for measure in measures(plan):
        lines = [heading(4, "主な事業")]
        for category in CATEGORIES:
            names = [p.name for p in measure.projects if p.category == category]
            lines += [paragraph(f"＜{category}＞"), bullets(names)] if names else []
        entries[id(measure)] = lines
    return outline(plan, hand, entries)


@kind("kpis baseline projects description department")
def lines_and_project_table(plan: Plan, hand: Hand) -> str:
    """The KPIs are bullets with an arrow, the projects a table of 事業名, 事業内容 and 担当課."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, hand.goal(goal)))
        for measure in goal.measures:
            body += [
                heading(3, hand.measure(goal, measure)),
                paragraph(measure_prose(hand, measure.name)),
                paragraph("【KPI】"),
            ]
            body.append(bullets([f"{k.name}：{hand.arrow(k)}" for k in measure.kpis]))
            rows: list[Row] = [[p.name, p.description, p.department] for p in measure.projects]
            body += [paragraph("【主な事業】"), table(hand, [["事業名", "事業内容", "担当課"]], rows, whole=True)]
    return page(hand, body)


@kind("staff kpis baseline years projects")
def staff_below_measure(plan: Plan, hand: Hand) -> str:
    """A line 「担当課：…」 below the heading of each measure names the department that answers for it."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, f"基本目標{goal.number}　{goal.name}"))
        for measure in goal.measures:
            body += [heading(3, f"施策{measure.number}　{measure.name}"), paragraph(f"担当課：{measure.department}")]
            body += [
                heading(4, "施策の概要"),
                paragraph(measure_prose(hand, measure.name)),
                heading(4, "重要業績評価指標（KPI）"),
            ]
            body += [kpi_table(hand, measure.kpis, "指標名"), heading(4, "主な事業")]
            body.append(bullets([p.name for p in measure.projects]))
    return page(hand, body)


@kind("kpis baseline years projects", reprinted)
def reprint_mark_before(plan: Plan, hand: Hand) -> str:
    """A project that is listed again has 【再掲】 before its name."""
    entries = {}
    for measure in measures(plan):
        names = [("【再掲】" if p.reprint else "") + p.name for p in measure.projects]
        entries[id(measure)] = [paragraph("●主な事業"), bullets(names)]
    return outline(plan, hand, entries)
