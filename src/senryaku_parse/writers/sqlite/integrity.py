"""What keys ask of a strategy: each id once, and no id of nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from senryaku_parse.errors import OutputError
from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.model import Project, Strategy


def check_ids(strategy: Strategy) -> None:
    """Nothing where each id is there once.

    Raises:
        OutputError: two nodes have one id; the message names it.
    """
    ((node_id, count),) = Counter(node.id for node in strategy.nodes()).most_common(1) or [("", 0)]
    if count > 1:
        raise OutputError(render("writing.sqlite-id-twice", node_id=node_id, count=count))


def without_dangling(strategy: Strategy) -> tuple[Strategy, tuple[Finding, ...]]:
    """`strategy` without each `reprint_of` that is the id of no project, and a finding for it."""
    ids = {node.id for node in strategy.nodes() if isinstance(node, Project)}
    found: list[Finding] = []

    def cut(project: Project) -> Project:
        if project.reprint_of is None or project.reprint_of in ids:
            return project
        message = render("writing.sqlite-reprint", id=project.id, reprint_of=project.reprint_of)
        found.append(finding("field-not-written", message, before=project.reprint_of, position=project.position))
        return replace(project, reprint_of=None)

    goals = tuple(
        replace(
            goal,
            measures=tuple(replace(measure, projects=tuple(map(cut, measure.projects))) for measure in goal.measures),
        )
        for goal in strategy.goals
    )
    return (replace(strategy, goals=goals) if found else strategy), tuple(found)
