"""Tables → the goals of a strategy, with a finding for each edit. The core of all loaders but JSON."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from senryaku_parse.columns import GOALS, KPIS, MEASURES, NODES, PROJECTS, TARGETS, Entity
from senryaku_parse.findings import Finding, finding
from senryaku_parse.frozen import frozendict
from senryaku_parse.limits import USUAL, Limits
from senryaku_parse.loaders.budgets import filled
from senryaku_parse.loaders.cell_tables import EntityTable
from senryaku_parse.loaders.drafts import NodeDraft, WrittenStrategy, check_edits, drafts_of, note_edits, restored
from senryaku_parse.loaders.ids import give_ids
from senryaku_parse.loaders.indicators import indicator
from senryaku_parse.loaders.nodes import goal, measure, project
from senryaku_parse.loaders.order import arranged
from senryaku_parse.loaders.parents import ParentLevel, repeated
from senryaku_parse.loaders.progress import Entries
from senryaku_parse.loaders.reprints import settle_reprints
from senryaku_parse.messages import render, term
from senryaku_parse.model import Goal, Indicator, Measure, Project, Review

_ADVICE = "limits.one-only"


def assemble(
    tables: Mapping[str, EntityTable],
    written: WrittenStrategy,
    entries: Entries | None = None,
    limits: Limits = USUAL,
    ids: dict[str, dict[int, str]] | None = None,
) -> tuple[tuple[Goal, ...], list[Finding]]:
    """The goals that `tables` (by the entity's name) hold, and what is to be known about how they were read.

    `entries` are what people filled in of the years; `ids` takes the id of the node in each row, by the entity's name.

    A table that is missing stands as it was, where that is known.

    Raises:
        TooLargeError: more rows or edits than `limits` allow.
    """
    rows = sum(len(tables[entity.name].rows) for entity in NODES if entity.name in tables)
    limits.check("rows", rows, "limits.rows", _ADVICE)
    findings: list[Finding] = []
    drafts = {entity: _drafts(entity, tables, written, findings, limits) for entity in NODES}
    goals = ParentLevel(GOALS, drafts[GOALS], written.origins(GOALS))
    measures = ParentLevel(MEASURES, goals.hang(drafts[MEASURES], findings), written.origins(MEASURES), goals)
    targets = goals.hang(drafts[TARGETS], findings)
    kpis, projects = (measures.hang(drafts[entity], findings) for entity in (KPIS, PROJECTS))
    every = [*goals.drafts, *measures.drafts, *targets, *kpis, *projects]
    give_ids(every, [node_id for entity in NODES for node_id in written.listed(entity)])
    if ids is not None:
        for entity in NODES:
            ids[entity.name] = {draft.row: draft.node_id for draft in every if draft.entity is entity and draft.row}
    settle_reprints(projects, written.listed(PROJECTS), findings)
    for draft in every:
        _note(draft, findings)
        check_edits(findings, limits)
    findings += _removed({draft.node_id for draft in every}, tables, written)
    return _Hierarchy(every, written, entries or Entries(), findings).goals(), findings


def _drafts(
    entity: Entity[Any],
    tables: Mapping[str, EntityTable],
    written: WrittenStrategy,
    findings: list[Finding],
    limits: Limits,
) -> list[NodeDraft]:
    if entity.name in tables:
        return drafts_of(tables[entity.name], written, findings, limits)
    return [restored(origin, entity) for origin in written.origins(entity).values()]


def _note(draft: NodeDraft, findings: list[Finding]) -> None:
    """A finding for an added row, and for each edited cell that counts: what it repeats of its parent does not."""
    above = repeated(draft.parent) if draft.parent else {}
    moved = [name for name, (parent, own) in above.items() if own == "id" and parent.node_id == draft.values.get(name)]
    own = [column.name for column in draft.entity.columns if column.name not in above]
    if draft.added:
        message = render("edits.row-added", place=draft.place(), kind=term(draft.entity.heading), label=draft.label())
        findings.append(finding("row-added", message, after=draft.node_id))
    else:
        note_edits(draft, {*own, *moved}, findings)


def _removed(kept: set[str], tables: Mapping[str, EntityTable], written: WrittenStrategy) -> list[Finding]:
    """A finding for each row that was written and is no longer there."""
    found = []
    for entity in NODES:
        origins = written.origins(entity)
        for node_id in written.listed(entity) if entity.name in tables else ():
            if node_id not in kept:
                name = str(origins[node_id].values["name"]) if node_id in origins else None
                label = render("common.bracketed", text=name, remark=node_id) if name else node_id
                message = render("edits.row-removed", kind=term(entity.heading), label=label)
                found.append(finding("row-removed", message, before=name or node_id))
    return found


class _Hierarchy:
    """Drafts with parents and ids → the tree."""

    def __init__(
        self, every: Iterable[NodeDraft], written: WrittenStrategy, entries: Entries, findings: list[Finding]
    ) -> None:
        self._entries = entries
        self._findings = findings
        self._ranks = {
            entity: {node_id: rank for rank, node_id in enumerate(written.listed(entity))} for entity in NODES
        }
        self._below: dict[tuple[NodeDraft | None, Entity[Any]], list[NodeDraft]] = defaultdict(list)
        for draft in every:
            self._below[draft.parent, draft.entity].append(draft)

    def goals(self) -> tuple[Goal, ...]:
        return tuple(self._goal(draft) for draft in self._children(None, GOALS))

    def _children(self, parent: NodeDraft | None, entity: Entity[Any]) -> list[NodeDraft]:
        return arranged(self._below[parent, entity], self._ranks[entity])

    def _goal(self, draft: NodeDraft) -> Goal:
        return replace(
            goal(draft),
            targets=tuple(self._indicator(one) for one in self._children(draft, TARGETS)),
            measures=tuple(self._measure(one) for one in self._children(draft, MEASURES)),
        )

    def _measure(self, draft: NodeDraft) -> Measure:
        return replace(
            measure(draft),
            kpis=tuple(self._indicator(one) for one in self._children(draft, KPIS)),
            projects=tuple(self._project(one) for one in self._children(draft, PROJECTS)),
        )

    def _project(self, draft: NodeDraft) -> Project:
        node = project(draft, self._findings)
        budgets = self._entries.budgets.get(draft.node_id)
        return node if budgets is None else replace(node, budgets=frozendict(filled(budgets)))

    def _indicator(self, draft: NodeDraft) -> Indicator:
        node = indicator(draft, self._findings)
        given = self._entries.actuals.get(draft.node_id, {})
        reviews = self._entries.reviews.get(draft.node_id, {})
        if not (given or reviews):
            return node
        if "actuals" in draft.edited or not draft.origin:
            self._findings += _conflicts(draft, node, given)
        values = {**node.actuals, **given}
        known = {year: value for year, value in sorted(values.items()) if value is not None}
        kept = {year: one for year, one in sorted({**node.reviews, **reviews}.items()) if one != Review()}
        return replace(node, actuals=frozendict(known), reviews=frozendict(kept))


def _conflicts(draft: NodeDraft, node: Indicator, given: Mapping[int, Decimal | None]) -> list[Finding]:
    """A finding for each year in which the column 実績 and 進捗管理 hold different values."""
    return [
        finding(
            "edit-conflict",
            render("edits.actual-conflict", places=draft.places("actuals"), year=year, value=node.actuals[year]),
            before=f"{node.actuals[year]:f}",
            after="" if value is None else f"{value:f}",
        )
        for year, value in given.items()
        if node.actuals.get(year) not in (None, value)
    ]
