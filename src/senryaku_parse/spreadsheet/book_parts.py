"""Bytes of a workbook → its parts and styles. The only module that uses what openpyxl knows about workbooks."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from typing import Any

from openpyxl.packaging.relationship import get_dependents, get_rels_path
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils.cell import range_boundaries
from openpyxl.xml.constants import (
    DRAWING_NS,
    REL_NS,
    SHARED_STRINGS,
    SHEET_DRAWING_NS,
    SHEET_MAIN_NS,
    XLSM,
    XLSX,
    XLTM,
    XLTX,
)
from openpyxl.xml.functions import fromstring, tostring

from senryaku_parse.errors import InputError, SenryakuError
from senryaku_parse.messages import render
from senryaku_parse.spreadsheet.archive import check_read_whole
from senryaku_parse.spreadsheet.book import Aside
from senryaku_parse.spreadsheet.strict import as_usual, is_strict
from senryaku_parse.spreadsheet.values import address
from senryaku_parse.text import fold_space

_NOTES = f"{REL_NS}/comments"
_THREADS = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
_THREAD_SPACE = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"
_THREAD_AUTHOR = "tc="
"""How the author of the copy of a thread is called that Excel keeps for its older versions."""
_DRAWINGS = f"{REL_NS}/drawing"
_SHEET_DRAWING, _DRAWING = f"{{{SHEET_DRAWING_NS}}}", f"{{{DRAWING_NS}}}"
_MAIN = f"{{{SHEET_MAIN_NS}}}"
_WORKBOOKS = (XLSX, XLSM, XLTX, XLTM)


@contextmanager
def opened(data: bytes) -> Iterator[tuple[ExcelReader, dict[str, str]]]:
    """The workbook with its styles, and title → part of each sheet.

    Raises:
        InputError: anything went wrong: openpyxl fails in as many ways as a file can be damaged.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on looks that openpyxl does not know: we read none
            reader = _reader(data)
            if any(is_strict(content) for content in _workbook_parts(reader)):
                reader.archive.close()
                reader = _reader(as_usual(data))
            with reader.archive:
                reader.read_workbook()
                with redirect_stdout(io.StringIO()):  # openpyxl prints that a style is out of range
                    apply_stylesheet(reader.archive, reader.wb)
                yield reader, sheet_parts(reader)
    except SenryakuError:
        raise
    except Exception as error:
        reason = fold_space(f"{type(error).__name__}: {error}")  # with lxml, openpyxl gives three lines
        raise InputError(render("reading.book-unreadable", reason=reason)) from None


def sheet_parts(reader: ExcelReader) -> dict[str, str]:
    """Title → part of each sheet of cells."""
    found = {
        sheet.name: relation.target
        for sheet, relation in reader.parser.find_sheets()
        if relation.target in reader.valid_files and "chartsheet" not in relation.Type
    }
    if len(set(found.values())) < len(found):
        raise InputError(render("reading.book-same-place"))
    return found


def strings_part(reader: ExcelReader) -> str | None:
    """The part that holds the texts that cells share; null where none do."""
    part = reader.package.find(SHARED_STRINGS)  # type: ignore[no-untyped-call]
    return None if part is None else str(part.PartName[1:])


def notes(reader: ExcelReader, parts: dict[str, str]) -> Iterator[Aside]:
    """The notes of cells and the comments in threads, which stand in parts of their own."""
    threads: set[tuple[str, str]] = set()
    for title, part in _beside(reader, parts, _THREADS):
        for comment in part.iterfind(f"{_THREAD_SPACE}threadedComment"):
            threads.add((title, comment.get("ref", "")))
            yield Aside(title, comment.get("ref", ""), comment.findtext(f"{_THREAD_SPACE}text") or "")
    for title, part in _beside(reader, parts, _NOTES):
        authors = [author.text or "" for author in part.iterfind(f".//{_MAIN}author")]
        for note in part.iterfind(f".//{_MAIN}comment"):
            author = "".join(authors[int(at) :][:1]) if (at := note.get("authorId", "")).isdecimal() else ""
            if not (author.startswith(_THREAD_AUTHOR) and (title, note.get("ref", "")) in threads):
                text = "".join(run.text or "" for run in note.iterfind(f".//{_MAIN}t"))
                yield Aside(title, note.get("ref", ""), text)


def filters(reader: ExcelReader, parts: dict[str, str]) -> Iterator[tuple[str, dict[int, str]]]:
    """Title of each sheet with filtered tables, and number of the column → its filter as XML."""
    for title, part in _beside(reader, parts, f"{REL_NS}/table"):
        found = {}
        for area in part.iterfind(f"{_MAIN}autoFilter"):
            left, *_ = range_boundaries(area.get("ref", ""))
            for column in area.iterfind(f"{_MAIN}filterColumn"):
                if not column.findall(f"{_MAIN}colorFilter"):  # which names a look that other workbooks lack
                    xml: Any = tostring(column)
                    found[int(column.get("colId", 0)) + int(left or 1)] = xml.decode()
        if found:
            yield title, found


def drawn_texts(reader: ExcelReader, parts: dict[str, str]) -> Iterator[Aside]:
    """The texts of text boxes and shapes."""
    for title, part in _beside(reader, parts, _DRAWINGS):
        for anchor in part:
            column, row = (anchor.findtext(f"{_SHEET_DRAWING}from/{_SHEET_DRAWING}{name}") for name in ("col", "row"))
            where = address(int(row) + 1, int(column) + 1) if row and column else ""
            for body in anchor.iterfind(f".//{_SHEET_DRAWING}txBody"):
                lines = ["".join(text.itertext()) for text in body.iterfind(f"{_DRAWING}p")]
                if text := "\n".join(filter(str.strip, lines)):
                    yield Aside(title, where, text)


def _beside(reader: ExcelReader, parts: dict[str, str], kind: str) -> Iterator[tuple[str, Any]]:
    """Title of a sheet, and the root of each part of `kind` that belongs to it."""
    read: set[str] = set()
    for title, name in parts.items():
        relations = get_rels_path(name)  # type: ignore[no-untyped-call]
        for part in get_dependents(reader.archive, relations) if relations in reader.valid_files else ():
            if part.Type == kind and part.target not in read:
                read.add(part.target)
                check_read_whole(part.target)
                yield title, fromstring(reader.archive.read(part.target))


def _reader(data: bytes) -> ExcelReader:
    reader = ExcelReader(io.BytesIO(data), read_only=True, keep_links=False)
    reader.read_manifest()
    return reader


def _workbook_parts(reader: ExcelReader) -> Iterator[bytes]:
    """The part that lists the sheets; a damaged file may have several."""
    for part in reader.package.Override:
        if part.ContentType in _WORKBOOKS:
            check_read_whole(part.PartName[1:])
            yield reader.archive.read(part.PartName[1:])
