"""A workbook while it is written: its sheets in order, their styles, and the texts that it can't hold as they are."""

from __future__ import annotations

from os import PathLike
from typing import IO

from openpyxl import Workbook

from senryaku_parse.writers.excel.book_writer import save_book
from senryaku_parse.writers.excel.names import CREATOR
from senryaku_parse.writers.excel.sheet import Paper, Sheet
from senryaku_parse.writers.excel.styles import BookStyles
from senryaku_parse.writers.excel.texts import LegalTexts


class Book:
    """A workbook of this package."""

    def __init__(self) -> None:
        """Without sheets."""
        self.workbook = Workbook()
        """openpyxl's, which knows all but the cells."""
        for page in self.workbook.worksheets:
            self.workbook.remove(page)
        self.workbook.properties.creator = CREATOR
        self.texts = LegalTexts()
        self._styles = BookStyles(self.workbook)
        self._sheets: list[Sheet] = []

    def sheet(self, title: str, paper: Paper | None = None, source: str = "") -> Sheet:
        """A new sheet behind the others, to be printed on `paper` with `source` in its footer."""
        sheet = Sheet(self.workbook, title, self._styles, self.texts)
        if paper:
            sheet.set_up_print(paper, source)
        self._sheets.append(sheet)
        return sheet

    def save(self, target: str | PathLike[str] | IO[bytes]) -> None:
        """Write it to a path or a file."""
        save_book(self.workbook, self._sheets, target)
