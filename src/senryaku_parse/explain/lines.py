"""Which level each line of text names, and what tells so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

from senryaku_parse.layouts.outline import Outline
from senryaku_parse.layouts.outline.events import Node, nodes
from senryaku_parse.layouts.outline.roles import Ground, Roles
from senryaku_parse.plan.bands import Evidence
from senryaku_parse.plan.levels import Level
from senryaku_parse.tables import LinePlace
from senryaku_parse.vocabulary import Part

Named: TypeAlias = Level | Literal["extra"]
_GROUNDS: Mapping[Ground, Evidence] = {"label": "likeness", "target": "contents", "guess": "place", "table": "contents"}
"""Why a style is the goal's, or over tables the measure's → what tells so of a line that no word calls so."""
_CALLED: Mapping[Named, tuple[Part, ...]] = {
    "goal": ("goal",),
    "area": ("area", "upper_measure"),
    "measure": ("measure", "upper_measure"),
    "extra": (),
}


class LineLevel(NamedTuple):
    """The level that a line names."""

    level: Named
    evidence: Evidence
    why: str


def levels_of_lines(outline: Outline) -> dict[LinePlace, LineLevel]:
    """Place of a line → the level that it names, for the lines that name one."""
    roles = outline.roles
    if roles is None:
        return {}
    found = {
        node.said.line.origin.place: _level(node, role, roles)
        for node in nodes(outline.events)
        if (role := roles.of(node))
    }
    return {place: level for place, level in found.items() if place in outline.read}


def _level(node: Node, role: Named, roles: Roles) -> LineLevel:
    said = node.said
    if said.part in _CALLED[role]:
        return LineLevel(role, "word", said.label)
    mark = said.line.text[: said.line.text.find(said.name)].strip() if said.name else ""
    if role == "goal":
        return LineLevel(role, _GROUNDS[roles.ground], mark)
    return LineLevel(role, "contents" if role == "measure" else "place", mark)
