"""What a row of a label-column table says by its structure: its label, its headings, its place.

The label column is the first column. Repairs and the hierarchy ask here, so that each question has
one answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from msgspec import Struct

from senryaku_parse.patterns import later
from senryaku_parse.tables import ABSENT, Cell, Grid, Row
from senryaku_parse.targets import read_target
from senryaku_parse.text import fold_space, split_enumerator
from senryaku_parse.vocabulary import ColumnRole, Label, Role, Vocabulary

_VALUE = re.compile(r"\s*(?:[約延累計▲△−+＋-]*\s*[0-9０-９]|[-－―—ー…]+\s*\Z|なし\s*\Z)")
"""How a value begins: with a figure, a sign or a word of quantity before it; or it is but a dash."""

_WORD = re.compile(r"(?:現状|水準)?維持|増加?|減少?|向上|改善|なし|未[^\W\d_]{1,3}")
"""A value in words."""

_ENDS_OF_INDICATORS = frozenset("数率額量度合")
"""How the names of most indicators end: 就業者数, 出生率, 販売額, 満足度, 割合."""

_ENDS_AS_INDICATOR = later(r"(?:[数率額量高度値件]|割合|人口|面積|比|回|時間|残高|指数)(?:[（(][^（）()]*[）)])?\Z")

_DASHES = frozenset("-－‐−―—–ー─━/／…・ 　")
_NOTHING = frozenset(("なし", "無し", "該当なし", "該当無し"))

_MEMORY = 1024
"""Texts remembered: a few rules and layouts ask about the same ones."""

Columns = Mapping[int, ColumnRole]
"""Which column (counted from 0) holds what in a list of projects."""

_USUAL_COLUMNS: Mapping[int, tuple[ColumnRole, ...]] = {
    1: ("name",),
    2: ("name", "text"),
    3: ("category", "name", "text"),
}
"""What the columns right of the label hold where no heading row says it, by their number; more are of unknown role."""


class Block(Struct, frozen=True, gc=False):
    """Where a row stands: the label in force, and the columns of projects last named."""

    role: Role | None
    """Role of the label in force; null above the first label."""
    label: Label | None
    columns: Columns
    labelled: bool = False
    """Whether the row bears that label itself."""
    heading: bool = False
    """Whether the row itself is a heading row."""

    def has_unknown_label(self, row: Row) -> bool:
        """Whether the label column of `row`, which stands here, holds a text that is no label."""
        return not self.labelled and bool(row.texts and row.texts[0])


Walk = Sequence[tuple[Row, Block]]
"""Rows, each with where it stands."""


def walk(grid: Grid, vocabulary: Vocabulary) -> Walk:
    """Each row of `grid` with the label and the columns in force on it, its own label and headings included."""
    return grid.answer(_walked, vocabulary)


def with_walk(grid: Grid, walked: Walk, vocabulary: Vocabulary, doubtful: Walk = ()) -> Grid:
    """`grid` with the rows of `walked`, which stand as it says: what a rule knows already is not found out again.

    It is where one of `doubtful` heads columns and should not, or should and does not.
    """
    changed = grid.with_rows([row for row, _ in walked])
    if changed is grid:
        return grid
    for row, block in doubtful:
        if vocabulary.headings(row.texts) != (block.columns if block.heading else None):
            return changed
    return changed.answered(_walked, vocabulary, walked)


def _walked(grid: Grid, vocabulary: Vocabulary) -> Walk:
    """As `walk`. Rows below one another that stand alike share one block, as most do."""
    headings = vocabulary.headings_of_each([row.texts for row in grid.rows])
    columns = next(filter(None, headings), None) or usual_columns(grid.width)
    label_of = vocabulary.label
    role: Role | None = None
    in_force: Label | None = None
    labelled = False
    above: Cell | None = None
    block: Block | None = None
    walked: list[tuple[Row, Block]] = []
    for row, named in zip(grid.rows, headings, strict=True):
        slots = row.slots
        if slots and slots[0] is not above:
            above, label, block = slots[0], label_of(slots[0].text), None
            labelled = label is not None
            if label:
                role, in_force = label.role, label
        if named and not is_merged(slots):
            columns, block = named, None
            walked.append((row, Block(role, in_force, columns, labelled, heading=True)))
            continue
        if block is None:
            block = Block(role, in_force, columns, labelled)
        walked.append((row, block))
    return walked


def heading_places(grid: Grid, vocabulary: Vocabulary) -> Sequence[int]:
    """The places of the rows of `grid` that head columns."""
    return grid.answer(_places, vocabulary)[0]


def gap_places(grid: Grid, vocabulary: Vocabulary) -> Sequence[int]:
    """The places of the rows of projects, headings aside, with a blank right of the label."""
    return grid.answer(_places, vocabulary)[1]


def _places(grid: Grid, vocabulary: Vocabulary) -> tuple[Sequence[int], Sequence[int]]:
    headings: list[int] = []
    gaps: list[int] = []
    above: Block | None = None
    lists_projects = False
    for at, (row, block) in enumerate(walk(grid, vocabulary)):
        if block is not above:
            above, lists_projects = block, block.role == "project" and not block.heading
            if block.heading:
                headings.append(at)
        if lists_projects and "" in row.texts and "" in row.texts[1:]:
            gaps.append(at)
    return headings, gaps


def label_starts(grid: Grid) -> Sequence[Row]:
    """The rows whose cell of the label column is not the one of the row above: each begins a label, a text or a gap."""
    return grid.answer(_label_starts, None)


def labelled_starts(grid: Grid, vocabulary: Vocabulary) -> Sequence[tuple[Row, Label | None]]:
    """The `label_starts` of `grid`, each with its label; null for a blank and for a text that is none."""
    return grid.answer(_labelled_starts, vocabulary)


def _labelled_starts(grid: Grid, vocabulary: Vocabulary) -> Sequence[tuple[Row, Label | None]]:
    starts = label_starts(grid)
    known = {text: vocabulary.label(text) for text in {row.texts[0] for row in starts}}
    return [(row, known[row.texts[0]]) for row in starts]


def _label_starts(grid: Grid, _: None) -> Sequence[Row]:
    above: Cell | None = None
    found: list[Row] = []
    for row in grid.rows:
        slots = row.slots
        if slots and slots[0] is not above:
            above = slots[0]
            found.append(row)
    return found


def has_blank_labels(grid: Grid) -> bool:
    """Whether the label column of any row of `grid` is blank."""
    return grid.answer(_has_blank_labels, None)


def _has_blank_labels(grid: Grid, _: None) -> bool:
    return "" in [row.texts[0] for row in grid.rows if row.texts]


def is_merged(slots: Sequence[Cell]) -> bool:
    """Whether one cell holds all slots right of the label."""
    return len(slots) > 1 and slots[1] is slots[-1] and bool(slots[1].text)


def is_one_text(row: Row) -> bool:
    """Whether right of the label nothing stands but the first cell, over all columns or before empty ones."""
    return is_merged(row.slots) or not any(row.texts[2:])


def missing_cells(row: Row) -> int:
    """How many cells the source lacks of those of its longest row."""
    slots = row.slots
    if not slots or slots[-1] is not ABSENT:
        return 0
    count = len(slots)
    while count and slots[count - 1] is ABSENT:
        count -= 1
    return len(slots) - count if count else 0


def short_rows(grid: Grid) -> list[Row]:
    """The rows of `grid` of which the source lacks cells."""
    return grid.answer(_short_rows, None)


def _short_rows(grid: Grid, _: None) -> list[Row]:
    return [row for row in grid.rows if row.slots and row.slots[-1] is ABSENT]


def row_label(row: Row, vocabulary: Vocabulary) -> Label | None:
    """The label that stands in the row's label column; null for a blank or a text that is none."""
    return vocabulary.label(row.texts[0]) if row.texts else None


