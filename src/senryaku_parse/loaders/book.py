"""Bytes of a workbook → its sheets as grids, and its notes. What openpyxl knows of workbooks is asked here."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from openpyxl.packaging.relationship import get_dependents, get_rels_path
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.xml.constants import REL_NS, SHARED_STRINGS, SHEET_MAIN_NS, XLSM, XLSX, XLTM, XLTX
from openpyxl.xml.functions import fromstring

from senryaku_parse.errors import InputError, SenryakuError
from senryaku_parse.limits import USUAL, Limits
from senryaku_parse.loaders.given import Grid, Rows
from senryaku_parse.spreadsheet.archive import check_archive, check_read_whole
from senryaku_parse.spreadsheet.cell_values import CellValues
from senryaku_parse.spreadsheet.room import Room
from senryaku_parse.spreadsheet.sheet import shared_strings, sheet_rows
from senryaku_parse.spreadsheet.values import Given, address
from senryaku_parse.text import fold_space

_NOTES = f"{REL_NS}/comments"
_MAIN = f"{{{SHEET_MAIN_NS}}}"
_WORKBOOKS = (XLSX, XLSM, XLTX, XLTM)


class Book:
    """The sheets of a workbook as they are when it is opened."""

    def __init__(self, data: bytes, limits: Limits = USUAL) -> None:
        """Read `data`.

        Raises:
            InputError: it is no workbook, damaged, or an attack; TooLargeError among them.
        """
        check_archive(data, limits)
        self._data, self._limits = data, limits
        self._calculated: dict[str, dict[int, tuple[Given, ...]]] | None = None
        with _opened(data) as (reader, parts):
            rows = _sheets(reader, parts, limits)
            self.sheets = {title: _grid(title, cells) for title, cells in rows.items()}
            """Title → cells."""
            self.notes = list(_notes(reader, parts))
            """Each note that people put to a cell: the cell in words, and its text."""

    def calculated(self, title: str, row: int, column: int) -> Given:
        """What the formula in a cell came to when the workbook was saved; null where it was never calculated."""
        if self._calculated is None:
            with _opened(self._data) as (reader, parts):
                sheets = _sheets(reader, parts, self._limits, calculated=True)
                self._calculated = {title: dict(rows) for title, rows in sheets.items()}
        cells = self._calculated[title].get(row, ())
        return cells[column - 1] if column <= len(cells) else None


def _grid(title: str, rows: Rows) -> Grid:
    """The grid of a sheet."""
    return Grid(f"シート「{title}」", rows, lambda row, column: f"シート「{title}」のセル {address(row, column)}")


@contextmanager
def _opened(data: bytes) -> Iterator[tuple[ExcelReader, dict[str, str]]]:
    """The workbook with its styles, and title → part of each sheet.

    Raises:
        InputError: anything went wrong: openpyxl fails in as many ways as a file can be damaged.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on looks that openpyxl does not know: we read none
            reader = ExcelReader(io.BytesIO(data), read_only=True, keep_links=False)
            with reader.archive:
                reader.read_manifest()
                for part in reader.package.Override:
                    if part.ContentType in _WORKBOOKS:
                        check_read_whole(part.PartName[1:])
                reader.read_workbook()
                apply_stylesheet(reader.archive, reader.wb)
                yield reader, _parts(reader)
    except SenryakuError:
        raise
    except Exception as error:
        reason = fold_space(f"{type(error).__name__}: {error}")  # with lxml, openpyxl gives three lines
        raise InputError(f"Excel ブックとして読めません（{reason}）。Excel で開き、保存し直してください。") from None


def _parts(reader: ExcelReader) -> dict[str, str]:
    """Title → part of each sheet of cells."""
    found = {
        sheet.name: relation.target
        for sheet, relation in reader.parser.find_sheets()
        if relation.target in reader.valid_files and "chartsheet" not in relation.Type
    }
    if len(set(found.values())) < len(found):
        raise InputError("Excel ブックの2つのシートの中身が同じ場所にあります。Excel で開き、保存し直してください。")
    return found


def _sheets(reader: ExcelReader, parts: dict[str, str], limits: Limits, *, calculated: bool = False) -> dict[str, Rows]:
    """Title → rows of each sheet; blank rows are left out."""
    part = reader.package.find(SHARED_STRINGS)  # type: ignore[no-untyped-call]
    strings: list[str] = []
    if part is not None:
        with reader.archive.open(part.PartName[1:]) as file:
            strings = shared_strings(file, Room(limits))
    values, room = CellValues(reader.wb, strings, calculated=calculated), Room(limits)
    sheets: dict[str, Rows] = {}
    for title, name in parts.items():
        with reader.archive.open(name) as file:
            sheets[title] = tuple(sheet_rows(file, room, values.read))
    return sheets


def _notes(reader: ExcelReader, parts: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The notes, which stand in parts of their own."""
    read: set[str] = set()
    for title, name in parts.items():
        relations = get_rels_path(name)  # type: ignore[no-untyped-call]
        for part in get_dependents(reader.archive, relations) if relations in reader.valid_files else ():
            if part.Type != _NOTES or part.target in read:
                continue
            read.add(part.target)
            check_read_whole(part.target)
            for note in fromstring(reader.archive.read(part.target)).iterfind(f".//{_MAIN}comment"):
                text = "".join(run.text or "" for run in note.iterfind(f".//{_MAIN}t"))
                yield f"シート「{title}」のセル {note.get('ref')}", text
