"""Projects and measures left alone under another name: told by the words that both have, the rare ones before the usual."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from operator import attrgetter

from senryaku_parse.compare.links import Alignment, Doubt, Link
from senryaku_parse.compare.nodes import Item, Nodes, by_parent
from senryaku_parse.compare.refuted import contrary, refuted_by_contents
from senryaku_parse.compare.said import Said, content_words, name_words
from senryaku_parse.compare.taken_over import is_part, link_parts
from senryaku_parse.compare.weights import (
    ACCEPTED,
    CONTENT_KEPT,
    CONTRARY_CONTENTS,
    COVERED_OF_ONE,
    LIKE_CONTENTS,
    LIKE_PROJECTS,
    MARGIN,
    NAME_SAID,
    SAID_BY_BOTH,
    SAID_BY_CONTENT,
    SAID_BY_OTHERS,
    SAID_BY_WORDS,
    SIBLINGS_LIMIT,
    TELLING_WORD,
)
from senryaku_parse.compare.words import is_usual, words_of

_REASON = "名称や内容の語が重なる"
_HEAD = re.compile("(?:[一-龥々]{3,}|[ァ-ヶー]{4,})(?=[ぁ-ん・･、])")
"""What a name begins with, up to a particle or the next thing."""
_BY_WORDS = Doubt("editions.doubt-by-words")


def link_by_words(old: Nodes, new: Nodes, alignment: Alignment) -> Alignment:
    """`alignment` with the projects left alone that say about the same as one, or as a part of one, of the same place."""
    every = alignment.all_links()
    gone, come = _alone(old, {link.old.at for link in every}), _alone(new, {link.new.at for link in every})
    if not gone and not come:
        return alignment
    said = Said(old.of("project"), new.of("project"))
    alignment = alignment.with_links(list(_reworded(gone, come, alignment, said)))
    alignment = link_parts(gone, alignment, said)
    return link_parts(come, alignment.swapped(), said).swapped() if come else alignment


def link_measures_by_words(old: Nodes, new: Nodes, alignment: Alignment) -> Alignment:
    """`alignment` with the measures left alone of which one name says all that the other does, and a child is one."""
    every = alignment.all_links()
    mine, others = ({side(link).at for link in every} for side in (attrgetter("old"), attrgetter("new")))
    found = {
        (link.old.parent.at, link.new.parent.at): (link.old.parent, link.new.parent)
        for link in every
        if link.old.parent and link.new.parent and not link.old.children and link.old.parent.type == "measure"
    }
    goals = {(link.old.at, link.new.at) for link in every if link.old.type == "goal"}
    pairs = [pair for pair in found.values() if pair[0].at not in mine and pair[1].at not in others]
    pairs = [pair for pair in pairs if _goal_of(pair[0], pair[1]) in goals and _one_says_all(*pair)]
    times = Counter(id(item) for pair in pairs for item in pair)
    alone = [pair for pair in pairs if times[id(pair[0])] == times[id(pair[1])] == 1]
    return alignment.with_links([Link(one, other, ACCEPTED, (_REASON,), (_BY_WORDS,)) for one, other in alone])


def _goal_of(old: Item, new: Item) -> tuple[int, int]:
    return old.goal.at, new.goal.at


def _one_says_all(old: Item, new: Item) -> bool:
    """Whether the words of one name are all in the other, beside usual ones."""
    ours, theirs = ({word for word in words_of(item.said) if not is_usual(word)} for item in (old, new))
    return bool(ours & theirs) and (ours <= theirs or theirs <= ours)


def _alone(nodes: Nodes, linked: set[int]) -> list[Item]:
    return [item for item in nodes.of("project") if item.at not in linked and item.parent and not item.reprint]


def _reworded(gone: list[Item], come: list[Item], alignment: Alignment, said: Said) -> Iterator[Link]:
    """Pairs of projects left alone below parents that are one, each the best for both."""
    mine, others = by_parent(gone), by_parent(come)
    scored: dict[tuple[Item, Item], float] = {}
    for link in alignment.all_links():
        here, there = mine.get(link.old.at, []), others.get(link.new.at, [])
        if len(here) * len(there) <= SIBLINGS_LIMIT:
            scored |= {(one, other): score for one in here for other in there if (score := _alike(one, other, said))}
    beside: dict[int, list[tuple[Item, Item]]] = defaultdict(list)
    for pair in scored:
        for item in pair:
            beside[item.at if item is pair[0] else ~item.at].append(pair)
    found: set[int] = set()
    for (one, other), score in sorted(scored.items(), key=lambda pair: (-pair[1], pair[0][0].at, pair[0][1].at)):
        rivals = [pair for pair in (*beside[one.at], *beside[~other.at]) if scored[pair] > score - MARGIN]
        if not found & {one.at, ~other.at} and all(_is_beside(pair, (one, other), said) for pair in rivals):
            found |= {one.at, ~other.at}
            yield Link(one, other, round(score, 3), (_REASON,), (_BY_WORDS,))


def _is_beside(rival: tuple[Item, Item], pair: tuple[Item, Item], said: Said) -> bool:
    """Whether a pair that is about as good tells of another part of the same project, or is the pair itself."""
    one, other = pair
    if rival[0] is one:
        return rival[1] is other or is_part(rival[1], Link(other, one, 0.0), said)
    return is_part(rival[0], Link(one, other, 0.0), said)


def _alike(old: Item, new: Item, said: Said) -> float:
    """How much two projects say in common; 0 where that is too little, or they say that they are two."""
    ours, theirs = said.of(old), said.of(new)
    contents = content_words(old), content_words(new)
    if _one_head(old, new) and not contrary(old, new) and not said.by_others(old, new):
        return max(said.alike(ours, theirs), MARGIN)
    if len(ours & theirs) < SAID_BY_WORDS:
        return 0.0
    if contrary(old, new) and (said.alike(*contents) < CONTRARY_CONTENTS or refuted_by_contents(old, new)):
        return 0.0
    alike = said.alike(ours, theirs)
    by_content = len(contents[0] & contents[1]) >= SAID_BY_WORDS and (
        said.alike(*contents) >= SAID_BY_CONTENT or said.covered(*contents) >= CONTENT_KEPT
    )
    same = alike >= SAID_BY_BOTH or said.covered(ours, theirs) >= COVERED_OF_ONE or by_content
    if same and (alike >= SAID_BY_OTHERS or not said.by_others(old, new)):
        return alike
    return alike if _somewhat_alike(old, new, said) and not said.by_others(old, new) else 0.0


def _one_head(old: Item, new: Item) -> bool:
    """Whether both names begin with the same thing, and part or ask otherwise behind it: 保育料の軽減, 保育料・給食費の無償化."""
    head, its = _HEAD.match(old.said), _HEAD.match(new.said)
    return head is not None and its is not None and head[0] == its[0] and not is_usual(head[0])


def _somewhat_alike(old: Item, new: Item, said: Said) -> bool:
    """Whether names and 内容 have some of their rare words in common: enough where nothing else was left in that place."""
    contents = content_words(old), content_words(new)
    by_content = said.alike(*contents)
    if by_content >= LIKE_CONTENTS[0]:
        return True
    if by_content >= LIKE_CONTENTS[1] and said.alike(said.of(old), said.of(new)) >= LIKE_PROJECTS:
        return True
    long_words = {word for word in said.of(old) & said.of(new) if len(word) >= TELLING_WORD and word.isalpha()}
    if long_words & (name_words(old) | name_words(new)):
        return True
    named = said.share(said.of(new), name_words(old)), said.share(said.of(old), name_words(new))
    return by_content >= LIKE_CONTENTS[2] and max(named) >= NAME_SAID
