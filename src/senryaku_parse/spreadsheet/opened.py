"""Bytes of a workbook → its parts and styles. What openpyxl knows of workbooks is asked here."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout

from openpyxl.packaging.relationship import get_dependents, get_rels_path
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.xml.constants import REL_NS, SHARED_STRINGS, SHEET_MAIN_NS, XLSM, XLSX, XLTM, XLTX
from openpyxl.xml.functions import fromstring

from senryaku_parse.errors import InputError, SenryakuError
from senryaku_parse.spreadsheet.archive import check_read_whole
from senryaku_parse.text import fold_space

_NOTES = f"{REL_NS}/comments"
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
            reader = ExcelReader(io.BytesIO(data), read_only=True, keep_links=False)
            with reader.archive:
                reader.read_manifest()
                for part in reader.package.Override:
                    if part.ContentType in _WORKBOOKS:
                        check_read_whole(part.PartName[1:])
                reader.read_workbook()
                with redirect_stdout(io.StringIO()):  # openpyxl prints that a style is out of range
                    apply_stylesheet(reader.archive, reader.wb)
                yield reader, sheet_parts(reader)
    except SenryakuError:
        raise
    except Exception as error:
        reason = fold_space(f"{type(error).__name__}: {error}")  # with lxml, openpyxl gives three lines
        raise InputError(f"Excel ブックとして読めません（{reason}）。Excel で開き、保存し直してください。") from None


def sheet_parts(reader: ExcelReader) -> dict[str, str]:
    """Title → part of each sheet of cells."""
    found = {
        sheet.name: relation.target
        for sheet, relation in reader.parser.find_sheets()
        if relation.target in reader.valid_files and "chartsheet" not in relation.Type
    }
    if len(set(found.values())) < len(found):
        raise InputError("Excel ブックの2つのシートの中身が同じ場所にあります。Excel で開き、保存し直してください。")
    return found


def strings_part(reader: ExcelReader) -> str | None:
    """The part that holds the texts that cells share; null where none do."""
    part = reader.package.find(SHARED_STRINGS)  # type: ignore[no-untyped-call]
    return None if part is None else str(part.PartName[1:])


def notes(reader: ExcelReader, parts: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Title of the sheet, address of the cell, and text of each note, which stand in parts of their own."""
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
                yield title, note.get("ref", ""), text
