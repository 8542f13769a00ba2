"""The document of the matrix in every layout: a page whose cells know what they hold, and the hierarchy that it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import NamedTuple

from senryaku_parse.model import Goal, Indicator, Measure, Strategy
from senryaku_parse.targets import read_target
from tests.support.layouts import cells
from tests.support.layouts import page as pages
from tests.support.layouts.columns import columns
from tests.support.layouts.holding import fields_kept
from tests.support.layouts.indicators import indicator_list
from tests.support.layouts.label_rows import label_rows
from tests.support.layouts.outline import outline
from tests.support.layouts.printed import Printed
from tests.support.layouts.projects import project_first
from tests.support.layouts.style import Style
from tests.support.matrix.page import Cell, Format, Page, Role, Row, Table, Text, laid_out, plain_style
from tests.support.matrix.truth import TRUTH
from tests.support.printing import KPI_LABEL, WIDTH, PrintedCell, PrintedRow, table_of

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

KIND, ENTRY = "区分", "指標・事業名"
"""Head the columns that say of each row what it holds, and its name."""


class Layout(NamedTuple):
    """How a layout is printed, and how."""

    print: Callable[[Strategy, Style], Printed]
    style: Style


def _label_column(strategy: Strategy, style: Style) -> Printed:
    """The sample's: name and aim of a KPI in one cell, no baselines and no departments; targets are numbered."""
    kept = fields_kept(strategy, replace(style, departments=False, indicator_numbers=True))
    goals = tuple(
        replace(
            goal,
            targets=tuple(map(_aimed, goal.targets)),
            measures=tuple(
                replace(one, kpis=tuple(replace(kpi, number=None) for kpi in one.kpis))
                for one in map(_aimed_kpis, goal.measures)
            ),
        )
        for goal in kept.goals
    )
    held = replace(kept, goals=goals)
    return Printed((pages.Table((), table_of(held), WIDTH),), held)


def _aimed(node: Indicator) -> Indicator:
    aim = node.target_text or ""
    return replace(node, target=read_target(aim, node.name)[0], target_text=None, baseline_text=None)


def _arrow_column(strategy: Strategy, style: Style) -> Printed:
    """Columns as in `columns`, but name and aim of an indicator in one cell, an arrow between, and no targets of goals."""
    kept = fields_kept(strategy, replace(style, departments=False, targets=False))
    held = replace(
        kept, goals=tuple(replace(goal, measures=tuple(map(_aimed_kpis, goal.measures))) for goal in kept.goals)
    )
    heads = [*cells.level_heads(style), (style.kpi,), (style.category,), (style.project,), (style.text,)]
    rows = [
        [
            *cells.level_cells(goal, measure, style),
            f"{kpi.name}→{kpi.target.text}" if kpi and kpi.target else "",
            *beside,
        ]
        for goal in held.goals
        for measure in goal.measures
        for kpi, project in zip_longest(measure.kpis, measure.projects)
        for beside in [cells.project_cells(project, replace(style, departments=False))]
    ]
    body = pages.below_each_other(rows, range(3))
    return Printed((pages.Table(cells.header_of(heads), body, len(heads)),), held)


def _level_rows(strategy: Strategy, style: Style) -> Printed:
    """Indicators and projects side by side, goals and measures in rows over all columns; no targets of goals."""
    held = fields_kept(strategy, replace(style, areas=False, targets=False))
    heads = [*cells.indicator_heads(held, style, style.kpi), *cells.project_heads(style)]
    rows: list[PrintedRow] = []
    for goal in held.goals:
        rows.append((PrintedCell(f"{style.goal}{goal.number}　{goal.name}", colspan=len(heads)),))
        for measure in goal.measures:
            rows.append((PrintedCell(f"{style.measure}{measure.number}　{measure.name}", colspan=len(heads)),))
            for kpi, project in zip_longest(measure.kpis, measure.projects):
                beside = [*cells.indicator_cells(kpi, held, style), *cells.project_cells(project, style)]
                rows.append(tuple(map(PrintedCell, beside)))
    return Printed((pages.Table(cells.header_of(heads), tuple(rows), len(heads)),), held)


def _aimed_kpis(measure: Measure) -> Measure:
    return replace(measure, kpis=tuple(map(_aimed, measure.kpis)))


def _kind_column(strategy: Strategy, style: Style) -> Printed:
    """A column says of each row what it holds: 数値目標, KPI, 事業."""
    held = fields_kept(strategy, style)
    heads = [*cells.level_heads(style), (KIND,), (ENTRY,), (style.baseline,), (style.aim,), (style.category,)]
    heads += [(style.text,), (style.department,)]
    rows = [row for goal in held.goals for row in _kind_rows(goal, style)]
    body = pages.below_each_other(rows, range(4))
    return Printed((pages.Table(cells.header_of(heads), body, len(heads)),), held)


def _kind_rows(goal: Goal, style: Style) -> Iterator[list[str]]:
    for target in goal.targets:
        yield [cells.goal_text(goal, style), "", "", "数値目標", *_stated(target), "", "", target.department or ""]
    for measure in goal.measures:
        levels = cells.level_cells(goal, measure, style)
        for kpi in measure.kpis:
            yield [*levels, "KPI", *_stated(kpi), "", "", kpi.department or ""]
        for project in measure.projects:
            category, name, text, department = cells.project_cells(project, style)
            yield [*levels, "事業", name, "", "", category, text, department]


def _stated(node: Indicator) -> tuple[str, str, str]:
    return node.name, node.baseline_text or "", node.target_text or ""


LAYOUTS: Mapping[str, Layout] = {
    "label-column": Layout(_label_column, PLAIN),
    "columns": Layout(columns, PLAIN),
    "columns-arrow": Layout(_arrow_column, PLAIN),
    "level-rows": Layout(_level_rows, PLAIN),
    "project-first": Layout(project_first, PLAIN),
    "indicator-list": Layout(indicator_list, PLAIN),
    "label-rows": Layout(label_rows, PLAIN),
    "cards": Layout(label_rows, replace(PLAIN, header_rows=3, pairs=True, upper_again=True)),
    "kind-column": Layout(_kind_column, replace(PLAIN, category="新規・継続")),
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
