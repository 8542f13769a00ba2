"""Two editions side by side: one list of both, each row with its nodes, their pair and their changes."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from senryaku_parse.compare.kinds import NodeType
from senryaku_parse.compare.links import Alignment, Doubt, Link
from senryaku_parse.compare.lookup import changes_by_id
from senryaku_parse.compare.model import Change, Comparison, Pair
from senryaku_parse.compare.nodes import Item, Nodes
from senryaku_parse.compare.order import merged_order
from senryaku_parse.model import Node, Strategy

_DEPTHS: dict[NodeType, int] = {"goal": 0, "target": 1, "measure": 1, "kpi": 2, "project": 2}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the customary two-column table (新旧対照表)."""

    type: NodeType
    depth: int
    """0 for a goal, 1 for its targets and measures, 2 for what hangs below a measure."""
    old: Node | None
    """Null where the new edition added the node, or it is the second part of a split one."""
    new: Node | None
    """Null where the node was removed, or it is the second origin of a merged one."""
    pair: Pair | None
    """Null where the node has no partner in this row."""
    changes: tuple[Change, ...]
    """The changes of either node; that of a split or merged node in the row of each of its parts."""


def side_by_side(comparison: Comparison, old: Strategy, new: Strategy) -> tuple[Row, ...]:
    """All nodes of both editions in the order of the new one, each once; what was removed where it stood."""
    ours, theirs = Nodes(old), Nodes(new)
    alignment = _alignment(comparison, ours, theirs)
    pairs = {(pair.old, pair.new): pair for pair in comparison.pairs}
    of_old, of_new = changes_by_id(comparison)
    rows = []
    for mine, other in merged_order(ours, theirs, alignment):
        ids = mine.node.id if mine else None, other.node.id if other else None
        both = [*of_new.get(ids[1] or "", ()), *of_old.get(ids[0] or "", ())]
        item: Item = other or mine  # type: ignore[assignment]  # one of the two is there
        rows.append(
            Row(
                type=item.type,
                depth=_DEPTHS[item.type],
                old=mine.node if mine else None,
                new=other.node if other else None,
                pair=pairs.get((ids[0] or "", ids[1] or "")),
                changes=tuple({id(change): change for change in both}.values()),
            )
        )
    return tuple(rows)


def _alignment(comparison: Comparison, old: Nodes, new: Nodes) -> Alignment:
    links = (
        Link(
            old.by_id[pair.old],
            new.by_id[pair.new],
            pair.score,
            pair.reasons,
            tuple([Doubt("editions.doubt-said", text) for text in pair.doubts]),
        )
        for pair in comparison.pairs
    )
    return _with_divisions(tuple(links))


def _with_divisions(links: tuple[Link, ...]) -> Alignment:
    """Links of which several have a node in common are a division."""
    of_new = Counter(link.new.at for link in links)
    merged: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        if of_new[link.new.at] > 1:
            merged[link.new.at].append(link)
    others = tuple(link for link in links if of_new[link.new.at] == 1)
    return Alignment(others, tuple(map(tuple, merged.values())))
