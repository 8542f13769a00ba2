"""Rowspans that a converter dropped: it writes a merged cell once, and nothing in the rows that the cell covers.

So those rows have fewer cells than the header, and what they have stands too far left. How many cells a row lacks says
how many merged cells cover it; which ones, its texts say: most often those at the left, as levels are merged.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations, islice
from math import comb

from senryaku_parse.findings import Finding
from senryaku_parse.patterns import later
from senryaku_parse.plan import Plan, make_plan
from senryaku_parse.plan.blocks import Block
from senryaku_parse.plan.header import MAX_ABOVE, MAX_HEIGHT, Header, find_header, names_categories
from senryaku_parse.plan.headings import read_heading
from senryaku_parse.plan.label_column import has_label_column
from senryaku_parse.plan.levels import LEVELS
from senryaku_parse.repair.column_phantom import share_headings
from senryaku_parse.repair.row_shifted import shifted_finding
from senryaku_parse.repair.row_shifted_planned import fit, known_categories, telling
from senryaku_parse.rows import begins_value, is_note, missing_cells, short_rows
from senryaku_parse.tables import ABSENT, EMPTY, Cell, Grid, Row
from senryaku_parse.targets.tokens import fold_width
from senryaku_parse.text import read_enumerator
from senryaku_parse.vocabulary import Vocabulary

_MOST = 500
"""Ways of covering a row that are tried."""
_MOST_SLOTS = 1_000_000
"""Slots of all ways that are tried in a document: each takes some microseconds."""
_NUMBERED = later(
    r"\s*[^\W\d]{0,6}?[(\[]?(?:[0-9]+(?:-[0-9]+)*|[①-⑳]|[Ⅰ-Ⅻ]|[一二三四五六七八九十]+|[ァ-ン])"
    r"(?:[)\].章節編]|(?<=[①-⑳])|(?=\s))"
)
"""A number that a text in plain width begins with, its brackets and the short word before it included."""
_SCRIPTS = (("[0-9]+", "0"), ("[①-⑳]", "①"), ("[Ⅰ-Ⅻ]", "Ⅰ"), ("[一二三四五六七八九十]+", "一"), ("[ァ-ン]", "ア"))
"""Pattern of a number → what stands for all numbers of its script."""


def ways_a_row(grids: Iterable[Grid]) -> int:
    """How many ways of covering a row that lacks cells are tried in a document of `grids`."""
    slots = sum(grid.width * len(short_rows(grid)) for grid in grids)
    return min(_MOST, _MOST_SLOTS // slots) if slots else _MOST


def restore_spans(grids: tuple[Grid, ...], vocabulary: Vocabulary) -> tuple[tuple[Grid, ...], list[Finding]]:
    """`grids` with the rows of tables of columns put back that lost the merged cells over them."""
    short = [bool(short_rows(grid)) and not has_label_column(grid, vocabulary) for grid in grids]
    if not any(short):
        return grids, []
    ways = ways_a_row(grids)
    restored = [
        _restore(grid, ways, vocabulary) if lacking else (grid, []) for grid, lacking in zip(grids, short, strict=True)
    ]
    return tuple([grid for grid, _ in restored]), [found for _, findings in restored for found in findings]


def _restore(grid: Grid, ways: int, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """`grid` with the rows shorter than its header put where merged cells leave room for them, a finding on each.

    A row that fits nowhere is left as it stands. As many `ways` of covering one are tried; where there are more, none is
    certain.
    """
    headed, start = _with_header(grid, vocabulary)
    header = find_header(headed, vocabulary)
    if header is None or header.start != start:
        return grid, []
    whole = headed.with_rows([row for row in headed.rows if not missing_cells(row)])
    shared = share_headings(_at_right(headed, header), header, vocabulary)[1]
    plan = make_plan(shared, whole.rows[header.stop :], vocabulary)
    if plan is None:
        return grid, []
    findings = [
        shifted_finding(row, placed, certain=True)
        for row, placed in zip(grid.rows, headed.rows, strict=True)
        if placed is not row
    ]
    restored, shifted = restore_rows(headed, plan, plan.header.stop, ways, vocabulary)
    return restored, findings + shifted


def _at_right(grid: Grid, header: Header) -> Grid:
    """`grid` as it stands where all that its short rows lack goes on from the left, as groups below one name do."""
    if all(head.path for head in header.heads):
        return grid.with_rows([row for row in grid.rows if not missing_cells(row)])
    rows = list(grid.rows)
    for at in range(header.stop + 1, len(rows)):
        if missing := missing_cells(rows[at]):
            rows[at], _ = _below(rows[at], rows[at - 1], range(missing), ())
    return grid.with_rows(rows)


def restore_rows(grid: Grid, plan: Plan, start: int, ways: int, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
    """As `_restore` for the rows from `start` on of a table whose columns are those of `plan`."""
    if not any(map(missing_cells, grid.rows[start:])):
        return grid, []
    return _Body(plan, grid.rows[start:], ways, vocabulary).restored(grid, start)


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
        count = grid.width - missing_cells(rows[at])
        open_columns = _below_groups(rows[at - 1], open_columns, count, vocabulary)
        own = rows[at].slots[:count]
        if (
            count == grid.width
            or len(open_columns) != count
            or not (
                all(read_heading(cell.text, vocabulary).known for cell in own if cell.text)
                or names_categories(rows[at - 1], [cell.text for cell in own], vocabulary)
            )
        ):
            break
        slots = list(rows[at - 1].slots)
        for column, cell in zip(open_columns, own, strict=True):
            slots[column] = cell
        rows[at] = rows[at].with_slots(tuple(slots))
    return grid.with_rows(rows), start


def _below_groups(row: Row, columns: Sequence[int], count: int, vocabulary: Vocabulary) -> list[int]:
    """Those `count` of `columns` over which a heading of `row` stands with blanks at its right: a group over several.

    Where there are more, a heading of a level is no group: below it stand its number and its name.
    """
    runs: list[list[int]] = []
    for at in columns:
        if runs and at == runs[-1][-1] + 1 and not row.texts[at]:
            runs[-1].append(at)
        elif row.texts[at]:
            runs.append([at])
    groups = [run for run in runs if len(run) > 1]
    if sum(map(len, groups)) > count:
        groups = [
            run for run in groups if not LEVELS.intersection(read_heading(row.texts[run[0]], vocabulary).parts[:1])
        ]
    return [at for run in groups for at in run]


class _Body:
    """The rows below a header while they are put back."""

    def __init__(self, plan: Plan, rows: Sequence[Row], ways: int, vocabulary: Vocabulary) -> None:
        self._plan = plan
        self._ways = ways
        self._vocabulary = vocabulary
        self._categories = known_categories(rows, plan)
        self._kinds: defaultdict[int, set[str]] = defaultdict(set)
        self._shapes: defaultdict[int, set[tuple[bool, bool]]] = defaultdict(set)
        self._last: dict[int, Cell] = {}
        self._values = {at for block in plan.blocks for at in block.values()} | _single(plan, rows)
        self._by_year = {
            at
            for block in plan.blocks
            for columns in (block.targets, block.actuals, block.years)
            for at in columns.values()
        }
        self._drops = any(row.texts and not row.texts[-1] and not missing_cells(row) for row in rows)

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
        stands = self._likeness(row, ())
        best, likeness, equal, lacks_value = row, stands, 0, False
        readings, are_all = _readings(row, self._held(above), self._plan, self._values, self._ways)
        for at, (reading, covered) in enumerate(readings):
            like = self._likeness(reading, covered)
            leading = at == 0 and len(row.cells()) > 1
            if like is None or (like <= 0 and not leading):
                continue
            if likeness is None or like > likeness or (like == likeness and best is row and (leading or self._drops)):
                best, likeness, equal, lacks_value = reading, like, 0, not self._values.isdisjoint(covered)
            elif like == likeness and best is not row:
                equal += 1
        certain = are_all and likeness is not None and likeness > (0 if stands is None else stands) and not equal
        self._drops |= certain and best is not row
        return best, certain and not lacks_value

    def _held(self, above: Row) -> Row:
        """`above`, with the cells that may go on where it lacks its own."""
        if not missing_cells(above):
            return above
        slots = (self._last.get(at, slot) if slot is ABSENT else slot for at, slot in enumerate(above.slots))
        return above.with_slots(tuple(slots))

    def _likeness(self, row: Row, covered: Collection[int]) -> int | None:
        """How many more texts of `row` tell that it stands right than look strange there; null where one can't stand there."""
        if not self._by_year.isdisjoint(covered):
            return None  # which years have no value, nothing tells
        numbered = strange = 0
        for level in self._plan.levels:
            text, kinds = row.texts[level.column], self._kinds[level.column]
            if level.more and text and not read_enumerator(text):
                return None
            if level.column not in covered and text and kinds:
                if _kind(text) not in kinds:
                    return None
                numbered += 1
        if any(_lacks_name(block, row, covered, self._vocabulary) for block in self._plan.blocks):
            return None
        if fit(row.texts, self._plan, self._categories, self._vocabulary, strictly=False) is None:
            return None
        own = ["" if at in covered else text for at, text in enumerate(row.texts)]
        for at, text in enumerate(own):
            shapes = self._shapes[at]
            strange += bool(text and shapes and _shape(text) not in shapes)
        return numbered + telling(own, self._plan, self._categories, self._vocabulary) - strange

    def _learn(self, row: Row) -> None:
        """Remember how the texts of a row in its place look."""
        self._last |= {at: slot for at, slot in enumerate(row.slots) if slot.text}
        if missing_cells(row):
            return
        for at, text in enumerate(row.texts):
            if any(map(str.isalnum, text)):
                self._shapes[at].add(_shape(text))
        for level in self._plan.levels:
            if kind := _kind(row.texts[level.column]):
                self._kinds[level.column].add(kind)


