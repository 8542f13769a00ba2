"""Which level is which: a city's own row of levels, outermost first → goal, area, measure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from senryaku_parse.vocabulary import Part

Level: TypeAlias = Literal["goal", "area", "measure"]

LEVELS: frozenset[Part] = frozenset({"goal", "area", "upper_measure", "measure"})
"""The parts that are levels."""


_ORDER: tuple[Part, ...] = ("goal", "area", "upper_measure", "measure")


def by_depth(part: Part) -> int:
    """Where `part` stands among levels, the outermost first."""
    return _ORDER.index(part)


def level_roles(parts: Sequence[Part]) -> list[Level | None]:
    """The role of each of `parts`, levels from the outermost to the innermost; null for one level too many.

    The first goal is the goal, the innermost level that can be is the measure, and the area is the level next to
    it. A further goal or measure is a level between. Without a goal, what may be one (政策) above a measure is. What
    only groups (分野, 基本的方向) never becomes goal or measure.
    """
    roles: list[Level | None] = [None] * len(parts)
    goal = next((at for at, part in enumerate(parts) if part == "goal"), None)
    if goal is None and "upper_measure" in parts and sum(part != "area" for part in parts) > 1:
        goal = parts.index("upper_measure")
    if goal is not None:
        roles[goal] = "goal"
    rest = [at for at in range(len(parts)) if at != goal]
    measures = [at for at in rest if parts[at] == "measure"] or [at for at in rest if parts[at] != "area"]
    if measures:
        roles[measures[-1]] = "measure"
    between = [at for at in rest if at not in measures[-1:]]
    if between:
        roles[between[-1]] = "area"
    return roles
