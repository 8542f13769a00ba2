"""Workbooks read back, and small strategies to write into them."""

from __future__ import annotations

import io
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from senryaku_parse.model import Area, Goal, Indicator, Measure, Project, Strategy, Target
from senryaku_parse.source import Source
from senryaku_parse.writers.excel import write_xlsx

NO_SOURCE = Source("", "markdown", "")


def read(strategy: Strategy, **options: Any) -> Workbook:
    """The workbook of `strategy`, as openpyxl reads it."""
    return load_workbook(io.BytesIO(write_xlsx(strategy, **options).file()))


def sheet(book: Workbook, title: str) -> Worksheet:
    found = book[title]
    assert isinstance(found, Worksheet)
    return found


def rows(sheet: Worksheet) -> list[dict[str, Any]]:
    """Heading → value of each row below the headings that is not blank."""
    names, *records = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, names), record, strict=True)) for record in records if any(record)]


def with_goals(*goals: Goal, **fields: Any) -> Strategy:
    return Strategy(**{"title": "", "source": NO_SOURCE, "goals": goals, **fields})


def with_project(**fields: Any) -> Strategy:
    project = Project(id="1-ア-1-P1", **fields)
    measure = Measure(id="1-ア-1", area=Area(marker="ア", name="港"), number=1, name="漁業", projects=(project,))
    return with_goals(Goal(id="1", number=1, name="海", measures=(measure,)))


def with_indicators(*indicators: Indicator, **fields: Any) -> Strategy:
    return with_goals(Goal(id="1", number=1, name="海", targets=indicators), **fields)


def with_target(target: Target, **fields: Any) -> Strategy:
    return with_indicators(Indicator(id="1-T1", name="率", target=target), **fields)
