"""Headings that are goals as they are built like those that are called so: 「横断的な目標1」 behind 「基本目標4」."""

from __future__ import annotations

from collections.abc import Sequence

from senryaku_parse.layouts.outline.events import Node, key
from senryaku_parse.layouts.outline.roles import Roles
from senryaku_parse.patterns import later
from senryaku_parse.text import Enumerator, match_key, ordinal

_LABEL = later(
    r"(?P<label>[^\s　:：「【『]{0,10}?(?:目標|戦略|柱|テーマ|方針|視点|取組|施策|プロジェクト))"
    r"[\s　]*(?P<number>[0-9０-９]{1,2}|[Ⅰ-Ⅻ]|[①-⑳]|[一二三四五六七八九十])?(?:[\s　:：、.．]+|(?=[「【『]))(?P<name>\S.*)"
)
"""A word for a level, with or without a number, before a name."""
_LEAVES = ("target", "kpi", "indicator", "project", "listed")


def built_alike(found: Sequence[Node], roles: Roles) -> list[Node]:
    """Those of `found` that stand beside the goals and over measures of their own; from now on they are goals."""
    goals = [node for node in found if node.style == roles.goal and node.said.line.level]
    beside = {(node.parent, node.said.line.level) for node in goals if node.said.part == "goal"}
    others = [node for node in found if node.filled and node.said.part is None and node.style not in roles.below]
    others = [node for node in others if node.style != roles.goal and (node.parent, node.said.line.level) in beside]
    if not others:
        return []
    measures = {style for style, level in roles.below.items() if level == "measure"}
    named = {key(node) for node in found if node.style in measures and not set(others).isdisjoint(node.path())}
    below_goals = {key(node) for node in found if node.style in measures and not set(goals).isdisjoint(node.path())}
    if named & below_goals:  # the same once more: a list, a review
        return []
    over = {
        above for node in found if node.style in measures and any(map(node.holds.get, _LEAVES)) for above in node.path()
    }
    alike = [node for node in others if node in over]
    for node in alike:
        _call_goal(node, roles.goal)
    return alike


def is_called_so(node: Node) -> bool:
    """Whether a word for a level stands before the name of `node`."""
    return node.said.label != ""


def _call_goal(node: Node, style: str) -> None:
    said = node.said._replace(part="goal", style=style)
    if label := _LABEL.fullmatch(said.name):
        number = match_key(label["number"]) if label["number"] else ""
        enumerator = Enumerator(number, ordinal(number), False) if number else said.enumerator
        said = said._replace(label=label["label"], enumerator=enumerator, name=label["name"])
    node.said = said
