"""More tables: what is merged over what, the order of the columns, where the baseline hides."""

from __future__ import annotations

from itertools import zip_longest

from tests.support.cities.hand import MERGED, SAME, Hand
from tests.support.cities.kinds.outlines import kpi_table
from tests.support.cities.markup import Cell, Row, bullets, heading, page, paragraph, table, wide
from tests.support.cities.registry import kind
from tests.support.cities.shapes import one_kpi
from tests.support.cities.truth import Plan


def _levels(hand: Hand, goal: str, measure: str, number: int, index: int) -> list[str]:
    return [SAME if number > 1 or index else goal, SAME if index else measure]


@kind("kpis baseline years projects department", one_kpi)
def indicator_merged_over_projects(plan: Plan, hand: Hand) -> str:
    """The one KPI of a measure and its values are merged over the rows of all its projects."""
    rows: list[Row] = []
    for goal in plan.goals:
        for measure in goal.measures:
            kpi = measure.kpis[0]
            for index, project in enumerate(measure.projects):
                level = _levels(hand, hand.goal(goal), hand.measure(goal, measure), measure.number, index)
                values = [MERGED] * 3 if index else [kpi.name, hand.baseline(kpi), hand.target(kpi)]
                rows.append([*level, *values, project.name, project.department])
    head = [
        "基本目標",
        "具体的施策",
        "重要業績評価指標（KPI）",
        f"基準値（{hand.base_year}）",
        f"目標値（{hand.last_year}）",
        "具体的な事業",
        "担当課",
    ]
    hand.merge = "rowspan" if hand.merge == "blank" else hand.merge
    return page(hand, [table(hand, [head], rows, whole=True)])


@kind("kpis baseline years projects")
def projects_merged_over_indicators(plan: Plan, hand: Hand) -> str:
    """A cell with all projects of a measure is merged over the rows of its KPIs."""
    rows: list[Row] = []
    for goal in plan.goals:
        for measure in goal.measures:
            for index, kpi in enumerate(measure.kpis):
                level = _levels(hand, hand.goal(goal), hand.measure(goal, measure), measure.number, index)
                works = SAME if index else "<br>".join("・" + p.name for p in measure.projects)
                rows.append([*level, works, kpi.name, hand.baseline(kpi), hand.target(kpi)])
    head = ["基本目標", "施策", "主な事業", "KPI", f"現状値（{hand.base_year}）", f"目標値（{hand.last_year}）"]
    hand.merge = "rowspan"
    return page(hand, [table(hand, [head], rows, whole=True)])


@kind("kpis baseline")
def baseline_in_brackets(plan: Plan, hand: Hand) -> str:
    """One column 「目標値（基準値）」: the baseline stands in brackets behind the target."""
    rows: list[Row] = []
    for goal in plan.goals:
        for measure in goal.measures:
            for index, kpi in enumerate(measure.kpis):
                level = _levels(hand, hand.goal(goal), hand.measure(goal, measure), measure.number, index)
                rows.append([*level, kpi.name, f"{hand.target(kpi)}（{hand.baseline(kpi)}）"])
    return page(hand, [table(hand, [["基本目標", "施策", "重要業績評価指標（KPI）", "目標値（基準値）"]], rows)])


@kind("kpis baseline years")
def target_before_baseline(plan: Plan, hand: Hand) -> str:
    """The target's column stands before the baseline's."""
    rows: list[Row] = []
    for goal in plan.goals:
        for measure in goal.measures:
            for index, kpi in enumerate(measure.kpis):
                level = _levels(hand, hand.goal(goal), hand.measure(goal, measure), measure.number, index)
                rows.append([*level, hand.name(kpi), hand.target(kpi), hand.baseline(kpi)])
    head = ["基本目標", "施策", "KPI", f"目標（{hand.last_year}）", f"現状（{hand.base_year}）"]
    return page(hand, [table(hand, [head], rows)])


@kind("kpis baseline years")
def result_and_aim(plan: Plan, hand: Hand) -> str:
    """Short headings 「R1基準」 and 「R6目標」 in tables below the headings of the measures."""
    hand.year_form = "short"
    body = []
    for goal in plan.goals:
        body.append(heading(2, hand.goal(goal)))
        for measure in goal.measures:
            rows = [[k.name, hand.baseline(k), hand.target(k)] for k in measure.kpis]
            head = ["指標", f"{hand.base_year}基準", f"{hand.last_year}目標"]
            body += [
                heading(3, hand.measure(goal, measure)),
                paragraph(measure.text),
                table(hand, [head], rows, whole=True),
            ]
    return page(hand, body)


