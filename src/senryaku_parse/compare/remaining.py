"""Indicators left alone under another name: told by what they are about, by their numbers, and by words renamed beside them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise, takewhile

from senryaku_parse.compare.certainty import UNIT, reworded
from senryaku_parse.compare.links import Alignment, Link
from senryaku_parse.compare.nodes import Item, Nodes, by_parent
from senryaku_parse.compare.numbers import (
    begins_anew,
    goes_on,
    levels_apart,
    lies_between,
    numbers_in_common,
    same_aim,
    stays_close,
    units_alike,
    units_may_be_one,
)
from senryaku_parse.compare.weights import REMAINING, SIBLINGS_LIMIT
from senryaku_parse.compare.wording import contrast, is_generic, lexicon, of_one_kind, subject_of, wording
from senryaku_parse.compare.words import is_usual, words_of
from senryaku_parse.model import Indicator

_REASON = "指標の対象が重なり、ほかに対応する指標がない"
_ABOUT = 4
"""What an indicator is about tells it in another place, if it has so many letters."""
_WORD = 2
"""A word has so many letters at least."""
_RENAMED, _SAME, _PART, _WORDS, _CLOSE = 4.0, 3.0, 2.0, 1.0, 0.8
"""How much speaks for a pair: a word renamed beside it too, one subject, a subject that is part of the other, or differs in a letter."""

_DONE = "開催"
"""What is done with many a thing; it stands for 実施 as well."""
_GRANT = re.compile("補助|助成|奨励|支援|制度")
"""To use it and to be given it is the same."""
_MEASURED = frozenset({"面積", "延長", "総額", "人口", "消費", "費額"})
"""What is measured of many a thing."""

Pair = tuple[Item, Item]


def link_remaining(old: Nodes, new: Nodes, alignment: Alignment) -> Alignment:
    """`alignment` with the indicators left alone that may be one; never for certain."""
    for pairs_of in (_of_one_place, _of_any_place):
        every = alignment.all_links()
        gone = _alone(old, {link.old.at for link in every})
        come = _alone(new, {link.new.at for link in every})
        if not gone or not come:
            break
        found = _each_once(pairs_of(gone, come, every))
        alignment = alignment.with_links([_link(*pair) for pair in found])
    return alignment


def _alone(nodes: Nodes, linked: set[int]) -> list[Item]:
    return [item for item in nodes.of("target", "kpi") if item.at not in linked]


def _each_once(scored: Iterable[tuple[Pair, float]]) -> list[Pair]:
    """The pairs that are the best for both of theirs, with no other as good."""
    pairs = dict(scored)
    of_each: dict[int, list[float]] = defaultdict(list)
    for pair, score in pairs.items():
        for item in pair:
            of_each[id(item)].append(score)
    return [
        pair
        for pair, score in pairs.items()
        if all(score == max(of_each[id(item)]) and of_each[id(item)].count(score) == 1 for item in pair)
    ]


def _link(old: Item, new: Item) -> Link:
    said = wording(old.said, new.said)
    doubts = (reworded(said.old, said.new), *(() if units_alike(old.node, new.node) else (UNIT,)))
    return Link(old, new, REMAINING, (_REASON,), doubts)


def _of_one_place(gone: list[Item], come: list[Item], links: tuple[Link, ...]) -> Iterator[tuple[Pair, float]]:
    mine, others = by_parent(gone), by_parent(come)
    names: dict[Pair, list[Pair]] = defaultdict(list)
    for link in links:
        if link.old.parent and link.new.parent and link.old.said != link.new.said and link.old.type == "project":
            names[link.old.parent, link.new.parent].append((link.old, link.new))
    for link in links:
        here, there = mine.get(link.old.at, []), others.get(link.new.at, [])
        if here and there and len(here) * len(there) <= SIBLINGS_LIMIT:
            beside = names[link.old, link.new]
            yield from (
                ((one, other), score) for one in here for other in there if (score := _told(one, other, beside))
            )


def _told(old: Item, new: Item, beside: list[Pair]) -> float:
    """How much speaks for two indicators of one place; 0 where that is too little, or something speaks against them."""
    mine, other = old.node, new.node
    assert isinstance(mine, Indicator)
    assert isinstance(other, Indicator)
    if not of_one_kind(old.said, new.said):
        return 0.0
    (about, done), (its, theirs) = subject_of(old.said), subject_of(new.said)
    goes = goes_on(mine, other) or numbers_in_common(mine, other) > 0
    if not units_alike(mine, other):
        said = wording(old.said, new.said)
        bearer_only = not any(map(lexicon().counted, (said.old, said.new))) and not contrast(done, theirs)
        return _SAME if about == its and bearer_only and units_may_be_one(mine, other) else 0.0
    if about != its and _renamed(about, its, beside):
        return _RENAMED
    if levels_apart(mine, other):
        return 0.0
    if about == its:
        granted = _GRANT.search(done) and _GRANT.search(theirs)
        return _SAME if goes or granted or not contrast(done, theirs) else 0.0
    if contrast(old.said, new.said, aside=lexicon().stages):
        return 0.0
    if _bag(about) == _bag(its):
        return _SAME
    between = lies_between(mine, other)
    if begins_anew(mine, other) or not (goes or between):
        return 0.0
    if stays_close(mine, other) and _pairs_of_letters(about) & _pairs_of_letters(its):
        return max(_in_common(about, its, goes=goes, aim=True), _CLOSE)
    return _in_common(about, its, goes=goes, aim=same_aim(mine, other) and between)


def _bag(about: str) -> list[str]:
    """The letters of a subject in whatever order, without who is counted and what is done."""
    return sorted(lexicon().bearers(about.replace(_DONE, ""))) or [about]


def _pairs_of_letters(about: str) -> set[str]:
    return {pair for pair in map("".join, pairwise(about)) if not (is_usual(pair) or pair in _MEASURED)}


def _in_common(about: str, its: str, *, goes: bool, aim: bool) -> float:
    """How much two subjects have in common: one says all that the other does, or only a letter of a word is another.

    Where both `aim` at the same and one starts on the way of the other, a common word is enough.
    """
    ours, theirs = (
        {word for word in words_of(text) if not (is_usual(word) or word in _MEASURED)} for text in (about, its)
    )
    if not ours & theirs:
        return 0.0
    shorter, longer = sorted((about, its), key=len)
    if ((ours <= theirs or theirs <= ours) and goes) or (len(shorter) >= _ABOUT and _is_within(shorter, longer)):
        return _PART
    return _WORDS if aim or (goes and min(map(len, _apart(about, its)[1])) < _WORD) else 0.0


def _is_within(shorter: str, longer: str) -> bool:
    """Whether the letters of one text stand in the other in their order."""
    rest = iter(longer)
    return all(letter in rest for letter in shorter)


def _renamed(about: str, its: str, beside: list[Pair]) -> bool:
    """Whether the words in which two subjects differ are exchanged in the name of a project of that place too."""
    rest, (word, another) = _apart(about, its)
    if min(len(word), len(another)) < _WORD or is_usual(word) or is_usual(another) or max(map(len, rest)) < _WORD:
        return False
    return any(
        word in one
        and another in other
        and word not in other
        and another not in one
        and all(part in one and part in other for part in rest)
        for one, other in ((subject_of(mine.said)[0], subject_of(theirs.said)[0]) for mine, theirs in beside)
    )


def _apart(one: str, other: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """How two texts begin and end alike; and what stands between in either."""
    start = _start(one, other)
    one, other = one.removeprefix(start), other.removeprefix(start)
    end = _start(one[::-1], other[::-1])[::-1]
    return (start, end), (one.removesuffix(end), other.removesuffix(end))


def _start(one: str, other: str) -> str:
    """The letters that two texts begin with alike."""
    return "".join(letter for letter, its in takewhile(lambda both: both[0] == both[1], zip(one, other, strict=False)))


def _of_any_place(gone: list[Item], come: list[Item], _: tuple[Link, ...]) -> Iterator[tuple[Pair, float]]:
    """Pairs that are about one thing, and it has enough letters to tell."""
    about: dict[str, list[Item]] = defaultdict(list)
    for item in come:
        about[subject_of(item.said)[0]].append(item)
    for item in gone:
        subject = subject_of(item.said)[0]
        if len(subject) >= _ABOUT and not is_generic(item.said):
            yield from (((item, other), _SAME) for other in about[subject] if _one_thing(item, other))


def _one_thing(old: Item, new: Item) -> bool:
    mine, other = old.node, new.node
    assert isinstance(mine, Indicator)
    assert isinstance(other, Indicator)
    return (
        units_alike(mine, other)
        and of_one_kind(old.said, new.said)
        and not contrast(old.said, new.said)
        and not levels_apart(mine, other)
    )
