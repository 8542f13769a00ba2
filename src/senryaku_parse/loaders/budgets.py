"""Reads the money of each fiscal year from the columns of 事業 that people filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from senryaku_parse.columns import Column
from senryaku_parse.findings import Finding, finding
from senryaku_parse.loaders.cell_tables import CellGrid, EntityTable, TableRow, is_blank, verbatim
from senryaku_parse.loaders.headings import SEARCHED
from senryaku_parse.loaders.progress import Entries
from senryaku_parse.loaders.values import NotUnderstood, as_number
from senryaku_parse.messages import render
from senryaku_parse.model import Budget, Edit, Project
from senryaku_parse.source import Position
from senryaku_parse.spreadsheet.values import address
from senryaku_parse.writers.delimited import Lang
from senryaku_parse.writers.excel.names import MONEY, heading_year, part_heading, split_heading, year_heading

_NOTHING = Budget()


def money_headings(grid: CellGrid) -> list[Column[Any]]:
    """A column for each heading of `grid` that names a fiscal year and its 予算額 or 決算額."""
    texts = {verbatim(cell) for _, cells in grid.rows[:SEARCHED] for cell in cells if isinstance(cell, str)}
    found = {text: meaning for text in sorted(texts) if (meaning := _meaning(text))}
    return [Column(_heading(*meaning, "en"), text, "number", lambda _: None) for text, meaning in found.items()]


def read_budgets(
    table: EntityTable,
    title: str | None,
    written: Mapping[str, Project] | None,
    entries: Entries,
    findings: list[Finding],
) -> None:
    """Put the money of each project into `entries`; `written` are the projects as they were, null where nobody knows."""
    money = {heading: meaning for heading in table.columns if (meaning := _meaning(heading))}
    for row in table.rows if money else ():
        node_id = verbatim(row.cells.get("id")).strip()
        project = written.get(node_id) if written is not None else None
        before = dict(project.budgets) if project else {}
        now = dict(before)
        for heading, (year, part) in money.items():
            held = getattr(now.get(year, _NOTHING), part)
            try:
                value = _value(row, heading)
            except NotUnderstood:
                findings.append(_unread(table, row, heading))
                continue
            if value == held:
                continue
            if not node_id or node_id in entries.budgets:
                findings.append(_unread(table, row, heading))
                continue
            now[year] = replace(now.get(year, _NOTHING), **{part: value})
            if written is not None:
                place = Position(sheet=title, cell=address(row.number, table.columns[heading]))
                texts = [None if one is None else f"{one:f}" for one in (held, value)]
                entries.edits.append(
                    Edit(id=node_id, field=part, year=year, before=texts[0], after=texts[1], position=place)
                )
        if now != before:
            entries.budgets[node_id] = now


def _heading(year: int, part: str, lang: Lang) -> str:
    return part_heading(year_heading(year, lang), part, lang)


def _meaning(heading: str) -> tuple[int, str] | None:
    """Fiscal year and field of `Budget` that a heading names."""
    year, part = split_heading(heading)
    number = heading_year(year) if part in MONEY else None
    return (number, part) if number else None


def _value(row: TableRow, heading: str) -> Decimal | None:
    given = row.cells[heading]
    return None if is_blank(given) else as_number(given, "円")


def _unread(table: EntityTable, row: TableRow, heading: str) -> Finding:
    given, meaning = verbatim(row.cells[heading]), _meaning(heading)
    what = _heading(*meaning, "ja") if meaning else heading
    message = render("edits.budget-unread", place=table.place(row, heading), given=given, heading=what)
    return finding("edit-unread", message, before=given)


def filled(budgets: Mapping[int, Budget]) -> Iterator[tuple[int, Budget]]:
    """The years that have any money, in their order."""
    return ((year, one) for year, one in sorted(budgets.items()) if one != _NOTHING)
