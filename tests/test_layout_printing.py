"""What is printed in a layout is read back, whatever the style: words, numbers, years, merged cells, page breaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given, note, settings
from hypothesis import strategies as st

from senryaku_parse.convert import Trace, trace_input
from senryaku_parse.inputs import from_text
from senryaku_parse.model import Strategy
from tests.support.breaking import shift_left
from tests.support.layouts import LAYOUTS
from tests.support.layouts.content import enriched
from tests.support.layouts.page import Table, written
from tests.support.layouts.printed import Printed
from tests.support.layouts.style import Style, drawn
from tests.support.printing import slots_of, tables_to_markdown
from tests.support.strategies import strategies

NO_REPAIR = {"layout-chosen", "level-inferred", "overview-skipped", "level-missing", "organization-unclear"}
"""Findings on a clean page, beside those on targets: what was chosen, what stands there twice, what the document lacks."""

MAY_END_EARLY = ("truncated", "warning")
"""Told where the last goal or measure has nothing of what all others have, as one drawn by chance may."""

ONE_A_CELL: dict[str, Any] = {"inner_tables": True, "year_in": "()"}
"""The part of a style that puts no more into a cell than one text: several are split, lines are joined, and told."""


READ = ("columns", "project-first", "indicator-list", "label-rows", "outline", "mixture")
"""The layouts that have a reader, and several of them in one document."""

CLEAN = ("columns", "project-first", "indicator-list", "outline", "mixture")
"""The layouts whose clean pages need no repair in any style. In label rows a cell holds several projects, which is told."""


settings.register_profile("printing", settings.get_profile("no-clock"), max_examples=8)
PRINTING = settings.get_profile("printing")
"""The same documents each time: the readers have gaps left, which a run for hours finds (`HYPOTHESIS_PROFILE=deep`)."""


@st.composite
def styles(draw: st.DrawFn) -> Style:
    """Any style."""
    return drawn(lambda choices: draw(st.sampled_from(choices)))


@st.composite
def contents(draw: st.DrawFn) -> Strategy:
    """A strategy with all that a layout may hold."""
    return enriched(draw(strategies()), lambda choices: draw(st.sampled_from(choices)))


def _areas_stand_for_a_level(strategy: Strategy) -> bool:
    """Whether numbered 分野 stand where no goal or no measure is named: they are read as that level, with a warning."""
    measures = [measure for goal in strategy.goals for measure in goal.measures]
    areas = [measure.area for measure in measures if measure.area is not None]
    unnamed = not any(goal.name for goal in strategy.goals) or not any(measure.name for measure in measures)
    return unnamed and bool(areas) and all(area.marker for area in areas)


def _read(printed: Printed, style: Style) -> Trace:
    assume(not _areas_stand_for_a_level(printed.held))
    text = written(printed.page, style)
    note(text)
    return trace_input(from_text(text), "html" if style.html else "markdown")


@pytest.mark.parametrize("name", READ)
@PRINTING
@given(contents(), styles())
def test_what_a_layout_holds_is_read_back(name: str, strategy: Strategy, style: Style) -> None:
    printed = LAYOUTS[name](strategy, style)
    assume(printed.held.goals)
    traced = _read(printed, style)
    assert traced.strategy.goals == printed.expected(style).goals
    assert traced.accounting().lost == ()


@pytest.mark.parametrize("name", CLEAN)
@PRINTING
@given(contents(), styles())
def test_clean_pages_need_no_repair(name: str, strategy: Strategy, style: Style) -> None:
    clean = replace(
        style, html=True, note=False, rows_a_page=0, **ONE_A_CELL
    )  # a remark is told as one, a page break too
    printed = LAYOUTS[name](strategy, clean)
    assume(printed.held.goals)
    told = [found for found in _read(printed, clean).strategy.findings if not found.code.startswith("target-")]
    assert {found.code for found in told if (found.code, found.severity) != MAY_END_EARLY} <= NO_REPAIR


@PRINTING
@given(contents(), styles(), st.sets(st.integers(0, 12), min_size=1))
def test_rows_that_lost_a_cell_beside_a_label_name_nothing_new(strategy: Strategy, style: Style, at: set[int]) -> None:
    printed = LAYOUTS["label-rows"](strategy, replace(style, inner_tables=True, projects=True, header_rows=1))
    tables = [slots_of(table.rows, width=table.width) for table in printed.page if isinstance(table, Table)]
    text = tables_to_markdown([shift_left(table, at) for table in tables])
    assume(printed.held.goals)
    note(text)
    traced = trace_input(from_text(text), "markdown")
    assert traced.accounting().lost == ()
    assert set(_names(traced.strategy)) <= set(_names(printed.held))


@PRINTING
@given(contents(), styles(), styles())
def test_all_forms_of_one_strategy_say_the_same_of_its_projects(strategy: Strategy, one: Style, other: Style) -> None:
    assume(any(measure.projects for goal in strategy.goals for measure in goal.measures))
    for name, style in zip(("columns", "project-first"), (one, other), strict=True):
        whole = replace(style, projects=True)
        assert sorted(_projects(_read(LAYOUTS[name](strategy, whole), whole).strategy)) == sorted(_projects(strategy))


def _projects(strategy: Strategy) -> Iterator[tuple[str, str, str, str, bool]]:
    for goal in strategy.goals:
        for measure in goal.measures:
            for one in measure.projects:
                yield goal.name, measure.name, one.category or "", one.name, one.reprint


def _names(strategy: Strategy) -> Iterator[str]:
    """The names of all but the levels."""
    for goal in strategy.goals:
        yield from (target.name for target in goal.targets)
        for measure in goal.measures:
            yield from (kpi.name for kpi in measure.kpis)
            yield from (project.name for project in measure.projects)
