"""Nodes that are one beyond doubt: the same texts at the same place, or texts that stand only once on either side."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator

from senryaku_parse.compare.certainty import SEVERAL, doubts_of_content, doubts_of_place, doubts_of_wording
from senryaku_parse.compare.links import Doubt, Links
from senryaku_parse.compare.nodes import Item
from senryaku_parse.compare.numbers import units_alike
from senryaku_parse.compare.weights import TELLING_CONTENT
from senryaku_parse.compare.wording import letters_of, wording
from senryaku_parse.model import Indicator

Key = Callable[[Item], Hashable]
Exact = tuple[Item, Item, tuple[Doubt, ...]]
"""Old, new, and what speaks against it."""


def exact_pairs(old: list[Item], new: list[Item], links: Links) -> Iterator[Exact]:
    """The pairs of the free nodes of one type; each is to be linked before the next is asked.

    The keys that were carried over first. Below one parent: all texts the same. Anywhere: name and content the same, and on either side only once. Below
    one parent again: the name the same, and no sibling of that name, whatever became of the rest; then names that say the
    same in other words, counted in one unit.
    """
    yield from _single(*links.free(old, new), lambda item: item.node.key)
    yield from _in_turn(*links.free(old, new), _below_linked(links, _whole), _below_linked(links, texts))
    unique = _single(*links.free(old, new), lambda item: _whole(item) if item.name and item.content else None)
    for mine, other, _ in unique:
        yield mine, other, doubts_of_place(mine, other, links)
    below = _below_linked(links, named)
    several = {key for items in (old, new) for key, group in _grouped(items, below).items() if len(group) > 1}
    yield from _single(*links.free(old, new), lambda item: key if (key := below(item)) not in several else None)
    free, others = ([item for item in side if below(item) not in several] for side in links.free(old, new))
    place = _below_linked(links, lambda item: item.reprint)
    for mine, other in _worded_anew(free, others, place):
        yield mine, other, doubts_of_wording(mine, other, links)
    for mine, other, _ in _single(*links.free(old, new), _telling_content):
        if not links.linked(mine.parent, other.parent):
            yield mine, other, doubts_of_content(mine, other)


def _worded_anew(old: list[Item], new: list[Item], place: Key) -> list[tuple[Item, Item]]:
    """Nodes at one `place` of which the names say the same, and indicators of which they nearly do, each in one pair."""
    waiting: dict[Hashable, list[Item]] = defaultdict(list)
    for item in new:
        if item.name and (here := place(item)) is not None:
            for letters in letters_of(item.said):
                waiting[here, letters].append(item)
    found: dict[str, list[tuple[Item, Item]]] = {"same": [], "near": [], "other": []}
    for item in old:
        if item.name and (here := place(item)) is not None:
            others = {id(other): other for letters in letters_of(item.said) for other in waiting[here, letters]}
            for other in others.values():
                found[wording(item.said, other.said).level].append((item, other))
    same = _unique(pair for pair in found["same"] if units_alike(pair[0].node, pair[1].node))
    taken = {id(item) for pair in same for item in pair}
    near = [pair for pair in found["near"] if not taken & set(map(id, pair)) and isinstance(pair[0].node, Indicator)]
    return [*same, *_unique(near)]


def _unique(pairs: Iterable[tuple[Item, Item]]) -> list[tuple[Item, Item]]:
    """Those of which neither node stands in another."""
    listed = list(pairs)
    times = Counter(id(item) for pair in listed for item in pair)
    return [pair for pair in listed if times[id(pair[0])] == times[id(pair[1])] == 1]


def _telling_content(item: Item) -> Hashable:
    return (
        item.content if item.type == "project" and not item.reprint and len(item.content) >= TELLING_CONTENT else None
    )


def _whole(item: Item) -> Hashable:
    return item.name, item.content, item.mark


def repeated(old: list[Item], new: list[Item]) -> set[Hashable]:
    """What `named` and `texts` give of several nodes of an edition: these alone do not say who is who."""
    return {
        one
        for key in (named, texts)
        for items in (old, new)
        for one, group in _grouped(items, key).items()
        if len(group) > 1
    }


def named(item: Item) -> Hashable:
    """Name and 再掲; null without a name."""
    return (item.name, item.reprint) if item.name else None


def texts(item: Item) -> Hashable:
    """All that tells it from others but its 区分."""
    return item.name, item.content, item.reprint


def _below_linked(links: Links, key: Key) -> Key:
    """`key` and the parent, by its place in the new edition; null below a parent without a link."""

    def with_parent(item: Item) -> Hashable:
        rest = key(item)
        if item.parent is None or rest is None:
            return rest
        if (link := links.of_new.get(item.parent.at)) is not None and link.new is item.parent:
            return item.parent.at, rest
        link = links.of_old.get(item.parent.at)
        return (link.new.at, rest) if link is not None and link.old is item.parent else None

    return with_parent


def _in_turn(old: list[Item], new: list[Item], key: Key, wider: Key) -> Iterator[Exact]:
    """Nodes of one `key`, the first with the first; in doubt where several of a `wider` key did not all stay alike.

    Of two entries that only 区分 tells apart, either may have got the 区分 of the other.
    """
    ours, theirs = _grouped(old, key), _grouped(new, key)
    wide = _grouped(old, wider), _grouped(new, wider)
    for one, items in ours.items():
        others = theirs.get(one, [])
        alike = [group[wider(items[0])] for group in wide] if others else []
        doubt = len(items) != len(others) or list(map(key, alike[0])) != list(map(key, alike[1]))
        for mine, other in zip(items, others, strict=False):
            yield mine, other, (SEVERAL,) if doubt and max(map(len, alike)) > 1 else ()


def _single(old: list[Item], new: list[Item], key: Key) -> Iterator[Exact]:
    ours, theirs = _grouped(old, key), _grouped(new, key)
    for one, items in ours.items():
        if len(items) == len(theirs.get(one, ())) == 1:
            yield items[0], theirs[one][0], ()


def _grouped(items: list[Item], key: Key) -> dict[Hashable, list[Item]]:
    groups: dict[Hashable, list[Item]] = defaultdict(list)
    for item in items:
        if (one := key(item)) is not None:
            groups[one].append(item)
    return groups
