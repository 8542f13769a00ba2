"""Word documents → Document: paragraphs with their headings and automatic numbers, tables with their merged cells.

Read as Word shows them when all changes are accepted; what was deleted is kept as struck text. Headers and footers are
no content. The XML is read piece by piece by the parser of Python's own library.
"""

from __future__ import annotations

from senryaku_parse.errors import InputError
from senryaku_parse.limits import USUAL, Limits
from senryaku_parse.messages import render
from senryaku_parse.readers.docx.document import StoryReader, note_blocks
from senryaku_parse.readers.docx.numbering import Numbering
from senryaku_parse.readers.docx.package import DocxPackage, opened
from senryaku_parse.readers.docx.part_reader import PartReader
from senryaku_parse.readers.docx.shared import COMMENT, Collected
from senryaku_parse.readers.docx.styles import DocxStyles
from senryaku_parse.signatures import ADVICE, kind_of
from senryaku_parse.tables import Block, Document, TextBlock


def read_docx(data: bytes, limits: Limits = USUAL) -> Document:
    """The blocks of a document in order, the notes that it points to at the end.

    Raises:
        InputError: it is no Word document, damaged, or an attack; TooLargeError among them.
    """
    kind = kind_of(data)
    if kind != "docx":
        raise InputError(render("reading.word-not", advice=render(ADVICE[kind]) if kind else ""))
    with opened(data, limits) as package:
        return _read(package, limits)


def _read(package: DocxPackage, limits: Limits) -> Document:
    parts = package.relations("")
    main = parts.get("officeDocument", "")
    related = package.relations(main)
    styles, numbering = DocxStyles(), Numbering()
    package.read(related.get("styles"), styles.reader())
    package.read(related.get("numbering"), numbering.reader())
    collected = Collected(styles, numbering, limits)
    body = StoryReader(collected)
    if not package.read(main, body.part):
        raise InputError(render("reading.word-no-body"))
    blocks = body.body()
    notes = {kind: _stories(package, related.get(f"{kind}s"), collected) for kind in ("footnote", "endnote")}
    for reference in body.references:
        blocks += note_blocks(notes[reference.kind].get(reference.id, []), reference)
    for comment in _stories(package, related.get("comments"), collected).values():
        for block in comment:
            if isinstance(block, TextBlock):
                collected.hide(COMMENT, block.text, block.line or 0)
    return Document(tuple(blocks), _title(package, parts.get("core-properties")), tuple(collected.findings()))


def _stories(package: DocxPackage, part: str | None, collected: Collected) -> dict[str, list[Block]]:
    """Number → what stands in each note or comment of a part."""
    if part is None:
        return {}
    reader = StoryReader(collected)
    package.read(part, reader.part)
    return reader.notes


def _title(package: DocxPackage, part: str | None) -> str:
    """The title that the document's properties state."""
    found: list[str] = []
    reader = PartReader()
    reader.does({"dc:title": reader.listen}, {"dc:title": lambda: found.append(reader.heard())}, {})
    package.read(part, reader)
    return "".join(found[:1]).strip()
