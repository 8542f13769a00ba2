"""Unseen kinds: plans whose names are given as towns give them, in everyday layouts."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import zip_longest
from pathlib import Path
from random import Random
from typing import Any

from tests.support.cities import draw
from tests.support.cities.around import goal_prose, measure_prose
from tests.support.cities.entries import below_headings, levels, roles, values
from tests.support.cities.hand import SAME, Hand
from tests.support.cities.kinds.outlines import kpi_table
from tests.support.cities.kinds.web import dated
from tests.support.cities.markup import Row, bullets, heading, page, paragraph, table, th, wide
from tests.support.cities.registry import kind
from tests.support.cities.truth import Goal, Kpi, Measure, Plan


@cache
def pools() -> dict[str, Any]:
    """The names by theme."""
    return tomllib.loads((Path(draw.__file__).parent / "fields_unseen.toml").read_text("utf-8"))


def _named(kpi: Kpi, line: str, rng: Random) -> Kpi:
    name, unit, least, most, decimals, way = line.split("|")
    step = Decimal(1).scaleb(-int(decimals))
    low = Decimal(str(rng.uniform(float(least), float(most)))).quantize(step)
    share = Decimal(rng.randint(5, 30)) / 100
    aim = (low * (1 + share if way == "up" else 1 - share)).quantize(step)
    if unit == "％":
        aim = min(aim, Decimal("99.5"))
    if aim == low:
        aim += step if way == "up" else -step
    return replace(kpi, name=name, unit=unit, baseline=low, target=aim)


def natural(plan: Plan, rng: Random) -> Plan:
    """The plan with other names for measures, indicators and projects."""
    goals = []
    for goal in plan.goals:
        theme = next(word for word, names in draw.GOALS.items() if goal.name in names)
        measures, kpis, projects = (
            rng.sample(pools()[theme][word], len(pools()[theme][word])) for word in ("measures", "kpis", "projects")
        )

        def other(
            measure: Measure, measures: list[str] = measures, kpis: list[str] = kpis, projects: list[str] = projects
        ) -> Measure:
            works = []
            for work in measure.projects:
                name, done = projects.pop().split("|")
                works.append(replace(work, name=name, description=done))
            own = tuple(_named(k, kpis.pop(), rng) for k in measure.kpis)
            return replace(
                measure, name=measures.pop(), kpis=own, projects=tuple(works), text="関係機関と連携して取組を進めます。"
            )

        targets = tuple(_named(k, kpis.pop(), rng) for k in goal.targets)
        goals.append(replace(goal, targets=targets, measures=tuple(other(m) for m in goal.measures)))
    return replace(plan, goals=tuple(goals))


@kind("kpis baseline years projects department", natural)
def unseen_hirame(plan: Plan, hand: Hand) -> str:
    """Unseen.

    One table over all, KPIs and projects side by side, names without 事業.
    """
    rows: list[Row] = []
    for goal in plan.goals:
        for measure in goal.measures:
            for index, (kpi, work) in enumerate(zip_longest(measure.kpis, measure.projects)):
                own = values(hand, kpi) if kpi else [""] * 3
                rows.append(
                    [*levels(hand, goal, measure, index), *own, *([work.name, work.department] if work else ["", ""])]
                )
    head = ["基本目標", "施策", "KPI", *roles(hand), "具体的な取組", "担当課"]
    return page(hand, [table(hand, [head], rows, whole=True)])


@kind("targets kpis baseline years projects", natural)
def unseen_katsuo(plan: Plan, hand: Hand) -> str:
    """Unseen.

    An outline with bullets for indicators and for projects, names without 事業.
    """
    body = []
    for goal in plan.goals:
        body += [heading(2, hand.goal(goal)), paragraph(goal_prose(hand)), heading(3, "数値目標")]
        body += [bullets([f"{k.name}：{dated(k, hand)}" for k in goal.targets]), heading(3, "施策")]
        for measure in goal.measures:
            body += [heading(4, hand.measure(goal, measure)), paragraph(measure.text), paragraph("○KPI")]
            body += [bullets([f"{k.name}：{dated(k, hand)}" for k in measure.kpis]), paragraph("○主な取組")]
            body.append(bullets([p.name for p in measure.projects]))
    return page(hand, body)


@kind("targets kpis baseline years projects description department", natural)
def unseen_suzuki(plan: Plan, hand: Hand) -> str:
    """Unseen.

    Headings over two tables a measure: KPIs, then 具体的な取組 with content and department.
    """
    body = []
    for goal in plan.goals:
        body += [heading(2, f"基本目標{goal.number}　{goal.name}"), paragraph(goal_prose(hand)), paragraph("数値目標")]
        body.append(kpi_table(hand, goal.targets, "指標"))
        for measure in goal.measures:
            works = [[p.name, p.description, p.department] for p in measure.projects]
            body += [
                heading(3, f"（{measure.number}）{measure.name}"),
                paragraph(measure.text),
                kpi_table(hand, measure.kpis),
            ]
            body.append(table(hand, [["具体的な取組", "内容", "担当課"]], works, whole=True))
    return page(hand, body)


@kind("kpis baseline years projects", natural)
def unseen_goma(plan: Plan, hand: Hand) -> str:
    """Unseen.

    A table a goal with measures merged at the left, the unit of each indicator in brackets behind its name.
    """
    body = []
    for goal in plan.goals:
        rows: list[Row] = []
        for measure in goal.measures:
            works = "<br>".join(f"・{p.name}" for p in measure.projects)
            for index, k in enumerate(measure.kpis):
                unit = f"（{k.unit}）" if k.unit else ""
                own = [f"({measure.number}) {measure.name}", works] if not index else [SAME, SAME]
                rows.append([*own, f"{k.name}{unit}", hand.number(k.baseline), hand.number(k.target)])
        hand.merge = "rowspan"
        body += [heading(2, f"基本目標{goal.number}　{goal.name}")]
        body.append(table(hand, [["施策", "主な取組", "KPI", *roles(hand)]], rows, whole=True))
    return page(hand, body)


@kind("kpis baseline years projects description", natural)
def unseen_hie(plan: Plan, hand: Hand) -> str:
    """Unseen.

    Projects are ①, ② with their text on the next line of a paragraph, below a table of KPIs.
    """

    def below(goal: Goal, measure: Measure) -> list[str]:
        parts = [
            paragraph(measure_prose(hand, measure.name)),
            kpi_table(hand, measure.kpis, "KPI"),
            paragraph("【具体的な取組】"),
        ]
        for index, p in enumerate(measure.projects):
            parts.append(paragraph(f"{'①②③④'[index]}　{p.name}<br>　　{p.description}"))
        return parts

    return page(hand, below_headings(plan, hand, below, "基本目標", "施策"))


@kind("targets kpis baseline years projects", natural)
def unseen_nasu(plan: Plan, hand: Hand) -> str:
    """Unseen.

    One table a goal in three parts, each below a row over the full width: 数値目標, then a part a measure.
    """
    low, aim = roles(hand)
    body = []
    for goal in plan.goals:
        rows: list[Row] = [[wide("<b>数値目標</b>", 3)], [th("指標"), th(low), th(aim)]]
        rows += [values(hand, k) for k in goal.targets]
        for measure in goal.measures:
            rows.append([wide(f"<b>施策{measure.number}　{measure.name}</b>", 3)])
            rows.append([th("KPI"), th(low), th(aim)])
            rows += [values(hand, k) for k in measure.kpis]
            rows.append([th("主な取組"), wide("<br>".join(f"・{p.name}" for p in measure.projects), 2)])
        body += [heading(2, f"基本目標{goal.number}　{goal.name}"), paragraph(goal_prose(hand))]
        body.append(table(hand, [], rows, whole=True))
    return page(hand, body)


@kind("kpis baseline years", natural)
def unseen_soba(plan: Plan, hand: Hand) -> str:
    """Unseen.

    KPI一覧 as a list of its own: number, goal, measure, indicator, unit, values, source.
    """
    rows: list[Row] = []
    count = 0
    for goal in plan.goals:
        for measure in goal.measures:
            for index, k in enumerate(measure.kpis):
                count += 1
                source = hand.rng.choice(["市統計", "国勢調査", "市民アンケート", "県観光統計"])
                numbers = [k.unit or "－", hand.number(k.baseline), hand.number(k.target)]
                rows.append([str(count), *levels(hand, goal, measure, index), k.name, *numbers, source])
    head = ["通番", "基本目標", "施策", "指標名", "単位", *roles(hand), "出典"]
    return page(hand, [heading(2, "重要業績評価指標（KPI）一覧"), table(hand, [head], rows, whole=True)])


@kind("projects description department category", natural)
def unseen_renkon(plan: Plan, hand: Hand) -> str:
    """Unseen.

    アクションプラン: a table a goal, a row a project with measure, content, kind and department.
    """
    body = []
    for goal in plan.goals:
        rows: list[Row] = []
        for measure in goal.measures:
            for index, p in enumerate(measure.projects):
                own = SAME if index else hand.measure(goal, measure)
                rows.append([own, p.name, p.description, p.category, p.department])
        body += [heading(2, hand.goal(goal)), paragraph(goal_prose(hand))]
        body.append(table(hand, [["施策", "取組名", "取組内容", "新規・継続の別", "担当課"]], rows, whole=True))
    return page(hand, body)
