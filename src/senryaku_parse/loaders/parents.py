"""The parent of each draft: found by its id, else by what the row repeats of it. No draft is lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from senryaku_parse.columns import Column, Entity, Value
from senryaku_parse.findings import Finding, finding
from senryaku_parse.frozen import frozendict
from senryaku_parse.loaders.drafts import NodeDraft, WrittenNode, restored
from senryaku_parse.loaders.values import in_words
from senryaku_parse.messages import render, term
from senryaku_parse.text import match_key

GOAL_COLUMNS = frozendict({"goal_id": "id", "goal_number": "number", "goal": "name"})
"""What a row repeats of its goal → the goal's own column."""
MEASURE_COLUMNS = frozendict(
    {"measure_id": "id", "area_marker": "area_marker", "area": "area", "measure_number": "number", "measure": "name"}
)
"""The same for its measure."""


class ParentLevel:
    """The drafts that others hang below: goals, or measures."""

    def __init__(
        self,
        entity: Entity[Any],
        drafts: list[NodeDraft],
        origins: Mapping[str, WrittenNode],
        above: ParentLevel | None = None,
    ) -> None:
        """The drafts of `entity`; `origins` has those too whose rows are missing, `above` the level above."""
        self.drafts = drafts
        self._entity = entity
        self._origins = origins
        self._above = above
        self._told: set[tuple[int, str, str | None]] = set()
        self._columns = MEASURE_COLUMNS if above else GOAL_COLUMNS
        self._id_column, *_, self._name_column = self._columns
        self._by_id = {draft.node_id: draft for draft in drafts if draft.node_id}
        self._by_name: dict[str, list[NodeDraft]] = defaultdict(list)
        for draft in drafts:
            self._by_name[_key(draft.values.get("name"))].append(draft)

    def hang(self, drafts: Iterable[NodeDraft], findings: list[Finding]) -> list[NodeDraft]:
        """Give each of `drafts` its parent; those without one are left out, and told in `findings`."""
        return [draft for draft in drafts if self._hang(draft, findings)]

    def _hang(self, draft: NodeDraft, findings: list[Finding]) -> bool:
        draft.parent = self._parent(draft, findings)
        if draft.parent is None:
            findings.append(self._homeless(draft))
            return False
        self._note_conflicts(draft, draft.parent, findings)
        return True

    def _note_conflicts(self, draft: NodeDraft, parent: NodeDraft, findings: list[Finding]) -> None:
        """Where no row is known as it was, what many rows repeat is told once, at the first of them."""
        above = repeated(parent)
        for column in draft.entity.columns:
            if column.name not in above:
                continue
            found = _conflict(draft, column, *above[column.name])
            told = (id(above[column.name][0]), column.name, found.before if found else None)
            if found and (draft.origin or told not in self._told):
                self._told.add(told)
                findings.append(found)

    def _parent(self, draft: NodeDraft, findings: list[Finding]) -> NodeDraft | None:
        named = str(draft.values.get(self._id_column) or "").strip()
        if named in self._by_id:
            return self._by_id[named]
        fits = self._fitting(draft)
        if len(fits) == 1:
            return fits[0]
        before = str(draft.origin.values[self._id_column]) if draft.origin else ""
        if before in self._by_id:
            return self._by_id[before]
        for node_id in (named, before):
            if node_id in self._origins:
                return self._restore(node_id, findings)
        return None if fits else self._make(draft, named, findings)

    def _fitting(self, draft: NodeDraft) -> list[NodeDraft]:
        """The drafts of this level that are all that `draft` repeats of its parent, its id left aside."""
        name, number = (draft.values.get(column) for column in (self._name_column, self._number_column))
        if name is None and number is None:
            return []
        candidates = self.drafts if name is None else self._by_name[_key(name)]
        return [one for one in candidates if _agrees(draft, one)]

    @property
    def _number_column(self) -> str:
        return "measure_number" if self._above else "goal_number"

    def _restore(self, node_id: str, findings: list[Finding]) -> NodeDraft | None:
        """The node whose row was deleted while something still hangs below it."""
        draft = restored(self._origins[node_id], self._entity)
        message = render("edits.row-restored", label=draft.label())
        findings.append(finding("edit-conflict", message, before=str(draft.values["name"])))
        return self._add(draft, findings)

    def _make(self, child: NodeDraft, node_id: str, findings: list[Finding]) -> NodeDraft | None:
        """Makes a parent from what `child` repeats of it; null if it repeats nothing."""
        values = {own: child.values.get(column) for column, own in self._columns.items() if own != "id"}
        if not node_id and values["name"] is None and values["number"] is None:
            return None
        above = {column: child.values.get(column) for column in GOAL_COLUMNS} if self._above else {}
        implicit = values["name"] is None
        draft = NodeDraft(self._entity, node_id, {**above, **values, "implicit": implicit}, places=child.places)
        message = render("edits.parent-made", place=child.place(), kind=term(self._entity.heading), label=draft.label())
        findings.append(finding("edit-conflict", message, before=node_id, after=str(values["name"] or "")))
        return self._add(draft, findings)

    def _add(self, draft: NodeDraft, findings: list[Finding]) -> NodeDraft | None:
        if self._above and not self._above.hang([draft], findings):
            return None
        self.drafts.append(draft)
        if draft.node_id:
            self._by_id[draft.node_id] = draft
        self._by_name[_key(draft.values.get("name"))].append(draft)
        return draft

    def _homeless(self, draft: NodeDraft) -> Finding:
        values = {"id": draft.node_id, **draft.values}
        texts = [in_words(values.get(column.name), column) for column in draft.entity.columns]
        message = render("edits.homeless", place=draft.place(), kind=term(self._entity.heading))
        return finding("edit-unread", message, before=" | ".join(filter(None, texts)))


def repeated(parent: NodeDraft) -> dict[str, tuple[NodeDraft, str]]:
    """Each column in which a row below `parent` repeats what stands above it → whose it is, and its own column there."""
    goal = parent.parent or parent
    columns = {column: (goal, own) for column, own in GOAL_COLUMNS.items()}
    return columns if goal is parent else columns | {column: (parent, own) for column, own in MEASURE_COLUMNS.items()}


def _agrees(draft: NodeDraft, parent: NodeDraft) -> bool:
    """Whether nothing that `draft` repeats but the ids speaks against `parent`."""
    return all(
        own == "id" or draft.values.get(column) is None or _key(draft.values[column]) == _key(above.values.get(own))
        for column, (above, own) in repeated(parent).items()
    )


def _conflict(draft: NodeDraft, column: Column[Any], above: NodeDraft, own: str) -> Finding | None:
    """A finding where what `draft` repeats in `column` is no longer what it was, and not what `above` says."""
    as_written = draft.origin is not None and column.name not in draft.edited
    stated = draft.values.get(column.name)
    valid: Value = above.node_id or stated if own == "id" else above.values.get(own)
    if as_written or _key(stated) == _key(valid) or (stated is None and draft.origin is None):
        return None
    wrong, right = in_words(stated, column), in_words(valid, column)
    message = render(
        "edits.parent-conflict",
        places=draft.places(column.name),
        wrong=wrong,
        kind=term(above.entity.heading),
        right=right,
    )
    return finding("edit-conflict", message, before=wrong, after=right)


def _key(value: Value) -> str:
    return match_key(str(value)) if value is not None else ""
