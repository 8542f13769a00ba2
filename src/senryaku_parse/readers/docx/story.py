"""A run of paragraphs and tables → blocks: the body of a document, a text box, a note."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from senryaku_parse.lists import begins_item
from senryaku_parse.readers.docx.collected import Collected
from senryaku_parse.readers.docx.numbering import Mark
from senryaku_parse.readers.docx.paragraphs import Lines, Piece, lines_of
from senryaku_parse.readers.docx.parts import Attributes, Properties, attribute, is_on, number
from senryaku_parse.readers.docx.styles import Look, outline_level
from senryaku_parse.readers.docx.symbols import put_together
from senryaku_parse.readers.docx.tables import TableBuilder
from senryaku_parse.tables import Block, TextBlock

_CONTENTS = re.compile(r"\s*TOC\b", re.IGNORECASE)
_PLAIN = Look()
_NO_PROPERTIES: Properties = {}


@dataclass(slots=True)
class _Field:
    """A field: instructions, and what they gave when Word last followed them."""

    code: list[str] = field(default_factory=list)
    has_result: bool = False


@dataclass(slots=True)
class _Table:
    """A table whose end is not yet read."""

    builder: TableBuilder
    is_struck: bool = False
    """Whether it stands in what was deleted."""
    row: Properties = field(default_factory=dict)
    cell: Properties = field(default_factory=dict)
    lines: list[tuple[str, Mark | None]] = field(default_factory=list)
    """Of the cell that is read, with the marks before them."""
    line: int | None = None
    """Paragraph with which that cell begins; null for the next one."""
    is_begun: bool = False
    """Whether the row that is read has been told to the builder."""
    below: list[Block] = field(default_factory=list)
    """Tables in its cells, and what stands in text boxes there."""

    is_deleted: bool = False
    """Whether the cell that is read was deleted."""


class Story:
    """Blocks in the making. What begins and ends is told to it in order."""

    def __init__(self, collected: Collected, *, struck: int = 0, hidden: str = "") -> None:
        """`struck` and `hidden` say how that is in which it stands."""
        self.blocks: list[Block] = []
        self.struck = struck
        """How many deletions are open."""
        self.hidden = hidden
        """Why what is read is not shown; "" where it is."""
        self.boxes: list[Block] = []
        """What stands in the text boxes of the paragraph that is read."""
        self._all = collected
        self._tables: list[_Table] = []
        self._fields: list[_Field] = []
        self._instructions = self._contents = 0
        """Fields that are open: whose instructions are read; that hold the table of contents."""
        self._properties: Properties = {}
        self._style = ""
        self._look: Look | None = None
        self._usual = _PLAIN
        self._pieces: list[Piece] = []
        self._line = 0
        self._in_contents = False

    # Paragraphs

    def begin_paragraph(self, _: Attributes) -> None:
        """A paragraph begins."""
        self._line = self._all.next_line()
        self._properties, self._style, self._usual, self._look = _NO_PROPERTIES, self._all.style, self._all.look, None
        self._in_contents = False
        if self._tables and self._tables[-1].line is None:
            self._tables[-1].line = self._line

    def properties(self, properties: Properties) -> None:
        """What the paragraph says of itself."""
        self._properties = properties
        if named := properties.get("pStyle"):
            self._style = attribute(named, "val") or self._all.style
            self._usual = self._all.styles.look(self._style, _NO_PROPERTIES)

    def end_paragraph(self) -> None:
        """The paragraph ends. One whose end was deleted goes on in the next."""
        if not self._properties or not self._is_end_deleted() or all(piece.look.struck for piece in self._pieces):
            self._put()

    def _is_end_deleted(self) -> bool:
        return "del" in self._properties or "moveFrom" in self._properties

    def _put(self) -> None:
        lines = _NO_LINES
        if self._pieces:
            lines = lines_of(self._pieces)
            self._pieces.clear()
        if not (self._in_contents and self._all.styles.is_contents(self._style)):
            self._put_lines(lines, self._mark())
        if self.boxes:
            (self._tables[-1].below if self._tables else self.blocks).extend(self.boxes)
            self.boxes.clear()

    def _put_lines(self, lines: Lines, mark: Mark | None) -> None:
        if lines.text:
            self._all.check_text(lines.text)
        if self._tables:
            if lines.text or (mark and mark.text and not mark.is_bullet):
                self._tables[-1].lines.append((lines.text, mark))
            return
        if not lines.text:
            return
        self._all.count_lines(1 + lines.text.count("\n"))
        level = self._heading_level()
        if mark and (mark.says_something and (level or mark.is_bullet)):
            lines, mark = lines._replace(text=mark.before(lines.text)), None
        if mark is None or level or not mark.text:
            block = TextBlock(lines.text, level, self._line, bold=lines.bold)
        else:
            shown = "-" if mark.is_bullet else mark.text
            block = TextBlock(lines.text, 0, self._line, shown, mark.level + 1, lines.bold)
        self.blocks.append(block)

    def _heading_level(self) -> int:
        own = self._properties.get("outlineLvl")
        return outline_level(own) if own is not None else self._all.styles.level(self._style)

    def _mark(self) -> Mark | None:
        """What Word puts before the paragraph."""
        use, level, style = self._all.styles.numbering(self._style)
        properties = self._properties
        if not use and not properties:
            return None
        if "numId" in properties:
            use, level, style = attribute(properties["numId"], "val") or "", None, ""
        if "ilvl" in properties:
            level = attribute(properties["ilvl"], "val")
        if not use or use == "0" or self.hidden or self._is_end_deleted() or is_on_there(properties, "vanish"):
            return None
        numbering = self._all.numbering
        at = number(level) if level is not None else numbering.level_of(use, style)
        mark = numbering.next(use, at)
        if mark:
            self._all.check_text(mark.text)
        return mark

    # Runs

    def begin_run(self, _: Attributes) -> None:
        """A run begins."""
        self._look = None

    def look(self, properties: Properties) -> None:
        """How the run looks."""
        self._look = self._all.styles.look(self._style, properties)

    def text(self, text: str, *, is_mark: bool = False) -> None:
        """What the run says next."""
        if not text or self._instructions:
            return
        look = self._look or self._usual
        if self.hidden or look.hidden:
            self._all.hide(self._why_hidden, text, self._line)
            return
        if self._contents:
            self._in_contents = True
        if self.struck or (self._tables and self._tables[-1].is_deleted):
            look = look._replace(struck=True)
        if is_mark:
            look = look._replace(height=1)
        self._pieces.append(Piece(text, look, is_mark))
        if len(self._pieces) > self._all.most_pieces:
            self._all.check_pieces(len(self._pieces))

    @property
    def _why_hidden(self) -> str:
        return self.hidden or (_HIDDEN if (self._look or self._usual).hidden else "")

    def box(self) -> Story:
        """What stands in a text box that begins here."""
        return Story(self._all, struck=int(self.is_struck), hidden=self._why_hidden)

    @property
    def is_struck(self) -> bool:
        """Whether what is read was deleted."""
        return self.struck > 0 or (bool(self._tables) and self._tables[-1].is_deleted)

    # Fields

    def begin_field(self) -> None:
        """A field begins with its instructions."""
        self._fields.append(_Field())
        self._instructions += 1

    def instruct(self, code: str) -> None:
        """Of the instructions."""
        if self._fields:
            self._fields[-1].code.append(code)

    def begin_result(self) -> None:
        """What the instructions gave begins."""
        if self._fields and not self._fields[-1].has_result:
            self._fields[-1].has_result = True
            self._instructions -= 1
            self._contents += self._holds_contents(self._fields[-1])

    def end_field(self) -> None:
        """The field ends. What Word puts together from its instructions alone is text, too."""
        if not self._fields:
            return
        ended = self._fields.pop()
        if ended.has_result:
            self._contents -= self._holds_contents(ended)
        else:
            self._instructions -= 1
            self.text(put_together("".join(ended.code)))

    @staticmethod
    def _holds_contents(one: _Field) -> bool:
        return _CONTENTS.match("".join(one.code)) is not None

    # Tables

    def begin_table(self, _: Attributes) -> None:
        """A table begins, in a cell of another or not."""
        self._end_carried()
        self._all.check_depth(len(self._tables) + 1)
        self._tables.append(_Table(TableBuilder(self._all.line + 1), self.is_struck))

    def begin_row(self, _: Attributes) -> None:
        """A row begins."""
        if self._tables:
            self._tables[-1].row, self._tables[-1].is_begun = _NO_PROPERTIES, False

    def row(self, properties: Properties) -> None:
        """What the row says of itself."""
        if self._tables:
            self._tables[-1].row = properties

    def begin_cell(self, _: Attributes) -> None:
        """A cell begins."""
        if not self._tables:
            return
        table = self._tables[-1]
        table.is_deleted = table.is_struck or "del" in table.row
        if not table.is_begun and not is_on_there(table.row, "hidden"):
            table.builder.begin_row(table.row, self._all.line + 1)
            table.is_begun = True
        table.cell, table.line, table.lines = _NO_PROPERTIES, None, []

    def cell(self, properties: Properties) -> None:
        """What the cell says of itself."""
        if self._tables:
            self._tables[-1].cell = properties
            self._tables[-1].is_deleted |= "cellDel" in properties

    def end_cell(self) -> None:
        """The cell ends."""
        if not self._tables:
            return
        self._end_carried()
        table = self._tables[-1]
        line = table.line or self._all.line
        text = _cell_text(table.lines)
        if not table.is_begun:
            self._all.hide(_HIDDEN_ROW, text, line)
        elif covered := table.builder.add(text, line, table.cell):
            self._all.hide(_COVERED, covered, line)

    def end_row(self) -> None:
        """The row ends."""
        if self._tables and self._tables[-1].is_begun:
            table = self._tables[-1]
            table.builder.end_row(table.row)
            table.is_begun = False
            self._all.count_row(table.builder)

    def end_table(self) -> None:
        """The table ends; those in its cells stand below it."""
        if not self._tables:
            return
        self._end_carried()
        ended = self._tables.pop()
        made = ended.builder.table()
        blocks: list[Block] = [*([made] if made else []), *ended.below]
        if made:
            self._all.count_table(ended.builder)
        (self._tables[-1].below if self._tables else self.blocks).extend(blocks)

    def _end_carried(self) -> None:
        """What a deleted end of a paragraph would join with a next one, which does not come."""
        if self._pieces:
            self._put()

    def end(self) -> list[Block]:
        """All blocks."""
        while self._tables:
            self.end_table()
        self._end_carried()
        return self.blocks


def _cell_text(lines: list[tuple[str, Mark | None]]) -> str:
    """The text of a cell, a mark before each item of its lists. One bullet alone makes no list."""
    if len(lines) == 1 and lines[0][1] is None:
        return lines[0][0]
    items = sum(mark is not None and mark.is_bullet for _, mark in lines)

    def is_shown(text: str, mark: Mark) -> bool:
        return mark.says_something or (items > 1 and not begins_item(text))

    return "\n".join([mark.before(text) if mark and is_shown(text, mark) else text for text, mark in lines])


_NO_LINES = Lines("", ())
_HIDDEN = "隠し文字のため"
_HIDDEN_ROW = "非表示の行にあるため"
_COVERED = "結合セルの下に隠れているため"


def is_on_there(properties: Properties, name: str) -> bool:
    """Whether a property is there and switched on."""
    return is_on(properties.get(name))
