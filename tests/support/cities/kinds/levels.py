"""What the levels are called and how they are set off: four levels, frames, marks, labels above names."""

from __future__ import annotations

from tests.support.cities.around import goal_prose, measure_prose
from tests.support.cities.hand import CIRCLES, KANA, ROMAN, SAME, Hand
from tests.support.cities.kinds.chapters import works
from tests.support.cities.kinds.outlines import kpi_table
from tests.support.cities.markup import Row, bullets, heading, page, paragraph, table
from tests.support.cities.registry import kind
from tests.support.cities.truth import Goal, Measure, Plan


def by_area(goal: Goal) -> list[tuple[str, list[Measure]]]:
    """The areas of a goal with their measures."""
    areas = dict.fromkeys(m.area for m in goal.measures)
    return [(area, [m for m in goal.measures if m.area == area]) for area in areas]


def four_levels_of(plan: Plan, hand: Hand, words: tuple[str, str, str, str]) -> list[str]:
    """Headings 「基本目標1　」, area, measure by their formats (n goal, a area, m measure, c circled), then a list of projects."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, words[0].format(n=goal.number) + goal.name))
        for place, (area, measures) in enumerate(by_area(goal), 1):
            body.append(heading(3, words[1].format(n=goal.number, a=place) + area))
            for index, measure in enumerate(measures, 1):
                mark = words[2].format(n=goal.number, a=place, m=index, c=CIRCLES[index - 1])
                body += [heading(4, mark + measure.name), paragraph(measure_prose(hand, measure.name))]
                body += [kpi_table(hand, measure.kpis), *works(measure, words[3])]
    return body


@kind("area kpis baseline years projects")
def direction_between(plan: Plan, hand: Hand) -> str:
    """Four levels by their words: 基本目標, 基本的方向, 施策, 主な事業; the measures start at 1 below each direction."""
    return page(hand, four_levels_of(plan, hand, ("基本目標{n}　", "基本的方向{a}　", "施策{a}-{m}　", "【主な事業】")))


@kind("area kpis baseline years projects")
def main_and_concrete_measures(plan: Plan, hand: Hand) -> str:
    """Four levels: 基本目標, 主要施策, 具体的施策, 主な取組."""
    return page(
        hand, four_levels_of(plan, hand, ("基本目標{n}　", "主要施策({a})　", "具体的施策{c}　", "〔主な取組〕"))
    )


@kind("area kpis baseline years projects")
def packages_of_measures(plan: Plan, hand: Hand) -> str:
    """Four levels after the national strategy: 基本目標, 政策パッケージ (ア), 施策 (①), 具体的事業."""
    body = []
    for goal in plan.goals:
        body += [heading(2, f"基本目標{goal.number}　{goal.name}"), heading(3, "政策パッケージ")]
        for place, (area, measures) in enumerate(by_area(goal)):
            body.append(heading(4, f"({KANA[place]})　{area}"))
            for index, measure in enumerate(measures):
                body += [heading(5, f"{CIRCLES[index]}　{measure.name}"), paragraph(measure_prose(hand, measure.name))]
                body += [kpi_table(hand, measure.kpis), *works(measure, "【具体的事業】")]
    return page(hand, body)


@kind("area kpis baseline years projects")
def chapters_sections_items(plan: Plan, hand: Hand) -> str:
    """第1章 goal, 第1節 field, 第1項 measure; a line in front tells that they are these."""
    told = paragraph("第1章以降は、章に基本目標、節に施策分野、項に具体的な施策を示します。")
    return page(hand, [told, *four_levels_of(plan, hand, ("第{n}章　", "第{a}節　", "第{m}項　", "【主な事業】"))])


@kind("area kpis baseline years")
def pillars_in_the_first_column(plan: Plan, hand: Hand) -> str:
    """A table a goal below its heading: 施策の柱 merged in the first column, then 施策 and its KPIs."""
    body = []
    hand.merge = "rowspan" if hand.merge == "blank" else hand.merge
    head = ["施策の柱", "施策", "KPI", f"現状値（{hand.base_year}）", f"目標値（{hand.last_year}）"]
    for goal in plan.goals:
        rows: list[Row] = []
        for place, (area, measures) in enumerate(by_area(goal), 1):
            for order, measure in enumerate(measures, 1):
                for index, kpi in enumerate(measure.kpis):
                    pillar = SAME if order > 1 or index else f"柱{place}　{area}"
                    name = SAME if index else f"{place}-{order}　{measure.name}"
                    rows.append([pillar, name, hand.name(kpi), hand.baseline(kpi), hand.target(kpi)])
        body += [
            heading(2, f"基本目標{goal.number}　{goal.name}"),
            paragraph(goal_prose(hand)),
            table(hand, [head], rows, whole=True),
        ]
    return page(hand, body)


def _three(plan: Plan, hand: Hand, words: tuple[str, str, str]) -> str:
    body = []
    for goal in plan.goals:
        body += [heading(2, words[0].format(n=goal.number) + goal.name), paragraph(goal_prose(hand))]
        for measure in goal.measures:
            body += [
                heading(3, words[1].format(n=goal.number, m=measure.number) + measure.name),
                paragraph(measure_prose(hand, measure.name)),
            ]
            body.append(kpi_table(hand, measure.kpis))
            body += [
                f"{heading(4, words[2].format(n=goal.number, m=measure.number, i=index) + p.name)}\n{paragraph(p.description)}"
                for index, p in enumerate(measure.projects, 1)
            ]
    return page(hand, body)


@kind("kpis baseline years projects description")
def tactics_below_strategies(plan: Plan, hand: Hand) -> str:
    """The levels are called 戦略, 戦術 and 取組, each with its number."""
    return _three(plan, hand, ("戦略{n}　", "戦術{n}-{m}　", "取組{n}-{m}-{i}　"))


@kind("kpis baseline years projects description")
def projects_as_measures(plan: Plan, hand: Hand) -> str:
    """The levels are called 基本戦略, 重点プロジェクト and 具体的取組."""
    return _three(plan, hand, ("基本戦略{n}　", "重点プロジェクト{n}-{m}　", "具体的取組{i}　"))


@kind("targets kpis baseline years projects")
def label_over_name(plan: Plan, hand: Hand) -> str:
    """The label stands above the name: a line 「基本目標1」, below it a heading with the name alone; 「施策1」 likewise."""
    body = []
    for goal in plan.goals:
        body += [f'<p class="label">基本目標{goal.number}</p>', heading(2, goal.name), paragraph("【数値目標】")]
        body.append(kpi_table(hand, goal.targets, "指標"))
        for measure in goal.measures:
            body += [
                f'<p class="label">施策{measure.number}</p>',
                heading(3, measure.name),
                paragraph(measure_prose(hand, measure.name)),
            ]
            body += [kpi_table(hand, measure.kpis), *works(measure, "【主な事業】")]
    return page(hand, body)


@kind("targets kpis baseline years projects")
def levels_in_frames(plan: Plan, hand: Hand) -> str:
    """Goals and measures stand in frames: tables of one row, 「基本目標1」 at the left and the name at the right."""

    def frame(label: str, name: str) -> str:
        return table(hand, [], [[label, name]], whole=True)

    body = []
    for goal in plan.goals:
        body += [frame(f"基本目標{goal.number}", goal.name), paragraph(goal_prose(hand)), paragraph("（数値目標）")]
        body.append(kpi_table(hand, goal.targets, "指標"))
        for measure in goal.measures:
            body += [
                frame(f"施策{goal.number}-{measure.number}", measure.name),
                paragraph(measure_prose(hand, measure.name)),
            ]
            body += [kpi_table(hand, measure.kpis), *works(measure, "（主な事業）")]
    return page(hand, body)


@kind("targets kpis baseline projects")
def marks_for_levels(plan: Plan, hand: Hand) -> str:
    """Paragraphs alone, no headings: ■ goal, ◆ measure, ● caption, ○ entry."""
    body = []
    for goal in plan.goals:
        body += [paragraph(f"■基本目標{goal.number}　{goal.name}"), paragraph("●数値目標")]
        body += [paragraph(f"○{k.name}　{hand.arrow(k)}") for k in goal.targets]
        for measure in goal.measures:
            body += [paragraph(f"◆施策{measure.number}　{measure.name}"), paragraph("●重要業績評価指標（KPI）")]
            body += [paragraph(f"○{k.name}　{hand.arrow(k)}") for k in measure.kpis]
            body += [paragraph("●主な事業"), *(paragraph(f"○{p.name}") for p in measure.projects)]
    return page(hand, body)


@kind("targets kpis baseline years projects")
def numbered_captions(plan: Plan, hand: Hand) -> str:
    """The captions of a goal are numbered (1), (2), (3) as levels are: 数値目標, 基本的方向, 具体的な施策; then 「施策1：…」."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, f"基本目標{goal.number}：{goal.name}"))
        body.append(heading(3, "(1) 数値目標"))
        body.append(kpi_table(hand, goal.targets, "指標"))
        body += [
            heading(3, "(2) 基本的方向"),
            bullets([goal_prose(hand)]),
            heading(3, "(3) 具体的な施策と重要業績評価指標"),
        ]
        for measure in goal.measures:
            body += [heading(4, f"施策{measure.number}：{measure.name}"), paragraph(measure_prose(hand, measure.name))]
            body += [kpi_table(hand, measure.kpis), *works(measure, "【主な事業】")]
    return page(hand, body)


