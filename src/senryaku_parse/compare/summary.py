"""What a comparison comes to: counts by kind and goal, and one paragraph."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from senryaku_parse.compare.kinds import COUNTS, KINDS
from senryaku_parse.compare.links import Alignment, Link
from senryaku_parse.compare.model import Change, Counts, GoalCounts, Summary
from senryaku_parse.compare.nodes import Item, Nodes, of_one_city
from senryaku_parse.compare.paragraph import paragraph
from senryaku_parse.compare.weights import ACCEPTED, RELATED, RELATED_ELSEWHERE
from senryaku_parse.frozen import frozendict


def summarise(old: Nodes, new: Nodes, alignment: Alignment, changes: Sequence[Change]) -> Summary:
    """The summary of `changes`."""
    links = alignment.all_links()
    certain = [link for link in links if not link.uncertain]
    accepted = [link for link in links if link.score >= ACCEPTED or not link.uncertain or of_one_city(old, new)]
    aligned, linked = (_share(some, old, new) for some in (certain, accepted))
    kinds = Counter(change.kind for change in changes)
    draft = Summary(
        **_counts(changes, len(alignment.links)),
        kinds=frozendict({kind: kinds[kind] for kind in KINDS if kinds[kind]}),
        goals=tuple(_by_goal(old, new, alignment, changes)),
        uncertain=sum(link.uncertain for link in links),
        aligned=round(aligned, 3),
        related=linked >= (RELATED_ELSEWHERE if _of_two_cities(old, new) else RELATED),
    )
    return replace(draft, text=paragraph(old, new, draft, changes))


def _of_two_cities(old: Nodes, new: Nodes) -> bool:
    cities = {side.strategy.municipality for side in (old, new)}
    return None not in cities and len(cities) > 1


def _share(links: Sequence[Link], old: Nodes, new: Nodes) -> float:
    """The share of the nodes of both editions that stand in one of `links`."""
    total = len(old.items) + len(new.items)
    return len({id(item) for link in links for item in (link.old, link.new)}) / total if total else 1.0


def _counts(changes: Iterable[Change], pairs: int) -> dict[str, Any]:
    """The fields of `Counts`; `pairs` one-to-one pairs are among what the changes are about."""
    nodes: dict[str, set[tuple[str | None, str | None]]] = defaultdict(set)
    touched: set[tuple[str, str]] = set()
    for change in changes:
        nodes[COUNTS[change.kind]].add((change.old, change.new))
        if change.old is not None and change.new is not None:
            touched.add((change.old, change.new))
    return {name: len(found) for name, found in nodes.items()} | {"unchanged": pairs - len(touched)}


def _by_goal(old: Nodes, new: Nodes, alignment: Alignment, changes: Sequence[Change]) -> Iterable[GoalCounts]:
    below: dict[Item, list[Change]] = defaultdict(list)
    partner = {link.old.at: link.new for link in alignment.all_links()}
    for change in changes:
        item = new.by_id[change.new] if change.new is not None else old.by_id[change.old or ""]
        goal = item.goal
        below[goal if change.new is not None else partner.get(goal.at, goal)].append(change)
    pairs = Counter(link.new.goal.at for link in alignment.links)
    origin = {link.new.at: link.old for link in reversed(alignment.all_links())}
    for goal in new.of("goal"):
        mine = origin.get(goal.at)
        counts = Counts(**_counts(below[goal], pairs[goal.at]))
        yield GoalCounts(old=mine.node.id if mine else None, new=goal.node.id, name=goal.node.name, counts=counts)
    for goal in old.of("goal"):
        if goal.at not in partner:
            counts = Counts(**_counts(below[goal], 0))
            yield GoalCounts(old=goal.node.id, new=None, name=goal.node.name, counts=counts)
