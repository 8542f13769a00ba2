"""The kinds of changes: each with its Japanese name and the count of the summary it belongs to. One list."""

from __future__ import annotations

from typing import Literal, TypeAlias

from frozendict import frozendict

NodeType: TypeAlias = Literal["goal", "target", "measure", "kpi", "project"]

Kind: TypeAlias = Literal[
    "added",
    "removed",
    "split",
    "merged",
    "moved",
    "renamed",
    "continued",
    "category_changed",
    "target_raised",
    "target_lowered",
    "target_changed",
    "horizon_changed",
    "reprint_added",
    "reprint_removed",
    "changed",
    "renumbered",
    "reordered",
    "orthographic",
]

Count: TypeAlias = Literal[
    "added",
    "removed",
    "renamed",
    "moved",
    "changed",
    "split",
    "merged",
    "renumbered",
    "orthographic",
]

COUNTS: frozendict[Kind, Count] = frozendict(
    {
        "added": "added",
        "removed": "removed",
        "split": "split",
        "merged": "merged",
        "moved": "moved",
        "renamed": "renamed",
        "continued": "changed",
        "category_changed": "changed",
        "target_raised": "changed",
        "target_lowered": "changed",
        "target_changed": "changed",
        "horizon_changed": "changed",
        "reprint_added": "changed",
        "reprint_removed": "changed",
        "changed": "changed",
        "renumbered": "renumbered",
        "reordered": "renumbered",
        "orthographic": "orthographic",
    }
)
"""Kind → the count it adds to; the most telling first, which is also the order of a node's changes."""

KINDS: frozendict[Kind, str] = frozendict(
    {
        "added": "追加",
        "removed": "削除",
        "split": "分割",
        "merged": "統合",
        "moved": "移動",
        "renamed": "名称変更",
        "continued": "新規が継続に",
        "category_changed": "区分の変更",
        "target_raised": "目標値の引上げ",
        "target_lowered": "目標値の引下げ",
        "target_changed": "目標の変更",
        "horizon_changed": "目標期間の変更",
        "reprint_added": "再掲の印の追加",
        "reprint_removed": "再掲の印の削除",
        "changed": "内容の変更",
        "renumbered": "番号の変更",
        "reordered": "順番の変更",
        "orthographic": "表記のみ",
    }
)
"""Kind → what a planner reads."""

TYPES: frozendict[NodeType, str] = frozendict(
    {"goal": "基本目標", "target": "数値目標", "measure": "施策", "kpi": "KPI", "project": "事業"}
)
"""Type → what a planner reads, from the top level down."""

PARENTS: tuple[NodeType, ...] = ("goal", "measure")
"""The types that others hang below."""

SWAPPED: frozendict[Kind, Kind] = frozendict(
    {
        "added": "removed",
        "removed": "added",
        "split": "merged",
        "merged": "split",
        "target_raised": "target_lowered",
        "target_lowered": "target_raised",
        "reprint_added": "reprint_removed",
        "reprint_removed": "reprint_added",
    }
)
"""Kind → the kind of the same change seen from the other edition, where that is another."""
