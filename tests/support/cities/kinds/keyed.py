"""What hangs elsewhere: lists keyed by a number or a name, system charts before the details."""

from __future__ import annotations

from tests.support.cities.hand import SAME, Hand
from tests.support.cities.kinds.outlines import kpi_table
from tests.support.cities.markup import bullets, heading, page, paragraph, table
from tests.support.cities.registry import kind
from tests.support.cities.truth import Plan


def _numbered(plan: Plan, hand: Hand, keys: bool) -> str:
    """Goal, number, measure and project: the main table."""
    rows = []
    for goal in plan.goals:
        for measure in goal.measures:
            for index, project in enumerate(measure.projects):
                first = SAME if measure.number > 1 or index else f"基本目標{goal.number}　{goal.name}"
                number = SAME if index else hand.key(goal, measure)
                rows.append([first, *([number] if keys else []), SAME if index else measure.name, project.name])
    hand.merge = "rowspan"
    head = ["基本目標", *(["施策番号"] if keys else []), "施策", "主な事業"]
    return table(hand, [head], rows, whole=True)


@kind("kpis baseline years projects")
def kpi_list_by_number(plan: Plan, hand: Hand) -> str:
    """A list of all KPIs at the end, each with the number of its measure."""
    rows = [
        [hand.key(g, m), k.name, hand.baseline(k), hand.target(k)]
        for g in plan.goals
        for m in g.measures
        for k in m.kpis
    ]
    head = ["施策番号", "KPI", f"基準値（{hand.base_year}）", f"目標値（{hand.last_year}）"]
    return page(hand, [_numbered(plan, hand, keys=True), heading(2, "KPI一覧"), table(hand, [head], rows, whole=True)])


@kind("kpis baseline years projects")
def kpi_list_by_department(plan: Plan, hand: Hand) -> str:
    """A list of all KPIs in the order of the departments: the numbers of the measures are not in order."""
    entries = [(g, m, k) for g in plan.goals for m in g.measures for k in m.kpis]
    hand.rng.shuffle(entries)
    rows = [[hand.key(g, m), k.name, hand.baseline(k), hand.target(k)] for g, m, k in entries]
    head = ["施策番号", "指標名", f"現状値（{hand.base_year}）", f"目標値（{hand.last_year}）"]
    return page(
        hand,
        [
            _numbered(plan, hand, keys=True),
            heading(2, "別表　重要業績評価指標（KPI）一覧"),
            table(hand, [head], rows, whole=True),
        ],
    )


@kind("kpis baseline years projects")
def annex_by_name(plan: Plan, hand: Hand) -> str:
    """別表: the KPIs keyed by the name of the measure, without numbers."""
    rows = [
        [SAME if i else m.name, k.name, hand.baseline(k), hand.target(k)]
        for g in plan.goals
        for m in g.measures
        for i, k in enumerate(m.kpis)
    ]
    head = ["施策名", "重要業績評価指標（KPI）", f"現状値（{hand.base_year}）", f"目標値（{hand.last_year}）"]
    return page(
        hand,
        [
            _numbered(plan, hand, keys=False),
            heading(2, "別表1　施策ごとの重要業績評価指標"),
            table(hand, [head], rows, whole=True),
        ],
    )


@kind("kpis baseline years projects department")
def project_list_by_number(plan: Plan, hand: Hand) -> str:
    """Measures with KPIs under headings; a list of all projects at the end with the number of each measure."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, f"基本目標{goal.number}　{goal.name}"))
        for measure in goal.measures:
            body += [
                heading(3, f"施策{hand.key(goal, measure)}　{measure.name}"),
                paragraph(measure.text),
                kpi_table(hand, measure.kpis),
            ]
    rows = [[hand.key(g, m), p.name, p.department] for g in plan.goals for m in g.measures for p in m.projects]
    return page(
        hand, [*body, heading(2, "事業一覧"), table(hand, [["施策番号", "事業名", "担当課"]], rows, whole=True)]
    )


@kind("targets kpis baseline years")
def target_list_by_goal(plan: Plan, hand: Hand) -> str:
    """The 数値目標 of all goals in one table in front, keyed by the goal's name; the measures follow."""
    rows = []
    for goal in plan.goals:
        for index, kpi in enumerate(goal.targets):
            rows.append(
                [
                    SAME if index else f"基本目標{goal.number}　{goal.name}",
                    kpi.name,
                    hand.baseline(kpi),
                    hand.target(kpi),
                ]
            )
    head = ["基本目標", "数値目標", f"現状値（{hand.base_year}）", f"目標値（{hand.last_year}）"]
    body = [heading(2, "基本目標と数値目標"), table(hand, [head], rows, whole=True), heading(2, "具体的な施策")]
    for goal in plan.goals:
        body.append(heading(3, f"基本目標{goal.number}　{goal.name}"))
        for measure in goal.measures:
            body += [heading(4, hand.measure(goal, measure)), paragraph(measure.text), kpi_table(hand, measure.kpis)]
    return page(hand, body)


@kind("kpis baseline years projects")
def system_chart_first(plan: Plan, hand: Hand) -> str:
    """施策体系: a chart of goals and measures in front; then each again with its KPIs and projects."""
    rows = [[SAME if m.number > 1 else hand.goal(g), hand.measure(g, m)] for g in plan.goals for m in g.measures]
    body = [
        heading(2, "施策の体系"),
        table(hand, [["基本目標", "具体的な施策"]], rows, whole=True),
        heading(2, "施策の展開"),
    ]
    for goal in plan.goals:
        body.append(heading(3, hand.goal(goal)))
        for measure in goal.measures:
            body += [heading(4, hand.measure(goal, measure)), kpi_table(hand, measure.kpis)]
            body += [paragraph("【主な事業】"), bullets([p.name for p in measure.projects])]
    return page(hand, body)
