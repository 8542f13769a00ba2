"""Projects that were split or merged: told by what their contents (内容) say, not by their names alone."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from senryaku_parse.compare.links import Alignment, Doubt, Link
from senryaku_parse.compare.nodes import Item, Nodes
from senryaku_parse.compare.weights import COVERED, GRAMS_TOLD, KEPT, SIBLINGS_LIMIT

_PART = "内容の一部がここに移った"
_BY_NAME = Doubt("editions.doubt-by-name")

Grams = frozenset[str]


def divide_projects(old: Nodes, new: Nodes, alignment: Alignment) -> Alignment:
    """`alignment` with the projects that were merged of several, and those that were split into several."""
    alignment = _merged(old, new, alignment)
    return _merged(new, old, alignment.swapped()).swapped()


def _merged(old: Nodes, new: Nodes, alignment: Alignment) -> Alignment:
    link_of = {link.new.at: link for link in alignment.links}
    linked_old = {link.old.at for link in alignment.all_links()}
    parents = {link.new.at: link.old.at for link in alignment.links if link.new.children}
    gone: dict[int, list[Item]] = defaultdict(list)
    for item in old.of("project"):
        if item.at not in linked_old and item.parent is not None:
            gone[item.parent.at].append(item)
    divided = {link.new.at for division in alignment.divisions for link in division}
    divisions: list[tuple[Link, ...]] = []
    for whole in new.of("project"):
        here = gone.get(parents.get(whole.parent.at, -1), []) if whole.parent else []
        if not here or whole.at in divided or len(here) ** 2 > SIBLINGS_LIMIT:
            continue
        main = link_of.get(whole.at)
        if main and main.old.parent is not here[0].parent:
            continue
        if parts := _parts(whole, main.old if main else None, here):
            told = tuple(_link(part, whole, main) for part in parts)
            divisions.append(tuple(sorted(told, key=lambda link: link.old.at)))
            for part in parts:
                if part in here:
                    here.remove(part)
    taken = {link.new.at for division in divisions for link in division}
    links = tuple(link for link in alignment.links if link.new.at not in taken)
    every = sorted([*alignment.divisions, *divisions], key=lambda division: division[0].new.at)
    return Alignment(links, tuple(every))


def _link(part: Item, whole: Item, main: Link | None) -> Link:
    doubts = () if part.content and whole.content else (_BY_NAME,)
    if main and main.old is part:
        return Link(part, whole, main.score, main.reasons, doubts)
    ours = _grams(part, whole)
    return Link(part, whole, round(len(ours & _grams(whole, part)) / len(ours), 3), (_PART,), doubts)


def _parts(whole: Item, main: Item | None, gone: list[Item]) -> list[Item]:
    """The old projects that `whole` was merged of: `main`, which it is linked with, and others; none if it was not."""
    firsts = [main] if main else gone
    for first in firsts:
        found = [first]
        for other in gone:
            if other is not first and all(_both_kept(one, other, whole) for one in found):
                found.append(other)
        if len(found) > 1 and _covered(whole, found):
            return found
    return []


def _both_kept(one: Item, other: Item, whole: Item) -> bool:
    """Whether what either says and the other does not is in `whole`."""
    if one.reprint or other.reprint or bool(one.content) != bool(other.content):
        return False
    mine, its, all_ = _grams(one, whole), _grams(other, whole), _grams(whole, one)
    return all(_kept(own, all_) for own in (mine - its, its - mine))


def _kept(own: Grams, whole: Grams) -> bool:
    return len(own) >= GRAMS_TOLD and len(own & whole) >= KEPT * len(own)


def _covered(whole: Item, parts: list[Item]) -> bool:
    said = _grams(whole, parts[0])
    return len(said & frozenset().union(*(_grams(part, whole) for part in parts))) >= COVERED * len(said)


def _grams(item: Item, beside: Item) -> Grams:
    """The pairs of letters of its content; of its name where either has no content."""
    text = item.content if item.content and beside.content else item.name
    return frozenset(map("".join, pairwise(text)))
