"""Word documents: what the paragraphs and tables of a document are read as, feature by feature."""

from __future__ import annotations

import io
import zipfile

import pytest

from senryaku_parse.marks.runs import LOWERED, RAISED, STRUCK, as_run
from senryaku_parse.readers.docx import read_docx
from senryaku_parse.readers.docx.number_formats import padded, written
from senryaku_parse.tables import Document, RawTable, TextBlock
from tests.support.word import W, level, lists, numbered, p, packed, r, tbl, tc, tr, val, word


@pytest.fixture(params=["shortened", "whole"], autouse=True)
def _xml(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """All is read from shortened XML, and from XML as it is."""
    if request.param == "whole":
        monkeypatch.setattr("senryaku_parse.readers.docx.part_reader.shortened", lambda piece, is_plain: piece)
        monkeypatch.setattr("senryaku_parse.readers.docx.styles.shortened", bytes)
        monkeypatch.setattr("senryaku_parse.readers.docx.styles._STYLE_END", b"\0")


def _texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, TextBlock)]


def _shown(document: Document) -> list[str]:
    """The texts with the marks of their items before them."""
    return [f"{block.mark} {block.text}".strip() for block in document.blocks if isinstance(block, TextBlock)]


def _tables(document: Document) -> list[list[list[tuple[str, int, int]]]]:
    """Text, rowspan and colspan of each cell."""
    return [
        [[(cell.text, cell.rowspan, cell.colspan) for cell in row.cells] for row in block.groups[0]]
        for block in document.blocks
        if isinstance(block, RawTable)
    ]


def _cells(data: bytes) -> list[list[str]]:
    return [[text for text, _, _ in row] for row in _tables(read_docx(data))[0]]


_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    f'<w:style w:type="paragraph" w:styleId="own"><w:name w:val="施策見出し"/>{val("basedOn", "2x")}</w:style>'
    '<w:style w:type="paragraph" w:styleId="2x"><w:name w:val="見出し 2"/></w:style>'
    f'<w:style w:type="paragraph" w:styleId="o"><w:name w:val="x"/><w:pPr>{val("outlineLvl", 2)}</w:pPr></w:style>'
    f'<w:style w:type="paragraph" w:styleId="l1"><w:name w:val="loop"/>{val("basedOn", "l2")}</w:style>'
    f'<w:style w:type="paragraph" w:styleId="l2"><w:name w:val="loop 2"/>{val("basedOn", "l1")}</w:style>'
    '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="strong"><w:name w:val="s"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="c"><w:name w:val="c"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="gone"><w:name w:val="g"/><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="tab"><w:name w:val="heading 9"/></w:style>'
    f'<w:style w:type="paragraph" w:styleId="n"><w:name w:val="heading 4"/><w:pPr>{numbered(1, 1)}</w:pPr></w:style>'
)


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
    (block,) = read_docx(word(p("港", properties), styles=_STYLES)).blocks
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


_CHAPTERS = lists(
    level(0, "decimal", "第%1章")
    + level(1, "decimal", "%1-%2")
    + level(2, "decimalEnclosedCircle", "%3", more='<w:suff w:val="nothing"/>')
    + level(3, "aiueoFullWidth", "(%4)"),
    level(0, "bullet", "・") + level(1, "bullet", "\uf0b7") + level(2, "bullet", "※"),
    more=(
        f'<w:num w:numId="3">{val("abstractNumId", 0)}<w:lvlOverride w:ilvl="0">{val("startOverride", 5)}</w:lvlOverride>'
        f'</w:num><w:num w:numId="4">{val("abstractNumId", 0)}</w:num>'
    ),
)


def test_numbers_count_by_level_and_start_again_below() -> None:
    at = [0, 1, 1, 2, 2, 3, 0, 1, 2, 3, 3]
    body = "".join(p("名", numbered(1, level)) for level in at)
    assert _shown(read_docx(word(body, numbering=_CHAPTERS))) == [
        f"{mark} 名" for mark in ("第1章", "1-1", "1-2", "①", "②", "(ア)", "第2章", "2-1", "①", "(ア)", "(イ)")
    ]


def test_lists_of_one_kind_count_on_and_an_override_starts_anew() -> None:
    body = "".join(p("名", numbered(use)) for use in (1, 4, 3, 3, 1))
    marks = [block.mark for block in read_docx(word(body, numbering=_CHAPTERS)).blocks if isinstance(block, TextBlock)]
    assert marks == ["第1章", "第2章", "第5章", "第6章", "第7章"]


