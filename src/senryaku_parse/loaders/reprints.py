"""再掲 after edits: marks typed into a name, first listings that were removed, and dangling ids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from senryaku_parse.columns import Value
from senryaku_parse.findings import Finding, finding
from senryaku_parse.loaders.drafts import NodeDraft
from senryaku_parse.messages import render
from senryaku_parse.project_texts import split_reprint
from senryaku_parse.text import match_key
from senryaku_parse.vocabulary import default_vocabulary


def settle_reprints(projects: Iterable[NodeDraft], listed: Collection[str], findings: list[Finding]) -> None:
    """Make `reprint` and `reprint_of` of each of `projects` true to what there is; `listed` are the ids as written."""
    drafts = list(projects)
    for draft in drafts:
        _split_name(draft)
    ids = {draft.node_id for draft in drafts}
    first: dict[str, list[NodeDraft]] = defaultdict(list)
    for draft in drafts:
        if not draft.values.get("reprint"):
            first[match_key(str(draft.values.get("name") or ""))].append(draft)
    for draft in drafts:
        named = draft.values.get("reprint_of")
        if named is None:
            _resolve(draft, first, findings)
        elif named not in ids and (not draft.is_as_written or named in listed):
            findings.append(_dangling(draft, str(named)))
            _settle(draft, "reprint_of", None)


def _split_name(draft: NodeDraft) -> None:
    """（再掲） in a name that people typed is no part of it, but what 再掲 says."""
    if "name" in draft.edited:
        name, again = split_reprint(str(draft.values["name"] or ""), default_vocabulary())
        if again:
            _settle(draft, "name", name)
            _settle(draft, "reprint", True)


def _resolve(draft: NodeDraft, first: dict[str, list[NodeDraft]], findings: list[Finding]) -> None:
    """The first listing of what people marked 再掲 without saying which: the only project of that name."""
    if not draft.values.get("reprint") or "reprint" not in draft.edited | draft.settled or "reprint_of" in draft.edited:
        return
    name = str(draft.values.get("name") or "")
    found = first[match_key(name)]
    if len(found) == 1:
        _settle(draft, "reprint_of", found[0].node_id)
    else:
        message = (
            render("edits.reprint-several", place=draft.place(), name=name)
            if found
            else render("edits.reprint-none", place=draft.place(), name=name)
        )
        findings.append(finding("reprint-unresolved", message, before=name))


def _dangling(draft: NodeDraft, named: str) -> Finding:
    if draft.origin and "reprint_of" not in draft.edited:
        message = render("edits.reprint-origin-deleted", label=draft.label(), named=named)
        return finding("reprint-unresolved", message, before=named)
    message = render("edits.reprint-id-unknown", places=draft.places("reprint_of"), named=named)
    return finding("edit-unread", message, before=named)


def _settle(draft: NodeDraft, column: str, value: Value) -> None:
    draft.values = {**draft.values, column: value}
    draft.settled |= {column}
