"""Pieces of a sheet → its tables and the texts around them, parted at blank rows and columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from senryaku_parse.readers.sheet_pieces import SheetPiece

_NOTE = re.compile(r"\s*(?:[※*＊†]|[（(]?注|出典|資料|備考[:：])")
_DEEPEST = 16
"""How often the parts of a sheet are parted again."""
_HIGHEST_HEADER = 4
_BLANK_ROW = 2
"""How far a header is from rows that a blank row parts from it."""
_NUMBER = re.compile(r"(?!(?:19|20)[0-9]{2}(?:年度?)?$)[0-9.,]+")
"""What begins as a value does, a year aside."""
_WIDE = 4
"""Columns of texts from which a table is wide enough for two texts above it, 「様式1」 and 「（単位：千円）」."""


class SheetPart(NamedTuple):
    """Pieces that belong together: one text, or a table."""

    pieces: list[SheetPiece]
    is_table: bool


def parts_of(pieces: Sequence[SheetPiece]) -> Iterator[SheetPart]:
    """The tables and texts of a sheet, from above to below, from left to right."""
    yield from _parts(list(pieces), 0)


def _parts(pieces: list[SheetPiece], depth: int) -> Iterator[SheetPart]:
    for band in _with_headers(_split(pieces, by_rows=True)):
        above, body, below = _without_texts_around(band)
        yield from _texts(above)
        blocks = _split(body, by_rows=False)
        if len(blocks) > 1 and depth < _DEEPEST and _stand_alone(blocks):
            for block in blocks:
                yield from _parts(block, depth + 1)
        elif body:
            yield from _table(body)
        yield from _texts(below)


def _split(pieces: list[SheetPiece], *, by_rows: bool) -> list[list[SheetPiece]]:
    """`pieces` in groups, with at least one blank row (or column) between two of them; blanks unless bordered are none."""
    start, stop = (0, 2) if by_rows else (1, 3)
    groups: list[list[SheetPiece]] = []
    end = -1
    for piece in sorted(pieces, key=lambda one: one.area[start]):
        if not (piece.text or piece.is_bordered):
            continue
        if piece.area[start] > end + 1 or not groups:
            groups.append([])
        groups[-1].append(piece)
        end = max(end, piece.area[stop])
    _put_blanks(groups, [one for one in pieces if not (one.text or one.is_bordered)], start, stop)
    return [sorted(group) for group in groups if any(piece.text for piece in group)]


def _with_headers(bands: list[list[SheetPiece]]) -> Iterator[list[SheetPiece]]:
    """`bands` with a header and the rows below it as one, where a blank row parts them: pandas writes one."""
    header: list[SheetPiece] = []
    for band in bands:
        if header and not _goes_on(header, band):
            yield header
            header = []
        if not header and _is_header(band):
            header = band
        else:
            yield header + band
            header = []
    if header:
        yield header


def _is_header(band: list[SheetPiece]) -> bool:
    """Whether `band` is nothing but groups of columns and their headings: merged cells over two others each, no numbers."""
    rows = [list(row) for _, row in groupby(band, key=lambda piece: piece.area.top)]
    if not 1 < len(rows) <= _HIGHEST_HEADER or any(_NUMBER.match(piece.text) for piece in band):
        return False
    groups = [piece.area for row in rows[:-1] for piece in row if piece.area.left < piece.area.right]
    last = [piece.area for piece in rows[-1] if piece.text and piece.area.left == piece.area.right]
    return bool(groups) and all(sum(area.left <= one.left <= area.right for one in last) > 1 for area in groups)


def _goes_on(header: list[SheetPiece], band: list[SheetPiece]) -> bool:
    """Whether `band` begins below a blank row under `header`, and has its columns, a count of rows at their left aside."""
    above, below = ({piece.area.left for piece in part if piece.text} for part in (header, band))
    gap = min(piece.area.top for piece in band) - max(piece.area.bottom for piece in header)
    merged = any(piece.area.left < piece.area.right for piece in band)
    return gap == _BLANK_ROW and not merged and above <= below and below - above <= {min(above) - 1}


def _put_blanks(groups: list[list[SheetPiece]], blanks: list[SheetPiece], start: int, stop: int) -> None:
    """Each of `blanks`, merged cells without a border, to the group that it stands in."""
    if not blanks:
        return
    ends = [(min(one.area[start] for one in group), max(one.area[stop] for one in group)) for group in groups]
    at = 0
    for blank in sorted(blanks, key=lambda one: one.area[start]):
        while at < len(groups) and ends[at][1] < blank.area[start]:
            at += 1
        if at < len(groups) and ends[at][0] <= blank.area[start] and blank.area[stop] <= ends[at][1]:
            groups[at].append(blank)


def _without_texts_around(band: list[SheetPiece]) -> tuple[list[SheetPiece], list[SheetPiece], list[SheetPiece]]:
    """The texts of the rows above a table, the pieces of the table, the texts of the rows below."""
    is_boxed = any(piece.is_bordered for piece in band)
    is_wide = len({piece.area.left for piece in band if piece.text}) >= _WIDE
    texts = [piece for piece in band if piece.text or piece.is_bordered]
    rows = [list(row) for _, row in groupby(texts, key=lambda piece: piece.area.top)]
    first, last = 0, len(rows)
    most = 2 if is_boxed and is_wide else 1
    while first < last - 1 and _is_title(rows[first], most) and not _is_group(rows[first], rows[first + 1 :]):
        first += 1
    while (
        last - 1 > first
        and _is_note(rows[last - 1], is_boxed=is_boxed)
        and _is_clear(rows[first : last - 1], rows[last - 1])
    ):
        last -= 1
    top, bottom = rows[first][0].area.top, rows[last - 1][0].area.top
    body = [piece for piece in band if top <= piece.area.top <= bottom]
    return [one for row in rows[:first] for one in row], body, [one for row in rows[last:] for one in row]


def _is_title(row: list[SheetPiece], most: int) -> bool:
    return len(row) <= most and not any(piece.is_bordered for piece in row)


def _is_group(row: list[SheetPiece], below: list[list[SheetPiece]]) -> bool:
    """Whether `row` is one cell merged over all headings of the next row, and the table has columns at its left."""
    (area, *_), *others = row
    headings = [piece.area.left for piece in below[0]]
    begin = min(piece.area.left for part in below for piece in part)
    return (
        not others
        and begin < area.left < area.right
        and len(headings) > 1
        and all(area.left <= left <= area.right for left in headings)
    )


def _is_note(row: list[SheetPiece], *, is_boxed: bool) -> bool:
    return len(row) == 1 and not row[0].is_bordered and (is_boxed or _NOTE.match(row[0].text) is not None)


def _is_clear(rows: list[list[SheetPiece]], below: list[SheetPiece]) -> bool:
    """Whether no cell of `rows` reaches down to `below`."""
    return all(piece.area.bottom < below[0].area.top for row in rows for piece in row)


def _stand_alone(blocks: list[list[SheetPiece]]) -> bool:
    """Whether each of `blocks` beside each other is a table of its own: boxed, or of two columns and rows."""
    return all(any(piece.is_bordered for piece in block) for block in blocks) or all(
        min(len({piece.area[at] for piece in block if piece.text}) for at in (0, 1)) > 1 for block in blocks
    )


def _table(body: list[SheetPiece]) -> Iterator[SheetPart]:
    """One table; texts, where all stand below each other."""
    if len({piece.area.left for piece in body if piece.text}) > 1:
        yield SheetPart(body, is_table=True)
    else:
        yield from _texts(body)


def _texts(pieces: Sequence[SheetPiece]) -> Iterator[SheetPart]:
    return (SheetPart([piece], is_table=False) for piece in pieces if piece.text)
