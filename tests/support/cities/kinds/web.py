"""Pages as systems and programs for the web leave them: divisions for everything, cards, frames, word processors' saves."""

from __future__ import annotations

from tests.support.cities.around import goal_prose, measure_prose
from tests.support.cities.hand import Hand
from tests.support.cities.kinds.chapters import works
from tests.support.cities.kinds.outlines import kpi_table
from tests.support.cities.markup import bullets, heading, page, paragraph
from tests.support.cities.registry import kind
from tests.support.cities.truth import Kpi, Plan


def dated(kpi: Kpi, hand: Hand) -> str:
    """12人（R1）→20人（R6）."""
    return f"{hand.baseline(kpi)}（{hand.base_year}）→{hand.target(kpi)}（{hand.last_year}）"


def div(name: str, *inner: str) -> str:
    """A division of a class."""
    return f'<div class="{name}">' + "\n".join(inner) + "</div>"


@kind("targets kpis baseline years projects")
def div_soup(plan: Plan, hand: Hand) -> str:
    """Divisions and spans for everything: no heading, paragraph, list or table; classes that say nothing."""
    body = []
    for goal in plan.goals:
        parts = [div("txt-l", f"<span>基本目標{goal.number}　{goal.name}</span>"), div("txt-m", "数値目標")]
        parts += [div("txt-s", f"<span>・{k.name}</span><span>　{dated(k, hand)}</span>") for k in goal.targets]
        for measure in goal.measures:
            parts += [
                div("txt-m", f"<span>（{measure.number}）{measure.name}</span>"),
                div("txt-s", measure_prose(hand, measure.name)),
            ]
            parts.append(div("txt-s b", "重要業績評価指標（KPI）"))
            parts += [div("txt-s", f"<span>・{k.name}</span><span>　{dated(k, hand)}</span>") for k in measure.kpis]
            parts += [div("txt-s b", "主な事業"), *(div("txt-s", f"・{p.name}") for p in measure.projects)]
        body.append(div("box", div("inner", *parts)))
    return page(hand, body)


@kind("kpis baseline years projects")
def cards_of_divs(plan: Plan, hand: Hand) -> str:
    """A card a measure, of divisions: head with number and name, label and values of each KPI, tags for the projects."""
    body = []
    for goal in plan.goals:
        cards = []
        for measure in goal.measures:
            parts = [div("head", f"<span>施策{measure.number}</span> <strong>{measure.name}</strong>")]
            parts.append(div("lead", measure_prose(hand, measure.name)))
            for kpi in measure.kpis:
                low, aim = f"現状値（{hand.base_year}）", f"目標値（{hand.last_year}）"
                values = (
                    f"<span>{low}</span><b>{hand.baseline(kpi)}</b><i>▶</i><span>{aim}</span><b>{hand.target(kpi)}</b>"
                )
                parts.append(div("kpi", div("label", "KPI"), div("name", kpi.name), div("values", values)))
            parts.append(div("works", div("label", "主な事業"), *(div("tag", p.name) for p in measure.projects)))
            cards.append(div("card", *parts))
        body += [heading(2, f"基本目標{goal.number}　{goal.name}"), div("grid", *cards)]
    return page(hand, body)


@kind("kpis baseline years projects")
def accordion_of_buttons(plan: Plan, hand: Hand) -> str:
    """The goals are buttons that open a panel; a link closes each panel."""
    body = [div("tools", "<button>すべて開く</button><button>すべて閉じる</button>")]
    for goal in plan.goals:
        parts = [paragraph(goal_prose(hand))]
        for measure in goal.measures:
            parts += [heading(3, f"施策{measure.number}　{measure.name}"), paragraph(measure_prose(hand, measure.name))]
            parts += [kpi_table(hand, measure.kpis), *works(measure, "【主な事業】")]
        parts.append('<a href="#">閉じる</a>')
        body += [f'<button class="acc">基本目標{goal.number}　{goal.name}</button>', div("panel", *parts)]
    return page(hand, body)


