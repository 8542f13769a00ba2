"""Ways to ask a comparison: the changes of an id, one pair for each node."""

from __future__ import annotations

from collections import defaultdict

from senryaku_parse.compare.model import Change, Comparison, Pair


def changes_by_id(comparison: Comparison) -> tuple[dict[str, list[Change]], dict[str, list[Change]]]:
    """Old id → its changes, and new id → its changes; that of a split or merged node under each of its nodes."""
    of_old: dict[str, list[Change]] = defaultdict(list)
    of_new: dict[str, list[Change]] = defaultdict(list)
    for change in comparison.changes:
        nodes = change.fields.get("nodes")
        for node_id in [node["id"] for node in nodes.old] if nodes else [change.old]:
            if node_id is not None:
                of_old[node_id].append(change)
        for node_id in [node["id"] for node in nodes.new] if nodes else [change.new]:
            if node_id is not None:
                of_new[node_id].append(change)
    return of_old, of_new


def main_pairs(comparison: Comparison) -> list[Pair]:
    """The pairs with each node in one only: of a split or merged node the one with the highest score."""
    used: set[tuple[str, str]] = set()
    kept: list[Pair] = []
    for pair in sorted(comparison.pairs, key=lambda pair: -pair.score):
        ends = {("old", pair.old), ("new", pair.new)}
        if not ends & used:
            used |= ends
            kept.append(pair)
    return kept