def has_unknown_label(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether the label column holds a text that is no label: one not known, or one that belongs further right."""
    return bool(row.texts and row.texts[0]) and row_label(row, vocabulary) is None


def is_strategy(grid: Grid, vocabulary: Vocabulary) -> bool:
    """Whether any row of `grid` has a label with something beside it, and none has labels as column headings."""
    return grid.is_known or grid.answer(_is_strategy, vocabulary)


def _is_strategy(grid: Grid, vocabulary: Vocabulary) -> bool:
    starts = [row for row, label in labelled_starts(grid, vocabulary) if label and any(row.texts[1:])]
    beside = {text for row in starts for text in row.texts[1:] if text}
    if any(map(vocabulary.label, beside)) and any(_heads_columns(row, vocabulary) for row in starts):
        return False
    if len(starts) > 1:
        return True
    labelled = [row for row in grid.rows if any(row.texts[1:]) and row_label(row, vocabulary)]
    if len(labelled) == 1:
        return not _heads_first_column(labelled[0], grid, vocabulary) and not _explains(labelled[0], grid, vocabulary)
    return bool(labelled)


def _explains(row: Row, grid: Grid, vocabulary: Vocabulary) -> bool:
    """Whether the one label of `grid` is a term that is explained: 「KPI | 重要業績評価指標のこと」 among other terms."""
    label = row_label(row, vocabulary)
    if (
        label is None
        or label.role not in ("kpi", "target")
        or not any(has_unknown_label(one, vocabulary) for one in grid.rows)
    ):
        return False
    return not any(vocabulary.arrow.search(text) or any(map(str.isdigit, text)) for text in row.texts[1:])


_FEW = 2
"""Rows that tell a heading of the first column from a label: what stands below it are no labels."""


def _heads_first_column(row: Row, grid: Grid, vocabulary: Vocabulary) -> bool:
    """Whether the one label of `grid` is the heading of its first column: 「施策 | 満足度 | 重要度」 over names."""
    label = row_label(row, vocabulary)
    rows = [one for one in grid.rows if any(one.texts)]
    if label is None or label.enumerator or label.role not in ("goal", "area", "measure") or rows[0] is not row:
        return False
    return len(rows) > _FEW and all(one.texts[0] and len(one.cells()) > 1 for one in rows) and len(row.cells()) > 2


def _heads_columns(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether labels of other levels stand beside the label of `row` (基本目標 | 数値目標 | 施策): another layout."""
    texts = row.texts[:2] if is_one_text(row) else row.texts
    labels = list(filter(None, map(vocabulary.label, texts)))
    return len(labels) > 1 and len({label.role for label in labels if not label.enumerator}) > 1


def may_be_strategy(grid: Grid, vocabulary: Vocabulary) -> bool:
    """Whether a table that is not read has words of strategies: a label, a 区分, an arrow, headings of projects.

    Or nothing in the column where other tables have their labels, as the rest of a torn row has on a page of its own;
    or a project in its only row.
    """
    if grid.width > 1 and not any(row.texts[0] for row in grid.rows):
        return True
    rows = [row for row in grid.rows if any(row.texts)]
    if len(rows) == 1 and any(map(vocabulary.names_project, rows[0].texts)):
        return True
    return any(
        (text and (vocabulary.label(text) or vocabulary.is_category(text) or vocabulary.arrow.search(text)))
        for row in grid.rows
        for text in row.texts
    ) or any(vocabulary.headings(row.texts) for row in grid.rows)


def is_note(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether the row, its label aside, is a remark or a row of sums."""
    start = 1 if row_label(row, vocabulary) else 0
    for first in row.texts[start:]:
        if first:
            break
    else:
        return False
    if not vocabulary.may_be_aside(first):
        return False
    return vocabulary.is_total(first) or (vocabulary.is_note(first) and len({*row.texts[start:]} - {""}) == 1)


def has_line_breaks(grid: Grid) -> bool:
    """Whether a cell of `grid` has more than one line."""
    return grid.answer(_has_line_breaks, None)


def without_line_breaks(grid: Grid) -> Grid:
    """`grid`, of which is known that no cell has more than one line."""
    return grid.answered(_has_line_breaks, None, False)


def _has_line_breaks(grid: Grid, _: None) -> bool:
    return "\n" in "".join(chain.from_iterable([row.texts for row in grid.rows]))


def first_headings(rows: Iterable[Row], vocabulary: Vocabulary) -> Columns | None:
    """The columns of the first heading row; null without one."""
    return next((found for row in rows if (found := vocabulary.headings(row.texts))), None)


def usual_columns(width: int) -> Columns:
    """The columns of a list of projects in a table of `width` columns, where no heading row says them."""
    return dict(enumerate(_USUAL_COLUMNS[min(width - 1, 3)], 1)) if width > 1 else {}


def column_of(role: ColumnRole, columns: Columns) -> int | None:
    """The column that holds `role`, counted from 0."""
    for at, held in columns.items():
        if held == role:
            return at
    return None


@lru_cache(_MEMORY)
def is_level(text: str) -> bool:
    """Whether `text` is a number with its unit and nothing more: 「50人」, 「10万人（R1）」."""
    target, _ = read_target(fold_space(text))
    return target.value is not None and target.unit is not None and target.qualifier is None and target.change is None


def lists_values(text: str) -> bool:
    """Whether `text` has several lines, each of which begins as a value does, and all with a unit or none with one."""
    lines = text.split("\n")
    return len(lines) > 1 and all(map(begins_value, lines)) and len({line[-1:].isdigit() for line in lines}) == 1


def begins_value(text: str) -> bool:
    """Whether `text` begins as a value does: with a figure, or it is nothing but a dash."""
    return _VALUE.match(text) is not None


def is_value(text: str) -> bool:
    """Whether `text` has a figure, is nothing but signs, or a word that stands for a quantity: 「現状維持」, 「未集計」."""
    if not text:
        return False
    return any(map(str.isdigit, text)) or not any(map(str.isalnum, text)) or _WORD.fullmatch(text) is not None


def begins_entry(line: str, above: str, vocabulary: Vocabulary) -> bool:
    """Whether `line` begins an indicator of its own below `above`: both have an arrow."""
    return bool(vocabulary.arrow.search(line) and vocabulary.arrow.search(above))


def names_entry(text: str, vocabulary: Vocabulary) -> bool:
    """Whether `text` ends as most names of indicators or projects do."""
    return vocabulary.names_project(text) or (text[-1:] in _ENDS_OF_INDICATORS and not text[:1].isdigit())


def is_dash(text: str) -> bool:
    """Whether `text` is but a dash, or the word for it: it says that there is nothing."""
    return text != "" and (_DASHES.issuperset(text) or text in _NOTHING)


def ends_as_indicator(text: str) -> bool:
    """Whether `text` ends as the names of indicators do, what stands in brackets aside."""
    return _ENDS_AS_INDICATOR.search(text) is not None


def names_indicator(texts: Iterable[str], vocabulary: Vocabulary) -> bool:
    """Whether the texts read like an indicator: an arrow, a leading number mark, or digits beside a name."""
    first, *rest = [text for text in texts if text] or [""]
    return bool(
        vocabulary.arrow.search(first)
        or split_enumerator(first)[0]
        or any(character.isdigit() for text in rest for character in text)
    )
