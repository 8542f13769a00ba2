"""Strategies as books: chapters before and behind, figures and prose between the levels."""

from __future__ import annotations

from tests.support.cities.around import aims, basics, goal_prose, measure_prose, organisation, period, population
from tests.support.cities.hand import SAME, Hand
from tests.support.cities.kinds.outlines import kpi_table
from tests.support.cities.markup import Row, bullets, heading, page, paragraph, table
from tests.support.cities.registry import kind
from tests.support.cities.truth import Goal, Measure, Plan


def works(measure: Measure, caption: str) -> list[str]:
    """The projects of a measure as a list below a caption."""
    return [paragraph(caption), bullets([p.name for p in measure.projects])]


@kind("kpis baseline years projects")
def village_chapters(plan: Plan, hand: Hand) -> str:
    """第1章 reasons and period, 第2章 a list of the goals, 第3章 the strategy, 第4章 organisation and review."""
    body = [*basics(plan), *aims(plan), heading(2, "第3章　具体的施策")]
    for goal in plan.goals:
        body += [heading(3, f"基本目標{goal.number}　{goal.name}"), paragraph(goal_prose(hand))]
        for measure in goal.measures:
            body += [heading(4, f"({measure.number}) {measure.name}"), paragraph(measure_prose(hand, measure.name))]
            body += [kpi_table(hand, measure.kpis), *works(measure, "◆主な事業")]
    return page(hand, [*body, *organisation(plan, hand, "第4章　計画の推進体制")])


@kind("targets kpis baseline years projects")
def two_parts(plan: Plan, hand: Hand) -> str:
    """第1部 is the 人口ビジョン with its tables and aims for 2060, 第2部 the strategy."""
    body = [
        heading(2, "第1部　人口ビジョン"),
        heading(3, "1　人口の現状分析"),
        paragraph("表1　年齢3区分別人口の推移と推計（単位：人）"),
        population(hand),
        paragraph("資料：国勢調査、国立社会保障・人口問題研究所推計"),
        heading(3, "2　目指すべき将来の方向"),
        bullets(["若い世代の就労・結婚・子育ての希望の実現", "転出の抑制と転入の促進"]),
        heading(3, "3　人口の将来展望"),
        paragraph(
            "合計特殊出生率が2040年までに1.80へ上昇すると仮定し、2060年に人口28,000人を維持することを目指します。"
        ),
        heading(2, "第2部　総合戦略"),
        paragraph(period(plan)),
    ]
    for goal in plan.goals:
        body += [heading(3, f"基本目標{goal.number}　{goal.name}"), paragraph("〈数値目標〉")]
        body.append(kpi_table(hand, goal.targets, "指標"))
        for measure in goal.measures:
            body += [heading(4, f"施策{measure.number}　{measure.name}"), paragraph(measure_prose(hand, measure.name))]
            body += [kpi_table(hand, measure.kpis), *works(measure, "〈主な取組〉")]
    return page(hand, body)


@kind("targets kpis baseline projects")
def prose_with_numbers(plan: Plan, hand: Hand) -> str:
    """現状と課題 tells in prose of people and shares in past years, none of which is an indicator."""
    body = []
    for goal in plan.goals:
        body += [
            heading(2, hand.goal(goal)),
            paragraph("【現状と課題】"),
            paragraph(
                "　本市の人口は、平成27年の45,231人から令和2年には42,118人へと3,113人（6.9％）減少しました。"
                "転出超過は年間210人に上り、その6割を20代が占めています。"
            ),
            paragraph("　市民アンケートでは、「住み続けたい」と答えた人の割合は72.4％（前回69.8％）でした。"),
            paragraph("【数値目標】"),
            bullets([f"{k.name}　{hand.arrow(k)}" for k in goal.targets]),
        ]
        for measure in goal.measures:
            body += [
                heading(3, hand.measure(goal, measure)),
                paragraph(measure_prose(hand, measure.name)),
                paragraph("【KPI】"),
            ]
            body += [bullets([f"{k.name}　{hand.arrow(k)}" for k in measure.kpis]), *works(measure, "【主な事業】")]
    return page(hand, body)


