"""What stands in the cells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from random import Random

from tests.support.cities.around import goal_prose
from tests.support.cities.entries import levels, roles, values
from tests.support.cities.hand import SAME, Hand
from tests.support.cities.kinds.outlines import kpi_table
from tests.support.cities.markup import Row, bullets, heading, page, paragraph, table
from tests.support.cities.registry import kind
from tests.support.cities.shapes import each_measure
from tests.support.cities.truth import Kpi, Plan


def each_kpi(plan: Plan, change: Callable[[Kpi, int], Kpi]) -> Plan:
    """The plan with every KPI changed, by its place in the measure."""
    return each_measure(plan, lambda m: replace(m, kpis=tuple(change(k, i) for i, k in enumerate(m.kpis))))


def over_all(plan: Plan, hand: Hand, written: Callable[[Kpi], list[str]], head: list[str]) -> str:
    """One table over all: goal, measure and what is written of each KPI."""
    rows: list[Row] = []
    for goal in plan.goals:
        for measure in goal.measures:
            for index, kpi in enumerate(measure.kpis):
                rows.append([*levels(hand, goal, measure, index), *written(kpi)])
    return table(hand, [["基本目標", "施策", *head]], rows)


@kind("kpis baseline years projects")
def sentence_below_the_measure(plan: Plan, hand: Hand) -> str:
    """The cell of a measure holds its name and, on the next line, a sentence about it."""
    body = []
    for goal in plan.goals:
        rows: list[Row] = []
        for measure in goal.measures:
            works = "<br>".join(f"・{p.name}" for p in measure.projects)
            for index, kpi in enumerate(measure.kpis):
                own = f"({measure.number}) {measure.name}<br>　{measure.text}"
                rows.append([SAME if index else own, *values(hand, kpi), SAME if index else works])
        hand.merge = "rowspan"
        body += [heading(2, f"基本目標{goal.number}　{goal.name}"), paragraph(goal_prose(hand))]
        body.append(table(hand, [["施策", "KPI", *roles(hand), "主な事業"]], rows, whole=True))
    return page(hand, body)


@kind("kpis baseline years projects description")
def descriptions_below_names_in_a_cell(plan: Plan, hand: Hand) -> str:
    """One cell a measure holds its projects with a line of description below each name."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, f"基本目標{goal.number}　{goal.name}"))
        rows: list[Row] = []
        for measure in goal.measures:
            works = "<br>".join(f"○{p.name}<br>　{p.description}" for p in measure.projects)
            lines = [
                f"・{k.name}<br>　{hand.baseline(k)}（{hand.base_year}）→{hand.target(k)}（{hand.last_year}）"
                for k in measure.kpis
            ]
            rows.append([hand.measure(goal, measure), works, "<br>".join(lines)])
        body.append(table(hand, [["施策", "主な事業", "重要業績評価指標（KPI）"]], rows, whole=True))
    return page(hand, body)


@kind("projects department")
def departments_beside_their_projects(plan: Plan, hand: Hand) -> str:
    """The projects of a measure on lines of one cell, their departments on the same lines of the next."""
    rows: list[Row] = []
    for goal in plan.goals:
        for measure in goal.measures:
            works = "<br>".join(f"・{p.name}" for p in measure.projects)
            staff = "<br>".join(p.department for p in measure.projects)
            rows.append([*levels(hand, goal, measure, 0), works, staff])
    return page(hand, [table(hand, [["基本目標", "施策", "主な取組", "担当課"]], rows, whole=True)])


def _halves(plan: Plan, rng: Random) -> Plan:
    """The first KPI of a measure that counts people or a share has two groups."""

    def change(kpi: Kpi, index: int) -> Kpi:
        if index or kpi.unit not in ("人", "％") or kpi.baseline is None or kpi.target is None:
            return kpi
        low, aim = ((number * 9 / 10).quantize(number) for number in (kpi.baseline, kpi.target))
        first, second = ("男性", "女性") if kpi.unit == "％" else rng.choice([("市内", "市外"), ("男性", "女性")])
        return replace(kpi, groups=((first, kpi.baseline, kpi.target), (second, low, aim)))

    return each_kpi(plan, change)


@kind("kpis baseline years", _halves)
def groups_on_lines_of_a_cell(plan: Plan, hand: Hand) -> str:
    """An indicator of two groups is one row: name and groups on lines of the first cell, the values on the same lines."""

    def written(kpi: Kpi) -> list[str]:
        if not kpi.groups:
            return [kpi.name, hand.baseline(kpi), hand.target(kpi)]
        names = "<br>".join([kpi.name, *(f"　・{name}" for name, _, _ in kpi.groups)])
        lows = "<br>".join(["　", *(hand.value(low, kpi.unit) for _, low, _ in kpi.groups)])
        aims = "<br>".join(["　", *(hand.value(aim, kpi.unit) for _, _, aim in kpi.groups)])
        return [names, lows, aims]

    return page(hand, [over_all(plan, hand, written, ["KPI", *roles(hand)])])


def _other_years(plan: Plan, rng: Random) -> Plan:
    """Some baselines are two years older, some targets a year earlier."""

    def change(kpi: Kpi, index: int) -> Kpi:
        if rng.random() < 0.4:
            kpi = replace(kpi, baseline_year=plan.start - 3)
        return replace(kpi, target_year=plan.end - 1) if rng.random() < 0.2 else kpi

    return each_kpi(plan, change)


