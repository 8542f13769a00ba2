"""A row torn in two, most often by a page break: the rest joined to the row above.

Whether a row is a rest, `row_rest` tells beside labels, `row_rest_planned` under a plan.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import cache
from itertools import chain
from typing import TypeAlias

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.plan import Plan
from senryaku_parse.repair.row_rest import Certainty, Endings, endings, is_page_break, reads_as_rest
from senryaku_parse.repair.row_rest_planned import Rests
from senryaku_parse.rows import Columns, Walk, column_of, gap_places, heading_places, is_merged, walk
from senryaku_parse.tables import Cell, Grid, Row
from senryaku_parse.vocabulary import Vocabulary

_LONGEST = 12
"""Characters of the rest of a heading."""

_Ask: TypeAlias = Callable[[Row, Row, int], Certainty | None]
"""How surely a row, the second, is the rest of the first; its place is the third."""


def join_torn_rows(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with each row that is only the rest of the row above it joined to that one, column by column.

    Anywhere: the rest of headings; a row of a project list that holds nothing but 内容, or ends the 事業名 above, see `rest_of_project`. At a page
    break, of the first row below it also: a KPI of which one row has the arrow and the other has none; a target that
    lacks its number mark or its name; the name of a goal or measure without a number mark.
    """
    return _join_all(grid, lambda grid: _beside_labels(grid, vocabulary), _join_beside_label)


