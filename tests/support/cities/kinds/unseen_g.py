"""Unseen kinds: what programs make of a document when they save it."""

from __future__ import annotations

import re

from tests.support.cities.around import goal_prose, measure_prose
from tests.support.cities.entries import leaves, levels, roles, values
from tests.support.cities.hand import SAME, Hand
from tests.support.cities.kinds.outlines import kpi_table
from tests.support.cities.kinds.web import dated
from tests.support.cities.markup import Row, bullets, heading, page, paragraph, table
from tests.support.cities.registry import kind
from tests.support.cities.truth import Kpi, Plan


def outline(plan: Plan, hand: Hand) -> str:
    """Headings, small tables and lists."""
    body = []
    for goal in plan.goals:
        body += [heading(2, f"基本目標{goal.number}　{goal.name}"), paragraph(goal_prose(hand))]
        for measure in goal.measures:
            body += [heading(3, f"（{measure.number}）{measure.name}"), paragraph(measure_prose(hand, measure.name))]
            body += [
                kpi_table(hand, measure.kpis),
                paragraph("【主な事業】"),
                bullets([p.name for p in measure.projects]),
            ]
    return page(hand, body)


@kind("kpis baseline years projects")
def unseen_hiyodori(plan: Plan, hand: Hand) -> str:
    """Unseen.

    Saved from a free word processor: fonts in headings, paragraphs in cells, column groups, a header in thead.
    """
    hand.cell_paragraphs = False
    html = outline(plan, hand)
    html = re.sub(
        r"<h(\d)>(.*?)</h\1>",
        r'<h\1 class="western" lang="ja-JP"><font face="Yu Gothic"><font size="4"><b>\2</b></font></font></h\1>',
        html,
    )
    html = re.sub(
        r"<(t[hd])([^>]*)>(.*?)</\1>",
        r'<\1\2 style="border: 1px solid #000000; padding: 0.1cm"><p align="left"><font size="2">\3</font></p></\1>',
        html,
    )
    opened = '<table width="100%" cellpadding="4" cellspacing="0">\n<colgroup><col width="128*"/><col width="64*"/><col width="64*"/></colgroup>\n<thead>'
    html = re.sub(r"<table>\n(<tr>.*?</tr>)", lambda m: f"{opened}\n{m[1]}\n</thead>\n<tbody>", html)
    return html.replace("</table>", "</tbody>\n</table>")


def _runs(text: str, hand: Hand) -> str:
    """The text in two or three runs, broken anywhere."""
    if len(text) < 3:
        return f'<span class="c1">{text}</span>'
    at = hand.rng.randrange(1, len(text))
    return f'<span class="c1">{text[:at]}</span><span class="c1 c4">{text[at:]}</span>'


@kind("kpis baseline years projects")
def unseen_mozu(plan: Plan, hand: Hand) -> str:
    """Unseen.

    Saved from an editor on the web: every text is cut into runs, in the midst of words and numbers.
    """
    hand.note_marks = hand.value_marks = hand.plain_headers = hand.cell_paragraphs = hand.page = False
    html = outline(plan, hand)
    head, _, body = html.partition("<body>")
    texts = r"<(h\d|p|li|th|td)((?: [^>]*)?)>([^<>]+)</\1>"
    body = re.sub(texts, lambda m: f'<{m[1]}{m[2]} class="c2">{_runs(m[3], hand)}</{m[1]}>', body)
    return f"{head}<body>{body}"


@kind("kpis baseline years projects")
def unseen_kawasemi(plan: Plan, hand: Hand) -> str:
    """Unseen.

    A sheet saved as a page: classes and heights for each cell, hard blanks in empty ones and before texts.
    """
    hand.plain_headers = hand.cell_paragraphs = False
    head = ["基本目標", "施策", "KPI", *roles(hand), "主な事業"]
    html = page(hand, [table(hand, [head], leaves(plan, hand, 1), whole=True)])
    html = re.sub(
        r"<th([^>]*)>", r'<td\1 class="xl66" style="border-top:.5pt solid windowtext;mso-height-source:userset">', html
    ).replace("</th>", "</td>")
    html = html.replace("<td></td>", '<td class="xl67">&nbsp;</td>').replace("<td>", '<td class="xl65">&nbsp;')
    html = html.replace("<tr>", '<tr height="18" style="height:13.5pt">')
    columns = "".join(f'<col width="{w}" style="mso-width-source:userset"/>' for w in (120, 160, 200, 80, 80, 180))
    return html.replace("<table>", f'<table border="0" cellpadding="0" cellspacing="0" width="820">\n{columns}')


