"""A label or the name of a level in a middle row of its own, as centred merged cells come out of a PDF: from its first on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from senryaku_parse.findings import Finding, finding
from senryaku_parse.messages import render
from senryaku_parse.plan import LevelColumn, Plan
from senryaku_parse.repair.label_torn import level_begins
from senryaku_parse.rows import has_blank_labels, is_note, names_indicator, walk
from senryaku_parse.tables import Cell, Grid, Row
from senryaku_parse.text import split_enumerator
from senryaku_parse.vocabulary import Role, Vocabulary

_ABOVE_INDICATORS: tuple[tuple[Role, Role], ...] = (("goal", "target"), ("measure", "kpi"))
"""The level, and the label of the indicators that follow its row."""


def lift_centred_labels(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with each label also in the rows above it that are surely of its block.

    Goals and measures have their label in their own row. So rows without a label between a goal's row and 数値目標
    are targets where they read so, those between a measure's row and KPI are KPIs; and a list of projects begins
    with its heading row.
    """
    if not has_blank_labels(grid):
        return grid, []
    findings: list[Finding] = []
    rows = list(grid.rows)
    above: Role | None = None
    gap: list[int] = []
    for at, (row, block) in enumerate(walk(grid, vocabulary)):
        if not (row.texts and row.texts[0]):
            gap.append(at)
            continue
        if gap and block.labelled and (block.role == "project" or (above, block.role) in _ABOVE_INDICATORS):
            first = _first_of_block(block.role, above, [(at, rows[at]) for at in gap], vocabulary)
            if first is not None:
                findings.append(_finding(row.slots[0], rows[first]))
                for inside in range(first, at):
                    rows[inside] = rows[inside].with_label(row.slots[0])
        above, gap = block.role, []
    return (grid.with_rows(rows) if findings else grid), findings


def _first_of_block(
    role: Role | None, above: Role | None, gap: list[tuple[int, Row]], vocabulary: Vocabulary
) -> int | None:
    """The row of `gap` from which on the label of `role` below holds; null where it begins in its own row."""
    if role == "project":
        return next((at for at, row in gap if vocabulary.headings(row.texts)), None)
    if (above, role) in _ABOVE_INDICATORS and all(_reads_as_indicator(row, vocabulary) for _, row in gap):
        return gap[0][0]
    return None


def _reads_as_indicator(row: Row, vocabulary: Vocabulary) -> bool:
    return names_indicator(["".join(cell.text for cell in row.cells(1))], vocabulary) or names_indicator(
        row.texts[1:], vocabulary
    )


