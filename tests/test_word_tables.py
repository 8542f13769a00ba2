"""Word documents: tables, merged cells, rows that are hidden."""

from __future__ import annotations

import pytest

from senryaku_parse.readers.docx import read_docx
from tests.support.word import p, tbl, tc, tr, val, word
from tests.support.word_read import tables_of

pytestmark = pytest.mark.usefixtures("xml_shortened_or_whole")


def test_merged_cells_become_spans() -> None:
    goes_on = "<w:vMerge/>"
    table = tbl(
        tr(tc("目標", val("vMerge", "restart")), tc("件数"), tc("200件", val("gridSpan", 2))),
        tr(tc("", goes_on), tc("割合", val("vMerge", "restart")), "10%", "5%"),
        tr(tc("", goes_on), tc("", val("vMerge", "continue")), tc("なし", val("gridSpan", 2))),
        tr("施策", tc("港", val("gridSpan", 3))),
    )
    assert tables_of(read_docx(word(table))) == [
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
    assert tables_of(read_docx(word(table)))[0][1:] == [[("", 1, 2), ("エ", 1, 1)], [("オ", 1, 1), ("", 1, 2)]]


def test_cells_merged_as_old_versions_did() -> None:
    table = tbl(tr(tc("ア", val("hMerge", "restart")), tc("", val("hMerge", "continue")), "イ"))
    assert tables_of(read_docx(word(table))) == [[[("ア", 1, 2), ("イ", 1, 1)]]]


@pytest.mark.parametrize("below", [val("gridSpan", 2) + "<w:vMerge/>", "<w:vMerge/>"])
def test_a_cell_goes_on_only_below_one_as_wide(below: str) -> None:
    above = val("vMerge", "restart") if "gridSpan" in below else ""
    table = tbl(tr(tc("ア", above), "イ"), tr(tc("ウ", below)))
    assert [[text for text, *_ in row] for row in tables_of(read_docx(word(table)))[0]] == [["ア", "イ"], ["ウ"]]


def test_a_text_below_a_merged_cell_is_told() -> None:
    table = tbl(tr(tc("ア", val("vMerge", "restart")), "イ"), tr(tc("隠れ", "<w:vMerge/>"), "ウ"))
    document = read_docx(word(table))
    assert tables_of(document)[0] == [[("ア", 2, 1), ("イ", 1, 1)], [("ウ", 1, 1)]]
    assert [(found.code, found.before) for found in document.findings] == [("hidden-skipped", "隠れ")]


def test_tables_in_cells_stand_below() -> None:
    inmost = tbl(tr("奥"))
    inner = tbl(tr(tc(p("中") + inmost + p())))
    table = tbl(tr(tc(p("前") + inner + p("後")), "右"), tr("下", tc(tbl(tr("二")) + p())))
    assert [[[text for text, *_ in row] for row in found] for found in tables_of(read_docx(word(table)))] == [
        [["前\n後", "右"], ["下", ""]],
        [["中"]],
        [["奥"]],
        [["二"]],
    ]


def test_hidden_rows_take_no_place_and_are_told() -> None:
    merge = tc("ア", val("vMerge", "restart")), tc("", "<w:vMerge/>")
    table = tbl(tr(merge[0], "一"), tr(merge[1], "二", properties="<w:hidden/>"), tr(merge[1], "三"))
    document = read_docx(word(table))
    assert tables_of(document)[0] == [[("ア", 2, 1), ("一", 1, 1)], [("三", 1, 1)]]
    assert [found.before for found in document.findings] == ["二"]
