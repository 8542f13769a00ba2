"""What is said of how an outline was read: which lines are its goals, why, and which ones are none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from senryaku_parse.findings import Finding, finding
from senryaku_parse.layouts.choice import LAYOUTS
from senryaku_parse.layouts.outline.built_alike import is_called_so
from senryaku_parse.layouts.outline.events import Node
from senryaku_parse.layouts.outline.goals import Goals
from senryaku_parse.layouts.outline.roles import Ground, Roles

_REASONS: Mapping[Ground, str] = {
    "target": "すぐ下に数値目標（または施策の表）があることから",
    "guess": "見出しの番号と書き方から",
    "table": "同じ種類の表の上に1つずつあることから",
}
"""Why lines are taken for a level that nothing calls so."""


def chosen(goals: Sequence[Node]) -> Finding:
    """The finding that tells that the text is read as an outline, which begins at the first of `goals`."""
    first = goals[0].said.line
    return finding(
        "layout-chosen",
        f"本文の見出し・太字・箇条書きを「{LAYOUTS['outline']}」の形式として読みました。",
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
            f"「{level}」と書かれた見出しがないため、{_REASONS[roles.ground]}、次の見出しを{level}としました。",
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
            "「基本目標」と書かれた見出しと同じ段にあり、同じように施策が下にあるため、この見出しも基本目標としました。",
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
            "基本目標と同じ書き方の見出しですが、下に指標も事業もないため、基本目標としませんでした。",
            before=node.said.line.raw,
            position=node.said.line.position,
        )
        for node in unfit
    ]


def _past(past: Sequence[Node]) -> list[Finding]:
    return _together("line-unplaced", "前の計画の検証などの章にあるため、基本目標としませんでした。", past)


def _overview(dropped: Sequence[Node]) -> list[Finding]:
    message = "目次・体系図など、後の本文にもう一度現れる見出しを読み飛ばしました。"
    return _together("overview-skipped", message, dropped)


def _together(code: str, message: str, nodes: Sequence[Node]) -> list[Finding]:
    """One finding on all of `nodes`; none without any."""
    if not nodes:
        return []
    before = "\n".join(node.said.line.raw for node in nodes)
    return [finding(code, message, before=before, position=nodes[0].said.line.position)]
