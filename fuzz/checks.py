"""What must hold whatever the bytes: one check a target. Nothing here needs atheris.

Only the package's own errors come out, every cell and line is accounted for, and what was read can be written as JSON and
loaded back equal.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from unittest.mock import patch

from tests.support.archives import packed
from tests.support.laws import made_up, substance
from tests.support.pdf_attacks import page_of, stream
from tests.support.pdf_pages import HEIGHT, JAPANESE, LEFT, TOP, UNICODE, WIDTH, box, japanese, line
from tests.support.shared_strings import shared_parts
from tests.support.word import level, lists, numbered, p, r, tbl, tc, tr, val, word

from senryaku_parse import Indicator, SenryakuError, Source, Strategy, parse_text
from senryaku_parse.convert import trace_input
from senryaku_parse.inputs import Input, from_bytes, from_text
from senryaku_parse.limits import Limits
from senryaku_parse.loaders.json import load_json
from senryaku_parse.loaders.package import load_package
from senryaku_parse.loaders.xlsx import load_xlsx
from senryaku_parse.model import Goal, Target
from senryaku_parse.readers.pdf.page_content import PageContent
from senryaku_parse.readers.pdf.pages import pages_in
from senryaku_parse.targets import read_target
from senryaku_parse.writers.excel import write_xlsx
from senryaku_parse.writers.json import write_json

_FILE = re.compile(rb"^--- (.+)\n", re.MULTILINE)
_VALUE = re.compile(rb'(?<=: )(?:"[^"\n]*"|[^\s"\[{,]+|\[\]|\{\})|\{|\[')
_ELEMENT = re.compile(rb"<c [^>]*/>|<c .*?</c>|<row [^>]*>|<v>.*?</v>|<t>.*?</t>")
_OF_BOOK = re.compile(
    rb"<c [^>]*/>|<c .*?</c>|<row [^>]*>|<v>.*?</v>|<t>.*?</t>|<r>.*?</r>|<mergeCell [^>]*>|<col [^>]*>|<xf [^>]*>|<numFmt [^>]*>"
    rb"|<sheetData>|</sheetData>"
)
_BOOK = Path(__file__).parent.parent / "tests" / "cases" / "files" / "columns.two-header-rows.xlsx"
_TAG = re.compile(rb"</?w:[^>]*>|[^<>]+")
_OPERAND = re.compile(rb"[^\s]+")
_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_BORDER = b"\0"
_EDITS = 8
_STEP = 37
SMALL = """\
| 基本目標 | 1. 海 | | |
|---|---|---|---|
| 数値目標 | 漁獲量 ⇒ 5年で10t増加 | | |
| 具体的施策 | (ア) 港 ①整備 | | |
| 重要業績評価指標(KPI) | 寄港数 ⇒ 年間50隻 | | |
| 具体的事業 | 区分 | 事業名 | 内容 |
| | 新規 | 港祭り | 開催/北洋銀行 |
"""
"""A table with a node of each kind."""


def check_markdown(data: bytes) -> None:
    """Any text as Markdown; bytes that are no UTF-8 stand as lone surrogates."""
    _check_text(data, "markdown")


def check_html(data: bytes) -> None:
    """Any text as HTML."""
    _check_text(data, "html")


def check_target(data: bytes) -> None:
    """A target's text and, on the second line, its indicator's name."""
    text, _, name = data.decode("utf-8", "replace").partition("\n")
    target, _ = read_target(text, name)
    _check_laws(target, name)
    indicator = Indicator(id="1-T1", name=name, target=target)
    _check_json(Strategy(title="", source=Source("", "", ""), goals=(Goal(id="1", name="", targets=(indicator,)),)))


def _check_laws(target: Target, name: str) -> None:
    """Every number of `target` stands in its text; width and blanks around it do not matter."""
    assert not made_up(target), made_up(target)
    for text in (target.text.translate(_WIDE), f" {target.text}\n"):
        assert substance(read_target(text, name)[0]) == substance(target), text


def check_json(data: bytes) -> None:
    """Edits of our JSON, one a line: which of its values, and what stands in its place, JSON or not."""
    with suppress(SenryakuError):
        _check_json(load_json(_edited(_small_json(), _VALUE, data)))


def check_package(data: bytes) -> None:
    """Lines `--- name`, each with a file's content behind it, as a folder of ours."""
    _, *parts = _FILE.split(data)
    with suppress(SenryakuError):
        files = {
            name.decode("utf-8", "replace"): content for name, content in zip(parts[::2], parts[1::2], strict=True)
        }
        _check_json(load_package(files))


