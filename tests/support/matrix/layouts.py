"""The document of the matrix in every layout: a page whose cells know what they hold, and the hierarchy that it says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from senryaku_parse.model import Goal, Strategy
from tests.support.layouts import page as pages
from tests.support.layouts.columns import columns
from tests.support.layouts.indicators import indicator_list
from tests.support.layouts.label_rows import label_rows
from tests.support.layouts.outline import outline
from tests.support.layouts.printed import Printed
from tests.support.layouts.projects import project_first
from tests.support.layouts.style import Style
from tests.support.matrix.page import Cell, Format, Page, Role, Row, Table, Text, laid_out, plain_style
from tests.support.matrix.printers import ENTRY, KIND, arrow_column, kind_column, label_column, level_rows
from tests.support.matrix.truth import TRUTH
from tests.support.printing import KPI_LABEL

PLAIN = replace(
    plain_style(),
    measure="具体的施策",
    kpi=KPI_LABEL,
    project_label="具体的事業",
    area="基本的方向",
    areas=True,
    targets=True,
    kpis=True,
    projects=True,
    departments=True,
    baselines=True,
    goal_named=True,
    inner_tables=True,
    in_order=True,
)
"""Plain words, all levels, all fields."""


class Layout(NamedTuple):
    """How a layout is printed, and how."""

    print: Callable[[Strategy, Style], Printed]
    style: Style


LAYOUTS: Mapping[str, Layout] = {
    "label-column": Layout(label_column, PLAIN),
    "columns": Layout(columns, PLAIN),
    "columns-arrow": Layout(arrow_column, PLAIN),
    "level-rows": Layout(level_rows, PLAIN),
    "project-first": Layout(project_first, PLAIN),
    "indicator-list": Layout(indicator_list, PLAIN),
    "label-rows": Layout(label_rows, PLAIN),
    "cards": Layout(label_rows, replace(PLAIN, header_rows=3, pairs=True, upper_again=True)),
    "kind-column": Layout(kind_column, replace(PLAIN, category="新規・継続")),
    "outline": Layout(outline, PLAIN),
}
"""Name → how to print it."""


def printed(name: str, format: Format) -> Page:
    """The document in the layout `name`."""
    made, style = _made(name)
    blocks = [
        Text(Cell(block.text, _role_of_text(block, style)), block.kind, block.depth)
        if isinstance(block, pages.Text)
        else _table(block, style, format)
        for block in made.page
    ]
    return Page(blocks, format, style)


def expected(name: str) -> tuple[Goal, ...]:
    """The goals that the document in the layout `name` says."""
    made, style = _made(name)
    return made.held.goals if name in ("label-column", "columns-arrow") else made.expected(style).goals


def _made(name: str) -> tuple[Printed, Style]:
    layout = LAYOUTS[name]
    made = layout.print(TRUTH, layout.style)
    return made._replace(page=tuple(made.page)), layout.style


def _words(style: Style) -> dict[str, Role]:
    """What stands below a heading, or beside a label."""
    return {
        style.goal: "goal",
        style.area: "area",
        style.measure: "measure",
        style.target: "name",
        style.kpi: "name",
        style.indicator: "name",
        ENTRY: "name",
        style.baseline: "baseline",
        style.aim: "aim",
        style.category: "category",
        style.project: "project",
        style.text: "text",
        style.department: "department",
    }


def _role_of_text(block: pages.Text, style: Style) -> Role:
    if block.kind == "item":
        return "item"
    if block.text in (style.target, style.kpi, style.project_label):
        return "label"
    return {2: "goal", 3: "area"}.get(block.depth, "measure") if block.kind == "heading" else ""  # type: ignore[return-value]


def _table(table: pages.Table, style: Style, format: Format) -> Table:
    rows = laid_out([*table.header, *table.rows], table.width, format)
    words = _words(style)
    if any(cell.text == ENTRY for cell in rows[0]):
        words[KIND] = "label"
    if table.header:
        _tell_columns(rows, len(table.header), words)
    else:
        _tell_rows(rows, words, style)
    for row in rows:
        for cell in row:
            if cell.origin:
                cell.role = cell.origin.role
    return Table(rows, len(table.header))


def _tell_columns(rows: Sequence[Row], header: int, words: Mapping[str, Role]) -> None:
    """Tell the roles of cells below headings."""
    for row in rows[:header]:
        for cell in row:
            cell.role = "heading"
    for row in rows[header:]:
        for cell, head in zip(row, rows[header - 1], strict=True):
            cell.role = words[head.text]
        level = next((words[word] for word in words if row[0].text.startswith(word)), None)
        if level and row[1].origin is row[0]:
            row[0].role = level


def _tell_rows(rows: Sequence[Row], words: Mapping[str, Role], style: Style) -> None:
    """Tell the roles of cells beside labels, or below the headings of a table within the table."""
    heads: Row = []
    for row in rows:
        label = row[0].origin or row[0]
        label.role = "label"
        if label is row[0]:
            heads = []
        if label.text == style.project_label and not heads:
            heads = row
            for cell in row[1:]:
                cell.role = "heading"
            continue
        role: Role = words.get(label.text, "")
        for cell, head in zip(row[1:], heads[1:] or row[1:], strict=True):
            if heads:
                cell.role = words[head.text]
            elif cell.text in words and not cell.origin:
                cell.role, role = "label", words[cell.text]
            else:
                cell.role = "aim" if role == "name" and label.text == style.target and cell is row[2] else role