@kind("kpis baseline years projects", _other_years)
def other_years_below_values(plan: Plan, hand: Hand) -> str:
    """The header tells the years; where a value is of another year, the cell tells it below the value."""

    def written(kpi: Kpi) -> list[str]:
        low, aim = hand.baseline(kpi), hand.target(kpi)
        if kpi.baseline_year is not None and kpi.baseline_year != plan.start - 1:
            low += f"<br>（{hand.year(kpi.baseline_year)}）"
        if kpi.target_year is not None and kpi.target_year != plan.end:
            aim += f"<br>（{hand.year(kpi.target_year)}）"
        return [kpi.name, low, aim]

    body = []
    for goal in plan.goals:
        body.append(heading(2, hand.goal(goal)))
        for measure in goal.measures:
            body += [heading(3, hand.measure(goal, measure)), paragraph(measure.text)]
            body.append(table(hand, [["KPI", *roles(hand, "基準値")]], [written(k) for k in measure.kpis], whole=True))
            body += [paragraph("○主な事業"), bullets([p.name for p in measure.projects])]
    body.append(paragraph("※括弧書きのない値は、表頭の年度のものです。"))
    return page(hand, body)


@kind("kpis baseline years")
def year_before_value(plan: Plan, hand: Hand) -> str:
    """The year stands before each value of a cell: 「R1：12人」; the headings have the roles alone."""

    def written(kpi: Kpi) -> list[str]:
        return [kpi.name, f"{hand.base_year}：{hand.baseline(kpi)}", f"{hand.last_year}：{hand.target(kpi)}"]

    return page(hand, [over_all(plan, hand, written, ["重要業績評価指標（KPI）", "現状値", "目標値"])])


@kind("kpis baseline years projects")
def each_year_or_kept(plan: Plan, hand: Hand) -> str:
    """Some targets are to be met each year: 「毎年度20人」, 「20人（毎年度）」; others are kept: 「20人を維持」."""
    hand.bounds = hand.value_marks = False

    def written(kpi: Kpi) -> list[str]:
        form = hand.rng.choice(["{}", "{}", "毎年度{}", "{}（毎年度）", "{}を維持"])
        return [hand.name(kpi), hand.baseline(kpi), form.format(hand.target(kpi))]

    body = []
    for goal in plan.goals:
        body.append(heading(2, hand.goal(goal)))
        for measure in goal.measures:
            body += [heading(3, hand.measure(goal, measure)), paragraph(measure.text)]
            body.append(table(hand, [["指標", *roles(hand)]], [written(k) for k in measure.kpis], whole=True))
            body += [paragraph("【具体的な事業】"), bullets([p.name for p in measure.projects])]
    return page(hand, body)


def _below_zero(plan: Plan, rng: Random) -> Plan:
    """Each goal's first target is a balance below zero."""
    names = ["社会増減数（転入－転出）", "若年層の社会増減数", "自然増減数", "県外との転入転出差"]
    goals = []
    for goal, name in zip(plan.goals, names, strict=False):
        low = rng.randrange(40, 400)
        first = replace(
            goal.targets[0],
            name=name,
            unit="人",
            baseline=Decimal(-low),
            target=Decimal(-(low * rng.randrange(2, 8) // 10)),
        )
        goals.append(replace(goal, targets=(first, *goal.targets[1:])))
    return replace(plan, goals=tuple(goals))


@kind("targets kpis baseline years", _below_zero)
def below_zero(plan: Plan, hand: Hand) -> str:
    """Balances below zero bear ▲ or △."""
    hand.bounds = hand.value_marks = False
    sign = hand.rng.choice("▲△")
    body = []
    for goal in plan.goals:
        rows: list[Row] = []
        for kpi in goal.targets:
            rows.append([kpi.name, hand.baseline(kpi).replace("-", sign), hand.target(kpi).replace("-", sign)])
        body += [heading(2, hand.goal(goal)), heading(3, "数値目標")]
        body += [table(hand, [["指標", *roles(hand)]], rows, whole=True), heading(3, "施策と重要業績評価指標")]
        for measure in goal.measures:
            body += [heading(4, hand.measure(goal, measure)), paragraph(measure.text), kpi_table(hand, measure.kpis)]
    return page(hand, body)


def _qualified(plan: Plan, rng: Random) -> Plan:
    def change(kpi: Kpi, index: int) -> Kpi:
        return replace(kpi, name=kpi.name + ("（累計）" if index else "（年間）")) if kpi.unit in ("人", "件") else kpi

    return each_kpi(plan, change)


@kind("kpis baseline years projects", _qualified)
def annual_or_cumulative(plan: Plan, hand: Hand) -> str:
    """Names of counts bear （年間） or （累計）."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, hand.goal(goal)))
        for measure in goal.measures:
            rows = [[k.name, hand.baseline(k), hand.target(k)] for k in measure.kpis]
            body += [heading(3, hand.measure(goal, measure)), paragraph(measure.text)]
            body.append(table(hand, [["KPI", *roles(hand)]], rows, whole=True))
            body += [paragraph("《主な取組》"), bullets([p.name for p in measure.projects])]
    return page(hand, body)
