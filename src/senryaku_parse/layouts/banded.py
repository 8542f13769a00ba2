"""Cards whose lists have a header of their own in the middle: 「KPI | 現状値 | 目標値」 below 「施策名 | …」.

Each list gets the label that heads it in a column at its left, as cards with a label column have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from senryaku_parse.plan.header import NAMES
from senryaku_parse.plan.headings import read_heading
from senryaku_parse.plan.labelled import read_labelled, read_level
from senryaku_parse.plan.levels import LEVELS
from senryaku_parse.rows import begins_value
from senryaku_parse.tables import EMPTY, Cell, Grid, Row, make_row
from senryaku_parse.vocabulary import INDICATORS, OF_PROJECT, VALUES, Part, Vocabulary

_TALLEST = 60
"""Rows of a card."""
_OF_PROJECT: frozenset[Part] = frozenset({*OF_PROJECT, "department"})
_NUMBER = re.compile(r"(?:番号|(?i:no)\.?)\Z")
_PAIRS = 4
_TWO = 2
_TITLED = 5
"""Rows of a table of one indicator, blank ones among them."""


def part_bands(grid: Grid, vocabulary: Vocabulary) -> Grid:
    """`grid` with the lists of a card beside the label that heads them, and a name over its values in its own column."""
    if not 2 < len(grid.rows) <= _TALLEST or grid.width < 2 or grid.told:
        return grid
    if titled := _titled(grid, vocabulary):
        return titled
    rows = grid.rows
    kind, band = _kind_of_list(rows[0], vocabulary), _band_over(rows, 0, vocabulary)
    if not kind and not band and not _begins_level(rows[0], vocabulary):
        return grid
    below = [at for at in range(1, len(rows) - 1) if _begins_list(rows, at, vocabulary)]
    if not below or any(_is_beside_label(rows[at], rows[at + 1]) for at in below):
        return grid
    if kind and {_kind_of_list(rows[at], vocabulary) or _kind_of_band(rows[at], vocabulary) for at in below} <= {kind}:
        return grid  # they head pages of one list
    return grid.with_rows(list(_Bands(vocabulary).labelled(rows)))


def _parts(text: str, vocabulary: Vocabulary) -> tuple[Part, ...]:
    return read_heading(text, vocabulary).parts if text else ()


def _begins_level(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether `row` begins with the label of a level, or is the title of one."""
    text = row.texts[0]
    if LEVELS.intersection(_parts(text, vocabulary)[:1]):
        return True
    return {*row.texts[1:]} in ({text}, {""}) and read_level(text, vocabulary) is not None


def _begins_list(rows: Sequence[Row], at: int, vocabulary: Vocabulary) -> bool:
    """Whether a list begins at the row `at`: with its header, or with a band over its header or its projects."""
    if _kind_of_list(rows[at], vocabulary):
        return True
    return _band_over(rows, at, vocabulary) is not None


def _band_over(rows: Sequence[Row], at: int, vocabulary: Vocabulary) -> Part | None:
    """What the row `at` heads as a band over a header, or over projects of which each stands in the first column."""
    kind = _kind_of_band(rows[at], vocabulary) if at + 1 < len(rows) else None
    if kind is None or _heads_any(rows[at + 1], vocabulary) or _kind_of_list(rows[at + 1], vocabulary):
        return kind
    below = rows[at + 1].texts[0]
    return kind if kind == "project" and below and not vocabulary.widened.label(below) else None


def _kind_of_list(row: Row, vocabulary: Vocabulary) -> Part | None:
    """What `row` heads by its first heading: 「主な事業 | 事業内容 | 担当課」, 「指標名 | 基準値 | 目標値」; null for any other row."""
    named = vocabulary.parts(row.texts[0])[:1]
    if not named or named[0] not in NAMES:
        return None
    others = [read_heading(cell.text, vocabulary) for cell in row.cells()[1:]]
    if not others or not all(heading.known for heading in others):
        return None
    said = {part for heading in others for part in heading.parts[:1]}
    if named[0] == "project":
        return "project" if said.isdisjoint(NAMES) and not said.isdisjoint(_OF_PROJECT) else None
    return "indicator" if said.isdisjoint(NAMES) and not said.isdisjoint(VALUES) else None


