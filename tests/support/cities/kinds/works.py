"""Tables of projects: their money, kinds, own indicators, and what stands beside and below them."""

from __future__ import annotations

from tests.support.cities.entries import below_headings, levels, roles, values
from tests.support.cities.hand import SAME, Hand
from tests.support.cities.kinds.outlines import kpi_table
from tests.support.cities.markup import Row, page, table, th, wide
from tests.support.cities.registry import kind
from tests.support.cities.shapes import fewer_kpis, reprinted
from tests.support.cities.truth import Goal, Measure, Plan

CATEGORIES = ["新規", "拡充", "継続"]
PLANS = ["地域公共交通計画", "農業振興地域整備計画", "子ども・子育て支援事業計画", "環境基本計画", "観光振興計画"]
SDGS = ["4　質の高い教育をみんなに", "8　働きがいも経済成長も", "11　住み続けられるまちづくりを"]


@kind("kpis baseline years projects")
def grid_of_projects(plan: Plan, hand: Hand) -> str:
    """The projects of a measure fill a grid of two cells a row below 主な事業, to save room."""

    def written(_: Goal, measure: Measure) -> list[str]:
        names = [p.name for p in measure.projects]
        names += [""] * (len(names) % 2)
        rows = [names[i : i + 2] for i in range(0, len(names), 2)]
        return [kpi_table(hand, measure.kpis), table(hand, [[wide("主な事業", 2)]], rows, whole=True)]

    return page(hand, below_headings(plan, hand, written))


@kind("kpis baseline years projects department")
def budget_columns(plan: Plan, hand: Hand) -> str:
    """Each project has its cost by year, in thousands of yen; a last row sums them up."""
    years = [hand.year(plan.start + i) for i in range(3)]
    head: list[Row] = [[th("事業名", down=2), th("担当課", down=2), wide("事業費（千円）", 3)], years]

    def written(_: Goal, measure: Measure) -> list[str]:
        costs = [[hand.rng.randint(100, 90000) for _ in years] for _ in measure.projects]
        rows: list[Row] = [
            [p.name, p.department, *(f"{cost:,}" for cost in of)] for p, of in zip(measure.projects, costs, strict=True)
        ]
        rows.append([wide("合計", 2), *(f"{sum(of):,}" for of in zip(*costs, strict=True))])
        return [kpi_table(hand, measure.kpis), table(hand, head, rows, whole=True)]

    return page(hand, below_headings(plan, hand, written))


@kind("kpis baseline years projects description department", fewer_kpis)
def project_with_its_indicator(plan: Plan, hand: Hand) -> str:
    """A row a project with its own indicator behind it; dashes where it has none."""
    rows = []
    for goal in plan.goals:
        for measure in goal.measures:
            for index, project in enumerate(measure.projects):
                own = values(hand, measure.kpis[index]) if index < len(measure.kpis) else ["－"] * 3
                row = [project.name, project.description, project.department, *own]
                rows.append([*levels(hand, goal, measure, index), *row])
    head = ["基本目標", "施策", "事業名", "事業概要", "担当課", "KPI", *roles(hand)]
    return page(hand, [table(hand, [head], rows, whole=True)])


@kind("kpis baseline years projects")
def projects_side_by_side(plan: Plan, hand: Hand) -> str:
    """A row a KPI; the projects of the measure stand in columns 主な事業①, ② and ③, merged like the measure."""
    rows = []
    for goal in plan.goals:
        for measure in goal.measures:
            names = [p.name for p in measure.projects]
            names += [""] * (3 - len(names))
            for index, kpi in enumerate(measure.kpis):
                works = [SAME] * 3 if index else names
                rows.append([*levels(hand, goal, measure, index), *values(hand, kpi), *works])
    hand.merge = "rowspan"
    head = ["基本目標", "施策", "KPI", *roles(hand), "主な事業①", "主な事業②", "主な事業③"]
    return page(hand, [table(hand, [head], rows, whole=True)])


@kind("kpis baseline years projects description category")
def circles_for_categories(plan: Plan, hand: Hand) -> str:
    """Columns 新規, 拡充 and 継続 below 区分: a circle tells which a project is."""
    head: list[Row] = [[th("事業名", down=2), th("事業内容", down=2), wide("区分", 3)], CATEGORIES]

    def written(_: Goal, measure: Measure) -> list[str]:
        rows = [
            [p.name, p.description, *("○" if p.category == word else "" for word in CATEGORIES)]
            for p in measure.projects
        ]
        return [kpi_table(hand, measure.kpis), table(hand, head, rows, whole=True)]

    return page(hand, below_headings(plan, hand, written))


@kind("kpis baseline years projects department", reprinted)
def reprint_before_name(plan: Plan, hand: Hand) -> str:
    """A project that is listed again says so in front: 「【再掲】名」."""

    def written(_: Goal, measure: Measure) -> list[str]:
        rows = [["【再掲】" * p.reprint + p.name, p.department] for p in measure.projects]
        return [kpi_table(hand, measure.kpis), table(hand, [["具体的な事業", "所管課"]], rows, whole=True)]

    return page(hand, below_headings(plan, hand, written))


@kind("kpis baseline years projects description")
def ends_with_related_plans(plan: Plan, hand: Hand) -> str:
    """A table a measure whose last rows name related plans and the SDGs."""

    def written(_: Goal, measure: Measure) -> list[str]:
        rows: list[Row] = [[th("KPI"), *(th(role) for role in roles(hand))]]
        rows += [values(hand, kpi) for kpi in measure.kpis]
        rows.append([th("主な事業"), th("事業の概要", 2)])
        rows += [[p.name, wide(p.description, 2)] for p in measure.projects]
        rows.append([th("関連する個別計画"), wide("、".join(hand.rng.sample(PLANS, 2)), 2)])
        rows.append([th("SDGsのゴール"), wide("<br>".join(hand.rng.sample(SDGS, 2)), 2)])
        return [table(hand, [], rows, whole=True)]

    return page(hand, below_headings(plan, hand, written))


@kind("kpis baseline years projects description department")
def kpi_band_and_project_band(plan: Plan, hand: Hand) -> str:
    """A table a measure in two parts, each below a row over the full width: ■重要業績評価指標（KPI）, ■主な事業."""

    def written(_: Goal, measure: Measure) -> list[str]:
        rows: list[Row] = [[wide("■重要業績評価指標（KPI）", 3)]]
        rows.append([th("指標"), *(th(role) for role in roles(hand))])
        rows += [values(hand, kpi) for kpi in measure.kpis]
        rows.append([wide("■主な事業", 3)])
        rows.append([th("事業名"), th("概要"), th("担当")])
        rows += [[p.name, p.description, p.department] for p in measure.projects]
        return [table(hand, [], rows, whole=True)]

    return page(hand, below_headings(plan, hand, written))