def test_a_level_that_never_starts_again() -> None:
    part = lists(level(0, "decimal", "%1.") + level(1, "decimal", "(%2)", more=val("lvlRestart", 0)))
    body = "".join(p("名", numbered(1, at)) for at in (0, 1, 1, 0, 1))
    assert _shown(read_docx(word(body, numbering=part))) == [f"{at} 名" for at in ("1.", "(1)", "(2)", "2.", "(3)")]


def test_a_level_whose_upper_ones_have_not_come() -> None:
    assert _shown(read_docx(word(p("名", numbered(1, 1)), numbering=_CHAPTERS))) == ["1-1 名"]


def test_a_heading_is_numbered_in_its_text() -> None:
    body = p("総論", val("pStyle", "1") + numbered(1)) + p("目標", val("pStyle", "n")) + p("一", numbered(1, 2))
    blocks = read_docx(word(body, numbering=_CHAPTERS, styles=_STYLES)).blocks
    assert [(block.text, block.level, block.mark) for block in blocks if isinstance(block, TextBlock)] == [
        ("第1章 総論", 1, ""),
        ("1-1 目標", 4, ""),
        ("一", 0, "①"),
    ]


def test_numbers_of_cells_are_text() -> None:
    row = tr(
        tc(p("", numbered(1))),
        tc(p("件数", numbered(1, 2)) + p("割合", numbered(1, 2))),
        tc(p("甲", numbered(2)) + p("乙", numbered(2, 1)) + p("丙", numbered(2, 2))),
    )
    assert _cells(word(tbl(row), numbering=_CHAPTERS)) == [["第1章", "①件数\n②割合", "・甲\n・乙\n※丙"]]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (p("甲", numbered(2)), "甲"),
        (p("前") + p("甲", numbered(2)), "前\n甲"),
        (p("①甲", numbered(2)) + p("乙", numbered(2)), "①甲\n・乙"),
        (p("丙", numbered(2, 2)), "※丙"),
        (p("甲", numbered(1)), "第1章 甲"),
    ],
)
def test_one_bullet_in_a_cell_makes_no_list(paragraphs: str, expected: str) -> None:
    assert _cells(word(tbl(tr(tc(paragraphs))), numbering=_CHAPTERS)) == [[expected]]


@pytest.mark.parametrize(("bullet", "expected"), [("-", "・"), ("o", "・"), ("\uf0b7", "・"), ("●", "●"), ("※", "※")])
def test_a_bullet_is_no_sign_and_no_letter(bullet: str, expected: str) -> None:
    part = lists(level(0, "bullet", bullet))
    cell = tc(p("5人", numbered(1)) + p("6人", numbered(1)))
    assert _cells(word(tbl(tr(cell)), numbering=part)) == [[f"{expected}5人\n{expected}6人"]]


def test_bullets() -> None:
    body = p("甲", numbered(2)) + p("乙", numbered(2, 1)) + p("丙", numbered(2, 2))
    blocks = read_docx(word(body, numbering=_CHAPTERS)).blocks
    assert [(block.mark, block.depth, block.text) for block in blocks if isinstance(block, TextBlock)] == [
        ("-", 1, "甲"),
        ("-", 2, "乙"),
        ("", 0, "※丙"),
    ]


def test_no_number() -> None:
    styles = _STYLES.replace("見出し 2", "x")
    body = (
        p("甲", numbered(0))
        + p("乙", val("pStyle", "n") + val("numId", 0))
        + p("丙", numbered(9))
        + p("丁", numbered(1, 7))
    )
    assert _shown(read_docx(word(body, numbering=_CHAPTERS, styles=styles))) == ["甲", "乙", "丙", "丁"]


def test_a_list_that_a_style_of_lists_says() -> None:
    part = (
        f'<w:abstractNum w:abstractNumId="0">{val("numStyleLink", "章")}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1">{val("styleLink", "章")}{level(0, "decimal", "第%1節")}</w:abstractNum>'
        f'<w:num w:numId="1">{val("abstractNumId", 0)}</w:num>'
    )
    assert _shown(read_docx(word(p("名", numbered(1)), numbering=part))) == ["第1節 名"]


def test_numbers_written_by_an_example() -> None:
    both = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
        f"<mc:Fallback>{val('numFmt', 'decimal')}</mc:Fallback></mc:AlternateContent>"
    )
    part = lists(f'<w:lvl w:ilvl="0">{val("start", 7)}{both}{val("lvlText", "%1")}</w:lvl>')
    assert _shown(read_docx(word(p("名", numbered(1)), numbering=part))) == ["007 名"]


