"""Printed as an outline: goals and measures are headings, bold lines or paragraphs, indicators tables or lines, projects a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from senryaku_parse.model import Goal, Indicator, Measure, Strategy
from tests.support.layouts import cells
from tests.support.layouts.holding import (
    base_year,
    fields_kept,
    lines_only,
    named_only,
    renumbered,
    something_below,
    target_year,
)
from tests.support.layouts.page import Page, Table, Text, below_each_other
from tests.support.layouts.printed import Printed
from tests.support.layouts.style import Style, year_of

CALLED = "基本目標1　"
"""How a goal is numbered that nothing but its label tells."""


def outline(strategy: Strategy, style: Style) -> Printed:
    """All levels, of projects name and 区分; of indicators in lines baseline and aim. What has nothing below it is not printed."""
    style = _style(strategy, style)
    kept = named_only(fields_kept(strategy, style))
    if style.lines:
        told = (base_year(strategy), target_year(strategy)) if style.years_told else (None, None)
        kept = lines_only(kept, *(f"（{year_of(year, style)}）" if year else "" for year in told))
    held = renumbered(something_below(kept))
    if not _tells_goals(held):
        style = replace(style, goal_number=CALLED)
    return Printed((*_contents(held, style), *_outline(held, style)), held, years_in_headings=not style.lines)


def _tells_goals(strategy: Strategy) -> bool:
    """Whether what stands below numbered headings tells that they are goals: without indicators, a list of names is any list."""
    indicators = [
        one for goal in strategy.goals for one in (*goal.targets, *(k for m in goal.measures for k in m.kpis))
    ]
    projects = [one for goal in strategy.goals for measure in goal.measures for one in measure.projects]
    return bool(indicators) and len(indicators) + len(projects) > 1


def _style(strategy: Strategy, style: Style) -> Style:
    """`style` with numbers that tell the levels apart where no heading does; a line that ends in 、 goes on in the next."""
    style = replace(style, kpis=style.kpis or not style.projects, header_rows=1)
    if any(name.endswith("、") for goal in strategy.goals for name in _names(goal)):
        style = replace(style, outline="heading")
    match style.outline:
        case "bold":
            return replace(style, goal_number=CALLED, measure_number="① ")
        case "plain":
            return replace(style, goal_number=CALLED, measure_number="施策1　", areas=False)
    return style


def _names(goal: Goal) -> Iterator[str]:
    """The names of `goal`, its areas and its measures."""
    yield goal.name
    for measure in goal.measures:
        yield measure.name
        if measure.area:
            yield measure.area.name


def _contents(strategy: Strategy, style: Style) -> Page:
    """A list of all goals and measures, where the style has one."""
    if style.contents and strategy.goals:
        yield Text("目次", "bold")
        for goal in strategy.goals:
            yield Text(cells.goal_text(goal, style), "item")
            yield from (Text(cells.measure_text(one, goal, style), "item") for one in goal.measures)


def _outline(strategy: Strategy, style: Style) -> Page:
    for goal in strategy.goals:
        yield _level(cells.goal_text(goal, style), 2, style)
        if goal.targets:
            yield _label(style.target, style)
            yield from _indicators(goal.targets, strategy, style, style.indicator)
        area = None
        for measure in goal.measures:
            if measure.area and measure.area != area:
                yield _level(cells.area_text(measure), 3, style)
            area = measure.area
            yield from _measure(measure, goal, strategy, style)


def _measure(measure: Measure, goal: Goal, strategy: Strategy, style: Style) -> Page:
    yield _level(cells.measure_text(measure, goal, style), 4, style)
    if measure.kpis:
        if style.lines:
            yield _label(style.kpi, style)
        yield from _indicators(measure.kpis, strategy, style, style.kpi)
    if measure.projects:
        yield _label(style.project_label, style)
        yield from (Text(cells.marked_project(one, style), "item") for one in measure.projects)


def _level(text: str, depth: int, style: Style) -> Text:
    return Text(text, style.outline, depth)


def _label(word: str, style: Style) -> Text:
    return Text(style.frame.replace("x", word))


def _indicators(nodes: Sequence[Indicator], strategy: Strategy, style: Style, name: str) -> Iterator[Table | Text]:
    if style.lines:
        yield from (Text(_line(node, style), "item") for node in nodes)
        return
    heads = cells.indicator_heads(strategy, style, name)
    rows = below_each_other([cells.indicator_cells(node, strategy, style) for node in nodes], ())
    yield Table(cells.header_of(heads), rows, len(heads))


def _line(node: Indicator, style: Style) -> str:
    return f"{cells.indicator_name(node)}　{node.baseline_text}{style.arrow}{node.target_text}"
