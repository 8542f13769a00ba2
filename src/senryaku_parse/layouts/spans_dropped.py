"""Rowspans that a converter dropped: it writes a merged cell once, and nothing in the rows that the cell covers.

So those rows have fewer cells than the header, and what they have stands too far left. How many cells a row lacks says
how many merged cells cover it; which ones, its texts say: most often those at the left, as levels are merged.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations, islice

from senryaku_parse.findings import Finding
from senryaku_parse.layouts.header import MAX_ABOVE, MAX_HEIGHT, find_header
from senryaku_parse.layouts.headings import read_heading
from senryaku_parse.layouts.plan import Plan, make_plan
from senryaku_parse.layouts.shifted import fit, known_categories, tells
from senryaku_parse.repair.row_shifted import shifted_finding
from senryaku_parse.rows import begins_value, is_note, missing_cells
from senryaku_parse.tables import ABSENT, EMPTY, Grid, Row
from senryaku_parse.targets.tokens import fold_width
from senryaku_parse.vocabulary import Vocabulary

_MOST = 500
"""Ways of covering a row that are tried."""
_NUMBERED = re.compile(
    r"\s*[^\W\d]{0,6}?[(\[]?(?:[0-9]+(?:-[0-9]+)*|[①-⑳]|[Ⅰ-Ⅻ]|[一二三四五六七八九十]+|[ァ-ン])"
    r"(?:[)\].章節編]|(?<=[①-⑳])|(?=\s))"
)
"""A number that a text in plain width begins with, its brackets and the short word before it included."""
_SCRIPTS = (("[0-9]+", "0"), ("[①-⑳]", "①"), ("[Ⅰ-Ⅻ]", "Ⅰ"), ("[一二三四五六七八九十]+", "一"), ("[ァ-ン]", "ア"))
"""Pattern of a number → what stands for all numbers of its script."""


def restore_spans(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with the rows shorter than its header put where merged cells leave room for them, a finding on each.

    A row that fits nowhere is left as it stands.
    """
    if not any(map(missing_cells, grid.rows)):
        return grid, []
    headed, start = _with_header(grid, vocabulary)
    header = find_header(headed, vocabulary)
    plan = make_plan(header) if header and header.start == start else None
    if plan is None:
        return grid, []
    findings = [
        shifted_finding(row, placed, certain=True)
        for row, placed in zip(grid.rows, headed.rows, strict=True)
        if placed is not row
    ]
    restored, shifted = restore_rows(headed, plan, plan.header.stop, vocabulary)
    return restored, findings + shifted


