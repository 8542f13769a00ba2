"""How large an input may be: every limit, with its reason beside it. Beyond one, reading is a `TooLargeError`."""

from __future__ import annotations

from dataclasses import dataclass

from senryaku_parse.errors import TooLargeError
from senryaku_parse.messages import render

TABLES_ONLY = "limits.tables-only"
DOCUMENT_ONLY = "limits.document-only"
BOOK_ONLY = "limits.book-only"
"""What to do about an input that is too large."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What is beyond any strategy, and so a mistake or an attack. A longest strategy has some thousand rows.

    As they are, each input of `tests.support.attacks` takes less than 300 MB of memory, as a rule some seconds.
    """

    bytes: int = 40 * 2**20
    """Of a file, or of all files of a folder; of a string, its characters. The JSON of 40,000 rows is as large."""
    characters: int = 10_000_000
    """Of Markdown or HTML, or of a CSV file of a folder. A strategy is some hundred thousand, one of 40,000 rows three million; a page may hold pictures.
    The HTML parser takes twenty bytes for each."""
    rows: int = 30_000
    """Of all tables together, and of the text between them; of Markdown, lines, and lists and quotes in others on one; of a
    workbook, those of a sheet. One takes some six kilobytes of memory
    on its way."""
    slots: int = 120_000
    """Places in all tables after spans: one cell of rowspan 65534 and colspan 1000 asks for 65 million. One that holds a
    text of its own takes more than a kilobyte on its way, and up to a hundred microseconds. 20,000 rows of six columns
    have as many."""
    columns: int = 2_000
    """Of a table. HTML lets a cell span half as many; each heading is read beside all others."""
    tables: int = 10_000
    """Of a document. A text layer of a PDF has one a page."""
    depth: int = 64
    """Tables inside tables: pages of the 1990s have some ten; the time to tell layout from data grows with each."""
    nesting: int = 12_000
    """Elements of HTML inside each other: old pages leave tags unclosed, and building the tree takes the square of it."""
    cell: int = 100_000
    """Characters of a cell, of a line of Markdown outside tables, or of what long tags of HTML hold outside quotes.
    Excel holds a third of it."""
    elements: int = 300_000
    """Of an HTML document: the tree takes half a kilobyte for each."""
    marks: int = 300_000
    """Characters of Markdown that may be markup (*, `, \\ and the like; of brackets each counts twice): the parser takes
    up to ten microseconds for each."""
    long_texts: int = 1_000_000
    """Characters of all cells and paragraphs together that are longer than a thousand. A whole plan has some hundred
    thousand; what is read in them takes microseconds for each."""
    items: int = 80_000
    """Lines and arrows in cells: each may be an indicator or a project of its own, and takes some three kilobytes."""
    pages: int = 2_000
    """Of a PDF: a whole plan with all its measures has some three hundred."""
    page_characters: int = 100_000
    """Of a page of a PDF: a page printed as small as can be read has some ten thousand."""
    unpacked: int = 256 * 2**20
    """Bytes of the parts of a workbook, or of those of a Word document that are read, together. That of a strategy of 20,000 projects unpacks to less than half of it."""
    parts: int = 2_000
    """Of a workbook: ours has some thirty, and one more for each picture, note or chart put in."""
    word_tags: int = 4_000_000
    """Tags of all parts of a Word document that are read. A plan of 200 pages has about a million."""
    book_cells: int = 1_000_000
    """Of all sheets of a workbook, blank ones left of others included, or values of JSON. 20,000 projects and indicators
    take 600,000 or 450,000."""
    book_characters: int = 20_000_000
    """Of all cells of a workbook; a text or formula that cells share counts for each of them. 20,000 projects and
    indicators have 14 million, most of them in formulas."""

    old_book: int = 6 * 2**20
    """Bytes of a workbook of old versions (.xls), which is read whole: two of them may make a cell."""

    edits: int = 200_000
    """Of a workbook or a folder, what can't be read included: each is told, and takes half a kilobyte and more."""

    def check(self, name: str, number: int, what: str, advice: str, /, **fields: object) -> None:
        """Refuse what has a `number` beyond the limit `name`.

        `what` is the key of a message with `fields` that says where it is, `advice` of one that says what to do.

        Raises:
            TooLargeError: it is beyond.
        """
        limit: int = getattr(self, name)
        if number > limit:
            raise TooLargeError(
                render(
                    "limits.exceeded",
                    what=render(what, **fields),
                    number=number,
                    limit=limit,
                    advice=render(advice),
                    name=name,
                )
            )


USUAL = Limits()
"""The limits that hold where nobody sets others."""
