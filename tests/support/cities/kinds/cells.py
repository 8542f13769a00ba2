"""Cells that hold more than one thing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.support.cities.hand import CIRCLES, SAME, Hand
from tests.support.cities.kinds.outlines import kpi_table
from tests.support.cities.markup import bullets, heading, page, paragraph, table
from tests.support.cities.registry import kind
from tests.support.cities.shapes import fewer_kpis, one_kpi, reprinted
from tests.support.cities.truth import Goal, Kpi, Measure, Plan, Project


def _a_row_each(plan: Plan, hand: Hand, head: Sequence[str], cells: Callable[[Measure], list[str]]) -> str:
    """One row a measure: goal, measure, then `cells`."""
    rows = [
        [SAME if m.number > 1 else hand.goal(g), hand.measure(g, m), *cells(m)] for g in plan.goals for m in g.measures
    ]
    return page(hand, [table(hand, [["基本目標", "具体的な施策", *head]], rows)])


def _roles(hand: Hand) -> list[str]:
    return [f"現状値（{hand.base_year}）", f"目標値（{hand.last_year}）"]


def _lines(texts: Sequence[str]) -> str:
    return "<br>".join(texts)


def _three(hand: Hand, measure: Measure) -> list[str]:
    """Name, baseline and target, the KPIs on parallel lines."""
    return [
        _lines([k.name for k in measure.kpis]),
        _lines([hand.baseline(k) for k in measure.kpis]),
        _lines([hand.target(k) for k in measure.kpis]),
    ]


@kind("kpis baseline years projects description department", fewer_kpis)
def bold_name_then_text(plan: Plan, hand: Hand) -> str:
    """A project cell: bold name, line break, description, line break, （課）."""

    def cell(project: Project) -> str:
        return f"<strong>{project.name}</strong><br>{project.description}<br>（{project.department}）"

    rows = []
    for goal in plan.goals:
        for measure in goal.measures:
            for index, project in enumerate(measure.projects):
                kpi = measure.kpis[index] if index < len(measure.kpis) else None
                level = [
                    SAME if measure.number > 1 or index else hand.goal(goal),
                    SAME if index else hand.measure(goal, measure),
                ]
                rows.append(
                    [*level, cell(project), *([kpi.name, hand.baseline(kpi), hand.target(kpi)] if kpi else [""] * 3)]
                )
    return page(hand, [table(hand, [["基本目標", "施策", "主な事業", "KPI", *_roles(hand)]], rows)])


@kind("kpis baseline years projects", one_kpi)
def list_in_a_cell(plan: Plan, hand: Hand) -> str:
    """All projects of a measure in one cell, as an HTML list."""
    return _a_row_each(
        plan,
        hand,
        ["KPI", *_roles(hand), "主な事業"],
        lambda m: [*_three(hand, m), bullets([p.name for p in m.projects])],
    )


@kind("kpis baseline years projects", one_kpi)
def dots_in_a_cell(plan: Plan, hand: Hand) -> str:
    """All projects of a measure in one cell, behind ・ and on lines of their own."""
    mark = hand.rng.choice(["・", "○", "●", "■", "◇"])
    return _a_row_each(
        plan,
        hand,
        ["KPI", *_roles(hand), "具体的な事業"],
        lambda m: [*_three(hand, m), _lines([mark + p.name for p in m.projects])],
    )


@kind("kpis baseline years projects", one_kpi)
def circled_numbers_in_a_cell(plan: Plan, hand: Hand) -> str:
    """All projects of a measure in one cell, as ①, ②, ③."""
    return _a_row_each(
        plan,
        hand,
        ["重要業績評価指標（KPI）", *_roles(hand), "主な取組"],
        lambda m: [*_three(hand, m), _lines([CIRCLES[i] + p.name for i, p in enumerate(m.projects)])],
    )


@kind("kpis baseline projects", one_kpi)
def arrow_column(plan: Plan, hand: Hand) -> str:
    """One column 「KPI　現状値→目標値」 holds name, baseline and target."""
    return _a_row_each(
        plan,
        hand,
        ["重要業績評価指標（KPI）　現状値→目標値", "主な事業"],
        lambda m: [f"{m.kpis[0].name}　{hand.arrow(m.kpis[0], '→')}", _lines(["・" + p.name for p in m.projects])],
    )


@kind("kpis baseline years")
def arrows_with_years_in_a_cell(plan: Plan, hand: Hand) -> str:
    """Several KPIs in one cell, a line each: 「・名　12人（R1）→20人（R6）」."""

    def line(kpi: Kpi) -> str:
        return f"・{kpi.name}　{hand.baseline(kpi)}（{hand.base_year}）→{hand.target(kpi)}（{hand.last_year}）"

    return _a_row_each(
        plan, hand, ["施策の内容", "重要業績評価指標（KPI）"], lambda m: [m.text, _lines([line(k) for k in m.kpis])]
    )


@kind("kpis baseline years")
def parallel_lines(plan: Plan, hand: Hand) -> str:
    """The KPIs of a measure on parallel lines of three cells: names, baselines, targets."""
    return _a_row_each(plan, hand, ["重要業績評価指標（KPI）", *_roles(hand)], lambda m: _three(hand, m))


@kind("kpis baseline years projects department")
def department_in_brackets(plan: Plan, hand: Hand) -> str:
    """Each project's department stands behind its name in brackets, in a list under a caption."""
    left, right = hand.rng.choice([("（", "）"), ("〔", "〕"), ("［", "］"), ("【", "】")])
    body = []
    for goal in plan.goals:
        body.append(heading(2, hand.goal(goal)))
        for measure in goal.measures:
            body += [heading(3, hand.measure(goal, measure)), kpi_table(hand, measure.kpis), heading(4, "主な事業")]
            body.append(bullets([f"{p.name}{left}{p.department}{right}" for p in measure.projects]))
    return page(hand, body)


