"""Indicators that went from a goal to a measure or the other way: a 数値目標 became a KPI."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from senryaku_parse.compare.certainty import MOVED, UNIT, doubts_of_wording, is_anywhere
from senryaku_parse.compare.links import Doubt, Link, Links
from senryaku_parse.compare.nodes import Item, Nodes
from senryaku_parse.compare.numbers import units_alike
from senryaku_parse.compare.wording import letters_of, wording

_REASON = "名称が同じ"


def link_other_levels(old: Nodes, new: Nodes, links: Links) -> None:
    """Link the 数値目標 and KPI without a link whose names say the same, where no other name does."""
    for ours, theirs in (("target", "kpi"), ("kpi", "target")):
        mine, _ = links.free(old.of(ours), [])  # type: ignore[arg-type]
        _, others = links.free([], new.of(theirs))  # type: ignore[arg-type]
        for one, other in _same_names(mine, others):
            links.add(Link(one, other, 1.0, (_REASON,), tuple(_doubts(one, other, links))))


def _same_names(old: list[Item], new: list[Item]) -> list[tuple[Item, Item]]:
    waiting: dict[str, list[Item]] = defaultdict(list)
    for item in new:
        for letters in letters_of(item.said):
            waiting[letters].append(item)
    found: dict[tuple[int, int], tuple[Item, Item]] = {}
    for item in old:
        for other in (other for letters in letters_of(item.said) for other in waiting[letters]):
            if wording(item.said, other.said).level != "other":
                found[item.at, other.at] = item, other
    times = Counter(id(item) for pair in found.values() for item in pair)
    return [pair for pair in found.values() if times[id(pair[0])] == times[id(pair[1])] == 1]


def _doubts(old: Item, new: Item, links: Links) -> Iterator[Doubt]:
    yield from doubts_of_wording(old, new, links)
    if not units_alike(old.node, new.node):
        yield UNIT
    if not links.linked(old.goal, new.goal) or is_anywhere(old, new, links):
        yield MOVED
