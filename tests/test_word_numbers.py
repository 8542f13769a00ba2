"""Word documents: the numbers and bullets that Word writes by itself."""

from __future__ import annotations

import pytest

from senryaku_parse.readers.docx import read_docx
from senryaku_parse.readers.docx.number_formats import padded, written
from senryaku_parse.tables import TextBlock
from tests.support.word import level, lists, numbered, p, tbl, tc, tr, val, word
from tests.support.word_read import CHAPTERS, STYLES, cells_of, shown

pytestmark = pytest.mark.usefixtures("xml_shortened_or_whole")


def test_numbers_count_by_level_and_start_again_below() -> None:
    at = [0, 1, 1, 2, 2, 3, 0, 1, 2, 3, 3]
    body = "".join(p("名", numbered(1, level)) for level in at)
    assert shown(read_docx(word(body, numbering=CHAPTERS))) == [
        f"{mark} 名" for mark in ("第1章", "1-1", "1-2", "①", "②", "(ア)", "第2章", "2-1", "①", "(ア)", "(イ)")
    ]


def test_lists_of_one_kind_count_on_and_an_override_starts_anew() -> None:
    body = "".join(p("名", numbered(use)) for use in (1, 4, 3, 3, 1))
    marks = [block.mark for block in read_docx(word(body, numbering=CHAPTERS)).blocks if isinstance(block, TextBlock)]
    assert marks == ["第1章", "第2章", "第5章", "第6章", "第7章"]


def test_a_level_that_never_starts_again() -> None:
    part = lists(level(0, "decimal", "%1.") + level(1, "decimal", "(%2)", more=val("lvlRestart", 0)))
    body = "".join(p("名", numbered(1, at)) for at in (0, 1, 1, 0, 1))
    assert shown(read_docx(word(body, numbering=part))) == [f"{at} 名" for at in ("1.", "(1)", "(2)", "2.", "(3)")]


def test_a_level_whose_upper_ones_have_not_come() -> None:
    assert shown(read_docx(word(p("名", numbered(1, 1)), numbering=CHAPTERS))) == ["1-1 名"]


def test_a_heading_is_numbered_in_its_text() -> None:
    body = p("総論", val("pStyle", "1") + numbered(1)) + p("目標", val("pStyle", "n")) + p("一", numbered(1, 2))
    blocks = read_docx(word(body, numbering=CHAPTERS, styles=STYLES)).blocks
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
    assert cells_of(word(tbl(row), numbering=CHAPTERS)) == [["第1章", "①件数\n②割合", "・甲\n・乙\n※丙"]]


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
    assert cells_of(word(tbl(tr(tc(paragraphs))), numbering=CHAPTERS)) == [[expected]]


@pytest.mark.parametrize(("bullet", "expected"), [("-", "・"), ("o", "・"), ("\uf0b7", "・"), ("●", "●"), ("※", "※")])
def test_a_bullet_is_no_sign_and_no_letter(bullet: str, expected: str) -> None:
    part = lists(level(0, "bullet", bullet))
    cell = tc(p("5人", numbered(1)) + p("6人", numbered(1)))
    assert cells_of(word(tbl(tr(cell)), numbering=part)) == [[f"{expected}5人\n{expected}6人"]]


def test_bullets() -> None:
    body = p("甲", numbered(2)) + p("乙", numbered(2, 1)) + p("丙", numbered(2, 2))
    blocks = read_docx(word(body, numbering=CHAPTERS)).blocks
    assert [(block.mark, block.depth, block.text) for block in blocks if isinstance(block, TextBlock)] == [
        ("-", 1, "甲"),
        ("-", 2, "乙"),
        ("", 0, "※丙"),
    ]


def test_no_number() -> None:
    styles = STYLES.replace("見出し 2", "x")
    body = (
        p("甲", numbered(0))
        + p("乙", val("pStyle", "n") + val("numId", 0))
        + p("丙", numbered(9))
        + p("丁", numbered(1, 7))
    )
    assert shown(read_docx(word(body, numbering=CHAPTERS, styles=styles))) == ["甲", "乙", "丙", "丁"]


def test_a_list_that_a_style_of_lists_says() -> None:
    part = (
        f'<w:abstractNum w:abstractNumId="0">{val("numStyleLink", "章")}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1">{val("styleLink", "章")}{level(0, "decimal", "第%1節")}</w:abstractNum>'
        f'<w:num w:numId="1">{val("abstractNumId", 0)}</w:num>'
    )
    assert shown(read_docx(word(p("名", numbered(1)), numbering=part))) == ["第1節 名"]


def test_numbers_written_by_an_example() -> None:
    both = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
        f"<mc:Fallback>{val('numFmt', 'decimal')}</mc:Fallback></mc:AlternateContent>"
    )
    part = lists(f'<w:lvl w:ilvl="0">{val("start", 7)}{both}{val("lvlText", "%1")}</w:lvl>')
    assert shown(read_docx(word(p("名", numbered(1)), numbering=part))) == ["007 名"]


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
