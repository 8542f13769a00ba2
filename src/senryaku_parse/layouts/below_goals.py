"""Tables whose outermost column is no goal, as the text right above each names one: 「施策の柱」 below 「基本目標１ …」."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from senryaku_parse.layouts.choice import Chosen
from senryaku_parse.plan import Plan
from senryaku_parse.plan.labelled import read_level
from senryaku_parse.plan.levels import Level
from senryaku_parse.tables import Block, Document, RawTable
from senryaku_parse.vocabulary import Vocabulary

_Above = Literal["goal", "none", "several"]


def below_goals(document: Document, columns: dict[int, Chosen], vocabulary: Vocabulary) -> dict[int, Chosen]:
    """`columns` with areas for goals, in such tables; where one has no goal above it nor above the one before, as it is."""
    taken = [number for number, one in columns.items() if _may_be_area(one.plan, vocabulary)]
    if not taken:
        return columns
    above = _goals_above(document, vocabulary)
    if above.get(taken[0]) != "goal" or any(above.get(number) == "several" for number in taken):
        return columns
    return {
        number: one._replace(plan=_with_area(one.plan)) if number in taken else one for number, one in columns.items()
    }


def _may_be_area(plan: Plan, vocabulary: Vocabulary) -> bool:
    """Whether `plan` has a goal that is one for want of a higher level."""
    return any(level.role == "goal" and "goal" not in vocabulary.parts(level.heading)[:1] for level in plan.levels)


def _with_area(plan: Plan) -> Plan:
    between = any(level.role == "area" for level in plan.levels)
    role: Level | None = None if between else "area"
    return plan._replace(
        levels=tuple([level._replace(role=role) if level.role == "goal" else level for level in plan.levels])
    )


def _goals_above(document: Document, vocabulary: Vocabulary) -> Mapping[int, _Above]:
    """Number of a table → whether one goal stands in the text between it and the table before; of several the last heading."""
    found: dict[int, _Above] = {}
    number = goals = 0
    headed = False
    for block in document.blocks:
        if isinstance(block, RawTable):
            number += 1
            goals += bool(block.caption) and _names_goal(block, vocabulary)
            found[number] = "none" if not goals else "goal" if goals == 1 or headed else "several"
            goals, headed = 0, False
        elif _names_goal(block, vocabulary):
            goals, headed = goals + 1, block.level > 0
    return found


def _names_goal(block: Block, vocabulary: Vocabulary) -> bool:
    read = read_level(block.text, vocabulary)
    return read is not None and read.parts[0] == "goal" and bool(read.rest)
