"""Make the PDF files of tests/cases/files/pdf anew: tables of the cases, printed by Chromium, and by LibreOffice from Word.

    pip install -e '.[converters]'
    python tools/pdf_cases.py

Needs Chromium, LibreOffice Writer, QPDF and the fonts IPAGothic, IPAMincho and Noto Sans CJK JP (Debian: chromium,
libreoffice-writer, qpdf, fonts-ipafont, fonts-noto-cjk). Each page carries a running header and its number; small pages tear
tables and rows.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bs4 import BeautifulSoup, Tag
from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell

CASES = Path(__file__).parent.parent / "tests" / "cases"
FILES = CASES / "files" / "pdf"
RUNNING = "地方創生の推進計画"
"""What stands at the top of each page."""

_STYLE = """
@page {{ size: {paper}; margin: 18mm 14mm;
  @top-right {{ content: "{running}"; font-size: 7pt }}
  @bottom-center {{ content: "- " counter(page) " -"; font-size: 8pt }} }}
body {{ font: {size} "{font}", sans-serif; orphans: 1; widows: 1 }}
table {{ width: 100%; margin-bottom: 4mm; {borders} }}
th, td {{ border: 0.5pt solid #000; padding: 1.2mm; text-align: left; box-decoration-break: clone }}
th {{ background: #dde6f0 }}
"""
_COLLAPSED = "border-collapse: collapse"
_SEPARATE = "border-collapse: separate; border-spacing: 0"


@dataclass(frozen=True, slots=True)
class Case:
    """One PDF."""

    source: str
    """The HTML below tests/cases, or the case file that has a part input.html."""
    how: str
    """"chromium" or "word"."""
    paper: tuple[int, int] = (210, 297)
    """Millimetres."""
    size: float = 9
    """Points."""
    font: str = "IPAGothic"
    borders: str = _COLLAPSED

    @property
    def name(self) -> str:
        """Of the file."""
        wide = "-wide" if self.paper[0] > self.paper[1] else ""
        small = "-small" if min(self.paper) < 200 else ""
        type3 = "-type3" if "Noto" in self.font else ""
        return f"{Path(self.source).stem}-{self.how}{wide}{small}{type3}.pdf"


_SMALL = (150, 120)
_LOW = (210, 110)
_WIDE = (297, 210)
_PROTECTED = "headings-and-years-word-wide-small.pdf"
"""What is kept once more with a password to open it, and with one to print it."""
_CASES = (
    Case("converters/true.html", "chromium"),
    Case("converters/true.html", "word", size=9.5, font="IPAMincho"),
    Case("converters/true.html", "chromium", _WIDE, 12, "IPAPGothic", _SEPARATE),
    Case("layouts/columns/two-header-rows.txt", "chromium", _WIDE, font="Noto Sans CJK JP"),
    Case("layouts/columns/yearly-three-header-rows.txt", "chromium", _WIDE, 8),
    Case("layouts/columns/yearly-three-header-rows.txt", "word", _WIDE, 8),
    Case("layouts/columns/projects-by-policy.txt", "chromium", _LOW),
    Case("layouts/columns/projects-by-policy.txt", "word", _LOW),
    Case("layouts/indicator-list/headings-and-years.txt", "chromium"),
    Case("layouts/indicator-list/headings-and-years.txt", "word", _LOW, font="IPAMincho"),
    Case("layouts/label-rows/sheets-with-pairs.txt", "chromium", _SMALL, borders=_SEPARATE),
    Case("layouts/label-rows/sheets-with-pairs.txt", "word"),
    Case("layouts/label-rows/pillars-four-levels.txt", "chromium", _LOW),
    Case("layouts/project-first/three-year-budget.txt", "chromium", _WIDE),
    Case("layouts/project-first/three-year-budget.txt", "word", _LOW, 8),
    Case("layouts/outline/headings-with-tables.txt", "chromium", font="IPAPGothic"),
    Case("layouts/outline/headings-with-tables.txt", "word", font="IPAMincho"),
    Case("layouts/mixture/label-rows-with-appendix.txt", "chromium"),
    Case("layouts/mixture/label-rows-with-appendix.txt", "word", _LOW),
)


def main() -> None:
    """Write every PDF."""
    FILES.mkdir(parents=True, exist_ok=True)
    for case in _CASES:
        (FILES / case.name).write_bytes(printed(case))
    protected = FILES / "protected"
    protected.mkdir(exist_ok=True)
    for name, password, more in (("locked", "secret", ()), ("owner", "", ("--print=none",))):
        command = ["qpdf", "--encrypt", password, "owner", "256", *more, "--", str(FILES / _PROTECTED)]
        subprocess.run([*command, str(protected / f"{name}.pdf")], check=True)


def printed(case: Case) -> bytes:
    """The PDF of a case."""
    return _packed(_by_chromium(case) if case.how == "chromium" else _by_word(case))


def html_of(source: str) -> str:
    """The page of a case."""
    text = (CASES / source).read_text("utf-8")
    if source.endswith(".html"):
        return text
    found = re.search(r"^--- input\.html\n(.*?)(?=^--- )", text, re.MULTILINE | re.DOTALL)
    assert found, source
    return f'<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"></head><body>{found[1]}</body></html>'


def _by_chromium(case: Case) -> bytes:
    paper = f"{case.paper[0]}mm {case.paper[1]}mm"
    style = _STYLE.format(paper=paper, running=RUNNING, size=f"{case.size}pt", font=case.font, borders=case.borders)
    page = html_of(case.source).replace("</head>", f"<style>{style}</style></head>")
    with TemporaryDirectory() as folder:
        source, printed = Path(folder, "page.html"), Path(folder, "page.pdf")
        source.write_text(page, "utf-8")
        command = [
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            "--disable-pdf-tagging",
        ]
        subprocess.run([*command, f"--print-to-pdf={printed}", source.as_uri()], check=True, capture_output=True)
        return printed.read_bytes()


def _by_word(case: Case) -> bytes:
    with TemporaryDirectory() as folder:
        source = Path(folder, "page.docx")
        _word(case).save(str(source))
        command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True)
        return source.with_suffix(".pdf").read_bytes()


def _packed(printed: bytes) -> bytes:
    """The same, smaller."""
    packing = ["--object-streams=generate", "--recompress-flate", "--compression-level=9"]
    with TemporaryDirectory() as folder:
        source, packed = Path(folder, "page.pdf"), Path(folder, "packed.pdf")
        source.write_bytes(printed)
        subprocess.run(["qpdf", *packing, str(source), str(packed)], check=True, capture_output=True)
        return packed.read_bytes()


def _word(case: Case) -> Word:
    """The page as a Word document, with a running header and page numbers."""
    word = Document()
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if case.paper[0] > case.paper[1] else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(case.paper[0]), Mm(case.paper[1])
    section.left_margin = section.right_margin = Mm(15)
    section.top_margin = section.bottom_margin = Mm(18)
    section.header.paragraphs[0].add_run(RUNNING).font.size = Pt(7)
    _add_number(section.footer.paragraphs[0].add_run())
    _set_font(word, case)
    body = BeautifulSoup(html_of(case.source), "html.parser").body
    assert body
    for block in body.find_all(recursive=False):
        _add(word, block)
    return word


def _set_font(word: Word, case: Case) -> None:
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "List Bullet", "List Bullet 2"):
        style = word.styles[name]
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in ("w:asciiTheme", "w:eastAsiaTheme", "w:hAnsiTheme", "w:cstheme"):
            fonts.attrib.pop(qn(key), None)
        for key in ("w:ascii", "w:hAnsi", "w:eastAsia"):
            fonts.set(qn(key), case.font)
    word.styles["Normal"].font.size = Pt(case.size)


def _add_number(run: object) -> None:
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        element.text = text
        run._r.append(element)  # type: ignore[attr-defined]


def _add(word: Word, block: Tag) -> None:
    if block.name == "table":
        _add_table(word, block)
    elif block.name in ("ul", "ol"):
        _add_list(word, block, 0)
    elif block.name[0] == "h" and block.name[1:].isdigit():
        word.add_heading(block.get_text(" ", strip=True), int(block.name[1:]))
    else:
        bold = block.find(["b", "strong"]) is not None
        word.add_paragraph().add_run(block.get_text(strip=True)).bold = bold


def _add_list(word: Word, block: Tag, depth: int) -> None:
    for item in block.find_all("li", recursive=False):
        own = "".join(str(part) for part in item.contents if not (isinstance(part, Tag) and part.name in ("ul", "ol")))
        text = BeautifulSoup(own, "html.parser").get_text(strip=True)
        word.add_paragraph(text, "List Bullet 2" if depth else "List Bullet")
        for inner in item.find_all(["ul", "ol"], recursive=False):
            _add_list(word, inner, depth + 1)


def _add_table(word: Word, block: Tag) -> None:
    rows = block.find_all("tr")
    placed = list(_placed(rows))
    width = max(column + across for _, column, _, across, _ in placed)
    table = word.add_table(len(rows), width, "Table Grid")
    for row, column, down, across, cell in placed:
        _fill(_merged(table, row, column, down, across), cell)
    word.add_paragraph()


def _placed(rows: list[Tag]) -> Iterator[tuple[int, int, int, int, Tag]]:
    """Row, column, rows and columns covered, of each cell."""
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(rows):
        x = 0
        for cell in row.find_all(["td", "th"]):
            while (y, x) in taken:
                x += 1
            down, across = int(str(cell.get("rowspan", 1))), int(str(cell.get("colspan", 1)))
            taken |= {(y + below, x + right) for below in range(down) for right in range(across)}
            yield y, x, down, across, cell


def _merged(table: Table, row: int, column: int, down: int, across: int) -> _Cell:
    cell = table.cell(row, column)
    return cell.merge(table.cell(row + down - 1, column + across - 1)) if down * across > 1 else cell


def _fill(cell: _Cell, source: Tag) -> None:
    """The text of `source`, a paragraph a line."""
    for line in source.find_all("br"):
        line.replace_with("\n")
    first, *rest = source.get_text().split("\n")
    cell.paragraphs[0].add_run(first).bold = source.name == "th"
    for text in rest:
        cell.add_paragraph(text)


if __name__ == "__main__":
    main()
