"""Outlines whose plain look misleads: names without numbers, lists that are no measures, second numbers beside the values."""

from __future__ import annotations

from decimal import Decimal

from tests.support.cities.around import goal_prose, measure_prose
from tests.support.cities.hand import CIRCLES, Hand
from tests.support.cities.kinds.chapters import works
from tests.support.cities.kinds.lines import outline
from tests.support.cities.kinds.outlines import kpi_table
from tests.support.cities.markup import Row, bullets, heading, page, paragraph, table
from tests.support.cities.registry import kind
from tests.support.cities.truth import Kpi, Plan

CAPTIONS = ("【数値目標】", "【重要業績評価指標（KPI）】", "【主な事業】")


def between(kpi: Kpi, share: str) -> Decimal:
    """A number on the way from baseline to target, with as many decimals."""
    assert kpi.baseline is not None
    assert kpi.target is not None
    return (kpi.baseline + (kpi.target - kpi.baseline) * Decimal(share)).quantize(kpi.target)


@kind("targets kpis baseline years projects")
def names_alone(plan: Plan, hand: Hand) -> str:
    """Measures are headings with their name alone, no number and no word; captions stand in bold."""
    body = []
    for goal in plan.goals:
        body += [heading(2, f"基本目標{goal.number}　{goal.name}"), paragraph("<b>数値目標</b>")]
        body += [kpi_table(hand, goal.targets, "指標"), paragraph("<b>具体的な施策</b>")]
        for measure in goal.measures:
            body += [heading(3, measure.name), paragraph(measure_prose(hand, measure.name)), paragraph("<b>KPI</b>")]
            body += [kpi_table(hand, measure.kpis, "指標"), *works(measure, "<b>主な事業</b>")]
    return page(hand, body)


@kind("kpis baseline years projects")
def directions_counted_before(plan: Plan, hand: Hand) -> str:
    """基本的方向 is a list of sentences ①, ② below the goal: they are no measures; the measures follow as (1), (2)."""
    said = ["地域資源を生かした取組を進めます。", "担い手の育成と確保に努めます。", "関係機関との連携を強化します。"]
    body = []
    for goal in plan.goals:
        body += [heading(2, f"基本目標{goal.number}　{goal.name}"), heading(3, "基本的方向")]
        body += [paragraph(f"{CIRCLES[index]} {text}") for index, text in enumerate(said)]
        body.append(heading(3, "具体的な施策"))
        for measure in goal.measures:
            body += [heading(4, f"({measure.number}) {measure.name}"), paragraph(measure_prose(hand, measure.name))]
            body += [kpi_table(hand, measure.kpis), *works(measure, "【主な事業】")]
    return page(hand, body)


@kind("kpis baseline years projects")
def numbered_issues_before(plan: Plan, hand: Hand) -> str:
    """現状と課題 has numbered parts (1), (2) as headings of the same level as the measures, which are 施策(1), 施策(2)."""
    body = []
    for goal in plan.goals:
        body += [heading(2, f"基本目標{goal.number}　{goal.name}"), heading(3, "現状と課題")]
        body += [heading(4, "(1) 人口の減少"), paragraph("20代の転出が多く、社会減が続いています。")]
        body += [
            heading(4, "(2) 担い手の不足"),
            paragraph("各分野で高齢化が進んでいます。"),
            heading(3, "具体的な施策"),
        ]
        for measure in goal.measures:
            body += [heading(4, f"施策({measure.number}) {measure.name}"), paragraph(measure_prose(hand, measure.name))]
            body += [kpi_table(hand, measure.kpis), *works(measure, "【主な事業】")]
    return page(hand, body)


@kind("kpis baseline years projects")
def lists_without_captions(plan: Plan, hand: Hand) -> str:
    """The projects of a measure are a list without any caption, between its prose and its table of KPIs."""
    body = []
    for goal in plan.goals:
        body += [heading(2, f"基本目標{goal.number}　{goal.name}"), paragraph(goal_prose(hand))]
        for measure in goal.measures:
            body += [heading(3, f"施策{measure.number}　{measure.name}"), paragraph(measure_prose(hand, measure.name))]
            body += [bullets([p.name for p in measure.projects]), kpi_table(hand, measure.kpis)]
    return page(hand, body)


@kind("targets kpis baseline projects")
def unit_once(plan: Plan, hand: Hand) -> str:
    """The unit stands once, behind the target: 「名　12 → 20人」."""
    hand.compound_money = False

    def line(kpi: Kpi) -> str:
        return f"{kpi.name}　{hand.number(kpi.baseline)} → {hand.target(kpi)}"

    return outline(plan, hand, lambda kpis: [bullets([line(k) for k in kpis])], CAPTIONS)


@kind("targets kpis baseline projects")
def units_in_lines(plan: Plan, hand: Hand) -> str:
    """The unit stands in brackets behind the name, the numbers are bare: 「名（人）　12 → 20」."""
    hand.bounds = False

    def line(kpi: Kpi) -> str:
        name = f"{kpi.name}（{kpi.unit}）" if kpi.unit else kpi.name
        return f"{name}　{hand.number(kpi.baseline)} → {hand.number(kpi.target)}"

    return outline(plan, hand, lambda kpis: [bullets([line(k) for k in kpis])], CAPTIONS)


