"""What stands around a strategy in its book: reasons, period, population, organisation, review."""

from __future__ import annotations

from tests.support.cities.hand import Hand, era
from tests.support.cities.markup import Row, bullets, heading, paragraph, table
from tests.support.cities.truth import Plan


def period(plan: Plan) -> str:
    """The sentence that tells the period."""
    return f"計画期間は、{era(plan.start)}から{era(plan.end)}までの5年間とします。"


def basics(plan: Plan) -> list[str]:
    """The chapter of reasons: why, how long, how it stands to other plans."""
    return [
        heading(2, "第1章　総合戦略の基本的な考え方"),
        heading(3, "1　策定の趣旨"),
        paragraph(
            f"{plan.city}では、人口減少と少子高齢化に対応するため、まち・ひと・しごと創生法第10条に基づき、総合戦略を策定します。"
        ),
        heading(3, "2　計画期間"),
        paragraph(period(plan)),
        heading(3, "3　総合計画との関係"),
        paragraph("本戦略は、総合計画のうち人口減少の克服と地方創生に関する部分を具体化するものです。"),
    ]


def aims(plan: Plan) -> list[str]:
    """The chapter that lists the goals."""
    return [
        heading(2, "第2章　基本目標"),
        paragraph(f"国の総合戦略を踏まえ、次の{len(plan.goals)}つの基本目標を定めます。"),
        bullets([f"基本目標{g.number}　{g.name}" for g in plan.goals]),
    ]


def organisation(plan: Plan, hand: Hand, title: str) -> list[str]:
    """The chapter behind: who carries it, and how it is reviewed."""
    rows: list[Row] = [
        ["Plan（計画）", "総合戦略の策定・見直し", "4月～6月"],
        ["Do（実行）", "各課による施策・事業の実施", "通年"],
        ["Check（評価）", "推進会議による指標の達成状況の検証", "7月～9月"],
        ["Action（改善）", "次年度の予算と事業への反映", "10月～3月"],
    ]
    return [
        heading(2, title),
        heading(3, "1　推進体制"),
        paragraph(
            "市長を本部長とする推進本部を中心に、産官学金労言の各分野の委員からなる推進会議の意見を聴いて進めます。"
        ),
        heading(3, "2　PDCAサイクルによる効果検証"),
        paragraph("数値目標と重要業績評価指標（KPI）の達成状況を毎年度検証し、必要に応じて施策を見直します。"),
        table(hand, [["段階", "内容", "時期"]], rows, whole=True),
    ]


def population(hand: Hand) -> str:
    """A table of the population, with its projection."""
    rows: list[Row] = [
        ["総人口", "45,231", "42,118", "33,900", "25,400"],
        ["年少人口（0～14歳）", "5,610", "4,920", "3,600", "2,700"],
        ["生産年齢人口（15～64歳）", "26,180", "23,540", "17,100", "12,300"],
        ["老年人口（65歳以上）", "13,441", "13,658", "13,200", "10,400"],
    ]
    return table(hand, [["区分", "2015年", "2020年", "2040年（推計）", "2060年（推計）"]], rows, whole=True)


GOAL_PROSE = [
    "若い世代が安心して働き、暮らし続けられるよう、地域資源を生かした産業の振興と雇用の確保に取り組みます。",
    "本市の強みを生かし、市民、事業者、行政が一体となって、持続可能な地域社会の実現を目指します。",
    "　国の総合戦略が掲げる目標を踏まえ、県や近隣自治体とも連携しながら、各施策を総合的に展開します。",
]
MEASURE_PROSE = [
    "{}を図るため、国や県の制度を活用しながら、関係団体と一体となって取組を進めます。",
    "　人口減少に伴い担い手の不足が深刻化していることから、支援制度の充実と周知に努めます。また、関係機関との連携を強化し、{}に取り組みます。",
    "アンケート調査では、約6割の市民がこの分野の取組を重要と答えています。市民の声を反映しながら、計画的に事業を実施します。",
    "{}に向け、相談体制を整えるとともに、情報の発信を強化します。",
]


def goal_prose(hand: Hand) -> str:
    """What is said of a goal."""
    return hand.rng.choice(GOAL_PROSE)


def measure_prose(hand: Hand, name: str) -> str:
    """What is said of a measure: one or two sentences, with or without its name."""
    return hand.rng.choice(MEASURE_PROSE).format(name)
