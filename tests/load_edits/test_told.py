"""What loading says of edits: the cell that was edited, and nothing of cells that nobody touched."""

from __future__ import annotations

import datetime
import io
import zipfile
from decimal import Decimal

import pytest
from openpyxl import Workbook, load_workbook

from senryaku_parse.loaders.xlsx import load_xlsx
from senryaku_parse.model import Review, Strategy
from senryaku_parse.writers.excel import write_xlsx
from tests.support.edits import Load, changed, codes, indicator, project
from tests.support.planner import append, column, edit_book, news, page, put, row


def test_a_value_for_a_deleted_indicator_has_no_home(after: Load) -> None:
    def edit(book: Workbook) -> None:
        page(book, "KPI").delete_rows(row(page(book, "KPI"), "1-ア-1-K1"))
        put(page(book, "進捗管理"), "1-ア-1-K1", "2015年度(H27)", 40)

    loaded, found = after(edit)
    assert codes(found) == ["edit-unread", "row-removed"]
    assert "その ID の指標がない" in found[0].message
    assert found[0].before == "40"
    assert loaded.edits == ()


@pytest.mark.parametrize("heading", ["単位", "目標", "指標", "方向"])
def test_the_cell_that_was_edited_is_named(heading: str, after: Load, data: bytes) -> None:
    """Though what was typed stands in another row, too."""
    places = []
    shown = page(load_workbook(io.BytesIO(data), data_only=True), "進捗管理")
    at = column(shown, heading)
    texts = [cell.value for (cell,) in shown.iter_rows(2, 40, at, at)]

    def edit(book: Workbook) -> None:
        sheet = page(book, "進捗管理")
        other = next(text for text in texts[2:] if text not in (None, "", texts[0]))
        places.append(put(sheet, "1-T1", heading, other))

    _, found = after(edit)
    assert [one.code for one in found] == ["edit-unread"]
    assert places[0] + "の編集" in found[0].message


def test_formulas_that_a_program_made_values_are_no_edits(after: Load, data: bytes) -> None:
    """As WPS and Google Sheets export them; what was typed over one still is."""
    shown = load_workbook(io.BytesIO(data), data_only=True)

    def flatten(book: Workbook) -> None:
        for title in ("進捗管理", "概要"):
            for cells in page(book, title):
                for cell in cells:
                    if cell.data_type == "f":
                        cell.value = page(shown, title)[cell.coordinate].value

    assert after(flatten)[1] == []

    def edit(book: Workbook) -> None:
        flatten(book)
        put(page(book, "進捗管理"), "1-T1", "2015年度(H27)", 1.41)
        put(page(book, "進捗管理"), "1-T1", "目標値", 1.7)

    loaded, found = after(edit)
    assert indicator(loaded, "1-T1").actuals == {2015: Decimal("1.41")}
    assert [(one.code, one.before) for one in found] == [("edit-unread", "1.7")]


def test_a_year_that_was_given_its_number_is_no_edit_elsewhere(strategy: Strategy) -> None:
    def edit(book: Workbook) -> None:
        sheet = page(book, "進捗管理")
        for at in range(1, 6):
            sheet.cell(1, column(sheet, f"{at}年目")).value = f"{2014 + at}年度"
        put(sheet, "1-T1", "2016年度", 1.43)
        put(sheet, "1-T1", "2年目評価の理由", "婚姻数の増")

    loaded = load_xlsx(edit_book(write_xlsx(strategy).file(), edit))
    assert news(loaded, strategy) == []
    assert indicator(loaded, "1-T1").actuals == {2016: Decimal("1.43")}
    assert indicator(loaded, "1-T1").reviews == {2016: Review(reason="婚姻数の増")}
    again = load_workbook(io.BytesIO(write_xlsx(loaded).file()))
    headings = [cell.value for cell in page(again, "進捗管理")[1]]
    assert [one for one in headings if str(one).endswith("評価")] == [
        f"{year}年度({era})評価"
        for year, era in zip(range(2015, 2020), ("H27", "H28", "H29", "H30", "R1"), strict=True)
    ] + ["評価"]


def test_a_cell_merged_over_rows_counts_for_all_of_them(after: Load, strategy: Strategy) -> None:
    def edit(book: Workbook) -> None:
        sheet = page(book, "事業")
        at = column(sheet, "担当課")
        sheet.cell(2, at).value = "こども課"
        sheet.merge_cells(start_row=2, end_row=4, start_column=at, end_column=at)

    loaded, found = after(edit)
    assert [project(loaded, f"1-ア-1-P{at}").department for at in (1, 2, 3, 4)] == ["こども課"] * 3 + [None]
    assert codes(found) == ["cell-edited"] * 3
    assert changed(loaded, strategy) == {"1-ア-1-P1", "1-ア-1-P2", "1-ア-1-P3"}


def test_ids_that_became_days_are_put_back() -> None:
    import senryaku_parse as sp

    text = "| 基本目標 | 1. 安心 |\n|---|---|\n| 具体的施策 | 1 相談 |\n| 具体的事業 | 新規 | 相談事業 | 窓口/市 |\n"
    strategy = sp.parse_text(text)
    (measure,) = strategy.measures
    assert measure.id == "1-1"

    def edit(book: Workbook) -> None:
        sheet = page(book, "施策")
        sheet.cell(2, column(sheet, "ID")).value = datetime.datetime(2026, 1, 1)
        append(page(book, "KPI"), 指標="相談件数", 目標="5年で30件")
        sheet = page(book, "KPI")
        sheet.cell(2, column(sheet, "施策ID")).value = datetime.datetime(2026, 1, 1)
        for heading, value in {"指標": "相談件数", "目標": "5年で30件"}.items():
            sheet.cell(2, column(sheet, heading)).value = value

    loaded = load_xlsx(edit_book(write_xlsx(strategy).file(), edit))
    (measure,) = loaded.measures
    assert (measure.id, [kpi.name for kpi in measure.kpis][:1]) == ("1-1", ["相談件数"])
    assert "「1-1」を打ったものとして" in loaded.findings[len(strategy.findings)].message


def test_ends_of_lines_as_excel_escapes_them(strategy: Strategy, data: bytes) -> None:
    def edit(book: Workbook) -> None:
        put(page(book, "進捗管理"), "1-T1", "2015年度(H27)評価の理由", "一行目_x000D_\n二行目")

    loaded = load_xlsx(edit_book(data, edit))
    assert indicator(loaded, "1-T1").reviews[2015].reason == "一行目\n二行目"


def test_saved_in_the_strict_form(strategy: Strategy, data: bytes) -> None:
    saved = edit_book(data, _with_value)
    strict = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved)) as before, zipfile.ZipFile(strict, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            for usual, other in (
                (
                    b"http://schemas.openxmlformats.org/spreadsheetml/2006/",
                    b"http://purl.oclc.org/ooxml/spreadsheetml/",
                ),
                (
                    b"http://schemas.openxmlformats.org/officeDocument/2006/",
                    b"http://purl.oclc.org/ooxml/officeDocument/",
                ),
            ):
                part = part.replace(usual, other)
            after.writestr(name, part)
    loaded = load_xlsx(strict.getvalue())
    assert indicator(loaded, "1-T1").actuals == {2015: Decimal("1.41")}
    assert news(loaded, strategy) == []


def _with_value(book: Workbook) -> None:
    put(page(book, "進捗管理"), "1-T1", "2015年度(H27)", 1.41)
