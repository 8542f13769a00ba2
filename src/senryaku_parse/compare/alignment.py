"""Which node of one edition is which of the other: from goals down to leaves, exact matches first, then the best whole."""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np

from senryaku_parse.compare.assignment import assign, doubtful
from senryaku_parse.compare.by_numbers import link_by_numbers
from senryaku_parse.compare.candidates import candidates
from senryaku_parse.compare.certainty import Asked, doubts_of
from senryaku_parse.compare.covering import link_by_words, link_measures_by_words
from senryaku_parse.compare.division import divide, divide_again, link_parents_left
from senryaku_parse.compare.evidence import Shared, shared_by_links, shared_by_name, told_by_leaves
from senryaku_parse.compare.exact import Exact, exact_pairs, named, repeated, texts
from senryaku_parse.compare.kinds import PARENTS, NodeType
from senryaku_parse.compare.links import Alignment, Link, Links
from senryaku_parse.compare.lookalikes import lookalikes
from senryaku_parse.compare.nodes import Item, Nodes
from senryaku_parse.compare.other_level import link_other_levels
from senryaku_parse.compare.projects import divide_projects
from senryaku_parse.compare.refuted import refuted
from senryaku_parse.compare.remaining import link_remaining
from senryaku_parse.compare.scoring import CONTENT, Scorer
from senryaku_parse.compare.unmatched import link_unmatched
from senryaku_parse.compare.weights import ACCEPTED, CONTENT_ALONE, PLACE

LEVELS: tuple[NodeType, ...] = ("goal", "measure", "target", "kpi", "project")
"""From the top down: a parent's link speaks for its children."""
LEAVES: tuple[NodeType, ...] = ("target", "kpi", "project")


def align(old: Nodes, new: Nodes) -> Alignment:
    """The alignment of two editions. It does not depend on which of them is called old."""
    if old.fingerprint > new.fingerprint:
        return _align(new, old).swapped()
    return _align(old, new)


def _align(old: Nodes, new: Nodes) -> Alignment:
    by_name = {pair: share for type_ in PARENTS for pair, share in shared_by_name(old.of(type_), new.of(type_)).items()}
    links = _linked(old, new, by_name, described=False)
    by_leaves = {
        pair: share for type_ in PARENTS for pair, share in told_by_leaves(old.of(type_), new.of(type_), links).items()
    }
    links = _linked(old, new, {**by_leaves, **_larger(by_leaves, shared_by_links(links))}, described=True)
    alignment = link_measures_by_words(old, new, divide(old, new, _alignment(links)))
    alignment = link_parents_left(old, new, alignment)
    alignment = _with_children_of_parts(alignment, links)
    alignment = link_by_words(old, new, divide_projects(old, new, alignment))
    return _with_unmatched(old, new, link_remaining(old, new, alignment))


def _with_unmatched(old: Nodes, new: Nodes, alignment: Alignment) -> Alignment:
    """`alignment` with the leaves that are likely one, then with the parents that these tell, and what is left below them."""
    found = link_unmatched(old, new, alignment)
    if found is alignment or not _parents_left(old, new, found):
        return found
    parents = link_parents_left(old, new, link_measures_by_words(old, new, divide_again(old, new, found)))
    if _parents_linked(parents) == _parents_linked(found):
        return found
    return link_unmatched(old, new, link_remaining(old, new, link_by_words(old, new, parents)))


def _parents_left(old: Nodes, new: Nodes, alignment: Alignment) -> bool:
    """Whether a goal or measure of either edition has no link."""
    links = alignment.all_links()
    linked = {id(item) for link in links for item in (link.old, link.new)}
    return any(id(item) not in linked for side in (old, new) for item in side.of(*PARENTS))


def _parents_linked(alignment: Alignment) -> set[tuple[int, int]]:
    return {(link.old.at, link.new.at) for link in alignment.all_links() if link.old.type in PARENTS}


def _larger(floor: Shared, shared: Shared) -> Shared:
    return {pair: max(share, floor.get(pair, 0.0)) for pair, share in shared.items()}