def restore_rows(grid: Grid, plan: Plan, start: int, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """As `restore_spans` for the rows from `start` on of a table whose columns are those of `plan`."""
    if not any(map(missing_cells, grid.rows[start:])):
        return grid, []
    return _Body(plan, grid.rows[start:], vocabulary).restored(grid, start)


def _with_header(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, int]:
    """`grid` with each header row below the first in the columns of the groups over it; and where the header begins."""
    rows = list(grid.rows)
    for start in range(min(MAX_ABOVE + 1, len(rows))):
        if not missing_cells(rows[start]) and find_header(grid.with_rows(rows[start : start + 2]), vocabulary):
            break
    else:
        return grid, len(rows)
    open_columns: Sequence[int] = range(grid.width)
    for at in range(start + 1, min(start + MAX_HEIGHT, len(rows))):
        open_columns = _below_groups(rows[at - 1], open_columns)
        own = rows[at].slots[: len(open_columns)]
        if (
            not missing_cells(rows[at])
            or len(open_columns) != grid.width - missing_cells(rows[at])
            or not all(read_heading(cell.text, vocabulary).known for cell in own if cell.text)
        ):
            break
        slots = list(rows[at - 1].slots)
        for column, cell in zip(open_columns, own, strict=True):
            slots[column] = cell
        rows[at] = rows[at].with_slots(tuple(slots))
    return grid.with_rows(rows), start


def _below_groups(row: Row, columns: Sequence[int]) -> list[int]:
    """Those of `columns` over which a heading of `row` stands with blanks at its right: a group over several columns."""
    found: list[int] = []
    run: list[int] = []
    for at in [*columns, None]:
        if at is not None and run and at == run[-1] + 1 and not row.texts[at]:
            run.append(at)
            continue
        found += run if len(run) > 1 else []
        run = [at] if at is not None and row.texts[at] else []
    return found


class _Body:
    """The rows below a header while they are put back."""

    def __init__(self, plan: Plan, rows: Sequence[Row], vocabulary: Vocabulary) -> None:
        self._plan = plan
        self._vocabulary = vocabulary
        self._categories = known_categories(rows, plan)
        self._kinds: defaultdict[int, set[str]] = defaultdict(set)
        self._shapes: defaultdict[int, set[tuple[bool, bool]]] = defaultdict(set)

    def restored(self, grid: Grid, start: int) -> tuple[Grid, list[Finding]]:
        """`grid` with its rows from `start` on put back."""
        rows = list(grid.rows)
        findings: list[Finding] = []
        for at in range(start, len(rows)):
            row = rows[at]
            if at > start and missing_cells(row) and not is_note(row, self._vocabulary):
                placed, certain = self._placed(row, rows[at - 1])
                if placed is not row:
                    findings.append(shifted_finding(row, placed, certain=certain))
                    rows[at] = placed
            self._learn(rows[at])
        return grid.with_rows(rows), findings

    def _placed(self, row: Row, above: Row) -> tuple[Row, bool]:
        """`row` where it fits best, and whether it can't be read otherwise; the row itself where it fits nowhere else."""
        stands = self._fit(row, ())
        leading, *others = _readings(row, above)
        fits = self._fit(*leading)
        strange, strange_here = self._strange(*leading), self._strange(row, ())
        if fits or (fits is not None and len(row.cells()) > 1 and (not stands or strange < strange_here)):
            return leading[0], bool(strange < strange_here if stands else fits)
        if stands:
            return row, True
        fitting = [one for one, covered in others if self._fit(one, covered)]
        return (fitting[0], len(fitting) == 1) if fitting else (row, True)

    def _fit(self, row: Row, covered: Collection[int]) -> bool | None:
        """Whether something tells that `row` stands right; null where something tells that it does not."""
        numbered = False
        for level in self._plan.levels:
            text, kinds = row.texts[level.column], self._kinds[level.column]
            if level.column not in covered and text and kinds:
                if _kind(text) not in kinds:
                    return None
                numbered = True
        if fit(row.texts, self._plan, self._categories, self._vocabulary) is None:
            return None
        own = ["" if at in covered else text for at, text in enumerate(row.texts)]
        return numbered or tells(own, self._plan, self._categories, self._vocabulary)

    def _strange(self, row: Row, covered: Collection[int]) -> int:
        """How many texts of `row` are unlike those of their column."""
        return sum(
            bool(text and at not in covered and self._shapes[at] and _shape(text) not in self._shapes[at])
            for at, text in enumerate(row.texts)
        )

    def _learn(self, row: Row) -> None:
        """Remember how the texts of a row in its place look."""
        if missing_cells(row):
            return
        for at, text in enumerate(row.texts):
            if text:
                self._shapes[at].add(_shape(text))
        for level in self._plan.levels:
            if kind := _kind(row.texts[level.column]):
                self._kinds[level.column].add(kind)


def _readings(row: Row, above: Row) -> Iterator[tuple[Row, Collection[int]]]:
    """`row` below cells of `above` that go on, and their columns: as many as the row lacks, those at the left first."""
    missing = missing_cells(row)
    yield _below(row, above, range(missing))
    filled = [at for at, text in enumerate(above.texts) if text]
    for covered in islice(combinations(filled, missing), _MOST):
        if covered != tuple(range(missing)):
            yield _below(row, above, covered)


def _below(row: Row, above: Row, covered: Collection[int]) -> tuple[Row, Collection[int]]:
    own = iter(row.slots)
    slots = [above.slots[at] if at in covered else next(own) for at in range(len(row.slots))]
    return row.with_slots(tuple([EMPTY if slot is ABSENT else slot for slot in slots])), covered


def _shape(text: str) -> tuple[bool, bool]:
    """Whether `text` begins as a value does, and whether it has a figure."""
    return begins_value(text), any(map(str.isdigit, text))


def _kind(text: str) -> str:
    """How `text` is numbered: 「(0)」 of 「(1) 防災」, 「第0章」; "" where it is not."""
    found = _NUMBERED.match(fold_width(text))
    kind = found[0].strip() if found else ""
    for script, sign in _SCRIPTS:
        kind = re.sub(script, sign, kind)
    return kind
