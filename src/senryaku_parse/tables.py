"""What readers hand over and repairs work on: raw tables, and grids whose every slot knows its origin.

What is made once a cell or a row is a `Struct` of msgspec: frozen as a dataclass is, and made and read in a quarter of
the time. None of them can be part of a circle, so the collector need not know them (`gc=False`).
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias, TypeVar

from msgspec import Struct

from senryaku_parse.findings import Finding
from senryaku_parse.source import NOWHERE, Position
from senryaku_parse.text import is_everyday


class RawCell(Struct, frozen=True, gc=False):
    """One cell as a reader found it. Line breaks inside the cell are kept as "\\n"."""

    text: str
    rowspan: int = 1
    """Rows covered; 0: to the end of its row group (HTML)."""
    colspan: int = 1
    """Columns covered."""
    line: int | None = None
    """Line in the source text where it differs from the row's."""
    address: str | None = None
    """Where its sheet has it: "B12"; null in all but workbooks."""


BLANK = RawCell("")
"""The cell that holds and covers nothing more than its own place."""


class RawRow(Struct, frozen=True, gc=False):
    """One row of cells, in the order of the source."""

    cells: tuple[RawCell, ...]
    line: int | None = None
    page: int | None = None
    """Page of the source where it differs from the table's."""


class RawTable(NamedTuple):
    """One table: row groups of rows, nothing repaired."""

    groups: tuple[tuple[RawRow, ...], ...]
    """Row groups (thead, tbody, tfoot): a rowspan does not leave its group."""
    line: int | None = None
    caption: str = ""
    closed: bool = True
    """False where the source stops in the middle of the table's last row."""
    may_span: bool = True
    """Whether any cell may cover more than its own place."""
    page: int | None = None
    """Page on which it begins; null where the source has no pages."""
    sheet: str | None = None
    """Title of its sheet; null in all but workbooks."""
    first_row: int = 1
    """The row with which it begins in the table of the source, of which it is a part; 1 for the first part, or all of it."""

    @property
    def text(self) -> str:
        """Its text outside the cells: the caption."""
        return self.caption

    @property
    def cell_texts(self) -> list[str]:
        """The text of each of its cells, as the source has them."""
        return [cell.text for group in self.groups for row in group for cell in row.cells]


class TextBlock(NamedTuple):
    """Text outside tables: a heading (level 1-6) or a paragraph (level 0)."""

    text: str
    """Without the mark of its list item."""
    level: int = 0
    line: int | None = None
    mark: str = ""
    """What stands before it where it begins an item of a list: "-", or the number, "1."; "" elsewhere."""
    depth: int = 0
    """How many lists it stands in."""
    bold: tuple[bool, ...] = ()
    """For each line of `text`, whether most of it is bold; empty where none is."""
    lines: tuple[int, ...] = ()
    """For each line of `text`, its line in the source; empty where all stand in `line`, or none is known."""
    page: int | None = None
    """Page of the source. In a source of pages or sheets, lines are counted through all of them, so that each is one of
    a kind (`locations` tells where they are)."""
    sheet: str | None = None
    """Title of its sheet; null in all but workbooks."""
    address: str | None = None
    """Where its sheet has it: "B12"."""
    is_box: bool = False
    """Whether the source has it as a table of one row, which its tables are counted with."""
    indents: tuple[int, ...] = ()
    """For each line of `text`, the columns of white space before it in the source; empty where there is none."""


Block: TypeAlias = RawTable | TextBlock


class Property(NamedTuple):
    """A line of front matter: 「title: 根室市総合戦略」."""

    key: str
    """"" for a line that goes on with the one above, or that says nothing of its own."""
    value: str
    """Without quotes; with all lines that go on with it, parted by blanks."""
    text: str
    """The whole line."""
    line: int


