"""Which layout a table has, chosen by its structure."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import NamedTuple

from senryaku_parse.findings import Finding, finding
from senryaku_parse.layouts.header import find_header
from senryaku_parse.layouts.phantom import join_phantoms
from senryaku_parse.layouts.plan import Plan, make_plan
from senryaku_parse.layouts.torn import join_torn
from senryaku_parse.rows import is_strategy, row_label
from senryaku_parse.tables import Grid
from senryaku_parse.vocabulary import Vocabulary

LAYOUTS = {
    "columns": "列見出し",
    "project-first": "事業ごとの行",
    "indicator-list": "指標の一覧",
    "label-rows": "行見出し",
    "outline": "見出しと箇条書き",
}
"""Name of a layout → how a planner calls it. The layout of label columns is the usual one, and not told."""


class Chosen(NamedTuple):
    """A table of columns, and what its columns hold."""

    grid: Grid
    plan: Plan


def choose_columns(
    grids: Sequence[Grid], vocabulary: Vocabulary, taken: Container[int] = ()
) -> tuple[dict[int, Chosen], list[Finding]]:
    """Number of a table → its plan, for those of `grids` that are tables of columns; and a finding on each.

    Tables whose number is one of `taken` have another layout.

    A table without a header goes on with the columns of the table before it where it has as many of them, and
    nothing in it says otherwise.
    """
    chosen: dict[int, Chosen] = {}
    findings: list[Finding] = []
    above: Chosen | None = None
    below_labels = False
    for grid in grids:
        number = grid.position.table or 0
        if number in taken:
            above, below_labels = None, False
            continue
        has_labels = _has_label_column(grid, vocabulary)
        found = None if has_labels else planned(grid, vocabulary, findings)
        if found and below_labels and not found.plan.levels and _only_projects(found.plan):
            found = None  # the page goes on with the list of projects of the label column above
        below_labels = has_labels or (below_labels and found is None)
        if found:
            findings.append(_told(found))
        elif above and _goes_on(above, grid, vocabulary):
            found = Chosen(grid, above.plan._replace(header=above.plan.header._replace(start=0, stop=0)))
            findings.append(_continued(grid))
        if found:
            chosen[number] = found
        above = found
    return chosen, findings


def _has_label_column(grid: Grid, vocabulary: Vocabulary) -> bool:
    """Whether labels of several roles, or more than one without a number, stand in the first column."""
    if not is_strategy(grid, vocabulary):
        return False
    labels = {row.slots[0]: label for row in grid.rows if (label := row_label(row, vocabulary))}
    bare = [label for label in labels.values() if label.enumerator is None]
    return len({label.role for label in labels.values()}) > 1 or len(bare) > 1


def _only_projects(plan: Plan) -> bool:
    return all(block.kind == "project" for block in plan.blocks)


def planned(grid: Grid, vocabulary: Vocabulary, findings: list[Finding]) -> Chosen | None:
    """`grid` and what its columns hold, as its header says; null where it has none that does. Repairs go to `findings`."""
    header = find_header(grid, vocabulary)
    if header is None:
        return None
    joined, phantoms = join_phantoms(grid, header)
    if phantoms:
        header = find_header(joined, vocabulary)
    plan = make_plan(header) if header else None
    if plan is None or not _is_filled(joined, plan):
        return None
    joined, torn = join_torn(joined, plan, vocabulary)
    findings += [*phantoms, *torn]
    return Chosen(joined, plan)


def _is_filled(grid: Grid, plan: Plan) -> bool:
    """Whether something stands below each name, and below one level where there are any."""
    body = grid.rows[plan.header.stop :]
    levels = [any(row.texts[at] for row in body for at in level.columns) for level in plan.levels]
    names = [any(row.texts[at] for row in body for at in block.names) for block in plan.blocks]
    return any(names or levels) and (not levels or any(levels))


def _goes_on(above: Chosen, grid: Grid, vocabulary: Vocabulary) -> bool:
    """Whether each row of `grid` can be one more row of the table above: as wide, named, its numbers where numbers are."""
    if grid.width != above.grid.width or is_strategy(grid, vocabulary):
        return False
    rows = [row for row in grid.rows if any(row.texts)]
    named = [any(row.texts[at] for block in above.plan.blocks for at in block.names) for row in rows]
    return bool(rows) and 2 * sum(named) >= len(rows)


def _told(chosen: Chosen) -> Finding:
    layout = chosen.plan.layout
    heads = " | ".join(head.text for head in chosen.plan.header.heads if head.path)
    return finding(
        "layout-chosen",
        f"表を「{LAYOUTS[layout]}」の形式として読みました。",
        before=heads,
        after=layout,
        position=chosen.grid.position,
    )


def _continued(grid: Grid) -> Finding:
    first = next(row for row in grid.rows if any(row.texts))
    return finding(
        "table-continued",
        "見出し行のない表を、前の表の続きとして読みました。",
        before=" | ".join(filter(None, first.texts)),
        position=grid.rows[0].position,
    )
