"""What plans leave out or say in their own way: no indicator, no baseline, aims in words, groups, values a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from tests.support.cities.around import measure_prose
from tests.support.cities.hand import Hand
from tests.support.cities.kinds.chapters import works
from tests.support.cities.kinds.lines import outline
from tests.support.cities.kinds.outlines import kpi_table
from tests.support.cities.markup import bullets, heading, page, paragraph
from tests.support.cities.registry import kind
from tests.support.cities.shapes import each_measure, grouped
from tests.support.cities.truth import Kpi, Measure, Plan

CAPTIONS = ("【数値目標】", "【重要業績評価指標（KPI）】", "【主な事業】")
YEARLY = ("件", "組", "回")


def _first_changed(measure: Measure, **changes: object) -> Measure:
    first = replace(measure.kpis[0], **changes)  # type: ignore[arg-type]
    return replace(measure, kpis=(first, *measure.kpis[1:]))


def _thinned(plan: Plan, rng: Random) -> Plan:
    def thin(measure: Measure) -> Measure:
        gone = {2: {"kpis": ()}, 0: {"projects": ()}}.get(measure.number % 3, {})
        return replace(measure, **gone)  # type: ignore[arg-type]

    return each_measure(plan, thin)


def _in_words(plan: Plan, rng: Random) -> Plan:
    def change(measure: Measure) -> Measure:
        kpi = measure.kpis[0]
        assert kpi.target is not None
        assert kpi.baseline is not None
        return _first_changed(measure, words="増加" if kpi.target > kpi.baseline else "減少", target=None)

    return each_measure(plan, change)


def _without_baselines(plan: Plan, rng: Random) -> Plan:
    return each_measure(
        plan, lambda m: _first_changed(m, baseline=None, baseline_year=None) if rng.random() < 0.5 else m
    )


@kind("kpis baseline years projects", _thinned)
def some_without_indicators(plan: Plan, hand: Hand) -> str:
    """Some measures have no KPI (the caption is missing or 「設定なし」 follows), some no projects."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, f"基本目標{goal.number}　{goal.name}"))
        for measure in goal.measures:
            body += [heading(3, f"施策{measure.number}　{measure.name}"), paragraph(measure_prose(hand, measure.name))]
            body.append(paragraph("【重要業績評価指標（KPI）】"))
            body.append(kpi_table(hand, measure.kpis, "指標") if measure.kpis else paragraph("設定なし"))
            body += works(measure, "【主な事業】") if measure.projects else []
    return page(hand, body)


@kind("kpis baseline years projects", _in_words)
def directions_for_aims(plan: Plan, hand: Hand) -> str:
    """The aim of some KPIs is a word: 「現状 12人（R1）→ 目標 増加（R6）」."""

    def line(kpi: Kpi) -> str:
        low = f"現状 {hand.baseline(kpi)}（{hand.base_year}）"
        return f"{kpi.name}　{low}→ 目標 {hand.target(kpi)}（{hand.last_year}）"

    return outline(plan, hand, lambda kpis: [bullets([line(k) for k in kpis])], CAPTIONS)


@kind("kpis baseline projects", _without_baselines)
def dashes_for_no_baseline(plan: Plan, hand: Hand) -> str:
    """A dash stands in place of the baseline of what is new: 「名：－ → 50人」."""
    return outline(plan, hand, lambda kpis: [bullets([f"{k.name}：{hand.arrow(k)}" for k in kpis])], CAPTIONS)


@kind("kpis baseline years projects", _without_baselines)
def dash_for_baseline(plan: Plan, hand: Hand) -> str:
    """Tables below headings where a dash stands in place of the baselines of what is new."""
    return outline(plan, hand, lambda kpis: [kpi_table(hand, kpis, "指標名")], CAPTIONS)


@kind("kpis baseline projects", grouped)
def groups_on_their_lines(plan: Plan, hand: Hand) -> str:
    """An indicator of two groups: its name, then a line a group: 「小学生　12％ → 20％」."""

    def line(kpi: Kpi) -> str:
        if not kpi.groups:
            return f"{kpi.name}　{hand.arrow(kpi)}"
        parts = [f"{name}　{hand.value(low, kpi.unit)} → {hand.value(aim, kpi.unit)}" for name, low, aim in kpi.groups]
        return "<br>".join([kpi.name, *parts])

    return outline(plan, hand, lambda kpis: [bullets([line(k) for k in kpis])], CAPTIONS)


@kind("targets kpis baseline projects")
def yearly_values_in_lines(plan: Plan, hand: Hand) -> str:
    """Counts are told a year: 「創業件数　12件/年 → 20件/年」."""
    hand.bounds = hand.value_marks = False

    def lines(kpis: Sequence[Kpi]) -> list[str]:
        out = []
        for kpi in kpis:
            a_year = "/年" if kpi.unit in YEARLY else ""
            out.append(f"{kpi.name}　{hand.baseline(kpi)}{a_year} → {hand.target(kpi)}{a_year}")
        return [bullets(out)]

    return outline(plan, hand, lines, CAPTIONS)


@kind("targets kpis baseline years projects")
def commas_between_values(plan: Plan, hand: Hand) -> str:
    """Baseline and target are parted by a comma: 「・名　現状値 12人（R1）、目標値 20人（R6）」."""

    def line(kpi: Kpi) -> str:
        low = f"現状値 {hand.baseline(kpi)}（{hand.base_year}）"
        return paragraph(f"・{kpi.name}　{low}、目標値 {hand.target(kpi)}（{hand.last_year}）")

    return outline(plan, hand, lambda kpis: [line(k) for k in kpis], CAPTIONS)


@kind("staff kpis baseline years projects")
def department_in_the_heading(plan: Plan, hand: Hand) -> str:
    """The department stands in brackets in the heading of the measure: 「施策1　名（農政課）」."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, f"基本目標{goal.number}　{goal.name}"))
        for measure in goal.measures:
            body.append(heading(3, f"施策{measure.number}　{measure.name}（{measure.department}）"))
            body += [paragraph(measure_prose(hand, measure.name)), kpi_table(hand, measure.kpis)]
            body += works(measure, "◇主な事業")
    return page(hand, body)


@kind("kpis baseline years projects")
def works_in_one_line(plan: Plan, hand: Hand) -> str:
    """All projects of a measure on one line behind their label: 「主な事業：A事業、B事業、C事業」."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, f"基本目標{goal.number}　{goal.name}"))
        for measure in goal.measures:
            body += [heading(3, f"({measure.number}) {measure.name}"), paragraph(measure_prose(hand, measure.name))]
            body += [
                kpi_table(hand, measure.kpis),
                paragraph("主な事業：" + "、".join(p.name for p in measure.projects)),
            ]
    return page(hand, body)
