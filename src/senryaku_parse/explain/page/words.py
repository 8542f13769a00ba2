"""The review page's own words: one `ReviewWords` a language. What the document says stays as it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from senryaku_parse.explain.model import CellReading, LineReading, Role
from senryaku_parse.explain.terminal import why_level
from senryaku_parse.explain.words import WORDS as EXPLAINED
from senryaku_parse.explain.words import Lang, Words
from senryaku_parse.frozen import frozendict
from senryaku_parse.writers.page.words import WORDS as PAGE
from senryaku_parse.writers.page.words import PageWords

Reading: TypeAlias = CellReading | LineReading
"""A text of the source."""
Mark: TypeAlias = Literal["unplaced", "guessed", "repaired"]
"""What findings say was made of a text: none of it; what is likely, or what was left open; what is certain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewWords:
    """The words of one language; `{}` is filled in."""

    page: PageWords
    explained: Words
    title: str
    source: str
    reading: str
    roles: frozendict[Role, tuple[str, str]]
    """Role → its name, and the sign that stands for it."""
    marks: frozendict[Mark, tuple[str, str]]
    """Mark → its name, and the sign that stands for it."""
    legend: str
    look: str
    none_to_look: str
    next: str
    previous: str
    search_hint: str
    hits: str
    no_hits: str
    plan: str
    at: str
    pages: str
    lines: str
    chosen: str
    hint: str
    refused: str
    skipped: str
    draft: str
    fields: frozendict[str, str]
    of: str
    comma: str

    def what(self, one: Reading) -> str:
        """What became of a text: 「KPIの名前、目標値」, 「具体的施策（「施策」と書かれている）」."""
        role = self.roles[one.role][0]
        if isinstance(one, LineReading) and one.level:
            told = self.explained.brackets.format(why_level(one, self.explained))
            return f"{self.explained.holds.get(one.level, one.level)}{told}"
        fields = list(dict.fromkeys(self._fields(one)))
        return self.of.format(role, self.comma.join(fields)) if fields else role

    def _fields(self, one: Reading) -> Iterator[str]:
        for went in one.went:
            node = max((id_ for id_ in one.nodes if went.startswith(f"{id_}.")), key=len, default=None)
            field = went if node is None else went[len(node) + 1 :]
            if node is not None or one.role == "field":
                yield self._field(field)

    def _field(self, field: str) -> str:
        """「extra.メモ」 → 「メモ」, "series.2025.target" → 「2025 目標値」, "target" → 「目標値」."""
        kind, dot, rest = field.partition(".")
        if kind == "extra" and dot:
            return rest
        year, _, said = rest.partition(".") if kind in ("series", "reviews", "budgets", "actuals") else ("", "", kind)
        name = "aim" if said == "target" else said or "actual"
        return f"{year} {self.fields.get(name) or self.explained.holds.get(name, name)}".strip()


_JAPANESE = ReviewWords(
    page=PAGE["ja"],
    explained=EXPLAINED["ja"],
    title="読み方の確認",
    source="元の文書",
    reading="読み取った結果",
    roles=frozendict(
        {
            "goal": ("基本目標", "目"),
            "target": ("数値目標", "数"),
            "area": ("施策分野", "分"),
            "measure": ("具体的施策", "施"),
            "kpi": ("KPI", "K"),
            "project": ("事業", "事"),
            "heading": ("見出し・ラベル", "見"),
            "field": ("表題など", "題"),
            "repeated": ("上と同じ文字の写し", "写"),
            "finding": ("どの項目にもしなかった文字", "外"),
            "outside": ("総合戦略の外", ""),
            "lost": ("行き先のない文字", "？"),
            "blank": ("空白", ""),
        }
    ),
    marks=frozendict(
        {
            "unplaced": ("置き場所がない", "未"),
            "guessed": ("推定した・定まらない", "推"),
            "repaired": ("直した・補った", "直"),
        }
    ),
    legend="色と印",
    look="見る必要のあるものだけ",
    none_to_look="見る必要のあるものはありません",
    next="次の要確認",
    previous="前の要確認",
    search_hint="元の文字、名前、ID",
    hits="{}か所が該当",
    no_hits="該当する所はありません。",
    plan="列と行の読み方",
    at="表{} 行{} 列{}",
    pages="{}ページ",
    lines="{}行目",
    chosen="選んだ所",
    hint="左の文字か右の項目に触れると、対応する所が光ります。矢印キーで動き、Enter で相手側へ移ります。",
    refused="総合戦略として読めませんでした",
    skipped="読まなかった表",
    draft="読み方を直すには、この下書き（レシピ）から:",
    fields=frozendict(
        {
            "title": "表題",
            "municipality": "自治体名",
            "period": "計画期間",
            "label": "ラベル",
            "area": "名前",
            "notes": "注",
        }
    ),
    of="{}の{}",
    comma="、",
)
_ENGLISH = ReviewWords(
    page=PAGE["en"],
    explained=EXPLAINED["en"],
    title="How it was read",
    source="Source",
    reading="Reading",
    roles=frozendict(
        {
            "goal": ("Goal", "G"),
            "target": ("Target", "T"),
            "area": ("Area", "A"),
            "measure": ("Measure", "M"),
            "kpi": ("KPI", "K"),
            "project": ("Project", "P"),
            "heading": ("Heading or label", "H"),
            "field": ("Title and the like", "F"),
            "repeated": ("Copy of the text above", "="),
            "finding": ("Text of no entry", "×"),
            "outside": ("Outside the strategy", ""),
            "lost": ("Text that went nowhere", "?"),
            "blank": ("Blank", ""),
        }
    ),
    marks=frozendict(
        {"unplaced": ("without a place", "?!"), "guessed": ("guessed or open", "≈"), "repaired": ("repaired", "✓")}
    ),
    legend="Colours and signs",
    look="Only what needs a look",
    none_to_look="Nothing needs a look",
    next="Next to look at",
    previous="Previous to look at",
    search_hint="Texts of the source, names, ids",
    hits="{} found",
    no_hits="Nothing found.",
    plan="How its columns and rows were read",
    at="table {}, row {}, column {}",
    pages="page {}",
    lines="line {}",
    chosen="Chosen",
    hint="Point at a text or an entry: what belongs to it lights up. Arrow keys move, Enter goes to the other side.",
    refused="Not read as a strategy",
    skipped="Tables that were not read",
    draft="To put it right, begin with this draft (a recipe):",
    fields=frozendict({"aim": "target", "label": "label"}),
    of="{}: {}",
    comma=", ",
)

WORDS: frozendict[Lang, ReviewWords] = frozendict({"ja": _JAPANESE, "en": _ENGLISH})
