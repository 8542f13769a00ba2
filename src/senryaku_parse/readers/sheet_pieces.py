"""A sheet → the pieces that people see on it: texts and bordered blanks, without what is hidden."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from senryaku_parse.limits import BOOK_ONLY, Limits
from senryaku_parse.spreadsheet.cell_ranges import CellRange
from senryaku_parse.spreadsheet.values import address

if TYPE_CHECKING:
    from senryaku_parse.spreadsheet.styled_sheet import StyledSheet

_COLUMNS = 2**14


class SheetPiece(NamedTuple):
    """A cell, merged or not."""

    area: CellRange
    """Among what is not hidden: rows and columns counted as if the others were not there."""
    text: str
    """"" for a blank with a border."""
    address: str
    """Of its first cell in the sheet: "B12"."""
    style: int = 0
    """Number of its style."""
    is_bordered: bool = False


@dataclass(frozen=True, slots=True)
class Hidden:
    """Texts that the sheet does not show."""

    rows: list[tuple[str, str]]
    """Address and text, in order, of those in hidden rows; so the others."""
    columns: list[tuple[str, str]]
    covered: list[tuple[str, str]]
    """Those below merged cells."""


class _Shown:
    """Numbers of rows or columns → numbers among those that are shown."""

    def __init__(self, hidden: Iterable[int]) -> None:
        self._hidden = sorted(hidden)

    def first(self, number: int) -> int:
        """Of `number`, or of the next one that is shown."""
        return number - bisect_left(self._hidden, number)

    def last(self, number: int) -> int:
        """Of `number`, or of the last one before that is shown."""
        return number - bisect_right(self._hidden, number)


def pieces_of(sheet: StyledSheet, bordered: Iterable[int], limits: Limits) -> tuple[list[SheetPiece], Hidden]:
    """What `sheet` shows, by rows, and what it hides; `bordered` are the styles with a border.

    Raises:
        TooLargeError: its merged cells take more than `limits` allow.
    """
    merged, below = _merged(sheet, limits)
    rows, columns = _Shown(sheet.hidden_rows), _Shown(_numbers(sheet.hidden_columns))
    styles, hidden = set(bordered), Hidden([], [], [])

    def shown(area: CellRange) -> CellRange | None:
        found = CellRange(
            rows.first(area.top), columns.first(area.left), rows.last(area.bottom), columns.last(area.right)
        )
        return found if found.top <= found.bottom and found.left <= found.right else None

    pieces: list[SheetPiece] = []
    for (row, column), text in sheet.texts.items():
        where = address(row, column)
        if _key(row, column) in below:
            hidden.covered.append((where, text))
        elif area := shown(merged.get((row, column)) or CellRange(row, column, row, column)):
            style = sheet.styles[row, column]
            pieces.append(SheetPiece(area, text, where, style, style in styles))
        else:
            (hidden.rows if row in sheet.hidden_rows else hidden.columns).append((where, text))
    pieces += _blanks(sheet, merged, shown)
    return sorted(pieces), hidden


def _numbers(spans: Iterable[tuple[int, int]]) -> Iterator[int]:
    """Each column of `spans`, given by their first and last columns, once."""
    end = 0
    for first, last in sorted(set(spans)):
        yield from range(max(first, end + 1), min(last, _COLUMNS) + 1)
        end = max(end, last)


def _blanks(
    sheet: StyledSheet, merged: dict[tuple[int, int], CellRange], shown: Callable[[CellRange], CellRange | None]
) -> Iterator[SheetPiece]:
    """Blank cells with a border."""
    for border in sheet.borders:
        if area := shown(border):
            yield SheetPiece(area, "", "", is_bordered=True)
    for place, merge in merged.items():
        if place not in sheet.texts and (area := shown(merge)):
            yield SheetPiece(area, "", address(*place))


def _merged(sheet: StyledSheet, limits: Limits) -> tuple[dict[tuple[int, int], CellRange], set[int]]:
    """First cell → merged cells as far as anything stands in the sheet, and the keys of all cells below them.

    Of merged cells that overlap, which Excel does not make, the first are taken.
    """
    bottom = max([row for row, _ in sheet.texts] + [area.bottom for area in sheet.borders], default=0)
    right = max([column for _, column in sheet.texts] + [area.right for area in sheet.borders], default=0)
    merged: dict[tuple[int, int], CellRange] = {}
    taken: set[int] = set()
    size = 0
    for whole in sheet.merged:
        area = whole._replace(bottom=min(whole.bottom, bottom), right=min(whole.right, right))
        if area.top > area.bottom or area.left > area.right:
            continue
        size += (area.bottom - area.top + 1) * (area.right - area.left + 1)
        limits.check("book_cells", size, "limits.merged-cell", BOOK_ONLY)
        keys = [
            _key(row, column) for row in range(area.top, area.bottom + 1) for column in range(area.left, area.right + 1)
        ]
        if taken.isdisjoint(keys):
            taken.update(keys)
            merged[area.top, area.left] = area
    return merged, taken.difference(_key(*place) for place in merged)


def _key(row: int, column: int) -> int:
    return row * _COLUMNS + column
