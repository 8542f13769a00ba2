"""Any workbook → Document: the tables and texts of each visible sheet, as people see them."""

from __future__ import annotations

import re

from senryaku_parse.findings import Finding, Severity, finding
from senryaku_parse.limits import BOOK_ONLY, Limits
from senryaku_parse.marks.runs import without_signs
from senryaku_parse.messages import render
from senryaku_parse.readers.sheet_layout import SheetPart, parts_of
from senryaku_parse.readers.sheet_pieces import Hidden, pieces_of
from senryaku_parse.readers.sheet_table import sheet_table
from senryaku_parse.source import Position
from senryaku_parse.spreadsheet.book import Book
from senryaku_parse.spreadsheet.styled_sheet import StyledSheet
from senryaku_parse.spreadsheet.values import address
from senryaku_parse.tables import Block, Document, TextBlock

_USUAL_NAME = re.compile(r"(?:sheet|シート|table|表|page)\s*\d*(?:\s*\(\d+\))?", re.IGNORECASE)
"""How programs name sheets; a person's name for one is a heading."""
_NUMBERED_NAME = re.compile(r"(\D+?)[\s_（(]*[0-9０-９]+(?:[-－.][0-9０-９]+)*[)）]?")
_NAME_LEVEL, _LOWEST_LEVEL = 2, 6
"""Of headings: the name of a sheet, below which all others of it stand; and the least."""
_UNITS = re.compile(r"[（(【\[]?\s*(?:単位|別紙|様式|資料|No|№)")
"""How a short text begins that stands above a table and is not its title."""


def read_book(book: Book, limits: Limits) -> Document:
    """The tables of a workbook, its sheets in their order.

    Raises:
        TooLargeError: it is beyond `limits`.
    """
    return _Reader(book, limits).document()


class _Reader:
    """Reads one workbook."""

    def __init__(self, book: Book, limits: Limits) -> None:
        self._book, self._limits = book, limits
        self._blocks: list[Block] = []
        self._findings: list[Finding] = []
        self._lines = self._rows = 0
        self._sizes: list[float] = []
        """Of letters larger than usual, largest first: their place says the level of a heading."""

    def document(self) -> Document:
        """Everything that people see in the workbook."""
        book = self._book
        shown = [title for title in book.sheets if title not in book.hidden]
        named = sum(bool(book.sheets[title].texts) for title in shown) > 1
        styles = {style for title in shown for style in book.sheets[title].styles.values()}
        self._sizes = sorted({size for size in map(book.size, styles) if size > book.usual_size}, reverse=True)
        for title, sheet in book.sheets.items():
            if title in shown:
                self._read(title, sheet, named=named and _is_heading(title.strip(), sheet))
            elif sheet.texts:
                texts = [(address(*place), text) for place, text in sorted(sheet.texts.items())]
                self._hide(title, texts, "reading.why-hidden-sheet", "info")
        for title, cell, text in book.notes:
            self._hide(title, [(cell, text)], "reading.why-memo", "info")
        for title in book.sheets:
            self._tell_drawn(title, [(cell, text) for name, cell, text in book.drawn if name == title])
        return Document(tuple(self._blocks), _title(self._blocks), tuple(self._findings))

    def _read(self, title: str, sheet: StyledSheet, *, named: bool) -> None:
        """The blocks of one sheet, below its name where that is `named`."""
        bordered = [style for style in set(sheet.styles.values()) if self._book.is_bordered(style)]
        pieces, hidden = pieces_of(sheet, bordered, self._limits)
        if named and pieces:
            self._text(title, title, level=_NAME_LEVEL)
        for part in parts_of(pieces):
            self._take(part, title, _NAME_LEVEL if named else 0)
        self._tell(title, sheet, hidden)

    def _take(self, part: SheetPart, title: str, above: int) -> None:
        """A table or text below a heading of level `above`."""
        if part.is_table:
            table = sheet_table(part.pieces, title, self._limits)
            self._rows += len(table.groups[0])
            self._limits.check("rows", self._rows, "limits.book-rows", BOOK_ONLY)
            self._blocks.append(table)
        for piece in () if part.is_table else part.pieces:
            size = self._book.size(piece.style)
            level = min(above + self._sizes.index(size) + 1, _LOWEST_LEVEL) if size in self._sizes else 0
            bold = (True,) * (piece.text.count("\n") + 1) if self._book.is_bold(piece.style) else ()
            self._text(piece.text, title, piece.address, level, bold)

    def _text(
        self, text: str, title: str, where: str | None = None, level: int = 0, bold: tuple[bool, ...] = ()
    ) -> None:
        """A text, with a line of its own: the next of all sheets."""
        self._lines += 1
        self._limits.check("rows", self._lines, "limits.book-texts", BOOK_ONLY)
        self._blocks.append(TextBlock(text, level, self._lines, bold=bold, sheet=title, address=where))

    def _tell(self, title: str, sheet: StyledSheet, hidden: Hidden) -> None:
        self._hide(title, hidden.rows, "reading.why-hidden-rows", "warning")
        self._hide(title, hidden.columns, "reading.why-hidden-columns", "warning")
        self._hide(title, hidden.covered, "reading.why-covered", "warning")
        for place, formula in sheet.uncalculated.items():
            at = Position(sheet=title, cell=address(*place))
            message = render("reading.formula-uncalculated")
            self._findings.append(
                finding("formula-uncalculated", message, before=f"={formula.lstrip('=')}", position=at)
            )

    def _tell_drawn(self, title: str, texts: list[tuple[str, str]]) -> None:
        """Make one finding for the texts of the shapes of a sheet: it is not known what they belong to."""
        if texts:
            message = render("reading.drawn-unread", title=title, count=len(texts))
            before = without_signs("\n".join(text for _, text in texts))
            at = Position(sheet=title, cell=texts[0][0] or None)
            self._findings.append(finding("object-unread", message, before=before, position=at))

    def _hide(self, title: str, texts: list[tuple[str, str]], why: str, severity: Severity) -> None:
        """One finding for all texts that are hidden in one way."""
        if texts:
            message = render("reading.hidden-kept-of-sheet", title=title, count=len(texts), why=render(why))
            before = without_signs("\n".join(text for _, text in texts))
            at = Position(sheet=title, cell=texts[0][0])
            self._findings.append(finding("hidden-skipped", message, before=before, position=at, severity=severity))


def _is_heading(name: str, sheet: StyledSheet) -> bool:
    """Whether the name of a sheet says more than programs make of it, and than its own cells do: 「施策2」."""
    numbered = _NUMBERED_NAME.fullmatch(name)
    if _USUAL_NAME.fullmatch(name):
        return False
    return numbered is None or not any(numbered[1] in text for text in sheet.texts.values())


def _title(blocks: list[Block]) -> str:
    """The first short text above all tables that is not the name of a sheet."""
    for block in blocks:
        if not isinstance(block, TextBlock):
            return ""
        if block.address and not _UNITS.match(block.text):
            return without_signs(block.text)
    return ""
