"""Writes a workbook: openpyxl all of it but the rows and links of its sheets, which `Sheet` keeps as XML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from os import PathLike
from shutil import copyfileobj
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.dimensions import SheetDimension
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.functions import Element

from senryaku_parse.writers.excel.sheet import Sheet

_MARKS = re.compile(b"<(sheetData|hyperlinks) ?/>")
"""Where rows and links come in."""
_RELATIONS = re.compile(r"(xl(?:/[a-z]+)?)/_rels/[^/]+")
"""A part that says where other parts are, and the folder that it counts from."""


def save_book(book: Workbook, sheets: Iterable[Sheet], target: str | PathLike[str] | IO[bytes]) -> None:
    """Write `book`, whose sheets are `sheets`, to a path or a file."""
    with _RelativeZip(target, "w", ZIP_DEFLATED) as archive:
        _BookWriter(book, archive, sheets).write_data()


class _RelativeZip(ZipFile):
    """An archive in which parts are named as Excel names them, from the folder of the part that uses them: some readers know no other way."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *rest: Any, **options: Any) -> None:
        found = _RELATIONS.fullmatch(str(zinfo_or_arcname))
        if found:
            text = data.decode("utf-8") if isinstance(data, bytes) else data
            data = text.replace('Target="/xl/', f'Target="{"../" * found[1].count("/")}')
        super().writestr(zinfo_or_arcname, data, *rest, **options)


class _BookWriter(ExcelWriter):
    def __init__(self, book: Workbook, archive: ZipFile, sheets: Iterable[Sheet]) -> None:
        super().__init__(book, archive)
        self._parts = archive
        self._sheets = {sheet.page.title: sheet for sheet in sheets}

    def write_worksheet(self, ws: Any) -> None:
        """Write a sheet; openpyxl calls this for each."""
        sheet = self._sheets[ws.title]
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        head_and_tail = BytesIO()
        frame = _Frame(sheet, head_and_tail)
        frame.write()
        ws._rels = frame._rels  # type: ignore[attr-defined]  # which the stubs leave out
        with self._parts.open(ws.path[1:], "w") as part:
            for piece in _pieces(head_and_tail.getvalue(), sheet):
                if isinstance(piece, bytes):
                    part.write(piece)
                    continue
                with piece:  # rows are read once
                    copyfileobj(piece, part, 2**16)
        self.manifest.append(ws)


def _pieces(frame: bytes, sheet: Sheet) -> Iterator[bytes | IO[bytes]]:
    """The XML of a sheet, its rows and links put in where `frame` has marks."""
    at = 0
    for mark in _MARKS.finditer(frame):
        name = mark[1]
        yield b"%b<%b>" % (frame[at : mark.start()], name)
        yield sheet.rows() if name == b"sheetData" else "".join(sheet.links).encode()
        yield b"</%b>" % name
        at = mark.end()
    yield frame[at:]


class _Frame(WorksheetWriter):
    """All of a sheet but its rows and links, for which it writes marks."""

    def __init__(self, sheet: Sheet, out: BytesIO) -> None:
        super().__init__(sheet.page, out)
        self._sheet = sheet
        sheet.page._comments = sheet.comments  # type: ignore[attr-defined]

    def write_dimensions(self) -> None:
        self.xf.send(SheetDimension(self._sheet.extent).to_tree())

    def write_rows(self) -> None:
        self.xf.send(Element("sheetData"))

    def write_hyperlinks(self) -> None:
        if self._sheet.links:
            self.xf.send(Element("hyperlinks"))
