"""The words of explanations: one `Words` a language. What the document says stays as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from senryaku_parse.frozen import frozendict
from senryaku_parse.layouts.choice import LAYOUTS
from senryaku_parse.messages.ja.tables import MESSAGES as JAPANESE_TABLES
from senryaku_parse.plan.bands import Evidence

Lang: TypeAlias = Literal["ja", "en"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one language; `{}` is filled in."""

    layouts: frozendict[str, str]
    holds: frozendict[str, str]
    """What a column or a row holds: its parts are named, "kpi" and "target", and joined."""
    of: str
    """Joins the name of an entry and of its field."""
    evidence: frozendict[Evidence, str]
    line_evidence: frozendict[Evidence, str]
    rows: str
    one_row: str
    column: str
    table: str
    page: str
    line: str
    comma: str
    brackets: str
    joined: str
    skipped: str
    moved: str
    kept_out: str
    unknown: str
    more: str
    text: str
    no_levels: str
    outside: str
    repeats: str


JAPANESE = Words(
    layouts=frozendict(
        {
            **{name: JAPANESE_TABLES[f"layout-{name}"] for name in LAYOUTS},
            "label-column": "ラベルの列",
            "none": "読まない",
        }
    ),
    holds=frozendict(
        {
            "goal": "基本目標",
            "target": "数値目標",
            "area": "施策分野",
            "upper_measure": "上位の施策",
            "measure": "具体的施策",
            "kpi": "KPI",
            "indicator": "指標",
            "project": "事業",
            "extra": "余分な階層",
            "level": "余分な階層",
            "name": "名前",
            "baseline": "現状値",
            "aim": "目標値",
            "interim": "途中の目標値",
            "actual": "実績値",
            "value": "年度の値",
            "unit": "単位",
            "category": "区分",
            "text": "内容",
            "organizations": "実施主体",
            "department": "担当課",
            "number": "番号",
            "other": "見出しとともに残す",
            "label": "ラベル",
            "kind": "行の種類",
            "header": "見出し",
            "none": "読まない",
            "unread": "読まない",
            "blank": "空",
        }
    ),
    of="の",
    evidence=frozendict(
        {"word": "知られた見出し", "likeness": "見出しの中の語", "contents": "下の欄の中身", "place": "位置"}
    ),
    line_evidence=frozendict(
        {
            "word": "「{}」と書かれている",
            "likeness": "階層の名が書かれた見出しと同じ書き方{}",
            "contents": "下にあるものから{}",
            "place": "番号と位置から{}",
        }
    ),
    rows="行{}–{}",
    one_row="行{}",
    column="列{}",
    table="表{}",
    page="{}ページ",
    line="{}行目",
    comma="、",
    brackets="（{}）",
    joined="表{}の続きとして読みました",
    skipped="読み飛ばしました",
    moved="移した・つないだ・分けた",
    kept_out="どの項目にもしなかった",
    unknown="わからない見出し",
    more="ほか{}件",
    text="本文の見出し",
    no_levels="階層として読んだ見出しはありません",
    outside="総合戦略の外にある文 {}行",
    repeats="表{}と同じ",
)

ENGLISH = Words(
    layouts=frozendict({**{name: name for name in LAYOUTS}, "label-column": "label-column", "none": "not read"}),
    holds=frozendict(
        {"level": "a level too many", "extra": "a level too many", "aim": "target", "other": "kept under its heading"}
    ),
    of=" ",
    evidence=frozendict(
        {"word": "known heading", "likeness": "word in the heading", "contents": "cells below", "place": "place"}
    ),
    line_evidence=frozendict(
        {
            "word": "says “{}”",
            "likeness": "written as those that say their level{}",
            "contents": "by what stands below{}",
            "place": "by number and place{}",
        }
    ),
    rows="rows {}–{}",
    one_row="row {}",
    column="column {}",
    table="Table {}",
    page="page {}",
    line="line {}",
    comma=", ",
    brackets=" ({})",
    joined="read as part of table {}",
    skipped="skipped",
    moved="moved, joined or parted",
    kept_out="kept out",
    unknown="headings not understood",
    more="{} more",
    text="Headings in the text",
    no_levels="no heading was read as a level",
    outside="{} lines outside the strategy",
    repeats="as table {}",
)

WORDS: frozendict[Lang, Words] = frozendict({"ja": JAPANESE, "en": ENGLISH})


def said(holds: str, words: Words) -> str:
    """What a column or a row holds in words: "kpi.target 2025" → 「KPIの目標値 2025」."""
    return "・".join(_one(one, words) for one in holds.split("+"))


def _one(holds: str, words: Words) -> str:
    name, _, year = holds.replace(": target or actual", ".kind").partition(" ")
    entry, dot, field = name.partition(".")
    if not dot:
        return words.holds.get(entry, entry)
    if field == "other":
        return words.holds[field]
    field = "aim" if field == "target" else field
    text = words.of.join((words.holds.get(entry, entry), words.holds.get(field, field)))
    return f"{text} {year}" if year else text
