"""The kinds of changes: each with its Japanese name and the count of the summary it belongs to; the fields' names too."""

from __future__ import annotations

from typing import Literal, TypeAlias

from senryaku_parse.frozen import frozendict

NodeType: TypeAlias = Literal["goal", "target", "measure", "kpi", "project"]

Kind: TypeAlias = Literal[
    "added",
    "removed",
    "split",
    "merged",
    "became_target",
    "became_kpi",
    "moved",
    "renamed",
    "continued",
    "renewed",
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
        "became_target": "moved",
        "became_kpi": "moved",
        "moved": "moved",
        "renamed": "renamed",
        "continued": "changed",
        "renewed": "changed",
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
        "became_target": "KPIが数値目標に",
        "became_kpi": "数値目標がKPIに",
        "moved": "移動",
        "renamed": "名称変更",
        "continued": "新規が継続に",
        "renewed": "継続が新規に",
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

FIELDS: frozendict[str, str] = frozendict(
    {
        "name": "名称",
        "number": "番号",
        "area": "分野",
        "category": "区分",
        "target": "目標",
        "text": "内容",
        "description": "記述",
        "organizations": "実施主体",
        "reprint": "再掲",
        "reprint_of": "再掲元ID",
        "department": "担当課",
        "baseline_text": "現状値の欄",
        "target_text": "目標値の欄",
        "series": "年度別の値",
        "actuals": "実績",
        "reviews": "評価の記録",
        "budgets": "予算と決算",
        "notes": "注",
        "extra": "その他の列",
        "implicit": "補った階層",
        "parent": "上の階層",
        "place": "並び順",
        "nodes": "項目",
    }
)
"""Field of `Change.fields` → what a planner reads."""


def field_name(type_: NodeType, field: str) -> str:
    """What a planner reads for `field` of a node of that type: a goal or measure has a 本文, not a 内容."""
    return "本文" if field == "text" and type_ in PARENTS else FIELDS[field]
