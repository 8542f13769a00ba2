"""Targets of goals and KPIs of measures in one document: in one table, in lists apart, in annexes."""

from __future__ import annotations

from itertools import chain

from tests.support.cities.entries import below_headings, levels, roles, values
from tests.support.cities.hand import CIRCLES, SAME, Hand
from tests.support.cities.markup import Cell, Row, bullets, heading, page, paragraph, table, th, wide
from tests.support.cities.registry import kind
from tests.support.cities.truth import Goal, Kpi, Measure, Plan


@kind("targets kpis baseline years")
def kind_of_indicator_last(plan: Plan, hand: Hand) -> str:
    """The last column says 数値目標 or KPI; a goal's own rows have a dash for the measure."""
    rows: list[Row] = []
    for goal in plan.goals:
        for index, kpi in enumerate(goal.targets):
            rows.append([SAME if index else hand.goal(goal), "－", *values(hand, kpi), "数値目標"])
        for measure in goal.measures:
            for index, kpi in enumerate(measure.kpis):
                rows.append([SAME, SAME if index else hand.measure(goal, measure), *values(hand, kpi), "KPI"])
    return page(hand, [table(hand, [["基本目標", "施策", "指標", *roles(hand), "種別"]], rows, whole=True)])


@kind("targets kpis baseline years")
def targets_in_the_measure_column(plan: Plan, hand: Hand) -> str:
    """The goal's own rows come first and say 数値目標 where others name their measure."""
    rows: list[Row] = []
    for goal in plan.goals:
        for index, kpi in enumerate(goal.targets):
            rows.append([SAME if index else hand.goal(goal), SAME if index else "【数値目標】", *values(hand, kpi)])
        for measure in goal.measures:
            for index, kpi in enumerate(measure.kpis):
                rows.append([SAME, SAME if index else hand.measure(goal, measure), *values(hand, kpi)])
    return page(hand, [table(hand, [["基本目標", "施策", "指標（数値目標・KPI）", *roles(hand)]], rows, whole=True)])


@kind("targets kpis baseline years projects department")
def goal_pages(plan: Plan, hand: Hand) -> str:
    """A page a goal: a table of its targets, then one of its measures with KPIs, then one of its projects by measure."""
    body = []
    for goal in plan.goals:
        rows = [[levels(hand, goal, m, i)[1], *values(hand, k)] for m in goal.measures for i, k in enumerate(m.kpis)]
        works = [
            [levels(hand, goal, m, i)[1], p.name, p.department] for m in goal.measures for i, p in enumerate(m.projects)
        ]
        aims = [values(hand, k) for k in goal.targets]
        body += [
            heading(2, hand.goal(goal)),
            paragraph(goal.text),
            heading(3, "数値目標"),
            table(hand, [["指標", *roles(hand, "基準値")]], aims, whole=True),
            heading(3, "具体的な施策と重要業績評価指標（KPI）"),
            table(hand, [["施策", "KPI", *roles(hand, "基準値")]], rows, whole=True),
            heading(3, "主な事業"),
            table(hand, [["施策", "事業名", "担当課"]], works, whole=True),
        ]
    return page(hand, body)


@kind("targets kpis baseline years projects")
def goal_targets_in_a_column(plan: Plan, hand: Hand) -> str:
    """A column 数値目標 beside the goal, merged like it, holds the goal's targets as lines; measures and KPIs follow."""
    rows: list[Row] = []
    for goal in plan.goals:
        lines = "<br>".join(
            f"・{k.name}　{hand.baseline(k)}（{hand.base_year}）→{hand.target(k)}（{hand.last_year}）"
            for k in goal.targets
        )
        for measure in goal.measures:
            works = "<br>".join(f"・{p.name}" for p in measure.projects)
            for index, kpi in enumerate(measure.kpis):
                first, second = levels(hand, goal, measure, index)
                aims = SAME if first == SAME else lines
                rows.append([first, aims, second, *values(hand, kpi), SAME if index else works])
    hand.merge = "rowspan"
    head = ["基本目標", "数値目標", "施策", "KPI", *roles(hand), "主な事業"]
    return page(hand, [table(hand, [head], rows, whole=True)])


