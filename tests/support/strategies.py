"""Random strategies as a parse gives them: ids by the contract, numbers consecutive, nothing left to repair.

Texts are put together from words of the field, with marks that break careless readers between them. Two
things are left out because a printed table can't tell them apart: an indicator whose name begins with a
digit or holds a space (joined in one cell with another, its border would be lost), and two projects of
one name (which of them a 再掲 means would be a choice). No measure says the same twice: that is read as once.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from hypothesis import strategies as st

from senryaku_parse.model import Area, Goal, Indicator, Measure, Project, Strategy
from senryaku_parse.source import Source
from senryaku_parse.targets import read_target
from senryaku_parse.text import match_key

CATEGORIES = ("新規", "拡充", "民間等", "継続", None)
ORGANIZATIONS = ("北洋銀行", "大地みらい信用金庫", "日本政策金融公庫", "中小企業庁", "NPO法人みなと", "北海道大学")

_WORDS = ("子育て", "移住", "観光", "港", "UIターン", "酪農", "若年者", "根室・釧路", "まちづくり", "ひとり親家庭等")
_MARKS = (
    "「みらい」",
    "(幼稚園)",
    "（専門組織DMO）",
    "|",
    "*",
    "_",
    "<b>",
    "&amp;",
    "~",
    "\\",
    "`",
    "[港]",
    "、",
    "～",
    "#",
)
_DIGITS = ("6次産業化", "18市町村", "20～39歳", "1,000人当たりの")


def _texts(endings: tuple[str, ...], beginnings: tuple[str, ...] = _WORDS) -> st.SearchStrategy[str]:
    middle = st.lists(st.sampled_from((*_WORDS, *_MARKS, *_DIGITS)), max_size=2).map("".join)
    return st.tuples(st.sampled_from(beginnings), middle, st.sampled_from(endings)).map("".join)


titles = _texts(("の推進", "をつくる", "をかなえる 地域", "の強化", ""), (*_WORDS, *_DIGITS))
"""Names of goals, areas and measures."""
indicator_names = _texts(("数", "の割合", "件数", "率", "人口", "の満足度"))
project_names = _texts(("事業", "支援事業", "制度", "講座", "プロジェクト"), (*_WORDS, *_DIGITS, "新規就農", "新規"))
descriptions = st.one_of(st.just(""), _texts(("の支援", "助成", "の開催", "", "等"), (*_WORDS, *_DIGITS)))

_amounts = st.integers(1, 9999).map("{:,}".format)
_rates = st.decimals("0.1", "99.9", places=1).map(str)
targets = st.one_of(
    st.sampled_from(("ゼロ維持", "5年で季節待機児童ゼロ達成", "5年で総額10億円", "5年で2団体・地区増加", "5年で100%")),
    st.builds("5年で{}人増加".format, _amounts),
    st.builds("年間延べ{}人".format, _amounts),
    st.builds("5年で{}件とし{}件増加".format, _amounts, _amounts),
    st.builds("5年で{}%とし{}ポイント向上".format, _rates, _rates),
)
"""Aims as the cities word them."""


@st.composite
def strategies(draw: st.DrawFn) -> Strategy:
    """One to three goals; projects listed again point to the one project of their name above them."""
    listed: dict[str, Project] = {}
    goals = tuple(_goal(draw, number, listed) for number in range(1, draw(st.integers(1, 3)) + 1))
    return Strategy(title="", source=Source("", "markdown", ""), goals=goals)


def _goal(draw: st.DrawFn, number: int, listed: dict[str, Project]) -> Goal:
    return Goal(
        id=str(number),
        number=number,
        name=draw(titles),
        targets=_indicators(draw, f"{number}-T", numbered=True),
        measures=_measures(draw, str(number), listed),
    )


def _measures(draw: st.DrawFn, goal: str, listed: dict[str, Project]) -> tuple[Measure, ...]:
    """Up to four measures: areas in the order ア, イ, ウ, numbers from 1 in each."""
    numbers = {marker: count(1) for marker in "アイウ"}
    areas = {marker: Area(marker=marker, name=draw(titles)) for marker in numbers}
    markers = sorted(draw(st.lists(st.sampled_from("アイウ"), max_size=4)))
    return tuple(_measure(draw, goal, areas[marker], next(numbers[marker]), listed) for marker in markers)


def _measure(draw: st.DrawFn, goal: str, area: Area, number: int, listed: dict[str, Project]) -> Measure:
    node_id = f"{goal}-{area.marker}-{number}"
    projects: list[Project] = []
    for _ in range(draw(st.integers(0, 5))):
        project = _project(draw, f"{node_id}-P{len(projects) + 1}", listed)
        if all(replace(one, id=project.id) != project for one in projects):
            projects.append(project)
    return Measure(
        id=node_id,
        area=area,
        number=number,
        name=draw(titles),
        kpis=_indicators(draw, f"{node_id}-K", numbered=False),
        projects=tuple(projects),
    )


def _indicators(draw: st.DrawFn, prefix: str, *, numbered: bool) -> tuple[Indicator, ...]:
    pairs = draw(st.lists(st.tuples(indicator_names, targets), max_size=4, unique=True))
    return tuple(
        Indicator(id=f"{prefix}{at}", number=at if numbered else None, name=name, target=read_target(text, name)[0])
        for at, (name, text) in enumerate(pairs, 1)
    )


def _project(draw: st.DrawFn, node_id: str, listed: dict[str, Project]) -> Project:
    """A project, a third of the time one of `listed` again; `listed` grows by each new one."""
    again = draw(st.sampled_from(list(listed.values()))) if listed and not draw(st.integers(0, 2)) else None
    name = again.name if again else draw(project_names.filter(lambda name: match_key(name) not in listed))
    description = draw(descriptions)
    organizations = tuple(draw(st.lists(st.sampled_from(ORGANIZATIONS), max_size=2, unique=True)))
    project = Project(
        id=node_id,
        category=draw(st.sampled_from(CATEGORIES)),
        name=name,
        text="/".join(filter(None, (description, "、".join(organizations)))) if description else "",
        description=description,
        organizations=organizations if description else (),
        reprint=again is not None,
        reprint_of=again.id if again else None,
    )
    listed.setdefault(match_key(name), project)
    return project
