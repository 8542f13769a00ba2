"""A strategy of any size whose names differ little, as the lists of a large city do."""

from __future__ import annotations

from random import Random

from senryaku_parse.model import Area, Goal, Indicator, Measure, Project, Strategy
from senryaku_parse.source import Source
from senryaku_parse.targets import read_target
from tests.support import wording

_LEAVES = 10
"""Of a measure: three KPIs, seven projects."""
_MEASURES = 25
"""Of a goal."""


def scaled(leaves: int, seed: int = 0) -> Strategy:
    """A strategy of about so many leaves. Names repeat but for a district, a theme or a number."""
    random = Random(seed)
    measures = max(leaves // _LEAVES, 1)
    starts = range(0, measures, _MEASURES)
    goals = tuple(_goal(number, min(_MEASURES, measures - start), random) for number, start in enumerate(starts, 1))
    return Strategy(title="", source=Source("", "markdown", ""), goals=goals)


def _goal(number: int, measures: int, random: Random) -> Goal:
    return Goal(
        id=str(number),
        number=number,
        name=f"{wording.theme(random)}のまちをつくる",
        measures=tuple(_measure(number, at, random) for at in range(1, measures + 1)),
    )


def _measure(goal: int, number: int, random: Random) -> Measure:
    node_id = f"{goal}-ア-{number}"
    return Measure(
        id=node_id,
        area=Area(marker="ア", name="地域づくりの推進"),
        number=number,
        name=wording.measure_name(random),
        kpis=tuple(_kpi(f"{node_id}-K{at}", random) for at in range(1, 4)),
        projects=tuple(_project(f"{node_id}-P{at}", random) for at in range(1, _LEAVES - 2)),
    )


def _kpi(node_id: str, random: Random) -> Indicator:
    name, text = wording.indicator_name(random), wording.target_text(random)
    return Indicator(id=node_id, name=name, target=read_target(text, name)[0])


def _project(node_id: str, random: Random) -> Project:
    text = wording.content(random) if random.random() < 0.8 else ""
    name = f"第{random.randint(1, 400)}地区{wording.project_name(random)}"
    return Project(id=node_id, category=random.choice(("新規", "拡充", None)), name=name, text=text, description=text)