@kind("targets kpis baseline years")
def unseen_washi(plan: Plan, hand: Hand) -> str:
    """Unseen.

    Tables as the rules for accessible pages want them: caption, thead, tfoot with the source, row headers with scope.
    """
    hand.plain_headers = False
    low, aim = roles(hand)
    source = '<tfoot><tr><td colspan="3">資料：市企画政策課（令和6年4月現在）</td></tr></tfoot>'

    def own(kpis: tuple[Kpi, ...], caption: str) -> str:
        head = "".join(f'<th scope="col">{text}</th>' for text in ("指標", low, aim))
        lines = "\n".join(
            f'<tr><th scope="row">{k.name}</th><td>{hand.baseline(k)}</td><td>{hand.target(k)}</td></tr>' for k in kpis
        )
        return f"<table>\n<caption>{caption}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{lines}\n</tbody>\n{source}\n</table>"

    body = []
    for goal in plan.goals:
        body += [
            heading(2, f"基本目標{goal.number}　{goal.name}"),
            own(goal.targets, f"基本目標{goal.number}の数値目標"),
        ]
        for measure in goal.measures:
            key = hand.key(goal, measure)
            body += [heading(3, f"施策{key}　{measure.name}"), paragraph(measure.text)]
            body.append(own(measure.kpis, f"施策{key}の重要業績評価指標（KPI）"))
    return page(hand, body)


@kind("kpis baseline years projects")
def unseen_fukurou(plan: Plan, hand: Hand) -> str:
    """Unseen.

    A revised strategy: former targets are struck out (del), the new ones underlined behind them (ins).
    """
    hand.bounds = hand.value_marks = False

    def aim(kpi: Kpi) -> str:
        assert kpi.target is not None
        former = (kpi.target * 9 / 10).quantize(kpi.target)
        if hand.rng.random() < 0.6 or former == kpi.target:
            return hand.target(kpi)
        return f"<del>{hand.value(former, kpi.unit)}</del><br><ins>{hand.target(kpi)}</ins>"

    body = [paragraph("※令和4年3月改訂。取消線は改訂前、下線は改訂後の値です。")]
    for goal in plan.goals:
        body.append(heading(2, hand.goal(goal)))
        for measure in goal.measures:
            rows: list[Row] = [[k.name, hand.baseline(k), aim(k)] for k in measure.kpis]
            body += [heading(3, hand.measure(goal, measure)), paragraph(measure.text)]
            body += [table(hand, [["KPI", *roles(hand)]], rows, whole=True), paragraph("【主な事業】")]
            body.append(bullets([p.name for p in measure.projects]))
    return page(hand, body)


KANJI = "〇一二三四五六七八九"


def _kanji(number: int) -> str:
    ten, one = divmod(number, 10)
    return (("" if ten == 1 else KANJI[ten]) + "十" if ten else "") + (KANJI[one] if one or not ten else "")


@kind("kpis baseline years projects")
def unseen_karasu(plan: Plan, hand: Hand) -> str:
    """Unseen.

    Numbers of goals, measures and years in kanji: 基本目標一, (二), 令和六年度.
    """

    def year(year: int) -> str:
        name, first = ("令和", 2018) if year >= 2019 else ("平成", 1988)
        return f"{name}{'元' if year - first == 1 else _kanji(year - first)}年度"

    low, aim = f"現状値（{year(plan.start - 1)}）", f"目標値（{year(plan.end)}）"
    body = []
    for goal in plan.goals:
        body.append(heading(2, f"基本目標{KANJI[goal.number]}　{goal.name}"))
        for measure in goal.measures:
            body += [heading(3, f"（{KANJI[measure.number]}）{measure.name}"), paragraph(measure.text)]
            body.append(table(hand, [["指標", low, aim]], [values(hand, k) for k in measure.kpis], whole=True))
            body += [paragraph("【主な事業】"), bullets([p.name for p in measure.projects])]
    return page(hand, body)


@kind("kpis baseline years projects")
def unseen_yamagara(plan: Plan, hand: Hand) -> str:
    """Unseen.

    Every line of the printed page is a paragraph at a fixed place, in the order of reading.
    """
    lines: list[tuple[int, str]] = []
    for goal in plan.goals:
        lines.append((18, f"基本目標{goal.number}　{goal.name}"))
        for measure in goal.measures:
            lines += [
                (14, f"施策（{measure.number}）　{measure.name}"),
                (11, measure.text),
                (11, "■重要業績評価指標（KPI）"),
            ]
            lines += [(11, f"・{k.name}　{dated(k, hand)}") for k in measure.kpis]
            lines += [(11, "■主な事業"), *((11, f"・{p.name}") for p in measure.projects)]
    body = []
    for index, (size, text) in enumerate(lines):
        style = f"position:absolute;top:{60 + index * 22}px;left:{70 if size > 11 else 90}px;white-space:nowrap;font-size:{size}px"
        body.append(f'<p style="{style}">{text}</p>')
    return page(hand, body)


@kind("projects department")
def unseen_raicho(plan: Plan, hand: Hand) -> str:
    """Unseen.

    同上 stands for what is said again, in the columns of goal, measure and department.
    """
    rows: list[Row] = []
    for goal in plan.goals:
        for measure in goal.measures:
            above = ""
            for index, p in enumerate(measure.projects):
                own = ["同上" if cell == SAME else cell for cell in levels(hand, goal, measure, index)]
                rows.append([*own, p.name, "同上" if p.department == above else p.department])
                above = p.department
    return page(hand, [table(hand, [["基本目標", "施策", "事業名", "担当課"]], rows, whole=True)])