def _categories(plan: Plan, hand: Hand, written: Callable[[Project], list[str]], head: list[str]) -> str:
    body = []
    for goal in plan.goals:
        body.append(heading(2, hand.goal(goal)))
        for measure in goal.measures:
            body += [heading(3, hand.measure(goal, measure)), kpi_table(hand, measure.kpis)]
            body.append(table(hand, [head], [written(p) for p in measure.projects], whole=True))
    return page(hand, body)


@kind("kpis baseline years projects description category")
def category_marks(plan: Plan, hand: Hand) -> str:
    """The category stands before the project's name: 「【新規】空き家改修補助事業」."""
    return _categories(plan, hand, lambda p: [f"【{p.category}】{p.name}", p.description], ["具体的な事業", "事業概要"])


@kind("kpis baseline years projects description category department")
def category_column(plan: Plan, hand: Hand) -> str:
    """区分 is the last column of a table of projects."""
    return _categories(
        plan, hand, lambda p: [p.name, p.description, p.department, p.category], ["事業名", "内容", "所管", "区分"]
    )


@kind("kpis baseline years projects description department", reprinted)
def reprints(plan: Plan, hand: Hand) -> str:
    """A project is listed again with （再掲）."""

    def written(project: Project) -> list[str]:
        return [project.name + ("（再掲）" if project.reprint else ""), project.description, project.department]

    return _categories(plan, hand, written, ["事業名", "事業内容", "担当課"])


@kind("kpis baseline")
def labelled_values_in_a_cell(plan: Plan, hand: Hand) -> str:
    """Baseline and target on two labelled lines of one cell: 「現状値：12人」「目標値：20人」."""
    rows = []
    for goal in plan.goals:
        for measure in goal.measures:
            for index, kpi in enumerate(measure.kpis):
                level = [
                    SAME if measure.number > 1 or index else hand.goal(goal),
                    SAME if index else hand.measure(goal, measure),
                ]
                rows.append([*level, kpi.name, f"現状値：{hand.baseline(kpi)}<br>目標値：{hand.target(kpi)}"])
    return page(hand, [table(hand, [["基本目標", "施策", "KPI", "数値"]], rows)])


def _kpi_rows(plan: Plan, hand: Hand, written: Callable[[Kpi, int], list[str]]) -> list[list[str]]:
    def level(goal: Goal, measure: Measure, index: int) -> list[str]:
        return [
            SAME if measure.number > 1 or index else hand.goal(goal),
            SAME if index else hand.measure(goal, measure),
        ]

    return [[*level(g, m, i), *written(k, i)] for g in plan.goals for m in g.measures for i, k in enumerate(m.kpis)]


@kind("kpis baseline years")
def years_in_the_cells(plan: Plan, hand: Hand) -> str:
    """The year stands behind each value in its cell: 「12人（令和元年度）」."""
    rows = _kpi_rows(
        plan,
        hand,
        lambda k, _: [k.name, f"{hand.baseline(k)}（{hand.base_year}）", f"{hand.target(k)}（{hand.last_year}）"],
    )
    return page(hand, [table(hand, [["基本目標", "具体的施策", "重要業績評価指標", "基準値", "目標値"]], rows)])


@kind("kpis baseline years")
def unit_behind_the_name(plan: Plan, hand: Hand) -> str:
    """The unit stands in brackets behind the indicator's name, numbers bare."""
    rows = _kpi_rows(
        plan,
        hand,
        lambda k, _: [k.name + (f"（{k.unit}）" if k.unit else ""), hand.number(k.baseline), hand.number(k.target)],
    )
    return page(hand, [table(hand, [["基本目標", "施策", "KPI（単位）", *_roles(hand)]], rows)])


@kind("kpis baseline years")
def numbered_kpis(plan: Plan, hand: Hand) -> str:
    """The KPIs of a measure are numbered ①, ②."""
    rows = _kpi_rows(plan, hand, lambda k, i: [f"{CIRCLES[i]} {k.name}", hand.baseline(k), hand.target(k)])
    return page(hand, [table(hand, [["基本目標", "施策", "重要業績評価指標（KPI）", *_roles(hand)]], rows)])


@kind("kpis years projects")
def target_only(plan: Plan, hand: Hand) -> str:
    """No baseline anywhere: a KPI and what it is to be in the last year, in a sentence of a list."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, hand.goal(goal)))
        for measure in goal.measures:
            body += [heading(3, hand.measure(goal, measure)), paragraph("【KPI】")]
            body.append(bullets([f"{k.name}：{hand.target(k)}（{hand.last_year}）" for k in measure.kpis]))
            body += [paragraph("【主な事業】"), bullets([p.name for p in measure.projects])]
    return page(hand, body)
