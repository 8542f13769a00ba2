"""A strategy with other things before, between and behind it that are no nodes."""

from __future__ import annotations

from tests.support.cities.entries import leaves
from tests.support.cities.hand import Hand
from tests.support.cities.kinds.outlines import kpi_table
from tests.support.cities.markup import Cell, Row, bullets, heading, page, paragraph, table, wide
from tests.support.cities.registry import kind
from tests.support.cities.truth import Plan


def _strategy(plan: Plan, hand: Hand) -> str:
    """The strategy itself: a plain table."""
    head = [
        "基本目標",
        "具体的な施策",
        "重要業績評価指標（KPI）",
        f"現状値（{hand.base_year}）",
        f"目標値（{hand.last_year}）",
        "主な事業",
    ]
    return table(hand, [head], leaves(plan, hand, 1))


def _outline(plan: Plan, hand: Hand) -> list[str]:
    """The strategy itself: headings over tables."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, f"基本目標{goal.number}　{goal.name}"))
        for measure in goal.measures:
            body += [heading(3, hand.measure(goal, measure)), paragraph(measure.text), kpi_table(hand, measure.kpis)]
            body += [paragraph("【主な事業】"), bullets([p.name for p in measure.projects])]
    return body


def _plain(head: list[str], rows: list[list[str]]) -> str:
    lines = ["<table>", "<tr>" + "".join(f"<th>{cell}</th>" for cell in head) + "</tr>"]
    lines += ["<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows]
    return "\n".join([*lines, "</table>"])


@kind("kpis baseline years projects")
def evaluation_form_behind(plan: Plan, hand: Hand) -> str:
    """An empty evaluation form stands behind the strategy."""
    rows: list[Row] = [
        [Cell("評価年度", head=True), "", Cell("評価者", head=True), ""],
        [Cell("達成状況", head=True), wide("１　達成　　２　おおむね達成　　３　未達成", 3)],
    ]
    rows += [
        [Cell("課題と今後の方針", head=True), wide("", 3)],
        [Cell("総合評価", head=True), wide("Ａ・Ｂ・Ｃ・Ｄ", 3)],
    ]
    return page(hand, [_strategy(plan, hand), heading(2, "様式　評価シート"), table(hand, [], rows, whole=True)])


@kind("kpis baseline years projects")
def budget_behind(plan: Plan, hand: Hand) -> str:
    """A table of revenue and expenditure stands behind the strategy."""
    rows = [
        ["歳入", "市税", "1,820"],
        ["", "地方交付税", "3,410"],
        ["歳出", "人件費", "1,270"],
        ["", "扶助費", "960"],
        ["", "普通建設事業費", "740"],
    ]
    return page(
        hand,
        [
            *_outline(plan, hand),
            heading(2, "財政の見通し"),
            paragraph("（単位：百万円）"),
            _plain(["区分", "費目", "金額"], rows),
        ],
    )


@kind("kpis baseline years projects")
def population_before(plan: Plan, hand: Hand) -> str:
    """The population by age and its projection stand before the strategy."""
    rows = [
        ["2020年", "2,140", "11,020", "7,310"],
        ["2030年", "1,760", "9,480", "7,240"],
        ["2040年", "1,510", "8,020", "6,690"],
    ]
    front = [
        heading(2, "人口の現状と将来展望"),
        paragraph("本市の人口は減少が続いています。"),
        _plain(["年", "0～14歳", "15～64歳", "65歳以上"], rows),
    ]
    return page(hand, [*front, heading(2, "施策の展開"), _strategy(plan, hand)])


@kind("kpis baseline years projects")
def making_of_the_plan_behind(plan: Plan, hand: Hand) -> str:
    """How the plan was made: dates of meetings and the list of the council's members."""
    dates = [
        ["7月3日", "第1回推進会議", "骨子案について"],
        ["9月18日", "第2回推進会議", "素案について"],
        ["12月1日", "意見公募", "12月28日まで"],
    ]
    members = [["会長", "山田　太郎", "商工会"], ["副会長", "佐藤　花子", "大学"], ["委員", "鈴木　一郎", "金融機関"]]
    back = [heading(2, "資料編"), heading(3, "策定の経過"), _plain(["期日", "会議等", "内容"], dates)]
    back += [heading(3, "推進会議委員名簿"), _plain(["役職", "氏名", "所属"], members)]
    return page(hand, [*_outline(plan, hand), *back])


