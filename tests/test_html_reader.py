"""The HTML reader and the grid: every quirk as a case file, soups as good as text, bytes in any encoding."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

import senryaku_parse as sp
from senryaku_parse.convert import trace, trace_input
from senryaku_parse.errors import TooLargeError
from senryaku_parse.findings import Finding
from senryaku_parse.formats import READERS, find, sniff
from senryaku_parse.grid import form_grids
from senryaku_parse.inputs import from_text, read_input
from senryaku_parse.readers.html import read_html
from senryaku_parse.readers.soup import soup_input
from senryaku_parse.tables import ABSENT, EMPTY, Cell, Document, Grid, RawTable, Row, TextBlock
from tests.support.casefile import check_part, read_case

CASES = sorted((Path(__file__).parent / "cases" / "html").glob("*.txt"))
STRATEGY = """<table>
<tr><td>基本目標</td><td colspan="3">1. 安心して暮らせるまち</td></tr>
<tr><td rowspan="2">数値目標</td><td>①出生率</td><td colspan="2">5年で1.49</td></tr>
<tr><td>②若者の割合</td><td colspan="2">5年で10.3%</td></tr>
<tr><td>具体的施策</td><td colspan="3">(ア) 子育て支援 ①相談体制の強化</td></tr>
<tr><td>重要業績評価指標(KPI)</td><td colspan="3">相談件数 ⇒ 5年で200件</td></tr>
<tr><td rowspan="2">具体的事業</td><td>区分</td><td>事業名</td><td>内容</td></tr>
<tr><td>新規</td><td>相談室設置事業</td><td>相談室の設置</td></tr>
</table>
"""
PAGE = f"<!DOCTYPE html>\n<html><head><title>あおば市創生総合戦略</title></head><body>\n{STRATEGY}</body></html>\n"


def draw(document: Document) -> str:
    """A document as text: each block with its line, each grid with ← and ↑ in merged slots."""
    grids = iter(form_grids(document)[0])
    blocks = [_text(block) if isinstance(block, TextBlock) else _table(block, next(grids)) for block in document.blocks]
    return "\n".join([*([f"title «{document.title}»"] if document.title else []), *blocks])


def _text(block: TextBlock) -> str:
    return f"{block.line}: {'#' * block.level or 'text'} {_one_line(block.text)}"


def _table(table: RawTable, grid: Grid) -> str:
    caption = f" «{table.caption}»" if table.caption else ""
    above = (None, *grid.rows)
    rows = [f"{row.position.line}: {_row(row, over)}".rstrip() for row, over in zip(grid.rows, above, strict=False)]
    return "\n".join(
        [f"{table.line}: table{caption}{'' if table.closed else ' (open)'}", *(f"  {row}" for row in rows)]
    )


def _row(row: Row, above: Row | None) -> str:
    return " ".join(f"| {_slot(row, above, at)}" for at in range(len(row.slots)))


def _slot(row: Row, above: Row | None, at: int) -> str:
    cell = row.slots[at]
    if cell is EMPTY or cell is ABSENT:
        return "."
    if at and row.slots[at - 1] is cell:
        return "←"
    if above and above.slots[at] is cell:
        return "↑"
    return _one_line(cell.text) + (f" @{cell.position.line}" if _on_another_line(cell, row) else "")


def _on_another_line(cell: Cell, row: Row) -> bool:
    return bool(cell.origins) and cell.position.line != row.position.line


def _finding(found: Finding) -> str:
    return f"{found.code} table {found.position.table} line {found.position.line}: {_one_line(found.before or '')}"


def _one_line(text: str) -> str:
    return text.replace("\n", "⏎")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, accept: bool) -> None:
    case = read_case(path)
    assert case.title, "a case says in its first line what it shows"
    reader, text = case.input
    document: Document = find(READERS, reader).function()(text)
    check_part(case, "blocks", draw(document), accept=accept)
    check_part(case, "findings", "\n".join(map(_finding, document.findings)), accept=accept)


SAME_IN_SOUPS = [
    path for path in CASES if path.stem not in ("tags-in-text", "truncated") and "markdown" not in path.stem
]
"""`html.parser` of older Pythons reads tags in a title; a soup is always whole."""


@pytest.mark.parametrize("path", SAME_IN_SOUPS, ids=lambda path: path.stem)
def test_soup_gives_the_document_of_its_text(path: Path) -> None:
    _, text = read_case(path).input
    assert read_html(soup_input(BeautifulSoup(text, "html.parser")).text) == read_html(text)


def test_soups_elements_and_selections() -> None:
    strategy = sp.parse_text(PAGE)
    soup = BeautifulSoup(PAGE, "html.parser")
    table = soup.select_one("table")
    assert table is not None
    assert sp.parse(soup) == strategy
    for part in (table, soup.select("table"), table.select("tr"), soup.select_one("body")):
        assert part is not None
        read = sp.parse(part)
        assert read.goals == strategy.goals
        assert read.goals[0].position == strategy.goals[0].position
    assert sp.parse(soup).source.format == "html"


def test_soup_of_a_parser_without_lines_has_none() -> None:
    pytest.importorskip("lxml")
    strategy = sp.parse(BeautifulSoup(PAGE, "lxml"))
    assert strategy.goals == sp.parse_text(PAGE).goals
    assert {node.position.line for node in strategy.nodes()} == {None}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932", "euc_jis_2004", "iso2022_jp"])
@pytest.mark.parametrize("declared", ["utf-8", "Shift_JIS", "x-sjis", "EUC-JP", "iso-8859-1"])
@pytest.mark.parametrize(
    "meta", ['<meta charset="{}">', "<META http-equiv=Content-Type content='text/html; charset={}'>"]
)
def test_bytes_in_any_encoding_whatever_is_declared(encoding: str, declared: str, meta: str) -> None:
    page = PAGE.translate(dict.fromkeys(map(ord, "①②"))) if encoding == "iso2022_jp" else PAGE
    data = page.replace("<head>", "<head>" + meta.format(declared)).encode(encoding)
    assert sp.parse(data).goals == sp.parse_text(page).goals


@pytest.mark.parametrize(
    ("declared", "text"),
    [("x-sjis", "瑙瑙"), ("windows-31j", "瑙瑙"), ("EUC-JP", "琿琿"), ("utf-8", "瑙瑙")],
)
def test_declaration_decides_where_the_bytes_do_not(declared: str, text: str) -> None:
    data = f'<meta charset="{declared}"><td>'.encode() + b"\xe0\xed\xe0\xed"
    assert read_input(data).text.endswith(text)


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.XHTML", "a.unknown", ""])
def test_suffix_or_content_names_the_reader(name: str) -> None:
    assert trace_input(from_text(PAGE, name)).strategy.source.format == "html"


@pytest.mark.parametrize(
    ("text", "reader"),
    [
        (STRATEGY, "html"),
        ("\n <!DOCTYPE html><p>", "html"),
        ("<HTML>", "html"),
        ("<p>a</p>\n<TABLE>", "html"),
        ("<p>a</p>", "markdown"),
        ("# 表\n\n<table>", "markdown"),
        ("<table></table>\n\n| a | b |\n|---|---|\n", "markdown"),
        ("", "markdown"),
    ],
)
def test_sniff(text: str, reader: str) -> None:
    assert sniff(text) == reader


def test_markdown_and_html_of_a_table_are_one_strategy() -> None:
    around = f"# あおば市創生総合戦略\n\n{STRATEGY}\n"
    assert sp.parse_text(around, format="markdown").goals == sp.parse_text(PAGE).goals


def test_clean_table_gives_no_findings() -> None:
    traced = trace(PAGE.encode())
    assert traced.strategy.findings == ()
    assert traced.accounting().lost == ()


def test_html_parser_is_loaded_for_html_only() -> None:
    code = "import sys, senryaku_parse as sp; sp.parse_text({!r}); print(*sys.modules)"
    markdown = "| 基本目標 | 1. 一 |\n|---|---|\n"
    for text, expected in ((markdown, False), (STRATEGY, True), (f"# 戦略\n\n{STRATEGY}", True)):
        done = subprocess.run([sys.executable, "-c", code.format(text)], capture_output=True, text=True, check=True)
        loaded = done.stdout.split()
        assert ("selectolax" in loaded) is expected
        assert not {"bs4", "lxml"} & set(loaded)


def test_hostile_spans_are_refused_with_a_reason() -> None:
    table = "<table>" + "<tr><td rowspan=65534 colspan=1000>" * 2100
    with pytest.raises(TooLargeError, match="rowspan"):
        form_grids(read_html(table))
    many = '<table><tr><td colspan="1000"><tr></table>' * 1100
    with pytest.raises(TooLargeError, match="120,000"):
        form_grids(read_html(many))


def test_hostile_text_is_read() -> None:
    assert read_html("").blocks == ()
    assert read_html("<table>" * 500).blocks == ()
    assert read_html("a\x00\ud800b<table><tr><td colspan=" + "9" * 10_000 + ">1").blocks[0] == TextBlock(
        "a\ufffdb", 0, 1
    )
    deep = read_html("<div>" * 5000 + "底<table><tr><td>" + "<b>" * 5000 + "奥")
    assert draw(deep) == "1: text 底\n1: table (open)\n  1: | 奥"


def test_a_table_of_hidden_rows_says_so() -> None:
    document = read_html("<table><tr hidden><td>秘</td></tr></table>")
    assert [found.before for found in document.findings] == ["秘"]
    assert form_grids(document)[0][0].width == 0


def test_tables_nested_too_deep_are_refused_at_once() -> None:
    deep = "<table><tr><td>" * 1000
    with pytest.raises(TooLargeError, match="入れ子"):
        read_html(deep)


def test_items_alike_are_items_each() -> None:
    items = "<ol><li>港の整備</li><li>港の整備</li></ol><ul><li>港の整備</li><li>港の整備</li></ul>"
    blocks = read_html(items).blocks
    assert [block.mark for block in blocks if isinstance(block, TextBlock)] == ["1.", "2.", "-", "-"]