def check_xlsx(data: bytes) -> None:
    """Edits of the sheets of our workbook, one a line: which of its elements, and what stands in its place, XML or not."""
    parts = workbook_parts()
    sheets = [name for name in parts if name.startswith("xl/worksheets/")]
    edited = _edited(_BORDER.join(parts[name] for name in sheets), _ELEMENT, data).split(_BORDER)
    with suppress(SenryakuError):
        _check_json(load_xlsx(packed({**parts, **dict(zip(sheets, edited, strict=False))})))


def check_book(data: bytes) -> None:
    """The same of a workbook of others: its sheet, the texts that cells share, and its styles."""
    parts = _book_parts()
    names = [name for name in parts if name.endswith(("/sheet1.xml", "/sharedStrings.xml", "/styles.xml"))]
    edited = _edited(_BORDER.join(parts[name] for name in names), _OF_BOOK, data).split(_BORDER)
    _check_input(from_bytes(packed({**parts, **dict(zip(names, edited, strict=False))})), "xlsx")


def check_csv(data: bytes) -> None:
    """Any bytes as CSV."""
    _check_input(from_bytes(data), "csv")


def check_docx(data: bytes) -> None:
    """Edits of a Word document, one a line: which of its tags or texts, and what stands in its place, XML or not."""
    body = _edited(_word_body(), _TAG, data).decode("utf-8", "replace")
    document = word(body, styles=_WORD_STYLES, numbering=_WORD_LISTS, footnotes=_WORD_NOTES)
    _check_input(from_bytes(document), "docx")


def check_pdf(data: bytes) -> None:
    """Edits of what a page of a PDF draws, one a line: which of its operands and operators, and what stands in its place.

    PDFium runs in this process, so that what it takes can be seen.
    """
    drawn = _edited(_pdf_drawn(), _OPERAND, data)
    document = page_of(stream(drawn, packed=False), font=JAPANESE, o6=stream(UNICODE))

    def read_pages(data: bytes, limits: Limits, chosen: tuple[range, ...] | None) -> Iterator[PageContent]:
        return pages_in(data, limits, chosen, lambda _: slice(None))

    with patch("senryaku_parse.readers.pdf.read_pages", read_pages):
        _check_input(from_bytes(document), "pdf")


def _edited(content: bytes, places: re.Pattern[bytes], edits: bytes) -> bytes:
    """`content` with each of `edits`, "number text" a line, put in the place of the match of that number."""
    for edit in edits.splitlines()[:_EDITS]:
        number, _, text = edit.partition(b" ")
        found = [match.span() for match in places.finditer(content)]
        start, end = found[_STEP * int.from_bytes(number[-2:], "big") % len(found)] if found else (0, 0)
        content = content[:start] + text + content[end:]
    return content


CHECKS: dict[str, Callable[[bytes], None]] = {
    "markdown": check_markdown,
    "html": check_html,
    "target": check_target,
    "json": check_json,
    "package": check_package,
    "xlsx": check_xlsx,
    "book": check_book,
    "csv": check_csv,
    "docx": check_docx,
    "pdf": check_pdf,
}
"""Target → check."""


def _check_text(data: bytes, reader: str) -> None:
    check_document(data.decode("utf-8", "surrogateescape"), reader)


def check_document(text: str, reader: str) -> None:
    """`text` as a document for `reader`."""
    _check_input(from_text(text), reader)