@kind("targets kpis baseline years")
def contents_before(plan: Plan, hand: Hand) -> str:
    """A table of contents with dots and page numbers, introduction and period stand before the strategy."""
    lines = [f"基本目標{g.number}　{g.name} ……………… {g.number * 4 + 3}" for g in plan.goals]
    body = [heading(2, "目次"), *(paragraph(line) for line in ["第1章　はじめに ……………… 1", *lines])]
    body += [
        heading(2, "第1章　はじめに"),
        heading(3, "1　策定の趣旨"),
        paragraph("人口の減少に歯止めをかけるため、この戦略を定めます。"),
    ]
    body += [
        heading(3, "2　計画の期間"),
        paragraph(f"{hand.year(plan.start)}から{hand.last_year}までの5年間とします。"),
        heading(2, "第2章　施策の展開"),
    ]
    for goal in plan.goals:
        body += [
            heading(3, f"基本目標{goal.number}　{goal.name}"),
            paragraph("【数値目標】"),
            kpi_table(hand, goal.targets, "指標"),
        ]
        for measure in goal.measures:
            body += [heading(4, hand.measure(goal, measure)), paragraph(measure.text), kpi_table(hand, measure.kpis)]
    return page(hand, body)


@kind("kpis baseline years projects")
def survey_before(plan: Plan, hand: Hand) -> str:
    """The outcome of a survey among citizens stands before the strategy."""
    rows = [["住み続けたい", "612", "58.2％"], ["どちらともいえない", "274", "26.1％"], ["移りたい", "165", "15.7％"]]
    front = [
        heading(2, "市民意識調査の結果"),
        paragraph("問1　これからも住み続けたいですか。"),
        _plain(["回答", "人数", "割合"], rows),
    ]
    return page(hand, [*front, *_outline(plan, hand)])


@kind("kpis baseline years projects")
def glossary_behind(plan: Plan, hand: Hand) -> str:
    """A glossary and the SDGs stand behind the strategy."""
    rows = [
        ["関係人口", "移住した人でも観光に来た人でもない、地域と多様に関わる人々。"],
        ["DX", "デジタル技術により暮らしと仕事をよりよく変えること。"],
    ]
    goals = [["3", "すべての人に健康と福祉を"], ["8", "働きがいも経済成長も"], ["11", "住み続けられるまちづくりを"]]
    back = [
        heading(2, "用語解説"),
        _plain(["用語", "解説"], rows),
        heading(2, "SDGsとの関わり"),
        _plain(["番号", "ゴール"], goals),
    ]
    return page(hand, [_strategy(plan, hand), *back])


@kind("kpis baseline years projects department")
def prose_between(plan: Plan, hand: Hand) -> str:
    """現状, 課題 and 今後の方向 as paragraphs and lists between the levels and their tables."""
    body = []
    for goal in plan.goals:
        body += [heading(2, hand.goal(goal)), heading(3, "現状と課題")]
        body += [
            bullets(["若い世代の転出が続いています。", "担い手が年々減っています。"]),
            heading(3, "基本的方向"),
            paragraph(goal.text),
            heading(3, "具体的な施策と重要業績評価指標"),
        ]
        for measure in goal.measures:
            body += [heading(4, hand.measure(goal, measure)), paragraph(measure.text), kpi_table(hand, measure.kpis)]
            body.append(_plain(["主な事業", "担当課"], [[p.name, p.department] for p in measure.projects]))
    return page(hand, body)
