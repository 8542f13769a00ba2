"""Rows over the full width, sub-headers, groups, totals: what stands between the rows of one table."""

from __future__ import annotations

from tests.support.cities.entries import placed
from tests.support.cities.hand import MERGED, SAME, Hand
from tests.support.cities.markup import Row, heading, page, paragraph, table, wide
from tests.support.cities.registry import kind
from tests.support.cities.shapes import grouped
from tests.support.cities.truth import Kpi, Plan


def numbers(hand: Hand, kpi: Kpi) -> list[str]:
    """Name, baseline, target."""
    return [hand.name(kpi), hand.baseline(kpi), hand.target(kpi)]


@kind("kpis baseline years")
def band_rows(plan: Plan, hand: Hand) -> str:
    """Goals and measures stand in rows over the full width, with their word."""
    rows: list[Row] = []
    for goal in plan.goals:
        rows.append([wide(f"基本目標{goal.number}　{goal.name}", 3)])
        for measure in goal.measures:
            rows.append([wide(f"施策{goal.number}-{measure.number}　{measure.name}", 3)])
            rows += [numbers(hand, kpi) for kpi in measure.kpis]
    return page(
        hand,
        [table(hand, [["指標名", f"現状値（{hand.base_year}）", f"目標値（{hand.last_year}）"]], rows, whole=True)],
    )


@kind("kpis baseline years projects department")
def band_rows_by_number(plan: Plan, hand: Hand) -> str:
    """Rows over the full width without a word: only their numbers tell goal from measure."""
    rows: list[Row] = []
    for goal in plan.goals:
        rows.append([wide(f"{goal.number}　{goal.name}", 5)])
        for measure in goal.measures:
            rows.append([wide(f"{goal.number}-{measure.number}　{measure.name}", 5)])
            entries = [r for _, m, r in placed(plan, hand, 3) if m is measure]
            rows += [[*row[2:6], row[7]] for row in entries]
    head = ["KPI", f"基準値（{hand.base_year}）", f"目標値（{hand.last_year}）", "主な事業", "担当課"]
    return page(hand, [paragraph("基本目標と施策ごとに指標と事業を示します。"), table(hand, [head], rows, whole=True)])


@kind("kpis baseline years")
def goal_band_measure_column(plan: Plan, hand: Hand) -> str:
    """Goals in rows over the full width, measures in a column."""
    rows: list[Row] = []
    for goal in plan.goals:
        rows.append([wide(f"基本目標{goal.number}　{goal.name}", 4, head=True)])
        rows += [row[1:] for g, _, row in placed(plan, hand) if g is goal]
    head = ["具体的な施策", "重要業績評価指標（KPI）", f"現状値（{hand.base_year}）", f"目標値（{hand.last_year}）"]
    return page(hand, [table(hand, [head], rows, whole=True)])


@kind("targets kpis baseline years")
def division_column(plan: Plan, hand: Hand) -> str:
    """A column 区分 says whether a row is 数値目標 or KPI; goals and measures are band rows."""
    rows: list[Row] = []
    for goal in plan.goals:
        rows.append([wide(f"基本目標{goal.number}　{goal.name}", 4)])
        rows += [["数値目標", *numbers(hand, kpi)] for kpi in goal.targets]
        for measure in goal.measures:
            rows.append([wide(f"施策{goal.number}-{measure.number}　{measure.name}", 4)])
            rows += [["KPI", *numbers(hand, kpi)] for kpi in measure.kpis]
    return page(
        hand,
        [
            table(
                hand,
                [["区分", "指標名", f"現状値（{hand.base_year}）", f"目標値（{hand.last_year}）"]],
                rows,
                whole=True,
            )
        ],
    )


@kind("kpis baseline years projects description department")
def sub_header_rows(plan: Plan, hand: Hand) -> str:
    """One table a measure below its heading: indicators under a header, then a second header row opens the projects."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, hand.goal(goal)))
        for measure in goal.measures:
            body.append(heading(3, hand.measure(goal, measure)))
            rows: list[Row] = [numbers(hand, kpi) for kpi in measure.kpis]
            rows.append([wide(text, 1, head=True) for text in ("具体的な事業", "事業内容", "担当課")])
            rows += [[p.name, p.description, p.department] for p in measure.projects]
            body.append(
                table(
                    hand,
                    [["重要業績評価指標（KPI）", f"現状値（{hand.base_year}）", f"目標値（{hand.last_year}）"]],
                    rows,
                    whole=True,
                )
            )
    return page(hand, body)


@kind("kpis baseline years", grouped)
def group_rows(plan: Plan, hand: Hand) -> str:
    """An indicator has a row for each group (小学生, 中学生), its name merged over them."""
    rows: list[Row] = []
    for goal in plan.goals:
        for measure in goal.measures:
            for index, kpi in enumerate(measure.kpis):
                level = [
                    SAME if measure.number > 1 or index else hand.goal(goal),
                    SAME if index else hand.measure(goal, measure),
                ]
                if not kpi.groups:
                    rows.append([*level, wide(hand.name(kpi), 2), hand.baseline(kpi), hand.target(kpi)])
                for place, (group, baseline, target) in enumerate(kpi.groups):
                    level = level if not place else [SAME, SAME]
                    name = MERGED if place else kpi.name
                    rows.append([*level, name, group, hand.value(baseline, kpi.unit), hand.value(target, kpi.unit)])
    head: Row = [
        "基本目標",
        "施策",
        wide("重要業績評価指標", 2),
        f"現状値（{hand.base_year}）",
        f"目標値（{hand.last_year}）",
    ]
    hand.merge = "rowspan"
    return page(hand, [table(hand, [head], rows, whole=True)])


@kind("kpis baseline years projects")
def notes_and_counts(plan: Plan, hand: Hand) -> str:
    """Notes and a count of the projects stand in rows of the table."""
    body = []
    for goal in plan.goals:
        rows: list[Row] = [row[1:] for g, _, row in placed(plan, hand, 1) if g is goal]
        count = sum(len(m.projects) for m in goal.measures)
        rows.append([wide(f"計　{count}事業", 5)])
        rows.append([wide("※現状値は、公表時期により前年度の値を用いたものがある。", 5)])
        body.append(heading(2, f"基本目標{goal.number}　{goal.name}"))
        head = ["施策", "KPI", f"現状値（{hand.base_year}）", f"目標値（{hand.last_year}）", "主な事業"]
        body.append(table(hand, [head], rows, whole=True))
    return page(hand, body)


@kind("kpis baseline years")
def band_in_header(plan: Plan, hand: Hand) -> str:
    """A table a measure: the goal and the measure are the first header rows, over the full width."""
    body = []
    for goal in plan.goals:
        for measure in goal.measures:
            head: list[Row] = [
                [wide(f"基本目標{goal.number}　{goal.name}", 3)],
                [wide(f"施策{measure.number}　{measure.name}", 3)],
            ]
            head.append(["重要業績評価指標（KPI）", f"現状値（{hand.base_year}）", f"目標値（{hand.last_year}）"])
            body.append(table(hand, head, [numbers(hand, kpi) for kpi in measure.kpis], whole=True))
    return page(hand, body)
