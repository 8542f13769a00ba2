"""Word files of whole documents: the same hierarchy as the HTML that they were made of, nothing lost, nothing repaired."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from senryaku_parse import parse
from senryaku_parse.convert import Trace, trace, trace_input
from senryaku_parse.errors import InputError, NoStrategyError
from senryaku_parse.findings import Finding
from senryaku_parse.inputs import from_text
from senryaku_parse.limits import Limits
from senryaku_parse.readers.docx import read_docx
from tests.support.archives import packed
from tests.support.casefile import read_case
from tests.support.layout_outline import layout_outline
from tests.support.word import level, lists, numbered, p, r, tbl, tc, tr, val, word

CASES = Path(__file__).parent / "cases"
FILES = sorted((CASES / "files").glob("*.docx"))


def _html(path: Path) -> str:
    name = path.name.removesuffix(".docx")
    if name.startswith("true"):
        return (CASES / "converters" / "true.html").read_text("utf-8")
    return read_case(CASES / "layouts" / f"{name.replace('.', '/')}.txt").parts["input.html"]


def _told(findings: tuple[Finding, ...]) -> list[tuple[str | None, ...]]:
    return [(found.code, found.severity, found.before, found.after) for found in findings]


def test_there_are_files_of_the_sample_and_six_other_layouts() -> None:
    names = {path.name.partition(".")[0] for path in FILES}
    assert {"true", "columns", "indicator-list", "label-rows", "mixture", "outline", "project-first"} <= names


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_read_as_its_page(path: Path) -> None:
    page = trace_input(from_text(_html(path)), "html")
    read = trace(path)
    assert layout_outline(read.strategy) == layout_outline(page.strategy)
    assert read.strategy.goals == page.strategy.goals
    assert _told(read.strategy.findings) == _told(page.strategy.findings)
    assert read.strategy.title == page.strategy.title
    assert (read.accounting().total, read.accounting().lost) == (page.accounting().total, ())
    assert read.strategy.source.format == "docx"


@pytest.mark.parametrize("name", ["true.docx", "true.office.docx"])
def test_the_sample_needs_no_repair(name: str) -> None:
    assert parse(CASES / "files" / name).findings == ()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_xml_that_is_shortened_says_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    short = read_docx(path.read_bytes())
    monkeypatch.setattr("senryaku_parse.readers.docx.part_reader.shortened", lambda piece, is_plain: piece)
    monkeypatch.setattr("senryaku_parse.readers.docx.styles.shortened", bytes)
    monkeypatch.setattr("senryaku_parse.readers.docx.styles._STYLE_END", b"\0")
    assert read_docx(path.read_bytes()) == short


_LEVELS = lists(
    level(0, "decimal", "基本目標%1") + level(1, "decimal", "(%2)") + level(2, "decimalEnclosedCircle", "%3"),
    level(0, "bullet", "・"),
)
_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{at}"><w:name w:val="heading {at}"/></w:style>' for at in (1, 2, 3)
)


def _document(*, automatic: bool) -> bytes:
    """A plan whose numbers are written by hand, or by Word."""

    def line(mark: str, text: str, at: int, style: str = "", use: int = 1) -> str:
        if automatic:
            return p(text, style + numbered(use, at))
        return p(f"{mark}{text}", style)

    goals = line("基本目標1 ", "港ににぎわいをつくる", 0, val("pStyle", 1))
    goals += tbl(
        tr("数値目標", "現状値", "目標値"),
        tr(tc(line("①", "港の利用者数", 2)), "100人", "200人"),
        tr(tc(line("②", "港の売上", 2)), "10万円", "20万円"),
    )
    for mark, name, projects in (
        ("(1) ", "港の整備", ("桟橋改修事業", "荷さばき所整備事業")),
        ("(2) ", "市場の開設", ("朝市事業",)),
    ):
        goals += line(mark, name, 1, val("pStyle", 2))
        goals += tbl(tr("重要業績評価指標(KPI)", "現状値", "目標値"), tr(f"{name}の件数", "1件", "5件"))
        goals += p("【主な事業】") + "".join(line("・", project, 0, use=2) for project in projects)
    return word(p("みなと市総合戦略", val("pStyle", 1)) + goals, styles=_STYLES, numbering=_LEVELS)


def test_numbers_of_word_are_read_as_those_written_by_hand() -> None:
    automatic, by_hand = (parse(_document(automatic=way)) for way in (True, False))
    assert layout_outline(automatic) == layout_outline(by_hand)
    assert automatic.goals == by_hand.goals
    assert [measure.number for measure in automatic.goals[0].measures] == [1, 2]
    assert [len(measure.projects) for measure in automatic.goals[0].measures] == [2, 1]


_HEAD = tr(tc("基本目標"), tc("1. 港", val("gridSpan", 2)))


def _sample(target: str, *, more: str = "", **parts: str) -> Trace:
    table = tbl(
        _HEAD,
        tr(tc("数値目標", val("vMerge", "restart")), "①港の利用者数", tc(target)),
        tr(tc("", "<w:vMerge/>"), "②港の件数", "5年で50件"),
        tr("具体的施策", tc("(ア) 港の整備 ①港を直す", val("gridSpan", 2))),
        tr("重要業績評価指標(KPI)", tc("港の件数 ⇒ 5年で50件", val("gridSpan", 2))),
    )
    return trace(word(table + more, **parts))


def _target(read: Trace) -> tuple[object, ...]:
    target = read.strategy.goals[0].targets[0].target
    assert target is not None
    return target.text, target.value, target.years


def test_changes_and_notes_in_a_table_reach_the_strategy() -> None:
    runs = r("5年で") + f"<w:del>{r('50')}</w:del><w:ins>{r('60')}</w:ins>" + r("人")
    runs += '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="1"/></w:r>'
    read = _sample(p(runs=runs), footnotes=f'<w:footnote w:id="1">{p("延べ人数")}</w:footnote>')
    assert _target(read) == ("5年で60人", 60, 5)
    assert read.strategy.goals[0].targets[0].notes == ("延べ人数",)
    assert {found.code for found in read.strategy.findings} == {"text-struck", "note-linked"}
    assert read.accounting().lost == ()


@pytest.mark.parametrize(
    "runs",
    [
        r("5") + r("年で") + r("200") + r("人"),
        r("5年で", "<w:b/>") + "<w:r><w:br/><w:t>200人</w:t></w:r>",
        r("5年で") + f"<w:ins>{r('200人')}</w:ins>",
        f"<w:smartTag>{r('5年で200人')}</w:smartTag>",
        r("5年で200人") + r("秘密", "<w:vanish/>"),
    ],
)
def test_how_a_text_is_parted_changes_nothing(runs: str) -> None:
    text, value, years = _target(_sample(p(runs=runs)))
    assert (str(text).replace("\n", "").replace(" ", ""), value, years) == ("5年で200人", 200, 5)


def test_positions_are_tables_rows_and_cells() -> None:
    at = _sample("5年で200人").strategy.goals[0].targets[0].position
    assert (at.table, at.row, at.column, at.page, at.sheet) == (1, 2, 2, None, None)


# Files that are something else

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "パスワードを外し"),
        (_OLE + "WordDocument".encode("utf-16-le"), "「Word 文書（.docx）」として保存し直して"),
        (packed({"word/document.xml": "x" * 9000})[:60], "途中で切れた"),
        (word(p("港"))[:-30], "途中で切れた"),
        (packed({"word/document.xml": "<w:document"}), "本文が見つかりません"),
        (word("<w:p>"), "Word で開いて確かめ"),
        (word('<w:altChunk r:id="a" xmlns:r="r"/>'), "Word で開いて保存し直して"),
        (word(p("港")).replace(b"word/document.xml", b"word/documend.xml"), "中の文書を渡して"),
        (b"{\\rtf1 x}", "Word で開き"),
    ],
    ids=lambda value: value if isinstance(value, str) else "data",
)
def test_another_kind_of_file_is_refused_with_what_to_do(data: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"。$") as raised:
        parse(path)
    assert message in str(raised.value)
    assert str(raised.value).startswith(f"{path}: ")


def test_a_document_is_known_by_its_content(tmp_path: Path) -> None:
    data = (CASES / "files" / "true.docx").read_bytes()
    path = tmp_path / "plan.txt"
    path.write_bytes(data)
    assert parse(path).goals == parse(data).goals
    with pytest.raises(InputError, match=r"Word 文書（\.docx）ではありません"):
        parse(b"<table></table>", format="docx")
    with pytest.raises(NoStrategyError):
        parse(word(p("お知らせ")))


@pytest.mark.parametrize(
    ("limits", "body"),
    [
        (Limits(word_tags=20), p("港") * 9),
        (Limits(unpacked=2_000), p("港") * 99),
        (Limits(cell=9), p("港" * 10)),
        (Limits(characters=9), p("港" * 5) * 2),
        (Limits(rows=3), p("港") * 4),
        (Limits(rows=2), tbl(tr("港") * 3)),
        (Limits(slots=5), tbl(tr("港", "町", "村") * 2)),
        (Limits(tables=1), tbl(tr("港")) * 2),
        (Limits(depth=1), tbl(tr(tc(tbl(tr("港")) + p())))),
        (Limits(nesting=8), "<w:ins>" * 60_000 + "</w:ins>" * 60_000),
        (Limits(columns=100), tbl(tr(tc("港", val("gridSpan", 10**9))))),
    ],
)
def test_what_is_beyond_the_limits_is_refused(limits: Limits, body: str) -> None:
    with pytest.raises(InputError, match="上限"):
        parse(word(body), limits=limits)


def test_a_document_type_is_refused() -> None:
    outside = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
    data = word(p("&b;"))
    with pytest.raises(InputError):
        parse(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    parts["word/document.xml"] = outside + parts["word/document.xml"]
    with pytest.raises(InputError, match="DOCTYPE"):
        parse(packed(parts))


def test_a_list_of_projects_in_a_cell_belongs_to_the_measure_of_its_table() -> None:
    inner = tbl(tr("事業名", "内容"), tr("保育料軽減", "第2子以降無料"), tr("病児保育", "病院に併設"))
    rows = [("基本目標", "2 子育て"), ("具体的施策", "(1) 支援"), ("重要業績評価指標", "待機児童数：3人→0人")]
    body = tbl(*(tr(*row) for row in rows), tr("具体的事業", tc(inner + p())))
    traced = trace(word(body))
    (measure,) = traced.strategy.measures
    assert [(one.name, one.text) for one in measure.projects] == [
        ("保育料軽減", "第2子以降無料"),
        ("病児保育", "病院に併設"),
    ]
    assert traced.accounting().lost == ()