def _sheet(goal: Goal, hand: Hand) -> list[Row]:
    rows: list[Row] = [[th("基本目標"), wide(f"{goal.number}　{goal.name}", 4)]]
    rows.append([th("基本的方向"), wide(goal.text, 4)])
    rows.append([th("数値目標", down=len(goal.targets) + 1), th("指標", 2), *(th(role) for role in roles(hand))])
    rows += [[wide(k.name, 2), hand.baseline(k), hand.target(k)] for k in goal.targets]
    rows.append([th("施策"), th("KPI"), *(th(role) for role in roles(hand)), th("主な事業")])
    for measure in goal.measures:
        works = "<br>".join(f"・{p.name}" for p in measure.projects)
        down = len(measure.kpis)
        for index, kpi in enumerate(measure.kpis):
            row: list[str | Cell] = [kpi.name, hand.baseline(kpi), hand.target(kpi)]
            rows.append(row if index else [Cell(hand.measure(goal, measure), down=down), *row, Cell(works, down=down)])
    return rows


@kind("targets kpis baseline years projects")
def goal_sheets(plan: Plan, hand: Hand) -> str:
    """A sheet a goal, all in one table: direction, targets at a side label, then a row a KPI with measure and projects merged."""
    return page(hand, [table(hand, [], _sheet(goal, hand), whole=True) for goal in plan.goals])


@kind("targets kpis baseline years projects department")
def three_lists(plan: Plan, hand: Hand) -> str:
    """Three tables over the whole plan: targets by goal, KPIs by goal and measure, projects by measure."""
    aims = [
        [SAME if i else hand.goal(goal), *values(hand, kpi)]
        for goal in plan.goals
        for i, kpi in enumerate(goal.targets)
    ]
    kpis: list[Row] = []
    works: list[Row] = []
    for goal in plan.goals:
        for measure in goal.measures:
            kpis += [[*levels(hand, goal, measure, i), *values(hand, k)] for i, k in enumerate(measure.kpis)]
            works += [[*levels(hand, goal, measure, i), p.name, p.department] for i, p in enumerate(measure.projects)]
    return page(
        hand,
        [
            heading(2, "1　基本目標と数値目標"),
            table(hand, [["基本目標", "数値目標", *roles(hand)]], aims, whole=True),
            heading(2, "2　施策と重要業績評価指標"),
            table(hand, [["基本目標", "施策", "重要業績評価指標（KPI）", *roles(hand)]], kpis, whole=True),
            heading(2, "3　施策を構成する主な事業"),
            table(hand, [["基本目標", "施策", "事業名", "担当課"]], works, whole=True),
        ],
    )


@kind("kpis baseline years projects")
def kpi_numbers_in_annex(plan: Plan, hand: Hand) -> str:
    """Each measure says the numbers of its KPIs; an annex lists number, indicator and values."""
    count = 0
    rows: list[Row] = []
    annex: list[Row] = []
    for goal in plan.goals:
        for measure in goal.measures:
            numbers = [f"K{count + i}" for i in range(1, len(measure.kpis) + 1)]
            count += len(measure.kpis)
            annex += [[number, *values(hand, kpi)] for number, kpi in zip(numbers, measure.kpis, strict=True)]
            works = "<br>".join(f"・{p.name}" for p in measure.projects)
            rows.append([levels(hand, goal, measure, 0)[0], hand.measure(goal, measure), works, "、".join(numbers)])
    hand.merge = "rowspan"
    return page(
        hand,
        [
            table(hand, [["基本目標", "施策", "主な事業", "KPI番号"]], rows, whole=True),
            heading(2, "別表　重要業績評価指標（KPI）一覧"),
            table(hand, [["KPI番号", "指標名", *roles(hand)]], annex, whole=True),
        ],
    )


