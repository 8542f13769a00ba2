"""Both editions as one list, and which items changed their place among their siblings."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from senryaku_parse.compare.kinds import NodeType
from senryaku_parse.compare.links import Alignment, Link
from senryaku_parse.compare.nodes import Item, Nodes

_BELOW: dict[NodeType | None, tuple[NodeType, ...]] = {
    None: ("goal",),
    "goal": ("target", "measure"),
    "measure": ("kpi", "project"),
}

Row = tuple[Item | None, Item | None]


def merged_order(old: Nodes, new: Nodes, alignment: Alignment) -> Iterator[Row]:
    """(old, new) in the order of the new edition; what is left of the old one where it stood, without a new node.

    Each node comes once. A split node stands beside its first part, a merged one beside its first origin, and the other
    origins below it where they are leaves.
    """
    beside = _first_partners(alignment)
    further = _further_origins(alignment, beside)
    shown = {id(item) for item in (*beside.values(), *(one for origins in further.values() for one in origins))}
    tops = [item for item in old.items if item.parent is None], [item for item in new.items if item.parent is None]
    for mine, other in _rows(*tops, beside, shown):
        yield mine, other
        yield from ((origin, None) for origin in (further.get(other.at, ()) if other else ()))


def out_of_order(alignment: Alignment) -> set[int]:
    """The places of the new nodes whose order among the siblings that stayed with them is another: as few as possible."""
    groups: dict[tuple[int | None, int | None, NodeType], list[Link]] = defaultdict(list)
    for link in alignment.links:
        parents = tuple(item.parent.at if item.parent else None for item in (link.old, link.new))
        groups[parents[0], parents[1], link.new.type].append(link)
    return {link.new.at for group in groups.values() for link in _crossing(group)}


def _crossing(group: Sequence[Link]) -> list[Link]:
    """The links of one list of siblings that cross others; the same ones whichever edition is called old."""
    sides = sorted(group, key=lambda link: link.old.place), sorted(group, key=lambda link: link.new.place)
    texts = [(link.old.name, link.old.content, link.old.node.id) for link in sides[0]]
    other = [(link.new.name, link.new.content, link.new.node.id) for link in sides[1]]
    ordered = sides[0] if texts < other else sides[1]
    kept = _longest_rise([link.new.place if texts < other else link.old.place for link in ordered])
    return [link for at, link in enumerate(ordered) if at not in kept]


def _first_partners(alignment: Alignment) -> dict[int, Item]:
    """Place of a new node → the old node that is shown beside it."""
    beside: dict[int, Item] = {}
    used: set[int] = set()
    for link in alignment.all_links():
        if link.new.at not in beside and link.old.at not in used:
            beside[link.new.at] = link.old
            used.add(link.old.at)
    return beside


def _further_origins(alignment: Alignment, beside: dict[int, Item]) -> dict[int, list[Item]]:
    """Place of a merged leaf → its origins but the one beside it."""
    used = {id(item) for item in beside.values()}
    further: dict[int, list[Item]] = defaultdict(list)
    for link in (link for division in alignment.divisions for link in division):
        if not link.old.children and id(link.old) not in used:
            further[link.new.at].append(link.old)
            used.add(id(link.old))
    return further


def _rows(old: Sequence[Item], new: Sequence[Item], beside: dict[int, Item], shown: set[int]) -> Iterator[Row]:
    """The rows of siblings of all types, each with those below it."""
    here = {id(beside[item.at]) for item in new if item.at in beside}
    behind: dict[int | None, list[Item]] = defaultdict(list)
    anchor: int | None = None
    for item in old:
        if id(item) in here:
            anchor = id(item)
        elif id(item) not in shown:
            behind[anchor].append(item)
    for gone in behind[None]:
        yield from _with_children(gone, None, beside, shown)
    for item in new:
        mine = beside.get(item.at)
        yield from _with_children(mine, item, beside, shown)
        for gone in behind[id(mine)] if mine else ():
            yield from _with_children(gone, None, beside, shown)


def _with_children(old: Item | None, new: Item | None, beside: dict[int, Item], shown: set[int]) -> Iterator[Row]:
    yield old, new
    for type_ in _BELOW.get((new or old).type, ()):  # type: ignore[union-attr]
        yield from _rows(_children(old, type_), _children(new, type_), beside, shown)


def _children(item: Item | None, type_: NodeType) -> list[Item]:
    return [child for child in item.children if child.type == type_] if item else []


def _longest_rise(values: Sequence[int]) -> set[int]:
    """The indices of a longest rising run through `values`, gaps allowed."""
    ends: list[int] = []
    at_end: list[int] = []
    before: list[int | None] = []
    for at, value in enumerate(values):
        place = bisect_left(ends, value)
        before.append(at_end[place - 1] if place else None)
        ends[place:] = [value, *ends[place + 1 :]]
        at_end[place:] = [at, *at_end[place + 1 :]]
    kept: set[int] = set()
    last = at_end[-1] if at_end else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept
