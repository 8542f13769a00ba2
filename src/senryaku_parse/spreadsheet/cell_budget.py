"""A budget for the cells of a workbook, from the limits."""

from __future__ import annotations

from senryaku_parse.limits import BOOK_ONLY, Limits

_ELEMENTS = 4
"""Of XML for a cell: itself, its formula and value, or a text within a text."""
_TAG = 4
"""Bytes of a tag or comment for a character of the longest cell."""


class CellBudget:
    """Counts what has been read. Each method raises `TooLargeError` if the budget is exceeded."""

    def __init__(self, limits: Limits) -> None:
        """Nothing is read yet."""
        self.begun = self.ended = 0
        """Elements of XML."""
        self._limits = limits
        self._cells = self._characters = 0

    def take_cells(self, number: int) -> None:
        """Add `number` cells, including blank ones to the left of others."""
        self._cells += number
        if self._cells > self._limits.book_cells:
            self._limits.check("book_cells", self._cells, "limits.book-cells", BOOK_ONLY)

    def take_characters(self, number: int) -> None:
        """Add the characters that one cell shows: texts and formulas may be shared by many cells."""
        self._characters += number
        if number > self._limits.cell or self._characters > self._limits.book_characters:
            self.check_cell(number)
            self._limits.check("book_characters", self._characters, "limits.book-characters", BOOK_ONLY)

    def check_cell(self, characters: int) -> None:
        """As many `characters` of a cell are read so far."""
        self._limits.check("cell", characters, "limits.book-cell", BOOK_ONLY)

    def check_markup(self, tag: int) -> None:
        """As many bytes of a tag or comment are read so far; and the elements, too many or too many within each other."""
        self._limits.check("cell", tag // _TAG, "limits.book-tag", BOOK_ONLY)
        self._limits.check("book_cells", self.begun // _ELEMENTS, "limits.book-elements", BOOK_ONLY)
        self._limits.check("nesting", self.begun - self.ended, "limits.book-nesting", BOOK_ONLY)
