"""A strategy → the table as the city prints it, with its merged cells → Markdown or HTML.

The table has four columns. The label column holds 基本目標, 数値目標, 具体的施策, 重要業績評価指標(KPI) and
具体的事業; a label is merged over the rows of its block, a name over the columns it does not share.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import TypeAlias

from senryaku_parse.model import Goal, Indicator, Measure, Project, Strategy

WIDTH = 4
"""Columns of the table."""

KPI_LABEL = "重要業績評価指標(KPI)"
HEADINGS = ("区分", "事業名", "内容")

_MARKUP = re.compile(r"[\\`*_\[\]<>&|~]")


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """One cell of the true table."""

    text: str
    rowspan: int = 1
    colspan: int = 1
    label: bool = False
    """Whether the cell stands in the label column."""


PrintedRow: TypeAlias = tuple[PrintedCell, ...]
"""The cells that begin in a row: what a merged cell of an earlier row covers is not repeated."""

Slots: TypeAlias = list[list[str]]
"""Rows of texts, one for each column."""


def table_of(strategy: Strategy) -> tuple[PrintedRow, ...]:
    """All of `strategy` as one table. A block without entries is not printed."""
    return tuple(row for goal in strategy.goals for row in _goal(goal))


def slots_of(rows: Sequence[PrintedRow], *, down: bool = False, across: bool = False, width: int = WIDTH) -> Slots:
    """The texts of `rows`, a row as wide as the table.

    A merged cell's text stands in its first slot, the rest of it is blank; `down` repeats the text in the rows
    below, `across` in the columns to its right, both together in every slot it covers.
    """
    free = [dict.fromkeys(range(width)) for _ in rows]
    slots: Slots = [[""] * width for _ in rows]
    for y, row in enumerate(rows):
        for cell in row:
            x = next(iter(free[y]))
            for right in range(cell.colspan):
                for below in range(cell.rowspan):
                    del free[y + below][x + right]
                    if (down or not below) and (across or not right):
                        slots[y + below][x + right] = cell.text
    return slots


def to_markdown(rows: Sequence[Sequence[str]], *, first_row_is_header: bool = False) -> str:
    """`rows` as one Markdown table, below an empty header row unless their first is the header.

    A row keeps the cells it has; markup in a text is escaped, a line break becomes `<br>`.
    """
    header = rows[0] if first_row_is_header else [""] * max(map(len, rows), default=WIDTH)
    body = rows[1:] if first_row_is_header else rows
    lines = [_markdown_row(header), "|" + "---|" * len(header), *map(_markdown_row, body)]
    return "\n".join(lines) + "\n"


def tables_to_markdown(tables: Iterable[Sequence[Sequence[str]]], *, first_row_is_header: bool = False) -> str:
    """`tables` one below the other, a blank line between them."""
    return "\n".join(to_markdown(rows, first_row_is_header=first_row_is_header) for rows in tables)


def to_html(rows: Iterable[PrintedRow]) -> str:
    """`rows` as one HTML table with real `rowspan` and `colspan`, labels as `th`."""
    lines = ("<tr>" + "".join(map(_html_cell, row)) + "</tr>" for row in rows)
    return "\n".join(["<table>", "<tbody>", *lines, "</tbody>", "</table>"]) + "\n"


def _goal(goal: Goal) -> Iterator[PrintedRow]:
    number = "" if goal.number is None else f"{goal.number}. "
    yield (PrintedCell("基本目標", label=True), PrintedCell(number + goal.name, colspan=3))
    yield from _block("数値目標", [_target(target) for target in goal.targets])
    for measure in goal.measures:
        yield from _measure(measure)


def _measure(measure: Measure) -> Iterator[PrintedRow]:
    area = f"({measure.area.marker}) {measure.area.name} " if measure.area else ""
    text = area + _circled(measure.number) + measure.name
    yield (PrintedCell("具体的施策", label=True), PrintedCell(text, colspan=3))
    yield from _block(KPI_LABEL, [(PrintedCell(_kpi(kpi), colspan=3),) for kpi in measure.kpis])
    if measure.projects:
        headings = tuple(map(PrintedCell, HEADINGS))
        yield from _block("具体的事業", [headings, *map(_project, measure.projects)])


def _block(label: str, rows: Sequence[PrintedRow]) -> Iterator[PrintedRow]:
    """`rows` with one label merged down all of them."""
    for at, row in enumerate(rows):
        yield row if at else (PrintedCell(label, rowspan=len(rows), label=True), *row)


def _target(target: Indicator) -> PrintedRow:
    text = target.target.text if target.target else ""
    return (PrintedCell(_circled(target.number) + target.name), PrintedCell(text, colspan=2))


def _kpi(kpi: Indicator) -> str:
    name = _circled(kpi.number) + kpi.name
    return f"{name} ⇒ {kpi.target.text}" if kpi.target else name


def _project(project: Project) -> PrintedRow:
    name = project.name + ("（再掲）" if project.reprint else "")
    return (PrintedCell(project.category or ""), PrintedCell(name), PrintedCell(project.text))


def _circled(number: int | None) -> str:
    """① for 1; "" without a number. Known from 1 to 20."""
    return "" if number is None else chr(ord("①") + number - 1)


def _markdown_row(texts: Sequence[str]) -> str:
    cells = (_MARKUP.sub(r"\\\g<0>", text).replace("\n", "<br>") for text in texts)
    return "| " + " | ".join(cells) + " |"


def _html_cell(cell: PrintedCell) -> str:
    tag = "th" if cell.label else "td"
    spans = {"rowspan": cell.rowspan, "colspan": cell.colspan}
    attributes = "".join(f' {name}="{span}"' for name, span in spans.items() if span > 1)
    return f"<{tag}{attributes}>{escape(cell.text, quote=False).replace(chr(10), '<br>')}</{tag}>"
