"""Entries → the typed hierarchy, and where every cell went."""

from __future__ import annotations

from collections.abc import Iterable

from senryaku_parse.hierarchy.builder import Builder
from senryaku_parse.hierarchy.entries import Entry
from senryaku_parse.hierarchy.ledger import Ledger
from senryaku_parse.model import Goal
from senryaku_parse.vocabulary import Vocabulary

__all__ = ["Entry", "Ledger", "build_goals"]


def build_goals(entries: Iterable[Entry], ledger: Ledger, vocabulary: Vocabulary) -> tuple[Goal, ...]:
    """The goals that `entries` make, in their order; where each cell went is noted in `ledger`."""
    in_order = list(entries)
    builder = Builder(ledger, vocabulary, in_order)
    for entry in in_order:
        builder.add(entry)
    return builder.goals()
