"""XML of a workbook's sheets and shared strings → cells as they are written, element by element.

Only cells are kept, and blank ones cost next to nothing. What looks like an element in a comment is none: expat tells
where elements are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO, NamedTuple, TypeAlias
from xml.parsers import expat

from openpyxl.utils import column_index_from_string
from openpyxl.xml.constants import SHEET_MAIN_NS

from senryaku_parse.errors import InputError
from senryaku_parse.messages import render
from senryaku_parse.spreadsheet.cell_budget import CellBudget
from senryaku_parse.spreadsheet.values import CellValue, Formula, address

_ROW, _CELL, _VALUE, _FORMULA, _INLINE, _TEXT, _READING, _STRING, _MERGED, _COLUMN = (
    f"{SHEET_MAIN_NS} {name}" for name in ("row", "c", "v", "f", "is", "t", "rPh", "si", "mergeCell", "col")
)
_TRUE = ("1", "true")
_DIGITS = "0123456789"
LAST_ROW, _LAST_COLUMN = 2**20, 2**14
"""Of a sheet in Excel."""
_MOVING = 8
"""How many cells more a shared formula counts for: to say it as it stands in its cell takes as long."""
_PIECE = 2**16
"""Bytes of a part read together."""


class WrittenCell(NamedTuple):
    """A cell that is not blank, as its XML has it."""

    kind: str
    """What Excel calls the kind of its value: "n", "s", "inlineStr"."""
    style: str
    """Number of its style; "" for the usual one."""
    value: str
    """Its value or text; "" where there is none."""
    formula: Formula | None


@dataclass(slots=True)
class SheetOutline:
    """What a sheet says of its cells beside what they hold."""

    merged: list[str] = field(default_factory=list)
    """Ranges of merged cells."""
    columns: list[tuple[int, int, float, bool]] = field(default_factory=list)
    """First and last column, width and whether they are hidden."""
    hidden: set[int] = field(default_factory=set)
    """Numbers of hidden rows."""


SheetRow: TypeAlias = tuple[int, tuple[CellValue, ...]]
"""Number of a row, from 1, and its cells from column 1 on."""


def sheet_rows(
    part: IO[bytes], room: CellBudget, given: Callable[[WrittenCell], CellValue], outline: SheetOutline | None = None
) -> Iterator[SheetRow]:
    """The rows of a sheet that are not blank; `given` says what stands in a cell, `outline` takes what else is said of them.

    Raises:
        InputError: it declares a document type; TooLargeError: it is beyond what `room` leaves.
        ExpatError, ValueError: it is no sheet.
    """
    sheet = _Sheet(room, given, outline or SheetOutline())
    for _ in fed(sheet, part, room):
        yield from sheet.rows
        sheet.rows.clear()


def shared_strings(part: IO[bytes], room: CellBudget) -> list[str]:
    """The texts that cells refer to by number. Raises as `sheet_rows` does."""
    strings = _Strings(room)
    for _ in fed(strings, part, room):
        pass
    return strings.all


class SheetTexts:
    """Base of both parsers: collects texts, without their readings (ruby)."""

    def __init__(self, room: CellBudget) -> None:
        """Start with nothing read."""
        self.room = room
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.StartDoctypeDeclHandler = _refuse
        self.parts: list[str] = []
        """Of the text that is read."""
        self._aloud = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name == _READING:
            self._aloud = True
        elif name == _TEXT and not self._aloud:
            self.listen()

    def end(self, name: str) -> None:
        """An element ends."""
        self.parser.CharacterDataHandler = None
        if name == _READING:
            self._aloud = False

    def listen(self) -> None:
        """Collect the text up to where an element ends."""
        self.parser.CharacterDataHandler = self.parts.append

    def text(self) -> str:
        """The text collected; the next one begins."""
        text = "".join(self.parts)
        self.parts.clear()
        return text


class _Strings(SheetTexts):
    """The shared strings."""

    def __init__(self, room: CellBudget) -> None:
        super().__init__(room)
        self.all: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.room.begun += 1
        super().start(name, attributes)

    def end(self, name: str) -> None:
        self.room.ended += 1
        super().end(name)
        if name == _STRING:
            self.all.append(self.text())
            self.room.take_cells(1)
            self.room.take_characters(len(self.all[-1]))


class _Sheet(SheetTexts):
    """The rows of a sheet."""

    def __init__(self, room: CellBudget, given: Callable[[WrittenCell], CellValue], outline: SheetOutline) -> None:
        super().__init__(room)
        self._outline = outline
        self.rows: list[SheetRow] = []
        """Those read that are not blank."""
        self._given = given
        self._number = self._column = self._width = 0
        self._cells: dict[int, CellValue] = {}
        """Of the row, by column."""
        self._attributes: dict[str, str] = {}
        """Of the cell."""
        self._value = ""
        self._formula: Formula | None = None
        self._of_formula: dict[str, str] = {}
        """Attributes of the formula."""
        self._shared: dict[str, Formula] = {}
        """Number → a formula that several cells share, as the first of them has it."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.room.begun += 1
        if name == _CELL:
            self._column = column_of(attributes.get("r"), self._column)
            self._width = max(self._width, self._column)
            self._attributes = attributes
            self._value, self._formula = "", None
        elif name in (_VALUE, _FORMULA, _INLINE):
            self.parts.clear()
            if name != _INLINE:
                self.listen()
            self._of_formula = attributes
        elif name == _ROW:
            number = attributes.get("r")
            self._number = int(float(number)) if number else self._number + 1
            self._column = self._width = 0
            if attributes.get("hidden") in _TRUE:
                self._outline.hidden.add(self._number)
        elif name == _MERGED:
            self._outline.merged.append(attributes.get("ref", ""))
        elif name == _COLUMN:
            first, last = int(attributes.get("min", 0)), int(attributes.get("max", 0))
            width = float(attributes.get("width", 0))
            self._outline.columns.append((first, last, width, attributes.get("hidden") in _TRUE))
        else:
            super().start(name, attributes)

    def end(self, name: str) -> None:
        self.room.ended += 1
        if name == _CELL:
            if self._value or self._formula:
                self._take_cell()
        elif name == _ROW:
            self._take_row()
        else:
            super().end(name)
            if name == _VALUE or (name == _INLINE and self._attributes.get("t") == "inlineStr"):
                self._value = self._value or self.text()
            elif name == _FORMULA:
                self._formula = self._read_formula("=" + self.text())

    def _read_formula(self, text: str) -> Formula:
        if self._of_formula.get("t") != "shared":
            return Formula(text)
        number, place = self._of_formula.get("si", ""), address(self._number, self._column)
        first = self._shared.setdefault(number, Formula(text, place, place))
        self.room.take_cells(_MOVING)
        return first._replace(place=place)

    def _take_cell(self) -> None:
        kind, style = self._attributes.get("t", "n"), self._attributes.get("s", "")
        given = self._given(WrittenCell(kind, style, self._value, self._formula))
        self.room.take_characters(
            len(given.written if isinstance(given, Formula) else given if isinstance(given, str) else self._value)
        )
        if given is not None:
            self._cells[self._column] = given

    def _take_row(self) -> None:
        self.room.take_cells(self._width)
        if self._cells and self._number <= LAST_ROW:
            self.rows.append((self._number, tuple(map(self._cells.get, range(1, max(self._cells) + 1)))))
        self._cells.clear()


def column_of(place: str | None, before: int) -> int:
    """The number, from 1, of the column of a cell: "C12" → 3; without a place the one behind that `before`.

    Raises:
        ValueError: no sheet has it.
    """
    column = column_index_from_string(place.rstrip(_DIGITS)) if place else before + 1
    if column > _LAST_COLUMN:
        raise ValueError(f"a cell in column {column}")
    return column


def fed(texts: SheetTexts, part: IO[bytes], room: CellBudget) -> Iterator[None]:
    """Feed `part` to the parser of `texts`, piece by piece."""
    fed = 0
    while piece := part.read(_PIECE):
        texts.parser.Parse(piece, False)
        fed += len(piece)
        room.check_markup(fed - texts.parser.CurrentByteIndex)
        room.check_cell(sum(map(len, texts.parts)))
        yield
    texts.parser.Parse(b"", True)
    yield


def _refuse(*_: object) -> None:
    raise InputError(render("reading.book-doctype"))
