"""Cards, transposed tables, one column, lists of terms: forms that are no plain table of rows."""

from __future__ import annotations

from collections.abc import Callable

from tests.support.cities.hand import KANA, Hand
from tests.support.cities.kinds.outlines import kpi_table
from tests.support.cities.markup import Cell, Row, bullets, heading, page, paragraph, table, wide
from tests.support.cities.registry import kind
from tests.support.cities.shapes import one_kpi
from tests.support.cities.truth import Goal, Measure, Plan


def _th(text: str, across: int = 1, down: int = 1) -> Cell:
    return Cell(text, head=True, across=across, down=down)


def _cards(plan: Plan, hand: Hand, card: Callable[[Goal, Measure], list[Row]]) -> str:
    """A card a measure, each below a heading 「施策シート」."""
    body = []
    for goal in plan.goals:
        for measure in goal.measures:
            body.append(table(hand, [], card(goal, measure), whole=True))
    return page(hand, body)


@kind("kpis baseline years projects description department")
def card_with_sub_headers(plan: Plan, hand: Hand) -> str:
    """A card a measure: goal, then number and name side by side, then KPIs and projects under sub-headers."""

    def card(goal: Goal, measure: Measure) -> list[Row]:
        rows: list[Row] = [[_th("基本目標"), wide(f"{goal.number}　{goal.name}", 3)]]
        rows.append([_th("施策番号"), hand.key(goal, measure), _th("施策名"), measure.name])
        rows.append(
            [_th("重要業績評価指標（KPI）", 2), _th(f"現状値（{hand.base_year}）"), _th(f"目標値（{hand.last_year}）")]
        )
        rows += [[wide(k.name, 2), hand.baseline(k), hand.target(k)] for k in measure.kpis]
        rows.append([_th("主な事業"), _th("事業内容", 2), _th("担当課")])
        rows += [[p.name, wide(p.description, 2), p.department] for p in measure.projects]
        return rows

    return _cards(plan, hand, card)


@kind("kpis baseline years projects", one_kpi)
def card_with_paired_cells(plan: Plan, hand: Hand) -> str:
    """A card a measure of one KPI: label and value in paired cells, two pairs a row."""

    def card(goal: Goal, measure: Measure) -> list[Row]:
        kpi = measure.kpis[0]
        rows: list[Row] = [
            [_th("基本目標"), wide(hand.goal(goal), 3)],
            [_th("施策名"), wide(hand.measure(goal, measure), 3)],
        ]
        rows.append([_th("KPI"), wide(kpi.name, 3)])
        rows.append(
            [
                _th(f"現状値（{hand.base_year}）"),
                hand.baseline(kpi),
                _th(f"目標値（{hand.last_year}）"),
                hand.target(kpi),
            ]
        )
        rows.append([_th("主な事業"), wide("<br>".join("・" + p.name for p in measure.projects), 3)])
        return rows

    return _cards(plan, hand, card)


@kind("kpis baseline years projects staff")
def card_with_side_labels(plan: Plan, hand: Hand) -> str:
    """A card a measure: labels at the left merged over their rows, indicators and projects at the right."""

    def card(goal: Goal, measure: Measure) -> list[Row]:
        rows: list[Row] = [
            [_th("基本目標"), wide(hand.goal(goal), 3)],
            [_th("具体的施策"), wide(hand.measure(goal, measure), 3)],
        ]
        rows.append([_th("担当課"), wide(measure.department, 3)])
        rows.append(
            [
                _th("KPI", down=len(measure.kpis) + 1),
                _th("指標名"),
                _th(f"現状値（{hand.base_year}）"),
                _th(f"目標値（{hand.last_year}）"),
            ]
        )
        rows += [[k.name, hand.baseline(k), hand.target(k)] for k in measure.kpis]
        first, *others = measure.projects
        rows.append([_th("主な事業", down=len(measure.projects)), wide(first.name, 3)])
        rows += [[wide(p.name, 3)] for p in others]
        return rows

    return _cards(plan, hand, card)


@kind("kpis baseline years projects", one_kpi)
def transposed(plan: Plan, hand: Hand) -> str:
    """A table a goal, on its side: a column a measure, the roles as row labels."""
    body = []
    for goal in plan.goals:
        kpis = [m.kpis[0] for m in goal.measures]
        rows: list[Row] = [
            [_th("施策"), *(hand.measure(goal, m) for m in goal.measures)],
            [_th("KPI"), *(k.name for k in kpis)],
        ]
        rows.append([_th(f"現状値（{hand.base_year}）"), *(hand.baseline(k) for k in kpis)])
        rows.append([_th(f"目標値（{hand.last_year}）"), *(hand.target(k) for k in kpis)])
        rows.append([_th("主な事業"), *("<br>".join("・" + p.name for p in m.projects) for m in goal.measures)])
        body += [heading(2, f"基本目標{goal.number}　{goal.name}"), table(hand, [], rows, whole=True)]
    return page(hand, body)