def _single(plan: Plan, rows: Sequence[Row]) -> set[int]:
    """The columns of 区分 that are blank in a whole row: the source merges no 区分 over several projects there."""
    categories = {block.fields["category"] for block in plan.blocks if "category" in block.fields}
    whole = [row for row in rows if not missing_cells(row) and any(row.texts[block.name] for block in plan.blocks)]
    return {at for at in categories if any(not row.texts[at] for row in whole)}


def _readings(
    row: Row, above: Row, plan: Plan, values: Collection[int], most: int
) -> tuple[Iterator[tuple[Row, Collection[int]]], bool]:
    """`row` below cells of `above` that go on, and their columns: as many as the row lacks; and whether these are all.

    Those at the left first, then those of levels: what is said of an entry is seldom merged with that of another.
    """
    missing = missing_cells(row)
    leftmost = tuple(range(missing))
    filled = [at for at, text in enumerate(above.texts) if text]
    levels = {at for level in plan.levels for at in level.columns}
    some = islice(combinations(filled, missing), most)
    ways = sorted((covered for covered in some if covered != leftmost), key=lambda covered: len(set(covered) - levels))
    readings = (_below(row, above, covered, values) for covered in (leftmost, *ways))
    return readings, comb(len(filled), missing) <= most


def _below(row: Row, above: Row, covered: Collection[int], values: Collection[int]) -> tuple[Row, Collection[int]]:
    """`row` with the cells of `above` in the columns `covered`; none that holds a value: it is of one row alone."""
    own = iter(row.slots)
    held = [EMPTY if at in values else slot for at, slot in enumerate(above.slots)]
    slots = [held[at] if at in covered else next(own) for at in range(len(row.slots))]
    return row.with_slots(tuple([EMPTY if slot is ABSENT else slot for slot in slots])), covered


def _lacks_name(block: Block, row: Row, covered: Collection[int], vocabulary: Vocabulary) -> bool:
    """Whether `row` says something of its own of the entry of the row above: two rows say so where each tells of what.

    A project may have several departments, each with what it says.
    """
    if block.kinds is not None or block.years or not covered or not set(block.names) <= set(covered):
        return False
    department = block.fields.get("department", -1)
    if block.kind == "project" and department not in {-1, *covered} and vocabulary.is_department(row.texts[department]):
        return False
    return any(row.texts[at] for at in block.columns() if at not in covered)


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
