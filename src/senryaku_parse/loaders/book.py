"""Bytes of a workbook → its sheets as grids, and its notes. openpyxl reads them here and nowhere else."""

from __future__ import annotations

import datetime
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from functools import lru_cache
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.packaging.relationship import get_dependents, get_rels_path
from openpyxl.xml.constants import REL_NS, SHEET_MAIN_NS
from openpyxl.xml.functions import fromstring

from senryaku_parse.errors import InputError, SenryakuError
from senryaku_parse.limits import USUAL, Limits
from senryaku_parse.loaders.archive import check_archive
from senryaku_parse.loaders.given import Formula, Given, Grid, Odd, Percent, Rows, address
from senryaku_parse.text import fold_space

_NOTES = f"{REL_NS}/comments"
_MAIN = f"{{{SHEET_MAIN_NS}}}"
_LAST_ROW = 2**20
"""Of a sheet in Excel."""

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_DATES = (datetime.date, datetime.time, datetime.timedelta)


class Book:
    """The sheets of a workbook as they are when it is opened."""

    def __init__(self, data: bytes, limits: Limits = USUAL) -> None:
        """Read `data`.

        Raises:
            InputError: it is no workbook, damaged, or an attack; TooLargeError among them.
        """
        check_archive(data, limits)
        self._data, self._limits = data, limits
        self._calculated: dict[str, dict[tuple[int, int], Given]] | None = None
        with _opened(data) as book:
            self.sheets = {title: _grid(title, rows) for title, rows in _sheets(book, limits)}
            """Title → cells."""
            self.notes = list(_notes(data, book))
            """Each note that people put to a cell: the cell in words, and its text."""

    def calculated(self, title: str, row: int, column: int) -> Given:
        """What the formula in a cell came to when the workbook was saved; null where it was never calculated."""
        if self._calculated is None:
            with _opened(self._data, data_only=True) as book:
                self._calculated = {
                    title: {(number, at): cell for number, cells in rows for at, cell in enumerate(cells, 1)}
                    for title, rows in _sheets(book, self._limits)
                }
        return self._calculated[title].get((row, column))


def _grid(title: str, rows: Rows) -> Grid:
    """The grid of a sheet."""
    return Grid(f"シート「{title}」", rows, lambda row, column: f"シート「{title}」のセル {address(row, column)}")


@contextmanager
def _opened(data: bytes, *, data_only: bool = False) -> Iterator[Workbook]:
    """The workbook, to be read row by row.

    Raises:
        InputError: anything went wrong: openpyxl fails in as many ways as a file can be damaged.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on looks and checks of cells that openpyxl does not know: we read neither
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=data_only, keep_links=False)
            yield book
            book.close()
    except SenryakuError:
        raise
    except Exception as error:
        reason = fold_space(f"{type(error).__name__}: {error}")  # with lxml, openpyxl gives three lines
        raise InputError(f"Excel ブックとして読めません（{reason}）。Excel で開き、保存し直してください。") from None


def _sheets(book: Workbook, limits: Limits) -> Iterator[tuple[str, Rows]]:
    """Title and rows of each sheet; blank rows are left out."""
    count = 0
    for page in book.worksheets:
        page.reset_dimensions()  # what a file says of its size may be wrong
        rows = []
        for number, cells in enumerate(page.iter_rows(max_row=_LAST_ROW), 1):
            count += len(cells)
            limits.check("book_cells", count, "セルが多すぎます", "1つの総合戦略だけのブックにしてください")
            values = tuple(map(_given, cells))
            if any(value is not None for value in values):
                rows.append((number, values))
        yield page.title, tuple(rows)


def _given(cell: Any) -> Given:
    value, kind = cell.value, cell.data_type
    if value is None or isinstance(value, bool):
        return value
    if kind == "f":
        return Formula(str(getattr(value, "text", value)))
    if kind == "e" or isinstance(value, _DATES):
        return Odd(str(value).removesuffix(" 00:00:00"))
    if isinstance(value, str):
        return value or None
    number = value if isinstance(value, int) else Decimal(repr(value))
    return Percent(Decimal(number)) if _is_percent(cell.number_format) else number


@lru_cache(maxsize=1024)
def _is_percent(number_format: str) -> bool:
    """Whether a format multiplies by 100: its % stands neither in quotes nor behind a backslash."""
    return "%" in _QUOTED.sub("", number_format)


def _notes(data: bytes, book: Workbook) -> Iterator[tuple[str, str]]:
    """The notes, which openpyxl leaves out when it reads row by row."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = set(archive.namelist())
        for page in book.worksheets:
            relations = get_rels_path(page._worksheet_path)  # type: ignore[attr-defined,no-untyped-call]
            dependents = get_dependents(archive, relations).find(_NOTES) if relations in parts else ()
            for part in dependents:
                for note in fromstring(archive.read(part.target)).iterfind(f".//{_MAIN}comment"):
                    text = "".join(run.text or "" for run in note.iterfind(f".//{_MAIN}t"))
                    yield f"シート「{page.title}」のセル {note.get('ref')}", text
