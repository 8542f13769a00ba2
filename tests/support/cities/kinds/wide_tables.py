"""What single wide tables look like."""

from __future__ import annotations

from itertools import zip_longest

from tests.support.cities.around import goal_prose
from tests.support.cities.entries import leaves, levels, roles, values
from tests.support.cities.hand import SAME, Hand
from tests.support.cities.kinds.outlines import kpi_table
from tests.support.cities.markup import Row, bullets, heading, page, paragraph, table, wide
from tests.support.cities.registry import kind
from tests.support.cities.shapes import reprinted
from tests.support.cities.truth import Plan


@kind("kpis baseline years")
def vision_in_the_first_column(plan: Plan, hand: Hand) -> str:
    """The town's 将来像 is the first column, merged over the whole table."""
    rows: list[Row] = []
    for index, row in enumerate(leaves(plan, hand)):
        rows.append([SAME if index else f"人と自然が輝き、未来へつなぐまち　{plan.city}", *row])
    head = ["将来像", "基本目標", "施策", "重要業績評価指標（KPI）", *roles(hand)]
    return page(hand, [table(hand, [head], rows, whole=True)])


@kind("kpis baseline years projects department")
def last_entry_reaches_down(plan: Plan, hand: Hand) -> str:
    """Where a measure has more projects than KPIs or the other way round, the last one's cells reach down to its end."""
    hand.merge = "rowspan"
    rows: list[Row] = []
    for goal in plan.goals:
        for measure in goal.measures:
            for index, (kpi, work) in enumerate(zip_longest(measure.kpis, measure.projects)):
                row = levels(hand, goal, measure, index)
                row += values(hand, kpi) if kpi else [SAME] * 3
                row += [work.name, work.department] if work else [SAME] * 2
                rows.append(row)
    head = ["基本目標", "具体的な施策", "KPI", *roles(hand, "基準値"), "主な取組", "担当課"]
    return page(hand, [table(hand, [head], rows, whole=True)])


@kind("kpis baseline years projects department")
def lists_of_each_goal(plan: Plan, hand: Hand) -> str:
    """Below each goal three tables, whose numbers (1), (2) start again with the goal: 施策, 指標, 事業."""
    body = []
    for goal in plan.goals:
        numbered = [(f"({m.number})", m) for m in goal.measures]
        body += [heading(2, f"基本目標{goal.number}　{goal.name}"), paragraph(goal_prose(hand))]
        body += [heading(3, "施策の一覧")]
        body.append(
            table(hand, [["番号", "施策", "取組の方向"]], [[n, m.name, m.text] for n, m in numbered], whole=True)
        )
        rows = [[n, *values(hand, k)] for n, m in numbered for k in m.kpis]
        body += [heading(3, "指標の一覧"), table(hand, [["施策番号", "指標名", *roles(hand)]], rows, whole=True)]
        works = [[n, p.name, p.department] for n, m in numbered for p in m.projects]
        body += [heading(3, "事業の一覧"), table(hand, [["施策番号", "事業名", "担当課"]], works, whole=True)]
    return page(hand, body)