@kind("kpis baseline years projects description")
def halves_by_columns(plan: Plan, hand: Hand) -> str:
    """A page a measure in two columns: 現状と課題 and 主な取組 at the left, the KPIs at the right."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, f"基本目標{goal.number}　{goal.name}"))
        for measure in goal.measures:
            left = [heading(4, "現状と課題"), paragraph("担い手の不足が続き、関係者の連携が課題となっています。")]
            left += [heading(4, "主な取組")]
            left += [paragraph(f"●{p.name}<br>{p.description}") for p in measure.projects]
            right = [
                heading(4, "施策の方向"),
                paragraph(measure_prose(hand, measure.name)),
                heading(4, "KPI"),
                kpi_table(hand, measure.kpis, "指標"),
            ]
            body += [
                heading(3, f"({measure.number}) {measure.name}"),
                div("cols", div("left", *left), div("right", *right)),
            ]
    return page(hand, body)


@kind("targets kpis baseline years projects")
def fonts_and_rules(plan: Plan, hand: Hand) -> str:
    """An old page: font elements for size and colour, rules between the goals, tables with a border attribute."""
    body = []
    for goal in plan.goals:
        body += [
            "<hr>",
            f'<center><font size="5" color="#006600"><b>基本目標{goal.number}　{goal.name}</b></font></center>',
        ]
        body.append('<font color="#990000">■数値目標</font>')
        body.append(kpi_table(hand, goal.targets, "指標").replace("<table>", '<table border="1" width="90%">'))
        for measure in goal.measures:
            body.append(f'<p><font size="4"><b>施策（{measure.number}）　{measure.name}</b></font></p>')
            body += [f"<p>{measure_prose(hand, measure.name)}</p>", '<font color="#990000">■重要業績評価指標</font>']
            body.append(kpi_table(hand, measure.kpis, "指標").replace("<table>", '<table border="1" width="90%">'))
            body += ['<font color="#990000">■主な事業</font>', "<br>\n".join(f"・{p.name}" for p in measure.projects)]
    return page(hand, body)


@kind("kpis baseline years projects")
def page_made_of_a_table(plan: Plan, hand: Hand) -> str:
    """A table is the frame of the page: a menu in its left cell, the whole strategy in its right one."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, f"基本目標{goal.number}　{goal.name}"))
        for measure in goal.measures:
            body += [heading(3, f"施策{measure.number}　{measure.name}"), paragraph(measure_prose(hand, measure.name))]
            body += [kpi_table(hand, measure.kpis), *works(measure, "【主な事業】")]
    menu = bullets(
        ['<a href="/kurashi/">くらし</a>', '<a href="/kosodate/">子育て・教育</a>', '<a href="/shisei/">市政</a>']
    )
    inner = "\n".join(body)
    return page(hand, [f'<table width="900"><tr><td width="160">{menu}</td><td>\n{inner}\n</td></tr></table>'])


def word(text: str, indent: int = 0, bold: bool = False) -> str:
    """A paragraph as a word processor saves it."""
    run = f"<span style='font-family:\"ＭＳ 明朝\",serif;mso-bidi-font-size:10.5pt'>{text}</span>"
    run = f"<b>{run}</b>" if bold else run
    style = f" style='margin-left:{indent * 10.5:.1f}pt;text-indent:10.5pt'" if indent else ""
    return f"<p class=MsoNormal{style}>{run}<span lang=EN-US><o:p></o:p></span></p>"


@kind("targets kpis baseline years projects description")
def saved_from_word(plan: Plan, hand: Hand) -> str:
    """Saved from a word processor: MsoNormal paragraphs with runs and o:p, bullets typed as letters, tables in a division."""
    empty = "<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>"

    def ruled(kpis: tuple[Kpi, ...], name: str) -> str:
        html = kpi_table(hand, kpis, name).replace("<table>", "<table class=MsoTableGrid border=1 cellspacing=0>")
        return f"<div align=center>\n{html}\n</div>"

    body = []
    for goal in plan.goals:
        body += [empty, word(f"基本目標{goal.number}　{goal.name}", bold=True), word("【数値目標】", 1)]
        body += [ruled(goal.targets, "指標"), empty]
        for measure in goal.measures:
            body += [word(f"（{measure.number}）{measure.name}", bold=True), word(measure_prose(hand, measure.name), 1)]
            body += [word("【重要業績評価指標（KPI）】", 1), ruled(measure.kpis, "指標"), word("【主な事業】", 1)]
            for p in measure.projects:
                body += [word(f"・<span lang=EN-US>&nbsp;&nbsp;</span>{p.name}", 2), word(p.description, 4)]
            body.append(empty)
    return page(hand, ["<div class=WordSection1>", *body, "</div>"])


