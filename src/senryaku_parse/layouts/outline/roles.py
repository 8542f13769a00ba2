"""Which style of lines is which level, inferred over the whole document."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, TypeAlias

from senryaku_parse.layouts.outline.events import Node
from senryaku_parse.layouts.outline.told import style_of
from senryaku_parse.plan.levels import Level

Ground: TypeAlias = Literal["label", "target", "guess", "table"]
"""Why a style is taken for the goal: it is called so, numeric targets stand right below it, or it is the outermost.
Where none is a goal: for the measure, as tables alike stand below it."""

ABOUT = re.compile("基本目標|施策|戦略|計画|事業|指標|KPI|ＫＰＩ|取組|一覧|資料")
_DEPTH = 2
"""Levels that a strategy has at least: where there are more, a chapter that is alone may be left out."""
_KANA = "ア"
"""How the style of lines marked (ア), (イ) ends."""
_INDICATORS = ("target", "kpi", "indicator")
_PROJECTS = ("project", "listed")


class Roles(NamedTuple):
    """The level of each style."""

    goal: str
    """The style of goals; "" where the document has none."""
    ground: Ground
    below: dict[str, Level | None]
    """The level of each style below; null for one level too many."""

    def of(self, node: Node) -> Level | Literal["extra"] | None:
        """The level of `node`; null for a node that is none."""
        if node.style == self.goal:
            return "goal"
        if node.style not in self.below:
            return None
        if self.goal and not any(above.style == self.goal for above in node.path()):
            return None
        return self.below[node.style] or "extra"


def find_roles(nodes: Sequence[Node]) -> Roles | None:
    """The roles of the styles of `nodes`; null where none is a goal."""
    filled = [node for node in nodes if node.filled]
    order = _order(filled)
    found = _goal(filled, order, nodes)
    if found is None:
        return None
    goal, ground = found
    paths = [
        path[at + 1 :]
        for node in filled
        for path in (node.path(),)
        for at in range(len(path))
        if path[at].style == goal
    ]
    return Roles(goal, ground, _below([path for path in paths if path]) | _told(nodes))


def _told(nodes: Iterable[Node]) -> dict[str, Level | None]:
    """The levels below the goal that a person tells."""
    styles = {node.style for node in nodes}
    levels: tuple[Level, ...] = ("area", "measure")
    return {style_of(level): level for level in levels if style_of(level) in styles}


def told_measures(nodes: Iterable[Node]) -> Roles | None:
    """The roles where a person tells the measures, and no line is a goal; null where nobody does."""
    told = _told(nodes)
    return Roles("", "label", told) if "measure" in told.values() else None


def _order(filled: Iterable[Node]) -> list[str]:
    """Styles from the outermost to the innermost."""
    depths: dict[str, list[int]] = defaultdict(list)
    for node in filled:
        for depth, above in enumerate(node.path()):
            depths[above.style].append(depth)
    return sorted(depths, key=lambda style: sum(depths[style]) / len(depths[style]))


def _goal(filled: Sequence[Node], order: list[str], nodes: Sequence[Node]) -> tuple[str, Ground] | None:
    called = [node for node in nodes if node.said.part == "goal"]
    if any(node.style == style_of("goal") for node in called):
        return style_of("goal"), "label"
    for some in ([node for node in called if node.filled], called):
        styles = {node.style for node in some}
        if styles:
            return next((style for style in order if style in styles), some[0].style), "label"
    by_style: dict[str, list[Node]] = defaultdict(list)
    parents: set[Node] = set()
    for node in filled:
        by_style[node.style].append(node)
        parents |= set(node.path()[:-1])
    for style in order:
        for node in by_style[style]:
            if _is_wrapper(by_style[style]):
                break
            above = node in parents or node.holds["measures"]
            holds = any(node.holds[kind] for kind in (*_INDICATORS, "measures"))
            if node.said.part in (None, "upper_measure") and above and holds:
                return style, "target"
    unnamed = [style for style in order if by_style[style][0].said.part in (None, "upper_measure")]
    while len(unnamed) > 1 and (_is_wrapper(by_style[unnamed[0]]) or _is_chapter(by_style[unnamed[0]], unnamed)):
        unnamed.pop(0)
    if not unnamed or _is_wrapper(by_style[unnamed[0]]):
        return None
    style = unnamed[0]
    if any(node.holds["target"] for node in by_style[style]):
        return style, "target"
    several = len(by_style[style]) > 1 and any(node.said.enumerator for node in by_style[style])
    return (style, "guess") if several or any(node in parents for node in by_style[style]) else None


def _is_chapter(filled: Sequence[Node], styles: Sequence[str]) -> bool:
    """Whether the one node of the outermost of `styles` stands above the goals: levels enough remain without it.

    Below a goal stand its areas, which alone are marked (ア), (イ).
    """
    return len(filled) == 1 and len(styles) > _DEPTH and not styles[1].endswith(_KANA)


def _is_wrapper(filled: Sequence[Node]) -> bool:
    """Whether the one node of a style is a chapter about the strategy: 「第３章 基本目標と施策」."""
    return len(filled) == 1 and ABOUT.search(filled[0].said.name) is not None


def _below(paths: Sequence[Sequence[Node]]) -> dict[str, Level | None]:
    """The level of each style below the goal. The measure is the level that holds the KPIs, else the projects."""
    roles: dict[str, Level | None] = {}
    rest = list(paths)
    while rest:
        measure = _measure(rest)
        if measure is None:
            for path in rest:
                roles.setdefault(path[-1].style, "area")
            return roles
        roles[measure] = "measure"
        for path in rest:
            styles = [node.style for node in path]
            if measure in styles:
                above = [style for style in styles[: styles.index(measure)] if style not in roles]
                for style in above:
                    roles[style] = None
                if above:
                    roles[_area(path[: styles.index(measure)])] = "area"
        rest = [path for path in rest if not any(node.style in roles for node in path)]
    return roles


def _measure(paths: Sequence[Sequence[Node]]) -> str | None:
    """The style of `paths` that holds most indicators, or projects where none does; the one deepest down of equals."""
    direct: dict[str, Counter[str]] = defaultdict(Counter)
    depth: dict[str, int] = defaultdict(int)
    called: set[str] = set()
    for path in paths:
        for at, node in enumerate(path):
            if _only_groups(node):
                continue
            depth[node.style] = max(depth[node.style], at)
            if node.said.part == "measure":
                called.add(node.style)
        owner = path[-1]
        if not _only_groups(owner):
            direct[owner.style]["kpi"] += any(owner.holds[kind] for kind in (*_INDICATORS, "measures"))
            direct[owner.style]["project"] += any(owner.holds[kind] for kind in _PROJECTS)
    for style in sorted(called, key=lambda one: -depth[one]):
        if direct[style]["kpi"] or direct[style]["project"]:
            return style
    if not depth:
        return _area_as_measure(paths)
    return max(depth, key=lambda style: (direct[style]["kpi"], direct[style]["project"], depth[style]))


def _area_as_measure(paths: Sequence[Sequence[Node]]) -> str | None:
    """The style of the areas where nothing else stands below the goals, and indicators or projects below these alone."""
    styles = {node.style for path in paths for node in path}
    holds = [kind for path in paths for kind in (*_INDICATORS, *_PROJECTS) if path[-1].holds[kind]]
    areas = len(styles) == 1 and all(path[-1].said.part == "area" and path[-1].said.enumerator for path in paths)
    return styles.pop() if areas and holds else None


def _only_groups(node: Node) -> bool:
    """Whether `node` can't be a measure: it is called otherwise, or a table below it names the measures."""
    return node.said.part in ("area", "goal") or node.holds["measures"] > 0


def _area(path: Sequence[Node]) -> str:
    """Of the nodes between goal and measure the one that is the area: called so, else the one next to the measure."""
    called = [node.style for node in path if node.said.part in ("area", "upper_measure")]
    return (called or [node.style for node in path])[-1]
