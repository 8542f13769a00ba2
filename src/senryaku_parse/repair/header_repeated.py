"""The heading row 区分 | 事業名 | 内容 again in the middle of a list of projects, as at the top of a page: dropped."""

from __future__ import annotations

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.plan import Plan
from senryaku_parse.rows import heading_places, walk
from senryaku_parse.tables import Grid, Row
from senryaku_parse.text import match_key
from senryaku_parse.vocabulary import Role, Vocabulary


def drop_repeated_headings(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` without the heading rows that say what the list above them says already.

    A heading row below a row of the same list is one; a label beside it is the list's own, repeated too.
    """
    walked = walk(grid, vocabulary)
    if not any(at and walked[at - 1][1].role == "project" for at in heading_places(grid, vocabulary)):
        return grid, []
    findings: list[Finding] = []
    rows: list[Row] = []
    named: tuple[str, ...] = ()
    above: Role | None = None
    for row, block in walked:
        if block.heading:
            texts = tuple(map(match_key, row.texts[1:]))
            page_break = bool(rows) and rows[-1].origin.table != row.origin.table
            if above == "project" and texts == named and (page_break or not block.labelled):
                findings.append(_finding(row))
                continue
            named = texts
        above = block.role
        rows.append(row)
    return grid.with_rows(rows), findings


def drop_repeated_headers(grid: Grid, plan: Plan, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` without the rows below its header that say what a row of it says."""
    start = plan.header.stop
    again = [row for row in grid.rows[start:] if plan.header.heads_again(row)]
    if not again:
        return grid, []
    rows = [row for at, row in enumerate(grid.rows) if at < start or not plan.header.heads_again(row)]
    return grid.with_rows(rows), list(map(_finding, again))


def _finding(row: Row) -> Finding:
    return finding(
        "header-repeated",
        render("repair.header-repeated"),
        before=str(row),
        position=row.position,
    )