@pytest.mark.parametrize(
    ("ways", "expected"),
    [
        ("decimal", "1 2 10 21"),
        ("decimalFullWidth", "１ ２ １０ ２１"),
        ("decimalZero", "01 02 10 21"),
        ("decimalEnclosedCircle", "① ② ⑩ ㉑"),
        ("decimalEnclosedParen", "⑴ ⑵ ⑽ 21"),
        ("aiueoFullWidth", "ア イ コ ナ"),
        ("aiueo", "ｱ ｲ ｺ ﾅ"),
        ("irohaFullWidth", "イ ロ ヌ ナ"),
        ("japaneseCounting", "一 二 十 二十一"),
        ("japaneseLegal", "壱 弐 拾 弐拾壱"),
        ("ideographDigital", "一 二 一〇 二一"),
        ("ideographTraditional", "甲 乙 癸 21"),
        ("upperRoman", "I II X XXI"),
        ("lowerRoman", "i ii x xxi"),
        ("upperLetter", "A B J U"),
        ("lowerLetter", "a b j u"),
        ("numberInDash", "- 1 -|- 2 -|- 10 -|- 21 -"),
        ("ordinal", "1st 2nd 10th 21st"),
        ("none", "   "),
        ("koreanCounting", "1 2 10 21"),
    ],
)
def test_ways_to_write_a_number(ways: str, expected: str) -> None:
    assert [written(number, ways) for number in (1, 2, 10, 21)] == expected.split("|" if "|" in expected else " ")


@pytest.mark.parametrize(
    ("number", "ways", "expected"),
    [
        (27, "lowerLetter", "aa"),
        (53, "upperLetter", "AAA"),
        (0, "upperLetter", "0"),
        (0, "decimalEnclosedCircle", "0"),
        (51, "decimalEnclosedCircle", "51"),
        (-3, "upperRoman", "-3"),
        (10**8, "upperRoman", "100000000"),
        (10**8, "lowerLetter", "100000000"),
        (105, "japaneseCounting", "百五"),
        (1110, "japaneseCounting", "千百十"),
        (12, "ordinal", "12th"),
    ],
)
def test_numbers_at_the_edges(number: int, ways: str, expected: str) -> None:
    assert written(number, ways) == expected


def test_an_example_of_a_number() -> None:
    assert [padded(3, example) for example in ("001, 002", "x", "")] == ["003", "3", "3"]


# Tables


def test_merged_cells_become_spans() -> None:
    goes_on = "<w:vMerge/>"
    table = tbl(
        tr(tc("目標", val("vMerge", "restart")), tc("件数"), tc("200件", val("gridSpan", 2))),
        tr(tc("", goes_on), tc("割合", val("vMerge", "restart")), "10%", "5%"),
        tr(tc("", goes_on), tc("", val("vMerge", "continue")), tc("なし", val("gridSpan", 2))),
        tr("施策", tc("港", val("gridSpan", 3))),
    )
    assert _tables(read_docx(word(table))) == [
        [
            [("目標", 3, 1), ("件数", 1, 1), ("200件", 1, 2)],
            [("割合", 2, 1), ("10%", 1, 1), ("5%", 1, 1)],
            [("なし", 1, 2)],
            [("施策", 1, 1), ("港", 1, 3)],
        ]
    ]


def test_rows_that_begin_further_right_or_end_before() -> None:
    table = tbl(
        tr("ア", "イ", "ウ"),
        tr("エ", properties=val("gridBefore", 2)),
        tr("オ", properties=val("gridAfter", 2)),
    )
    assert _tables(read_docx(word(table)))[0][1:] == [[("", 1, 2), ("エ", 1, 1)], [("オ", 1, 1), ("", 1, 2)]]


def test_cells_merged_as_old_versions_did() -> None:
    table = tbl(tr(tc("ア", val("hMerge", "restart")), tc("", val("hMerge", "continue")), "イ"))
    assert _tables(read_docx(word(table))) == [[[("ア", 1, 2), ("イ", 1, 1)]]]


@pytest.mark.parametrize("below", [val("gridSpan", 2) + "<w:vMerge/>", "<w:vMerge/>"])
def test_a_cell_goes_on_only_below_one_as_wide(below: str) -> None:
    above = val("vMerge", "restart") if "gridSpan" in below else ""
    table = tbl(tr(tc("ア", above), "イ"), tr(tc("ウ", below)))
    assert [[text for text, *_ in row] for row in _tables(read_docx(word(table)))[0]] == [["ア", "イ"], ["ウ"]]


def test_a_text_below_a_merged_cell_is_told() -> None:
    table = tbl(tr(tc("ア", val("vMerge", "restart")), "イ"), tr(tc("隠れ", "<w:vMerge/>"), "ウ"))
    document = read_docx(word(table))
    assert _tables(document)[0] == [[("ア", 2, 1), ("イ", 1, 1)], [("ウ", 1, 1)]]
    assert [(found.code, found.before) for found in document.findings] == [("hidden-skipped", "隠れ")]


