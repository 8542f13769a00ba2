"""Printed in rows of a label and its value: a table a measure, or a card an indicator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from senryaku_parse.model import Indicator, Measure, Strategy
from tests.support.layouts import cells
from tests.support.layouts.holding import fields_kept, named_only, renumbered, something_below
from tests.support.layouts.page import Table
from tests.support.layouts.printed import Printed
from tests.support.layouts.style import Style
from tests.support.printing import PrintedCell, PrintedRow

_Line = tuple[str, ...]
"""Cells from the left; the last of them is merged to the right border."""


def label_rows(strategy: Strategy, style: Style) -> Printed:
    """All levels. Projects are a list of names with their 区分, or a table within the table; cards have none.

    A measure or goal without anything below it is not printed.
    """
    cards = style.header_rows == 3
    style = replace(style, header_rows=1, kpis=style.kpis or cards or not style.projects)
    kept = fields_kept(strategy, replace(style, projects=style.projects and not cards))
    if not style.inner_tables:
        kept = named_only(kept)
    held = renumbered(something_below(kept))
    sheets = _cards(held, style) if cards else _sheets(held, style)
    return Printed(tuple(_table(sheet) for sheet in sheets if sheet), held)


def _sheets(strategy: Strategy, style: Style) -> Iterator[list[_Line]]:
    """The rows of a table a measure; goal and area again on each, or only where they change."""
    for goal in strategy.goals:
        sheet: list[_Line] = [(style.goal, cells.goal_text(goal, style))]
        sheet += [line for target in goal.targets for line in _indicator(style.target, target, strategy, style)]
        area = None
        for measure in goal.measures:
            if style.upper_again and not sheet:
                sheet.append((style.goal, cells.goal_text(goal, style)))
            if measure.area and (style.upper_again or measure.area != area):
                sheet.append((style.area, cells.area_text(measure)))
            area = measure.area
            sheet.append((style.measure, cells.measure_text(measure, goal, style)))
            sheet += [line for kpi in measure.kpis for line in _indicator(style.kpi, kpi, strategy, style)]
            sheet += _projects(measure, style)
            yield sheet
            sheet = []
        yield sheet


def _cards(strategy: Strategy, style: Style) -> Iterator[list[_Line]]:
    """The rows of a card an indicator, each naming all that is above it."""
    for goal in strategy.goals:
        top: list[_Line] = [(style.goal, cells.goal_text(goal, style))]
        for target in goal.targets:
            yield [*top, *_indicator(style.target, target, strategy, style)]
        for measure in goal.measures:
            for kpi in measure.kpis:
                area: list[_Line] = [(style.area, cells.area_text(measure))] if measure.area else []
                named: _Line = (style.measure, cells.measure_text(measure, goal, style))
                yield [*top, *area, named, *_indicator(style.kpi, kpi, strategy, style)]


def _indicator(label: str, node: Indicator, strategy: Strategy, style: Style) -> Iterator[_Line]:
    """The name of an indicator, then each of its fields, one a row or two."""
    heads = [" ".join(head) for head in cells.indicator_heads(strategy, style, label)]
    fields = list(zip(heads, cells.indicator_cells(node, strategy, style), strict=True))
    yield fields[0]
    if not style.pairs:
        yield from fields[1:]
        return
    for at in range(1, len(fields), 2):
        yield tuple(text for field in fields[at : at + 2] for text in field)


def _projects(measure: Measure, style: Style) -> Iterator[_Line]:
    if not measure.projects:
        return
    if style.inner_tables:
        heads = [" ".join(head) for head in cells.project_heads(style)]
        yield (style.project_label, *heads)
        for project in measure.projects:
            yield ("", *cells.project_cells(project, style))
    else:
        yield style.project_label, "\n".join("・" + cells.marked_project(one, style) for one in measure.projects)


def _table(lines: Sequence[_Line]) -> Table:
    """Lines as wide as the widest, the label of a table within the table merged down its rows."""
    width = max(map(len, lines))
    rows: list[PrintedRow] = []
    for at, line in enumerate(lines):
        first, *more = line
        down = next((below for below in range(at + 1, len(lines)) if lines[below][0]), len(lines)) - at
        label = [PrintedCell(first, rowspan=down, label=True)] if first else []
        last = PrintedCell(more.pop(), colspan=width - len(line) + 1)
        rows.append((*label, *map(PrintedCell, more), last))
    return Table((), tuple(rows), width)