def lift_centred_levels(grid: Grid, plan: Plan, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with each name of a level over all rows that it is surely or likely merged over.

    A name with as many blank rows above it as below stands in the middle of its rows. Rows above the first name, or blank
    where others are merged, are told; a table that goes on from the page before may begin with them.
    """
    findings: list[Finding] = []
    rows = list(grid.rows)
    for level in plan.levels:
        names = _Names(rows, plan, level, vocabulary)
        findings += names.lift(merges=_has_merged(plan.body(grid), level.column), goes_on=plan.goes_on)
    return grid.with_rows(rows), findings


class _Names:
    """The names of one level, in one of the columns of a table."""

    def __init__(self, rows: list[Row], plan: Plan, level: LevelColumn, vocabulary: Vocabulary) -> None:
        self._rows = rows
        self._start = plan.header.stop
        self._column = level.column
        self._is_measure = level.role == "measure"
        self._names_each_row = plan.layout == "project-first"
        self._others = [at for other in plan.levels for at in other.columns if other is not level]
        self._is_below_goals = level.role != "goal"
        self._kinds = plan.kinds
        self._vocabulary = vocabulary

    def lift(self, *, merges: bool, goes_on: bool) -> list[Finding]:
        """Put each centred name in the blank rows above it, in place; tell of blank rows that have none."""
        findings: list[Finding] = []
        names = level_begins(self._rows, self._start, self._column)
        last = ""
        free = names[0] if goes_on and names else self._start
        for name, following in pairwise([*names, len(self._rows)]):
            gap = self._open_rows(free, name) if merges or not last else []
            cell = self._rows[name].slots[self._column]
            free = name + 1
            if gap and self._is_centred(gap, name, following, last):
                findings.append(_centred(cell, self._rows[gap[0]], certain=not last))
                for at in gap:
                    self._rows[at] = self._rows[at].with_cell(self._column, cell)
                free = following
            else:
                findings += self._lost(gap)
            last = cell.text
        if names and merges:
            findings += self._lost(self._open_rows(free, len(self._rows)))
        return findings

    def _lost(self, gap: Sequence[int]) -> list[Finding]:
        """The finding on the rows of a `gap`. Below a goal that begins with them a measure without a name is told later."""
        if not gap or (self._is_measure and self._begins_beside(gap[0])):
            return []
        return [_lost(self._rows[gap[0]], self._column)]

    def _begins_beside(self, at: int) -> bool:
        """Whether another level begins in row `at`, or is named again where each row names its own."""
        row, above = self._rows[at], self._rows[at - 1] if at > self._start else None
        own = (column for column in self._others if not (above and row.slots[column] is above.slots[column]))
        return any(
            row.texts[column] and (self._names_each_row or not above or row.texts[column] != above.texts[column])
            for column in own
        )

    def _open_rows(self, start: int, stop: int) -> list[int]:
        """The rows that have entries and no text in the column; those of a goal's own targets have none below the goal."""
        rows = ((at, self._rows[at]) for at in range(start, stop))
        if self._kinds and self._is_below_goals:
            kinds = self._kinds
            rows = ((at, row) for at, row in rows if kinds.kind(row.texts) != "target")
        return [
            at
            for at, row in rows
            if not row.texts[self._column] and len(set(row.texts) - {""}) > 1 and not is_note(row, self._vocabulary)
        ]

    def _is_centred(self, gap: Sequence[int], name: int, following: int, last: str) -> bool:
        """Whether as many rows stand below a name as in the `gap` above it, its number comes next, and no other level
        begins in its row: it would begin there, too."""
        beneath = sum(not row.texts[self._column] for row in self._rows[name + 1 : following])
        row, above = self._rows[name].texts, self._rows[name - 1].texts
        begins = any(row[at] and above[at] not in ("", row[at]) for at in self._others)
        is_middle = gap[-1] == name - 1 and abs(len(gap) - beneath) <= 1
        return is_middle and not begins and _follows(last, row[self._column])


def _has_merged(body: Sequence[Row], column: int) -> bool:
    """Whether a cell of `column` is merged over several rows, or its text repeated in each: then blanks are none of them.

    A name whose halves stood in two rows is neither.
    """
    return any(
        row.texts[column] and row.texts[column] == above.texts[column] and not _is_joined(row.slots[column])
        for above, row in pairwise(body)
    )


def _is_joined(cell: Cell) -> bool:
    return len({origin.row for origin in cell.origins}) > 1


def _follows(last: str, text: str) -> bool:
    """Whether `text` may come next after `last`, by its number."""
    number, before = split_enumerator(text)[0], split_enumerator(last)[0]
    if number is None or number.number is None:
        return True
    return number.number == 1 or (before is not None and before.number == number.number - 1)


def _finding(label: Cell, first: Row) -> Finding:
    return finding(
        "label-centred",
        render("repair.label-centred", text=label.text, row=first.origin.row),
        before=label.text,
        after=" | ".join(filter(None, first.texts[1:])),
        position=label.position,
    )


def _centred(cell: Cell, first: Row, *, certain: bool) -> Finding:
    return finding(
        "label-centred",
        render("repair.level-centred", text=cell.text, row=first.origin.row)
        + ("" if certain else render("repair.another-reading")),
        before=cell.text,
        after=str(first),
        position=cell.position,
        severity="info" if certain else "warning",
    )


def _lost(row: Row, column: int) -> Finding:
    return finding(
        "level-missing",
        render("repair.level-lost", number=column + 1),
        before=str(row),
        position=row.position,
    )
