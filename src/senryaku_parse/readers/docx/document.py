"""The main part of a Word document, its notes and comments → stories: what each element does."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from senryaku_parse.errors import InputError
from senryaku_parse.marks.runs import RAISED, STRUCK, as_run
from senryaku_parse.messages import render
from senryaku_parse.readers.docx.elements import Properties, XmlAttributes, attribute, is_on, merge_properties
from senryaku_parse.readers.docx.part_reader import Ends, PartReader, Starts, Wholes
from senryaku_parse.readers.docx.shared import PLACEHOLDER, Collected
from senryaku_parse.readers.docx.shortening import PLAIN, PLAIN_CELL
from senryaku_parse.readers.docx.story import Story
from senryaku_parse.readers.docx.symbols import symbol
from senryaku_parse.tables import Block, TextBlock

_NO_PROPERTIES: Properties = {}


class Reference(NamedTuple):
    """A place that points to a note."""

    kind: str
    """"footnote" or "endnote"."""
    id: str
    mark: str
    """The mark that stands there."""
    is_struck: bool


class StoryReader:
    """Reads a part that holds one story, or several."""

    def __init__(self, collected: Collected) -> None:
        """Reads into `collected`."""
        self.references: list[Reference] = []
        """Where notes are pointed to, in order."""
        self.notes: dict[str, list[Block]] = {}
        """Number → what stands in each note or comment of the part."""
        self._all = collected
        self._story = Story(collected)
        """The one that is read."""
        self._around: list[Story] = []
        """Those in which it stands."""
        self._ids: list[str] = []
        self._controls: list[str] = []
        """Why what stands around each content control is not shown; "" where it is."""
        self._merged: XmlAttributes = {}
        """How the plain cell that is read is merged."""
        self._numbers = {"footnote": 0, "endnote": 0}
        self.part = PartReader(collected.styles.is_plain)
        """Reads the part."""
        self.part.does(self._starts(), self._ends(), self._properties())
        self._listen_to(self._story)

    def body(self) -> list[Block]:
        """The blocks outside notes."""
        return self._story.end()

    def _listen_to(self, story: Story) -> None:
        """Send the elements that follow to `story`."""
        self._story = story
        self.part.does(
            {
                "w:p": story.begin_paragraph,
                "w:r": story.begin_run,
                "m:r": story.begin_run,
                "w:tbl": story.begin_table,
                "w:tr": story.tables.begin_row,
                "w:tc": story.tables.begin_cell,
            },
            {
                "w:p": story.end_paragraph,
                "w:tbl": story.end_table,
                "w:tr": story.tables.end_row,
                "w:tc": story.end_cell,
            },
            {"w:pPr": story.properties, "w:rPr": story.look, "w:trPr": story.tables.row, "w:tcPr": story.tables.cell},
        )

    def _starts(self) -> Starts:
        return {
            "w:footnote": self._begin_note,
            "w:endnote": self._begin_note,
            "w:comment": self._begin_note,
            "w:txbxContent": self._begin_box,
            PLAIN: self._begin_plain,
            PLAIN_CELL: self._begin_plain_cell,
            **dict.fromkeys(("w:t", "m:t", "w:delText", "w:instrText"), self.part.listen),
            **dict.fromkeys(("w:tab", "w:ptab"), lambda _: self._story.text("\t")),
            **dict.fromkeys(("w:br", "w:cr"), lambda _: self._story.text("\n")),
            "w:noBreakHyphen": lambda _: self._story.text("-"),
            "w:sym": self._symbol,
            "w:fldChar": self._field,
            "w:fldSimple": self._begin_simple_field,
            "w:footnoteReference": partial(self._refer, "footnote"),
            "w:endnoteReference": partial(self._refer, "endnote"),
            **dict.fromkeys(("w:del", "w:moveFrom"), lambda _: self._strike(1)),
            "w:sdt": lambda _: self._controls.append(self._story.hidden),
            **dict.fromkeys(("w:object", "diagram:relIds", "chart:chart"), lambda _: self._all.embed()),
            **dict.fromkeys(("w:rt", "w:tblGrid"), lambda _: self.part.pass_over()),
            "w:altChunk": _refuse,
        }

    def _ends(self) -> Ends:
        return {
            **dict.fromkeys(("w:footnote", "w:endnote", "w:comment"), self._end_note),
            "w:txbxContent": self._end_box,
            PLAIN: self._end_plain,
            PLAIN_CELL: self._end_plain_cell,
            **dict.fromkeys(("w:t", "m:t", "w:delText"), lambda: self._story.text(self.part.heard())),
            "w:instrText": lambda: self._story.fields.instruct(self.part.heard()),
            "w:fldSimple": self._end_field,
            **dict.fromkeys(("w:del", "w:moveFrom"), lambda: self._strike(-1)),
            "w:sdt": self._end_control,
        }

    def _properties(self) -> Wholes:
        return {
            "w:sdtPr": self._control,
            **dict.fromkeys(("w:tblPr", "w:tblPrEx", "w:sectPr", "w:rubyPr"), lambda _: None),
        }

    def _begin_plain(self, attributes: XmlAttributes) -> None:
        self._story.begin_paragraph(attributes)
        self.part.listen(attributes)

    def _end_plain(self) -> None:
        self._story.text(self.part.heard())
        self._story.end_paragraph()

    def _begin_plain_cell(self, attributes: XmlAttributes) -> None:
        self._merged = attributes
        self.part.listen(attributes)

    def _end_plain_cell(self) -> None:
        merged = self._merged
        properties = merge_properties(merged.get("span"), merged.get("merge")) if merged else _NO_PROPERTIES
        self._story.plain_cell(self.part.heard(), properties)

    def _begin(self, story: Story) -> None:
        self._around.append(self._story)
        self._listen_to(story)

    def _end(self) -> list[Block]:
        """The blocks of the story that ends."""
        blocks = self._story.end()
        self._listen_to(self._around.pop())
        return blocks

    def _begin_note(self, attributes: XmlAttributes) -> None:
        self._ids.append(attribute(attributes, "id") or "")
        self._begin(Story(self._all))

    def _end_note(self) -> None:
        self.notes[self._ids.pop()] = self._end()

    def _begin_box(self, _: XmlAttributes) -> None:
        self._begin(self._story.box())

    def _end_box(self) -> None:
        box = self._end()
        self._story.boxes += box
        if box and box[0].line is not None:
            self._all.boxes.append(box[0].line)

    def _symbol(self, attributes: XmlAttributes) -> None:
        self._story.text(symbol(attribute(attributes, "font") or "", attribute(attributes, "char") or ""))

    def _field(self, attributes: XmlAttributes) -> None:
        kind = attribute(attributes, "fldCharType")
        if kind == "begin":
            self._story.fields.begin()
        elif kind == "separate":
            self._story.fields.begin_result()
        elif kind == "end":
            self._end_field()

    def _end_field(self) -> None:
        self._story.text(self._story.fields.end())

    def _begin_simple_field(self, attributes: XmlAttributes) -> None:
        self._story.fields.begin()
        self._story.fields.instruct(attribute(attributes, "instr") or "")
        self._story.fields.begin_result()

    def _strike(self, step: int) -> None:
        self._story.struck += step

    def _control(self, properties: Properties) -> None:
        """Note the properties of a content control: whether it shows only a placeholder."""
        if is_on(properties.get("showingPlcHdr")):
            self._story.hidden = self._story.hidden or PLACEHOLDER

    def _end_control(self) -> None:
        self._story.hidden = self._controls.pop()

    def _refer(self, kind: str, attributes: XmlAttributes) -> None:
        """Note the reference to a note; a mark that the author typed follows as text."""
        mark = ""
        if attribute(attributes, "customMarkFollows") not in ("1", "true", "on"):
            self._numbers[kind] += 1
            mark = f"{_KIND_OF_MARK[kind]}{self._numbers[kind]}"
        self._story.text(mark, is_mark=True)
        self.references.append(Reference(kind, attribute(attributes, "id") or "", mark, self._story.is_struck))


_KIND_OF_MARK = {"footnote": "", "endnote": "注"}
"""What stands before the number of a mark, so that notes of both kinds are not taken for each other."""


def note_blocks(blocks: list[Block], reference: Reference) -> list[Block]:
    """The blocks of a note, which begin with the mark that stands where it is pointed to."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, TextBlock):
            text = f"{as_run(reference.mark, (RAISED,))}{block.text}" if not found else block.text
            lines = [as_run(line, (STRUCK,)) for line in text.split("\n")] if reference.is_struck else [text]
            block = TextBlock("\n".join(lines), 0, block.line)
        found.append(block)
    return found


def _refuse(_: XmlAttributes) -> None:
    raise InputError(render("reading.word-embedded-document"))