def test_tables_in_cells_stand_below() -> None:
    inmost = tbl(tr("奥"))
    inner = tbl(tr(tc(p("中") + inmost + p())))
    table = tbl(tr(tc(p("前") + inner + p("後")), "右"), tr("下", tc(tbl(tr("二")) + p())))
    assert [[[text for text, *_ in row] for row in found] for found in _tables(read_docx(word(table)))] == [
        [["前\n後", "右"], ["下", ""]],
        [["中"]],
        [["奥"]],
        [["二"]],
    ]


def test_hidden_rows_take_no_place_and_are_told() -> None:
    merge = tc("ア", val("vMerge", "restart")), tc("", "<w:vMerge/>")
    table = tbl(tr(merge[0], "一"), tr(merge[1], "二", properties="<w:hidden/>"), tr(merge[1], "三"))
    document = read_docx(word(table))
    assert _tables(document)[0] == [[("ア", 2, 1), ("一", 1, 1)], [("三", 1, 1)]]
    assert [found.before for found in document.findings] == ["二"]


# Runs


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
    assert _texts(read_docx(word(p(runs=runs), styles=_STYLES))) == [expected]
    assert _cells(word(tbl(tr(tc(p(runs=runs)))), styles=_STYLES)) == [[expected]]


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
    assert _texts(read_docx(word(p(runs=runs)))) == [expected]


def test_a_table_of_contents_is_no_content() -> None:
    entry = val("pStyle", "toc")
    begin = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> TOC \\o "1-3" </w:instrText><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = p(runs=begin + r("港 1"), properties=entry) + p("町 2", entry) + p("本文") + p(runs=end) + p("手書き", entry)
    assert _texts(read_docx(word(body, styles=_STYLES))) == ["本文", "手書き"]


def test_bold_lines() -> None:
    runs = r("数値", "<w:b/>") + r("目") + "<w:r><w:br/><w:t>細い</w:t></w:r>" + r("", "<w:b/>")
    body = (
        p(runs=runs)
        + p("太", val("pStyle", "strong"))
        + p(runs=r("細", val("rStyle", "c")), properties=val("pStyle", "strong"))
    )
    body += p(runs=r("細", val("b", "0")), properties=val("pStyle", "strong")) + p(runs=r("太", val("rStyle", "c")))
    blocks = read_docx(word(body, styles=_STYLES)).blocks
    assert [block.bold for block in blocks if isinstance(block, TextBlock)] == [(True, False), (True,), (), (), (True,)]


def test_a_deleted_end_of_a_paragraph_joins_it_with_the_next() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    body = p("5年で", gone) + p("10件") + p(runs=f"<w:del>{r('消')}</w:del>", properties=gone) + p("次")
    cell = tc(p("5年で", gone) + p("10件") + p("終", gone))
    document = read_docx(word(body + tbl(tr(cell, "右"))))
    assert _texts(document) == ["5年で10件", as_run("消", (STRUCK,)), "次"]
    assert _tables(document)[0] == [[("5年で10件\n終", 1, 1), ("右", 1, 1)]]


def test_deleted_rows_and_cells_are_struck() -> None:
    table = tbl(
        tr("ア", "イ", properties="<w:del/>"),
        tr(tc("ウ", "<w:cellDel/>"), tc("エ", "<w:cellIns/>"), properties="<w:ins/>"),
    )
    assert _cells(word(table)) == [[as_run("ア", (STRUCK,)), as_run("イ", (STRUCK,))], [as_run("ウ", (STRUCK,)), "エ"]]


def test_a_deleted_paragraph_is_not_counted() -> None:
    gone = numbered(1) + "<w:rPr><w:del/></w:rPr>"
    body = p("一", numbered(1)) + p(runs=f"<w:del>{r('消')}</w:del>", properties=gone) + p("二", numbered(1))
    assert _shown(read_docx(word(body, numbering=_CHAPTERS)))[-1] == "第2章 二"


def test_what_was_before_a_change_is_not_read() -> None:
    before = f"<w:pPrChange><w:pPr>{val('pStyle', '1')}{numbered(1)}</w:pPr></w:pPrChange>"
    (block,) = read_docx(word(p("港", before), styles=_STYLES, numbering=_CHAPTERS)).blocks
    assert block == TextBlock("港", 0, 1)


# Notes, boxes, what is hidden


