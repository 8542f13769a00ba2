"""Indicators under another name that print the same numbers in the same place: a pair to be looked at."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from senryaku_parse.compare.certainty import doubts_of_wording, proof, reworded
from senryaku_parse.compare.links import Link, Links
from senryaku_parse.compare.nodes import Item
from senryaku_parse.compare.numbers import numbers_in_common, units_alike
from senryaku_parse.compare.weights import PRINTED, PROVEN, SIBLINGS_LIMIT
from senryaku_parse.compare.wording import wording
from senryaku_parse.model import Indicator

_REASON = "同じ場所で同じ数値を示している"


def link_by_numbers(old: list[Item], new: list[Item], links: Links) -> None:
    """Link the indicators without a link below one parent whose numbers agree, where no others do; never for certain."""
    pairs = list(_agreeing(*links.free(old, new), links))
    times = Counter(id(item) for pair in pairs for item in pair)
    for mine, other in pairs:
        if times[id(mine)] == times[id(other)] == 1:
            said = wording(mine.said, other.said)
            doubts = doubts_of_wording(mine, other, links) or (reworded(said.old, said.new),)
            links.add(Link(mine, other, PRINTED, (_REASON,), doubts))


def _agreeing(old: list[Item], new: list[Item], links: Links) -> Iterator[tuple[Item, Item]]:
    below: dict[int, list[Item]] = defaultdict(list)
    for item in new:
        if isinstance(item.node, Indicator) and item.parent is not None:
            below[item.parent.at].append(item)
    for item in old:
        link = links.of_old.get(item.parent.at) if item.parent is not None else None
        others = below[link.new.at] if link is not None and isinstance(item.node, Indicator) else []
        if len(others) ** 2 <= SIBLINGS_LIMIT:
            yield from ((item, other) for other in others if _agree(item, other, links))


def _agree(old: Item, new: Item, links: Links) -> bool:
    mine, other = old.node, new.node
    if not isinstance(mine, Indicator) or not isinstance(other, Indicator) or not units_alike(mine, other):
        return False
    return numbers_in_common(mine, other) >= PROVEN and proof(old, new, links) > PROVEN