@kind("kpis baseline years projects description department")
def project_cards(plan: Plan, hand: Hand) -> str:
    """Each project is a small table of its own: 事業名, 事業概要 and 担当課 as row labels."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, hand.goal(goal)))
        for measure in goal.measures:
            body += [heading(3, hand.measure(goal, measure)), kpi_table(hand, measure.kpis)]
            for project in measure.projects:
                pairs = [("事業名", project.name), ("事業概要", project.description), ("担当課", project.department)]
                body.append(table(hand, [], [[Cell(label, head=True), text] for label, text in pairs], whole=True))
    return page(hand, body)


@kind("targets baseline years projects department")
def indicators_of_goals_only(plan: Plan, hand: Hand) -> str:
    """Only goals have indicators; the measures have projects alone."""
    body = []
    for goal in plan.goals:
        body += [
            heading(2, f"基本目標{goal.number}　{goal.name}"),
            paragraph("【数値目標】"),
            kpi_table(hand, goal.targets, "指標"),
        ]
        rows = [
            [SAME if i else hand.measure(goal, m), p.name, p.department]
            for m in goal.measures
            for i, p in enumerate(m.projects)
        ]
        body.append(table(hand, [["具体的な施策", "主な事業", "担当課"]], rows, whole=True))
    return page(hand, body)


@kind("targets kpis baseline years projects")
def goal_box(plan: Plan, hand: Hand) -> str:
    """A box of two columns below each goal: 数値目標 at the left, a line an indicator at the right; measures likewise."""
    sign = hand.rng.choice(["⇒", "➡", "→", "▶"])
    body = []
    for goal in plan.goals:
        lines = [
            f"{k.name}　{hand.baseline(k)}（{hand.base_year}）{sign}{hand.target(k)}（{hand.last_year}）"
            for k in goal.targets
        ]
        body += [
            heading(2, f"基本目標{goal.number}　{goal.name}"),
            table(hand, [], [[Cell("数値目標", head=True), "<br>".join(lines)]], whole=True),
        ]
        for measure in goal.measures:
            lines = [
                f"{k.name}　{hand.baseline(k)}（{hand.base_year}）{sign}{hand.target(k)}（{hand.last_year}）"
                for k in measure.kpis
            ]
            works = "<br>".join("・" + p.name for p in measure.projects)
            box: list[Row] = [[Cell("KPI", head=True), "<br>".join(lines)], [Cell("主な事業", head=True), works]]
            body += [heading(3, hand.measure(goal, measure)), table(hand, [], box, whole=True)]
    return page(hand, body)


@kind("kpis baseline years projects")
def goal_at_the_side(plan: Plan, hand: Hand) -> str:
    """A table a goal: the goal in one wide cell at the top, measures at the left over KPI rows and project rows."""
    body = []
    for goal in plan.goals:
        rows: list[Row] = [[wide(f"基本目標{goal.number}　{goal.name}", 5, head=True)]]
        rows.append(
            [
                Cell(text, head=True)
                for text in ("施策", "KPI", f"現状値（{hand.base_year}）", f"目標値（{hand.last_year}）", "主な事業")
            ]
        )
        for measure in goal.measures:
            for index, (kpi, work) in enumerate(zip_longest(measure.kpis, measure.projects)):
                values = [kpi.name, hand.baseline(kpi), hand.target(kpi)] if kpi else [""] * 3
                rows.append([SAME if index else hand.measure(goal, measure), *values, work.name if work else ""])
        body.append(table(hand, [], rows, whole=True))
    return page(hand, body)


@kind("kpis baseline years")
def indicator_as_row_label(plan: Plan, hand: Hand) -> str:
    """Below each measure a table an indicator: its name over the full width, then baseline and target as columns."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, hand.goal(goal)))
        for measure in goal.measures:
            body.append(heading(3, hand.measure(goal, measure)))
            for kpi in measure.kpis:
                rows: list[Row] = [
                    [wide(f"KPI：{kpi.name}", 2, head=True)],
                    [Cell("現状値", head=True), Cell("目標値", head=True)],
                ]
                rows.append([f"{hand.baseline(kpi)}（{hand.base_year}）", f"{hand.target(kpi)}（{hand.last_year}）"])
                body.append(table(hand, [], rows, whole=True))
    return page(hand, body)


@kind("kpis baseline years projects")
def caption_row_between(plan: Plan, hand: Hand) -> str:
    """Headings, then one table a measure whose first row says 重要業績評価指標（KPI）; the projects follow as a numbered list."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, hand.goal(goal)))
        for measure in goal.measures:
            rows: list[Row] = [[wide("重要業績評価指標（KPI）", 3, head=True)]]
            rows.append(
                [
                    Cell(text, head=True)
                    for text in ("指標", f"基準値（{hand.base_year}）", f"目標値（{hand.last_year}）")
                ]
            )
            rows += [[k.name, hand.baseline(k), hand.target(k)] for k in measure.kpis]
            body += [
                heading(3, hand.measure(goal, measure)),
                table(hand, [], rows, whole=True),
                paragraph("〈主な事業〉"),
            ]
            body.append(bullets([p.name for p in measure.projects], "ol"))
    return page(hand, body)
