"""Ids for rows that people added, by the scheme of the contract; none that anything else has or had."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import count

from frozendict import frozendict

from senryaku_parse.columns import KPIS, MEASURES, PROJECTS, TARGETS
from senryaku_parse.loaders.drafts import Draft

_LETTERS = frozendict({TARGETS.name: "T", KPIS.name: "K", PROJECTS.name: "P"})


def give_ids(drafts: Iterable[Draft], used: Iterable[str]) -> None:
    """Give each of `drafts` an id that has none, or one that is taken; parents come before what hangs below them.

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
    for draft in waiting:
        draft.node_id = next(node_id for node_id in _wanted(draft, siblings) if node_id not in taken)
        taken.add(draft.node_id)


def _wanted(draft: Draft, siblings: Counter[tuple[Draft | None, str]]) -> Iterable[str]:
    """Ids for `draft`, the best first."""
    above = draft.parent.node_id if draft.parent else ""
    size = siblings[draft.parent, draft.entity.name]
    if letter := _LETTERS.get(draft.entity.name):
        return (f"{above}-{letter}{number}" for number in count(size))
    marker = str(draft.values.get("area_marker") or "") if draft.entity.name == MEASURES.name else ""
    stem = "-".join(filter(None, (above, marker)))
    number = draft.values.get("number")
    numbers = count(size) if number is None else (number,)
    wanted = ("-".join(filter(None, (stem, str(one)))) for one in numbers)
    return _with_suffixes(next(wanted)) if number is not None else wanted


def _with_suffixes(wanted: str) -> Iterable[str]:
    """`wanted`, then "#2", "#3" … behind it, as a parse tells two of one number apart."""
    yield wanted
    yield from (f"{wanted}#{number}" for number in count(2))
