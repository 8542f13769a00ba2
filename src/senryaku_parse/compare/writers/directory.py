"""Who is who in a comparison: its nodes by id, the goals above them, the pairs that are not certain."""

from __future__ import annotations

from dataclasses import dataclass

from senryaku_parse.compare.model import Change, Comparison, Edition, Pair
from senryaku_parse.errors import UsageError
from senryaku_parse.messages import render
from senryaku_parse.model import Goal, Node, Strategy

NAMELESS = "（名前なし）"


@dataclass(frozen=True, slots=True)
class Placed:
    """A node and the goal that it is or hangs below."""

    goal: Goal
    node: Node

    @property
    def name(self) -> str:
        """What people read where it is to be named."""
        return self.node.name or NAMELESS


class Directory:
    """The nodes of both editions."""

    def __init__(self, comparison: Comparison) -> None:
        """Take in both editions.

        Raises:
            UsageError: the comparison was read from JSON, which does not hold them.
        """
        old, new = editions(comparison)
        self.old, self.new = _placed(old), _placed(new)
        self.pairs = {(pair.old, pair.new): pair for pair in comparison.pairs}
        self._goals = {pair.old: pair.new for pair in reversed(comparison.pairs) if pair.type == "goal"}
        doubtful = [pair for pair in comparison.pairs if pair.uncertain]
        self._doubtful_old = {pair.old: pair for pair in doubtful}
        self._doubtful_new = {pair.new: pair for pair in doubtful}

    def of(self, change: Change) -> Placed:
        """The node that a change is about, in the new edition where it is there."""
        return self.old[change.old or ""] if change.new is None else self.new[change.new]

    def goal(self, change: Change) -> Goal:
        """The goal under which a change is told: of the new edition, where that still has it."""
        goal = self.of(change).goal
        partner = self._goals.get(goal.id) if change.new is None else None
        return self.new[partner].goal if partner is not None else goal

    def doubts(self, old: str | None, new: str | None) -> tuple[Pair, ...]:
        """The uncertain pairs that an old or a new node stands in, each once."""
        found = self._doubtful_new.get(new or ""), self._doubtful_old.get(old or "")
        return tuple(dict.fromkeys(pair for pair in found if pair is not None))


def editions(comparison: Comparison) -> tuple[Strategy, Strategy]:
    """The two strategies that were compared.

    Raises:
        UsageError: the comparison was read from JSON, which does not hold them.
    """
    if comparison.editions is None:
        raise UsageError(render("editions.comparison-without-editions"))
    return comparison.editions


def facts(edition: Edition) -> dict[str, str]:
    """What stands above the nodes of an edition: its title, whose it is, its period; without what it does not say."""
    period = f"{edition.period.start}～{edition.period.end}年度" if edition.period else ""
    municipality = " ".join(filter(None, (edition.municipality, edition.municipality_code)))
    named = {"表題": edition.title, "地方公共団体": municipality, "計画期間": period}
    return {name: text for name, text in named.items() if text}


def described(edition: Edition) -> list[str]:
    """An edition in a few texts: what stands above its nodes, and the name of its source."""
    return list(dict.fromkeys(filter(None, (*facts(edition).values(), edition.source.name)))) or ["（表題なし）"]


def _placed(strategy: Strategy) -> dict[str, Placed]:
    found: dict[str, Placed] = {}
    for goal in strategy.goals:
        nodes: list[Node] = [goal, *goal.targets]
        for measure in goal.measures:
            nodes += [measure, *measure.kpis, *measure.projects]
        found.update({node.id: Placed(goal, node) for node in nodes})
    return found
