"""再掲 → the id of the first listing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from senryaku_parse.findings import Finding, finding
from senryaku_parse.model import Goal, Project
from senryaku_parse.text import match_key


def resolve_reprints(goals: tuple[Goal, ...]) -> tuple[tuple[Goal, ...], list[Finding]]:
    """`goals` with `reprint_of` filled in: the project of that name which is no reprint itself.

    Of several first listings the one with the same 内容 is taken, else the first of the same 区分, else
    the first of all; which one and why is a finding.
    """
    findings: list[Finding] = []
    if not any(project.reprint for project in _projects(goals)):
        return goals, findings
    listed: dict[str, list[Project]] = defaultdict(list)
    for project in _projects(goals):
        if not project.reprint:
            listed[match_key(project.name)].append(project)

    def resolve(project: Project) -> Project:
        if not project.reprint:
            return project
        first, found = _choose(project, listed[match_key(project.name)])
        findings.extend(found)
        return replace(project, reprint_of=first.id) if first else project

    resolved = tuple(
        replace(
            goal,
            measures=tuple(
                replace(measure, projects=tuple(map(resolve, measure.projects))) for measure in goal.measures
            ),
        )
        for goal in goals
    )
    return resolved, findings


def _projects(goals: tuple[Goal, ...]) -> list[Project]:
    return [project for goal in goals for measure in goal.measures for project in measure.projects]


def _choose(project: Project, listed: list[Project]) -> tuple[Project | None, list[Finding]]:
    """The first listing of `project`, with a finding where it is not the only one or there is none."""
    if len(listed) == 1:
        return listed[0], []
    if not listed:
        message = f"再掲の「{project.name}」と同じ名前の事業が見つかりません。"
        return None, [finding("reprint-unresolved", message, before=project.name, position=project.position)]
    reason, chosen = _preferred(project, listed)
    message = (
        f"再掲の「{project.name}」の元は{len(listed)}件（{'、'.join(one.id for one in listed)}）あり、"
        f"{reason}の {chosen.id} を選びました。"
    )
    return chosen, [
        finding("reprint-ambiguous", message, before=project.name, after=chosen.id, position=project.position)
    ]


def _preferred(project: Project, listed: list[Project]) -> tuple[str, Project]:
    """Why which of several first listings is taken."""
    for one in listed:
        if match_key(one.text) == match_key(project.text):
            return "内容が同じ", one
    for one in listed:
        if one.category == project.category:
            return "区分が同じで最初", one
    return "最初", listed[0]
