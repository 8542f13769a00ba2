"""A comparison in one paragraph that a planner can paste in a memo."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from senryaku_parse.compare.kinds import TYPES, Kind
from senryaku_parse.compare.model import Change, Summary
from senryaku_parse.compare.nodes import Nodes

_TOLD: tuple[tuple[tuple[Kind, ...], str], ...] = (
    (("renamed",), "名称が変わったもの"),
    (("moved",), "ほかの施策・分野・基本目標に移ったもの"),
    (("became_target",), "KPIから数値目標になったもの"),
    (("became_kpi",), "数値目標から施策のKPIになったもの"),
    (("split",), "分割されたもの"),
    (("merged",), "統合されたもの"),
    (("target_raised",), "目標値が上がったもの"),
    (("target_lowered",), "目標値が下がったもの"),
    (("horizon_changed",), "目標の期間が変わったもの"),
    (("target_changed",), "目標の表現や条件が変わったもの"),
    (("continued",), "新規から継続になった事業"),
    (("renewed",), "改めて新規となった事業"),
    (("category_changed",), "そのほか区分が変わった事業"),
    (("reprint_added", "reprint_removed"), "再掲の印が変わった事業"),
    (("changed",), "内容が変わったもの"),
    (("renumbered", "reordered"), "番号や並び順が変わったもの"),
)
"""What is counted in the paragraph, in this order."""


def paragraph(old: Nodes, new: Nodes, summary: Summary, changes: Sequence[Change]) -> str:
    """What changed, in words."""
    return "".join(_sentences(old, new, summary, changes))


def _sentences(old: Nodes, new: Nodes, summary: Summary, changes: Sequence[Change]) -> Iterator[str]:
    share = f"{summary.aligned:.0%}"
    if not summary.related:
        yield (
            f"対応が確かにとれた項目は全体の{share}（旧{len(old.items)}項目、新{len(new.items)}項目）にとどまり、"
            "この2つは同じ総合戦略の新旧の版とは考えにくいものです。"
        )
        return
    if not changes:
        yield f"旧版と新版の{len(new.items)}項目に違いはありません。"
        return
    yield f"旧版（{len(old.items)}項目）と新版（{len(new.items)}項目）を比べ、全体の{share}の項目で対応が確かにとれました。"
    for kind, verb in (("added", "新たに加わったのは"), ("removed", "なくなったのは")):
        if listed := _by_type(changes, kind):
            yield f"{verb}{listed}です。"
    nodes = {kinds: len({(c.old, c.new) for c in changes if c.kind in kinds}) for kinds, _ in _TOLD}
    if told := [f"{what}が{nodes[kinds]}件" for kinds, what in _TOLD if nodes[kinds]]:
        yield f"対応した項目では、{'、'.join(told)}ありました。"
    if summary.orthographic:
        yield f"ほかに、表記だけの違い（全角・半角、空白、括弧など）が{summary.orthographic}件あります。"
    if summary.uncertain:
        yield f"対応が確かでない組が{summary.uncertain}組あり（その変更も上の件数に含みます）、確認が必要です。"


def _by_type(changes: Sequence[Change], kind: str) -> str:
    """「施策1件、事業4件」: how many of each type."""
    counts = Counter(change.type for change in changes if change.kind == kind)
    return "、".join(f"{name}{counts[type_]}件" for type_, name in TYPES.items() if counts[type_])
