"""What the tables have no cell for, below them: the texts of goals and measures, and the notes of all nodes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from senryaku_parse.model import Goal, Indicator, Measure, Node, Project, Strategy

_Leaf = TypeVar("_Leaf", Indicator, Project)


def with_marks(strategy: Strategy) -> tuple[Strategy, list[str]]:
    """`strategy` with 「※1」 behind the name of each node for each of its notes, and the notes behind their marks."""
    numbers: dict[str, int] = {}

    def name(node: Node) -> str:
        return node.name + "".join([f"※{numbers.setdefault(note, len(numbers) + 1)}" for note in node.notes])

    goals = tuple([_goal(goal, name) for goal in strategy.goals])
    return replace(strategy, goals=goals), [f"※{number} {note}" for note, number in numbers.items()]


def notes(strategy: Strategy) -> list[str]:
    """The notes, each behind the name of the node that bears it."""
    return [f"※ {_called(node)}: {note}" for node in strategy.nodes() for note in node.notes]


def texts(goal: Goal) -> Iterator[str]:
    """The texts of `goal` and its measures, each behind the name of what it is the text of."""
    nodes: tuple[Goal | Measure, ...] = (goal, *goal.measures)
    for node in nodes:
        if node.text:
            yield f"本文（{_called(node)}）: {node.text}"


def _called(node: Node) -> str:
    return f"{node.id} {node.name}".strip()


def _goal(goal: Goal, name: Callable[[Node], str]) -> Goal:
    return replace(
        goal,
        name=name(goal),
        targets=tuple([_named(target, name) for target in goal.targets]),
        measures=tuple([_measure(measure, name) for measure in goal.measures]),
    )


def _measure(measure: Measure, name: Callable[[Node], str]) -> Measure:
    return replace(
        measure,
        name=name(measure),
        kpis=tuple([_named(kpi, name) for kpi in measure.kpis]),
        projects=tuple([_named(project, name) for project in measure.projects]),
    )


def _named(leaf: _Leaf, name: Callable[[Node], str]) -> _Leaf:
    return replace(leaf, name=name(leaf))
