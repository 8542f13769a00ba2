"""Pairs that look alike as siblings do: 「A地区」 and 「B地区」, 「第1期」 and 「第2期」 may be one renamed, or two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from senryaku_parse.compare.links import Links
from senryaku_parse.compare.nodes import Item
from senryaku_parse.compare.similarity import Numbers, Texts
from senryaku_parse.compare.weights import MARGIN, SIBLINGS_ASKED

Pairs = Sequence[tuple[Item, Item]]

_TELLING_APART = re.compile(
    r"\d+|(?<![a-z])[a-z](?![a-z])|[一二三四五六七八九十甲乙丙丁東西南北上下左右内外前後男女大中小新旧入出増減高低]"
)
"""What alone makes two names of one: a number, a letter, a word of place or the opposite of another (転入, 転出)."""


def lookalikes(pairs: Pairs, links: Links) -> set[int]:
    """The places in `pairs` (of one type) that could as well be two entries of one family.

    Their names are the same but for what tells siblings apart, or a sibling that has its own link (of `links`, which
    these pairs are not yet among) is worded as much like one of them as its partner is.
    """
    found = {at for at, (old, new) in enumerate(pairs) if _told_apart(old.name, new.name)}
    return found | _overshadowed(pairs, links)


def _told_apart(old: str, new: str) -> bool:
    if old == new or _TELLING_APART.sub("", old) != _TELLING_APART.sub("", new):
        return False
    marks = _TELLING_APART.findall(old), _TELLING_APART.findall(new)
    return len(marks[0]) == len(marks[1])


def _overshadowed(pairs: Pairs, links: Links) -> set[int]:
    rivals = [(at, rival) for at, pair in enumerate(pairs) for rival in _rivals(*pair, links)]
    if not rivals:
        return set()
    alike = _worded_alike([*pairs, *(rival for _, rival in rivals)])
    shadows = zip(rivals, alike[len(pairs) :], strict=True)
    return {at for (at, _), rival in shadows if rival > alike[at] - MARGIN}


def _rivals(old: Item, new: Item, links: Links) -> Iterator[tuple[Item, Item]]:
    """Either of a pair with the siblings of the other that are linked for sure."""
    if old.children or new.children or old.name == new.name:
        return
    for sibling in _siblings(old):
        if (link := links.of_old.get(sibling.at)) is not None and not link.uncertain:
            yield sibling, new
    for sibling in _siblings(new):
        if (link := links.of_new.get(sibling.at)) is not None and not link.uncertain:
            yield old, sibling


def _siblings(item: Item) -> Iterable[Item]:
    siblings = item.parent.children if item.parent else []
    return [one for one in siblings if one.type == item.type] if len(siblings) <= SIBLINGS_ASKED else []


def _worded_alike(pairs: Pairs) -> Numbers:
    """How alike name (counted twice) and content of each pair are; the name alone where a content is missing."""
    old, new = (list(dict.fromkeys(side)) for side in zip(*pairs, strict=True))
    places = [{item: at for at, item in enumerate(side)} for side in (old, new)]
    ours, theirs = (
        np.array([place[one] for one in side], dtype=np.intp)
        for place, side in zip(places, zip(*pairs, strict=True), strict=True)
    )
    names = Texts([item.name for item in old], [item.name for item in new]).alike(ours, theirs)
    contents = Texts([item.content for item in old], [item.content for item in new])
    both: Numbers = np.where(contents.empty(ours, theirs), names, (2 * names + contents.alike(ours, theirs)) / 3)
    return both
