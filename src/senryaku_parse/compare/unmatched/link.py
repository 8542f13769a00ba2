"""The pairs of unmatched leaves that are the likeliest for both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from math import exp

from senryaku_parse.compare.certainty import UNIT, reworded
from senryaku_parse.compare.links import Alignment, Doubt, Link
from senryaku_parse.compare.nodes import Item, Nodes, by_parent
from senryaku_parse.compare.numbers import units_alike
from senryaku_parse.compare.unmatched.evidence import Evidence, odds_of, rule_out
from senryaku_parse.compare.unmatched.rarity import all_words
from senryaku_parse.compare.weights import (
    ACCEPTED,
    INDICATOR_ODDS,
    LIKELIER,
    LIKELY_INDICATOR,
    LIKELY_PROJECT,
    PROJECT_ODDS,
    RARE_WORD,
    SIBLINGS_LIMIT,
)
from senryaku_parse.compare.wording import wording
from senryaku_parse.model import Indicator, Project

_REWORDED = Doubt("editions.doubt-reworded")
_REASONS = (
    (
        "名称や内容の語が重なる",
        ("all told", "all covered", "content", "content covered", "name covered", "name told", "letters covered"),
    ),
    ("主題が同じ", ("themes", "themes of names", "themes covered", "subject")),
    ("数値が近い", ("near", "large and near", "same aim", "between")),
    ("担当が同じ", ("same department",)),
)
"""What is said where such signs speak for a pair."""
_SPOKEN = 0.8
"""A reason is told from so much on."""

Pair = tuple[Item, Item]
Told = dict[Pair, tuple[float, Mapping[str, float]]]
"""The odds of pairs, and their signs."""


def link_unmatched(old: Nodes, new: Nodes, alignment: Alignment) -> Alignment:
    """`alignment` with the leaves left alone that are likely one; never for certain."""
    links = alignment.all_links()
    gone, come = _alone(old, {link.old.at for link in links}), _alone(new, {link.new.at for link in links})
    if not gone or not come:
        return alignment
    evidence = Evidence(old, new, alignment)
    told: Told = {}
    for pair in dict.fromkeys([*_in_one_place(gone, come, links), *_by_rare_words(gone, come)]):
        signs = evidence.signs(*pair)
        if signs is not None and not rule_out(signs):
            told[pair] = odds_of(signs, project=isinstance(pair[0].node, Project)), signs
    found = list(_likeliest(told))
    return alignment.with_links([_link(pair, *told[pair]) for pair in found]) if found else alignment


def _alone(nodes: Nodes, linked: set[int]) -> list[Item]:
    leaves = nodes.of("target", "kpi", "project")
    return [item for item in leaves if item.at not in linked and item.name and not item.reprint]


def _of_one_kind(old: Item, new: Item) -> bool:
    return isinstance(old.node, Project) == isinstance(new.node, Project)


def _in_one_place(gone: list[Item], come: list[Item], links: tuple[Link, ...]) -> Iterator[Pair]:
    mine, others = by_parent(gone), by_parent(come)
    for link in links:
        here, there = mine.get(link.old.at, []), others.get(link.new.at, [])
        if len(here) * len(there) <= SIBLINGS_LIMIT:
            yield from ((one, other) for one in here for other in there if _of_one_kind(one, other))


def _by_rare_words(gone: list[Item], come: list[Item]) -> Iterator[Pair]:
    """Pairs anywhere that share a word which few of those left alone have."""
    having: tuple[dict[Hashable, list[Item]], ...] = (defaultdict(list), defaultdict(list))
    for side, items in zip(having, (gone, come), strict=True):
        for item in items:
            for word in all_words(item):
                side[word].append(item)
    for word in sorted(having[0].keys() & having[1].keys(), key=str):
        ours, theirs = having[0][word], having[1][word]
        if len(ours) + len(theirs) <= RARE_WORD:
            yield from ((one, other) for one in ours for other in theirs if _of_one_kind(one, other))


def _likeliest(told: Told) -> Iterator[Pair]:
    """The pairs that are likely, and likelier than any other of theirs that is left; one after another."""
    left = {pair: odds for pair, (odds, _) in told.items()}
    while found := list(_outstanding(left)):
        yield from found
        taken = {id(item) for pair in found for item in pair}
        left = {pair: odds for pair, odds in left.items() if id(pair[0]) not in taken and id(pair[1]) not in taken}


def _outstanding(left: Mapping[Pair, float]) -> Iterator[Pair]:
    of_each: dict[int, list[float]] = defaultdict(list)
    for pair, odds in left.items():
        for item in pair:
            of_each[id(item)].append(odds)
    most = {at: sorted(found)[-2:] for at, found in of_each.items()}
    for pair, odds in left.items():
        least = LIKELY_PROJECT if isinstance(pair[0].node, Project) else LIKELY_INDICATOR
        if odds >= least and all(_stands_out(odds, most[id(item)]) for item in pair):
            yield pair


def _stands_out(odds: float, most: list[float]) -> bool:
    """Whether `odds` are the larger of `most`, the two largest, by far."""
    return odds == most[-1] and (len(most) == 1 or odds - most[0] > LIKELIER)


def _link(pair: Pair, odds: float, signs: Mapping[str, float]) -> Link:
    """The pair as a link; its score, below that of any that texts alone speak for, tells nothing of the editions."""
    old, new = pair
    doubts: tuple[Doubt, ...] = (_REWORDED,)
    if isinstance(old.node, Indicator):
        said = wording(old.said, new.said)
        doubts = (reworded(said.old, said.new), *(() if units_alike(old.node, new.node) else (UNIT,)))
    return Link(old, new, round(ACCEPTED / (1 + exp(-odds)), 3), _reasons(old, signs), doubts)


def _reasons(old: Item, signs: Mapping[str, float]) -> tuple[str, ...]:
    weights = PROJECT_ODDS if isinstance(old.node, Project) else INDICATOR_ODDS
    told = {text: sum(weights.get(name, 0.0) * signs.get(name, 0.0) for name in names) for text, names in _REASONS}
    spoken = [text for text in told if told[text] >= _SPOKEN] or [max(told, key=lambda text: told[text])]
    return tuple(sorted(spoken, key=lambda text: -told[text]))
