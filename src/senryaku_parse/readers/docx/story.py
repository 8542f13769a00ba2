"""A run of paragraphs and tables → blocks: the body of a document, a text box, a note."""

from __future__ import annotations

from senryaku_parse.readers.docx.elements import Properties, XmlAttributes, attribute, is_on_there, number
from senryaku_parse.readers.docx.fields import Fields
from senryaku_parse.readers.docx.numbering import ListMark
from senryaku_parse.readers.docx.open_tables import OpenTables
from senryaku_parse.readers.docx.paragraphs import ParagraphLines, TextRun, folded, lines_of
from senryaku_parse.readers.docx.shared import Collected
from senryaku_parse.readers.docx.styles import RunFormat, outline_level
from senryaku_parse.tables import Block, TextBlock

_PLAIN = RunFormat()
_NO_PROPERTIES: Properties = {}


class Story:
    """Builds blocks from elements in the order of the document."""

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
        self.tables = OpenTables(collected)
        """Those around what is read."""
        self.fields = Fields()
        """Those around what is read."""
        self._properties: Properties = {}
        self._style = ""
        self._look: RunFormat | None = None
        self._usual = _PLAIN
        self._pieces: list[TextRun] = []
        self._line = 0
        self._in_contents = False

    # Paragraphs

    def begin_paragraph(self, _: XmlAttributes) -> None:
        """A paragraph begins."""
        self._line = self._all.next_line()
        self._properties, self._style, self._usual, self._look = _NO_PROPERTIES, self._all.style, self._all.look, None
        self._in_contents = False
        if self.tables.open:
            self.tables.begin_paragraph(self._line)

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
            self._stand(self.boxes)
            self.boxes.clear()

    def _put_lines(self, lines: ParagraphLines, mark: ListMark | None) -> None:
        if lines.text:
            self._all.check_text(lines.text)
        if self.tables.open:
            self.tables.put_line(lines.text, mark)
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

    def _mark(self) -> ListMark | None:
        """The mark that Word shows before the paragraph."""
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

    def begin_run(self, _: XmlAttributes) -> None:
        """A run begins."""
        self._look = None

    def look(self, properties: Properties) -> None:
        """Note the formatting of the run."""
        self._look = self._all.styles.look(self._style, properties)

    def text(self, text: str, *, is_mark: bool = False) -> None:
        """Add text to the run."""
        if not text or self.fields.instructions:
            return
        look = self._look or self._usual
        if self.hidden or look.hidden:
            self._all.hide(self._why_hidden, text, self._line)
            return
        if self.fields.contents:
            self._in_contents = True
        if self.struck or (self.tables.open and self.tables.is_deleted):
            look = look._replace(struck=True)
        if is_mark:
            look = look._replace(height=1)
        self._pieces.append(TextRun(text, look, is_mark))
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
        return self.struck > 0 or self.tables.is_deleted

    # Tables

    def begin_table(self, _: XmlAttributes) -> None:
        """A table begins, in a cell of another or not."""
        self._end_carried()
        self.tables.begin(is_struck=self.is_struck)

    def plain_cell(self, text: str, properties: Properties) -> None:
        """A cell with one paragraph in one run: of all that may be said of these, how the cell is merged."""
        self.tables.begin_cell({})
        if properties:
            self.tables.cell(properties)
        if self._says_nothing() and "\n" not in text:
            line = self._all.next_line()
            if shown := folded(text):
                self._all.check_text(shown)
            self.tables.end_plain_cell(shown, line)
            return
        self.begin_paragraph({})
        self.text(text)
        self.end_paragraph()
        self.end_cell()

    def _says_nothing(self) -> bool:
        """Whether what stands around a paragraph in a table does not bear on it, nor does its style."""
        if self._pieces or self.boxes or self.hidden or self.fields.open or self.is_struck or not self.tables.open:
            return False
        return self._all.is_usual_plain

    def end_cell(self) -> None:
        """A cell ends."""
        if self.tables.open:
            self._end_carried()
            self.tables.end_cell()

    def end_table(self) -> None:
        """A table ends; those in its cells stand below it."""
        if self.tables.open:
            self._end_carried()
            self._stand(self.tables.end())

    def _stand(self, blocks: list[Block]) -> None:
        """`blocks` stand here: below the table around, where there is one."""
        if self.tables.open:
            self.tables.put_below(blocks)
        else:
            self.blocks += blocks

    def _end_carried(self) -> None:
        """What a deleted end of a paragraph would join with a next one, which does not come."""
        if self._pieces:
            self._put()

    def end(self) -> list[Block]:
        """All blocks."""
        while self.tables.open:
            self.end_table()
        self._end_carried()
        return self.blocks


_NO_LINES = ParagraphLines("", ())
_HIDDEN = "reading.why-hidden"
