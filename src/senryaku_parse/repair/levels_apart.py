"""Names of levels in a table of columns that came apart from their merged cells: torn over two rows, centred, or lost."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from senryaku_parse.findings import Finding, finding
from senryaku_parse.plan import LevelColumn, Plan
from senryaku_parse.rows import is_note, is_value
from senryaku_parse.tables import Cell, Grid, Row
from senryaku_parse.text import split_enumerator
from senryaku_parse.vocabulary import Vocabulary


def join_levels(grid: Grid, plan: Plan, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with each name of a level over all rows that it is surely or likely merged over.

    A text without a number right below a numbered one is its second half where all others of the column have numbers. A
    name with as many blank rows above it as below stands in the middle of its rows. Rows above the first name, or blank
    where others are merged, are told; a table that `goes_on` from the page before may begin with them.
    """
    findings: list[Finding] = []
    rows = list(grid.rows)
    body = grid.rows[plan.header.stop :]
    for level in plan.levels:
        if not level.more:
            others = [one.column for one in plan.levels if one is not level]
            findings += _join_torn(rows, grid.rows, plan.header.stop, level.column, others, vocabulary)
    for level in plan.levels:
        names = _Names(rows, plan, level, vocabulary)
        findings += names.lift(merges=_has_merged(body, level.column), goes_on=plan.goes_on)
    return (grid.with_rows(rows), findings) if findings else (grid, [])


def _join_torn(
    rows: list[Row], source: Sequence[Row], start: int, column: int, others: Sequence[int], vocabulary: Vocabulary
) -> list[Finding]:
    begins = _begins(rows, start, column)
    torn = [at for at in begins if split_enumerator(rows[at].texts[column])[0] is None]
    numbered = len(begins) - len(torn)
    if not torn or numbered <= 1 or not all(_may_be_rest(rows, start, column, at, vocabulary) for at in torn):
        return []
    findings: list[Finding] = []
    for at in torn:
        if any(_is_bare(source, at, other) for other in others):
            findings.append(_maybe_torn(source[at - 1].slots[column], source[at].slots[column]))
            continue
        first, second = rows[at - 1].slots[column], rows[at].slots[column]
        whole = Cell(first.text + second.text, first.origins + second.origins)
        for place, row in enumerate(rows[start:], start):
            if row.slots[column] is first or row.slots[column] is second:
                rows[place] = _with_cell(row, column, whole)
        message = "2行に分かれた名前を1つにつなぎました。別の項目である読み方もありえます。"
        before = f"{first.text} | {second.text}"
        findings.append(
            finding(
                "label-torn", message, before=before, after=whole.text, position=second.position, severity="warning"
            )
        )
    return findings


def _is_bare(rows: Sequence[Row], at: int, column: int) -> bool:
    """Whether a text without a number begins in `column`: then the row names all its levels so, or all of them are torn."""
    text = rows[at].texts[column]
    return text not in ("", rows[at - 1].texts[column]) and split_enumerator(text)[0] is None


def _maybe_torn(first: Cell, second: Cell) -> Finding:
    message = "上の欄の名前の後半かもしれませんが、別の項目として読みました。"
    before = f"{first.text} | {second.text}"
    return finding("label-torn", message, before=before, position=second.position, severity="warning")


def _begins(rows: Sequence[Row], start: int, column: int) -> list[int]:
    """The rows in which a text of `column` begins, one that says the same as the row above aside."""
    return [
        at
        for at in range(start, len(rows))
        if (cell := rows[at].slots[column]).text
        and (at == start or (cell is not rows[at - 1].slots[column] and cell.text != rows[at - 1].texts[column]))
    ]


def _may_be_rest(rows: Sequence[Row], start: int, column: int, at: int, vocabulary: Vocabulary) -> bool:
    """Whether the text in row `at` may be the second half of the one right above it, in a row with something of its own."""
    row, text = rows[at], rows[at].texts[column]
    if at == start or not rows[at - 1].texts[column] or len(set(row.texts) - {""}) == 1:
        return False
    above = rows[at - 1].slots[column]
    if at - 1 > start and rows[at - 2].slots[column] is above:
        return False
    odd = vocabulary.parts(text) or vocabulary.is_category(text) or is_value(text)
    return not odd and not is_note(row, vocabulary)


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
        names = _begins(self._rows, self._start, self._column)
        last = ""
        free = names[0] if goes_on and names else self._start
        for name, following in pairwise([*names, len(self._rows)]):
            gap = self._open_rows(free, name) if merges or not last else []
            cell = self._rows[name].slots[self._column]
            free = name + 1
            if gap and self._is_centred(gap, name, following, last):
                findings.append(_centred(cell, self._rows[gap[0]], certain=not last))
                for at in gap:
                    self._rows[at] = _with_cell(self._rows[at], self._column, cell)
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
    """Whether a cell of `column` is merged over several rows, or its text repeated in each: then blanks are none of them."""
    return any(row.texts[column] and row.texts[column] == above.texts[column] for above, row in pairwise(body))


def _follows(last: str, text: str) -> bool:
    """Whether `text` may come next after `last`, by its number."""
    number, before = split_enumerator(text)[0], split_enumerator(last)[0]
    if number is None or number.number is None:
        return True
    return number.number == 1 or (before is not None and before.number == number.number - 1)


def _with_cell(row: Row, column: int, cell: Cell) -> Row:
    return row.with_slots((*row.slots[:column], cell, *row.slots[column + 1 :]))


def _centred(cell: Cell, first: Row, *, certain: bool) -> Finding:
    return finding(
        "label-centred",
        f"途中の行にある「{cell.text}」を、先頭の行（{first.origin.row}行）から有効としました。"
        + ("" if certain else "別の読み方もありえます。"),
        before=cell.text,
        after=str(first),
        position=cell.position,
        severity="info" if certain else "warning",
    )


def _lost(row: Row, column: int) -> Finding:
    return finding(
        "level-missing",
        f"{column + 1}列目の名前が空のため、この行がどの項目の下にあるか定まりません。",
        before=str(row),
        position=row.position,
    )
