"""再掲 → the id of the first listing."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import list_out, render
from senryaku_parse.model import Goal, Project
from senryaku_parse.records import replaced
from senryaku_parse.text import match_key

_SHOWN = 10
"""Listings that a finding names; there may be thousands, and as many reprints."""


def resolve_reprints(goals: tuple[Goal, ...]) -> tuple[tuple[Goal, ...], list[Finding]]:
    """`goals` with `reprint_of` filled in: the project of that name which is no reprint itself.

    Of several first listings the one with the same 内容 is taken, else the first of the same 区分, else
    the first of all; which one and why is a finding.
    """
    findings: list[Finding] = []
    if not any(project.reprint for project in _projects(goals)):
        return goals, findings
    listed: dict[str, _Listed] = defaultdict(_Listed)
    for project in _projects(goals):
        if not project.reprint:
            listed[match_key(project.name)].all.append(project)

    def resolve(project: Project) -> Project:
        first, found = _choose(project, listed[match_key(project.name)])
        findings.extend(found)
        return replaced(project, reprint_of=first.id) if first else project

    resolved = tuple(
        replaced(
            goal,
            measures=tuple(
                [
                    replaced(
                        measure, projects=tuple([resolve(one) if one.reprint else one for one in measure.projects])
                    )
                    for measure in goal.measures
                ]
            ),
        )
        for goal in goals
    )
    return resolved, findings


def _projects(goals: tuple[Goal, ...]) -> list[Project]:
    return [project for goal in goals for measure in goal.measures for project in measure.projects]


def _choose(project: Project, listed: _Listed) -> tuple[Project | None, list[Finding]]:
    """The first listing of `project`, with a finding where it is not the only one or there is none."""
    if len(listed.all) == 1:
        return listed.all[0], []
    if not listed.all:
        message = render("nodes.reprint-unresolved", name=project.name)
        return None, [finding("reprint-unresolved", message, before=project.name, position=project.position)]
    reason, chosen = listed.preferred(project)
    shown = list_out([*(one.id for one in listed.all[:_SHOWN]), *(["…"] if len(listed.all) > _SHOWN else [])])
    message = render(
        "nodes.reprint-ambiguous",
        name=project.name,
        count=len(listed.all),
        shown=shown,
        reason=render(reason),
        id=chosen.id,
    )
    return chosen, [
        finding("reprint-ambiguous", message, before=project.name, after=chosen.id, position=project.position)
    ]


class _Listed:
    """The projects of one name that are no reprints, in order."""

    def __init__(self) -> None:
        """None so far."""
        self.all: list[Project] = []

    @cached_property
    def _by_text(self) -> dict[str, Project]:
        return {match_key(one.text): one for one in reversed(self.all)}

    @cached_property
    def _by_category(self) -> dict[str | None, Project]:
        return {one.category: one for one in reversed(self.all)}

    def preferred(self, project: Project) -> tuple[str, Project]:
        """The message that says why, and which of several is the listing of `project`."""
        if same := self._by_text.get(match_key(project.text)):
            return "nodes.reprint-same-text", same
        if alike := self._by_category.get(project.category):
            return "nodes.reprint-same-category", alike
        return "nodes.reprint-first", self.all[0]
