"""Indicators as lines and boxes: brackets, labels, arrows, leaders, two lines each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.support.cities.around import goal_prose, measure_prose
from tests.support.cities.hand import Hand
from tests.support.cities.kinds.chapters import works
from tests.support.cities.markup import Cell, bullets, heading, page, paragraph, table, wide
from tests.support.cities.registry import kind
from tests.support.cities.truth import Kpi, Plan

Lines = Callable[[Sequence[Kpi]], list[str]]


def outline(plan: Plan, hand: Hand, lines: Lines, captions: tuple[str, str, str]) -> str:
    """Headings for goals and measures; below them `lines` of their indicators; captions for targets, KPIs and projects."""
    body = []
    for goal in plan.goals:
        body += [heading(2, f"基本目標{goal.number}　{goal.name}"), paragraph(goal_prose(hand))]
        if goal.targets:
            body += [paragraph(captions[0]), *lines(goal.targets)]
        for measure in goal.measures:
            body += [heading(3, f"施策{measure.number}　{measure.name}"), paragraph(measure_prose(hand, measure.name))]
            body += [paragraph(captions[1]), *lines(measure.kpis)]
            if measure.projects:
                body += works(measure, captions[2])
    return page(hand, body)


@kind("targets kpis baseline years projects")
def values_in_a_bracket(plan: Plan, hand: Hand) -> str:
    """Baseline and target stand in one bracket behind the name: 「・名（R1：12人 → R6：20人）」."""

    def line(kpi: Kpi) -> str:
        return f"・{kpi.name}（{hand.base_year}：{hand.baseline(kpi)} → {hand.last_year}：{hand.target(kpi)}）"

    captions = ("【数値目標】", "【重要業績評価指標（KPI）】", "【主な取組】")
    return outline(plan, hand, lambda kpis: [paragraph(line(k)) for k in kpis], captions)


@kind("targets kpis baseline years projects")
def values_on_lines_of_a_bullet(plan: Plan, hand: Hand) -> str:
    """A bullet an indicator: its name, then two lines 「現状：12人（R1）」 and 「目標：20人（R6）」."""

    def line(kpi: Kpi) -> str:
        low = f"現状：{hand.baseline(kpi)}（{hand.base_year}）"
        return f"{kpi.name}<br>{low}<br>目標：{hand.target(kpi)}（{hand.last_year}）"

    captions = ("◆数値目標", "◆KPI", "◆主な事業")
    return outline(plan, hand, lambda kpis: [bullets([line(k) for k in kpis])], captions)


@kind("kpis baseline years projects")
def labelled_line(plan: Plan, hand: Hand) -> str:
    """All on one line with labels: 「指標名：名／現状値（R1）：12人／目標値（R6）：20人」."""

    def line(kpi: Kpi) -> str:
        low = f"現状値（{hand.base_year}）：{hand.baseline(kpi)}"
        return f"指標名：{kpi.name}／{low}／目標値（{hand.last_year}）：{hand.target(kpi)}"

    captions = ("", "■重要業績評価指標", "■具体的な取組")
    return outline(plan, hand, lambda kpis: [paragraph(line(k)) for k in kpis], captions)


@kind("targets kpis baseline years projects")
def now_and_aim_below(plan: Plan, hand: Hand) -> str:
    """Three paragraphs an indicator: 「●名」, 「現状値　R1　12人」, 「目標値　R6　20人」."""

    def lines(kpis: Sequence[Kpi]) -> list[str]:
        out = []
        for kpi in kpis:
            out += [paragraph(f"●{kpi.name}"), paragraph(f"　現状値　{hand.base_year}　{hand.baseline(kpi)}")]
            out.append(paragraph(f"　目標値　{hand.last_year}　{hand.target(kpi)}"))
        return out

    return outline(plan, hand, lines, ("＜数値目標＞", "＜重要業績評価指標（KPI）＞", "＜主な事業＞"))


@kind("targets kpis baseline projects")
def solid_triangles(plan: Plan, hand: Hand) -> str:
    """▶ and ⇒ between baseline and target, as designed pages have them; the caption tells the years of neither."""
    arrow = hand.rng.choice(["▶", "⇒", "➡", "▷"])

    def lines(kpis: Sequence[Kpi]) -> list[str]:
        return [bullets([f"{k.name}　{hand.baseline(k)} {arrow} {hand.target(k)}" for k in kpis])]

    return outline(plan, hand, lines, ("《数値目標》", "《KPI（現状値 " + arrow + " 目標値）》", "《主な事業》"))


@kind("targets kpis baseline years projects")
def steps_with_values(plan: Plan, hand: Hand) -> str:
    """The step stands first, baseline and target in brackets: 「名　8人増加（R1 12人→R6 20人）」."""
    hand.bounds = hand.value_marks = False

    def line(kpi: Kpi) -> str:
        assert kpi.baseline is not None
        assert kpi.target is not None
        step = hand.value(abs(kpi.target - kpi.baseline), "ポイント" if kpi.unit == "％" else kpi.unit)
        way = "増加" if kpi.target > kpi.baseline else "減少"
        span = f"{hand.base_year} {hand.baseline(kpi)}→{hand.last_year} {hand.target(kpi)}"
        return f"{kpi.name}　{step}{way}（{span}）"

    captions = ("【数値目標】", "【重要業績評価指標（KPI）】", "【主な事業】")
    return outline(plan, hand, lambda kpis: [bullets([line(k) for k in kpis])], captions)


@kind("targets kpis baseline years projects")
def names_with_leaders(plan: Plan, hand: Hand) -> str:
    """Dots lead from the name to its values, as in a table of contents."""

    def line(kpi: Kpi) -> str:
        return f"{kpi.name}…………{hand.baseline(kpi)}（{hand.base_year}）→{hand.target(kpi)}（{hand.last_year}）"

    captions = ("【数値目標】", "【KPI】", "【主な事業】")
    return outline(plan, hand, lambda kpis: [paragraph(line(k)) for k in kpis], captions)


@kind("targets kpis baseline years projects")
def labels_and_bars(plan: Plan, hand: Hand) -> str:
    """Bars part label, name and values: 「KPI｜名｜12人（R1）→20人（R6）」, 「事業｜名」."""

    def line(label: str, kpi: Kpi) -> str:
        values = f"{hand.baseline(kpi)}（{hand.base_year}）→{hand.target(kpi)}（{hand.last_year}）"
        return paragraph(f"{label}｜{kpi.name}｜{values}")

    body = []
    for goal in plan.goals:
        body += [heading(2, f"基本目標{goal.number}｜{goal.name}"), *(line("数値目標", k) for k in goal.targets)]
        for measure in goal.measures:
            body += [heading(3, f"施策{measure.number}｜{measure.name}"), paragraph(measure_prose(hand, measure.name))]
            body += [line("KPI", k) for k in measure.kpis]
            body += [paragraph(f"事業｜{p.name}") for p in measure.projects]
    return page(hand, body)


@kind("kpis baseline years projects")
def indicator_box(plan: Plan, hand: Hand) -> str:
    """A box an indicator, two rows: 「KPI」 and its name over the width; 現状値, value, arrow, 目標値, value."""

    def box(kpi: Kpi) -> str:
        top = [Cell("KPI", head=True), wide(hand.name(kpi), 4)]
        low = Cell(f"現状値<br>（{hand.base_year}）", head=True)
        aim = Cell(f"目標値<br>（{hand.last_year}）", head=True)
        return table(hand, [], [top, [low, hand.baseline(kpi), "→", aim, hand.target(kpi)]], whole=True)

    captions = ("", "重要業績評価指標（KPI）", "主な事業")
    return outline(plan, hand, lambda kpis: [box(k) for k in kpis], captions)


@kind("targets kpis baseline years projects")
def framed_indicators(plan: Plan, hand: Hand) -> str:
    """A frame of one cell holds caption and indicators, a line each: 「数値目標」, 「・名　R1 12人 → R6 20人」."""

    def frame(label: str, kpis: Sequence[Kpi]) -> str:
        lines = [f"・{k.name}　{hand.base_year} {hand.baseline(k)} → {hand.last_year} {hand.target(k)}" for k in kpis]
        return table(hand, [], [["<br>".join([label, *lines])]], whole=True)

    body = []
    for goal in plan.goals:
        body += [heading(2, f"基本目標{goal.number}　{goal.name}"), frame("【数値目標】", goal.targets)]
        for measure in goal.measures:
            body += [heading(3, f"({measure.number}) {measure.name}"), paragraph(measure_prose(hand, measure.name))]
            body += [frame("【KPI】", measure.kpis), *works(measure, "○主な取組")]
    return page(hand, body)


@kind("kpis baseline years")
def text_for_reading_aloud(plan: Plan, hand: Hand) -> str:
    """A text version for programs that read aloud: 「指標、名。現状値、R1、12人。目標値、R6、20人。」."""
    hand.bounds = hand.value_marks = False
    body = []
    for goal in plan.goals:
        body.append(paragraph(f"基本目標{goal.number}、{goal.name}。"))
        for measure in goal.measures:
            body.append(paragraph(f"施策{measure.number}、{measure.name}。"))
            for kpi in measure.kpis:
                low = f"現状値、{hand.base_year}、{hand.baseline(kpi)}。"
                body.append(paragraph(f"指標、{kpi.name}。{low}目標値、{hand.last_year}、{hand.target(kpi)}。"))
    return page(hand, body)
