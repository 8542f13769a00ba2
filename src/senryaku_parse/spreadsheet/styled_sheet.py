"""XML of a sheet → what people see of it: texts as cells show them, merged cells, borders, what is hidden."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO, NamedTuple

from openpyxl.utils import range_boundaries
from openpyxl.xml.constants import SHEET_MAIN_NS

from senryaku_parse.marks.runs import STRUCK
from senryaku_parse.spreadsheet.cell_budget import CellBudget
from senryaku_parse.spreadsheet.cell_ranges import CellRange
from senryaku_parse.spreadsheet.runs import Looks, RichRun, RichText, looks_of, rich_text
from senryaku_parse.spreadsheet.sheet import LAST_ROW, SheetTexts, column_of, fed

_ROW, _CELL, _VALUE, _FORMULA, _INLINE, _TEXT, _STRING, _COLUMN, _MERGE, _RUN, _PROPERTIES, _STRIKE, _ALIGN = (
    f"{SHEET_MAIN_NS} {name}"
    for name in ("row", "c", "v", "f", "is", "t", "si", "col", "mergeCell", "r", "rPr", "strike", "vertAlign")
)
_NO = ("0", "false", "off")


class StyledCell(NamedTuple):
    """A cell that is not blank, as its XML has it."""

    kind: str
    """What Excel calls the kind of its value: "n", "s", "inlineStr"."""
    style: int
    """Number of its style."""
    value: str
    """Its value; "" where there is none."""
    inline: RichText
    """Its text, where it is not shared."""
    formula: str
    """Without its "="; "" where there is none."""


@dataclass(slots=True)
class StyledSheet:
    """What one sheet holds."""

    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    """(row, column) → what the cell shows, where that is anything."""
    styles: dict[tuple[int, int], int] = field(default_factory=dict)
    """(row, column) → number of the style of such a cell."""
    borders: list[CellRange] = field(default_factory=list)
    """Cells with a border, those beside each other in one area."""
    merged: list[CellRange] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    """First and last of columns that are hidden."""
    uncalculated: dict[tuple[int, int], str] = field(default_factory=dict)
    """(row, column) → formula whose value the workbook does not hold."""

    def add_border(self, row: int, column: int) -> None:
        """A cell with a border: of one area with that at its left."""
        if self.borders and self.borders[-1].bottom == row and self.borders[-1].right == column - 1:
            self.borders[-1] = self.borders[-1]._replace(right=column)
        else:
            self.borders.append(CellRange(row, column, row, column))


def read_sheet(
    part: IO[bytes], room: CellBudget, shown: Callable[[StyledCell], str], is_bordered: Callable[[int], bool]
) -> StyledSheet:
    """What the sheet in `part` holds; `shown` says what a cell shows, `is_bordered` whether a style has a border.

    Raises as `sheet.sheet_rows` does.
    """
    parser = _StyledSheetParser(room, shown, is_bordered)
    for _ in fed(parser, part, room):
        pass
    return parser.sheet


def shared_runs(part: IO[bytes], room: CellBudget) -> list[RichText]:
    """The texts that cells refer to by number, with their looks. Raises as `sheet.sheet_rows` does."""
    strings = _SharedRuns(room)
    for _ in fed(strings, part, room):
        pass
    return strings.all


class _RunTexts(SheetTexts):
    """Texts with their looks."""

    def __init__(self, room: CellBudget) -> None:
        super().__init__(room)
        self._pieces: list[RichRun] = []
        self._looks: Looks | None = None
        """Of the run that is read; null where it is said to look as its cell."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self.room.begun += 1
        if name == _RUN:
            self._looks = None
        elif name == _PROPERTIES:
            self._looks = ()
        elif name == _STRIKE:
            self._look((STRUCK,) if attributes.get("val", "1").lower() not in _NO else ())
        elif name == _ALIGN:
            self._look(looks_of(attributes.get("val")))
        else:
            super().start(name, attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        self.room.ended += 1
        super().end(name)
        if name == _TEXT and (text := self.text()):
            self._pieces.append(RichRun(text, self._looks))

    def take_text(self) -> RichText:
        """The text of the runs collected; the next one begins."""
        text = rich_text(self._pieces)
        self._pieces, self._looks = [], None
        return text

    def _look(self, looks: Looks) -> None:
        before = self._looks or ()
        self._looks = before + tuple(look for look in looks if look not in before)


class _SharedRuns(_RunTexts):
    """The shared strings."""

    def __init__(self, room: CellBudget) -> None:
        super().__init__(room)
        self.all: list[RichText] = []

    def end(self, name: str) -> None:
        super().end(name)
        if name == _STRING:
            self.all.append(self.take_text())
            self.room.take_cells(1)
            self.room.take_characters(_length(self.all[-1]))


class _StyledSheetParser(_RunTexts):
    """One sheet."""

    def __init__(
        self, room: CellBudget, shown: Callable[[StyledCell], str], is_bordered: Callable[[int], bool]
    ) -> None:
        super().__init__(room)
        self.sheet = StyledSheet()
        self._shown, self._is_bordered = shown, is_bordered
        self._row = self._column = self._width = 0
        self._attributes: dict[str, str] = {}
        self._value = self._formula = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name == _CELL:
            self._column = column_of(attributes.get("r"), self._column)
            self._width = max(self._width, self._column)
            self._attributes = attributes
            self._value = self._formula = ""
        elif name in (_VALUE, _FORMULA, _INLINE):
            self.parts.clear()
            if name != _INLINE:
                self.listen()
        elif name == _ROW:
            self._begin_row(attributes)
        elif name == _MERGE:
            self._merge(attributes.get("ref", ""))
        elif name == _COLUMN and _is_hidden(attributes, "width"):
            self.sheet.hidden_columns.append((int(attributes["min"]), int(attributes["max"])))
        super().start(name, attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        super().end(name)
        if name == _VALUE:
            self._value = self.text()
        elif name == _FORMULA:
            self._formula = self.text() or "="
        elif name == _CELL:
            self._take_cell()
        elif name == _ROW:
            self.room.take_cells(self._width)

    def _begin_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r")
        self._row = int(float(number)) if number else self._row + 1
        self._column = self._width = 0
        if _is_hidden(attributes, "ht"):
            self.sheet.hidden_rows.add(self._row)

    def _merge(self, reference: str) -> None:
        left, top, right, bottom = range_boundaries(reference)
        if None not in (left, top, right, bottom) and (left, top) != (right, bottom):
            self.room.take_cells(1)
            self.sheet.merged.append(CellRange(int(top or 0), int(left or 0), int(bottom or 0), int(right or 0)))

    def _take_cell(self) -> None:
        style, place = int(self._attributes.get("s") or 0), (self._row, self._column)
        if self._row > LAST_ROW:
            return
        if style and self._is_bordered(style):
            self.sheet.add_border(*place)
        inline = self.take_text()
        if not (self._value or inline or self._formula):
            return
        if self._formula and not self._value and self._attributes.get("t") != "str":
            self.sheet.uncalculated[place] = self._formula
            return
        kind = self._attributes.get("t", "n")
        text = self._shown(StyledCell(kind, style, self._value, inline, self._formula))
        self.room.take_characters(len(text))
        if text:
            self.sheet.texts[place] = text
            self.sheet.styles[place] = style


def _is_hidden(attributes: dict[str, str], size: str) -> bool:
    """Whether a row or column is hidden, or has no size."""
    return attributes.get("hidden", "0") in ("1", "true") or attributes.get(size) in ("0", "0.0")


def _length(text: RichText) -> int:
    return len(text) if isinstance(text, str) else sum(len(piece.text) for piece in text)
