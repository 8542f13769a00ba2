"""A comparison in one paragraph that a planner can paste in a memo."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from senryaku_parse.compare.kinds import TYPES, Kind
from senryaku_parse.compare.model import Change, Summary
from senryaku_parse.compare.nodes import Nodes
from senryaku_parse.messages import list_out, render, term

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
    return render("common.between-sentences").join(_sentences(old, new, summary, changes))


def _sentences(old: Nodes, new: Nodes, summary: Summary, changes: Sequence[Change]) -> Iterator[str]:
    share = f"{summary.aligned:.0%}"
    if not summary.related:
        yield (render("editions.unrelated", share=share, count=len(old.items), others=len(new.items)))
        return
    if not changes:
        yield render("editions.no-difference", count=len(new.items))
        return
    yield render("editions.compared", count=len(old.items), others=len(new.items), share=share)
    for kind, key in (("added", "editions.were-added"), ("removed", "editions.were-removed")):
        if listed := _by_type(changes, kind):
            yield render(key, listed=listed)
    nodes = {kinds: len({(c.old, c.new) for c in changes if c.kind in kinds}) for kinds, _ in _TOLD}
    if told := [
        render("editions.told-number", what=term(what), number=nodes[kinds]) for kinds, what in _TOLD if nodes[kinds]
    ]:
        yield render("editions.among-matched", told=list_out(told))
    if summary.orthographic:
        yield render("editions.only-written", number=summary.orthographic)
    if summary.uncertain:
        yield render("editions.uncertain-number", number=summary.uncertain)


def _by_type(changes: Sequence[Change], kind: str) -> str:
    """「施策1件、事業4件」: how many of each type."""
    counts = Counter(change.type for change in changes if change.kind == kind)
    return list_out(
        render("editions.number-of-type", type=term(name), number=counts[type_])
        for type_, name in TYPES.items()
        if counts[type_]
    )