def join_torn(grid: Grid, plan: Plan, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with each row that holds nothing but the rest of texts above it joined to the row above.

    Of projects `rest_of_project` tells. The name of a level or an indicator fills its column, the rest has no mark and
    nothing beside it, and it can't be one of its own: the other levels have numbers, the other indicators have values.
    """

    def under_plan(grid: Grid) -> tuple[Collection[int], _Ask]:
        rests = Rests(plan.body(grid), plan, vocabulary)
        return range(plan.header.stop + 1, len(grid.rows)), lambda above, row, _: rests.ask(above, row)

    return _join_all(grid, under_plan, _join)


def rest_of_page(above: Grid, page: Grid, plan: Plan, vocabulary: Vocabulary) -> tuple[Row, Finding] | None:
    """The last row of `above` joined with the first of the next `page`, which is its rest; null where it is none."""
    first = next((row for row in page.rows if any(row.texts)), None)
    last = next((row for row in reversed(plan.body(above)) if any(row.texts)), None)
    if above.width != page.width or first is None or last is None or last is not above.rows[-1]:
        return None
    certainty = Rests((*plan.body(above), *page.rows), plan, vocabulary).ask(last, first, page_break=True)
    if certainty is None or certainty == "maybe":
        return None
    joined = _join(last, first)
    return joined, _finding(last, first, joined, certainty)


def _join_all(
    grid: Grid, asked: Callable[[Grid], tuple[Collection[int], _Ask]], join: Callable[[Row, Row], Row]
) -> tuple[Grid, list[Finding]]:
    """`grid` with its torn rows joined, until what is whole now tells of no other that it is torn.

    `asked` gives the places of rows that may be rests, and what tells whether they are.
    """
    findings: list[Finding] = []
    while True:
        doubtful, ask = asked(grid)
        joined, told = _join_once(grid, doubtful, ask, join) if doubtful else (grid, [])
        if joined is grid:
            return grid, [*findings, *told]
        findings += [one for one in told if one.after]
        grid = joined


def _join_once(
    grid: Grid, doubtful: Collection[int], ask: _Ask, join: Callable[[Row, Row], Row]
) -> tuple[Grid, list[Finding]]:
    rows = list(grid.rows)
    findings: list[Finding] = []
    joined_to: dict[int, int] = {}
    """The place of a row that was joined → that of the row it was joined to."""
    for at in doubtful:
        above = joined_to.get(at - 1, at - 1)
        certainty = ask(rows[above], rows[at], at)
        if certainty is None:
            continue
        joined = None if certainty == "maybe" else join(rows[above], rows[at])
        findings.append(_finding(rows[above], rows[at], joined, certainty))
        if joined:
            rows[above] = joined
            joined_to[at] = above
    if not joined_to:
        return grid, findings
    return grid.with_rows([row for at, row in enumerate(rows) if at not in joined_to]), findings


def _beside_labels(grid: Grid, vocabulary: Vocabulary) -> tuple[Collection[int], _Ask]:
    """The rows beside labels that may be rests, and what tells whether they are."""
    walked = walk(grid, vocabulary)
    pages = bool(grid.rows) and grid.rows[0].origin.table != grid.rows[-1].origin.table
    list_endings = cache(lambda: _endings(walked, vocabulary))
    below_heading: dict[int, bool] = {}
    columns: Columns | None = None
    name = category = 0
    """Their columns; the one of the label where there is none."""
    for at in _doubtful(grid, vocabulary, pages=pages):
        row, block = walked[at]
        above, over = walked[at - 1]
        if over.heading:
            may_be_rest = _ends_headings(above, row, vocabulary)
        elif pages and row.origin.table != above.origin.table:
            may_be_rest = True
        else:
            if block.columns is not columns:
                columns = block.columns
                name, category = column_of("name", columns) or 0, column_of("category", columns) or 0
            own = category and row.texts[category]  # a rest has no 区分 of its own, and no whole name above it
            may_be_rest = not (own or (row.texts[name] and vocabulary.looks_like_project(above.texts[name])))
        if may_be_rest:
            below_heading[at] = over.heading

    def ask(above: Row, row: Row, at: int) -> Certainty | None:
        block = walked[at][1]
        if below_heading[at]:
            return "surely"
        if (block.role == "project" and "" in row.texts[1:]) or is_page_break(above, row):
            return reads_as_rest(above, row, block, list_endings, vocabulary)
        return None

    return below_heading, ask


def _doubtful(grid: Grid, vocabulary: Vocabulary, *, pages: bool) -> Sequence[int]:
    """The places of the rows below headings, of those of projects with a blank, and of those that begin a page."""
    headings = heading_places(grid, vocabulary)
    doubtful = {*gap_places(grid, vocabulary), *(at + 1 for at in headings)}
    if pages:
        tables = [row.origin.table for row in grid.rows]
        doubtful.update(at for at in range(1, len(tables)) if tables[at] != tables[at - 1])
    return sorted(doubtful.difference(headings, (0, len(grid.rows))))


def _ends_headings(above: Row, row: Row, vocabulary: Vocabulary) -> bool:
    """Whether each text of `row` ends a heading of the row above: 「名」 below 「事業」."""
    if len(row.texts[-1]) > _LONGEST or (row.texts[0] and row.texts[0] != above.texts[0]):
        return False
    if max(map(len, row.texts[1:]), default=0) > _LONGEST:
        return False
    ends = False
    for at, text in enumerate(row.texts[1:], 1):
        if not text:
            continue
        over = above.texts[at]
        if not over or row.slots[at] is above.slots[at] or vocabulary.column(over + text) is None:
            return False
        if vocabulary.column(text) is not None:
            return False
        ends = True
    return ends


def _endings(walked: Walk, vocabulary: Vocabulary) -> Endings:
    """How the projects of a table end."""
    names: list[str] = []
    texts: list[str] = []
    for row, block in walked:
        if block.role == "project" and not block.heading:
            name_at, text_at = column_of("name", block.columns), column_of("text", block.columns)
            names.append(row.texts[name_at] if name_at else "")
            texts.append(row.texts[text_at] if text_at else "")
    return endings(names, texts, vocabulary)


def _join_beside_label(above: Row, row: Row) -> Row:
    """As `_join`; of a text merged over all columns right of its label the rest may stand in any of them."""
    if not is_merged(above.slots):
        return _join(above, row)
    pieces = [above.slots[1], *row.cells(1)]
    whole = Cell("".join(cell.text for cell in pieces), tuple(chain(*(cell.origins for cell in pieces))))
    return above.with_slots((above.slots[0], *(whole,) * (len(above.slots) - 1)))


def _join(above: Row, row: Row) -> Row:
    """`above` with the texts of `row`, its rest, behind its own; one that says the same again is a copy."""
    joined: dict[tuple[int, int], Cell] = {}

    def join(first: Cell, second: Cell) -> Cell:
        if not second.text or second is first:
            return first
        key = (id(first), id(second))
        if key not in joined:
            text = first.text if second.text == first.text else first.text + second.text
            joined[key] = Cell(text, first.origins + second.origins)
        return joined[key]

    return above.with_slots(tuple(map(join, above.slots, row.slots)))


def _finding(above: Row, row: Row, joined: Row | None, certainty: Certainty) -> Finding:
    """The finding on `row`, the rest of `above`: both are `joined`, or stand as they are."""
    message = render("repair.row-torn") + ("" if certainty == "surely" else render("repair.perhaps-another-row"))
    return finding(
        "row-torn",
        message if joined else render("repair.row-perhaps-torn"),
        before=f"{above} / {row}",
        after=str(joined) if joined else None,
        position=row.position,
        severity="info" if certainty == "surely" else "warning",
    )
