"""Drafts → nodes: goals, measures, projects. What was not edited is the node as it was, to the last decimal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from senryaku_parse.columns import Value
from senryaku_parse.findings import Finding, finding
from senryaku_parse.frozen import frozendict
from senryaku_parse.loaders.drafts import NodeDraft
from senryaku_parse.loaders.values import mapping
from senryaku_parse.messages import render
from senryaku_parse.model import Area, Goal, Measure, Project
from senryaku_parse.project_texts import split_organizations
from senryaku_parse.source import NOWHERE
from senryaku_parse.text import match_key
from senryaku_parse.vocabulary import default_vocabulary


def goal(draft: NodeDraft) -> Goal:
    """The goal, nothing below it yet."""
    if draft.is_as_written and draft.origin:
        return replace(cast(Goal, draft.origin.row.node), targets=(), measures=())
    return Goal(**common_fields(draft), number=_integer(draft.values.get("number")), text=_prose(draft))


def measure(draft: NodeDraft) -> Measure:
    """The measure, nothing below it yet."""
    if draft.is_as_written and draft.origin:
        return replace(cast(Measure, draft.origin.row.node), kpis=(), projects=())
    marker, name = draft.values.get("area_marker"), draft.values.get("area")
    area = None if marker is None and name is None else Area(marker=str(marker or ""), name=str(name or ""))
    return Measure(**common_fields(draft), area=area, number=_integer(draft.values.get("number")), text=_prose(draft))


def project(draft: NodeDraft, findings: list[Finding]) -> Project:
    """The project; where its 内容 was edited, or it is new, description and organizations are read anew."""
    if draft.is_as_written and draft.origin:
        return cast(Project, draft.origin.row.node)
    values = draft.values
    category, text = _text(values.get("category")), _prose(draft)
    description, organizations = _parts(draft, text, category, findings)
    return Project(
        **common_fields(draft),
        category=category,
        text=text,
        description=description,
        organizations=organizations,
        reprint=bool(values.get("reprint")),
        reprint_of=_text(values.get("reprint_of")),
        department=_text(values.get("department")),
        budgets=table_field(values, "budgets"),
    )


def _parts(draft: NodeDraft, text: str, category: str | None, findings: list[Finding]) -> tuple[str, tuple[str, ...]]:
    """Description and organizations: read from an edited 内容, but for what people typed into their own cells."""
    description = str(draft.values.get("description") or "")
    organizations = cast("tuple[str, ...]", draft.values.get("organizations") or ())
    if "text" in draft.edited:
        before = description, organizations
        read, names, _ = split_organizations(text, category, default_vocabulary())
        description = description if "description" in draft.edited else read
        organizations = organizations if "organizations" in draft.edited else names
        if draft.origin and not draft.added and before != (description, organizations):
            findings.append(_parts_read(draft, before, (description, organizations)))
    if text and not _holds(text, description, *organizations):
        message = render("edits.description-split", places=draft.places("text"))
        findings.append(finding("edit-conflict", message, before=text))
    return description, organizations


def _parts_read(draft: NodeDraft, *parts: tuple[str, tuple[str, ...]]) -> Finding:
    before, after = (f"{description}/{'、'.join(organizations)}" for description, organizations in parts)
    message = render("edits.text-edited", places=draft.places("text"))
    return finding("cell-edited", message, before=before, after=after)


def _holds(text: str, *parts: str) -> bool:
    whole = match_key(text)
    return all(match_key(part) in whole for part in parts)


def common_fields(draft: NodeDraft) -> dict[str, Any]:
    """The fields that every kind of node has.

    A copy of a row is not the same across editions: it has no key. A level that people name is no longer implicit.
    """
    values = draft.values
    position = draft.origin.row.node.position if draft.origin and not draft.added else NOWHERE
    copied = draft.added and draft.origin is not None
    named = "name" in draft.edited and "implicit" not in draft.edited
    return {
        "id": draft.node_id,
        "name": str(values.get("name") or ""),
        "position": position if copied else replace(position, line=_integer(values.get("line"))),
        "implicit": bool(values.get("implicit")) and not named,
        "extra": table_field(values, "extra"),
        "notes": cast("tuple[str, ...]", values.get("notes") or ()),
        "key": None if copied and "key" not in draft.edited else _text(values.get("key")),
    }


def table_field(values: Mapping[str, Value], name: str) -> frozendict[Any, Any]:
    """The mapping that the column `name` holds as JSON."""
    return mapping(_text(values.get(name)), name)


def _prose(draft: NodeDraft) -> str:
    return str(draft.values.get("text") or "")


def _text(value: Value) -> str | None:
    return None if value is None else str(value)


def _integer(value: Value) -> int | None:
    return cast("int | None", value)
