"""A workbook while it is written: its sheets in order, their styles, and the texts that it can't hold as they are."""

from __future__ import annotations

from os import PathLike
from typing import IO

from openpyxl import Workbook

from senryaku_parse.writers.excel.book_writer import save_book
from senryaku_parse.writers.excel.names import CREATOR
from senryaku_parse.writers.excel.sheet import Paper, Sheet
from senryaku_parse.writers.excel.styles import BookStyles
from senryaku_parse.writers.excel.texts import LegalTexts, without_controls


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

    def describe(self, title: str, subject: str, source: str) -> None:
        """Fill in the properties of the document that file lists show."""
        properties = self.workbook.properties
        properties.title, properties.subject, properties.description = map(without_controls, (title, subject, source))

    def titles(self) -> list[str]:
        """The titles of all sheets, in their order."""
        return list(self.workbook.sheetnames)

    def move_behind(self, title: str, before: str) -> None:
        """Put the sheet of that title, the last one, behind the one titled `before`; where there is none, first for "", else last but the hidden one."""
        titles = self.titles()
        behind = titles.index(before) + 1 if before in titles else 0 if not before else len(titles) - 1
        self.workbook.move_sheet(title, behind - titles.index(title))

    def save(self, target: str | PathLike[str] | IO[bytes]) -> None:
        """Write it to a path or a file."""
        save_book(self.workbook, self._sheets, target)