def _check_input(given: Input, reader: str) -> None:
    with suppress(SenryakuError):
        traced = trace_input(given, reader)
        lost = traced.accounting().lost
        assert not lost, lost
        _check_json(traced.strategy)


def _check_json(strategy: Strategy) -> None:
    written = write_json(strategy)
    loaded = load_json(written.file())
    assert written.findings or loaded == strategy, loaded
    assert write_json(loaded).content == written.content


@cache
def _word_body() -> bytes:
    """The body of a document with whatever may stand in one."""
    changed = p(runs=r("5年で") + f"<w:del>{r('50')}</w:del><w:ins>{r('60')}</w:ins>{r('人')}" + _REFERENCE)
    box = p(runs=f"<w:r><w:pict><w:txbxContent>{p('箱')}{tbl(tr('箱の表'))}</w:txbxContent></w:pict></w:r>")
    table = tbl(
        tr("基本目標", tc("1. 海", val("gridSpan", 3))),
        tr(tc("数値目標", val("vMerge", "restart")), "漁獲量", tc(changed, val("gridSpan", 2))),
        tr(tc("", "<w:vMerge/>"), tc(p("件数", numbered(1, 1))), tc("5年で50件", val("gridSpan", 2))),
        tr("具体的施策", tc("(ア) 港 ①整備", val("gridSpan", 3))),
        tr("具体的事業", "区分", "事業名", "内容"),
        tr("", "新規", tc(p("港祭り", numbered(2)) + p("朝市", numbered(2))), tc(p("開催") + tbl(tr("奥")) + p())),
        tr("", "", "消した事業", "内容", properties="<w:del/>"),
    )
    return (
        p("計画", val("pStyle", "1")) + p("章", numbered(1)) + table + box + p(runs=r("秘密", "<w:vanish/>"))
    ).encode()


_REFERENCE = '<w:r><w:footnoteReference w:id="1"/></w:r>'
_WORD_STYLES = '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
_WORD_LISTS = lists(level(0, "decimal", "第%1章") + level(1, "decimalEnclosedCircle", "%2"), level(0, "bullet", "・"))
_WORD_NOTES = f'<w:footnote w:id="1">{p("延べ人数")}</w:footnote>'


@cache
def _pdf_drawn() -> bytes:
    """A heading, tables with merged cells, a struck value, lines, a bullet, text by columns."""
    rows = (
        ("基本目標", "KPI", "現状値", "目標値"),
        ("1 しごと", "創業件数", "10件", "20件"),
        ("", "相談件数", "30件", "50件"),
    )
    drawn = [japanese("総合戦略", 60, 800, 16), japanese("本文の一行", 60, 775)]
    for y, row in enumerate(rows):
        for x, letters in enumerate(row):
            down = 2 if letters == "1 しごと" else 1
            left, top = LEFT + x * WIDTH, TOP - y * HEIGHT
            if letters:
                drawn += [box(left, top - down * HEIGHT, left + WIDTH, top), japanese(letters, left + 4, top - 13)]
    drawn += [line(LEFT + 3 * WIDTH + 4, TOP - 30, LEFT + 3 * WIDTH + 31, TOP - 30)]
    drawn += [box(60, 500, 63, 503).replace(b" S", b" f"), japanese("項目の一つ", 70, 500)]
    drawn += [
        japanese(letters, 60 + 150 * x, 460 - 14 * y) for y, row in enumerate(rows) for x, letters in enumerate(row)
    ]
    return b"".join(drawn)


@cache
def workbook_parts() -> dict[str, bytes]:
    """Name → content of each part of the workbook of `SMALL`."""
    with zipfile.ZipFile(io.BytesIO(write_xlsx(parse_text(SMALL)).file())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@cache
def _book_parts() -> dict[str, bytes]:
    """The same of a workbook of others."""
    with zipfile.ZipFile(_BOOK) as archive:
        return shared_parts({name: archive.read(name) for name in archive.namelist()})


@cache
def _small_json() -> bytes:
    return write_json(parse_text(SMALL)).file()
