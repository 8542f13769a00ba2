"""Word documents: what paragraphs and their runs are read as, feature by feature."""

from __future__ import annotations

import pytest

from senryaku_parse.marks.runs import LOWERED, RAISED, STRUCK, as_run
from senryaku_parse.readers.docx import read_docx
from senryaku_parse.tables import RawTable, TextBlock
from tests.support.word import numbered, p, r, tbl, tc, tr, val, word
from tests.support.word_read import CHAPTERS, STYLES, cells_of, shown, tables_of, texts_of

pytestmark = pytest.mark.usefixtures("xml_shortened_or_whole")


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        (val("pStyle", "1"), 1),
        (val("pStyle", "own"), 2),
        (val("pStyle", "o"), 3),
        (val("pStyle", "t"), 1),
        (val("pStyle", "1") + val("outlineLvl", 4), 5),
        (val("pStyle", "1") + val("outlineLvl", 9), 0),
        (val("outlineLvl", 8), 6),
        (val("pStyle", "l1"), 0),
        (val("pStyle", "missing"), 0),
        (val("pStyle", "tab"), 0),
        ("", 0),
    ],
)
def test_headings(properties: str, expected: int) -> None:
    (block,) = read_docx(word(p("港", properties), styles=STYLES)).blocks
    assert isinstance(block, TextBlock)
    assert (block.text, block.level, block.line) == ("港", expected, 1)


def test_lines_are_paragraphs_counted_from_one() -> None:
    body = p("一") + p() + tbl(tr(tc(p("ア") + p("イ")), "ウ"), tr("エ", "オ")) + p("二")
    first, table, last = read_docx(word(body)).blocks
    assert (first.line, table.line, last.line) == (1, 3, 8)
    assert isinstance(table, RawTable)
    assert [[(cell.line or row.line, cell.text) for cell in row.cells] for row in table.groups[0]] == [
        [(3, "ア\nイ"), (5, "ウ")],
        [(6, "エ"), (7, "オ")],
    ]


def _run(text: str, *look: str) -> str:
    return r(text, "".join(look))


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        (r("10") + r(".3%"), "10.3%"),
        (r("50", "<w:strike/>") + r("60人"), as_run("50", (STRUCK,)) + "60人"),
        (r("50", "<w:dstrike/>") + r("60人"), as_run("50", (STRUCK,)) + "60人"),
        (r("50", val("strike", "0")) + r("人"), "50人"),
        (r("50", val("rStyle", "gone")) + r("60人"), as_run("50", (STRUCK,)) + "60人"),
        (r("50", val("rStyle", "gone") + val("strike", "false")), "50"),
        (r("250") + r("1", val("vertAlign", "superscript")), "250" + as_run("1", (RAISED,))),
        (r("250") + r("1", val("position", 8)), "250" + as_run("1", (RAISED,))),
        (r("CO") + r("2", val("vertAlign", "subscript")), "CO" + as_run("2", (LOWERED,))),
        (r("2") + r("5", val("vertAlign", "baseline")), "25"),
        (r("全部", val("vertAlign", "superscript")), "全部"),
        (r("全", val("position", 8)) + r("部", val("position", 8) + "<w:b/>"), "全部"),
        (
            r("250") + r("1", val("vertAlign", "superscript")) + r(")", val("vertAlign", "superscript")),
            "250" + as_run("1)", (RAISED,)),
        ),
        (f'<w:del>{r("50").replace("w:t", "w:delText")}</w:del><w:ins>{r("60")}</w:ins>{r("人")}', as_run("50", (STRUCK,)) + "60人"),
        (f"<w:moveFrom>{r('50')}</w:moveFrom><w:moveTo>{r('60')}</w:moveTo>", as_run("50", (STRUCK,)) + "60"),
        (f"<w:ins><w:del>{r('50')}</w:del></w:ins>{r('60')}", as_run("50", (STRUCK,)) + "60"),
        ("<w:r><w:t>5</w:t><w:br/><w:t>年で</w:t></w:r>", "5\n年で"),
        ("<w:r><w:t>5</w:t><w:cr/><w:cr/><w:t>年で</w:t></w:r>", "5\n年で"),
        ("<w:r><w:t>件数</w:t><w:tab/><w:t>200件</w:t></w:r>", "件数 200件"),
        ("<w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t><w:softHyphen/></w:r>", "1-2"),
        ('<w:r><w:t>200件</w:t><w:sym w:font="Wingdings" w:char="F0E0"/><w:t>250件</w:t></w:r>', "200件→250件"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F083"/></w:r>', "③"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0DE"/></w:r>', "⇒"),
        ('<w:r><w:sym w:font="ＭＳ 明朝" w:char="2460"/></w:r>', "①"),
        ('<w:r><w:sym w:font="Wingdings" w:char="zz"/><w:t>港</w:t></w:r>', "港"),
        (f'<w:hyperlink r:id="a" xmlns:r="r">{r("港湾")}</w:hyperlink>{r("課")}', "港湾課"),
        (f'<w:fldSimple w:instr="PAGEREF x">{r("12")}</w:fldSimple>{r("人")}', "12人"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{r('港')}</w:sdtContent></w:sdt>{r('町')}", "港町"),
        (
            "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>ねむろ</w:t></w:r></w:rt>"
            "<w:rubyBase><w:r><w:t>根室</w:t></w:r></w:rubyBase></w:ruby></w:r>" + r("市"),
            "根室市",
        ),
        ("<m:oMath><m:r><m:t>1+2</m:t></m:r></m:oMath>", "1+2"),
        (r("件数", "<w:rPrChange><w:rPr><w:strike/></w:rPr></w:rPrChange>"), "件数"),
        (r("件数", "<w:rPrChange w:id='1'><w:rPr><w:b/><w:vanish/></w:rPr></w:rPrChange><w:b/>"), "件数"),
    ],
)  # fmt: skip
def test_runs(runs: str, expected: str) -> None:
    assert texts_of(read_docx(word(p(runs=runs), styles=STYLES))) == [expected]
    assert cells_of(word(tbl(tr(tc(p(runs=runs)))), styles=STYLES)) == [[expected]]


