"""Ids for rows that people added, by the documented scheme; never an id that is or was in use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import count

from senryaku_parse.columns import KPIS, MEASURES, PROJECTS, TARGETS
from senryaku_parse.frozen import frozendict
from senryaku_parse.loaders.drafts import NodeDraft

_LETTERS = frozendict({TARGETS.name: "T", KPIS.name: "K", PROJECTS.name: "P"})


def give_ids(drafts: Iterable[NodeDraft], used: Iterable[str]) -> None:
    """Give an id to each of `drafts` that has none or a taken one; parents come before their children.

    `used` are ids that were given before, those of removed rows among them.
    """
    every = list(drafts)
    siblings = Counter((draft.parent, draft.entity.name) for draft in every)
    taken = {*used, *(draft.node_id for draft in every if not draft.added)}
    waiting = []
    for draft in every:
        if not draft.node_id or (draft.added and draft.node_id in taken):
            waiting.append(draft)
        taken.add(draft.node_id)
    series: dict[tuple[str, int | None, int], Iterator[str]] = {}
    for draft in waiting:
        scheme = _scheme(draft)
        size = siblings[draft.parent, draft.entity.name]
        wanted = series.setdefault((*scheme, size), _wanted(*scheme, size))
        draft.node_id = next(node_id for node_id in wanted if node_id not in taken)
        taken.add(draft.node_id)


def _scheme(draft: NodeDraft) -> tuple[str, int | None]:
    """What the ids for `draft` begin with, and its number where it has one of its own."""
    above = draft.parent.node_id if draft.parent else ""
    if letter := _LETTERS.get(draft.entity.name):
        return f"{above}-{letter}", None
    marker = str(draft.values.get("area_marker") or "") if draft.entity.name == MEASURES.name else ""
    number = draft.values.get("number")
    return "".join(f"{part}-" for part in (above, marker) if part), number if isinstance(number, int) else None


def _wanted(stem: str, number: int | None, size: int) -> Iterator[str]:
    """Ids that begin with `stem`, the best first: numbered from `size` on where there is no `number`."""
    return (f"{stem}{one}" for one in count(size)) if number is None else _with_suffixes(f"{stem}{number}")


def _with_suffixes(wanted: str) -> Iterator[str]:
    """`wanted`, then "#2", "#3" … behind it, as a parse tells two of one number apart."""
    yield wanted
    yield from (f"{wanted}#{number}" for number in count(2))
