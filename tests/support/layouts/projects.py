"""Printed a project a row, goal, area and measure at the right."""

from __future__ import annotations

from dataclasses import replace

from senryaku_parse.model import Goal, Measure, Project, Strategy
from tests.support.layouts import cells
from tests.support.layouts.holding import fields_kept, grouped, rows_of
from tests.support.layouts.page import Table, below_each_other, pages_of
from tests.support.layouts.printed import Printed
from tests.support.layouts.style import Style


def project_first(strategy: Strategy, style: Style) -> Printed:
    """What stands above projects, in the order in which the list comes to it: that of the goals, or criss-cross."""
    kept = fields_kept(strategy, replace(style, projects=True))
    rows = list(rows_of(kept))
    if not style.in_order:
        rows = rows[::2] + rows[1::2]
    merged = style.in_order and not style.upper_again
    heads = [*cells.project_heads(style), *cells.level_heads(style)]
    levels = range(len(cells.project_heads(style)), len(heads)) if merged else ()
    body = below_each_other([_row(*row, style) for row in rows], levels)
    table = Table(cells.header_of(heads), body, len(heads))
    return Printed(pages_of(table, cells.remark(style), style) if rows else (), grouped(rows, kept))


def _row(goal: Goal, measure: Measure, project: Project, style: Style) -> list[str]:
    return [*cells.project_cells(project, style), *cells.level_cells(goal, measure, style)]
