"""The old edition and a comparison → the new edition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from senryaku_parse.compare.kinds import NodeType
from senryaku_parse.compare.model import Comparison
from senryaku_parse.compare.values import held, node_of, with_values
from senryaku_parse.errors import UsageError
from senryaku_parse.messages import render
from senryaku_parse.model import Goal, Indicator, Measure, Node, Project, Strategy
from senryaku_parse.source import NOWHERE

_NOT_FIELDS = {"parent", "place", "nodes"}


def apply(old: Strategy, comparison: Comparison) -> Strategy:
    """The new edition: equal to what was compared with `old`; its nodes have no positions.

    Raises:
        UsageError: `old` is not the old edition of the comparison.
    """
    nodes = {node.id: node for node in old.nodes()}
    _check(nodes, comparison)
    built = {node.id: (type_, node) for type_, node in _new_nodes(nodes, comparison)}
    edition = comparison.new
    with_keys = (
        (built[node_id][0], replace(built[node_id][1], key=edition.keys.get(node_id))) for node_id in edition.nodes
    )
    return Strategy(
        title=edition.title,
        municipality=edition.municipality,
        municipality_code=edition.municipality_code,
        period=edition.period,
        source=edition.source,
        goals=_hierarchy(with_keys),
    )


def _check(nodes: dict[str, Node], comparison: Comparison) -> None:
    """That every old value the comparison names is there."""
    if tuple(nodes) != comparison.old.nodes:
        raise UsageError(render("editions.apply-other-ids"))
    for change in comparison.changes:
        if change.old is None or change.kind == "split":
            continue
        here = held(nodes[change.old])
        for name, values in change.fields.items():
            if name not in _NOT_FIELDS and values.old is not None and here.get(name, values.old) != values.old:
                raise UsageError(render("editions.apply-other-values", old=change.old, name=name))


def _new_nodes(nodes: dict[str, Node], comparison: Comparison) -> Iterator[tuple[NodeType, Node]]:
    """Every node of the new edition, without those below it."""
    new_ids = {pair.old: pair.new for pair in comparison.pairs}
    whole = {node["id"] for change in comparison.of("split", "merged") for node in change.fields["nodes"].new}
    updates: dict[str, dict[str, object]] = {}
    for change in comparison.changes:
        values = {name: field.new for name, field in change.fields.items() if name not in _NOT_FIELDS}
        if change.kind == "added":
            yield change.type, node_of(change.type, change.new or "", values)
        elif change.kind in ("split", "merged"):
            for node in change.fields["nodes"].new:
                content = {name: value for name, value in node.items() if name != "id"}
                yield change.type, node_of(change.type, node["id"], content)
        elif change.new is not None:
            updates.setdefault(change.new, {}).update(values)
    for pair in comparison.pairs:
        if pair.new not in whole:
            node = replace(nodes[pair.old], id=pair.new, position=NOWHERE)
            if isinstance(node, Project) and node.reprint_of is not None:
                known = node.reprint_of in nodes
                node = replace(node, reprint_of=new_ids.get(node.reprint_of) if known else node.reprint_of)
            yield pair.type, with_values(_bare(node), updates.get(pair.new, {}))


def _bare(node: Node) -> Node:
    """`node` without those below it."""
    match node:
        case Goal():
            return replace(node, targets=(), measures=())
        case Measure():
            return replace(node, kpis=(), projects=())
    return node


def _hierarchy(nodes: Iterator[tuple[NodeType, Node]]) -> tuple[Goal, ...]:
    """Nodes in the order of the document → the goals: each hangs below the last node above its level."""
    goals: list[tuple[Goal, list[Indicator], list[Measure]]] = []
    leaves: dict[str, tuple[list[Indicator], list[Project]]] = {}
    for type_, node in nodes:
        match node:
            case Goal():
                goals.append((node, [], []))
            case Measure():
                goals[-1][2].append(node)
                leaves[node.id] = ([], [])
            case Indicator() if type_ == "target":
                goals[-1][1].append(node)
            case Indicator():
                leaves[goals[-1][2][-1].id][0].append(node)
            case Project():
                leaves[goals[-1][2][-1].id][1].append(node)
    return tuple(
        replace(
            goal,
            targets=tuple(targets),
            measures=tuple(
                replace(one, kpis=tuple(leaves[one.id][0]), projects=tuple(leaves[one.id][1])) for one in measures
            ),
        )
        for goal, targets, measures in goals
    )
