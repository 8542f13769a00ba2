"""Mixed documents: reviews, surveys and tables of other things around, forms, cards in a row, two columns by blanks."""

from __future__ import annotations

from itertools import zip_longest

from tests.support.cities.around import goal_prose, measure_prose
from tests.support.cities.hand import SAME, Hand, era
from tests.support.cities.kinds.chapters import works
from tests.support.cities.kinds.outlines import kpi_table
from tests.support.cities.kinds.pages import padded
from tests.support.cities.markup import Cell, Row, bullets, heading, page, paragraph, table, wide
from tests.support.cities.registry import kind
from tests.support.cities.truth import Goal, Measure, Plan


def plain_goal(goal: Goal, hand: Hand, caption: str = "【主な事業】") -> list[str]:
    """A goal as headings, prose, tables of KPIs and lists of projects."""
    body = [heading(2, f"基本目標{goal.number}　{goal.name}"), paragraph(goal_prose(hand))]
    for measure in goal.measures:
        body += [heading(3, f"施策{measure.number}　{measure.name}"), paragraph(measure_prose(hand, measure.name))]
        body += [kpi_table(hand, measure.kpis), *works(measure, caption)]
    return body


@kind("kpis baseline years projects")
def first_period_review_before(plan: Plan, hand: Hand) -> str:
    """The outcome of the former strategy stands in front, a table with targets, results and marks of its own."""
    year = era(plan.start - 1)
    head = ["前期の基本目標", "数値目標", f"目標値（{year}）", f"実績値（{year}）", "達成状況"]
    rows: list[Row] = [
        ["しごとづくり", "新規雇用者数（累計）", "150人", "132人", "△"],
        ["ひとの流れ", "社会増減数", "±0人", "△86人", "×"],
        ["子育て", "出生数", "320人", "298人", "△"],
        ["まちづくり", "住みやすいと感じる市民の割合", "80.0％", "81.2％", "○"],
    ]
    body = [heading(2, "前期総合戦略の検証"), paragraph("4つの数値目標のうち、達成したものは1つでした。")]
    body += [
        table(hand, [head], rows, whole=True),
        paragraph("○：達成　△：基準値を上回ったが未達成　×：基準値を下回った"),
    ]
    for goal in plan.goals:
        body += plain_goal(goal, hand)
    return page(hand, body)


@kind("kpis baseline years projects")
def correspondence_table_behind(plan: Plan, hand: Hand) -> str:
    """A table of circles behind the strategy: which goals bear on which measures of the 総合計画."""
    body = []
    for goal in plan.goals:
        body += plain_goal(goal, hand, "■主な事業")
    head = ["総合計画の基本施策", *(f"基本目標{g.number}" for g in plan.goals)]
    names = ["1-1　農業の振興", "1-2　商工業の振興", "2-1　子育て支援", "3-1　防災対策", "4-1　市民協働"]
    rows: list[Row] = []
    for index, name in enumerate(names):
        rows.append([name, *("○" if (index + g.number) % 3 else "" for g in plan.goals)])
    return page(hand, [*body, heading(2, "参考　総合計画との対応表"), table(hand, [head], rows, whole=True)])


@kind("kpis baseline years projects")
def years_of_works_behind(plan: Plan, hand: Hand) -> str:
    """A table 「事業の実施時期」 behind the strategy names each project again, with arrows under the years."""
    body = []
    rows: list[Row] = []
    for goal in plan.goals:
        body += plain_goal(goal, hand, "〇主な事業")
        for measure in goal.measures:
            for index, p in enumerate(measure.projects):
                rows.append([p.name, *("→" if at >= index else "" for at in range(5))])
    head = ["事業名", *(hand.year(plan.start + at) for at in range(5))]
    return page(hand, [*body, heading(2, "資料　事業の実施時期"), table(hand, [head], rows, whole=True)])


