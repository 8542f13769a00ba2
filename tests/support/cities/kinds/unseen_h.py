"""Unseen kinds: the towns' own words, and tables as they are kept from year to year."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tests.support.cities.around import goal_prose, measure_prose
from tests.support.cities.entries import levels, roles, values
from tests.support.cities.hand import SAME, Hand, era
from tests.support.cities.kinds.cell_contents import each_kpi
from tests.support.cities.kinds.web import dated
from tests.support.cities.markup import Row, bullets, heading, page, paragraph, table, th, wide
from tests.support.cities.registry import kind
from tests.support.cities.shapes import one_department
from tests.support.cities.truth import Kpi, Plan


@kind("kpis baseline years projects department")
def unseen_aisa(plan: Plan, hand: Hand) -> str:
    """Unseen.

    Headings 政策分野, 推進施策, 指標, 基準, 5年後, 主要事業 and 実施担当.
    """
    rows: list[Row] = []
    for goal in plan.goals:
        for measure in goal.measures:
            works = "<br>".join(f"・{p.name}（{p.department}）" for p in measure.projects)
            for index, kpi in enumerate(measure.kpis):
                rows.append([*levels(hand, goal, measure, index), *values(hand, kpi), SAME if index else works])
    hand.merge = "rowspan"
    head = [
        "政策分野",
        "推進施策",
        "指標",
        f"基準（{hand.base_year}）",
        f"5年後（{hand.last_year}）",
        "主要事業（実施担当）",
    ]
    return page(hand, [table(hand, [head], rows, whole=True)])


@kind("targets kpis baseline years projects")
def unseen_tsugumi(plan: Plan, hand: Hand) -> str:
    """Unseen.

    戦略目標 over 基本戦略, 目標指標 with 現在値 and 到達値, 取組事業.
    """

    def lines(kpis: tuple[Kpi, ...]) -> str:
        rows = [[k.name, hand.baseline(k), hand.target(k)] for k in kpis]
        return table(
            hand, [["目標指標", f"現在値（{hand.base_year}）", f"到達値（{hand.last_year}）"]], rows, whole=True
        )

    body = []
    for goal in plan.goals:
        body += [heading(2, f"戦略目標{goal.number}　{goal.name}"), paragraph(goal_prose(hand)), lines(goal.targets)]
        for measure in goal.measures:
            body += [heading(3, f"基本戦略{goal.number}-{measure.number}　{measure.name}"), paragraph(measure.text)]
            body += [lines(measure.kpis), paragraph("〈取組事業〉"), bullets([p.name for p in measure.projects])]
    return page(hand, body)


@kind("kpis baseline years projects description")
def unseen_kawarahiwa(plan: Plan, hand: Hand) -> str:
    """Unseen.

    まちづくりの方針 over 主な施策, 代表指標 with 実績値 and 目指す値, 具体的な取組 as a table.
    """
    body = []
    for goal in plan.goals:
        body += [heading(2, f"まちづくりの方針{goal.number}　{goal.name}"), paragraph(goal_prose(hand))]
        for measure in goal.measures:
            rows = [values(hand, k) for k in measure.kpis]
            works = [[p.name, p.description] for p in measure.projects]
            body += [
                heading(3, f"主な施策{measure.number}　{measure.name}"),
                paragraph(measure_prose(hand, measure.name)),
            ]
            head = ["代表指標", f"実績値（{hand.base_year}）", f"目指す値（{hand.last_year}）"]
            body += [table(hand, [head], rows, whole=True)]
            body.append(table(hand, [["具体的な取組", "取組の内容"]], works, whole=True))
    return page(hand, body)


@kind("kpis baseline years")
def unseen_shime(plan: Plan, hand: Hand) -> str:
    """Unseen.

    Label and name of goal and measure on two lines of their cells: 「基本目標1<br>名」, 「施策1-2<br>名」.
    """
    rows: list[Row] = []
    for goal in plan.goals:
        for measure in goal.measures:
            for index, kpi in enumerate(measure.kpis):
                top = SAME if measure.number > 1 or index else f"基本目標{goal.number}<br>{goal.name}"
                own = SAME if index else f"施策{hand.key(goal, measure)}<br>{measure.name}"
                rows.append([top, own, *values(hand, kpi)])
    head = ["基本目標", "施策", "重要業績評価指標<br>（KPI）", *(r.replace("（", "<br>（", 1) for r in roles(hand))]
    return page(hand, [table(hand, [head], rows, whole=True)])


@kind("kpis baseline years")
def unseen_hoojiro(plan: Plan, hand: Hand) -> str:
    """Unseen.

    進捗管理表: No., unit and department of each KPI, results of three years, rate and judgement around the aim.
    """
    hand.bounds = hand.value_marks = False
    years = [hand.year(plan.start + i) for i in range(3)]
    rows: list[Row] = []
    count = 0
    for goal in plan.goals:
        rows.append([wide(f"基本目標{goal.number}　{goal.name}", 12)])
        for measure in goal.measures:
            for index, kpi in enumerate(measure.kpis):
                count += 1
                assert kpi.baseline is not None
                done = [
                    hand.number((kpi.baseline * (100 + hand.rng.randint(-3, 6)) / 100).quantize(kpi.baseline))
                    for _ in years
                ]
                own = SAME if index else f"（{measure.number}）{measure.name}"
                ends = [f"{hand.rng.randint(40, 120)}％", hand.rng.choice("ABCD"), "企画政策課"]
                numbers = [hand.number(kpi.baseline), *done, hand.number(kpi.target)]
                rows.append([f"{count}", own, kpi.name, kpi.unit or "－", *numbers, *ends])
    top: Row = [
        *(th(t, down=2) for t in ("No.", "施策", "KPI", "単位")),
        th(f"基準値<br>{hand.base_year}", down=2),
        wide("実績値", 3),
    ]
    top = [*top, th(f"目標値<br>{hand.last_year}", down=2), *(th(t, down=2) for t in ("達成率", "評価", "担当課"))]
    return page(hand, [heading(2, "総合戦略　進捗管理表"), table(hand, [top, years], rows, whole=True)])


@kind("kpis baseline years projects department", one_department)
def unseen_koi(plan: Plan, hand: Hand) -> str:
    """Unseen.

    One column 取組内容・KPI a measure: a list of projects, then 「KPI：」 and lines of indicators; the department last.
    """
    body = []
    for goal in plan.goals:
        rows: list[Row] = []
        for measure in goal.measures:
            works = "<br>".join(f"○{p.name}" for p in measure.projects)
            lines = "<br>".join(f"　{k.name}　{dated(k, hand)}" for k in measure.kpis)
            rows.append(
                [
                    f"({measure.number}) {measure.name}",
                    f"【主な事業】<br>{works}<br>【KPI】<br>{lines}",
                    measure.projects[0].department,
                ]
            )
        body += [heading(2, f"基本目標{goal.number}　{goal.name}"), paragraph(goal_prose(hand))]
        body.append(table(hand, [["施策", "主な事業・KPI", "担当課"]], rows, whole=True))
    return page(hand, body)


def _some_words(plan: Plan, rng: Random) -> Plan:
    def change(kpi: Kpi, index: int) -> Kpi:
        if index or rng.random() < 0.5 or kpi.baseline is None or kpi.target is None:
            return kpi
        words = (
            rng.choice(["増加", "増加を目指す"]) if kpi.target > kpi.baseline else rng.choice(["減少", "減少を目指す"])
        )
        return replace(kpi, target=None, words=words)

    return each_kpi(plan, change)


@kind("kpis baseline years projects", _some_words)
def unseen_tai(plan: Plan, hand: Hand) -> str:
    """Unseen.

    A table over all, where a word (増加, 減少を目指す) stands in place of some targets.
    """
    rows: list[Row] = []
    for goal in plan.goals:
        for measure in goal.measures:
            works = "<br>".join(f"・{p.name}" for p in measure.projects)
            for index, kpi in enumerate(measure.kpis):
                rows.append([*levels(hand, goal, measure, index), SAME if index else works, *values(hand, kpi)])
    hand.merge = "rowspan"
    return page(hand, [table(hand, [["基本目標", "施策", "主な事業", "KPI", *roles(hand)]], rows, whole=True)])


@kind("kpis baseline years")
def unseen_iwashi(plan: Plan, hand: Hand) -> str:
    """Unseen.

    The header tells the years three ways: 「現状 2019年度（令和元年度／R1）」.
    """
    low, aim = (
        f"{word}<br>{y}年度（{era(y)}／{era(y, short=True)}）"
        for word, y in (("現状", plan.start - 1), ("目標", plan.end))
    )
    rows: list[Row] = []
    for goal in plan.goals:
        for measure in goal.measures:
            rows += [[*levels(hand, goal, measure, i), *values(hand, k)] for i, k in enumerate(measure.kpis)]
    return page(hand, [table(hand, [["基本目標", "具体的施策", "KPI", low, aim]], rows, whole=True)])
