"""What is said of how an outline was read: which lines are its goals, why, and which ones are none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from senryaku_parse.findings import Finding, finding
from senryaku_parse.layouts.outline.built_alike import is_called_so
from senryaku_parse.layouts.outline.events import Node
from senryaku_parse.layouts.outline.goals import Goals
from senryaku_parse.layouts.outline.roles import Ground, Roles
from senryaku_parse.messages import render, term

_REASONS: Mapping[Ground, str] = {
    "target": "outline.reason-target",
    "guess": "outline.reason-guess",
    "table": "outline.reason-table",
}
"""Why lines are taken for a level that nothing calls so."""


def chosen(goals: Sequence[Node]) -> Finding:
    """The finding that tells that the text is read as an outline, which begins at the first of `goals`."""
    first = goals[0].said.line
    return finding(
        "layout-chosen",
        render("outline.outline-chosen", layout=render("tables.layout-outline")),
        before=first.text,
        after="outline",
        position=first.position,
    )


def inferred_level(found: Sequence[Node], roles: Roles) -> list[Finding]:
    """The finding that tells how the goals, or measures without goals, were found, where nothing calls them so."""
    if roles.ground == "label":
        return []
    level = "具体的施策" if roles.ground == "table" else "基本目標"
    return [
        finding(
            "level-inferred",
            render("outline.level-inferred", level=term(level), reason=render(_REASONS[roles.ground])),
            before="\n".join(node.said.line.text for node in found),
            after=level,
            position=found[0].said.line.position,
            severity=None if roles.ground == "target" else "warning",
        )
    ]


def taken_alike(alike: Sequence[Node]) -> list[Finding]:
    """A finding on each heading that is a goal as it is built like the others."""
    return [
        finding(
            "level-inferred",
            render("outline.goal-built-alike"),
            before=node.said.line.text,
            after="基本目標",
            position=node.said.line.position,
            severity="info" if is_called_so(node) else "warning",
        )
        for node in alike
    ]


def left_out(goals: Goals) -> list[Finding]:
    """The findings on lines alike that are no goals."""
    return [*_unfit(goals.unfit), *_past(goals.past), *_overview(goals.overview)]


def _unfit(unfit: Sequence[Node]) -> list[Finding]:
    return [
        finding(
            "line-unplaced",
            render("outline.goal-without-entries"),
            before=node.said.line.raw,
            position=node.said.line.position,
        )
        for node in unfit
    ]


def _past(past: Sequence[Node]) -> list[Finding]:
    return _together("line-unplaced", "outline.goal-of-the-past", past)


def _overview(dropped: Sequence[Node]) -> list[Finding]:
    message = "outline.overview-skipped"
    return _together("overview-skipped", message, dropped)


def _together(code: str, message: str, nodes: Sequence[Node]) -> list[Finding]:
    """One finding on all of `nodes`; none without any."""
    if not nodes:
        return []
    before = "\n".join(node.said.line.raw for node in nodes)
    return [finding(code, render(message), before=before, position=nodes[0].said.line.position)]
