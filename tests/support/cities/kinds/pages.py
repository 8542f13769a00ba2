"""What makers of web pages and word processors leave: saved sheets, captions, sections, bold paragraphs, text by blanks."""

from __future__ import annotations

from unicodedata import east_asian_width

from tests.support.cities.entries import leaves
from tests.support.cities.hand import Hand
from tests.support.cities.kinds.outlines import kpi_table
from tests.support.cities.markup import Row, bullets, heading, page, paragraph, table, wide
from tests.support.cities.registry import kind
from tests.support.cities.truth import Plan


@kind("kpis baseline years projects department")
def sheet_saved_as_page(plan: Plan, hand: Hand) -> str:
    """A sheet saved as a page: title and unit rows above the header, an empty column and empty rows."""
    rows: list[Row] = [[wide("総合戦略　施策・KPI一覧", 8)], [wide("", 8)], ["", *[""] * 6, "作成：企画課"]]
    rows.append(
        [
            "",
            "基本目標",
            "施策",
            "KPI",
            f"現状値（{hand.base_year}）",
            f"目標値（{hand.last_year}）",
            "主な事業",
            "担当課",
        ]
    )
    hand.merge = "rowspan" if hand.merge == "blank" else hand.merge
    rows += [["", *row[:6], row[7]] for row in leaves(plan, hand, 3)]
    return page(hand, [table(hand, [], rows, whole=True)])


@kind("kpis baseline years")
def goal_in_the_caption(plan: Plan, hand: Hand) -> str:
    """A table a goal; the goal is its caption element, the measures are a column."""
    body = []
    for goal in plan.goals:
        one = [row[1:] for row in leaves(plan, hand) if row]
        start = sum(len(m.kpis) for g in plan.goals[: goal.number - 1] for m in g.measures)
        rows = one[start : start + sum(len(m.kpis) for m in goal.measures)]
        head = ["具体的な施策", "重要業績評価指標（KPI）", f"現状値（{hand.base_year}）", f"目標値（{hand.last_year}）"]
        caption = f"<table>\n<caption>基本目標{goal.number}　{goal.name}</caption>"
        body.append(table(hand, [head], rows, whole=True).replace("<table>", caption, 1))
    return page(hand, body)


@kind("kpis baseline years projects")
def sections_that_open(plan: Plan, hand: Hand) -> str:
    """Goals are sections, measures are details elements whose summary is the measure's name."""
    body = []
    for goal in plan.goals:
        body.append(f"<section>\n{heading(2, hand.goal(goal))}")
        for measure in goal.measures:
            inner = [
                kpi_table(hand, measure.kpis),
                paragraph("【主な事業】"),
                bullets([p.name for p in measure.projects]),
            ]
            body += [f"<details open><summary>{hand.measure(goal, measure)}</summary>", *inner, "</details>"]
        body.append("</section>")
    return page(hand, body)


@kind("targets kpis baseline years projects")
def bold_paragraphs(plan: Plan, hand: Hand) -> str:
    """No heading element at all: goals, measures and captions are bold paragraphs."""
    body = []

    def bold(text: str) -> str:
        return f"<p><strong>{text}</strong></p>"

    for goal in plan.goals:
        body += [
            bold(f"基本目標{goal.number}　{goal.name}"),
            bold("【数値目標】"),
            kpi_table(hand, goal.targets, "指標"),
        ]
        for measure in goal.measures:
            body += [
                bold(f"施策{measure.number}　{measure.name}"),
                paragraph(measure.text),
                kpi_table(hand, measure.kpis),
            ]
            body += [bold("【主な事業】"), bullets([p.name for p in measure.projects])]
    return page(hand, body)


@kind("kpis baseline years projects")
def chapters_and_sections(plan: Plan, hand: Hand) -> str:
    """Goals are chapters and measures sections: 「第1章　…」, 「第1節　…」; a line tells that they are the goals."""
    body = [paragraph("各章は基本目標、各節は具体的な施策を示します。")]
    for goal in plan.goals:
        body.append(heading(2, f"第{goal.number}章　{goal.name}"))
        for measure in goal.measures:
            body += [
                heading(3, f"第{measure.number}節　{measure.name}"),
                paragraph(measure.text),
                kpi_table(hand, measure.kpis),
            ]
            body += [heading(4, "主な事業"), bullets([p.name for p in measure.projects])]
    return page(hand, body)


@kind("kpis baseline years projects")
def icons_in_headings(plan: Plan, hand: Hand) -> str:
    """Pictures of the SDGs with their alternative texts stand beside the headings."""
    body = []
    icons = '<img src="/img/sdg08.png" alt="SDGs 8 働きがいも経済成長も"><img src="/img/sdg11.png" alt="SDGs 11 住み続けられるまちづくりを">'
    for goal in plan.goals:
        body += [heading(2, hand.goal(goal)), f"<p>{icons}</p>"]
        for measure in goal.measures:
            body += [heading(3, hand.measure(goal, measure)), kpi_table(hand, measure.kpis)]
            body += [paragraph("《主な事業》"), bullets([p.name for p in measure.projects])]
    return page(hand, body)


@kind("kpis baseline years projects")
def line_breaks_for_balance(plan: Plan, hand: Hand) -> str:
    """Long names are broken by line breaks in their cells, as narrow columns want them."""

    def broken(text: str) -> str:
        return "<br>".join(text[i : i + 8] for i in range(0, len(text), 8)) if len(text) > 10 else text

    rows = [[broken(row[0]), broken(row[1]), row[2], *row[3:5], broken(row[5])] for row in leaves(plan, hand, 1)]
    head = [
        "基本<br>目標",
        "具体的な<br>施策",
        "重要業績<br>評価指標<br>（KPI）",
        f"現状値<br>（{hand.base_year}）",
        f"目標値<br>（{hand.last_year}）",
        "主な<br>事業",
    ]
    return page(hand, [table(hand, [head], rows)])


def padded(text: str, width: int) -> str:
    """The text with blanks up to a width in half-width letters."""
    return text + " " * (width - sum(2 if east_asian_width(c) in "WF" else 1 for c in text))


@kind("kpis baseline years")
def text_by_blanks(plan: Plan, hand: Hand) -> str:
    """Text laid out by blanks in a pre element, as pdftotext leaves it: headings, then columns of KPI, baseline, target."""
    lines = []
    for goal in plan.goals:
        lines += [f"基本目標{goal.number}　{goal.name}", ""]
        for measure in goal.measures:
            lines += [f"({measure.number}) {measure.name}", ""]
            lines.append(
                "  "
                + padded("重要業績評価指標（KPI）", 48)
                + padded(f"現状値（{hand.base_year}）", 28)
                + f"目標値（{hand.last_year}）"
            )
            lines += ["  " + padded(k.name, 48) + padded(hand.baseline(k), 28) + hand.target(k) for k in measure.kpis]
            lines.append("")
    return page(hand, ["<pre>\n" + "\n".join(lines) + "</pre>"])