def _field(code: str, result: str | None) -> str:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    separate = "" if result is None else char("separate") + result
    return f"{char('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{separate}{char('end')}"


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        (_field(" DATE ", r("令和7年")) + r("版"), "令和7年版"),
        (_field(r" eq \o\ac(○,5) ", None) + r("港"), "⑤港"),
        (_field(r" EQ \o\ac(○,印) ", None), "印"),
        (_field(r" EQ \* jc2 \* hps10 \o\ad(\s\up 9(ねむろ),根室)", None) + r("市"), "根室市"),
        (_field(" XE index ", None) + r("港"), "港"),
        (
            _field(" IF " + "</w:instrText></w:r>" + _field("MERGEFIELD x", r("隠")) + "<w:r><w:instrText>", r("見")),
            "見",
        ),
        ('<w:r><w:fldChar w:fldCharType="end"/></w:r>' + r("港"), "港"),
    ],
)
def test_fields(runs: str, expected: str) -> None:
    assert texts_of(read_docx(word(p(runs=runs)))) == [expected]


def test_a_table_of_contents_is_no_content() -> None:
    entry = val("pStyle", "toc")
    begin = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> TOC \\o "1-3" </w:instrText><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = p(runs=begin + r("港 1"), properties=entry) + p("町 2", entry) + p("本文") + p(runs=end) + p("手書き", entry)
    assert texts_of(read_docx(word(body, styles=STYLES))) == ["本文", "手書き"]


def test_bold_lines() -> None:
    runs = r("数値", "<w:b/>") + r("目") + "<w:r><w:br/><w:t>細い</w:t></w:r>" + r("", "<w:b/>")
    body = (
        p(runs=runs)
        + p("太", val("pStyle", "strong"))
        + p(runs=r("細", val("rStyle", "c")), properties=val("pStyle", "strong"))
    )
    body += p(runs=r("細", val("b", "0")), properties=val("pStyle", "strong")) + p(runs=r("太", val("rStyle", "c")))
    blocks = read_docx(word(body, styles=STYLES)).blocks
    assert [block.bold for block in blocks if isinstance(block, TextBlock)] == [(True, False), (True,), (), (), (True,)]


def test_a_deleted_end_of_a_paragraph_joins_it_with_the_next() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    body = p("5年で", gone) + p("10件") + p(runs=f"<w:del>{r('消')}</w:del>", properties=gone) + p("次")
    cell = tc(p("5年で", gone) + p("10件") + p("終", gone))
    document = read_docx(word(body + tbl(tr(cell, "右"))))
    assert texts_of(document) == ["5年で10件", as_run("消", (STRUCK,)), "次"]
    assert tables_of(document)[0] == [[("5年で10件\n終", 1, 1), ("右", 1, 1)]]


def test_deleted_rows_and_cells_are_struck() -> None:
    table = tbl(
        tr("ア", "イ", properties="<w:del/>"),
        tr(tc("ウ", "<w:cellDel/>"), tc("エ", "<w:cellIns/>"), properties="<w:ins/>"),
    )
    assert cells_of(word(table)) == [
        [as_run("ア", (STRUCK,)), as_run("イ", (STRUCK,))],
        [as_run("ウ", (STRUCK,)), "エ"],
    ]


def test_a_deleted_paragraph_is_not_counted() -> None:
    gone = numbered(1) + "<w:rPr><w:del/></w:rPr>"
    body = p("一", numbered(1)) + p(runs=f"<w:del>{r('消')}</w:del>", properties=gone) + p("二", numbered(1))
    assert shown(read_docx(word(body, numbering=CHAPTERS)))[-1] == "第2章 二"


def test_what_was_before_a_change_is_not_read() -> None:
    before = f"<w:pPrChange><w:pPr>{val('pStyle', '1')}{numbered(1)}</w:pPr></w:pPrChange>"
    (block,) = read_docx(word(p("港", before), styles=STYLES, numbering=CHAPTERS)).blocks
    assert block == TextBlock("港", 0, 1)
