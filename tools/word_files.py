"""The tables of the HTML cases as Word documents, merged cells and all: `python tools/word_files.py` writes tests/cases/files/*.docx.

What people make in Word: headings by their styles, lists with automatic numbers and bullets, bold runs, tables with
true merges. It reads HTML by itself, so that nothing of the reader under test takes part. `true.office.docx` is what
LibreOffice makes of the page; where it is not installed, that file stays as it is.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from bs4 import BeautifulSoup, NavigableString, Tag
from docx import Document
from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

CASES = Path(__file__).parents[1] / "tests" / "cases"
FILES = CASES / "files"
LAYOUTS = """
columns/kpi-beside-projects columns/yearly-three-header-rows indicator-list/band-rows label-rows/sheets-with-pairs
mixture/label-rows-with-appendix outline/headings-with-tables outline/numbered-headings project-first/three-year-budget
""".split()
"""Cases of tests/cases/layouts that are kept as files."""
_HEADINGS = re.compile("h([1-6])")
_TEXTS = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "li"}
_LISTS = {"ul", "ol"}
_LOOKS = {"del": "strike", "s": "strike", "strike": "strike", "sup": "superscript", "sub": "subscript"}
_WHEN = datetime(2025, 4, 1, tzinfo=UTC)


def main() -> None:
    """Write the files."""
    FILES.mkdir(exist_ok=True)
    page = CASES / "converters" / "true.html"
    (FILES / "true.docx").write_bytes(word_of(page.read_text("utf-8")))
    for name in LAYOUTS:
        (FILES / f"{name.replace('/', '.')}.docx").write_bytes(word_of(html_of(CASES / "layouts" / f"{name}.txt")))
    if office := shutil.which("soffice"):
        (FILES / "true.office.docx").write_bytes(_by_office(office, page))


def html_of(case: Path) -> str:
    """The part `input.html` of a case."""
    parts = re.split(r"^--- (.+)\n", case.read_text("utf-8"), flags=re.MULTILINE)
    return parts[parts.index("input.html") + 1]


def word_of(html: str) -> bytes:
    """The texts and tables of a page, in order."""
    soup = BeautifulSoup(html, "html.parser")
    word = Document()
    numbering: dict[int, int] = {}
    for block in _blocks(soup):
        if block.name == "table":
            if caption := block.find("caption"):
                _fill(word.add_paragraph(style="Caption"), caption)
            _put_table(word, block, numbering)
        elif found := _HEADINGS.fullmatch(block.name):
            _fill(word.add_heading(level=int(found[1])), block)
        elif block.name == "li":
            _put_item(word, word.add_paragraph(style="List Paragraph"), block, numbering)
        else:
            _fill(word.add_paragraph(), block)
    word.core_properties.title = soup.title.get_text() if soup.title else ""
    word.core_properties.created = word.core_properties.modified = _WHEN
    word.core_properties.author = word.core_properties.comments = ""
    made = io.BytesIO()
    word.save(made)
    return _steady(made.getvalue())


def _blocks(soup: Tag) -> Iterator[Tag]:
    """Headings, paragraphs, items and tables in order, an item before those in it."""
    for child in soup.children:
        if not isinstance(child, Tag) or child.name in ("head", "style", "script", "title"):
            continue
        if child.name == "table" or (child.name in _TEXTS and not child.find("table")):
            yield child
        if child.name == "li" or (child.name != "table" and child.name not in _TEXTS):
            yield from _blocks(child)


def _put_item(word: Word, paragraph: Paragraph, item: Tag, numbering: dict[int, int]) -> None:
    """An item of a list, numbered by Word; each list counts for itself."""
    around = [parent for parent in item.parents if parent.name in _LISTS]
    number = numbering.get(id(around[-1]))
    if number is None:
        number = numbering[id(around[-1])] = _numbering(word, around[0].name == "ol")
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = len(around) - 1
    properties.get_or_add_numId().val = number
    _fill(paragraph, item)


def _numbering(word: Word, is_numbered: bool) -> int:
    """A list of its own, of several levels."""
    part = word.part.numbering_part.numbering_definitions._numbering
    taken = [int(one.get(qn("w:abstractNumId"))) for one in part.findall(qn("w:abstractNum"))]
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), str(max(taken) + 1))
    for at in range(9):
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(at))
        ways, text = ("decimal", f"%{at + 1}.") if is_numbered else ("bullet", "\uf0b7")
        for name, value in (("start", "1"), ("numFmt", ways), ("lvlText", text)):
            said = OxmlElement(f"w:{name}")
            said.set(qn("w:val"), value)
            level.append(said)
        abstract.append(level)
    part.insert(len(taken), abstract)
    return int(part.add_num(max(taken) + 1).numId)


def _put_table(word: Word, table: Tag, numbering: dict[int, int]) -> None:
    rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    places: list[tuple[int, int, int, int, Tag]] = []
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(rows):
        x = 0
        for cell in row.find_all(["td", "th"], recursive=False):
            while (y, x) in taken:
                x += 1
            height = min(int(str(cell.get("rowspan") or 1)), len(rows) - y)
            width = int(str(cell.get("colspan") or 1))
            taken |= {(down, along) for down in range(y, y + height) for along in range(x, x + width)}
            places.append((y, x, height, width, cell))
    made = word.add_table(len(rows), max(x for _, x in taken) + 1, style="Table Grid")
    for y, x, height, width, cell in places:
        _put_cell(word, numbering, made, y, x, height, width, cell)
    _repeat(made, rows)


def _put_cell(
    word: Word, numbering: dict[int, int], table: Table, y: int, x: int, height: int, width: int, cell: Tag
) -> None:
    made = table.cell(y, x)
    if height * width > 1:
        made = made.merge(table.cell(y + height - 1, x + width - 1))
    for extra in made.paragraphs[1:]:
        extra._p.getparent().remove(extra._p)
    _fill(made.paragraphs[0], cell, bold=cell.name == "th")
    for item in cell.find_all("li"):
        _put_item(word, made.add_paragraph(), item, numbering)


def _repeat(table: Table, rows: list[Tag]) -> None:
    """Let the first row be repeated on each page where it is a header."""
    if rows and not rows[0].find("td"):
        header = OxmlElement("w:tblHeader")
        header.set(qn("w:val"), "true")
        table.rows[0]._tr.get_or_add_trPr().append(header)


def _fill(paragraph: Paragraph, tag: Tag, *, bold: bool = False, look: str = "") -> None:
    """Put the text of `tag` into `paragraph`, its bold parts as bold runs; that of lists in it stands below."""
    for child in tag.children:
        if isinstance(child, NavigableString):
            text = re.sub(r"[ \t\r\n]+", " ", child) if child.strip() else ""
            if text:
                run = paragraph.add_run(text.strip("\n"))
                run.bold = bold or None
                if look:
                    setattr(run.font, look, True)
        elif isinstance(child, Tag) and child.name == "br":
            paragraph.add_run().add_break()
        elif isinstance(child, Tag) and child.name not in _LISTS:
            _fill(paragraph, child, bold=bold or child.name in ("b", "strong"), look=_LOOKS.get(child.name, look))


def _by_office(office: str, page: Path) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        profile = (Path(folder) / "profile").as_uri()
        command = [office, f"-env:UserInstallation={profile}", "--headless", "--infilter=HTML (StarWriter)"]
        subprocess.run([*command, "--convert-to", "docx", "--outdir", folder, str(page)], check=True, timeout=300)
        return _steady((Path(folder) / "true.docx").read_bytes())


def _steady(data: bytes) -> bytes:
    """The file, the same bytes whenever it is made, without the parts of the template that nothing refers to."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in parts.infolist():
            if not _UNUSED.search(part.filename):
                content = _REFERENCE.sub(b"", parts.read(part))
                info = zipfile.ZipInfo(part.filename, (2025, 4, 1, 0, 0, 0))
                archive.writestr(info, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


_UNUSED = re.compile("thumbnail|stylesWithEffects|customXml")
_REFERENCE = re.compile(
    rb"<(?:Relationship|Override|Default) [^<>]*(?:thumbnail|stylesWithEffects|customXml|jpeg)[^<>]*/>"
)


if __name__ == "__main__":
    main()