def _kind_of_band(row: Row, vocabulary: Vocabulary) -> Part | None:
    """What the one text over all columns of `row` heads: 「■主な事業」; null for any other row."""
    text = row.texts[0]
    if not text or {*row.texts[1:]} not in ({text}, {""}):
        return None
    label = vocabulary.widened.label(text)
    if label is None or label.enumerator or label.role not in NAMES:
        return None
    return "project" if label.role == "project" else "indicator"


def _heads_any(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether `row` is a header with a heading over names: 「指標 | 現状値 | 目標値」."""
    heads = [read_heading(cell.text, vocabulary) for cell in row.cells()]
    return len(heads) > 1 and all(head.known for head in heads) and any(NAMES & {*head.parts[:1]} for head in heads)


def _is_beside_label(header: Row, below: Row) -> bool:
    """Whether the first cell of `header` is the label of the rows below it: merged or copied, or nothing stands there."""
    return len(header.cells()) > 1 and below.texts[0] in ("", header.texts[0])


class _Bands:
    """What is in force while the rows of a card go by."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._label: Cell | None = None
        self._kind: Part | None = None
        self._columns: list[slice] = []
        self._named: list[str] = []
        """The first texts of the rows of the list in force."""

    def labelled(self, rows: Sequence[Row]) -> Iterator[Row]:
        """`rows`, those of lists beside their labels."""
        banded = False
        for at, row in enumerate(rows):
            kind, band = _kind_of_list(row, self._vocabulary), _band_over(rows, at, self._vocabulary)
            if banded and (kind or _heads_any(row, self._vocabulary)):
                self._begin(self._kind, self._label, row)
                yield self._under_label(row)
            elif kind:
                yield self._header(kind, row)
            elif band:
                cells = row.cells()
                copies = tuple(origin for cell in cells for origin in cell.origins)
                self._begin(band, cells[0] if len(cells) == 1 else Cell(cells[0].text, copies), row)
                banded = True
                continue
            elif self._label is None or self._ends(row):
                self._label = None
                yield _filled(_joined(row, self._vocabulary), row)
            else:
                self._named.append(row.texts[0])
                yield self._under_label(row)
            banded = False

    def _begin(self, kind: Part | None, label: Cell | None, header: Row) -> None:
        self._kind, self._label, self._named = kind, label, []
        self._columns = (
            _columns(header) if len(header.cells()) > 1 else [slice(at, at + 1) for at in range(len(header.slots))]
        )

    def _header(self, kind: Part, row: Row) -> Row:
        """The header of a list below the label that its first heading is, or that it lacks."""
        first, *others = _under(row, _columns(row))
        if self._vocabulary.widened.label(first.text):
            label, name = first, Cell(_word_for_name(kind, self._vocabulary))
        else:
            label, name = Cell(first.text), first
        self._begin(kind, label, row)
        return _filled((label, name, *others, EMPTY), row)

    def _under_label(self, row: Row) -> Row:
        return _filled((self._label or EMPTY, *_under(row, self._columns), EMPTY), row)

    def _ends(self, row: Row) -> bool:
        """Whether `row` is none of the list above it: it begins with a label, or one text fills all columns beside the first.

        In a list of two columns one text always does: there one that is no project among projects ends it.
        """
        if len(row.cells()) == 1:
            return read_level(row.texts[0], self._vocabulary) is not None
        right = {*row.texts[1:]}
        if _parts(row.texts[0], self._vocabulary):
            return True
        if len(right) > 1 or (self._kind != "project" and any(map(begins_value, right))):
            return False
        names = self._vocabulary.names_project
        return len(self._columns) > _TWO or (
            bool(self._named) and all(map(names, self._named)) and not names(row.texts[0])
        )


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
