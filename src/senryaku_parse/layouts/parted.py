"""Tables with several headers one below another: each list of a sheet is a table of its own.

| 基本目標 | 1 働くまち | (and other labels with their values)
| 指標名 | 基準値 | 目標値 |
| 創業件数 | 5件 | 6件 |
| 事業名 | 取組の概要 | 担当課 |
| 起業塾 | 講座を開く。 | 商工課 |
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from senryaku_parse.layouts.banded import part_bands
from senryaku_parse.layouts.label_rows.choice import choose_label_rows
from senryaku_parse.layouts.turned import turn
from senryaku_parse.plan.header import NAMES, find_header
from senryaku_parse.plan.headings import Heading, read_path
from senryaku_parse.plan.levels import LEVELS
from senryaku_parse.plan.row_labels import read_row_label
from senryaku_parse.rows import begins_value, labelled_starts
from senryaku_parse.tables import Block, Document, Grid, RawRow, RawTable, Row
from senryaku_parse.vocabulary import VALUES, Part, Vocabulary

_TALLEST = 200
"""Rows of a sheet."""
_FEWEST = 2
"""Known headings of a header."""

_OF_ENTRIES = frozenset({"project", "kpi", "target"})
_NAMES = frozenset({(part,) for part in NAMES})

Cuts = Mapping[int, Sequence[int]]
"""Number of a table → the rows, counted from 1, with which another begins."""


def find_cuts(grids: Sequence[Grid], vocabulary: Vocabulary) -> Cuts:
    """Where the tables of such `grids` begin; without those of one header."""
    found = {}
    for grid in grids:
        if 3 < len(grid.rows) <= _TALLEST and (heads := _header_rows(grid, vocabulary)):
            cuts = list(_cuts(grid, heads, vocabulary))
            levels = any(LEVELS.intersection(_first(grid.rows[at].texts[0], vocabulary)[:1]) for at in heads)
            if cuts and (
                levels or _begins_with_values(grid.rows[0], vocabulary) or not _is_read_whole(grid, vocabulary)
            ):
                found[grid.position.table or 0] = [grid.rows[at].origin.row or 0 for at in cuts]
    return found


def _begins_with_values(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether `row` heads indicators and their values, and no label stands in it: a list is the first of all."""
    parts = [_first(cell.text, vocabulary)[:1] for cell in row.cells()]
    return len(parts) > 2 and parts[0] in _NAMES and all(VALUES.intersection(part) for part in parts[1:])


def _is_read_whole(grid: Grid, vocabulary: Vocabulary) -> bool:
    """Whether another layout reads all of `grid`: cards, and sheets of label rows."""
    turned = turn(grid, vocabulary)
    return part_bands(turned, vocabulary) is not grid or bool(choose_label_rows((turned,), vocabulary).grids)


def _header_rows(grid: Grid, vocabulary: Vocabulary) -> list[int]:
    """The rows of `grid`, but for the first, that head what stands below them: a text that is no label, at least."""
    entries = {id(row) for row, label in labelled_starts(grid, vocabulary) if row.texts[0] and label is None}
    if not entries:
        return []
    rows = grid.rows
    below = [at for at in range(1, len(rows) - 1) if id(rows[at + 1]) in entries]
    return [at for at in below if _may_head(rows[at], vocabulary) and _heads(rows, at, vocabulary)]


def _may_head(row: Row, vocabulary: Vocabulary) -> bool:
    """A first look, which most rows do not pass."""
    text = row.texts[0]
    return (
        text != ""
        and vocabulary.may_begin_part(text)
        and len(row.cells()) >= _FEWEST
        and _first(text, vocabulary) != ()
    )


def _first(text: str, vocabulary: Vocabulary) -> tuple[Part, ...]:
    return next((one.parts for one in read_path(text, vocabulary) if one.parts), ())


def _heads(rows: Sequence[Row], at: int, vocabulary: Vocabulary) -> bool:
    cells = rows[at].cells()
    if any(begins_value(cell.text) and not _known(cell.text, vocabulary) for cell in cells):
        return False
    label = vocabulary.label(cells[0].text)
    if label and label.role in _OF_ENTRIES and any(_first(cell.text, vocabulary)[:1] in _NAMES for cell in cells[1:]):
        return False  # the label of the list that the others head
    known = [bool(_known(cell.text, vocabulary)) for cell in cells]
    if sum(known) < _FEWEST or 2 * sum(known) < len(known):
        return False
    if len(known) > _FEWEST and known == [not place % 2 for place in range(len(known))]:
        return False  # labels, each with its value beside it
    header = find_header(Grid(tuple(rows[at : at + 4])), vocabulary)
    return header is not None and header.start == 0


