"""Small PDFs written by hand: rows of cells between lines, texts at a place."""

from __future__ import annotations

from collections.abc import Sequence

from senryaku_parse.limits import USUAL
from senryaku_parse.readers.pdf import read_pdf
from senryaku_parse.tables import Document, RawTable, TextBlock
from tests.support.pdf_attacks import page_of, stream, text

JAPANESE = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [<< /Type /Font"
    b" /Subtype /CIDFontType2 /BaseFont /Any /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    b" /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /Any /Flags 4 /FontBBox [0 -200 1000 900] >> >>] >>"
)
"""A font whose codes are those of UTF-16, as object 6, `UNICODE`, says."""
UNICODE = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def 1 begincodespacerange <0000> <FFFF>"
    b" endcodespacerange "
    + b"".join([b"1 beginbfrange <%02X00> <%02XFF> <%02X00> endbfrange " % (high, high, high) for high in range(256)])
    + b"endcmap end end"
)
"""What its codes are."""
LEFT, TOP, WIDTH, HEIGHT = 50, 750, 90, 20
"""Of the tables: points, y upwards as PDF has it."""


def line(x: float, y: float, x2: float, y2: float) -> bytes:
    """A line that is drawn."""
    return b"%g %g m %g %g l S\n" % (x, y, x2, y2)


def box(x: float, y: float, x2: float, y2: float) -> bytes:
    """A rectangle that is drawn."""
    return b"%g %g %g %g re S\n" % (x, y, x2 - x, y2 - y)


def cell(row: int, column: int, letters: str, *, down: int = 1, across: int = 1) -> bytes:
    """A cell with its box and its text."""
    left, top = LEFT + column * WIDTH, TOP - row * HEIGHT
    return box(left, top - down * HEIGHT, left + across * WIDTH, top) + text(letters, left + 4, top - 13)


def japanese(letters: str, x: float, y: float, size: float = 9) -> bytes:
    """What prints `letters` in the font `JAPANESE`."""
    return b"BT /F %g Tf %g %g Td <%b> Tj ET\n" % (size, x, y, letters.encode("utf-16-be").hex().encode())


def grid(*rows: Sequence[str]) -> bytes:
    """A table of rows as wide."""
    return b"".join([cell(y, x, letters) for y, row in enumerate(rows) for x, letters in enumerate(row)])


def read(*drawn: bytes, prefix: str = "", resources: bytes = b"") -> Document:
    """What the reader makes of a page that draws this; `prefix` stands in the page's dictionary."""
    data = page_of(stream(b"".join(drawn)), resources=resources)
    return read_pdf(data.replace(b"/MediaBox", prefix.encode("ascii") + b"/MediaBox") if prefix else data, USUAL)


def tables(document: Document) -> list[list[list[str]]]:
    """The texts of the cells of each table."""
    found = [block for block in document.blocks if isinstance(block, RawTable)]
    return [[[one.text for one in row.cells] for row in table.groups[0]] for table in found]


def spans(document: Document) -> list[list[tuple[str, int, int]]]:
    """Text, rows and columns of each cell of the first table."""
    table = next(block for block in document.blocks if isinstance(block, RawTable))
    return [[(one.text, one.rowspan, one.colspan) for one in row.cells] for row in table.groups[0]]


def texts(document: Document) -> list[str]:
    """The text outside tables."""
    return [block.text for block in document.blocks if isinstance(block, TextBlock)]