@kind("kpis baseline years")
def transposed_kpis(plan: Plan, hand: Hand) -> str:
    """The KPIs of a measure stand side by side: a column an indicator, baseline and target as rows."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, hand.goal(goal)))
        for measure in goal.measures:
            rows: list[Row] = [[_th("指標名"), *(k.name for k in measure.kpis)]]
            rows.append([_th(f"現状値（{hand.base_year}）"), *(hand.baseline(k) for k in measure.kpis)])
            rows.append([_th(f"目標値（{hand.last_year}）"), *(hand.target(k) for k in measure.kpis)])
            body += [
                heading(3, hand.measure(goal, measure)),
                paragraph("【重要業績評価指標（KPI）】"),
                table(hand, [], rows, whole=True),
            ]
    return page(hand, body)


@kind("kpis baseline years projects")
def one_column(plan: Plan, hand: Hand) -> str:
    """A table of one column, with marks for each level: the shape of a word processor's frame."""
    rows: list[Row] = []
    for goal in plan.goals:
        rows.append([f"基本目標{goal.number}　{goal.name}"])
        for measure in goal.measures:
            rows += [[f"（{measure.number}）{measure.name}"], ["【KPI】"]]
            rows += [
                [f"・{k.name}　{hand.baseline(k)}（{hand.base_year}）→{hand.target(k)}（{hand.last_year}）"]
                for k in measure.kpis
            ]
            rows += [["【主な事業】"], *(["・" + p.name] for p in measure.projects)]
    return page(hand, [table(hand, [], rows, whole=True)])


@kind("kpis baseline projects description")
def terms(plan: Plan, hand: Hand) -> str:
    """A list of terms (dl): KPI and 主な事業 as terms, their entries as definitions."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, hand.goal(goal)))
        for measure in goal.measures:
            lines = ["<dt>重要業績評価指標（KPI）</dt>", *(f"<dd>{k.name}　{hand.arrow(k)}</dd>" for k in measure.kpis)]
            lines += ["<dt>主な事業</dt>", *(f"<dd>{p.name}：{p.description}</dd>" for p in measure.projects)]
            body += [heading(3, hand.measure(goal, measure)), "<dl>\n" + "\n".join(lines) + "\n</dl>"]
    return page(hand, body)


@kind("kpis baseline years projects")
def table_in_a_cell(plan: Plan, hand: Hand) -> str:
    """A row a measure; the table of its KPIs stands inside a cell."""
    rows: list[Row] = []
    for goal in plan.goals:
        for measure in goal.measures:
            works = bullets([p.name for p in measure.projects])
            rows.append([hand.goal(goal), hand.measure(goal, measure), kpi_table(hand, measure.kpis), works])
    return page(hand, [table(hand, [["基本目標", "施策", "重要業績評価指標（KPI）", "主な事業"]], rows, whole=True)])


@kind("kpis baseline years")
def two_halves(plan: Plan, hand: Hand) -> str:
    """Two KPIs a row: the header of three columns stands twice, side by side."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, hand.goal(goal)))
        for measure in goal.measures:
            cells = [[k.name, hand.baseline(k), hand.target(k)] for k in measure.kpis]
            cells += [["", "", ""]] * (len(cells) % 2)
            rows = [[*cells[i], *cells[i + 1]] for i in range(0, len(cells), 2)]
            head = ["KPI", f"現状値（{hand.base_year}）", f"目標値（{hand.last_year}）"] * 2
            body += [heading(3, hand.measure(goal, measure)), table(hand, [head], rows, whole=True)]
    return page(hand, body)


@kind("area kpis baseline years projects")
def direction_cards(plan: Plan, hand: Hand) -> str:
    """A table a direction below its heading: a row a measure with its KPIs, projects in a last row over the full width."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, f"基本目標{goal.number}　{goal.name}"))
        for place, area in enumerate(dict.fromkeys(m.area for m in goal.measures)):
            body.append(heading(3, f"（{KANA[place]}）{area}"))
            for measure in (m for m in goal.measures if m.area == area):
                rows: list[Row] = [[wide(hand.marked("{c}　", goal, measure), 3, head=True)]]
                rows.append([_th("KPI"), _th(f"基準値（{hand.base_year}）"), _th(f"目標値（{hand.last_year}）")])
                rows += [[k.name, hand.baseline(k), hand.target(k)] for k in measure.kpis]
                rows.append([_th("主な事業"), wide("、".join(p.name for p in measure.projects), 2)])
                body.append(table(hand, [], rows, whole=True))
    return page(hand, body)