@kind("kpis baseline years projects")
def links_to_the_top(plan: Plan, hand: Hand) -> str:
    """A menu of links to the goals in front, 「ページの先頭へ戻る」 behind each goal, a file for download at the end."""
    body = [bullets([f'<a href="#g{g.number}">基本目標{g.number}　{g.name}</a>' for g in plan.goals])]
    for goal in plan.goals:
        body.append(f'<h2 id="g{goal.number}">基本目標{goal.number}　{goal.name}</h2>')
        for measure in goal.measures:
            body += [heading(3, f"施策{measure.number}　{measure.name}"), paragraph(measure_prose(hand, measure.name))]
            body += [kpi_table(hand, measure.kpis), *works(measure, "【主な事業】")]
        body.append('<p><a href="#top">ページの先頭へ戻る</a></p>')
    body += [heading(2, "ダウンロード"), bullets(['<a href="senryaku.pdf">総合戦略（PDF：1.2MB）</a>'])]
    return page(hand, body)


@kind("targets kpis baseline years projects")
def heading_levels_for_looks(plan: Plan, hand: Hand) -> str:
    """Heading elements are chosen for their size: goals h3, captions h4, measures h4 as well, lists of projects h5."""
    body = []
    for goal in plan.goals:
        body += [heading(3, f"基本目標{goal.number}　{goal.name}"), heading(4, "数値目標")]
        body += [kpi_table(hand, goal.targets, "指標"), heading(4, "具体的な施策")]
        for measure in goal.measures:
            body += [heading(4, f"施策{measure.number}　{measure.name}"), paragraph(measure_prose(hand, measure.name))]
            body += [heading(5, "KPI"), kpi_table(hand, measure.kpis, "指標"), heading(5, "主な事業")]
            body.append(bullets([p.name for p in measure.projects]))
    return page(hand, body)


def _wrapped(text: str, width: int, indent: str) -> list[str]:
    return [indent + text[i : i + width] for i in range(0, len(text), width)]


@kind("kpis baseline years projects")
def pages_of_lines(plan: Plan, hand: Hand) -> str:
    """A converted book: a division a page with its running title and 「- 12 -」, a paragraph a line, prose broken at 24 letters."""
    pages: list[list[str]] = [_lines_of_basics(plan)]
    for goal in plan.goals:
        lines = [f"基本目標{goal.number}　{goal.name}", *_wrapped(goal_prose(hand), 24, "　")]
        for measure in goal.measures:
            lines += [
                f"（{measure.number}）{measure.name}",
                *_wrapped(measure_prose(hand, measure.name), 24, "　"),
                "【重要業績評価指標（KPI）】",
            ]
            lines += [f"・{k.name}　{dated(k, hand)}" for k in measure.kpis]
            lines += ["【主な事業】", *(f"・{p.name}" for p in measure.projects)]
        pages.append(lines)
    return page(
        hand,
        [
            div("page", *(paragraph(line) for line in ["総合戦略", *lines, f"- {number} -"]))
            for number, lines in enumerate(pages, 5)
        ],
    )


def _lines_of_basics(plan: Plan) -> list[str]:
    prose = f"{plan.city}では、人口減少に歯止めをかけ、将来にわたって活力ある地域を維持するため、国の総合戦略を勘案して本戦略を策定します。"
    return ["１　策定の趣旨", *_wrapped(prose, 24, "　")]


@kind("kpis baseline years projects")
def indented_text(plan: Plan, hand: Hand) -> str:
    """Plain text in a pre element: each level indented deeper, marks for entries, an empty line between measures."""
    lines = []
    for goal in plan.goals:
        lines += [f"基本目標{goal.number}　{goal.name}", ""]
        for measure in goal.measures:
            lines += [
                f"  施策{measure.number}　{measure.name}",
                f"    {measure_prose(hand, measure.name)}",
                "    ＜KPI＞",
            ]
            lines += [f"      ・{k.name}　{dated(k, hand)}" for k in measure.kpis]
            lines += ["    ＜主な事業＞", *(f"      ・{p.name}" for p in measure.projects), ""]
    return page(hand, ["<pre>\n" + "\n".join(lines) + "</pre>"])