class Document(NamedTuple):
    """What a reader makes of an input: its blocks in order, and what it had to repair to read it."""

    blocks: tuple[Block, ...]
    title: str = ""
    """The title the format itself states (HTML's <title>); "" where it has none."""
    findings: tuple[Finding, ...] = ()
    properties: tuple[Property, ...] = ()
    """The lines of its front matter, which stand above all blocks."""


class AllText(NamedTuple):
    """All texts of a document in one, a bar between: for first looks, which most documents pass."""

    text: str
    is_everyday: bool
    """Whether it holds nothing but everyday characters, see `is_everyday`."""


def all_text(document: Document) -> AllText:
    """All texts of `document`."""
    texts: list[str] = []
    for block in document.blocks:
        if isinstance(block, RawTable):
            texts += block.cell_texts
        texts.append(block.text)
    joined = f"|{'|'.join(texts)}|"
    return AllText(joined, is_everyday(joined))


class Origin(Struct, frozen=True, gc=False):
    """Where a row or a cell stands: a `Position`, which is cheap to make and to look up."""

    table: int | None = None
    row: int | None = None
    column: int | None = None
    line: int | None = None

    @property
    def position(self) -> Position:
        """The same for findings and nodes."""
        return Position(self.table, self.row, self.column, self.line)


class LineOrigin(Origin, frozen=True, gc=False):
    """Where a line of text outside tables stands; `line` alone does not tell lines of HTML apart."""

    block: int = 0
    """Number of its block in the document, from 0; -1 for front matter."""
    at: int = 0
    """Number of the line in its block, from 0; of a table these are the lines of its caption."""

    @property
    def place(self) -> LinePlace:
        """What tells the line from all others of its document."""
        return self.block, self.at


LinePlace: TypeAlias = tuple[int, int]
"""Number of the block that a line stands in, and its number in the block, both from 0."""


class Cell(Struct, frozen=True, gc=False):
    """A text in a grid. Slots that are merged hold the very same object."""

    text: str
    """Characters repaired, lines trimmed; line breaks kept as "\\n"."""
    origins: tuple[Origin, ...] = ()
    """The source cells this text comes from: none for text put in by a repair, several where cells
    were joined or copies folded."""

    def with_text(self, text: str) -> Cell:
        """This cell with another text."""
        return Cell(text, self.origins)

    @property
    def position(self) -> Position:
        """Where the text begins in the source."""
        return self.origins[0].position if self.origins else NOWHERE


class TextLine(NamedTuple):
    """A line of text outside the cells of tables."""

    text: str
    """As the reader found it, without white space around it."""
    origin: LineOrigin

    @property
    def cell(self) -> Cell:
        """The same for the ledger."""
        return Cell(self.text, (self.origin,))


def text_lines(document: Document) -> Iterator[TextLine]:
    """Each line of `document` outside the cells of tables that is not blank."""
    for at, said in enumerate(document.properties):
        if said.text:
            yield TextLine(said.text, LineOrigin(line=said.line, block=-1, at=at))
    tables = 0
    for number, block in enumerate(document.blocks):
        tables += isinstance(block, RawTable)
        for at, line in enumerate(block.text.split("\n") if block.text else ()):
            if text := line.strip():
                yield TextLine(text, line_origin(block, number, at, tables))


def line_origin(block: Block, number: int, at: int, table: int) -> LineOrigin:
    """Where line `at` of `block` stands, the block `number` of the document; `table` is its number where it is one."""
    if isinstance(block, RawTable):
        return LineOrigin(table, line=block.line, block=number, at=at)
    return LineOrigin(line=block.lines[at] if at < len(block.lines) else block.line, block=number, at=at)


EMPTY = Cell("")
"""The slot that holds nothing."""


ABSENT = Cell("")
"""The slot for which the source has no cell: its row is shorter than others of a table without merged cells. It is equal
to `EMPTY`, and not the same."""


_WIDE = 50
"""Columns of a row beyond which to look a cell up is quicker than to compare it with those before."""


