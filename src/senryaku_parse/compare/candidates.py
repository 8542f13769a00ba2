"""Which pairs are worth a score, few for each node."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from senryaku_parse.compare.kinds import PARENTS
from senryaku_parse.compare.links import Links
from senryaku_parse.compare.nodes import Item
from senryaku_parse.compare.scoring import Scorer
from senryaku_parse.compare.similarity import Indices
from senryaku_parse.compare.weights import SIBLINGS_LIMIT


def candidates(scorer: Scorer, links: Links) -> tuple[Indices, Indices]:
    """Pairs worth a score, each once, in order: places in the old list, and those in the new one.

    They are alike in name or content, have common children, stand below one parent, or beside a linked sibling.
    """
    width = len(scorer.new)
    codes = [np.fromiter((i * width + j for i, j in _by_place(scorer, links)), dtype=np.int64)]
    for texts in (scorer.names, scorer.contents):
        codes += [np.unique(ours.astype(np.int64) * width + theirs) for ours, theirs in texts.candidates()]
    every = np.unique(np.concatenate(codes))
    return (every // width).astype(np.intp), (every % width).astype(np.intp)


def _by_place(scorer: Scorer, links: Links) -> Iterator[tuple[int, int]]:
    old, new = scorer.old, scorer.new
    place_of_old = {item.at: i for i, item in enumerate(old)}
    place_of_new = {item.at: j for j, item in enumerate(new)}
    if old[0].type in PARENTS:
        for one, other in links.shared:
            if one in place_of_old and other in place_of_new:
                yield place_of_old[one], place_of_new[other]
    yield from _siblings(old, new, links)
    yield from _beside_links(old, place_of_new, links)


def _siblings(old: list[Item], new: list[Item], links: Links) -> Iterator[tuple[int, int]]:
    """All pairs below linked parents, where they are not too many."""
    below: dict[int | None, list[int]] = defaultdict(list)
    for j, item in enumerate(new):
        below[item.parent.at if item.parent else None].append(j)
    mine: dict[int | None, list[int]] = defaultdict(list)
    for i, item in enumerate(old):
        if item.parent is None:
            mine[None].append(i)
        elif (link := links.of_old.get(item.parent.at)) is not None:
            mine[link.new.at].append(i)
    for parent, ours in mine.items():
        theirs = below.get(parent, [])
        if len(ours) * len(theirs) <= SIBLINGS_LIMIT:
            yield from ((i, j) for i in ours for j in theirs)


def _beside_links(old: list[Item], place_of_new: dict[int, int], links: Links) -> Iterator[tuple[int, int]]:
    """Each node with what stands before and after the same siblings as it: lists are edited in place."""
    for i, item in enumerate(old):
        before, after = (links.of_old.get(one.at) if one else None for one in (item.before, item.after))
        for beside in (before.new.after if before else None, after.new.before if after else None):
            if beside is not None and beside.at in place_of_new:
                yield i, place_of_new[beside.at]