@kind("targets kpis baseline years projects")
def caption_before_each_line(plan: Plan, hand: Hand) -> str:
    """The caption stands before each entry on its line: 「【KPI】名　12人（R1）→20人（R6）」, 「【事業】名」."""

    def line(label: str, kpi: Kpi) -> str:
        values = f"{hand.baseline(kpi)}（{hand.base_year}）→{hand.target(kpi)}（{hand.last_year}）"
        return paragraph(f"【{label}】{kpi.name}　{values}")

    body = []
    for goal in plan.goals:
        body += [heading(2, f"基本目標{goal.number}　{goal.name}"), *(line("数値目標", k) for k in goal.targets)]
        for measure in goal.measures:
            body += [heading(3, f"({measure.number}) {measure.name}"), paragraph(measure_prose(hand, measure.name))]
            body += [
                *(line("KPI", k) for k in measure.kpis),
                *(paragraph(f"【事業】{p.name}") for p in measure.projects),
            ]
    return page(hand, body)


@kind("kpis baseline years projects")
def goals_as_titles(plan: Plan, hand: Hand) -> str:
    """Each goal is a heading of the first level, as the title of the page is."""
    body = []
    for goal in plan.goals:
        body += [heading(1, f"基本目標{goal.number}　{goal.name}"), paragraph(goal_prose(hand))]
        for measure in goal.measures:
            body += [heading(2, f"施策{measure.number}　{measure.name}"), paragraph(measure_prose(hand, measure.name))]
            body += [kpi_table(hand, measure.kpis), heading(3, "主な事業"), bullets([p.name for p in measure.projects])]
    return page(hand, body)


@kind("kpis baseline projects")
def measure_in_a_cell(plan: Plan, hand: Hand) -> str:
    """A frame of one cell a measure holds paragraphs: its name, caption, KPIs, caption, projects; goals are headings."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, f"基本目標{goal.number}　{goal.name}"))
        for measure in goal.measures:
            parts = [f"<b>施策{measure.number}　{measure.name}</b>", measure_prose(hand, measure.name), "＜KPI＞"]
            parts += [f"・{k.name}　{hand.arrow(k)}" for k in measure.kpis]
            parts += ["＜主な事業＞", *(f"・{p.name}" for p in measure.projects)]
            body.append(table(hand, [], [["".join(paragraph(part) for part in parts)]], whole=True))
    return page(hand, body)


@kind("kpis baseline years projects")
def changed_targets(plan: Plan, hand: Hand) -> str:
    """A revised strategy: some targets bear the former one in brackets: 「20人（変更前：18人）」."""
    hand.bounds = hand.value_marks = False

    def aim(kpi: Kpi, index: int) -> str:
        former = between(kpi, "0.6")
        changed = index == 0 and former not in (kpi.target, kpi.baseline)
        return hand.target(kpi) + (f"（変更前：{hand.value(former, kpi.unit)}）" if changed else "")

    head = ["重要業績評価指標（KPI）", f"現状値（{hand.base_year}）", f"目標値（{hand.last_year}）"]
    body = [paragraph("目標値を変更した指標には、変更前の値を括弧書きで示しています。")]
    for goal in plan.goals:
        body.append(heading(2, f"基本目標{goal.number}　{goal.name}"))
        for measure in goal.measures:
            body += [heading(3, f"施策{measure.number}　{measure.name}"), paragraph(measure_prose(hand, measure.name))]
            rows: list[Row] = [[hand.name(k), hand.baseline(k), aim(k, i)] for i, k in enumerate(measure.kpis)]
            body += [table(hand, [head], rows, whole=True), *works(measure, "【主な事業】")]
    return page(hand, body)


@kind("targets kpis baseline years projects")
def results_in_lines(plan: Plan, hand: Hand) -> str:
    """The latest result stands behind each aim: 「名　12人（R1）→20人（R6）［R3実績：15人］」."""
    hand.bounds = hand.value_marks = False
    year = hand.year(plan.start + 1)

    def line(kpi: Kpi) -> str:
        values = f"{hand.baseline(kpi)}（{hand.base_year}）→{hand.target(kpi)}（{hand.last_year}）"
        return f"{kpi.name}　{values}［{year}実績：{hand.value(between(kpi, '0.4'), kpi.unit)}］"

    return outline(plan, hand, lambda kpis: [bullets([line(k) for k in kpis])], CAPTIONS)


@kind("targets kpis baseline projects")
def averages_in_brackets(plan: Plan, hand: Hand) -> str:
    """Shares bear the prefecture's average in brackets behind the baseline: 「名　45.2％（県平均50.1％）→ 60.0％」."""

    def line(kpi: Kpi) -> str:
        average = f"（県平均{hand.value(between(kpi, '0.3'), kpi.unit)}）" if kpi.unit == "％" else ""
        return f"{kpi.name}　{hand.baseline(kpi)}{average} → {hand.target(kpi)}"

    return outline(plan, hand, lambda kpis: [bullets([line(k) for k in kpis])], CAPTIONS)


@kind("targets kpis baseline years projects")
def spaced_captions(plan: Plan, hand: Hand) -> str:
    """Captions are spread by blanks: 「数　値　目　標」, 「Ｋ　Ｐ　Ｉ」, 「主　な　事　業」."""
    captions = ("【数　値　目　標】", "【Ｋ　Ｐ　Ｉ】", "【主　な　事　業】")
    return outline(plan, hand, lambda kpis: [kpi_table(hand, kpis, "指標名")], captions)
