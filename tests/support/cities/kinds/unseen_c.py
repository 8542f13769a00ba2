"""Unseen kinds: numbers, units and words around them; who answers for what."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

from tests.support.cities.around import goal_prose, measure_prose
from tests.support.cities.entries import below_headings, levels, roles, values
from tests.support.cities.hand import CIRCLES, SAME, Hand
from tests.support.cities.kinds.cell_contents import each_kpi, over_all
from tests.support.cities.kinds.outlines import kpi_table
from tests.support.cities.markup import Row, bullets, heading, page, paragraph, table, th, wide
from tests.support.cities.registry import kind
from tests.support.cities.shapes import each_measure
from tests.support.cities.truth import Goal, Kpi, Measure, Plan, Project

RARE = [
    ("観光客の平均宿泊日数", "泊", "1.2", "1.8"),
    ("空き家の戸数", "戸", "412", "360"),
    ("離島航路の便数", "便/日", "6", "8"),
    ("地域ブランド調査の魅力度順位", "位", "384", "250"),
    ("市民一人当たりの歩数", "歩/日", "6240", "7500"),
    ("公共施設の電力使用量", "kWh", "1840000", "1600000"),
    ("民生部門の二酸化炭素排出量", "t-CO2", "84200", "61000"),
    ("市有林の間伐材搬出量", "㎥/ha", "32", "45"),
    ("地元食材を使う給食の日数", "日", "84", "140"),
    ("住民基本台帳に占める外国人の国籍数", "か国", "21", "30"),
]


def _rare(plan: Plan, rng: Random) -> Plan:
    """The first KPI of some measures counts in a unit that is seldom seen."""
    pool = rng.sample(RARE, len(RARE))

    def change(kpi: Kpi, index: int) -> Kpi:
        if index or not pool or rng.random() < 0.3:
            return kpi
        name, unit, low, aim = pool.pop()
        return replace(kpi, name=name, unit=unit, baseline=Decimal(low), target=Decimal(aim))

    return each_kpi(plan, change)


@kind("kpis baseline years", _rare)
def unseen_susuki(plan: Plan, hand: Hand) -> str:
    """Unseen.

    Units that are seldom seen: 泊, 便/日, 位, t-CO2, か国.
    """
    return page(hand, [over_all(plan, hand, lambda k: values(hand, k), ["重要業績評価指標（KPI）", *roles(hand)])])


@kind("kpis baseline years projects")
def unseen_tsuge(plan: Plan, hand: Hand) -> str:
    """Unseen.

    Targets are about what they say: 「約20人」, 「20人程度」, 「20人超」.
    """
    hand.bounds = hand.value_marks = False

    def below(goal: Goal, measure: Measure) -> list[str]:
        rows = []
        for kpi in measure.kpis:
            form = hand.rng.choice(["{}", "約{}", "{}程度", "{}超", "概ね{}"])
            rows.append([kpi.name, hand.baseline(kpi), form.format(hand.target(kpi))])
        parts = [
            paragraph(measure_prose(hand, measure.name)),
            table(hand, [["指標名", *roles(hand)]], rows, whole=True),
        ]
        return [*parts, paragraph("■主な事業"), bullets([p.name for p in measure.projects])]

    return page(hand, below_headings(plan, hand, below))


@kind("kpis baseline years")
def unseen_tsuta(plan: Plan, hand: Hand) -> str:
    """Unseen.

    One column under 「現状値（R1）→目標値（R6）」 holds both values with an arrow; names have their own column.
    """
    low, aim = roles(hand)
    sign = hand.rng.choice(["→", "⇒", "➡"])
    head = ["KPI", f"{low}{sign}{aim}"]
    return page(hand, [over_all(plan, hand, lambda k: [k.name, hand.arrow(k, sign)], head)])


@kind("kpis baseline years projects")
def unseen_yamabuki(plan: Plan, hand: Hand) -> str:
    """Unseen.

    A row a measure: its KPIs as ①, ② on lines of one cell, their values on lines with the same numbers.
    """
    hand.bounds = hand.value_marks = False
    rows: list[Row] = []
    for goal in plan.goals:
        for measure in goal.measures:
            marks = CIRCLES if len(measure.kpis) > 1 else [""]
            lines = [
                [f"{c}{text}" for text in (k.name, hand.baseline(k), hand.target(k))]
                for c, k in zip(marks, measure.kpis, strict=False)
            ]
            works = "<br>".join(f"・{p.name}" for p in measure.projects)
            rows.append(
                [*levels(hand, goal, measure, 0), works, *("<br>".join(cell) for cell in zip(*lines, strict=True))]
            )
    head = ["基本目標", "施策", "主な事業", "KPI", *roles(hand)]
    return page(hand, [table(hand, [head], rows, whole=True)])


def _unmeasured(plan: Plan, rng: Random) -> Plan:
    """Some KPIs have no baseline."""

    def change(kpi: Kpi, index: int) -> Kpi:
        return replace(kpi, baseline=None, baseline_year=None) if rng.random() < 0.4 else kpi

    return each_kpi(plan, change)


@kind("targets kpis baseline years projects", _unmeasured)
def unseen_yuzu(plan: Plan, hand: Hand) -> str:
    """Unseen.

    Words stand in place of some baselines: 未実施, 新規, データなし.
    """
    words = hand.rng.choice(["未実施", "新規", "データなし", "未把握"])

    def below(goal: Goal, measure: Measure) -> list[str]:
        rows = [[k.name, words if k.baseline is None else hand.baseline(k), hand.target(k)] for k in measure.kpis]
        return [
            paragraph(measure.text),
            table(hand, [["KPI", *roles(hand, "基準値")]], rows, whole=True),
            paragraph("【主な事業】"),
            bullets([p.name for p in measure.projects]),
        ]

    body = []
    for goal in plan.goals:
        body += [heading(2, hand.goal(goal)), paragraph(goal_prose(hand)), paragraph("【数値目標】")]
        body.append(kpi_table(hand, goal.targets, "指標"))
        for measure in goal.measures:
            body += [heading(3, hand.measure(goal, measure)), *below(goal, measure)]
    return page(hand, body)


SECTIONS = ["企画係", "総務係", "推進係", "振興係", "計画担当"]


def _in_sections(plan: Plan, rng: Random) -> Plan:
    def change(project: Project) -> Project:
        return replace(project, department=f"{project.department}（{rng.choice(SECTIONS)}）")

    return each_measure(plan, lambda m: replace(m, projects=tuple(change(p) for p in m.projects)))


@kind("projects description department", _in_sections)
def unseen_enoki(plan: Plan, hand: Hand) -> str:
    """Unseen.

    The department bears its section in brackets: 「農政課（企画係）」.
    """
    body = []
    for goal in plan.goals:
        rows: list[Row] = []
        for measure in goal.measures:
            for index, p in enumerate(measure.projects):
                rows.append([SAME if index else hand.measure(goal, measure), p.name, p.description, p.department])
        body += [
            heading(2, hand.goal(goal)),
            table(hand, [["施策", "事業名", "事業概要", "主管課（係）"]], rows, whole=True),
        ]
    return page(hand, body)


def _shared(plan: Plan, rng: Random) -> Plan:
    def change(project: Project) -> Project:
        other = rng.choice(["企画政策課", "財政課", "総合窓口課"])
        return replace(project, department=f"{project.department}、{other}") if rng.random() < 0.5 else project

    return each_measure(plan, lambda m: replace(m, projects=tuple(change(p) for p in m.projects)))


@kind("kpis baseline years projects department", _shared)
def unseen_hinoki(plan: Plan, hand: Hand) -> str:
    """Unseen.

    Several departments stand in one bracket behind a project: 「名（農政課、企画政策課）」.
    """

    def below(goal: Goal, measure: Measure) -> list[str]:
        works = bullets([f"{p.name}（{p.department}）" for p in measure.projects])
        return [
            paragraph(measure.text),
            kpi_table(hand, measure.kpis),
            paragraph("【具体的な事業】（）内は担当課"),
            works,
        ]

    return page(hand, below_headings(plan, hand, below))


@kind("kpis baseline years projects staff")
def unseen_hozuki(plan: Plan, hand: Hand) -> str:
    """Unseen.

    A table a measure, whose last rows say 主な事業 with all names, parted by 、, and 担当課.
    """

    def below(goal: Goal, measure: Measure) -> list[str]:
        rows: list[Row] = [values(hand, k) for k in measure.kpis]
        rows.append([th("主な事業"), wide("、".join(p.name for p in measure.projects), 2)])
        rows.append([th("担当課"), wide(measure.department, 2)])
        return [paragraph(measure_prose(hand, measure.name)), table(hand, [["KPI", *roles(hand)]], rows, whole=True)]

    return page(hand, below_headings(plan, hand, below))
