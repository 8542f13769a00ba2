"""How much of what hangs below two nodes is one: by name, and by the links it has."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import TypeAlias

import numpy as np
from scipy import sparse

from senryaku_parse.compare.links import Link, Links
from senryaku_parse.compare.nodes import Item
from senryaku_parse.compare.similarity import Matrix
from senryaku_parse.compare.weights import (
    GRAM_LIMIT,
    SHARED_NAMES,
    SHARED_WORDS,
    SHARED_WORDS_TIMES,
    SIBLINGS_LIMIT,
    TOLD_BY_NAMES,
)
from senryaku_parse.compare.wording import letters_of
from senryaku_parse.compare.words import is_usual, words_of

Shared: TypeAlias = dict[tuple[int, int], float]
"""(old, new) → twice what they share, of all that both hold, from 0 to 1. Pairs without any are absent."""


def shared_by_name(old: list[Item], new: list[Item]) -> Shared:
    """What nodes share of the names below them; rare names count more."""
    names: dict[str, int] = {}
    table = _incidence([*old, *new], names)
    frequency = np.bincount(table.indices, minlength=max(len(names), 1))
    weight = np.where(frequency <= GRAM_LIMIT, np.log(1 + table.shape[0] / np.maximum(frequency, 1)), 0.0)
    ours, theirs = table[: len(old)], table[len(old) :]
    common = (ours @ sparse.diags_array(weight) @ theirs.T).tocoo()
    whole, other_whole = ours @ weight, theirs @ weight
    return {
        (old[i].at, new[j].at): min(float(2 * value / (whole[i] + other_whole[j])), 1.0)
        for i, j, value in zip(*common.coords, common.data, strict=True)
        if value > 0
    }


def shared_by_links(links: Links) -> Shared:
    """What nodes share of the leaves below them, by the links of these that are not uncertain."""
    common: Counter[tuple[Item, Item]] = Counter()
    for link in links.of_old.values():
        if not link.old.children and not link.new.children and not link.uncertain:
            common.update(_both_above(link))
    return {(old.at, new.at): 2 * count / (_leaf_count(old) + _leaf_count(new)) for (old, new), count in common.items()}


def told_by_leaves(old: list[Item], new: list[Item], links: Links) -> Shared:
    """The pairs of nodes without a sure link that what hangs below tells: names that say the same, or the words of all.

    No other node may share half as much. Such a pair is as good as accepted: both were worded anew.
    """
    free = [item for item in old if (link := links.of_old.get(item.at)) is None or link.uncertain]
    others = [item for item in new if (link := links.of_new.get(item.at)) is None or link.uncertain]
    if not free or not others or len(free) * len(others) > SIBLINGS_LIMIT:
        return {}
    by_names = _outstanding(_common(free, others, _letters_below), SHARED_NAMES, 2.0)
    by_words = _outstanding(_common(free, others, _words_below), SHARED_WORDS, SHARED_WORDS_TIMES)
    return {(one.at, other.at): TOLD_BY_NAMES for one, other in {**by_words, **by_names}}


def _common(old: list[Item], new: list[Item], below: Callable[[Item], set[str]]) -> dict[tuple[Item, Item], float]:
    """How many of the names or words below two nodes are the same; each counts the less the more nodes have it."""
    ours, theirs = ({item: below(item) for item in side} for side in (old, new))
    counts = Counter(one for side in (ours, theirs) for ones in side.values() for one in ones)
    return {
        (mine, other): sum(2 / counts[one] for one in sorted(ours[mine] & theirs[other]))
        for mine in old
        for other in new
    }


def _outstanding(common: dict[tuple[Item, Item], float], least: float, times: float) -> dict[tuple[Item, Item], float]:
    """Those that have enough in common, and so many times what either has with any other."""
    of_each: dict[Item, list[float]] = defaultdict(list)
    for pair, value in common.items():
        for item in pair:
            of_each[item].append(value)
    second = {item: sorted([0.0, *values])[-2] for item, values in of_each.items()}
    return {
        pair: value
        for pair, value in common.items()
        if value >= least and value >= times * max(second[item] for item in pair)
    }


def _letters_below(parent: Item) -> set[str]:
    return {min(letters_of(item.said)) for item in _leaves_of(parent)}


def _words_below(parent: Item) -> set[str]:
    texts = (f"{item.said}/{getattr(item.node, 'description', '')}" for item in _leaves_of(parent))
    return {word for text in texts for word in words_of(text) if not is_usual(word)}


def _leaves_of(parent: Item) -> list[Item]:
    return [item for item in _descendants(parent) if not item.children and item.name]


def _both_above(link: Link) -> Iterator[tuple[Item, Item]]:
    """The nodes above a linked leaf in both editions, type by type."""
    for old in _ancestors(link.old):
        yield from ((old, new) for new in _ancestors(link.new) if new.type == old.type)


def _incidence(parents: list[Item], names: dict[str, int]) -> Matrix:
    columns: list[int] = []
    ends = [0]
    for parent in parents:
        below = {item.name for item in _descendants(parent) if item.name}
        columns.extend([names.setdefault(name, len(names)) for name in sorted(below)])
        ends.append(len(columns))
    return sparse.csr_array((np.ones(len(columns)), columns, ends), shape=(len(parents), max(len(names), 1)))


def _descendants(item: Item) -> Iterator[Item]:
    for child in item.children:
        yield child
        yield from _descendants(child)


def _ancestors(item: Item) -> Iterator[Item]:
    above = item.parent
    while above is not None:
        yield above
        above = above.parent


def _leaf_count(item: Item) -> int:
    return sum(map(_leaf_count, item.children)) or 1
