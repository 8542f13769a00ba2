"""Cards whose lists have a header of their own in the middle: 「KPI | 現状値 | 目標値」 below 「施策名 | …」.

Each list gets the label that heads it in a column at its left, as cards with a label column have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from senryaku_parse.plan.header import NAMES
from senryaku_parse.plan.headings import read_heading
from senryaku_parse.plan.labelled import read_labelled
from senryaku_parse.plan.levels import LEVELS
from senryaku_parse.rows import begins_value
from senryaku_parse.tables import EMPTY, Cell, Grid, Row, make_row
from senryaku_parse.vocabulary import INDICATORS, OF_PROJECT, VALUES, Part, Vocabulary

_TALLEST = 60
"""Rows of a card."""
_OF_PROJECT: frozenset[Part] = frozenset({*OF_PROJECT, "department"})
_NUMBER = re.compile(r"(?:番号|(?i:no)\.?)\Z")
_PAIRS = 4
_TITLED = 5
"""Rows of a table of one indicator, blank ones among them."""


def part_bands(grid: Grid, vocabulary: Vocabulary) -> Grid:
    """`grid` with the lists of a card beside the label that heads them, and a name over its values in its own column."""
    if not 2 < len(grid.rows) <= _TALLEST or grid.width < 2 or grid.told:
        return grid
    if titled := _titled(grid, vocabulary):
        return titled
    first = _parts(grid.rows[0].texts[0], vocabulary)
    if not LEVELS.intersection(first[:1]) or _heads_list(grid.rows[0], vocabulary):
        return grid
    lists = [at for at, row in enumerate(grid.rows[:-1]) if at and _heads_list(row, vocabulary)]
    if not lists or any(_is_beside_label(grid.rows[at], grid.rows[at + 1]) for at in lists):
        return grid
    return grid.with_rows(list(_banded(grid.rows, vocabulary)))


def _parts(text: str, vocabulary: Vocabulary) -> tuple[Part, ...]:
    return read_heading(text, vocabulary).parts if text else ()


def _heads_list(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether `row` heads a list by its label: 「主な事業 | 事業内容 | 担当課」, with no heading over the names."""
    cells = row.cells()
    if not row.texts[0] or not vocabulary.label(row.texts[0]):
        return False
    first, *others = [_parts(cell.text, vocabulary)[:1] for cell in cells] or [()]
    if not others or first == () or not all(others) or first[0] not in NAMES:
        return False
    said = {part for parts in others for part in parts}
    return said.isdisjoint(NAMES) and not said.isdisjoint(_OF_PROJECT if first[0] == "project" else VALUES)


def _is_beside_label(header: Row, below: Row) -> bool:
    """Whether the first cell of `header` is the label of the rows below it: merged or copied, or nothing stands there."""
    return below.texts[0] in ("", header.texts[0])


def _banded(rows: Sequence[Row], vocabulary: Vocabulary) -> Iterator[Row]:
    label: Cell | None = None
    columns: list[slice] = []
    for row in rows:
        if _heads_list(row, vocabulary):
            columns = _columns(row)
            first, *others = _under(row, columns)
            label, name = first, Cell(_word_for_name(_parts(first.text, vocabulary)[0], vocabulary))
            yield _filled((label, name, *others, EMPTY), row)
        elif label is None or _ends(row, vocabulary):
            label = None
            yield _filled(_joined(row, vocabulary), row)
        else:
            yield _filled((label, *_under(row, columns), EMPTY), row)


def _columns(header: Row) -> list[slice]:
    """The columns under each heading of `header`, one merged over several, or copied into several, once."""
    starts = [at for at, text in enumerate(header.texts) if at == 0 or text != header.texts[at - 1]]
    return [slice(start, stop) for start, stop in zip(starts, [*starts[1:], len(header.texts)], strict=True)]


def _under(row: Row, columns: Sequence[slice]) -> Iterator[Cell]:
    """What `row` has in each of `columns`, in one cell."""
    for column in columns:
        cells = list({id(cell): cell for cell in row.slots[column]}.values())
        texts = dict.fromkeys(cell.text for cell in cells if cell.text)
        origins = tuple(origin for cell in cells for origin in cell.origins)
        yield cells[0] if len(cells) == 1 else Cell(" ".join(texts), origins)


def _filled(cells: Sequence[Cell], row: Row) -> Row:
    """A row of `cells`, the last of them merged over the columns that are left, one more than `row` has."""
    width = len(row.slots) + 1
    return make_row((*cells, *[cells[-1]] * (width - len(cells)))[:width], row.origin)


def _ends(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether `row` is none of the list above it: it begins with a label, or one text fills all columns beside the first."""
    parts = _parts(row.texts[0], vocabulary)
    right = {*row.texts[1:]}
    return len(row.cells()) > 1 and (bool(parts) or (len(right) == 1 and not any(map(begins_value, right))))


def _joined(row: Row, vocabulary: Vocabulary) -> Sequence[Cell]:
    """The cells of `row`; the number and the name of a level, each beside its label, as one."""
    cells = row.cells()
    if len(cells) != _PAIRS or not _NUMBER.search(cells[0].text):
        return row.slots
    labels = [_parts(cell.text, vocabulary)[:1] for cell in (cells[0], cells[2])]
    if not labels[0] or labels[0] != labels[1] or labels[0][0] not in LEVELS:
        return row.slots
    name = Cell(f"{cells[1].text} {cells[3].text}", (*cells[1].origins, *cells[3].origins))
    return Cell(cells[2].text, (*cells[0].origins, *cells[2].origins)), name


def _word_for_name(part: Part, vocabulary: Vocabulary) -> str:
    words = vocabulary.words
    return words["columns"]["name"][0] if part == "project" else words["fields"]["indicator"][0]


def _titled(grid: Grid, vocabulary: Vocabulary) -> Grid | None:
    """A table of one indicator, whose name stands over the headings of its values, with the name in its own column."""
    if len(grid.rows) > _TITLED:
        return None
    rows = [row for row in grid.rows if any(row.texts)]
    if len(rows) < 3 or len(rows[0].cells()) != 1:
        return None
    title, heads = rows[0].cells()[0], rows[1]
    read = read_labelled(title.text, vocabulary)
    if read is None or not read.rest or read.parts[0] not in INDICATORS:
        return None
    known = [_parts(cell.text, vocabulary)[:1] for cell in heads.cells()]
    if len(known) < 2 or not all(known) or not any(parts[0] in VALUES for parts in known):
        return None
    if not any(map(begins_value, rows[2].texts)) or len(rows) > 3:
        return None
    name = Cell(read.rest, title.origins)
    return grid.with_rows(
        [make_row((Cell(read.label), *heads.slots), heads.origin), make_row((name, *rows[2].slots), rows[2].origin)]
    )
