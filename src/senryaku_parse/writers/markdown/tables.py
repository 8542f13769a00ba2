"""A strategy → the rows of its tables, as texts of cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from senryaku_parse.columns import TARGETS
from senryaku_parse.model import Area, Goal, Indicator, Measure, Project
from senryaku_parse.text import CIRCLED
from senryaku_parse.vocabulary import default_vocabulary

TextRow: TypeAlias = Sequence[str]
"""The texts of a row's cells; blanks at its end are left out."""


class MarkdownStyle(NamedTuple):
    """A way to write what can be written in several."""

    aim_after_arrow: bool
    """Whether a KPI and its aim stand in one cell, 「指標 ⇒ 目標」, or in two."""
    category_last: bool
    """Whether 区分 is the last column of projects, where an unknown 区分 is surely one, or the first."""
    notes_marked: bool = True
    """Whether 「※1」 behind a name leads to the note, or the note says whose it is."""


STYLES = tuple(
    MarkdownStyle(aim_after_arrow, category_last, notes_marked)
    for notes_marked in (True, False)
    for category_last in (False, True)
    for aim_after_arrow in (False, True)
)
"""The most readable first. Arrows in aims, and 区分 that nobody knows, are clear in one of the others."""


def table(goal: Goal, style: MarkdownStyle) -> Iterator[TextRow]:
    """The rows of `goal`; none where the document has neither it nor anything below."""
    if not goal.implicit:
        number = "" if goal.number is None else f"{goal.number}. "
        yield ("基本目標", number + goal.name)
    yield from _block(TARGETS.heading, map(_two_cells, goal.targets))
    area: Area | None = None
    for measure in goal.measures:
        yield from _measure(measure, area)
        yield from _block(
            "重要業績評価指標(KPI)", map(_one_cell if style.aim_after_arrow else _two_cells, measure.kpis)
        )
        yield from _block("具体的事業", _projects(measure.projects, style))
        area = measure.area or area


def _block(label: str, rows: Iterable[TextRow]) -> Iterator[TextRow]:
    """`rows` right of the label, which stands beside the first of them."""
    for at, row in enumerate(rows):
        yield ("" if at else label, *row)


def _measure(measure: Measure, area_above: Area | None) -> Iterator[TextRow]:
    """The row of a measure, and one of its area where that is not in force already and can't stand in the same cell.

    A circled number in an unmarked name would part an area from it, so the measure's own number stands in a cell of its own.
    """
    area, number = measure.area, _marked(measure.number)
    if area and area.marker and CIRCLED.match(number) and area.name and not CIRCLED.search(area.name):
        yield ("具体的施策", f"({area.marker}) {area.name} {number}{measure.name}")
        return
    if area and area != area_above:
        yield ("施策分野", f"({area.marker}) {area.name}" if area.marker else area.name)
    if measure.implicit:
        return
    apart = number and CIRCLED.search(measure.name)
    yield ("具体的施策", *((number, measure.name) if apart else (number + measure.name,)))


def _two_cells(indicator: Indicator) -> TextRow:
    name = _marked(indicator.number) + indicator.name
    return (name, indicator.target.text) if indicator.target else (name,)


def _one_cell(indicator: Indicator) -> TextRow:
    return (" ⇒ ".join(_two_cells(indicator)),)


def _projects(projects: Sequence[Project], style: MarkdownStyle) -> Iterator[TextRow]:
    """The heading row and one row a project; 担当課 and other columns only where one of them has such a text."""
    if not projects:
        return
    department = any(project.department for project in projects)
    others = list(dict.fromkeys(heading for project in projects for heading in project.extra))
    headings = ["事業名", "内容", *["担当課"] * department, *others]
    rows = [headings, *(_project(project, department, others) for project in projects)]
    categories = ["区分", *(project.category or "" for project in projects)]
    for category, row in zip(categories, rows, strict=True):
        yield (*row, category) if style.category_last else (category, *row)


def _project(project: Project, department: bool, others: Sequence[str]) -> list[str]:
    """The cells of a project but its 区分. 再掲 stands behind the name unless the 区分 says it."""
    marked = project.reprint and not default_vocabulary().is_reprint_mark(project.category or "")
    name = project.name + ("（再掲）" if marked else "")
    cells = [name, project.text, *[project.department or ""] * department]
    return [*cells, *(project.extra.get(heading, "") for heading in others)]


def _marked(number: int | None) -> str:
    """① for 1, up to ㊿; 「51. 」 beyond; "" without a number."""
    if number is None:
        return ""
    for first, last, mark in ((1, 20, "①"), (21, 35, "㉑"), (36, 50, "㊱")):
        if first <= number <= last:
            return chr(ord(mark) + number - first)
    return f"{number}. "
