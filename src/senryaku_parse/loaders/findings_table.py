"""The table of findings → findings, as they were written."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, cast

from senryaku_parse.columns import FINDINGS
from senryaku_parse.findings import CODES, Finding, Severity, finding
from senryaku_parse.loaders.cell_tables import EntityTable, TableRow, is_blank, verbatim
from senryaku_parse.loaders.values import NotUnderstood, understood
from senryaku_parse.messages import render
from senryaku_parse.source import Position
from senryaku_parse.text import match_key

_PLACE = tuple(field.name for field in fields(Position))
"""Columns of a finding that say where it is."""
_TEXTS = frozenset(("before", "after"))
"""Columns whose texts are quotations: white space, and nothing else, may be one."""


def stated_findings(table: EntityTable) -> list[Finding]:
    """The findings that the rows of `table` state, and one more for each cell that can't be read."""
    unread: list[Finding] = []
    return [_finding(table, row, unread) for row in table.rows] + unread


def _finding(table: EntityTable, row: TableRow, unread: list[Finding]) -> Finding:
    values: dict[str, Any] = {}
    for column in FINDINGS.columns:
        given = row.cells.get(column.name)
        try:
            values[column.name] = understood(given, column)
        except NotUnderstood:
            values[column.name] = None
            message = render(
                "edits.finding-unread",
                place=table.place(row, column.name),
                given=verbatim(given),
                heading=column.called,
            )
            unread.append(finding("edit-unread", message, before=verbatim(given)))
        if column.name in _TEXTS and is_blank(given) and given is not None:
            values[column.name] = given
    named = {match_key(one.meaning): name for name, one in CODES.items()}
    code = named.get(match_key(values["code"] or ""), values["code"]) or "cell-unplaced"
    severity = values["severity"] or (CODES[code].severity if code in CODES else "warning")
    return Finding(
        code,
        cast(Severity, severity),
        values["message"] or "",
        values["before"],
        values["after"],
        Position(**{name: values[name] for name in _PLACE}),
    )
