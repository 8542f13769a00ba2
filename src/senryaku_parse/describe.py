"""Says a reading in words a planner can check: 「現状 1.37 → 5年後 1.49（+0.12ポイント）」.

The wording is here and nowhere else: one `_Words` a language, one order of parts for both.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from senryaku_parse.model import Target


@dataclass(frozen=True, slots=True)
class _Words:
    """The wording of one language; `{}` is filled in."""

    baseline: str
    aim: str
    in_year: str
    over_years: str
    in_years: str
    per: dict[str | None, str]
    cumulative: str
    bound: dict[str | None, str]
    direction: dict[str | None, str]
    projected: str
    brackets: str
    separator: str
    units: dict[str, str]


_JAPANESE = _Words(
    baseline="現状",
    aim="目標",
    in_year="{}年度",
    in_years="{}年後",
    over_years="{}年間で",
    per={"year": "年間"},
    cumulative="累計",
    bound={"at_least": "{}以上", "at_most": "{}以下"},
    direction={"increase": "増加", "decrease": "減少", "maintain": "維持"},
    projected="見込み比{}",
    brackets="（{}）",
    separator="、",
    units={},
)
_ENGLISH = _Words(
    baseline="now",
    aim="target",
    in_year="FY{}",
    in_years="in {} years",
    over_years="over {} years",
    per={"year": "yearly"},
    cumulative="cumulative",
    bound={"at_least": "at least {}", "at_most": "at most {}"},
    direction={"increase": "increase", "decrease": "decrease", "maintain": "maintain"},
    projected="{} against the projection",
    brackets=" ({})",
    separator=", ",
    units={"ポイント": " points", "円": " yen"},
)


def describe(target: Target, lang: Literal["ja", "en"] = "ja") -> str:
    """`target` in words; its text where nothing was read."""
    words = _ENGLISH if lang == "en" else _JAPANESE
    level = _number(target.value, target.unit, words)
    step = _step(target, words)
    way = words.direction.get(target.direction, "")
    if not (level or step or way or target.baseline is not None):
        return target.text
    aim = _bound(target, words).format(level) if level else step or way
    qualifier = "" if target.qualifier and aim.endswith(target.qualifier) else target.qualifier or ""
    notes = [note for note in (step if level else "", _way_note(target, way), qualifier) if note]
    parts = [_when(target, words), words.per.get(target.per, ""), words.cumulative if target.cumulative else "", aim]
    described = _start(target, words) + " ".join(part for part in parts if part)
    return described + (words.brackets.format(words.separator.join(notes)) if notes else "")


def _bound(target: Target, words: _Words) -> str:
    """「{}以上」; in Japanese the text's own word, where that is not the usual one."""
    if target.bound and words is _JAPANESE:
        for word in ("未満", "超", "以内"):
            if word in target.text:
                return "{}" + word
    return words.bound.get(target.bound, "{}")


def _start(target: Target, words: _Words) -> str:
    """「現状 1.37 → 」, or nothing where no baseline is known."""
    if target.baseline is None:
        return ""
    year = words.in_year.format(target.baseline_year) if target.baseline_year else words.baseline
    return f"{year} {_number(target.baseline, target.unit, words)} → "


def _when(target: Target, words: _Words) -> str:
    if target.target_year is not None:
        return words.in_year.format(target.target_year)
    if target.years is not None:
        over = "年間" in target.text and not target.per
        return (words.over_years if over else words.in_years).format(target.years)
    return words.aim if target.baseline is not None else ""


def _step(target: Target, words: _Words) -> str:
    if target.change is None:
        return ""
    step = _number(target.change, target.change_unit or target.unit, words, sign="+")
    return words.projected.format(step) if target.change_from == "projection" else step


def _way_note(target: Target, way: str) -> str:
    """The direction, where neither a step nor the aim itself shows it."""
    return way if target.value is not None and target.change is None else ""


def _number(number: Decimal | None, unit: str | None, words: _Words, sign: Literal["", "+"] = "") -> str:
    """「1,400世帯」, 「+0.12ポイント」; "" for null."""
    if number is None:
        return ""
    digits = format(number, f"{sign},f") if number else "±0" if sign else format(number, "f")
    return digits + (words.units.get(unit, unit) if unit else "")
