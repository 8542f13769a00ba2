"""The words in which recipes say what something means: those of the field, or their names in English."""

from __future__ import annotations

import re
from typing import get_args

from senryaku_parse.frozen import frozendict
from senryaku_parse.plan.headings import read_heading
from senryaku_parse.plan.levels import Level
from senryaku_parse.recipe.model import Kept, Meaning
from senryaku_parse.text import match_key
from senryaku_parse.vocabulary import Part, default_vocabulary

WORDS: frozendict[Part | Kept, str] = frozendict(
    {
        "goal": "基本目標",
        "target": "数値目標",
        "area": "施策分野",
        "upper_measure": "上位の施策",
        "measure": "具体的施策",
        "kpi": "KPI",
        "indicator": "指標",
        "baseline": "現状値",
        "aim": "目標値",
        "interim": "途中の目標値",
        "actual": "実績値",
        "unit": "単位",
        "project": "事業",
        "category": "区分",
        "text": "内容",
        "organizations": "実施主体",
        "department": "担当課",
        "number": "番号",
        "other": "その他",
        "skip": "読まない",
    }
)
"""What a column or a row may hold → the word for it."""
LEVEL_WORDS: frozendict[str, str] = frozendict({**{level: WORDS[level] for level in get_args(Level)}, "text": "文"})
"""What a heading may name → the word for it."""
LABELS: frozendict[Part, str] = frozendict({"project": "具体的事業", "interim": "中間目標値", "upper_measure": "政策"})
"""Where the reader knows another word as a label or a heading: what is meant → that word."""

_YEAR_BEHIND = re.compile(r"(.+?)[ 　]+(20[0-9][0-9])")
_KNOWN: frozendict[str, Part | Kept] = frozendict(
    {match_key(word): part for part, word in WORDS.items()} | {match_key(part): part for part in WORDS}
)
_KEPT: frozenset[str] = frozenset(get_args(Kept))


def meaning(said: str) -> Meaning | None:
    """What `said` means: 「KPI」, 「目標値（R11）」, "baseline"; null where it means nothing."""
    if part := _KNOWN.get(match_key(said)):
        return Meaning(part, said=said)
    behind = _YEAR_BEHIND.fullmatch(said)
    if behind and (part := _KNOWN.get(match_key(behind[1]))):
        return Meaning(part, int(behind[2]), said=said)
    heading = read_heading(said, default_vocabulary())
    return Meaning(heading.parts[0], heading.year, heading.unit, said) if heading.parts else None


def part_meant(said: str) -> Part | None:
    """What `said` means as a label or a heading; null where it means nothing that one may."""
    found = meaning(said)
    if found is None or found.part == "skip":
        return None
    return "extra" if found.part == "other" else found.part


def level_meant(said: str) -> str | None:
    """The level, or "text", that `said` means; null where it means neither."""
    key = match_key(said)
    named = next((level for level, word in LEVEL_WORDS.items() if key in (match_key(word), level)), None)
    if named:
        return named
    part = part_meant(said)
    part = "area" if part == "upper_measure" else part
    return part if part in get_args(Level) else None


def word_for(part: Part) -> str:
    """The word that the reader knows as a label or a heading of `part`."""
    return LABELS.get(part, WORDS.get(part, part))