@kind("kpis baseline years projects")
def stories_between(plan: Plan, hand: Hand) -> str:
    """A box 「コラム」 about a person or a place stands at the end of each goal."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, f"基本目標{goal.number}　{goal.name}"))
        for measure in goal.measures:
            body += [heading(3, f"({measure.number})　{measure.name}"), paragraph(measure_prose(hand, measure.name))]
            body += [kpi_table(hand, measure.kpis), *works(measure, "○主な事業")]
        body += [
            '<div class="column">',
            paragraph("<b>コラム　移住者の声</b>"),
            paragraph(
                "5年前に家族3人で移住しました。休日は畑を借りて野菜を育てています。地域の方が声をかけてくださり、心強いです。（30代・女性）"
            ),
            "</div>",
        ]
    return page(hand, body)


@kind("kpis baseline years projects")
def charts_between(plan: Plan, hand: Hand) -> str:
    """Charts as pictures with a caption 「図1　…の推移」 and a source stand below the headings of the goals."""
    body = []
    for goal in plan.goals:
        body += [
            heading(2, f"基本目標{goal.number}：{goal.name}"),
            f'<figure><img src="zu{goal.number}.png" alt="グラフ：転入者数と転出者数の推移"><figcaption>図{goal.number}　転入者数と転出者数の推移（平成27年～令和元年）</figcaption></figure>',
            paragraph("出典：住民基本台帳人口移動報告"),
        ]
        for measure in goal.measures:
            body += [
                heading(3, f"施策{goal.number}-{measure.number}　{measure.name}"),
                paragraph(measure_prose(hand, measure.name)),
            ]
            body += [kpi_table(hand, measure.kpis), *works(measure, "【具体的な事業】")]
    return page(hand, body)


@kind("targets kpis baseline years projects")
def system_of_each_goal(plan: Plan, hand: Hand) -> str:
    """Below each goal a box 「施策の体系」 lists its measures; then each has its own heading."""
    body = []
    for goal in plan.goals:
        body += [heading(2, f"基本目標{goal.number}　{goal.name}"), paragraph("■数値目標")]
        body += [kpi_table(hand, goal.targets, "指標名"), paragraph("■施策の体系")]
        body.append(bullets([f"({m.number}) {m.name}" for m in goal.measures]))
        for measure in goal.measures:
            body += [heading(3, f"({measure.number}) {measure.name}"), paragraph(measure_prose(hand, measure.name))]
            body += [kpi_table(hand, measure.kpis), *works(measure, "■主な事業")]
    return page(hand, body)


def _goal_rows(goal: Goal, hand: Hand) -> list[Row]:
    return [
        [SAME if index else f"({m.number}) {m.name}", k.name, hand.baseline(k), hand.target(k)]
        for m in goal.measures
        for index, k in enumerate(m.kpis)
    ]


@kind("kpis baseline years projects description")
def all_indicators_of_the_goal_first(plan: Plan, hand: Hand) -> str:
    """Each goal opens with one table of the KPIs of all its measures; the measures with projects follow as headings."""
    body = []
    hand.merge = "rowspan" if hand.merge == "blank" else hand.merge
    head = ["施策", "重要業績評価指標（KPI）", f"基準値（{hand.base_year}）", f"目標値（{hand.last_year}）"]
    for goal in plan.goals:
        body += [
            heading(2, f"基本目標{goal.number}　{goal.name}"),
            table(hand, [head], _goal_rows(goal, hand), whole=True),
        ]
        for measure in goal.measures:
            body += [
                heading(3, f"({measure.number}) {measure.name}"),
                paragraph(measure_prose(hand, measure.name)),
                paragraph("【主な事業】"),
            ]
            body.append(bullets([f"{p.name}<br>{p.description}" for p in measure.projects]))
    return page(hand, body)


@kind("kpis baseline years projects")
def sdgs_below_headings(plan: Plan, hand: Hand) -> str:
    """Lines 「関連するSDGs：…」 and 「関連する計画：…」 stand below the heading of each measure."""
    body = []
    goals = [
        "8 働きがいも経済成長も",
        "11 住み続けられるまちづくりを",
        "4 質の高い教育をみんなに",
        "17 パートナーシップで目標を達成しよう",
    ]
    for goal in plan.goals:
        body.append(heading(2, hand.goal(goal)))
        for measure in goal.measures:
            body += [
                heading(3, hand.measure(goal, measure)),
                paragraph(f"関連するSDGs：{'、'.join(hand.rng.sample(goals, 2))}"),
            ]
            body += [paragraph("関連する計画：第6次総合計画"), paragraph(measure_prose(hand, measure.name))]
            body += [kpi_table(hand, measure.kpis), *works(measure, "●主な事業")]
    return page(hand, body)


@kind("kpis baseline years projects")
def meaning_of_each_indicator(plan: Plan, hand: Hand) -> str:
    """A line 「※…をいう。（出典：…）」 tells the meaning and source of each KPI below the table."""
    body = []
    for goal in plan.goals:
        body.append(heading(2, hand.goal(goal)))
        for measure in goal.measures:
            body += [
                heading(3, hand.measure(goal, measure)),
                paragraph(measure_prose(hand, measure.name)),
                kpi_table(hand, measure.kpis),
            ]
            body += [paragraph(f"※{k.name}：毎年度末時点で担当課が集計した値（出典：市調べ）") for k in measure.kpis]
            body += works(measure, "【主な事業】")
    return page(hand, body)


@kind("kpis baseline years projects description department")
def book_with_tables(plan: Plan, hand: Hand) -> str:
    """Chapters of prose in front and behind; the strategy itself is one heading a goal and one table of projects a measure."""
    body = [*basics(plan), heading(2, "第2章　施策の展開")]
    for goal in plan.goals:
        body.append(heading(3, f"基本目標{goal.number}　{goal.name}"))
        for measure in goal.measures:
            body += [heading(4, f"({measure.number}) {measure.name}"), kpi_table(hand, measure.kpis)]
            rows = [[p.name, p.description, p.department] for p in measure.projects]
            body.append(table(hand, [["主な事業", "事業の内容", "担当課"]], rows, whole=True))
    return page(hand, [*body, *organisation(plan, hand, "第3章　推進体制と進捗管理")])
