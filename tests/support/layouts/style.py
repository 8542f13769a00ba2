"""How a document is written, apart from what it says: its words, its numbers, its years, its merged cells.

A style is one choice for each entry of `CHOICES`, so that hypothesis and `random.Random` draw from the same list.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal

from senryaku_parse.vocabulary import default_vocabulary

_FULL_WIDTH = str.maketrans("0123456789-.", "０１２３４５６７８９－．")
_ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"
_REIWA, _HEISEI = 2018, 1988
"""The Gregorian years before the first of each era."""


@dataclass(frozen=True, slots=True)
class Style:
    """One choice each."""

    goal: str
    """Heading of goals; so are the next ones, each of what it is named for."""
    area: str
    measure: str
    target: str
    kpi: str
    indicator: str
    project: str
    project_label: str
    """What stands before a list of projects."""
    baseline: str
    aim: str
    actual: str
    department: str
    category: str
    text: str
    indicator_extra: str
    """Heading of the column of an indicator that goes to `extra`; so is the next of a project."""
    project_extra: str
    goal_number: str
    """How a goal is numbered, see `numbered`; so are the next ones."""
    measure_number: str
    year: str
    """How years are written, see `year_of`."""
    year_in: str
    """What stands around the year of a heading."""
    years_told: bool
    """The headings of baseline and aim tell their years."""
    html: bool
    """HTML with real spans, else Markdown."""
    repeated: bool
    """In Markdown, merged cells with their text in each row, else blank below the first."""
    header_in_body: bool
    """In Markdown, the header below an empty header row."""
    header_rows: int
    """1, 2 or 3: with groups over the columns of indicators, with years over 目標 and 実績."""
    number_apart: bool
    """The number of a goal in a column of its own."""
    indicator_numbers: bool
    """KPIs and targets numbered ①, ② …"""
    areas: bool
    targets: bool
    """Numeric targets are printed."""
    kpis: bool
    projects: bool
    departments: bool
    baselines: bool
    yearly: bool
    """Aims and results by year."""
    extras: bool
    note: bool
    """A remark below the rows of a table."""
    rows_a_page: int
    """Rows after which a page ends; 0 for one long page."""
    header_again: bool
    """A page begins with the header."""
    upper_again: bool
    """Goal and measure are told again where they have not changed."""
    in_order: bool
    """Rows of projects in the order of their goals."""
    goal_named: bool
    """A heading above the table names the goal."""
    pairs: bool
    """In rows of labels, two fields of an indicator side by side."""
    inner_tables: bool
    """In rows of labels, projects with all they say, in a table within the table."""
    outline: Literal["heading", "bold", "plain"]
    """What goals and measures are in an outline."""
    contents: bool
    """A list of all goals and measures stands before an outline."""
    lines: bool
    """In an outline, an indicator a line, else in tables."""
    frame: str
    """What stands around a label of an outline, x."""
    mark_before: bool
    """区分 before the name of a project of a list, else behind it."""
    bullets: str
    """The mark of items in lists."""
    arrow: str
    """What stands between the baseline and the aim of one line."""


def _words(table: str, *entries: str, but: Sequence[str] = ()) -> tuple[str, ...]:
    words = default_vocabulary().words[table]
    return tuple(word for entry in entries for word in words[entry] if word not in but)


def _levels(entry: str, but: Sequence[str] = ()) -> tuple[str, ...]:
    return _words("labels", entry, but=but) + _words("wide_labels", entry, but=but)


_BOOLEANS = (False, True)

CHOICES: Mapping[str, tuple[Any, ...]] = {
    "goal": _levels("goal", but=("目標",)),
    "area": _levels("area"),
    "measure": _levels("measure"),
    "target": _levels("target", but=("目標数値",)),
    "kpi": _levels("kpi"),
    "indicator": _words("fields", "indicator", but=("目標指標",)),
    "project": ("事業名", "事務事業名", "事業名称", "主な事業", "具体的な事業", "主な取組", "実施事業"),
    "project_label": _words("labels", "project"),
    "baseline": _words("fields", "baseline"),
    "aim": _words("fields", "aim", but=("数値目標", "目標年次")),
    "actual": ("実績", "実績値"),
    "department": _words("columns", "department"),
    "category": _words("columns", "category"),
    "text": _words("columns", "text"),
    "indicator_extra": ("達成率", "評価", "定義", "出典", "目標値の設定根拠", "備考"),
    "project_extra": ("予算額", "事業費（千円）", "方向性", "事業期間", "備考"),
    "goal_number": ("1. ", "１　", "Ⅰ　", "(1) ", "① ", "基本目標1　", "第１章　"),
    "measure_number": ("1. ", "(1) ", "（１）", "①", "1-1　", "１－１　"),
    "year": ("平成27年度", "H27", "Ｈ２７", "2015年度", "2015", "平成27(2015)年度", "２０１５年度"),
    "year_in": ("()", "（）", "<br>()", " "),
    **dict.fromkeys(("html", "repeated", "header_in_body", "number_apart", "indicator_numbers"), _BOOLEANS),
    **dict.fromkeys(("areas", "targets", "departments", "baselines", "yearly", "extras", "note"), _BOOLEANS),
    **dict.fromkeys(("header_again", "upper_again", "in_order", "goal_named", "years_told"), _BOOLEANS),
    **dict.fromkeys(("kpis", "projects", "pairs", "inner_tables", "contents", "lines", "mark_before"), _BOOLEANS),
    "outline": ("heading", "bold", "plain"),
    "frame": ("x", "【x】", "《x》", "■x", "○x"),
    "header_rows": (1, 2, 3),
    "rows_a_page": (0, 3, 7),
    "bullets": ("- ", "* ", "・", "○", "◇"),
    "arrow": ("→", " → ", "　⇒　", "→　"),
}
"""Field of a style → what it may be."""


def drawn(choose: Callable[[tuple[Any, ...]], Any]) -> Style:
    """The style of which `choose` takes each part: `random.choice`, or a draw of hypothesis."""
    return Style(**{one.name: choose(CHOICES[one.name]) for one in fields(Style)})


def numbered(number: int | None, pattern: str, above: int | None = None) -> str:
    """`number` written as `pattern` writes 1; "" without a number. `above` is the number of the level above it."""
    if number is None:
        return ""
    if pattern[:1] in "Ⅰ":
        return _ROMAN[number - 1] + pattern[1:]
    if "①" in pattern:
        return pattern.replace("①", chr(ord("①") + number - 1))
    first, one, rest = pattern.partition("1" if "1" in pattern else "１")
    wide = one == "１"
    mine, upper = (str(each).translate(_FULL_WIDTH) if wide else str(each) for each in (number, above or 1))
    return first + upper + rest.replace(one, mine) if one in rest else first + mine + rest


def year_of(year: int, style: Style) -> str:
    """The fiscal year as the style writes it; from 2019 on in 令和 where it writes eras."""
    era, letter, count = ("令和", "R", year - _REIWA) if year > _REIWA else ("平成", "H", year - _HEISEI)
    number = "元" if count == 1 and style.year.startswith("平成") else str(count)
    match style.year:
        case "平成27年度":
            return f"{era}{number}年度"
        case "平成27(2015)年度":
            return f"{era}{number}({year})年度"
        case "H27":
            return f"{letter}{count}"
        case "Ｈ２７":
            return f"{letter}{count}".translate({**_FULL_WIDTH, ord("H"): "Ｈ", ord("R"): "Ｒ"})
        case "２０１５年度":
            return f"{year}年度".translate(_FULL_WIDTH)
    return style.year.replace("2015", str(year))


def with_year(heading: str, year: int, style: Style) -> str:
    """「目標値（H31）」."""
    written = year_of(year, style)
    if style.year_in == " ":
        return f"{heading} {written}"
    brackets = style.year_in.removeprefix("<br>")
    return heading + "\n" * style.year_in.startswith("<br>") + brackets[0] + written + brackets[1]
