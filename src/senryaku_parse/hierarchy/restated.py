"""Headings over tables that name their goals themselves: one that says the same of a goal adds the prose below it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from senryaku_parse.hierarchy.ledger import Ledger
from senryaku_parse.model import Goal
from senryaku_parse.records import replaced
from senryaku_parse.tables import Cell, LineOrigin, LinePlace
from senryaku_parse.text import match_key


class Restated(NamedTuple):
    """A heading that names a goal, and the prose below it."""

    number: int | None
    name: str
    heading: Sequence[Cell]
    """Its lines."""
    prose: Sequence[Cell]
    """The lines below it."""


def with_prose(
    goals: tuple[Goal, ...], headings: Iterable[Restated], ledger: Ledger
) -> tuple[tuple[Goal, ...], set[LinePlace]]:
    """`goals` with the prose below those of `headings` that bear number and name of one, and the lines that went there."""
    headings = tuple(headings)
    if not headings:
        return goals, set()
    found = {(goal.number, match_key(goal.name)): at for at, goal in enumerate(goals)}
    said = list(goals)
    read: set[LinePlace] = set()
    for heading in headings:
        at = found.get((heading.number, match_key(heading.name)))
        if at is None:
            continue
        goal = said[at]
        text = "\n".join(filter(None, (goal.text, *(line.text for line in heading.prose))))
        said[at] = replaced(goal, text=text)
        for cells, field in ((heading.heading, "name"), (heading.prose, "text")):
            for cell in cells:
                ledger.went(cell, f"{goal.id}.{field}")
                read |= {origin.place for origin in cell.origins if isinstance(origin, LineOrigin)}
    return tuple(said), read
