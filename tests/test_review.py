"""The page that shows a source beside its reading: all of the source, true to its merges, each text with what it became."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

import senryaku_parse as sp
from senryaku_parse.cli import main
from senryaku_parse.convert import look_through
from senryaku_parse.explain.blocks import explanation_of
from senryaku_parse.explain.findings import GUESSED, OF_MANY
from senryaku_parse.explain.model import Explanation
from senryaku_parse.explain.page import write_review
from senryaku_parse.explain.page.marks import legal
from senryaku_parse.inputs import from_text
from tests.conftest import ROOT
from tests.page.test_document import JAPANESE
from tests.support.casefile import read_case
from tests.support.page import check_anchors, check_tree, first
from tests.support.page_in_browser import HOSTILE

DOCUMENTS = sorted((Path(__file__).parent / "cases" / "documents").glob("*.txt"))
LAYOUTS = sorted((ROOT / "samples" / "layouts-fictional").iterdir())
REFUSED = "| めざす未来 | やること |\n|---|---|\n| 安心 | 見守り |\n"
UNPLACED = "| 基本目標 | 安心 |\n|---|---|\n| ねらい | 笑顔 |\n| 数値目標 | 出生率 ⇒ 5年で1.49 |\n"


def _of(text: str, format: str = "markdown") -> Explanation:
    return explanation_of(look_through(from_text(text), format))


def _page(explained: Explanation, lang: str = "ja") -> LexborHTMLParser:
    return LexborHTMLParser(write_review(explained, lang=lang).file())  # type: ignore[arg-type]


def _check(explained: Explanation) -> None:
    """All texts of the source in their order, and every node and finding tied to its text."""
    written = write_review(explained)
    page = LexborHTMLParser(written.file())
    check_tree(written.file())
    check_anchors(page)
    cells = [cell for table in explained.tables for row in table.rows for cell in row]
    shown = page.css("#source :is(td, th)")
    assert [node.text() for node in shown] == [legal(cell.text) if cell.role != "blank" else "" for cell in cells]
    assert [(node.attributes.get("rowspan", "1"), node.attributes.get("colspan", "1")) for node in shown] == [
        (f"{cell.rowspan}", f"{cell.colspan}") for cell in cells
    ]
    lines = page.css("#source .line")
    assert [node.text() for node in lines] == [legal(line.text) for line in explained.lines]
    held = {name for node in page.css("#source [data-nodes]") for name in (node.attributes["data-nodes"] or "").split()}
    assert {node.attributes["id"] for node in page.css("#tree [data-node][id]")} >= held
    implicit = {node.id for node in explained.strategy.nodes() if node.implicit}
    ids = {node.attributes["id"] or "" for node in page.css("#tree [data-node][id]")}
    assert not {one for one in ids - held if one.partition("~")[0] not in implicit}
    notes = {node.attributes["id"] for node in page.css(".note")}
    assert len(notes) == len(explained.strategy.findings) + len(written.findings)
    for node in page.css("#source [data-notes]"):
        assert notes >= set((node.attributes["data-notes"] or "").split())


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_all_of_the_source_stands_on_the_page(path: Path) -> None:
    reader, text = read_case(path).input
    _check(explanation_of(look_through(from_text(text), reader)))


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.name)
def test_all_of_a_workbook_a_word_file_and_a_pdf_stands_on_the_page(path: Path) -> None:
    _check(sp.explain(path))


@pytest.mark.parametrize("format", ["markdown", "html"])
def test_hostile_texts_are_texts(format: str) -> None:
    texts = [text for text in HOSTILE if "\x00" not in text]
    if format == "html":
        rows = "".join(f"<tr><td>KPI</td><td>{legal(text).replace('<', '&lt;')}</td></tr>" for text in texts)
        _check(_of(f"<table><tr><td>基本目標</td><td>港</td></tr>{rows}</table>", "html"))
    else:
        rows = "".join(f"| KPI | {text.replace('|', '')} |\n" for text in texts)
        _check(_of(f"| 基本目標 | 港 |\n|---|---|\n{rows}"))


def test_characters_that_html_lacks_are_told() -> None:
    explained = _of("| 基本目標 | 安\x0b心 |\n|---|---|\n| ねらい | 笑\x01顔 |\n| 数値目標 | 出生率 ⇒ 5年で1.49 |\n")
    written = write_review(explained)
    assert "\x01" not in written.file().decode()
    _check(explained)


def test_what_needs_a_look_is_marked_with_its_finding() -> None:
    page = _page(_of(UNPLACED))
    marked = page.css("#source [data-look]")
    assert [node.text() for node in marked] == ["ねらい", "笑顔"]
    for node in marked:
        assert (node.attributes["class"] or "").split() == ["unplaced", "serious"]
        note = first(page, f"[id='{node.attributes['data-notes']}']")
        assert "置けませんでした" in note.text(deep=True)
        assert first(note, "a.to-source").attributes["href"] == f"#{node.attributes['id']}"


def test_kinds_of_marks_are_those_of_codes_that_exist() -> None:
    assert set(sp.CODES) >= GUESSED | OF_MANY


def test_roles_and_what_they_hold() -> None:
    page = _page(
        _of(
            "| 基本目標 | KPI | 現状値 | 目標値 | メモ |\n|---|---|---|---|---|\n| 安心 | 相談件数 | 3件 | 10件 | 暫定 |\n"
        )
    )
    told = [(node.attributes["data-role"], node.attributes["data-what"]) for node in page.css("#source td[data-role]")]
    assert told == [
        ("goal", "基本目標の名前"),
        ("kpi", "KPIの名前"),
        ("kpi", "KPIの現状値"),
        ("kpi", "KPIの目標値"),
        ("kpi", "KPIのメモ"),
    ]
    assert {node.attributes["scope"] for node in page.css("#source th")} == {"col"}


def test_a_refused_document_has_its_page() -> None:
    explained = sp.explain(REFUSED.encode(), format="markdown")
    page = _page(explained)
    _check(explained)
    assert "総合戦略の表" in first(page, ".refused").text(deep=True)
    assert first(page, ".unread a").attributes["href"] == "#table-1"
    assert "読み飛ばしました" in first(page, "#table-1 .why").text()


def test_cells_of_a_workbook_have_their_address_and_rows_of_a_pdf_their_page() -> None:
    book = _page(sp.explain(ROOT / "samples" / "layouts-fictional" / "columns.xlsx"))
    cell = first(book, "#source td[data-role=kpi]")
    assert re.fullmatch("[A-Z]+[0-9]+", cell.attributes["data-cell"] or "")
    assert first(book, "#table-1").attributes["data-sheet"] == "Sheet"
    paper = _page(sp.explain(ROOT / "samples" / "nemuro-sogo-senryaku.pdf", pages="1-2"))
    assert {row.attributes["data-page"] for row in paper.css("#source tr")} == {"1", "2"}
    assert [row.attributes["data-at"] for row in paper.css("#source [data-at^='p.']")] == ["p.1", "p.2"]


def test_a_large_table_stands_in_parts_that_no_merged_cell_is_cut_by() -> None:
    rows = "".join(
        f"<tr>{f'<td rowspan=30>目標{at}</td>' if at % 30 == 0 else ''}<td>指標{at}</td><td>{at}件</td></tr>"
        for at in range(300)
    )
    explained = _of(f"<table><tr><th>基本目標<th>KPI<th>目標値</tr>{rows}</table>", "html")
    _check(explained)
    page = _page(explained)
    counts = [len(part.css("tr")) for part in page.css("#source table")]
    assert sum(counts) == 301
    assert len(counts) > 3
    for part in page.css("#source table"):
        reach = max(
            at + int(cell.attributes.get("rowspan") or 1)
            for at, row in enumerate(part.css("tr"))
            for cell in row.css("td, th")
        )
        assert reach <= len(part.css("tr"))
    assert len({node.html for node in page.css("#source colgroup")}) == 1


def test_english_is_english_but_for_what_the_document_says() -> None:
    page = _page(_of(UNPLACED), "en")
    for selector in ("bdi", "#source [data-role]", "#source .why", "title"):
        for node in page.css(selector):
            node.decompose()
    body = first(page, "body")
    for node in body.css(".plan li"):
        node.decompose()
    assert not JAPANESE.search(body.text(deep=True))
    for name in ("aria-label", "placeholder", "data-what", "data-hits", "data-none", "data-at", "data-line"):
        assert not any(JAPANESE.search(node.attributes[name] or "") for node in body.css(f"[{name}]"))


def test_command_writes_the_page(tmp_path: Path, sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "review.html"
    assert main(["explain", str(sample), "-o", str(out)]) == 0
    assert out.read_bytes() == write_review(sp.explain(sample)).file()
    assert capsys.readouterr().out == ""
    sp.explain(sample).write(tmp_path / "again.html", lang="en")
    assert 'lang="en"' in (tmp_path / "again.html").read_text("utf-8")[:100]
    assert main(["explain", str(sample), "-o", str(tmp_path / "review.xlsx")]) == 2
    assert main(["explain", str(out), "-o", str(out)]) == 2
    assert main(["explain", str(sample), "-o", str(out), "--draft", "-"]) == 2


def test_command_writes_the_page_of_what_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.md"
    path.write_text(REFUSED, "utf-8")
    assert main(["explain", str(path), "-o", str(tmp_path / "review.html")]) == 0
    assert "めざす未来" in (tmp_path / "review.html").read_text("utf-8")


def test_a_page_of_the_strategy_leads_to_it(tmp_path: Path, sample: Path) -> None:
    (tmp_path / "pages").mkdir()
    out, review = tmp_path / "pages" / "out.html", tmp_path / "どう 読んだか.html"
    assert main([str(sample), "-o", str(out), "--review", str(review)]) == 0
    assert review.read_bytes() == write_review(sp.explain(sample)).file()
    link = first(LexborHTMLParser(out.read_bytes()), "footer a").attributes["href"]
    assert link == "../%E3%81%A9%E3%81%86%20%E8%AA%AD%E3%82%93%E3%81%A0%E3%81%8B.html"
    assert main([str(sample), "-o", str(tmp_path / "out.json"), "--review", str(review)]) == 0
    sp.parse(sample).write(out)
    assert f"senryaku-parse explain {sample.name} -o review.html" in out.read_text("utf-8")


def test_a_page_of_a_comparison_names_the_command(tmp_path: Path, sample: Path) -> None:
    newer = sample.with_name("nemuro-sogo-senryaku-2nd-fictional.md")
    sp.compare(sp.parse(sample), sp.parse(newer)).write(tmp_path / "changes.html")
    footer = first(LexborHTMLParser((tmp_path / "changes.html").read_bytes()), "footer")
    assert [code.text(deep=True) for code in footer.css("code")] == [
        f"senryaku-parse explain {path.name} -o review.html" for path in (sample, newer)
    ]


def test_the_other_page_is_asked_for_of_one_document_alone(tmp_path: Path, sample: Path) -> None:
    out, review = str(tmp_path / "out.json"), str(tmp_path / "review.html")
    assert main([str(sample), str(sample), "-o", str(tmp_path / "all.xlsx"), "--review", review]) == 2
    assert main([str(sample), "--review", review]) == 2
    assert main([str(sample), "-o", review, "--review", review]) == 2
    assert main([str(sample), "-o", out]) == 0
    assert main([out, "-o", str(tmp_path / "again.json"), "--review", review]) == 2
    assert not Path(review).exists()


def test_the_page_is_no_document(tmp_path: Path, sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its tables are those of the source, which would be read twice where it stands beside it."""
    sp.explain(sample).write(tmp_path / "review.html")
    assert main([str(tmp_path / "review.html")]) == 4
    assert "元の文書" in capsys.readouterr().err
