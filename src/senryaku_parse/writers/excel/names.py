"""Names of sheets and columns, shared by the writer and the loader. No openpyxl."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, get_args

from senryaku_parse.columns import ENTITIES, Entity
from senryaku_parse.frozen import frozendict
from senryaku_parse.targets.years import read_year
from senryaku_parse.text import nfkc
from senryaku_parse.writers.delimited import Lang

SheetName: TypeAlias = Literal[
    "summary",
    "overview",
    "goals",
    "targets",
    "measures",
    "kpis",
    "projects",
    "progress",
    "findings",
    "edits",
    "legend",
]
"""A sheet by its English title; a table has the same name."""

SHEETS: tuple[SheetName, ...] = get_args(SheetName)
"""All sheets that people see, in their order."""

_TITLES = frozendict(
    {
        **{entity.name: entity.heading for entity in ENTITIES},
        "summary": "概要",
        "overview": "一覧",
        "progress": "進捗管理",
        "edits": "編集履歴",
        "legend": "凡例",
    }
)

CREATOR = "senryaku_parse"
"""Who made a workbook, as its properties have it: this package."""
DATA_SHEET = "_senryaku_parse"
"""Title of the very-hidden sheet that keeps the strategy as it was written (see `embedded`)."""
DATA_MARK = "senryaku_parse"
"""What its cell A1 holds; B1 holds the version of the schema, C1 the start year that was given, "-" for none."""


def sheet_title(name: SheetName | str, lang: Lang) -> str:
    """The title of a sheet in the language of the workbook.

    Raises:
        KeyError: there is no such sheet.
    """
    title = _TITLES[name]
    return title if lang == "ja" else name


def title_of(entity: Entity[Any], lang: Lang) -> str:
    """The title of the sheet of an entity."""
    return entity.heading if lang == "ja" else entity.name


@dataclass(frozen=True, slots=True)
class ProgressHeading:
    """One column of 進捗管理."""

    name: str
    """English heading."""
    heading: str
    """Japanese heading."""
    meaning: str
    """What stands in it, in Japanese."""

    def text(self, lang: Lang) -> str:
        """The heading in the language of the workbook."""
        return self.heading if lang == "ja" else self.name


PROGRESS_AIM = (
    ProgressHeading("id", "ID", "指標のID。クリックすると「数値目標」「KPI」のその行へ移る"),
    ProgressHeading("name", "指標", "指標の名前"),
    ProgressHeading("type", "種別", "数値目標（基本目標の指標）かKPI（具体的施策の指標）か"),
    ProgressHeading("goal_id", "基本目標ID", "指標の属する基本目標のID"),
    ProgressHeading("goal", "基本目標", "指標の属する基本目標"),
    ProgressHeading("measure", "具体的施策", "KPIの属する具体的施策"),
    ProgressHeading("department", "担当課", "担当する課"),
    ProgressHeading("target_text", "目標", "目標の表現。文書の文字そのまま"),
    ProgressHeading("unit", "単位", "実績の単位"),
    ProgressHeading("direction", "方向", "増加・減少・維持のどれを目指すか。文書からわからないときは空"),
    ProgressHeading("bound", "以上・以下", "目標値について文書にある「以上・超・以下・未満」。なければ空"),
    ProgressHeading("baseline", "基準値", "出発点の値。文書にあるか、目標値と増減から正確に求められるときだけ"),
    ProgressHeading("value", "目標値", "目指す水準。増減だけが書かれた目標では空"),
    ProgressHeading("change", "増減", "出発点からの増減。文書にあるときだけ"),
    ProgressHeading("counted", "実績の数え方", "年度の欄に入れる数。下の「実績の数え方」の説明を見る"),
)
"""The columns before those of the fiscal years: what the document says. None of them is read back but the ID."""

PROGRESS_RESULT = (
    ProgressHeading("latest_year", "最新年度", "実績の入っている最後の（いちばん右の）年度"),
    ProgressHeading("latest_value", "最新値", "その年度の実績"),
    ProgressHeading("latest_aim", "最新年度の目標", "その年度までに進んでいるはずの値"),
    ProgressHeading(
        "condition", "達成の条件", "最新値が目標値とどうなれば達成か。「（仮）」は文書に書かれていないもの"
    ),
    ProgressHeading("rate", "達成率", "最後の目標に対して、どこまで達成したか。下の「達成率」の説明を見る"),
    ProgressHeading(
        "pace", "進捗率", "その年度までに進んでいるはずの分に対して、どこまで進んだか。下の「進捗率」の説明を見る"
    ),
    ProgressHeading("mark", "評価", "最新年度の評価。下の「評価」の説明を見る"),
    ProgressHeading("basis", "評価の方法", "年度の目標を何から決めたか。下の「評価の方法」の説明を見る"),
    ProgressHeading("way_start", "出発点", "計算用。歩みを数え始める値。空なら、目標との比で計算する"),
    ProgressHeading("way_end", "到達点", "計算用。最後に目指す値"),
    ProgressHeading("behind", "遅れの順", "計算用。3番目より下の印の指標の進捗率。小さいほど遅れている"),
    ProgressHeading("sense", "向き", "計算用。多いほどよいなら1、少ないほどよいなら-1、ちょうどなら0"),
)
"""The columns behind those of the fiscal years: formulas. Never read back."""

YEAR_PARTS: frozendict[str, tuple[str, str]] = frozendict(
    aim=("目標", " target"),
    actual=("", ""),
    mark=("評価", " mark"),
    reason=("評価の理由", " reason"),
    direction=("今後の方向性", " direction"),
    opinion=("有識者意見", " opinion"),
)
"""What each fiscal year has a column for, in their order, and how its heading ends in Japanese and in English."""
REVIEW_TEXTS = ("reason", "direction", "opinion")
"""The parts that people write as texts, fields of `Review`."""
MONEY: frozendict[str, tuple[str, str]] = frozendict(budget=("予算額", " budget"), settlement=("決算額", " settlement"))
"""What 事業 has columns of each fiscal year for, fields of `Budget`, and how their headings end."""

_ERAS = ((2019, "R"), (1989, "H"), (1926, "S"))
"""First fiscal year of an era and its letter. Fiscal 2019 began in 平成31 and is called 令和元年度."""
_JAPANESE_YEAR = r"(?:令和|平成|昭和|[RHS])(?:元|[0-9]{1,2})"
_GREGORIAN_YEAR = r"(?:19|20)[0-9]{2}"
_YEAR = rf"(?:{_JAPANESE_YEAR}|{_GREGORIAN_YEAR})(?:年度?)?"
_PARTS: frozendict[str, tuple[str, str]] = YEAR_PARTS | MONEY
_PART_OF = re.compile(rf"FY{_GREGORIAN_YEAR}|{_YEAR}(?:\({_YEAR}\))?|[0-9]{{1,2}}年目|year[0-9]{{1,2}}")
_YEAR_HEADING = re.compile(rf"FY{_GREGORIAN_YEAR}|{_YEAR}(?:\({_YEAR}\))?")


def year_heading(year: int, lang: Lang) -> str:
    """The heading of a fiscal year: 「2015年度(H27)」, "FY2015"."""
    if lang == "en":
        return f"FY{year}"
    era = next((f"({letter}{year - first + 1})" for first, letter in _ERAS if year >= first), "")
    return f"{year}年度{era}"


def ordinal_heading(number: int, lang: Lang) -> str:
    """The heading of a year of the plan where no fiscal year is known: 「1年目」, "year 1"."""
    return f"{number}年目" if lang == "ja" else f"year {number}"


def part_heading(heading: str, part: str, lang: Lang) -> str:
    """The heading of a part of the year that `heading` names: 「2015年度(H27)目標」."""
    return heading + _PARTS[part][lang == "en"]


def split_heading(heading: str) -> tuple[str, str]:
    """The heading of a year and the part that stands below it: 「2015年度(H27)評価」 → 「2015年度(H27)」, "mark"."""
    plain = nfkc(heading).strip()
    for part, endings in _PARTS.items():
        for ending in filter(None, endings):
            if plain.endswith(ending) and _PART_OF.fullmatch("".join(plain.removesuffix(ending).split())):
                return plain.removesuffix(ending), part
    return heading, "actual"


def is_of_year(heading: str) -> bool:
    """Whether a heading is that of a fiscal year or of a part of it, be it only 「1年目」."""
    return bool(_PART_OF.fullmatch("".join(nfkc(split_heading(heading)[0]).split())))


def heading_year(heading: str) -> int | None:
    """The Gregorian fiscal year that a heading names, typed by people too; null where it names none.

    Read: 2015年度(H27), FY2015, 2015, 平成27年度, H27, 令和元年度（2019年度）. Null where two forms disagree.
    """
    plain = "".join(nfkc(heading).split())
    return read_year(plain) if _YEAR_HEADING.fullmatch(plain) else None
