"""Unseen kinds: sheets, cards, boxes and overviews."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

from tests.support.cities.around import goal_prose, measure_prose
from tests.support.cities.entries import below_headings, roles, values
from tests.support.cities.hand import SAME, Hand
from tests.support.cities.kinds.cell_contents import each_kpi
from tests.support.cities.kinds.web import dated
from tests.support.cities.markup import Row, bullets, heading, page, paragraph, table, th, wide
from tests.support.cities.registry import kind
from tests.support.cities.shapes import fewer_kpis
from tests.support.cities.truth import Goal, Kpi, Measure, Plan


@kind("kpis baseline years projects description department", fewer_kpis)
def unseen_inoko(plan: Plan, hand: Hand) -> str:
    """Unseen.

    A sheet a project: its name, the goal and measure that it belongs to, department, outline and indicator.
    """
    body = []
    for goal in plan.goals:
        for measure in goal.measures:
            for index, p in enumerate(measure.projects):
                rows: list[Row] = [
                    [th("事業名"), wide(p.name, 3)],
                    [th("基本目標"), wide(f"基本目標{goal.number}　{goal.name}", 3)],
                    [th("施策"), wide(f"({measure.number}) {measure.name}", 3)],
                    [th("担当課"), wide(p.department, 3)],
                    [th("事業概要"), wide(p.description, 3)],
                ]
                if index < len(measure.kpis):
                    kpi = measure.kpis[index]
                    rows.append([th("KPI"), wide(kpi.name, 3)])
                    low, aim = roles(hand)
                    rows.append([th(low), hand.baseline(kpi), th(aim), hand.target(kpi)])
                body.append(table(hand, [], rows, whole=True))
    return page(hand, [heading(2, "事業個票"), *body])


def _with_results(plan: Plan, rng: Random) -> Plan:
    def change(kpi: Kpi, index: int) -> Kpi:
        assert kpi.baseline is not None
        assert kpi.target is not None
        step = (kpi.target - kpi.baseline) / 5
        series = []
        for i in range(4):
            planned = (kpi.baseline + step * (i + 1)).quantize(kpi.target)
            series.append((plan.start + i, "target", planned))
        return replace(kpi, series=tuple(series))

    return each_kpi(plan, change)


@kind("kpis baseline years", _with_results)
def unseen_kakitsubata(plan: Plan, hand: Hand) -> str:
    """Unseen.

    A small table an indicator: name and unit in the corner, the years as columns, the rows 実績 and 目標.
    """
    years = [
        f"{hand.base_year}<br>（基準年度）",
        *(hand.year(plan.start + i) for i in range(4)),
        f"{hand.last_year}<br>（目標年度）",
    ]

    def card(kpi: Kpi) -> str:
        unit = f"（{kpi.unit}）" if kpi.unit else ""
        assert kpi.baseline is not None
        done = (kpi.baseline * Decimal("1.04")).quantize(kpi.baseline)
        aims = [hand.number(n) for _, _, n in kpi.series]
        rows: list[Row] = [
            [th("目標"), "－", *aims, hand.number(kpi.target)],
            [th("実績"), hand.number(kpi.baseline), hand.number(done), "", "", "", ""],
        ]
        return table(hand, [[f"{kpi.name}{unit}", *years]], rows, whole=True)

    def below(goal: Goal, measure: Measure) -> list[str]:
        return [paragraph(measure.text), *(card(k) for k in measure.kpis)]

    return page(hand, below_headings(plan, hand, below))


@kind("targets kpis baseline years")
def unseen_mizunara(plan: Plan, hand: Hand) -> str:
    """Unseen.

    The indicators of a measure stand side by side, each in a cell: name in bold, below it both values.
    """

    def cell(kpi: Kpi) -> str:
        return f"<b>{kpi.name}</b><br>{dated(kpi, hand)}"

    body = []
    for goal in plan.goals:
        body += [heading(2, hand.goal(goal)), paragraph(goal_prose(hand))]
        body.append(table(hand, [], [[th("数値目標"), *(cell(k) for k in goal.targets)]], whole=True))
        for measure in goal.measures:
            body += [heading(3, hand.measure(goal, measure)), paragraph(measure.text)]
            body.append(table(hand, [], [[th("KPI"), *(cell(k) for k in measure.kpis)]], whole=True))
    return page(hand, body)


@kind("kpis baseline years projects department")
def unseen_nadeshiko(plan: Plan, hand: Hand) -> str:
    """Unseen.

    A table a goal, in it a block a measure: its name over the full width, prose over the full width, KPIs below
    their header, and a row 主な事業 with a list.
    """
    low, aim = roles(hand)
    body = []
    for goal in plan.goals:
        rows: list[Row] = []
        for measure in goal.measures:
            rows.append([wide(f"<b>施策（{measure.number}）　{measure.name}</b>", 3)])
            rows.append([wide(measure_prose(hand, measure.name), 3)])
            rows.append([th("重要業績評価指標（KPI）"), th(low), th(aim)])
            rows += [values(hand, k) for k in measure.kpis]
            works = "<br>".join(f"・{p.name}（{p.department}）" for p in measure.projects)
            rows.append([th("主な事業"), wide(works, 2)])
        body += [heading(2, f"基本目標{goal.number}　{goal.name}"), table(hand, [], rows, whole=True)]
    return page(hand, body)


@kind("targets kpis baseline years")
def unseen_ominaeshi(plan: Plan, hand: Hand) -> str:
    """Unseen.

    概要版: a column a goal; the rows are 基本目標, 数値目標 and 施策とKPI, with lists in their cells.
    """
    names: Row = [th("基本目標"), *(f"<b>基本目標{g.number}</b><br>{g.name}" for g in plan.goals)]
    aims: Row = [th("数値目標"), *(bullets([f"{k.name}<br>{dated(k, hand)}" for k in g.targets]) for g in plan.goals)]
    cells = []
    for goal in plan.goals:
        parts = []
        for measure in goal.measures:
            parts.append(paragraph(f"<b>（{measure.number}）{measure.name}</b>"))
            parts.append(bullets([f"{k.name}<br>{dated(k, hand)}" for k in measure.kpis]))
        cells.append("".join(parts))
    works: Row = [th("施策とKPI"), *cells]
    return page(hand, [heading(2, "総合戦略の概要"), table(hand, [], [names, aims, works], whole=True)])


@kind("kpis baseline years projects staff")
def unseen_senryo(plan: Plan, hand: Hand) -> str:
    """Unseen.

    A table a measure of labels and entries: 施策名, 施策の概要, 担当課, KPI and 関連事業, the KPIs as lines.
    """
    body = []
    for goal in plan.goals:
        body.append(heading(2, f"基本目標{goal.number}　{goal.name}"))
        for measure in goal.measures:
            lines = "<br>".join(f"{k.name}：{dated(k, hand)}" for k in measure.kpis)
            rows: list[Row] = [
                [th("施策名"), f"{hand.key(goal, measure)}　{measure.name}"],
                [th("施策の概要"), measure_prose(hand, measure.name)],
                [th("担当課"), measure.department],
                [th("KPI"), lines],
                [th("関連事業"), bullets([p.name for p in measure.projects])],
            ]
            body.append(table(hand, [], rows, whole=True))
    return page(hand, body)


@kind("kpis baseline years projects")
def unseen_suikazura(plan: Plan, hand: Hand) -> str:
    """Unseen.

    A small table of two columns an indicator, below the measure's heading: 指標, 現状値, 目標値, 備考.
    """

    def card(kpi: Kpi) -> str:
        low, aim = roles(hand)
        rows: list[Row] = [[th("指標"), kpi.name], [th(low), hand.baseline(kpi)], [th(aim), hand.target(kpi)]]
        return table(hand, [], [*rows, [th("備考"), "市調べ"]], whole=True)

    def below(goal: Goal, measure: Measure) -> list[str]:
        works = [paragraph("＜主な事業＞"), bullets([p.name for p in measure.projects])]
        return [paragraph(measure.text), paragraph("＜重要業績評価指標＞"), *(card(k) for k in measure.kpis), *works]

    return page(hand, below_headings(plan, hand, below))


@kind("targets kpis baseline years projects")
def unseen_tade(plan: Plan, hand: Hand) -> str:
    """Unseen.

    One table over all: the row over the full width that names a goal tells its 数値目標 on further lines.
    """
    rows: list[Row] = []
    for goal in plan.goals:
        aims = [f"数値目標：{k.name}　{dated(k, hand)}" for k in goal.targets]
        rows.append([wide("<br>".join([f"基本目標{goal.number}　{goal.name}", *aims]), 5)])
        for measure in goal.measures:
            works = "<br>".join(f"・{p.name}" for p in measure.projects)
            for index, kpi in enumerate(measure.kpis):
                own = [f"({measure.number}) {measure.name}", works] if not index else [SAME, SAME]
                rows.append([own[0], *values(hand, kpi), own[1]])
    hand.merge = "rowspan"
    return page(hand, [table(hand, [["施策", "KPI", *roles(hand), "主な事業"]], rows, whole=True)])


@kind("projects")
def unseen_tara(plan: Plan, hand: Hand) -> str:
    """Unseen.

    施策体系図 as a table: arrows in narrow columns between the boxes of goals, measures and projects.
    """
    hand.merge = "rowspan"
    rows: list[Row] = []
    for goal in plan.goals:
        for measure in goal.measures:
            for index, p in enumerate(measure.projects):
                first = measure.number == 1 and not index
                left = [f"基本目標{goal.number}<br>{goal.name}", "➡"] if first else [SAME, SAME]
                middle = [f"（{measure.number}）{measure.name}", "➡"] if not index else [SAME, SAME]
                rows.append([*left, *middle, p.name])
    head = ["基本目標", "", "施策", "", "主な事業"]
    return page(hand, [heading(2, "施策体系図"), table(hand, [head], rows, whole=True)])