def _alignment(links: Links) -> Alignment:
    return Alignment(tuple(sorted(links.of_new.values(), key=lambda link: link.new.at)))


def _with_children_of_parts(alignment: Alignment, links: Links) -> Alignment:
    """`alignment` with what was left alone below the parents that only their children told: they are one place as well."""
    parents = [link for link in alignment.all_links() if link.old.children and not links.linked(link.old, link.new)]
    leaves = Links(dict(links.of_old), dict(links.of_new), links.shared)
    added: list[Link] = []
    for parent in parents:
        leaves.add(parent)
        for type_ in LEAVES:
            mine, other = ([one for one in item.children if one.type == type_] for item in (parent.old, parent.new))
            free, others = leaves.free(mine, other)
            _align_level(free, others, leaves, described=True)
            added += [leaves.of_old[one.at] for one in free if one.at in leaves.of_old]
    return alignment.with_links(added)


def _linked(old: Nodes, new: Nodes, shared: Shared, *, described: bool) -> Links:
    """The links of all levels, where `shared` says what hangs below two parents in common.

    Those that are exact have their scores and reasons only where they are to be `described`: no other link asks for them.
    """
    links = Links(shared=shared)
    for type_ in LEVELS:
        _align_level(old.of(type_), new.of(type_), links, described=described)
    link_other_levels(old, new, links)
    return links


def _align_level(old: list[Item], new: list[Item], links: Links, *, described: bool) -> None:
    if not old or not new:
        return
    exact: list[Exact] = []
    for pair in exact_pairs(old, new, links):
        exact.append(pair)
        links.add(Link(pair[0], pair[1], 1.0, (), pair[2]))
    if described:
        _describe(exact, links)
    _assign_rest(*links.free(old, new), links, repeated(old, new))
    link_by_numbers(old, new, links)


def _describe(exact: list[Exact], links: Links) -> None:
    """The links of `exact` pairs again, with their scores and reasons."""
    if not exact:
        return
    scorer = Scorer([mine for mine, _, _ in exact], [other for _, other, _ in exact], links)
    places = np.arange(len(exact))
    scores, parts = scorer.score(places, places)
    for (mine, other, doubts), score, part in zip(exact, scores, parts, strict=True):
        links.add(Link(mine, other, _rounded(score), scorer.reasons(part), doubts))


def _assign_rest(old: list[Item], new: list[Item], links: Links, common: set[Hashable]) -> None:
    """Link what is left, best overall; texts that are `common` to several nodes make no pair certain."""
    if not old or not new:
        return
    scorer = Scorer(old, new, links)
    ours, theirs = candidates(scorer, links)
    if not len(ours):
        return
    scores, parts = scorer.score(ours, theirs)
    places = np.fromiter((abs(old[i].place - new[j].place) for i, j in zip(ours, theirs, strict=True)), dtype=np.intp)
    gains = scores - ACCEPTED + PLACE / (1 + places)
    gains = np.where(scores >= ACCEPTED, gains, np.minimum(gains, 0.0))
    chosen = assign(ours, theirs, gains)
    while two := [k for k in chosen if refuted(old[ours[k]], new[theirs[k]], links)]:
        gains[two] = 0.0
        chosen = assign(ours, theirs, gains)
    doubts = doubtful(chosen, ours, theirs, gains)
    families = lookalikes([(old[ours[k]], new[theirs[k]]) for k in chosen], links)
    for at, k in enumerate(chosen):
        mine, other = old[ours[k]], new[theirs[k]]
        weak = not parts[k, CONTENT] >= CONTENT_ALONE  # so is no content, NaN
        asked = Asked(
            score=float(scores[k]),
            content=float(parts[k, CONTENT]),
            exchangeable=k in doubts,
            sibling=at in families,
            several=texts(mine) in common or (weak and named(mine) in common),
        )
        links.add(
            Link(mine, other, _rounded(scores[k]), scorer.reasons(parts[k]), doubts_of(mine, other, asked, links))
        )


def _rounded(score: float) -> float:
    return round(float(score), 3)