@kind("targets kpis baseline years projects description")
def annex_by_goal(plan: Plan, hand: Hand) -> str:
    """Measures with projects in front; the annex has a heading and a table a goal: its targets, then KPIs by 施策1-1."""

    def written(_: Goal, measure: Measure) -> list[str]:
        return [table(hand, [["主な事業", "概要"]], [[p.name, p.description] for p in measure.projects], whole=True)]

    body = below_headings(plan, hand, written, "基本目標", "施策")
    body.append(heading(2, "資料　数値目標・KPI一覧"))
    for goal in plan.goals:
        aims: list[tuple[str, Kpi]] = [("数値目標", kpi) for kpi in goal.targets]
        kpis = [(f"施策{hand.key(goal, m)}", k) for m in goal.measures for k in m.kpis]
        rows = [[label, *values(hand, kpi)] for label, kpi in chain(aims, kpis)]
        body += [
            heading(3, f"基本目標{goal.number}"),
            table(hand, [["区分", "指標", *roles(hand, "基準値")]], rows, whole=True),
        ]
    return page(hand, body)


@kind("kpis baseline years projects description department")
def headings_said_again(plan: Plan, hand: Hand) -> str:
    """Two pages a measure: KPIs below its heading, projects below the same heading with （つづき）."""

    def written(goal: Goal, measure: Measure) -> list[str]:
        works = [[p.name, p.description, p.department] for p in measure.projects]
        return [
            paragraph(measure.text),
            table(hand, [["KPI", *roles(hand)]], [values(hand, k) for k in measure.kpis], whole=True),
            heading(3, f"{hand.measure(goal, measure)}（つづき）"),
            table(hand, [["事業名", "内容", "担当課"]], works, whole=True),
        ]

    return page(hand, below_headings(plan, hand, written))


@kind("targets kpis baseline years projects")
def boxes_for_headings(plan: Plan, hand: Hand) -> str:
    """Goals and measures stand in tables of one row, number and name in two cells, over the tables of their indicators."""
    body = []
    for goal in plan.goals:
        body.append(table(hand, [], [[f"基本目標{goal.number}", goal.name]], whole=True))
        body.append(table(hand, [["数値目標", *roles(hand)]], [values(hand, kpi) for kpi in goal.targets], whole=True))
        for measure in goal.measures:
            body.append(table(hand, [], [[f"施策{hand.key(goal, measure)}", measure.name]], whole=True))
            body.append(
                table(
                    hand,
                    [["重要業績評価指標（KPI）", *roles(hand)]],
                    [values(hand, kpi) for kpi in measure.kpis],
                    whole=True,
                )
            )
            body += [paragraph("■主な事業"), bullets([p.name for p in measure.projects])]
    return page(hand, body)


@kind("targets kpis baseline years projects")
def targets_after_measures(plan: Plan, hand: Hand) -> str:
    """A goal's measures come first; its 数値目標 end the goal, numbered ①, ②."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, hand.goal(goal)))
        rows = []
        for measure in goal.measures:
            works = "<br>".join(f"・{p.name}" for p in measure.projects)
            rows += [
                [levels(hand, goal, measure, i)[1], *values(hand, k), SAME if i else works]
                for i, k in enumerate(measure.kpis)
            ]
        aims = [[f"{CIRCLES[i]} {k.name}", hand.baseline(k), hand.target(k)] for i, k in enumerate(goal.targets)]
        hand.merge = "rowspan"
        body += [
            table(hand, [["具体的な施策", "KPI", *roles(hand), "主な事業"]], rows, whole=True),
            paragraph("【基本目標の数値目標】"),
            table(hand, [["数値目標", *roles(hand)]], aims, whole=True),
        ]
    return page(hand, body)
