"""Nodes that were split or merged: told by where what hung below them went."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

from senryaku_parse.compare.kinds import PARENTS, NodeType
from senryaku_parse.compare.links import Alignment, Doubt, Link
from senryaku_parse.compare.nodes import Item, Nodes
from senryaku_parse.compare.weights import DIVIDED, DIVIDED_CHILDREN, DIVIDED_FROM

_PART = "下の項目の多くがここから来た"
_ONE_PART = Doubt("editions.doubt-one-part")


def divide(old: Nodes, new: Nodes, alignment: Alignment) -> Alignment:
    """`alignment` with the divisions that the links of children show.

    A new node without a link, most of whose children come from one old node, is a part of that one; the same
    the other way round. A node is in one division only: splits are looked for first.
    """
    for type_ in PARENTS:
        alignment = _splits(old, new, type_, alignment)
        alignment = _splits(new, old, type_, alignment.swapped()).swapped()
    return alignment


def divide_again(old: Nodes, new: Nodes, alignment: Alignment) -> Alignment:
    """The same after leaves were linked that are uncertain: what these tell of their parents is so as well."""
    before = {(link.old.at, link.new.at): link.doubts for link in alignment.all_links()}

    def doubted(link: Link) -> Link:
        return replace(link, doubts=before.get((link.old.at, link.new.at)) or link.doubts or (_ONE_PART,))

    found = divide(old, new, alignment)
    certain = {pair for pair, doubts in before.items() if not doubts}
    return Alignment(
        tuple(link if (link.old.at, link.new.at) in certain else doubted(link) for link in found.links),
        tuple(
            tuple(link if (link.old.at, link.new.at) in certain else doubted(link) for link in division)
            for division in found.divisions
        ),
    )


def _splits(old: Nodes, new: Nodes, type_: NodeType, alignment: Alignment) -> Alignment:
    """`alignment` with the old nodes of a type that were split."""
    divided = {link.new.at for division in alignment.divisions for link in division}
    divided_old = {link.old.at for division in alignment.divisions for link in division}
    link_of = {link.old.at: link for link in alignment.links}
    linked = {link.new.at for link in alignment.links}
    flows = _flows(type_, alignment)
    parts: dict[int, list[Link]] = defaultdict(list)
    for part in new.of(type_):
        if part.at in linked or part.at in divided or not (from_ := flows.get(part.at)):
            continue
        origin, count = max(from_.items(), key=lambda one: (one[1], -one[0]))
        link = Link(old.items[origin], part, round(count / len(_leaves(part)), 3), reasons=(_PART,))
        enough = max(DIVIDED_CHILDREN, DIVIDED_FROM * len(_leaves(link.old)))
        if count >= enough and _belongs(link, flows) and origin not in divided_old:
            parts[origin].append(link)
    if not parts:
        return alignment
    divisions = list(alignment.divisions)
    links = list(alignment.links)
    for origin, found in parts.items():
        main = link_of.get(origin)
        every = [*([main] if main else []), *found]
        if len(every) == 1:
            links.append(replace(every[0], doubts=(_ONE_PART,)))
            continue
        if main:
            links.remove(main)
            every[0] = replace(main, doubts=() if _belongs(main, flows) else main.doubts)
        divisions.append(tuple(sorted(every, key=lambda link: link.new.at)))
    return Alignment(
        tuple(sorted(links, key=lambda link: link.new.at)),
        tuple(sorted(divisions, key=lambda division: division[0].new.at)),
    )


def link_parents_left(old: Nodes, new: Nodes, alignment: Alignment) -> Alignment:
    """`alignment` with the nodes left alone that have more of what hangs below in common than either has with any other left."""
    for type_ in PARENTS:
        every = alignment.all_links()
        mine, others = {link.old.at for link in every}, {link.new.at for link in every}
        flows = {
            (origin, goal): count
            for goal, from_ in _flows(type_, alignment).items()
            for origin, count in from_.items()
            if origin not in mine and goal not in others and count >= DIVIDED_CHILDREN
        }
        most: Counter[tuple[str, int]] = Counter()
        for (origin, goal), count in flows.items():
            most["old", origin] = max(most["old", origin], count)
            most["new", goal] = max(most["new", goal], count)
        best = [pair for pair, count in flows.items() if count == most["old", pair[0]] == most["new", pair[1]]]
        once = Counter(side for origin, goal in best for side in (("old", origin), ("new", goal)))
        alone = [(a, b) for a, b in best if once["old", a] == once["new", b] == 1]
        alignment = alignment.with_links([_of_parts(old.items[a], new.items[b], flows[a, b]) for a, b in alone])
    return alignment


def _of_parts(old: Item, new: Item, count: int) -> Link:
    share = 2 * count / (len(_leaves(old)) + len(_leaves(new)))
    return Link(old, new, round(share, 3), (_PART,), (_ONE_PART,))


def _belongs(link: Link, flows: dict[int, Counter[int]]) -> bool:
    """Whether enough of what hangs below the new node came from the old one."""
    return flows[link.new.at][link.old.at] >= DIVIDED * len(_leaves(link.new))


def _flows(type_: NodeType, alignment: Alignment) -> dict[int, Counter[int]]:
    """New node → old node → how many of the leaves below the new one were below the old one."""
    flows: dict[int, Counter[int]] = defaultdict(Counter)
    for link in alignment.links:
        origin, goal = _above(link.old, type_), _above(link.new, type_)
        if not link.new.children and origin is not None and goal is not None:
            flows[goal.at][origin.at] += 1
    return flows


def _above(item: Item, type_: NodeType) -> Item | None:
    """The node of a type above a leaf; null where there is none, as above a 数値目標 for measures."""
    above = item.parent
    while above is not None and above.type != type_:
        above = above.parent
    return above


def _leaves(item: Item) -> list[Item]:
    below = [leaf for child in item.children for leaf in _leaves(child)]
    return below or [item]
