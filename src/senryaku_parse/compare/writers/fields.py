"""Values of changed fields in words; the counts of a summary by their Japanese names."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from senryaku_parse.compare.model import Change
from senryaku_parse.frozen import frozendict

COUNTS = frozendict(
    {
        "added": "追加",
        "removed": "削除",
        "renamed": "名称変更",
        "moved": "移動",
        "changed": "内容の変更",
        "split": "分割",
        "merged": "統合",
        "renumbered": "番号・順番",
        "orthographic": "表記のみ",
        "unchanged": "変更なし",
    }
)
"""Field of `Counts` → what a planner reads."""

PARTS_OF_TEXT = frozenset({"description", "organizations"})
"""Fields that say again what `text` says."""


def spelled(name: str, value: Any) -> str:
    """The value of field `name`, as `Change.fields` has it, in words; "" for none."""
    match value:
        case None | False:
            return ""
        case True:
            return "あり"
        case Decimal():
            return f"{value:f}"
        case tuple():
            separator = "\n" if name == "notes" else "、"
            return separator.join(_named(one) if isinstance(one, Mapping) else str(one) for one in value)
        case Mapping():
            return _mapping(name, value)
        case _:
            return str(value)


def area_text(marker: str, name: str) -> str:
    """An area as cities print it: 「(ア) 出産・育児支援」."""
    return f"({marker}) {name}" if marker else name


def difference(change: Change) -> tuple[Decimal, str] | None:
    """By how much the number aimed at was raised or lowered, and its unit; null for any other change."""
    if change.kind not in ("target_raised", "target_lowered"):
        return None
    old, new = change.fields["target"].old, change.fields["target"].new
    for number, units in (("value", ("unit",)), ("change", ("change_unit", "unit"))):
        if old[number] is not None and new[number] is not None and old[number] != new[number]:
            unit = next((new[name] for name in units if new[name]), "")
            return Decimal(new[number]) - Decimal(old[number]), unit
    return None


def step_text(change: Change) -> str:
    """「+0.06」, 「-6,000人」: `difference` in words; "" for any other change."""
    step = difference(change)
    return f"{step[0]:+,f}{step[1]}" if step else ""


def _mapping(name: str, value: Mapping[str, Any]) -> str:
    match name:
        case "target":
            return str(value["text"])
        case "area":
            return area_text(value["marker"], value["name"])
        case "series":
            return "、".join(f"{year}年度 {_year(one)}" for year, one in value.items())
        case "actuals":
            return "、".join(f"{year}年度 {spelled('', one)}" for year, one in value.items())
        case "reviews" | "budgets":
            return "、".join(f"{year}年度 {_told(one)}" for year, one in value.items())
        case _:
            return "、".join(f"{key}: {spelled('', one)}" for key, one in value.items())


def _told(value: Mapping[str, Any]) -> str:
    return " ".join(str(one) for one in value.values() if one is not None)


def _year(value: Mapping[str, Any]) -> str:
    parts = (("目標", value.get("target")), ("実績", value.get("actual")))
    return " ".join(f"{what} {text}" for what, text in parts if text is not None)


def _named(node: Mapping[str, Any]) -> str:
    return f"{node['name'] or '（名前なし）'}（{node['id']}）"
