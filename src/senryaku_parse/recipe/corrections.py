"""The corrections of a recipe: nodes of the hierarchy that was read, renamed, moved, dropped or added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, NoReturn

from msgspec import ValidationError

from senryaku_parse.compare.values import CONTENT, node_of, with_values
from senryaku_parse.errors import UsageError
from senryaku_parse.findings import CODES, Finding, finding
from senryaku_parse.messages import list_out, render
from senryaku_parse.model import Goal, Indicator, Measure, Node, Project
from senryaku_parse.recipe.model import Correction
from senryaku_parse.records import replaced
from senryaku_parse.text import fold_space

_UNPLACED = frozenset("cell-unplaced row-surplus-cells line-unplaced key-unmatched entry-repeated".split())
"""Codes of findings that keep a text that may be a node after all."""


class Corrected(NamedTuple):
    """A hierarchy put right."""

    goals: tuple[Goal, ...]
    findings: list[Finding]
    """What was put right."""
    settled: frozenset[int]
    """Identities of the findings whose text is a node now."""


def correct(goals: Sequence[Goal], corrections: Sequence[Correction], found: Sequence[Finding]) -> Corrected:
    """`goals` with `corrections` made, one after another; `found` are the findings of the document.

    Raises:
        UsageError: one does not fit: there is no such node, or it has another name.
    """
    tree = _Tree(goals)
    findings: list[Finding] = []
    settled: set[int] = set()
    for one in corrections:
        if one.add:
            kept = next((it for it in found if it.code in _UNPLACED and _is_text(it, one)), None)
            node = tree.add(one, kept)
            settled.update([id(kept)] if kept else [])
            before = kept.before if kept else None
        else:
            node, before = tree.change(one), tree.named(one).name
        message = render("recipes.corrected", place=one.place, done=_done(one))
        findings.append(finding("recipe-applied", message, before=before, after=node.name, position=node.position))
    return Corrected(tree.goals(), findings, frozenset(settled))


def _is_text(found: Finding, one: Correction) -> bool:
    return CODES[found.code].keeps_text and fold_space(found.before or "") == fold_space(
        str(one.changes.get("name", ""))
    )


def _done(one: Correction) -> str:
    if one.add:
        return render("recipes.item-added", id=one.id)
    if one.drop:
        return render("recipes.item-dropped", id=one.id)
    fields = list_out(one.changes)
    if one.below and fields:
        return render("recipes.item-moved-and-changed", id=one.id, below=one.below, fields=fields)
    if one.below:
        return render("recipes.item-moved", id=one.id, below=one.below)
    return (
        render("recipes.item-changed", id=one.id, fields=fields)
        if fields
        else render("recipes.item-corrected", id=one.id)
    )


_ABOVE: Mapping[type[Node], tuple[type, ...]] = {
    Goal: (type(None),),
    Measure: (Goal,),
    Indicator: (Goal, Measure),
    Project: (Measure,),
}
"""Kind of a node → the kinds that it may stand below."""


class _Tree:
    """Nodes by their ids, and the ids below each; goals stand below ""."""

    def __init__(self, goals: Sequence[Goal]) -> None:
        self._nodes: dict[str, Node] = {}
        self._below: dict[str, list[str]] = {"": []}
        for goal in goals:
            self._put(goal, "")
            for measure in goal.measures:
                self._put(measure, goal.id)
                leaves: tuple[Node, ...] = (*measure.kpis, *measure.projects)
                for leaf in leaves:
                    self._put(leaf, measure.id)
            for target in goal.targets:
                self._put(target, goal.id)

    def _put(self, node: Node, parent: str) -> None:
        self._nodes[node.id] = node
        self._below[parent].append(node.id)
        self._below.setdefault(node.id, [])

    def named(self, one: Correction) -> Node:
        """The node that a correction means."""
        node = self._nodes.get(one.id)
        if node is None:
            raise UsageError(render("recipes.no-item", place=one.place, id=one.id))
        return node

    def change(self, one: Correction) -> Node:
        """A node with its content, and its place, as `one` says."""
        node = self.named(one)
        if one.name and fold_space(node.name) != fold_space(one.name):
            raise UsageError(
                render("recipes.other-name", place=one.place, id=one.id, name=node.name, expected=one.name)
            )
        if one.drop:
            self._parent(one.id).remove(one.id)
            return node
        changed = self._nodes[one.id] = _with(node, one)
        if one.below or one.after is not None:
            siblings = self._parent(one.id)
            siblings.remove(one.id)
            self._insert(one, self._siblings(one) if one.below else siblings)
        return changed

    def add(self, one: Correction, kept: Finding | None) -> Node:
        """The node that `one` adds, of the text that a finding `kept`, where there is one."""
        if not one.id or one.id in self._nodes:
            raise UsageError(render("recipes.id-taken", place=one.place))
        kind = "goal" if one.add == "goal" else one.add
        try:
            node = node_of(kind, one.id, _values(one, "Indicator" if kind in ("target", "kpi") else kind.title()))  # type: ignore[arg-type]
        except (ValidationError, TypeError):
            _refuse(one)
        node = replaced(node, position=kept.position) if kept else node
        self._nodes[one.id] = node
        self._below[one.id] = []
        self._insert(one, self._siblings(one))
        return node

    def _siblings(self, one: Correction) -> list[str]:
        above = self._nodes.get(one.below)
        own = self._nodes[one.id]
        if not isinstance(above, _ABOVE[type(own)]):
            raise UsageError(render("recipes.no-parent", place=one.place, id=one.id, below=one.below))
        return self._below[one.below]

    def _insert(self, one: Correction, siblings: list[str]) -> None:
        """Put a node behind the one that it stands after, else first or last of `siblings`."""
        if one.after is None:
            siblings.append(one.id)
        elif one.after == "":
            siblings.insert(0, one.id)
        elif one.after in siblings:
            siblings.insert(siblings.index(one.after) + 1, one.id)
        else:
            raise UsageError(render("recipes.no-sibling", place=one.place, id=one.id, after=one.after))

    def _parent(self, node_id: str) -> list[str]:
        return next(ids for ids in self._below.values() if node_id in ids)

    def goals(self) -> tuple[Goal, ...]:
        """The hierarchy."""
        return tuple(self._goal(one) for one in self._children("", Goal))

    def _goal(self, goal: Goal) -> Goal:
        measures = tuple(self._measure(one) for one in self._children(goal.id, Measure))
        return replaced(goal, targets=tuple(self._children(goal.id, Indicator)), measures=measures)

    def _measure(self, measure: Measure) -> Measure:
        kpis, projects = self._children(measure.id, Indicator), self._children(measure.id, Project)
        return replaced(measure, kpis=tuple(kpis), projects=tuple(projects))

    def _children(self, parent: str, kind: type[Any]) -> list[Any]:
        return [node for one in self._below[parent] if isinstance(node := self._nodes[one], kind)]


def _with(node: Node, one: Correction) -> Node:
    try:
        return with_values(node, _values(one, type(node).__name__))
    except (ValidationError, TypeError):
        _refuse(one)


def _values(one: Correction, kind: str) -> Mapping[str, Any]:
    unknown = [name for name in (*one.changes, *one.unset) if name not in CONTENT[kind]]
    if unknown:
        raise UsageError(render("recipes.no-field", place=one.place, unknown=unknown[0], known=list_out(CONTENT[kind])))
    return {**one.changes, **dict.fromkeys(one.unset)}


def _refuse(one: Correction) -> NoReturn:
    raise UsageError(render("recipes.values-unfit", place=one.place)) from None