@kind("kpis baseline years projects description department")
def projects_by_department(plan: Plan, hand: Hand) -> str:
    """The annex lists the projects by department, a heading and a table each, with the number of the measure."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, f"基本目標{goal.number}　{goal.name}"))
        for measure in goal.measures:
            body += [heading(3, f"施策{hand.key(goal, measure)}　{measure.name}"), paragraph(measure.text)]
            body.append(kpi_table(hand, measure.kpis))
    body.append(heading(2, "資料　課別事業一覧"))
    works = [(hand.key(g, m), p) for g in plan.goals for m in g.measures for p in m.projects]
    for department in dict.fromkeys(p.department for _, p in works):
        rows = [[key, p.name, p.description] for key, p in works if p.department == department]
        body += [heading(3, department), table(hand, [["施策番号", "事業名", "事業内容"]], rows, whole=True)]
    return page(hand, body)


@kind("projects department category")
def costs_with_subtotals(plan: Plan, hand: Hand) -> str:
    """実施計画: a table a goal with the costs of three years, a 小計 below each measure and a 合計 at the end."""
    years = [hand.year(plan.start + i) for i in range(3)]
    body = [paragraph("本計画は、総合戦略に掲げる施策を計画的に進めるため、3年間の事業と事業費を示すものです。")]
    for goal in plan.goals:
        rows: list[Row] = []
        total = [0, 0, 0]
        for measure in goal.measures:
            part = [0, 0, 0]
            for index, p in enumerate(measure.projects):
                costs = [hand.rng.randrange(200, 48000, 10) for _ in years]
                part = [a + b for a, b in zip(part, costs, strict=True)]
                first = SAME if index else f"({measure.number})　{measure.name}"
                rows.append([first, p.name, p.category, p.department, *(f"{c:,}" for c in costs)])
            rows.append([SAME, wide("小計", 3), *(f"{c:,}" for c in part)])
            total = [a + b for a, b in zip(total, part, strict=True)]
        rows.append([wide("合計", 4), *(f"{c:,}" for c in total)])
        head: list[Row] = [["施策", "事業名", "区分", "所管課", *years]]
        hand.merge = "rowspan"
        body += [heading(2, f"基本目標{goal.number}　{goal.name}"), paragraph("（単位：千円）")]
        body.append(table(hand, head, rows, whole=True))
    return page(hand, body)


@kind("projects description department", reprinted)
def reprint_column(plan: Plan, hand: Hand) -> str:
    """A column 再掲 has a circle for what is listed a second time."""
    body = []
    for goal in plan.goals:
        rows: list[Row] = []
        for measure in goal.measures:
            for index, p in enumerate(measure.projects):
                first = SAME if index else hand.measure(goal, measure)
                rows.append([first, p.name, p.description, "○" if p.reprint else "", p.department])
        body += [heading(2, hand.goal(goal)), paragraph(goal_prose(hand))]
        body.append(table(hand, [["施策", "主な事業", "事業の概要", "再掲", "担当課"]], rows, whole=True))
    return page(hand, body)


@kind("targets kpis baseline years")
def outcome_or_output(plan: Plan, hand: Hand) -> str:
    """A column 指標の種類 says アウトカム or アウトプット before each indicator."""
    body = []
    for goal in plan.goals:
        rows: list[Row] = []
        for measure in goal.measures:
            for index, kpi in enumerate(measure.kpis):
                first = SAME if index else hand.measure(goal, measure)
                rows.append([first, "アウトプット" if index else "アウトカム", *values(hand, kpi)])
        body += [heading(2, hand.goal(goal)), heading(3, "数値目標"), kpi_table(hand, goal.targets, "指標")]
        body.append(heading(3, "具体的な施策とKPI"))
        body.append(table(hand, [["施策", "指標の種類", "KPI", *roles(hand)]], rows, whole=True))
    return page(hand, body)


@kind("kpis baseline years projects")
def former_target_first(plan: Plan, hand: Hand) -> str:
    """The former strategy's target (前期目標値) stands before the present value and the target."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, hand.goal(goal)))
        for measure in goal.measures:
            rows: list[Row] = []
            for kpi in measure.kpis:
                assert kpi.baseline is not None
                former = hand.value((kpi.baseline * 11 / 10).quantize(kpi.baseline), kpi.unit)
                rows.append([kpi.name, former, hand.baseline(kpi), hand.target(kpi)])
            head: Row = ["KPI", f"前期目標値（{hand.base_year}）", *roles(hand)]
            body += [heading(3, hand.measure(goal, measure)), paragraph(measure.text)]
            body += [table(hand, [head], rows, whole=True), paragraph("【主な事業】")]
            body.append(bullets([p.name for p in measure.projects]))
    return page(hand, body)


@kind("kpis baseline years")
def reasons_with_numbers(plan: Plan, hand: Hand) -> str:
    """A column 目標設定の考え方 argues with numbers of its own."""
    rows: list[Row] = []
    reasons = [
        "過去5年間の平均に、毎年3％の伸びを見込む。",
        "直近3か年（平成29年度10.2、平成30年度11.4）の推移を踏まえ設定。",
        "県の目標（令和7年度）に合わせ、5年間で20％の改善を目指す。",
        "アンケート（回答者1,024人）の結果を踏まえ設定。",
    ]
    for goal in plan.goals:
        for measure in goal.measures:
            for index, kpi in enumerate(measure.kpis):
                rows.append([*levels(hand, goal, measure, index), *values(hand, kpi), hand.rng.choice(reasons)])
    head = ["基本目標", "施策", "重要業績評価指標", *roles(hand), "目標設定の考え方"]
    return page(hand, [table(hand, [head], rows, whole=True)])


@kind("projects department")
def codes_beside_names(plan: Plan, hand: Hand) -> str:
    """事務事業一覧: one column of codes, of one, three and five digits, beside one column of names."""
    rows: list[Row] = []
    for goal in plan.goals:
        rows.append([f"{goal.number}", goal.name, ""])
        for measure in goal.measures:
            code = f"{goal.number}{measure.number:02}"
            rows.append([code, measure.name, ""])
            rows += [[f"{code}{i:02}", p.name, p.department] for i, p in enumerate(measure.projects, 1)]
    lead = "コードは、1桁が基本目標、3桁が施策、5桁が事務事業を表します。"
    head = ["コード", "基本目標・施策・事務事業の名称", "所管課"]
    return page(hand, [heading(2, "施策体系及び事務事業一覧"), paragraph(lead), table(hand, [head], rows, whole=True)])


@kind("area kpis baseline years")
def direction_rows(plan: Plan, hand: Hand) -> str:
    """A table a goal, in which rows over the full width name the 基本的方向 of the measures that follow."""
    body = []
    for goal in plan.goals:
        rows: list[Row] = []
        areas = list(dict.fromkeys(m.area for m in goal.measures))
        for measure in goal.measures:
            if not measure.number > 1 or goal.measures[measure.number - 2].area != measure.area:
                rows.append([wide(f"基本的方向{areas.index(measure.area) + 1}　{measure.area}", 4)])
            for index, kpi in enumerate(measure.kpis):
                rows.append([SAME if index else f"({measure.number}) {measure.name}", *values(hand, kpi)])
        body += [heading(2, f"基本目標{goal.number}　{goal.name}"), paragraph(goal_prose(hand))]
        body.append(table(hand, [["具体的な施策", "KPI", *roles(hand)]], rows, whole=True))
    return page(hand, body)
