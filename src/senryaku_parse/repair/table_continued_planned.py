"""The next page of a table of columns: what tells that it goes on, and the rest of a row that the page break tore."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.names import split_measure
from senryaku_parse.plan import Plan
from senryaku_parse.plan.blocks import Block
from senryaku_parse.plan.labelled import read_level
from senryaku_parse.repair.row_torn import rest_of_page
from senryaku_parse.repair.spans_dropped import restore_rows
from senryaku_parse.repair.table_continued import continued
from senryaku_parse.rows import is_note, is_value
from senryaku_parse.tables import EMPTY, Cell, Grid, Row
from senryaku_parse.text import match_key
from senryaku_parse.vocabulary import Vocabulary

_MERGED = 2
"""Rows of a merged cell at least."""
_CONTINUED = "repair.table-continued-without-header"
_LACKING = Cell("")
"""What stands in a column that a page lacks."""


class Page(NamedTuple):
    """A table and the one after it."""

    above: Grid
    """The table, the rest of its last row joined to that."""
    grid: Grid
    """The one after it without that rest."""
    plan: Plan | None
    """Null where it has none of its own, and nothing tells that it goes on with that above."""
    findings: list[Finding]


def turn_page(
    above: Grid, plan: Plan, grid: Grid, own: Plan | None, ways: Callable[[], int], vocabulary: Vocabulary
) -> Page:
    """The table `above`, of `plan`, and the one behind the page break, `grid`, with its `own` plan where it has one.

    As many `ways` are tried of each of its rows that lacks cells.
    """
    if own and own.header.texts != plan.header.texts:
        return Page(above, grid, own, [])
    whole = grid if own else _widened(grid, above.width)
    last, page, torn = _without_rest(above, plan, whole, own, vocabulary)
    if own:
        page, department = _with_department(above, page, own)
        return Page(last, page, own._replace(goes_on=True), [*torn, *department])
    if not ((torn and not page.rows) or _goes_on(above, plan, page, vocabulary)):
        last, page, torn = above, whole, []  # what may be a rest is not, then
        if not _goes_on(above, plan, whole, vocabulary):
            return Page(above, grid, None, [])
    page, shifted = restore_rows(page, plan, 0, ways(), vocabulary)
    page, department = _with_department(last, page, plan.below_page())
    return Page(last, page, plan.below_page(), [*torn, continued(grid, _CONTINUED), *shifted, *department])


def _without_rest(
    above: Grid, plan: Plan, grid: Grid, own: Plan | None, vocabulary: Vocabulary
) -> tuple[Grid, Grid, list[Finding]]:
    """The table `above` with the rest of its last row, which `grid` begins with; and `grid` without it."""
    start = own.header.stop if own else 0
    body = [row for row in grid.rows[start:] if any(row.texts)]
    rest = rest_of_page(above, Grid(tuple(body), grid.position), plan, vocabulary)
    if rest is None:
        return above, grid, []
    last, torn = rest
    page = Grid((*grid.rows[:start], *body[1:]), grid.position)
    return above.with_rows([*above.rows[:-1], last]), page, [torn]


def _with_department(above: Grid, grid: Grid, plan: Plan) -> tuple[Grid, list[Finding]]:
    """The page `grid` of `plan` with the department that a merged cell began on the page `above`.

    It is merged over the first rows, a blank, as the level that goes on there is.
    """
    top = plan.header.stop
    while top < len(grid.rows) and plan.header.heads_again(grid.rows[top]):
        top += 1
    rows = grid.rows[top:]
    if len(rows) < _MERGED or not plan.levels or any(rows[0].texts[at] for at in plan.levels[-1].columns):
        return grid, []
    for at in (block.fields["department"] for block in plan.blocks if "department" in block.fields):
        begun, blank = above.rows[-1].slots[at], rows[0].slots[at]
        if begun.text and not blank.text and rows[1].slots[at] is blank and blank is not EMPTY:
            told = finding(
                "label-inherited",
                render("repair.department-continued"),
                before="",
                after=begun.text,
                position=rows[0].position,
            )
            filled = [row.with_cell(at, begun) if row.slots[at] is blank else row for row in rows]
            return grid.with_rows([*grid.rows[:top], *filled]), [told]
    return grid, []


def _goes_on(above: Grid, plan: Plan, grid: Grid, vocabulary: Vocabulary) -> bool:
    """Whether `grid` can be the next rows of the table above: as wide, its first row with a name and what belongs to it.

    A page that lacks columns needs such in each row. That is a number or a dash where an aim or a baseline stands, a
    known 区分 or a department where one stands. Rows that name a level over all columns may stand above it.
    """
    header = plan.header.texts
    rows = (row for row in grid.rows if any(row.texts) and tuple(map(match_key, row.texts)) not in header)
    entries = [row for row in rows if not is_note(row, vocabulary) and not _names_level(row, vocabulary)]
    first = next(iter(entries), None)
    if grid.width != above.width or first is None:
        return False
    if first.slots[0] is _LACKING:
        return all(_has_entry(row, plan, vocabulary) for row in entries)
    level = [first.texts[at] for one in plan.levels for at in one.columns if first.texts[at]]
    if len(first.cells()) == len(set(level)) and any(split_measure(text).enumerator for text in level):
        return True
    return _has_entry(first, plan, vocabulary)


def _has_entry(row: Row, plan: Plan, vocabulary: Vocabulary) -> bool:
    return any(
        any(row.texts[at] for at in block.names) and _fits(block, row.texts, vocabulary)
        for block in plan.blocks_in(row.texts)
    )


def _widened(page: Grid, width: int) -> Grid:
    """`page` with blanks at its left where it lacks columns: those in which nothing stood there."""
    missing = (_LACKING,) * (width - page.width)
    return page.with_rows([row.with_slots((*missing, *row.slots)) for row in page.rows]) if missing else page


def _names_level(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether `row` is one text that names a level with its label and number."""
    texts = set(row.texts) - {""}
    return len(texts) == 1 and read_level(texts.pop(), vocabulary) is not None


def _fits(block: Block, texts: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    if any(is_value(texts[at]) for at in block.values()):
        return True
    category, department = (block.fields.get(name) for name in ("category", "department"))
    return bool(
        (category is not None and vocabulary.is_category(texts[category]))
        or (department is not None and vocabulary.is_department(texts[department]))
        or (block.kind == "project" and vocabulary.looks_like_project(texts[block.name]))
    )
