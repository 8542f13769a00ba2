"""The nodes of all copies together: what either side edited, added, moved and took out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from senryaku_parse.compare.merging.additions import merged_additions
from senryaku_parse.compare.merging.cells import Conflict, edited, merged_node, merged_values
from senryaku_parse.compare.merging.places import Places
from senryaku_parse.compare.merging.tree import Slot, Tree, goals_of, tree_of
from senryaku_parse.errors import UsageError
from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.model import Node, Project, Strategy

_OF_STRATEGY = ("title", "municipality", "municipality_code", "period")


def merge(base: Strategy, copies: Sequence[Strategy]) -> Strategy:
    """`base` with the edits of all `copies`, one after the other; see `senryaku_parse.merge`."""
    known = set(tree_of(base).nodes)
    for copy in copies:
        if known and not known & set(tree_of(copy).nodes):
            name = copy.source.name or copy.title
            raise UsageError(render("editions.merge-stranger", name=name))
    merged = copies[0]
    for copy in copies[1:]:
        merged = _merged(base, merged, copy)
    return merged


def _merged(base: Strategy, ours: Strategy, theirs: Strategy) -> Strategy:
    trees = tree_of(base), tree_of(ours), _renamed(tree_of(base), tree_of(ours), tree_of(theirs))
    work = _Merge(*trees)
    whole, conflicts = merged_values(base, ours, theirs, _OF_STRATEGY)
    goals = goals_of(work.nodes, work.children())
    additions = merged_additions(base.additions, ours.additions, theirs.additions, conflicts)
    edits = tuple(dict.fromkeys([*ours.edits, *theirs.edits]))
    findings = tuple(dict.fromkeys([*ours.findings, *theirs.findings]))
    merged = replace(whole, goals=goals, findings=findings, edits=edits, additions=additions)
    told = [*Places(merged).told([*conflicts, *work.conflicts]), *work.kept]
    return replace(merged, findings=(*merged.findings, *told))


def _renamed(base: Tree, ours: Tree, theirs: Tree) -> Tree:
    """`theirs` with another id for each node that it added under an id that `ours` gave to another new one."""
    taken = {*base.nodes, *ours.nodes, *theirs.nodes}
    renamed: dict[str, str] = {}
    for node_id, node in theirs.nodes.items():
        mine = ours.nodes.get(node_id)
        if node_id not in base.nodes and mine is not None and edited(mine, node):
            renamed[node_id] = next(one for n in count(2) if (one := f"{node_id}#{n}") not in taken)
            taken.add(renamed[node_id])
    if not renamed:
        return theirs
    tree = Tree()
    for node_id, node in theirs.nodes.items():
        parent, type_ = theirs.slots[node_id]
        if isinstance(node, Project) and node.reprint_of in renamed:
            node = replace(node, reprint_of=renamed[node.reprint_of])
        tree.add(type_, replace(node, id=renamed.get(node_id, node_id)), renamed.get(parent or "", parent))
    return tree


class _Merge:
    """Three trees → the nodes that hold."""

    def __init__(self, base: Tree, ours: Tree, theirs: Tree) -> None:
        self._base, self._ours, self._theirs = base, ours, theirs
        self.nodes: dict[str, Node] = {}
        self.conflicts: list[Conflict] = []
        self.kept: list[Finding] = []
        self._slots: dict[str, Slot] = {}
        for node_id in dict.fromkeys([*ours.nodes, *theirs.nodes]):
            self._place(node_id)
        self._keep_parents()

    def children(self) -> dict[Slot, list[str]]:
        """Where nodes hang → their ids, in the order of the side that changed it; what only theirs has stands behind
        the one that it follows there."""
        base, ours, theirs = (tree.children() for tree in (self._base, self._ours, self._theirs))
        found: dict[Slot, list[str]] = {}
        for slot in dict.fromkeys(self._slots.values()):
            here = {one for one, where in self._slots.items() if where == slot}
            was, mine, other = ([one for one in side.get(slot, ()) if one in here] for side in (base, ours, theirs))
            common = set(was) & set(mine) & set(other)
            first, second = (other, mine) if _among(mine, common) == _among(was, common) else (mine, other)
            found[slot] = _woven(first, second, here)
        return found

    def _place(self, node_id: str) -> None:
        base, ours, theirs = (tree.nodes.get(node_id) for tree in (self._base, self._ours, self._theirs))
        if base is not None and (ours is None or theirs is None):
            left, side = (ours, self._ours) if ours is not None else (theirs, self._theirs)
            if left is not None and self._untouched(node_id, side):
                return
            if left is not None:
                self.kept.append(_kept(left))
                self.nodes[node_id], self._slots[node_id] = left, side.slots[node_id]
            return
        if ours is not None and theirs is not None:
            self.nodes[node_id], conflicts = merged_node(base or ours, ours, theirs)
            self.conflicts += conflicts
            self._slots[node_id] = self._slot(node_id)
        elif (one := ours or theirs) is not None:
            self.nodes[node_id] = one
            self._slots[node_id] = (self._ours if ours is not None else self._theirs).slots[node_id]

    def _untouched(self, node_id: str, side: Tree) -> bool:
        """Whether a node that the other side took out is as it was, and everything below it."""
        before = self._base.nodes[node_id]
        if edited(before, side.nodes[node_id]) or side.slots[node_id] != self._base.slots[node_id]:
            return False
        below = [one for one, (parent, _) in side.slots.items() if parent == node_id]
        return all(one in self._base.nodes and self._untouched(one, side) for one in below)

    def _slot(self, node_id: str) -> Slot:
        """Where a node of both sides hangs: where the side that moved it put it; ours where both did."""
        ours, theirs = self._ours.slots[node_id], self._theirs.slots[node_id]
        before = self._base.slots.get(node_id, theirs)
        if before not in (ours, theirs) and ours != theirs:
            self.conflicts.append(Conflict(node_id, "parent", None, ours[0], theirs[0]))
        return theirs if ours == before else ours

    def _keep_parents(self) -> None:
        """Put back what was taken out but still has something below it."""
        waiting = [slot[0] for slot in self._slots.values()]
        while waiting:
            parent = waiting.pop()
            if parent is not None and parent not in self.nodes:
                side = next(tree for tree in (self._ours, self._theirs, self._base) if parent in tree.nodes)
                self.nodes[parent], self._slots[parent] = side.nodes[parent], side.slots[parent]
                self.kept.append(_kept(side.nodes[parent]))
                waiting.append(side.slots[parent][0])


def _among(ids: Sequence[str], common: set[str]) -> list[str]:
    return [one for one in ids if one in common]


def _woven(first: Sequence[str], second: Sequence[str], here: set[str]) -> list[str]:
    """`first`, and each of `second` that it lacks behind the one that it follows there; then the rest of `here`."""
    order = list(first)
    before: str | None = None
    for one in second:
        if one not in order:
            order.insert(order.index(before) + 1 if before is not None else 0, one)
        before = one
    return [*order, *sorted(here - set(order))]


def _kept(node: Node) -> Finding:
    return finding(
        "merge-conflict",
        render("editions.merge-deleted", name=node.name or node.id, id=node.id),
        after=node.name or node.id,
    )
