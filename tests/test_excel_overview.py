"""一覧, read back: as the city prints it, and laid out for print."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

import senryaku_parse as sp
from senryaku_parse.model import Goal, Measure, Project
from senryaku_parse.writers.excel.sizes import line_count
from tests.support.workbooks import read, rows, sheet, with_goals


@pytest.fixture(scope="module")
def book(sample: Path) -> Workbook:
    return read(sp.parse(sample))


def test_overview_is_laid_out_for_print(book: Workbook) -> None:
    page = sheet(book, "一覧")
    goals = [cell.row for cell in page["A"] if cell.value == "基本目標"]
    assert [brk.id for brk in page.row_breaks.brk] == [row - 1 for row in goals[1:]]
    assert page.sheet_properties.pageSetUpPr is not None
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert (page.page_setup.paperSize, page.page_setup.fitToHeight) == (9, 0)
    assert (page.freeze_panes, page.print_title_rows) == ("A2", "$1:$1")
    assert "A1:D1" in page.merged_cells
    assert all(f"B{row}:D{row}" in page.merged_cells for row in goals)


def assert_all_text_is_shown(page: Worksheet) -> None:
    """Each cell, merged or not, is as high as its text takes at its width; no row is higher than Excel allows."""
    widths = {letter: page.column_dimensions[letter].width for letter in "ABCD"}
    merged = {str(area).split(":")[0]: area for area in page.merged_cells.ranges}
    heights = {row: page.row_dimensions[row].height or 0 for row in range(1, page.max_row + 1)}
    assert max(heights.values()) <= 409
    for row in page.iter_rows(min_row=2):
        for cell in row:
            area = merged.get(cell.coordinate)
            letters = "ABCD"[area.min_col - 1 : area.max_col] if area else cell.coordinate[0]
            last = area.max_row if area else cell.row
            room = sum(heights[at] for at in range(cell.row or 0, (last or 0) + 1))
            assert room >= 15 * line_count(str(cell.value or ""), sum(widths[letter] for letter in letters))


def test_overview_shows_all_text_in_the_height_of_its_rows(book: Workbook) -> None:
    assert_all_text_is_shown(sheet(book, "一覧"))


def test_a_text_too_long_for_one_row_takes_several() -> None:
    projects = (Project(id="1-0-P1", name="道路", text="長い内容。" * 2000), Project(id="1-0-P2", name="橋"))
    measure = Measure(id="1-0", name="施策" * 500, projects=projects)
    book = read(with_goals(Goal(id="1", name="海", measures=(measure,))))
    page = sheet(book, "一覧")
    assert_all_text_is_shown(page)
    areas = [
        area for area in page.merged_cells.ranges if page.cell(area.min_row, area.min_col).value == "長い内容。" * 2000
    ]
    assert areas[0].max_row - areas[0].min_row > 5
    for row, name in ((2, "道路"), (3, "橋")):
        link = sheet(book, "事業")[f"A{row}"].hyperlink
        assert link is not None
        assert page[f"C{str(link.location).partition('!A')[2]}"].value == name


def test_overview_reads_like_the_source(book: Workbook) -> None:
    lines = [[cell for cell in row if cell] for row in sheet(book, "一覧").iter_rows(values_only=True)]
    assert lines[:3] == [
        ["根室市創生総合戦略 基本目標、施策等一覧"],
        [
            "基本目標",
            "1. 住み続けられる「安心」と「支え合い」の地域を守り、若い世代の結婚・出産・子育ての希望をかなえる",
        ],
        ["数値目標", "①合計特殊出生率", "5年で1.49とし0.12ポイント向上"],
    ]
    assert lines[6] == [
        "具体的施策",
        "(ア) 子育て・少子化対策の推進 ①出会い、結婚、妊娠、出産、育児に関する機会や相談、支援体制の強化",
    ]
    assert lines[7] == ["重要業績評価指標(KPI)", "独身者の出会いの場に参加した人数 ⇒ 5年で男女200人"]
    assert lines[9] == ["具体的事業", "区分", "事業名", "内容"]
    assert ["新規", "人材確保対策事業（再掲）", "UIターン就業者に対する住宅費助成"] in lines


def test_goal_without_measures_and_levels_that_the_document_lacks() -> None:
    implicit = Measure(id="1-0", name="", implicit=True, projects=(Project(id="1-0-P1", name="道路"),))
    goals = (Goal(id="1", name="", implicit=True, measures=(implicit,)), Goal(id="2", number=2, name="海"))
    book = read(with_goals(*goals, title="題"))
    lines = [[cell for cell in row if cell] for row in sheet(book, "一覧").iter_rows(values_only=True)]
    assert lines == [["題"], ["具体的事業", "区分", "事業名", "内容"], ["道路"], ["基本目標", "2. 海"]]
    assert [row["補った階層"] for row in rows(sheet(book, "基本目標"))] == ["○", None]
