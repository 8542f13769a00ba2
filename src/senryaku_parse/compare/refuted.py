"""Pairs that look alike and are two things: beside the likeness of letters nothing speaks for them, and words against."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from senryaku_parse.compare.links import Links
from senryaku_parse.compare.nodes import Item
from senryaku_parse.compare.numbers import begins_anew, levels_apart, numbers_in_common, units_alike
from senryaku_parse.compare.weights import CONTENT_CONTRARY, PROVEN, TELLING_TARGET
from senryaku_parse.compare.wording import contrast, opposed, speak_of_two, wording
from senryaku_parse.model import Indicator, Project

_NUMBER = re.compile(r"\d")
_BARE = re.compile(r"[\d.万億千]++[^\d.万億千]{0,3}")
"""A number and its unit: many an indicator has 100人 or 20%."""


def refuted(old: Item, new: Item, links: Links) -> bool:
    """Whether two nodes that would make a pair are two: indicators whose names do not say the same, projects that contrast."""
    mine, other = old.node, new.node
    if isinstance(mine, Project):
        return contrary(old, new) and (
            fuzz.ratio(old.content, new.content) < 100 * CONTENT_CONTRARY or refuted_by_contents(old, new)
        )
    if not isinstance(mine, Indicator) or not isinstance(other, Indicator):
        return False
    return wording(old.said, new.said).level == "other" and _two_indicators(old, new, links)


def contrary(old: Item, new: Item) -> bool:
    """Whether the names of two projects contrast, and neither 内容 says what the other name does."""
    return any(
        not (one and one in new.content) and not (other and other in old.content)
        for one, other in opposed(old.said, new.said)
    )


def refuted_by_contents(old: Item, new: Item) -> bool:
    """Whether the contents of two projects contrast in the words in which their names do: 不妊, 不育."""
    return not _opposed_in_kind(old.said, new.said).isdisjoint(_opposed_in_kind(old.content, new.content))


def _opposed_in_kind(old: str, new: str) -> set[tuple[str, str]]:
    """The words of two texts that stand against each other, but for those of which only the number differs (第2子)."""
    return {pair for pair in opposed(old, new) if len({_NUMBER.sub("", word) for word in pair}) > 1}


def _two_indicators(old: Item, new: Item, links: Links) -> bool:
    """Whether indicators under another name are two: a number that both print may tell otherwise."""
    mine, other = old.node, new.node
    assert isinstance(mine, Indicator)
    assert isinstance(other, Indicator)
    if not units_alike(mine, other):
        return True
    if numbers := numbers_in_common(mine, other):
        return numbers < PROVEN and contrast(old.said, new.said)
    if old.content == new.content and len(old.content) >= TELLING_TARGET and not _BARE.fullmatch(old.content):
        return contrast(old.said, new.said)
    return (
        _elsewhere(old, new, links)
        or speak_of_two(old.said, new.said)
        or levels_apart(mine, other)
        or _replaced(old.said, new.said, mine, other)
    )


def _replaced(old: str, new: str, mine: Indicator, other: Indicator) -> bool:
    """Whether a word stands for another one in the names, and the new one starts from nothing."""
    said = wording(old, new)
    return bool(said.old and said.new) and begins_anew(mine, other)


def _elsewhere(old: Item, new: Item, links: Links) -> bool:
    """Whether the node above one of them is known to be another than that above the other."""
    if old.parent is None or new.parent is None or links.linked(old.parent, new.parent):
        return False
    return old.parent.at in links.of_old or new.parent.at in links.of_new
