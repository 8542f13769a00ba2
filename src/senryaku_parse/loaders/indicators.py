"""Drafts → indicators: a 目標 that was edited is read anew, numbers that were edited are taken as they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any, cast

from senryaku_parse.findings import Finding, finding
from senryaku_parse.loaders.drafts import NodeDraft
from senryaku_parse.loaders.nodes import common_fields, table_field
from senryaku_parse.messages import list_out, render
from senryaku_parse.model import Indicator, Target
from senryaku_parse.targets import read_target

_TEXT = "target_text"
_READ = tuple(field.name for field in fields(Target) if field.name != "text")
"""The fields of a target besides its text; each has a column of its name."""
_QUANTITIES = ("value", "unit", "change", "change_unit", "direction", "baseline", "years")
"""What a text and the numbers beside it may contradict each other in."""
_FLAGS = frozenset(("baseline_derived", "cumulative"))
"""Fields that are false, not null, where nothing is said."""


def indicator(draft: NodeDraft, findings: list[Finding]) -> Indicator:
    """The indicator. What the reading of an edited 目標 found goes to `findings`, and where it contradicts the numbers."""
    if draft.is_as_written and draft.origin:
        return cast(Indicator, draft.origin.row.node)
    values = draft.values
    actuals = table_field(values, "actuals")
    return Indicator(
        **common_fields(draft),
        number=cast("int | None", values.get("number")),
        target=_target(draft, findings),
        baseline_text=cast("str | None", values.get("baseline_text")),
        target_text=cast("str | None", values.get("target_column_text")),
        department=cast("str | None", values.get("department")),
        series=table_field(values, "series"),
        actuals=actuals,
        reviews=table_field(values, "reviews"),
    )


def _target(draft: NodeDraft, findings: list[Finding]) -> Target | None:
    before: Target | None = draft.origin.row.node.target if draft.origin else None
    edited = draft.edited & {_TEXT, *_READ}
    if draft.origin and not edited:
        return before
    text = str(draft.values.get(_TEXT) or "")
    reading, found = read_target(text, str(draft.values.get("name") or "")) if text else (None, ())
    if _TEXT in edited and reading:
        findings += found
        start: Target | None = reading
    else:
        start = replace(before, text=text) if before else None
    taken = {name: draft.values.get(name) for name in _READ if name in edited or not (draft.origin or draft.added)}
    if "baseline" in edited and "baseline_derived" not in edited:
        taken["baseline_derived"] = False
    target = replace(start or Target(text=text), **_legal(taken))
    if before and _TEXT in draft.edited and target != replace(before, text=text):
        message = render("edits.target-edited", places=draft.places(_TEXT))
        findings.append(finding("cell-edited", message, before=before.describe(), after=target.describe()))
    if reading and (contradicted := _contradicted(reading, target)):
        findings.append(_conflict(draft, reading, target, contradicted))
    return None if target == Target(text="") else target


def _legal(taken: dict[str, Any]) -> dict[str, Any]:
    return {name: bool(value) if name in _FLAGS else value for name, value in taken.items()}


def _contradicted(reading: Target, target: Target) -> list[str]:
    """The fields in which both say something, and not the same."""
    return [
        name
        for name in _QUANTITIES
        if None not in (stated := (getattr(reading, name), getattr(target, name))) and stated[0] != stated[1]
    ]


def _conflict(draft: NodeDraft, reading: Target, target: Target, contradicted: Iterable[str]) -> Finding:
    headings = {column.name: column.called for column in draft.entity.columns}
    places = list_out(f"{draft.places(name)}（{headings[name]}）" for name in contradicted)
    message = render("edits.target-conflict", places=draft.places(_TEXT), text=target.text, cells=places)
    return finding("edit-conflict", message, before=reading.describe(), after=target.describe())