@kind("kpis baseline projects")
def numbers_of_public_documents(plan: Plan, hand: Hand) -> str:
    """Numbered as public documents are: 1 goal, (1) measure, ア caption, (ア) entry, all as paragraphs but the goals."""
    body = []
    for goal in plan.goals:
        body += [heading(2, f"{goal.number}　基本目標{goal.number}　{goal.name}"), paragraph(goal_prose(hand))]
        for measure in goal.measures:
            body += [
                paragraph(f"（{measure.number}）{measure.name}"),
                paragraph(f"　{measure_prose(hand, measure.name)}"),
            ]
            body.append(paragraph("　ア　重要業績評価指標（KPI）"))
            body += [paragraph(f"　　({KANA[i]})　{k.name}　{hand.arrow(k)}") for i, k in enumerate(measure.kpis)]
            body.append(paragraph("　イ　主な事業"))
            body += [paragraph(f"　　({KANA[i]})　{p.name}") for i, p in enumerate(measure.projects)]
    return page(hand, body)


@kind("kpis baseline years projects")
def small_letters(plan: Plan, hand: Hand) -> str:
    """Goals are 基本目標Ⅰ, measures 1, captions are bold, projects a, b, c."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, f"基本目標{ROMAN[goal.number - 1]}　{goal.name}"))
        for measure in goal.measures:
            body += [
                heading(3, f"{measure.number}　{measure.name}"),
                paragraph(measure_prose(hand, measure.name)),
                kpi_table(hand, measure.kpis),
            ]
            body.append(paragraph("<b>具体的な取組</b>"))
            body += [paragraph(f"{'abcdef'[i]}　{p.name}") for i, p in enumerate(measure.projects)]
    return page(hand, body)


@kind("kpis baseline years")
def levels_in_captions(plan: Plan, hand: Hand) -> str:
    """The line over each table bears the level: 「表1　施策1-1　…」; goals are headings."""
    body = []
    for index, goal in enumerate(plan.goals):
        body += [heading(2, f"基本目標{goal.number}　{goal.name}"), paragraph(goal_prose(hand))]
        start = sum(len(g.measures) for g in plan.goals[:index])
        for measure in goal.measures:
            label = f"施策{goal.number}-{measure.number}　{measure.name}"
            body += [paragraph(f"表{start + measure.number}　{label}"), kpi_table(hand, measure.kpis)]
    return page(hand, body)