@kind("kpis baseline years projects description")
def decimal_numbers(plan: Plan, hand: Hand) -> str:
    """Measures are 1.1, projects 1.1.1, all as headings; no word for either."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, f"{goal.number}　基本目標{goal.number}　{goal.name}"))
        for measure in goal.measures:
            number = f"{goal.number}.{measure.number}"
            body += [heading(3, f"{number}　{measure.name}"), paragraph(measure_prose(hand, measure.name))]
            body.append(kpi_table(hand, measure.kpis))
            for index, p in enumerate(measure.projects, 1):
                body += [heading(4, f"{number}.{index}　{p.name}"), paragraph(p.description)]
    return page(hand, body)


@kind("kpis baseline years projects")
def policy_pillars(plan: Plan, hand: Hand) -> str:
    """The levels are called 政策の柱 and 基本施策, the projects 主要な事業."""
    body = []
    for goal in plan.goals:
        body += [heading(2, f"政策の柱{goal.number}　{goal.name}"), paragraph(goal_prose(hand))]
        for measure in goal.measures:
            body.append(heading(3, f"基本施策{goal.number}-{measure.number}　{measure.name}"))
            body += [paragraph(measure_prose(hand, measure.name)), kpi_table(hand, measure.kpis, "成果指標")]
            body += works(measure, "【主要な事業】")
    return page(hand, body)


@kind("targets kpis baseline years projects")
def directions_with_boxes(plan: Plan, hand: Hand) -> str:
    """The measures are called 方向; below each 取り組み概要, 主な取り組み・事業 and a table of KPIs."""
    body = []
    for goal in plan.goals:
        body += [heading(2, f"基本目標{goal.number}　{goal.name}"), kpi_table(hand, goal.targets, "数値目標")]
        for measure in goal.measures:
            body += [heading(3, f"方向{measure.number}　{measure.name}"), heading(4, "取り組み概要")]
            body += [bullets([measure_prose(hand, measure.name)]), heading(4, "主な取り組み・事業")]
            body += [bullets([p.name for p in measure.projects]), kpi_table(hand, measure.kpis)]
    return page(hand, body)


@kind("kpis baseline years projects")
def survey_between(plan: Plan, hand: Hand) -> str:
    """☆基本的な考え方 and a table ◇市民意識調査 stand between the goal and its measures, which are 「1．名」."""
    body = []
    rows: list[Row] = [["働く場", "8.4％", "33.6％", "25.7％"], ["買い物の便利さ", "21.0％", "28.2％", "14.9％"]]
    head = ["項目", "満足", "どちらかといえば不満", "不満"]
    for goal in plan.goals:
        body += [heading(2, f"【基本目標{goal.number}】{goal.name}"), paragraph("☆基本的な考え方")]
        body += [paragraph(goal_prose(hand)), paragraph("◇市民意識調査（暮らしやすさに関する満足度）")]
        body.append(table(hand, [head], rows, whole=True))
        for measure in goal.measures:
            body += [heading(3, f"{measure.number}．{measure.name}"), paragraph(measure_prose(hand, measure.name))]
            body += [kpi_table(hand, measure.kpis), *works(measure, "◎主な事業")]
    return page(hand, body)


@kind("staff kpis baseline years projects")
def measure_sheets(plan: Plan, hand: Hand) -> str:
    """A form a measure: number and department, goal, measure, aim, KPIs with their source, projects, an empty box for remarks."""

    def label(text: str) -> Cell:
        return Cell(text, head=True)

    body = []
    for goal in plan.goals:
        for measure in goal.measures:
            rows: list[Row] = [
                [label("整理番号"), hand.key(goal, measure), label("担当課"), measure.department],
                [label("基本目標"), wide(f"{goal.number}　{goal.name}", 3)],
                [label("施策名"), wide(measure.name, 3)],
                [label("施策の内容"), wide(measure_prose(hand, measure.name), 3)],
                [
                    label("KPI"),
                    label(f"現状値（{hand.base_year}）"),
                    label(f"目標値（{hand.last_year}）"),
                    label("把握方法"),
                ],
            ]
            rows += [[hand.name(k), hand.baseline(k), hand.target(k), "担当課調べ"] for k in measure.kpis]
            rows.append([label("主な事業"), wide("<br>".join(f"・{p.name}" for p in measure.projects), 3)])
            body.append(table(hand, [], [*rows, [label("備考"), wide("", 3)]], whole=True))
    return page(hand, [heading(2, "施策シート"), *body])


@kind("kpis baseline projects")
def cards_side_by_side(plan: Plan, hand: Hand) -> str:
    """Two measures a row in a table without header: in each cell its name in bold, then lines 「KPI：…」 and 「事業：…」."""

    def card(measure: Measure) -> str:
        lines = [f"<b>施策{measure.number}　{measure.name}</b>"]
        lines += [f"KPI：{k.name}　{hand.arrow(k)}" for k in measure.kpis]
        return "<br>".join([*lines, *(f"事業：{p.name}" for p in measure.projects)])

    body = []
    for goal in plan.goals:
        cards = [card(m) for m in goal.measures]
        rows = [list(pair) for pair in zip_longest(cards[::2], cards[1::2], fillvalue="")]
        body += [heading(2, f"基本目標{goal.number}　{goal.name}"), table(hand, [], rows, whole=True)]
    return page(hand, body)


@kind("kpis baseline projects")
def columns_by_blanks(plan: Plan, hand: Hand) -> str:
    """Two columns of a printed page, laid out by blanks: measures at the left and at the right of the same lines."""

    def block(measure: Measure) -> list[str]:
        lines = [f"施策{measure.number}　{measure.name}", "【KPI】"]
        for kpi in measure.kpis:
            lines += [f"・{kpi.name}", f"　　{hand.arrow(kpi)}"]
        return [*lines, "【主な事業】", *(f"・{p.name}" for p in measure.projects), ""]

    lines = []
    for goal in plan.goals:
        lines += [f"基本目標{goal.number}　{goal.name}", ""]
        blocks = [block(m) for m in goal.measures]
        nothing: list[str] = []
        for left, right in zip_longest(blocks[::2], blocks[1::2], fillvalue=nothing):
            lines += [(padded(a, 56) + b).rstrip() for a, b in zip_longest(left, right, fillvalue="")]
    return page(hand, ["<pre>\n" + "\n".join(lines) + "</pre>"])


def _tabled(goal: Goal, hand: Hand) -> list[str]:
    """A goal as one table: measures merged over their KPIs, the projects of each in one merged cell."""
    rows: list[Row] = []
    for measure in goal.measures:
        names = "<br>".join(f"・{p.name}" for p in measure.projects)
        for index, k in enumerate(measure.kpis):
            same = [SAME if index else f"施策{measure.number}　{measure.name}", SAME if index else names]
            rows.append([same[0], hand.name(k), hand.baseline(k), hand.target(k), same[1]])
    head = ["施策", "KPI", f"現状値（{hand.base_year}）", f"目標値（{hand.last_year}）", "主な事業"]
    return [heading(2, f"基本目標{goal.number}　{goal.name}"), table(hand, [head], rows, whole=True)]


@kind("kpis baseline years projects")
def chapters_by_different_hands(plan: Plan, hand: Hand) -> str:
    """Each goal by another hand: one as headings with small tables, the next as one table."""
    hand.merge = "rowspan"
    body = []
    for goal in plan.goals:
        body += plain_goal(goal, hand) if goal.number % 2 else _tabled(goal, hand)
    return page(hand, body)


def _read(word: str, reading: str) -> str:
    return f"<ruby>{word}<rp>（</rp><rt>{reading}</rt><rp>）</rp></ruby>"


@kind("kpis baseline years projects")
def readings_above(plan: Plan, hand: Hand) -> str:
    """The words of the levels and captions bear their reading in ruby, names do not."""
    goals, measures, works_of = (
        _read("基本目標", "きほんもくひょう"),
        _read("施策", "しさく"),
        _read("事業", "じぎょう"),
    )
    body = []
    for goal in plan.goals:
        body.append(heading(2, f"{goals}{goal.number}　{goal.name}"))
        for measure in goal.measures:
            body += [
                heading(3, f"{measures}{measure.number}　{measure.name}"),
                paragraph(measure_prose(hand, measure.name)),
            ]
            body += [kpi_table(hand, measure.kpis), *works(measure, f"【主な{works_of}】")]
    return page(hand, body)