class Row(Struct, frozen=True, gc=False):
    """One row of a grid: as many slots as the grid has columns. Made by `make_row` and `with_slots`."""

    slots: tuple[Cell, ...]
    origin: Origin
    texts: tuple[str, ...]
    """The text of each slot, which every rule asks for."""

    @property
    def position(self) -> Position:
        """Where the row stands in the source."""
        return self.origin.position

    def with_slots(self, slots: tuple[Cell, ...]) -> Row:
        """This row with other cells."""
        return make_row(slots, self.origin)

    def with_cell(self, at: int, cell: Cell) -> Row:
        """This row with another cell in the column `at`, counted from 0."""
        return self.with_slots((*self.slots[:at], cell, *self.slots[at + 1 :]))

    def with_label(self, label: Cell) -> Row:
        """This row with another cell in its first slot."""
        return Row((label,) + self.slots[1:], self.origin, (label.text,) + self.texts[1:])  # noqa: RUF005 - twice as quick

    def __str__(self) -> str:
        """The texts with bars between, as findings quote a row."""
        return " | ".join(self.texts)

    def cells(self, start: int = 0) -> list[Cell]:
        """The distinct non-blank cells from column `start` (counted from 0), merged slots once."""
        if len(self.slots) > _WIDE:
            return list(dict.fromkeys({id(slot): slot for slot in self.slots[start:] if slot.text}.values()))
        found: list[Cell] = []
        last: Cell | None = None
        for slot in self.slots[start:]:
            if slot is not last and slot.text and slot not in found:
                found.append(slot)
            last = slot
        return found


def make_row(slots: tuple[Cell, ...], origin: Origin) -> Row:
    """A row of `slots`."""
    return Row(slots, origin, tuple([slot.text for slot in slots]))


Asker = TypeVar("Asker")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table laid out: rows of equal width."""

    rows: tuple[Row, ...]
    position: Position = NOWHERE
    is_known: bool = field(default=False, compare=False)
    """Whether it is known for a table of the strategy, which no repair of its rows changes."""
    is_literal: bool = field(default=False, compare=False)
    """Whether it is known that no text of the source stands for a blank or for the text above, as `NaN` and 「〃」 do."""
    told: Any = field(default=None, compare=False)
    """What a person says of its header (`plan.told.ToldHeader`); null where nobody does."""
    _answers: dict[Any, Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    def answer(self, question: Callable[[Grid, Asker], Answer], asker: Asker) -> Answer:
        """What `question` says of this grid, worked out once: an unchanged grid is asked again and again."""
        key = (question, id(asker))
        if key not in self._answers:
            self._answers[key] = (asker, question(self, asker))
        found: Answer = self._answers[key][1]
        return found

    def answered(self, question: Callable[[Grid, Asker], Answer], asker: Asker, answer: Answer) -> Grid:
        """Stores a precomputed answer to `question`, and returns the grid."""
        self._answers[question, id(asker)] = (asker, answer)
        return self

    def known(self) -> Grid:
        """This grid, known for a table of the strategy."""
        grid = Grid(self.rows, self.position, is_known=True, is_literal=self.is_literal, told=self.told)
        grid._answers.update(self._answers)
        return grid

    def with_rows(self, rows: Sequence[Row]) -> Grid:
        """This grid with other rows; the very same grid where they are its own."""
        same = len(rows) == len(self.rows) and all(map(operator.is_, rows, self.rows))
        return self if same else Grid(tuple(rows), self.position, self.is_known, self.is_literal, self.told)

    def with_told(self, rows: Sequence[Row], told: Any) -> Grid:
        """This grid with other rows and a header that a person tells."""
        return Grid(tuple(rows), self.position, self.is_known, self.is_literal, told)

    @property
    def width(self) -> int:
        """Number of columns; 0 for a grid without rows."""
        return len(self.rows[0].slots) if self.rows else 0
