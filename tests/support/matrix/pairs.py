"""A quirk in a layout, in a format: what is read of the damaged page, held against what the page says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeAlias

from senryaku_parse.convert import trace_input
from senryaku_parse.errors import NoStrategyError
from senryaku_parse.findings import Finding
from senryaku_parse.inputs import from_text
from senryaku_parse.model import Goal, Indicator, Project, Target
from tests.support.matrix import (  # noqa: F401
    quirks_cells,
    quirks_columns,
    quirks_headings,
    quirks_labels,
    quirks_letters,
    quirks_pages,
    quirks_rows,
    quirks_split,
    quirks_texts,
)
from tests.support.matrix.layouts import LAYOUTS, expected, printed
from tests.support.matrix.page import FORMATS, Format, Page
from tests.support.matrix.quirk import QUIRKS

CASES = Path(__file__).parents[2] / "cases" / "matrix"

Leaf: TypeAlias = tuple[object, ...]
"""An indicator or a project, with all that is above it."""


class Pair(NamedTuple):
    """What is tried."""

    quirk: str
    layout: str
    format: Format

    def __str__(self) -> str:
        """A line of a data file."""
        return " ".join(self)


class Outcome(NamedTuple):
    """What became of one damaged document."""

    text: str
    same: bool
    told: bool
    """A warning or an error that the clean page does not have."""
    kept: int
    """Leaves of the truth that are read as it has them."""
    total: int
    """Leaves of the truth."""
    made_up: int
    """Leaves that are read and that the truth has not."""
    wrong: str
    """The worst of what differs: "crash", "number", "name", "place", "field", "lost", "level"; "" where nothing does."""
    codes: frozenset[str]

    @property
    def passes(self) -> bool:
        """Whether the law holds."""
        return self.wrong != "crash" and (self.same or self.told)


PAIRS = [Pair(quirk, layout, format) for quirk in QUIRKS for layout in LAYOUTS for format in FORMATS]


@cache
def page_of(layout: str, format: Format) -> Page:
    """The clean page; damage is done to copies."""
    return printed(layout, format)


@cache
def truth_of(layout: str) -> tuple[Goal, ...]:
    """What it says."""
    return expected(layout)


@cache
def clean(layout: str, format: Format) -> Outcome:
    """What becomes of the clean page."""
    return _outcome(page_of(layout, format).write(), layout, format, Counter())


@cache
def outcomes(pair: Pair) -> tuple[Outcome, ...]:
    """What becomes of each document that the quirk makes of the page; empty where it can make none."""
    page = page_of(pair.layout, pair.format)
    usual = _usual(pair.layout, pair.format)
    return tuple(_outcome(text, pair.layout, pair.format, usual) for text in QUIRKS[pair.quirk].documents(page))


@cache
def _usual(layout: str, format: Format) -> Counter[str]:
    return _grave(_read(page_of(layout, format).write(), format)[1])


def worst(found: Iterable[Outcome]) -> Outcome:
    """That of the outcomes which breaks the law most, else that which keeps least."""
    order = ("crash", "number", "name", "place", "field", "lost", "level", "")
    return min(found, key=lambda one: (one.passes, order.index(one.wrong), one.kept))


def _outcome(text: str, layout: str, format: Format, usual: Counter[str]) -> Outcome:
    truth = truth_of(layout)
    leaves = Counter(leaves_of(truth))
    try:
        goals, findings = _read(text, format)
    except NoStrategyError:
        return Outcome(text, False, True, 0, leaves.total(), 0, "lost", frozenset())
    except Exception as error:
        return Outcome(text, False, False, 0, leaves.total(), 0, "crash", frozenset({repr(error)}))
    read = Counter(leaves_of(goals))
    return Outcome(
        text,
        _said_of(goals) == _said_of(truth),
        bool(_grave(findings) - usual),
        (leaves & read).total(),
        leaves.total(),
        (read - leaves).total(),
        _wrong(truth, goals),
        frozenset(found.code for found in findings),
    )


def _read(text: str, format: Format) -> tuple[tuple[Goal, ...], tuple[Finding, ...]]:
    strategy = trace_input(from_text(text), "html" if format == "html" else "markdown").strategy
    return strategy.goals, strategy.findings


def _grave(findings: Iterable[Finding]) -> Counter[str]:
    return Counter(found.code for found in findings if found.severity != "info")


def leaves_of(goals: Iterable[Goal]) -> Iterator[Leaf]:
    """Each indicator and each project, below what is above it."""
    for goal in goals:
        above = (goal.number, goal.name)
        yield from ((*above, *_said(target)) for target in goal.targets)
        for measure in goal.measures:
            beside = (*above, measure.area, measure.number, measure.name)
            yield from ((*beside, *_said(kpi)) for kpi in measure.kpis)
            yield from ((*beside, *_said(project)) for project in measure.projects)


def _said(leaf: Indicator | Project) -> Leaf:
    """All that a leaf says, its name first."""
    if isinstance(leaf, Project):
        return leaf.name, leaf.category, leaf.text, leaf.department, tuple(leaf.extra.items())
    return leaf.name, leaf.number, leaf.target, leaf.baseline_text, leaf.department, tuple(leaf.extra.items())


def _wrong(truth: tuple[Goal, ...], goals: tuple[Goal, ...]) -> str:
    """The worst of what differs."""
    if _said_of(truth) == _said_of(goals):
        return ""
    should, read = list(_leaves(truth)), list(_leaves(goals))
    if any(isinstance(one, Indicator) and _makes_up_number(one, should) for one in read):
        return "number"
    if {one.name for one in read} - {one.name for one in should}:
        return "name"
    if Counter(map(_said, read)) - Counter(map(_said, should)):
        return "field"
    if len(read) < len(should):
        return "lost"
    return "place" if Counter(leaves_of(goals)) != Counter(leaves_of(truth)) else "level"


def _said_of(goals: Iterable[Goal]) -> list[Goal]:
    """All that goals say, the prose below their headings aside, and whether an aim stands in a column of its own."""
    return [
        replace(
            goal,
            text="",
            targets=_aims_once(goal.targets),
            measures=tuple(replace(one, text="", kpis=_aims_once(one.kpis)) for one in goal.measures),
        )
        for goal in goals
    ]


def _aims_once(indicators: Iterable[Indicator]) -> tuple[Indicator, ...]:
    return tuple(
        replace(one, target_text=None) if one.target and (one.target_text or "") in one.target.text else one
        for one in indicators
    )


def _makes_up_number(one: Indicator, leaves: Iterable[Indicator | Project]) -> bool:
    """Whether `one` has a number that no indicator has whose name its name holds, or is a part of."""
    own = [leaf for leaf in leaves if leaf.name in one.name or (one.name and one.name in leaf.name)]
    indicators = [leaf for leaf in own if isinstance(leaf, Indicator)]
    stated = {number for leaf in indicators for number in _numbers(leaf)}
    baselines = [leaf.baseline_text or "" for leaf in indicators]
    return bool(set(_numbers(one)) - stated) or bool(
        one.baseline_text and not any(text and text in one.baseline_text for text in baselines)
    )


def _leaves(goals: Iterable[Goal]) -> Iterator[Indicator | Project]:
    for goal in goals:
        yield from goal.targets
        for measure in goal.measures:
            yield from measure.kpis
            yield from measure.projects


def _numbers(indicator: Indicator) -> Iterator[tuple[str, Decimal]]:
    """The numbers that it is said to have."""
    target = indicator.target or Target(text="")
    named = {"value": target.value, "change": target.change, "baseline": target.baseline}
    yield from ((name, number) for name, number in named.items() if number is not None)
