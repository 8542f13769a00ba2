"""Strategies with all that a workbook or a folder holds, and hands that edit those as people do."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from senryaku_parse.findings import SEVERITIES, Finding
from senryaku_parse.frozen import frozendict
from senryaku_parse.model import Goal, Indicator, Measure, Node, Period, Project, Strategy, YearValue
from senryaku_parse.source import Position, Source
from tests.support.strategies import strategies

_texts = st.sampled_from(
    ("子育て課", "=SUM(A1)", "1,234", "2015", "'引用", "_x0041_", "a\nb", "10.50%", "true", "＝式", '"', "新規", "-5")
)
_prose = st.sampled_from(("", "港の町です。", "人口は、減っています。\n- 港\n\n- 山", "[1] 序", "＝本文", "  字下げ"))
_notes = st.lists(
    st.sampled_from(("国勢調査による。", "平成26年度、北海道調べ", "1行目\n2行目", '["a"]', "=1+1", "'注", " ", "")),
    max_size=2,
)
_years = st.integers(2010, 2030)
_numbers = st.decimals(-(10**6), 10**6, places=2).filter(lambda number: number.is_finite())
_positions = st.builds(Position, *[st.none() | st.integers(1, 99)] * 4)
_findings = st.builds(
    Finding,
    st.sampled_from(("row-shifted", "cell-unplaced", "truncated")),
    st.sampled_from(tuple(SEVERITIES)),
    _texts,
    st.none() | _texts,
    st.none() | _texts,
    _positions,
)
_yearly = st.dictionaries(
    _years, st.builds(YearValue, target=st.none() | _texts, actual=st.none() | _texts), max_size=2
)


@st.composite
def full_strategies(draw: st.DrawFn) -> Strategy:
    """As `strategies`, with every other field filled in, findings and the source too."""
    strategy = draw(strategies())
    return replace(
        strategy,
        title=draw(st.sampled_from(("", "根室市創生総合戦略"))),
        municipality=draw(st.sampled_from((None, "根室市"))),
        municipality_code=draw(st.sampled_from((None, "012238"))),
        period=draw(st.none() | st.just(Period(start=2015, end=2019))),
        source=Source(draw(st.sampled_from(("", "a.md"))), "markdown", "0" * 64),
        goals=tuple(_goal(draw, goal) for goal in strategy.goals),
        findings=tuple(draw(st.lists(_findings, max_size=3))),
    )


def _goal(draw: st.DrawFn, goal: Goal) -> Goal:
    return replace(
        goal,
        targets=tuple(_indicator(draw, target) for target in goal.targets),
        measures=tuple(_measure(draw, measure) for measure in goal.measures),
        text=draw(_prose),
        **_common(draw),
    )


def _measure(draw: st.DrawFn, measure: Measure) -> Measure:
    return replace(
        measure,
        kpis=tuple(_indicator(draw, kpi) for kpi in measure.kpis),
        projects=tuple(_project(draw, project) for project in measure.projects),
        text=draw(_prose),
        **_common(draw),
    )


def _indicator(draw: st.DrawFn, indicator: Indicator) -> Indicator:
    if draw(st.integers(0, 2)):
        return indicator
    return replace(
        indicator,
        department=draw(st.none() | _texts),
        baseline_text=draw(st.none() | _texts),
        target_text=draw(st.none() | _texts),
        series=frozendict(draw(_yearly)),
        actuals=frozendict(draw(st.dictionaries(_years, _numbers, max_size=2))),
        **_common(draw),
    )


def _project(draw: st.DrawFn, project: Project) -> Project:
    return replace(project, department=draw(st.none() | _texts), **_common(draw)) if draw(st.booleans()) else project


def _common(draw: st.DrawFn) -> dict[str, Any]:
    return {
        "position": draw(_positions),
        "extra": frozendict(draw(st.dictionaries(_texts, _texts, max_size=2))),
        "key": draw(st.sampled_from((None, "k1"))),
        "notes": tuple(draw(_notes)),
    }


def told(strategy: Strategy) -> list[Finding]:
    """The findings, an empty text none: a blank cell does not tell them apart."""
    return [replace(found, before=found.before or None, after=found.after or None) for found in strategy.findings]


def news(loaded: Strategy, written: Strategy) -> list[Finding]:
    """The findings of `loaded` that came with loading it; those of `written` come first, as they were."""
    assert told(loaded)[: len(written.findings)] == told(written)
    return list(loaded.findings[len(written.findings) :])


def nodes(strategy: Strategy) -> dict[str, Node]:
    """Id → node."""
    return {node.id: node for node in strategy.nodes()}


def edit_book(data: bytes, edit: Callable[[Workbook], object]) -> bytes:
    """The workbook after `edit`, saved as openpyxl does."""
    book = load_workbook(io.BytesIO(data))
    edit(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def page(book: Workbook, title: str) -> Worksheet:
    """The sheet of that title."""
    found = book[title]
    assert isinstance(found, Worksheet)
    return found


def column(sheet: Worksheet, heading: str) -> int:
    """The number of the column with that heading."""
    return [cell.value for cell in sheet[1]].index(heading) + 1


def column_letter(data: bytes, title: str, heading: str) -> str:
    """The letter of the column with that heading."""
    return get_column_letter(column(page(load_workbook(io.BytesIO(data)), title), heading))


def row(sheet: Worksheet, node_id: str) -> int:
    """The number of the row of a node."""
    at = column(sheet, "ID")
    return next(number for number in range(2, sheet.max_row + 1) if sheet.cell(number, at).value == node_id)


def put(sheet: Worksheet, node_id: str, heading: str, value: Any) -> str:
    """Type `value` into a cell; returns the cell in words, as findings name it."""
    cell = sheet.cell(row(sheet, node_id), column(sheet, heading))
    cell.value = value
    return f"シート「{sheet.title}」のセル {cell.coordinate}"


def put_column(sheet: Worksheet, heading: str, after: str, cells: dict[str, Any]) -> None:
    """Put a column behind that of a heading, as a spreadsheet does, and fill it in by id."""
    at = column(sheet, after) + 1
    for cells_of_row in list(sheet.iter_rows()):
        values = [cell.value for cell in cells_of_row]
        for cell, value in zip(cells_of_row[at:], values[at - 1 : -1], strict=True):
            cell.value = value
        sheet.cell(int(cells_of_row[0].row or 1), len(values) + 1).value = values[-1]
    sheet.cell(1, at).value = heading
    for number in range(2, sheet.max_row + 1):
        sheet.cell(number, at).value = None
    for node_id, value in cells.items():
        sheet.cell(row(sheet, node_id), at).value = value


def append(sheet: Worksheet, **values: Any) -> int:
    """Type a row below the last one, by heading; returns its number."""
    number = sheet.max_row + 1
    for heading, value in values.items():
        sheet.cell(number, column(sheet, heading)).value = value
    return number


def edit_csv(files: Mapping[str, bytes], name: str, edit: Callable[[list[list[str]]], Any]) -> dict[str, bytes]:
    """The folder after `edit` of the rows of one file, headings first."""
    rows = list(csv.reader(io.StringIO(files[name].decode("utf-8-sig"), newline="")))
    edit(rows)
    saved = io.StringIO()
    csv.writer(saved).writerows(rows)
    return {**files, name: saved.getvalue().encode("utf-8-sig")}


def decimals(**values: str) -> dict[str, Decimal]:
    """Field → number."""
    return {name: Decimal(value) for name, value in values.items()}
