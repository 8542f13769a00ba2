"""Unseen kinds: whole documents, with their parts, annexes and page furniture."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tests.support.cities.around import aims, basics, goal_prose, measure_prose, organisation, population
from tests.support.cities.entries import below_headings, levels, roles, values
from tests.support.cities.hand import SAME, Hand
from tests.support.cities.kinds.outlines import kpi_table
from tests.support.cities.kinds.web import dated
from tests.support.cities.markup import Row, bullets, heading, page, paragraph, table, th, wide
from tests.support.cities.registry import kind
from tests.support.cities.truth import Goal, Measure, Plan


@kind("kpis baseline years projects")
def unseen_murasaki(plan: Plan, hand: Hand) -> str:
    """Unseen.

    施策体系 in front with a column 掲載ページ; then each measure under its heading.
    """
    number = 12
    rows: list[Row] = []
    for goal in plan.goals:
        for measure in goal.measures:
            number += hand.rng.randint(1, 3)
            rows.append([*levels(hand, goal, measure, 0), f"P.{number}"])

    def below(goal: Goal, measure: Measure) -> list[str]:
        works = [paragraph("【主な事業】"), bullets([p.name for p in measure.projects])]
        return [paragraph(measure_prose(hand, measure.name)), kpi_table(hand, measure.kpis), *works]

    chart = table(hand, [["基本目標", "施策", "掲載ページ"]], rows, whole=True)
    details = below_headings(plan, hand, below)
    return page(hand, [heading(2, "施策体系"), chart, *details])


@kind("targets kpis baseline years projects description department")
def unseen_nigana(plan: Plan, hand: Hand) -> str:
    """Unseen.

    A whole book: reasons, population, list of goals; a goal has direction, targets, and measures with 現状と課題,
    KPIs and a table of projects; the organisation behind.
    """
    body = [*basics(plan), heading(3, "4　人口の推移と見通し"), population(hand), *aims(plan)]
    body.append(heading(2, "第3章　具体的な施策の展開"))
    for goal in plan.goals:
        body += [
            heading(3, f"基本目標{goal.number}　{goal.name}"),
            paragraph("■基本的方向"),
            paragraph(goal_prose(hand)),
        ]
        body += [paragraph("■数値目標"), kpi_table(hand, goal.targets, "指標"), paragraph("■具体的な施策")]
        for measure in goal.measures:
            body += [heading(4, f"({measure.number}) {measure.name}"), paragraph("＜現状と課題＞")]
            body += [paragraph(measure_prose(hand, measure.name)), paragraph("＜重要業績評価指標（KPI）＞")]
            body += [kpi_table(hand, measure.kpis, "KPI"), paragraph("＜主な事業＞")]
            works = [[p.name, p.description, p.department] for p in measure.projects]
            body.append(table(hand, [["事業名", "事業概要", "担当課"]], works, whole=True))
    return page(hand, [*body, *organisation(plan, hand, "第4章　推進体制と進行管理")])


@kind("targets kpis baseline years")
def unseen_sekkoku(plan: Plan, hand: Hand) -> str:
    """Unseen.

    The annex 指標の説明 lists all indicators again with 算出方法, 出典 and 担当課, without values.
    """
    body = []
    names = []
    for goal in plan.goals:
        body += [heading(2, hand.goal(goal)), heading(3, "数値目標"), kpi_table(hand, goal.targets, "指標")]
        names += [k.name for k in goal.targets]
        for measure in goal.measures:
            body += [heading(3, hand.measure(goal, measure)), paragraph(measure.text), kpi_table(hand, measure.kpis)]
            names += [k.name for k in measure.kpis]
    rows = [
        [n, "各年度末の実績を集計", hand.rng.choice(["庁内資料", "県統計年鑑", "国勢調査"]), "企画課"] for n in names
    ]
    annex = table(hand, [["指標", "算出方法", "出典", "把握する課"]], rows, whole=True)
    return page(hand, [*body, heading(2, "資料編　指標の説明"), annex])


@kind("kpis baseline years projects department")
def unseen_ubame(plan: Plan, hand: Hand) -> str:
    """Unseen.

    Each goal ends with a table of the KPIs of its measures, keyed by (1), (2) alone.
    """
    body = []
    for goal in plan.goals:
        body += [heading(2, f"基本目標{goal.number}　{goal.name}"), heading(3, "施策の内容")]
        for measure in goal.measures:
            body += [heading(4, f"({measure.number}) {measure.name}"), paragraph(measure_prose(hand, measure.name))]
            body.append(bullets([f"{p.name}【{p.department}】" for p in measure.projects]))
        rows: list[Row] = []
        for measure in goal.measures:
            rows += [[SAME if i else f"({measure.number})", *values(hand, k)] for i, k in enumerate(measure.kpis)]
        body += [heading(3, "重要業績評価指標（KPI）")]
        body.append(table(hand, [["施策", "指標", *roles(hand)]], rows, whole=True))
    return page(hand, body)


@kind("kpis baseline years projects")
def unseen_hibari(plan: Plan, hand: Hand) -> str:
    """Unseen.

    A page a measure, each with a running head that says the chapter and the goal again, and a page number.
    """
    body = []
    number = 20
    for goal in plan.goals:
        body.append(heading(2, f"基本目標{goal.number}　{goal.name}"))
        for measure in goal.measures:
            if measure.number > 1:
                head = f"第3章　施策の展開　｜　基本目標{goal.number}　{goal.name}"
                body += [
                    f'<p style="text-align:center">- {number} -</p>',
                    f'<p style="text-align:right"><small>{head}</small></p>',
                ]
                number += 1
            body += [heading(3, f"施策{goal.number}-{measure.number}　{measure.name}"), paragraph(measure.text)]
            body += [
                kpi_table(hand, measure.kpis),
                paragraph("【主な事業】"),
                bullets([p.name for p in measure.projects]),
            ]
    return page(hand, body)


def _second_goal(plan: Plan, rng: Random) -> Plan:
    return replace(plan, goals=(plan.goals[1],))


@kind("targets kpis baseline years projects description", _second_goal)
def unseen_suzume(plan: Plan, hand: Hand) -> str:
    """Unseen.

    A page of a web site for the second goal alone, with links to the pages of the others.
    """
    (goal,) = plan.goals
    links = '<p><a href="goal1.html">前のページ</a>　<a href="index.html">総合戦略トップ</a>　<a href="goal3.html">次のページ</a></p>'
    body = [
        links,
        heading(2, f"基本目標{goal.number}　{goal.name}"),
        "<p>更新日：2025年4月1日　ページ番号：1004512</p>",
    ]
    body += [paragraph(goal_prose(hand)), heading(3, "数値目標")]
    body.append(bullets([f"{k.name}　{dated(k, hand)}" for k in goal.targets]))
    for measure in goal.measures:
        works: list[Row] = [[p.name, p.description] for p in measure.projects]
        body += [heading(3, f"施策{measure.number}　{measure.name}"), paragraph(measure_prose(hand, measure.name))]
        body += [heading(4, "KPI"), bullets([f"{k.name}　{dated(k, hand)}" for k in measure.kpis])]
        body += [heading(4, "主な取組"), table(hand, [["取組", "内容"]], works, whole=True)]
    return page(hand, [*body, links])


@kind("targets kpis baseline years projects description department")
def unseen_kamome(plan: Plan, hand: Hand) -> str:
    """Unseen.

    Two parts: 戦略編 with targets and KPIs, 実施計画編 with the same headings over tables of projects.
    """
    body = [heading(2, "第1部　戦略編")]
    for goal in plan.goals:
        body += [heading(3, f"基本目標{goal.number}　{goal.name}"), paragraph("【数値目標】")]
        body.append(kpi_table(hand, goal.targets, "指標"))
        for measure in goal.measures:
            body += [
                heading(4, f"({measure.number}) {measure.name}"),
                paragraph(measure.text),
                kpi_table(hand, measure.kpis),
            ]
    body += [heading(2, "第2部　実施計画編"), paragraph("第1部に掲げた施策ごとに、主な事業を示します。")]
    for goal in plan.goals:
        body.append(heading(3, f"基本目標{goal.number}　{goal.name}"))
        for measure in goal.measures:
            works = [[p.name, p.description, p.department] for p in measure.projects]
            body.append(heading(4, f"({measure.number}) {measure.name}"))
            body.append(table(hand, [["事業名", "事業内容", "担当課"]], works, whole=True))
    return page(hand, body)


@kind("kpis baseline years")
def unseen_hato(plan: Plan, hand: Hand) -> str:
    """Unseen.

    A long table falls on pages: a page number, a running title and （前ページからの続き） between, the header again.
    """
    head = ["基本目標", "施策", "KPI", *roles(hand)]
    parts: list[str] = []
    number = 31
    for goal in plan.goals:
        for group in (goal.measures[:2], goal.measures[2:]):
            rows: list[Row] = []
            for measure in group:
                for index, kpi in enumerate(measure.kpis):
                    first = SAME if rows else f"基本目標{goal.number}　{goal.name}"
                    rows.append([first, SAME if index else f"({measure.number}) {measure.name}", *values(hand, kpi)])
            if not rows:
                continue
            if parts:
                parts += [paragraph(f"－ {number} －"), paragraph(hand.plan.title), paragraph("（前ページからの続き）")]
                number += 1
            parts.append(table(hand, [head], rows, whole=True))
    return page(hand, [heading(2, "施策と重要業績評価指標の一覧"), *parts])


@kind("kpis baseline years projects")
def unseen_sagi(plan: Plan, hand: Hand) -> str:
    """Unseen.

    Below the row of each KPI a row over the width of its columns explains it.
    """
    body = []
    for goal in plan.goals:
        body.append(heading(2, hand.goal(goal)))
        for measure in goal.measures:
            rows: list[Row] = []
            for kpi in measure.kpis:
                rows.append(values(hand, kpi))
                rows.append([wide(f"（説明）{kpi.name}について、各年度末に市が集計した値", 3)])
            body += [heading(3, hand.measure(goal, measure)), paragraph(measure.text)]
            body += [table(hand, [["KPI", *roles(hand)]], rows, whole=True), paragraph("【主な事業】")]
            body.append(bullets([p.name for p in measure.projects]))
    return page(hand, body)


@kind("projects department")
def unseen_tsuru(plan: Plan, hand: Hand) -> str:
    """Unseen.

    ロードマップ: words such as 設計, 工事 and 運用 stand in the columns of the years beside each project.
    """
    years = [hand.year(plan.start + i) for i in range(5)]
    steps = ["検討", "設計", "準備", "試行", "実施", "運用", "拡大", "検証"]
    body = []
    for goal in plan.goals:
        rows: list[Row] = []
        for measure in goal.measures:
            for index, p in enumerate(measure.projects):
                done = [hand.rng.choice(steps) for _ in range(3)]
                first = SAME if index else hand.measure(goal, measure)
                rows.append([first, p.name, p.department, done[0], done[1], wide(done[2], 3)])
        head: list[Row] = [[*(th(t, down=2) for t in ("施策", "事業名", "担当課")), wide("実施スケジュール", 5)], years]
        body += [heading(2, hand.goal(goal)), table(hand, head, rows, whole=True)]
    return page(hand, body)
