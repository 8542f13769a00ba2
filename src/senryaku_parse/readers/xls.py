"""Excel workbooks of old versions (.xls) → Document, with xlrd: the extra `xls`."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Any

from senryaku_parse.errors import InputError, SenryakuError
from senryaku_parse.limits import BOOK_ONLY, USUAL, Limits
from senryaku_parse.marks.runs import LOWERED, RAISED, STRUCK
from senryaku_parse.messages import render
from senryaku_parse.readers.book import read_book
from senryaku_parse.signatures import ADVICE
from senryaku_parse.spreadsheet.book import Aside, Book
from senryaku_parse.spreadsheet.cell_budget import CellBudget
from senryaku_parse.spreadsheet.cell_ranges import CellRange
from senryaku_parse.spreadsheet.compound import stream_of
from senryaku_parse.spreadsheet.number_format import shown_number, shown_text
from senryaku_parse.spreadsheet.runs import Looks, RichRun, RichText, rich_text, run_text
from senryaku_parse.spreadsheet.shown_values import JAPANESE_FORMATS
from senryaku_parse.spreadsheet.styled_sheet import StyledSheet
from senryaku_parse.spreadsheet.values import address
from senryaku_parse.tables import Document
from senryaku_parse.text import fold_space

_STREAMS = ("Workbook", "Book")
"""What holds the cells: xlrd gets it alone, as it follows the chains of damaged files for ever."""
_TEXT, _NUMBER, _DATE, _TRUTH, _ERROR = 1, 2, 3, 4, 5
"""Kinds of cells, as xlrd numbers them."""
_USUAL_STYLE = 15
"""Of cells without a style of their own."""
_TWIPS = 20
"""Of a point."""
_ESCAPEMENTS: Mapping[int, Looks] = {1: (RAISED,), 2: (LOWERED,)}


def read_xls(data: bytes, limits: Limits = USUAL) -> Document:
    """The tables of a workbook, its sheets in their order.

    Raises:
        InputError: xlrd is not installed, or it is no workbook, or damaged; TooLargeError: it is beyond `limits`.
    """
    limits.check("old_book", len(data), "limits.old-book", BOOK_ONLY)
    try:
        import xlrd
    except ImportError:
        raise InputError(render(ADVICE["xls"])) from None
    stream = stream_of(data, _STREAMS)
    try:
        with xlrd.open_workbook(
            file_contents=stream, formatting_info=True, ragged_rows=True, on_demand=True, logfile=io.StringIO()
        ) as book:
            return read_book(_Opened(book, xlrd.error_text_from_code, limits).book(), limits)
    except SenryakuError:
        raise
    except Exception as error:  # xlrd fails in as many ways as a file can be damaged
        reason = fold_space(f"{type(error).__name__}: {error}")
        raise InputError(render("reading.xls-damaged", reason=reason)) from None


class _Opened:
    """A workbook that xlrd has opened."""

    def __init__(self, book: Any, errors: Mapping[int, str], limits: Limits) -> None:
        self._book, self._errors = book, errors
        self._room = CellBudget(limits)
        self._notes: list[Aside] = []
        self.looks = cache(self._looks)
        self.number_format = cache(self._number_format)
        self.is_bordered = cache(self._is_bordered)

    def book(self) -> Book:
        """All that is read of it."""
        sheets: dict[str, StyledSheet] = {}
        hidden: list[str] = []
        for at, title in enumerate(self._book.sheet_names()):
            sheet = self._book.sheet_by_index(at)
            sheets[title] = self._sheet(title, sheet)
            hidden += [title] if sheet.visibility else []
            self._book.unload_sheet(at)
        return Book(
            sheets=sheets,
            hidden=frozenset(hidden),
            is_bordered=self.is_bordered,
            is_bold=lambda style: bool(self._font(style).bold),
            size=self._size,
            usual_size=self._size(_USUAL_STYLE),
            notes=tuple(self._notes),
        )

    def _sheet(self, title: str, sheet: Any) -> StyledSheet:
        read = StyledSheet()
        for row in range(sheet.nrows):
            width = sheet.row_len(row)
            self._room.take_cells(width)
            for column in range(width):
                self._take(read, sheet, row, column)
        for top, bottom, left, right in sheet.merged_cells:
            self._room.take_cells(1)
            read.merged.append(CellRange(top + 1, left + 1, bottom, right))
        read.hidden_rows |= {row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden or info.height == 0}
        read.hidden_columns += [
            (column + 1, column + 1) for column, info in sheet.colinfo_map.items() if info.hidden or info.width == 0
        ]
        for (row, column), note in sorted(sheet.cell_note_map.items()):
            self._notes.append(Aside(title, address(row + 1, column + 1), note.text))
        return read

    def _take(self, read: StyledSheet, sheet: Any, row: int, column: int) -> None:
        style, place = sheet.cell_xf_index(row, column), (row + 1, column + 1)
        if self.is_bordered(style):
            read.add_border(*place)
        text = self._shown(sheet, row, column, style)
        self._room.take_characters(len(text))
        if text:
            read.texts[place], read.styles[place] = text, style

    def _shown(self, sheet: Any, row: int, column: int, style: int) -> str:
        """What a cell shows."""
        kind, value = sheet.cell_type(row, column), sheet.cell_value(row, column)
        code = self.number_format(style)
        if kind == _TEXT:
            text = run_text(self._runs(value, sheet.rich_text_runlist_map.get((row, column), ())), self.looks(style))
            return text if code == "General" else shown_text(text, code)
        if kind in (_NUMBER, _DATE):
            text = shown_number(Decimal(repr(value)), code, from_1904=self._book.datemode == 1)
        elif kind == _TRUTH:
            text = "TRUE" if value else "FALSE"
        else:
            text = self._errors.get(value, "") if kind == _ERROR else ""
        return run_text(text, self.looks(style))

    def _runs(self, text: str, runs: Sequence[tuple[int, int]]) -> RichText:
        """`text` in pieces: each of `runs` says where in it, counted in UTF-16, a font begins."""
        if not runs:
            return text
        units = text.encode("utf-16-le", "surrogatepass")
        starts = [0, *(2 * start for start, _ in runs), len(units)]
        looks: list[Looks | None] = [None, *(_font_looks(self._book.font_list[font]) for _, font in runs)]
        return rich_text(list(_pieces(units, starts, looks)))

    def _font(self, style: int) -> Any:
        return self._book.font_list[self._book.xf_list[style].font_index]

    def _size(self, style: int) -> float:
        return float(self._font(style).height) / _TWIPS

    def _looks(self, style: int) -> Looks:
        """How a whole cell stands."""
        return _font_looks(self._font(style))

    def _number_format(self, style: int) -> str:
        key = self._book.xf_list[style].format_key
        return JAPANESE_FORMATS.get(key) or str(self._book.format_map[key].format_str)

    def _is_bordered(self, style: int) -> bool:
        border = self._book.xf_list[style].border
        sides = (border.left_line_style, border.right_line_style, border.top_line_style, border.bottom_line_style)
        return any(sides)


def _pieces(units: bytes, starts: Sequence[int], looks: Sequence[Looks | None]) -> Iterator[RichRun]:
    for (start, stop), look in zip(pairwise(starts), looks, strict=True):
        if text := units[start:stop].decode("utf-16-le", "replace"):
            yield RichRun(text, look)


def _font_looks(font: Any) -> Looks:
    return ((STRUCK,) if font.struck_out else ()) + _ESCAPEMENTS.get(font.escapement, ())
