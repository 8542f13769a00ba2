"""Open tables of a story, each nested in a cell of the one before."""

from __future__ import annotations

from dataclasses import dataclass, field

from senryaku_parse.lists import begins_item
from senryaku_parse.readers.docx.elements import Properties, XmlAttributes, is_on_there
from senryaku_parse.readers.docx.numbering import ListMark
from senryaku_parse.readers.docx.shared import Collected
from senryaku_parse.readers.docx.tables import TableBuilder
from senryaku_parse.tables import Block

_NO_PROPERTIES: Properties = {}
_HIDDEN_ROW = "reading.why-hidden-row"
_COVERED = "reading.why-covered"


@dataclass(slots=True)
class _Table:
    """A table that is still open."""

    builder: TableBuilder
    is_struck: bool = False
    """Whether it stands in what was deleted."""
    row: Properties = field(default_factory=dict)
    cell: Properties = field(default_factory=dict)
    lines: list[tuple[str, ListMark | None]] = field(default_factory=list)
    """Of the cell that is read, with the marks before them."""
    line: int | None = None
    """Paragraph with which that cell begins; null for the next one."""
    is_begun: bool = False
    """Whether the row that is read has been told to the builder."""
    below: list[Block] = field(default_factory=list)
    """Tables in its cells, and what stands in text boxes there."""
    is_deleted: bool = False
    """Whether the cell that is read was deleted."""


class OpenTables:
    """The stack of open tables, the innermost last. It receives elements in the order of the document."""

    def __init__(self, collected: Collected) -> None:
        """Start without open tables."""
        self._all = collected
        self.open: list[_Table] = []
        """Outermost first."""

    @property
    def is_deleted(self) -> bool:
        """Whether the cell that is read was deleted."""
        return bool(self.open) and self.open[-1].is_deleted

    def begin(self, *, is_struck: bool) -> None:
        """A table begins."""
        self._all.check_depth(len(self.open) + 1)
        self.open.append(_Table(TableBuilder(self._all.line + 1), is_struck))

    def begin_row(self, _: XmlAttributes) -> None:
        """A row begins."""
        if self.open:
            self.open[-1].row, self.open[-1].is_begun = _NO_PROPERTIES, False

    def row(self, properties: Properties) -> None:
        """What the row says of itself."""
        if self.open:
            self.open[-1].row = properties

    def begin_cell(self, _: XmlAttributes) -> None:
        """A cell begins."""
        if not self.open:
            return
        table = self.open[-1]
        table.is_deleted = table.is_struck or "del" in table.row
        if not table.is_begun and not is_on_there(table.row, "hidden"):
            table.builder.begin_row(table.row, self._all.line + 1)
            table.is_begun = True
        table.cell, table.line, table.lines = _NO_PROPERTIES, None, []

    def cell(self, properties: Properties) -> None:
        """What the cell says of itself."""
        if self.open:
            self.open[-1].cell = properties
            self.open[-1].is_deleted |= "cellDel" in properties

    def begin_paragraph(self, line: int) -> None:
        """The paragraph `line` begins in the cell."""
        if self.open[-1].line is None:
            self.open[-1].line = line

    def put_line(self, text: str, mark: ListMark | None) -> None:
        """A paragraph of the cell, with the mark before it."""
        if text or (mark and mark.text and not mark.is_bullet):
            self.open[-1].lines.append((text, mark))

    def put_below(self, blocks: list[Block]) -> None:
        """Blocks in the cell that are not part of its text."""
        self.open[-1].below.extend(blocks)

    def end_cell(self) -> None:
        """The cell ends."""
        table = self.open[-1]
        self.end_plain_cell(_cell_text(table.lines), table.line or self._all.line)

    def end_plain_cell(self, text: str, line: int) -> None:
        """The cell ends, of which `text` is all, in the paragraph `line`."""
        table = self.open[-1]
        if not table.is_begun:
            self._all.hide(_HIDDEN_ROW, text, line)
        elif covered := table.builder.add(text, line, table.cell):
            self._all.hide(_COVERED, covered, line)

    def end_row(self) -> None:
        """The row ends."""
        if self.open and self.open[-1].is_begun:
            table = self.open[-1]
            table.builder.end_row(table.row)
            table.is_begun = False
            self._all.count_row(table.builder)

    def end(self) -> list[Block]:
        """The innermost table ends: it, and what stands below it."""
        ended = self.open.pop()
        made = ended.builder.table()
        if made:
            self._all.count_table(ended.builder)
        return [*([made] if made else []), *ended.below]


def _cell_text(lines: list[tuple[str, ListMark | None]]) -> str:
    """The text of a cell, a mark before each item of its lists. One bullet alone makes no list."""
    if len(lines) == 1 and lines[0][1] is None:
        return lines[0][0]
    items = sum(mark is not None and mark.is_bullet for _, mark in lines)

    def is_shown(text: str, mark: ListMark) -> bool:
        return mark.says_something or (items > 1 and not begins_item(text))

    return "\n".join([mark.before(text) if mark and is_shown(text, mark) else text for text, mark in lines])
