"""Projects under another name, and parts of others: told by the words that both have, the rare ones before the usual."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property
from math import log
from operator import attrgetter

from senryaku_parse.compare.links import Alignment, Doubt, Link
from senryaku_parse.compare.nodes import Item, Nodes
from senryaku_parse.compare.weights import (
    ACCEPTED,
    CARRIED_WORDS,
    CONTENT_KEPT,
    COVERED_OF_ONE,
    KEPT_OF_PART,
    MARGIN,
    NEARLY_ALL,
    PROJECTS_ASKED,
    SAID_BY_BOTH,
    SAID_BY_CONTENT,
    SAID_BY_OTHERS,
    SAID_BY_WORDS,
    SIBLINGS_LIMIT,
    TAKEN_OVER,
)
from senryaku_parse.compare.wording import contrast
from senryaku_parse.compare.words import Words, is_usual, telling, words_of
from senryaku_parse.model import Project

_REASON = "名称や内容の語が重なる"
_BY_WORDS = Doubt("名称や内容が変わっており、重なる語だけから見た対応です")
_PARTLY = Doubt("重なる語だけから見た分割・統合です")


def link_by_words(old: Nodes, new: Nodes, alignment: Alignment) -> Alignment:
    """`alignment` with the projects left alone that say the same as one, or as a part of one, of the same place."""
    every = alignment.all_links()
    gone, come = _alone(old, {link.old.at for link in every}), _alone(new, {link.new.at for link in every})
    if not gone and not come:
        return alignment
    weights = _Weights([*old.of("project"), *new.of("project")])
    alignment = alignment.with_links(list(_reworded(gone, come, alignment, weights)))
    alignment = _taken_over(gone, alignment, weights)
    return _taken_over(come, alignment.swapped(), weights).swapped() if come else alignment


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


class _Weights:
    """The words of projects, and how much each tells: the fewer projects have it, of those that are asked, the more."""

    def __init__(self, projects: list[Item]) -> None:
        self._asked = projects[:: max(len(projects) // PROJECTS_ASKED, 1)]
        self._words: dict[int, Words] = {}
        self._weight: dict[str, float] = {}

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(word for item in self._asked for word in self.of(item))

    def of(self, item: Item) -> Words:
        found = self._words.get(id(item))
        if found is None:
            found = self._words[id(item)] = _words(item)
        return found

    def weight(self, word: str) -> float:
        found = self._weight.get(word)
        if found is None:
            found = self._weight[word] = log(1 + len(self._asked) / max(self._counts[word], 1)) * telling(word)
        return found

    def sum(self, words: Words) -> float:
        return sum(map(self.weight, sorted(words)))

    def alike(self, ours: Words, theirs: Words) -> float:
        """The share of what both say that they have in common."""
        return 2 * self.sum(ours & theirs) / ((self.sum(ours) + self.sum(theirs)) or 1.0)

    def covered(self, ours: Words, theirs: Words) -> float:
        """The share of what the shorter one says that the other says as well."""
        return self.sum(ours & theirs) / (min(self.sum(ours), self.sum(theirs)) or 1.0)


def _words(item: Item) -> Words:
    """The words in its name and its 内容, and who carries it out."""
    return words_of(item.said) | _content_words(item) | _who(item)


def _who(item: Item) -> Words:
    node = item.node
    if not isinstance(node, Project):
        return frozenset()
    return frozenset(f"/{one}" for one in (*node.organizations, node.department) if one)


def _content_words(item: Item) -> Words:
    node = item.node
    return words_of(node.description or node.text) if isinstance(node, Project) else frozenset()


def _alone(nodes: Nodes, linked: set[int]) -> list[Item]:
    return [item for item in nodes.of("project") if item.at not in linked and item.parent and not item.reprint]


def _below(items: list[Item]) -> dict[int, list[Item]]:
    found: dict[int, list[Item]] = defaultdict(list)
    for item in items:
        if item.parent:
            found[item.parent.at].append(item)
    return found


def _reworded(gone: list[Item], come: list[Item], alignment: Alignment, weights: _Weights) -> Iterator[Link]:
    """Pairs of projects left alone below parents that are one, each the best for both."""
    mine, others = _below(gone), _below(come)
    scored: dict[tuple[Item, Item], float] = {}
    for link in alignment.all_links():
        here, there = mine.get(link.old.at, []), others.get(link.new.at, [])
        if len(here) * len(there) <= SIBLINGS_LIMIT:
            scored |= {(one, other): score for one in here for other in there if (score := _alike(one, other, weights))}
    of_each: dict[int, list[float]] = defaultdict(list)
    for (one, other), score in scored.items():
        of_each[id(one)].append(score)
        of_each[id(other)].append(score)
    for (one, other), score in scored.items():
        rivals = sorted([*of_each[id(one)], *of_each[id(other)]])[:-2]
        if score >= max(rivals, default=0.0) + MARGIN:
            yield Link(one, other, round(score, 3), (_REASON,), (_BY_WORDS,))


def _alike(old: Item, new: Item, weights: _Weights) -> float:
    """How much two projects say in common; 0 where that is too little, or they say that they are two."""
    ours, theirs = weights.of(old), weights.of(new)
    if len(ours & theirs) < SAID_BY_WORDS or contrast(old.said, new.said):
        return 0.0
    alike = weights.alike(ours, theirs)
    contents = _content_words(old), _content_words(new)
    by_content = len(contents[0] & contents[1]) >= SAID_BY_WORDS and (
        weights.alike(*contents) >= SAID_BY_CONTENT or weights.covered(*contents) >= CONTENT_KEPT
    )
    same = alike >= SAID_BY_BOTH or weights.covered(ours, theirs) >= COVERED_OF_ONE or by_content
    return alike if same and (alike >= SAID_BY_OTHERS or not _by_others(old, new)) else 0.0


def _by_others(old: Item, new: Item) -> bool:
    """Whether none of those who carry out one project carries out the other."""
    ours, theirs = _who(old), _who(new)
    return bool(ours and theirs) and not ours & theirs


def _taken_over(gone: list[Item], alignment: Alignment, weights: _Weights) -> Alignment:
    """`alignment` with the old projects left alone that a new one took over beside the one it is."""
    linked = {link.old.at for link in alignment.all_links()}
    alone = _below([item for item in gone if item.at not in linked])
    if not alone:
        return alignment
    divided = {item.at for division in alignment.divisions for item in (division[0].new, division[-1].new)}
    taken: dict[int, list[Link]] = {}
    parents = {(link.old.at, link.new.at) for link in alignment.all_links() if link.old.children}
    for main in alignment.links:
        whole, here = main.new, main.old.parent
        beside = alone.get(here.at, []) if here else []
        if not beside or whole.type != "project" or whole.at in divided or whole.reprint:
            continue
        if here and whole.parent and (here.at, whole.parent.at) in parents and len(beside) ** 2 <= SIBLINGS_LIMIT:
            parts = [part for part in beside if _is_part(part, main, weights)]
            if parts:
                taken[whole.at] = [main, *(_part(part, whole, weights) for part in parts)]
    times = Counter(link.old.at for links in taken.values() for link in links)
    taken = {at: links for at, links in taken.items() if all(times[link.old.at] == 1 for link in links)}
    links = tuple(link for link in alignment.links if link.new.at not in taken)
    divisions = [tuple(sorted(parts, key=lambda link: link.old.at)) for parts in taken.values()]
    every = sorted([*alignment.divisions, *divisions], key=lambda division: division[0].new.at)
    return Alignment(links, tuple(every))


def _is_part(part: Item, main: Link, weights: _Weights) -> bool:
    """Whether most of what the new project says and the old one did not comes from `part`, and most of that is in it.

    Where nearly all of what its 内容 newly says does, less of `part` need be in it.
    """
    before, own = weights.of(main.old), weights.of(part)
    said = _content_words(main.new) - _content_words(main.old)
    return _carried(weights.of(main.new) - before, own - before, (TAKEN_OVER, TAKEN_OVER), weights) or _carried(
        said, own - before, (NEARLY_ALL, KEPT_OF_PART), weights
    )


def _carried(fresh: Words, own: Words, shares: tuple[float, float], weights: _Weights) -> bool:
    """Whether what both say is at least these shares of what is new and of what the part says."""
    common = fresh & own
    if len(common) < CARRIED_WORDS:
        return False
    carried = weights.sum(common)
    return carried >= shares[0] * weights.sum(fresh) and carried >= shares[1] * weights.sum(own)


def _part(part: Item, whole: Item, weights: _Weights) -> Link:
    own = weights.of(part)
    return Link(part, whole, round(weights.sum(own & weights.of(whole)) / weights.sum(own), 3), (_REASON,), (_PARTLY,))
