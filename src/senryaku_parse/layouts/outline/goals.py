"""Which lines are the goals of a strategy, by what hangs below them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from senryaku_parse.layouts.outline.built_alike import built_alike
from senryaku_parse.layouts.outline.events import Event, Leaf, Node, Table, TableKind, key, nodes
from senryaku_parse.layouts.outline.roles import Roles, find_roles
from senryaku_parse.layouts.outline.told import TOLD

_GOVERNING: frozenset[TableKind] = frozenset({"governing", "labelled"})
_NAMING: frozenset[TableKind] = frozenset({"labelled", "goals"})
"""Tables that name goals themselves."""
_EVIDENT: frozenset[TableKind] = frozenset({"indicators", "projects", "measures", "governing"})
_FEW = 2
"""Indicators and projects that a document without a goal so called needs, to be a strategy."""
_PAST = re.compile(
    "検証|振り?返り|ふりかえり|総括|前期|前回|前計画|旧計画|これまでの|達成状況|達成度|進捗状況|実施状況|取組状況|効果測定|成果と課題|実績と評価"
    "|第[0-9０-９一二三]期.{0,20}(?:実績|結果|成果|評価|状況)"
)
"""In a heading before the first goal: what stands below it is of the strategy before."""


class Goals(NamedTuple):
    """The lines that are goals, and those alike that are none."""

    roles: Roles
    taken: Sequence[Node]
    overview: Sequence[Node]
    """Nodes of a table of contents."""
    unfit: Sequence[Node]
    """Nothing hangs below them."""
    own: Sequence[Node]
    """They stand over tables that name areas or measures of their own."""
    past: Sequence[Node]
    """They are of the strategy before."""
    alike: Sequence[Node]
    """They are called otherwise, or not at all, and are built like goals."""


def find_goals(events: Sequence[Event]) -> Goals | None:
    """The goals among `events`; null where no line is one, or what hangs below them is no strategy."""
    overview = _overview(events)
    passed = frozenset(overview)
    found = [node for node in nodes(events) if node not in passed] if passed else list(nodes(events))
    roles = find_roles(found)
    if roles is None:
        return None
    alike = built_alike([node for node in found if not tells_the_past(node)], roles) if roles.ground == "label" else []
    goals = [node for node in found if roles.of(node) == "goal"]
    holds, outlined = _held(events), _outlined(events)
    unfit = [node for node in goals if not node.filled and node.said.part != "goal"]
    own = [node for node in goals if "labelled" in holds[node] and node not in outlined]
    past = [node for node in goals if tells_the_past(node.parent)]
    past = past if len(past) < len(goals) else []
    taken = [node for node in goals if node not in (*unfit, *own, *past)]
    kinds = {event.kind for event in events if isinstance(event, Table)}
    evident = [node for node in taken if node in outlined or not holds[node] & _GOVERNING or not kinds & _NAMING]
    if not _is_strategy(evident, events, roles, amid="goals" in kinds):
        return None
    return Goals(roles, taken, overview, unfit, own, past, alike)


def tells_the_past(owner: Node | None) -> bool:
    """Whether what hangs below `owner` is what became of the strategy before."""
    return owner is not None and any(_PAST.search(node.said.name or node.said.label) for node in owner.path())


def _overview(events: Sequence[Event]) -> list[Node]:
    """Nodes below which nothing hangs, and that come again where something does: a table of contents."""
    blank = [node for node in nodes(events) if not node.filled]
    filled = {key(node) for node in nodes(events) if node.filled} if blank else ()
    return [node for node in blank if key(node) in filled]


def _held(events: Sequence[Event]) -> Mapping[Node, set[TableKind]]:
    """Node → the kinds of the tables below it."""
    kinds: dict[Node, set[TableKind]] = defaultdict(set)
    for event in events:
        if isinstance(event, Table) and event.owner:
            for node in event.owner.path():
                kinds[node].add(event.kind)
    return kinds


def _outlined(events: Sequence[Event]) -> set[Node]:
    """The nodes below which something stands that no label column names the level of."""
    owners = {
        event.owner
        for event in events
        if isinstance(event, Leaf)
        or (isinstance(event, Table) and event.kind not in (*_GOVERNING, "schedule", "other"))
    }
    return {node for owner in owners if owner for node in owner.path()}


def _is_strategy(goals: Sequence[Node], events: Sequence[Event], roles: Roles, *, amid: bool) -> bool:
    """Whether enough hangs below `goals` that the text is a strategy, and no minutes, news or menu of a page.

    `amid` tables that name goals themselves, a list of projects is enough.
    """
    among = frozenset(goals)
    below = {node for node in nodes(events) if not among.isdisjoint(node.path())}
    owned = [event for event in events if not isinstance(event, Node) and event.owner in below]
    leaves = [event for event in owned if isinstance(event, Leaf)]
    tables = [event for event in owned if isinstance(event, Table) and event.kind in _EVIDENT]
    if roles.goal.startswith(TOLD):
        return bool(goals)
    if roles.ground == "label" and any(goal.said.enumerator for goal in goals):
        return bool(leaves or tables)
    indicators = [
        leaf
        for leaf in leaves
        if leaf.kind not in ("project", "listed") and (leaf.fields or any(map(str.isdigit, leaf.text)))
    ]
    headed = any(leaf.kind in ("target", "kpi", "project") for leaf in leaves)
    if tables or (amid and headed):
        return True
    return len(leaves) >= _FEW and bool(indicators) and headed