def test_notes_stand_at_the_end_with_their_marks() -> None:
    notes = (
        f'<w:footnote w:type="separator" w:id="-1">{p("――")}</w:footnote>'
        f'<w:footnote w:id="3">{p(runs="<w:r><w:footnoteRef/></w:r>" + r(" 延べ人数"))}</w:footnote>'
        f'<w:footnote w:id="2">{p("累計") + p("続き")}</w:footnote>'
        f'<w:footnote w:id="9">{p("誰も指さない")}</w:footnote>'
    )
    ends = f'<w:endnote w:id="3">{p("令和5年度")}</w:endnote>'
    body = p(runs=r("200件") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    body += tbl(
        tr(
            tc(
                p(
                    runs=r("50人")
                    + '<w:r><w:footnoteReference w:id="3"/></w:r><w:r><w:endnoteReference w:id="3"/></w:r>'
                )
            )
        )
    )
    document = read_docx(word(body, footnotes=notes, endnotes=ends))
    one, two, end = (as_run(mark, (RAISED,)) for mark in ("1", "2", "注1"))
    assert _texts(document) == [f"200件{one}", f"{one}累計", "続き", f"{two}延べ人数", f"{end}令和5年度"]
    assert _cells(word(body, footnotes=notes, endnotes=ends)) == [[f"50人{two}{end}"]]


def test_a_note_with_a_mark_of_its_own() -> None:
    body = p(
        runs=r("件数")
        + '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/></w:r>'
        + r("*", val("vertAlign", "superscript"))
    )
    notes = f'<w:footnote w:id="2">{p("* 累計")}</w:footnote>'
    assert _texts(read_docx(word(body, footnotes=notes))) == [f"件数{as_run('*', (RAISED,))}", "* 累計"]


_BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx>"
    "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r>"
)


def test_text_boxes_stand_behind_their_paragraph_once_and_are_told() -> None:
    box = _BOX.format(p("箱の中") + tbl(tr("箱の表")))
    document = read_docx(word(p(runs=r("前") + box + r("後")) + p("次")))
    assert _texts(document) == ["前後", "箱の中", "次"]
    assert [cell for row in _tables(document)[0] for cell, *_ in row] == ["箱の表"]
    assert [found.code for found in document.findings] == ["textbox-read"]


def test_a_text_box_in_a_cell_stands_below_the_table() -> None:
    document = read_docx(word(tbl(tr(tc(p(runs=r("中") + _BOX.format(p("箱")))), "右")) + p("後")))
    assert _tables(document)[0] == [[("中", 1, 1), ("右", 1, 1)]]
    assert _texts(document) == ["箱", "後"]


def test_a_shape_of_old_versions() -> None:
    body = p(runs=f"<w:r><w:pict><v:textbox><w:txbxContent>{p('箱')}</w:txbxContent></v:textbox></w:pict></w:r>")
    assert _texts(read_docx(word(body))) == ["箱"]


@pytest.mark.parametrize(
    "hidden",
    [
        r("秘密", "<w:vanish/>"),
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('秘密')}</w:sdtContent></w:sdt>",
    ],
)
def test_what_is_not_shown_is_told(hidden: str) -> None:
    document = read_docx(word(p(runs=r("見") + hidden + r("える")) + p(runs=hidden)))
    assert _texts(document) == ["見える"]
    assert [(found.code, found.before) for found in document.findings] == [("hidden-skipped", "秘密\n秘密")]


def test_comments_are_told() -> None:
    comments = f'<w:comment w:id="1">{p("要確認")}</w:comment>'
    document = read_docx(word(p("港"), comments=comments))
    assert _texts(document) == ["港"]
    assert [(found.code, found.severity, found.before) for found in document.findings] == [
        ("hidden-skipped", "info", "要確認")
    ]


def test_what_is_embedded_is_told() -> None:
    document = read_docx(word(p("港") + p(runs="<w:r><w:object/></w:r>")))
    assert [found.code for found in document.findings] == ["object-unread"]


def test_the_title_that_the_document_states() -> None:
    assert read_docx(word(p("港"), "港町の総合戦略")).title == "港町の総合戦略"


def test_the_strict_form_of_the_format() -> None:
    data = word(p("港", val("pStyle", "1")) + tbl(tr(tc("ア", val("gridSpan", 2)))), styles=_STYLES)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        strict = W, "http://purl.oclc.org/ooxml/wordprocessingml/main"
        parts = {name: archive.read(name).decode().replace(*strict) for name in archive.namelist()}
    first, table = read_docx(packed(parts)).blocks
    assert isinstance(first, TextBlock)
    assert first.level == 1
    assert isinstance(table, RawTable)
    assert table.groups[0][0].cells[0].colspan == 2
