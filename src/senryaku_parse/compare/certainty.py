"""Whether a pair is certain: what differs between two nodes can't make them two things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from senryaku_parse.compare.links import ADDED, DROPPED, EXCHANGED, Doubt, Links
from senryaku_parse.compare.nodes import Item
from senryaku_parse.compare.numbers import numbers_in_common, units_alike
from senryaku_parse.compare.texts import matching_text
from senryaku_parse.compare.weights import CERTAIN, CERTAIN_CONTENT, CONTENT_ALONE, PROVEN
from senryaku_parse.compare.wording import Wording, contrast, contrasting, is_generic, wording
from senryaku_parse.model import Indicator

SEVERAL = Doubt("editions.doubt-several")
_EXCHANGEABLE = Doubt("editions.doubt-exchangeable")
_SIBLING = Doubt("editions.doubt-sibling")
_WEAK = Doubt("editions.doubt-weak")
UNIT = Doubt("editions.doubt-unit")
_ORDER = Doubt("editions.doubt-order")
_CONTENT = Doubt("editions.doubt-content")
MOVED = Doubt("editions.doubt-moved")
_OWN = re.compile("[市町村区]民?")
"""The municipality that the plan is of, before a name that is near without it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the alignment knows of a pair that it chose."""

    score: float
    content: float
    """How alike the contents are; NaN where one has none."""
    exchangeable: bool
    """Whether another choice would have been about as good."""
    sibling: bool
    """Whether the pair could as well be two entries of one family."""
    several: bool
    """Whether its texts are those of several nodes."""


def doubts_of(old: Item, new: Item, asked: Asked, links: Links) -> tuple[Doubt, ...]:
    """Why the pair is not certain; nothing where it is."""
    found = [_EXCHANGEABLE] if asked.exchangeable else []
    found += [SEVERAL] if asked.several else []
    told = _of_indicators(old, new, links) if isinstance(old.node, Indicator) else _of_others(old, new, asked)
    return (*found, *told)


def doubts_of_content(old: Item, new: Item) -> tuple[Doubt, ...]:
    """What speaks against two projects of one content that have another name and place."""
    if words := contrasting(old.said, new.said):
        return (reworded(*words),)
    return () if len(old.content) >= CERTAIN_CONTENT else (_CONTENT,)


def doubts_of_wording(old: Item, new: Item, links: Links) -> tuple[Doubt, ...]:
    """What speaks against two nodes by their names; words that may stand for each other need more to speak for them."""
    said = wording(old.said, new.said)
    proven = said.level == "near" and (proof(old, new, links) >= PROVEN or _only_own(said, old, new, links))
    if said.level != "same" and not proven:
        return (reworded(said.old, said.new),)
    return ()


def _only_own(said: Wording, old: Item, new: Item, links: Links) -> bool:
    """Whether one name only puts the plan's own 市 before the other, at the same place: it is the plan of that city."""
    beside = any(one and links.linked(one, other) for one, other in ((old.before, new.before), (old.after, new.after)))
    return bool(_OWN.fullmatch(said.old + said.new)) and beside and links.linked(old.parent, new.parent)


def _of_indicators(old: Item, new: Item, links: Links) -> Iterator[Doubt]:
    yield from doubts_of_wording(old, new, links)
    if not units_alike(old.node, new.node):
        yield UNIT
    yield from doubts_of_place(old, new, links)


def doubts_of_place(old: Item, new: Item, links: Links) -> tuple[Doubt, ...]:
    """What speaks against two nodes of one name and content that stand in different places."""
    moved = isinstance(old.node, Indicator) and not links.linked(old.parent, new.parent)
    return (MOVED,) if moved and is_anywhere(old, new, links) else ()


def is_anywhere(old: Item, new: Item, links: Links) -> bool:
    """Whether many an indicator has such a name, and no number tells that these are one."""
    return is_generic(old.said) and is_generic(new.said) and proof(old, new, links) < PROVEN


def _of_others(old: Item, new: Item, asked: Asked) -> Iterator[Doubt]:
    """The content may speak for a name that is worded anew, but not for one that says the opposite."""
    if asked.sibling:
        yield _SIBLING
    if asked.score < CERTAIN:
        yield _WEAK
    words = contrasting(old.said, new.said)
    if _one_content(old, new) and not contrast(old.said, new.said):
        return
    if words and (all(words) or not old.children):
        yield reworded(*words)
    elif not old.children and asked.content < CONTENT_ALONE:
        said = wording(old.said, new.said)
        if said.level == "other":
            yield reworded(said.old, said.new)


def _one_content(old: Item, new: Item) -> bool:
    return old.content == new.content and len(old.content) >= CERTAIN_CONTENT


def reworded(old: str, new: str) -> Doubt:
    """That these words of the names differ."""
    if not old and not new:
        return _ORDER
    return Doubt(EXCHANGED if old and new else ADDED if new else DROPPED, old, new)


def proof(old: Item, new: Item, links: Links) -> int:
    """What speaks for a pair beside its name: numbers that both print, the department, the place in the list."""
    mine, other = old.node, new.node
    assert isinstance(mine, Indicator)
    assert isinstance(other, Indicator)
    department = bool(mine.department) and matching_text(mine.department or "") == matching_text(other.department or "")
    between = links.linked(old.before, new.before) and links.linked(old.after, new.after)
    here = between and links.linked(old.parent, new.parent) and (old.before or old.after) is not None
    return numbers_in_common(mine, other) + department + here
