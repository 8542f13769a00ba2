"""The order of siblings: the original one, however people sorted the sheet; a new row follows the row above it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from senryaku_parse.loaders.drafts import NodeDraft


def arranged(siblings: Iterable[NodeDraft], ranks: Mapping[str, int]) -> list[NodeDraft]:
    """`siblings`, given in the order of their rows, by `ranks` (id → its place as it was).

    One without a rank follows the nearest row above it that has one. Without any ranks the rows' order stands.
    """
    ranked: list[NodeDraft] = []
    followers: dict[str, list[NodeDraft]] = {"": []}
    above = ""
    for draft in siblings:
        if draft.node_id in ranks:
            ranked.append(draft)
            above = draft.node_id
            followers[above] = []
        else:
            followers[above].append(draft)
    ranked.sort(key=lambda draft: ranks[draft.node_id])
    return [*followers[""], *(one for draft in ranked for one in (draft, *followers[draft.node_id]))]
