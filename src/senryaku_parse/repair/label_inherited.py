"""A label, or the name of a kind, that stands once for many rows, blank below: its cell fills the column again."""

from __future__ import annotations

from msgspec.structs import replace

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.plan import Plan
from senryaku_parse.plan.kind_column import KindColumn
from senryaku_parse.repair.placement import reads_on
from senryaku_parse.rows import Block, has_blank_labels, walk, with_walk
from senryaku_parse.tables import EMPTY, Cell, Grid, Origin, Row
from senryaku_parse.vocabulary import Vocabulary


def inherit_labels(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with the label in force in each blank slot of the label column, one finding a run of blanks.

    Below a label that is not known, only in rows that surely read as the block above it.
    """
    if not has_blank_labels(grid):
        return grid, []
    findings: list[Finding] = []
    label: Cell = EMPTY
    rows: list[tuple[Row, Block]] = []
    run: list[Row] = []
    known = True
    bare = filled = Block(None, None, {})
    for standing in walk(grid, vocabulary):
        row, block = standing
        if label is not EMPTY and not row.slots[0].text and (known or reads_on(row, block, vocabulary)):
            run.append(row)
            if block is not bare:
                bare, filled = block, replace(block, labelled=True)
            standing = row.with_label(label), filled
        else:
            findings += _findings(run, label)
            run = []
            label = row.slots[0] if block.labelled else label
            known = block.labelled
        rows.append(standing)
    findings += _findings(run, label)
    return with_walk(grid, rows, vocabulary), findings


def fill_kinds(grid: Grid, plan: Plan, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with the kind above in each blank of the column of kinds, a finding on each.

    None goes on below a row over all columns, or where a level begins.
    """
    kinds = plan.kinds
    if kinds is None:
        return grid, []
    findings: list[Finding] = []
    rows = list(grid.rows)
    above: Cell = EMPTY
    last: Row | None = None
    for at, row in enumerate(plan.body(grid), plan.header.stop):
        if not any(row.texts) or plan.header.heads_again(row):
            continue
        slot = row.slots[kinds.column]
        if not slot.text and above.text and last and not _begins_level(row, last, plan):
            filled = row.with_cell(kinds.column, above)
            if _fits(filled, kinds):
                findings.append(inherited_finding(row, above))
                rows[at] = filled
        elif slot.text:
            above = slot if kinds.kind(row.texts) else EMPTY
        last = row
    return grid.with_rows(rows), findings


def fill_groups(grid: Grid, plan: Plan, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with the group of several entries in each of their rows, those that name an entry and begin no level; so the first
    part of a name in several: 「満足度 | 小学生」 over 「 | 中学生」."""
    groups: list[tuple[int, tuple[int, ...]]] = [(at, (block.name,)) for block in plan.blocks for at in block.groups]
    groups += [(block.name, block.more) for block in plan.blocks if block.more and block.kind != "project"]
    rows, findings = list(grid.rows), list[Finding]()
    for column, names in groups:
        above = EMPTY
        last: Row | None = None
        for at, row in enumerate(plan.body(grid), plan.header.stop):
            if last is None or row.slots[column].text or _begins_level(row, last, plan):
                above = row.slots[column]
            elif above.text and any(row.texts[name] for name in names) and len(row.cells()) > 1:
                rows[at] = rows[at].with_cell(column, above)
                findings.append(inherited_finding(row, above))
            last = row
    return grid.with_rows(rows), findings


def _begins_level(row: Row, above: Row, plan: Plan) -> bool:
    return any(row.texts[at] and row.texts[at] != above.texts[at] for level in plan.levels for at in level.columns)


def _fits(row: Row, kinds: KindColumn) -> bool:
    """Whether nothing stands in `row` that only rows of another kind have a use for."""
    block = kinds.block(row.texts)
    if block is None:
        return False
    own = set(block.read_columns())
    others = {at for other in kinds.blocks.values() for at in other.read_columns()} - own
    return not any(row.texts[at] for at in others)


def _findings(run: list[Row], label: Cell) -> list[Finding]:
    if not run:
        return []
    message = render("repair.label-inherited", count=len(run), text=label.text)
    return [inherited_finding(replace(run[0].origin, column=1), label, message)]


def inherited_finding(place: Row | Origin, held: Cell, message: str = "") -> Finding:
    """The finding on a blank at `place`, which is read as the cell `held` above it."""
    return finding(
        "label-inherited",
        message or render("repair.cell-inherited"),
        before="",
        after=held.text,
        position=place.position,
    )