def _known(text: str, vocabulary: Vocabulary) -> list[Heading]:
    return [one for one in read_path(text, vocabulary) if one.known]


def _cuts(grid: Grid, heads: Sequence[int], vocabulary: Vocabulary) -> Iterator[int]:
    """The rows of `grid` that begin a table: those of `heads` that head others than the header above, titles before them
    included, and a row of a label behind a list."""
    rows = grid.rows
    header = find_header(grid, vocabulary)
    if header and any(len(row.cells()) > 1 for row in rows[: header.start]):
        header = None
    above, start, stop = (rows[header.start].texts if header else None), 0, header.stop if header else 0
    for at in heads:
        if at < stop or rows[at].texts == above or rows[at - 1].slots[0] is rows[at].slots[0]:
            continue
        if rows[at].slots[0] is rows[at + 1].slots[0] or rows[at + 1].texts[0] in ("", rows[at].texts[0]):
            continue  # its first heading is the label of the rows below
        first = at
        while first > start and len(rows[first - 1].cells()) == 1 and _is_parted(rows, first - 1):
            first -= 1
        content = [row for row in rows[start:first] if len(row.cells()) > 1]
        if not content or not _is_parted(rows, first) or (above is None and not _are_labels(content, vocabulary)):
            continue
        yield from _behind(rows, start, first, above is not None, vocabulary)
        yield first
        below = find_header(grid.with_rows(rows[at:]), vocabulary)
        start, above, stop = first, rows[at].texts, at + (below.stop if below else 1)
    if start:
        yield from _behind(rows, start, len(rows), True, vocabulary)


def _behind(rows: Sequence[Row], start: int, stop: int, is_list: bool, vocabulary: Vocabulary) -> Iterator[int]:
    """The row from which on only labels of what is no entry stand at the end of a list: 「関連計画 | 観光振興計画」."""
    at = stop
    while is_list and at - 1 > start and _is_aside(rows[at - 1], vocabulary) and _is_parted(rows, at - 1):
        at -= 1
    if at < stop:
        yield at


def _is_aside(row: Row, vocabulary: Vocabulary) -> bool:
    parts = _first(row.texts[0], vocabulary) if row.texts[0] else ()
    return len(row.cells()) == 2 and parts[:1] == ("extra",)


def _are_labels(rows: Sequence[Row], vocabulary: Vocabulary) -> bool:
    """Whether each of `rows` begins with a label, merged or blank below it."""
    return all(not row.texts[0] or read_row_label(row.texts[0], vocabulary) for row in rows)


def _is_parted(rows: Sequence[Row], at: int) -> bool:
    """Whether no cell is merged over the row `at` and the one above it."""
    return not any(
        slot is over and (slot.text or slot.origins)
        for slot, over in zip(rows[at].slots, rows[at - 1].slots, strict=True)
    )


def part_tables(document: Document, cuts: Cuts) -> Document:
    """`document` with its tables cut in front of the rows that `cuts` names."""
    blocks: list[Block] = []
    number = 0
    for block in document.blocks:
        number += isinstance(block, RawTable)
        if isinstance(block, RawTable) and number in cuts:
            blocks += _parts(block, cuts[number])
        else:
            blocks.append(block)
    return document._replace(blocks=tuple(blocks))


def _parts(table: RawTable, starts: Sequence[int]) -> Iterator[RawTable]:
    """The tables that begin with the first row of `table` and with those of `starts`."""
    rows = [(row, at) for at, group in enumerate(table.groups) for row in group]
    borders = [1, *starts, len(rows) + 1]
    for first, stop in pairwise(borders):
        groups: dict[int, list[RawRow]] = {}
        for row, at in rows[first - 1 : stop - 1]:
            groups.setdefault(at, []).append(row)
        line = next((row.line for group in groups.values() for row in group), table.line)
        yield table._replace(
            groups=tuple(map(tuple, groups.values())),
            line=table.line if first == 1 else line,
            caption=table.caption if first == 1 else "",
            closed=table.closed or stop <= len(rows),
            first_row=first,
        )
