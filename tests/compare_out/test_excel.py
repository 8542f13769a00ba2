"""A comparison as a workbook: 新旧対照表 and tidy sheets."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock

import senryaku_parse as sp
from senryaku_parse.compare.writers.excel import write_comparison_xlsx
from senryaku_parse.compare.writers.excel.rich import MOST_LINES, pages
from senryaku_parse.compare.writers.lines import groups
from senryaku_parse.compare.writers.marking import Run, text_of
from senryaku_parse.compare.writers.records import CHANGES, PAIRS
from senryaku_parse.writers.excel.sizes import MAX_ROW_HEIGHT, line_count
from tests.support.renderings import project
from tests.support.workbooks import sheet


def contrast(comparison: sp.Comparison) -> Any:
    book = load_workbook(io.BytesIO(write_comparison_xlsx(comparison).file()), rich_text=True)
    return sheet(book, "新旧対照表")


def underlined(cell: Any) -> list[str]:
    parts = cell.value if isinstance(cell.value, CellRichText) else []
    return [part.text for part in parts if isinstance(part, TextBlock) and part.font.u == "single"]


def test_contrast_shows_old_and_new_with_what_changed_underlined(comparison: sp.Comparison) -> None:
    page = contrast(comparison)
    rows = list(page.iter_rows(min_row=3))
    (birth,) = [row for row in rows if "合計特殊出生率" in str(row[1].value)]
    assert str(birth[1].value) == "1 合計特殊出生率\n目標：5年で1.49とし0.12ポイント向上"
    assert (underlined(birth[1]), underlined(birth[2])) == (["1.49", "0.12"], ["1.55", "0.18"])
    assert (birth[0].value, birth[3].value) == ("数値目標", "目標値の引上げ（+0.06）")
    assert [cell.value.partition("\n")[0] for cell in page[2]] == ["種別", "旧（改定前）", "新（改定後）", "備考"]


def test_contrast_tells_of_every_node(comparison: sp.Comparison) -> None:
    rows = list(contrast(comparison).iter_rows(min_row=3, values_only=True))
    omitted = [re.fullmatch(r"変更なし ([\d,]+)項目", row[3]) for row in rows if row[1] == "（略）"]
    assert all(omitted)
    shown = sum(row[0] is not None for row in rows)
    everything = sum(1 + len(group.lines) for group in groups(comparison))
    assert shown + sum(int(found[1]) for found in omitted if found) == everything


def test_contrast_prints_on_landscape_pages_with_its_headings(comparison: sp.Comparison) -> None:
    page = contrast(comparison)
    assert (page.page_setup.orientation, page.page_setup.paperSize, page.page_setup.fitToHeight) == ("landscape", 9, 0)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.print_title_rows == "$2:$2"


def test_a_text_too_long_for_a_row_goes_on_in_the_next() -> None:
    old, new = "あいう" * 12_000, "あいえ" * 12_000
    page = contrast(sp.compare(project(text=old), project(text=new)))
    rows = list(page.iter_rows(min_row=3))
    for column, text in ((1, old), (2, new)):
        joined = "".join(str(row[column].value or "") for row in rows)
        assert text in joined.replace("\n", "")
    assert all(page.row_dimensions[row[0].row].height <= MAX_ROW_HEIGHT for row in rows)


@given(st.lists(st.builds(Run, st.text("あa\n", min_size=1, max_size=200), st.booleans()), max_size=20))
def test_pages_hold_all_and_fit(runs: list[Run]) -> None:
    pieces = pages(tuple(runs), 30)
    assert "".join(map(text_of, pieces)) == text_of(tuple(runs))
    assert all(line_count(text_of(piece), 30) <= MOST_LINES + 1 for piece in pieces)


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "_x0041_", "\x01危", "-1"])
def test_texts_stand_as_texts(text: str) -> None:
    page = contrast(sp.compare(project(text="前"), project(text=text)))
    cell = page.cell(page.max_row, 3)
    assert cell.data_type in ("s", "inlineStr")
    assert text.replace("\x01", "\ufffd") in str(cell.value).replace("_x005F_", "_")


def test_tidy_sheets_are_tables_that_lead_to_the_contrast(comparison: sp.Comparison) -> None:
    book = load_workbook(io.BytesIO(write_comparison_xlsx(comparison).file()))
    assert book.sheetnames == ["概要", "新旧対照表", "変更", "対応"]
    for entity in (CHANGES, PAIRS):
        page = sheet(book, entity.heading)
        (table,) = page.tables.values()
        assert table.column_names == [column.heading for column in entity.columns]
        assert table.ref.endswith(str(page.max_row))
    assert sheet(book, "対応").max_row == len(comparison.pairs) + 1
    link = next(cell.hyperlink for cell in sheet(book, "変更")["D"] if cell.value == "1-T1")
    target = sheet(book, "新旧対照表")[link.location.partition("!")[2]]
    assert "合計特殊出生率" in str(sheet(book, "新旧対照表").cell(target.row, 2).value)
