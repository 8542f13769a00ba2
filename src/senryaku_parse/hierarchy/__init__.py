"""Repaired grids → the typed hierarchy, and where every cell went."""

from __future__ import annotations

from senryaku_parse.hierarchy.builder import Builder
from senryaku_parse.hierarchy.entries import Entry
from senryaku_parse.hierarchy.label_column import read_rows
from senryaku_parse.hierarchy.ledger import Ledger
from senryaku_parse.model import Goal
from senryaku_parse.rows import is_strategy, may_be_strategy
from senryaku_parse.tables import Grid
from senryaku_parse.vocabulary import Vocabulary

__all__ = ["Entry", "Ledger", "build_goals"]


def build_goals(grids: tuple[Grid, ...], vocabulary: Vocabulary) -> tuple[tuple[Goal, ...], Ledger]:
    """The goals that the strategy tables among `grids` hold; other tables are kept in findings."""
    ledger = Ledger()
    builder = Builder(ledger, vocabulary)
    for grid in grids:
        if is_strategy(grid, vocabulary):
            for entry in read_rows(grid, ledger, vocabulary):
                builder.add(entry)
        else:
            ledger.skip_table(grid, doubtful=may_be_strategy(grid, vocabulary))
    return builder.goals(), ledger
