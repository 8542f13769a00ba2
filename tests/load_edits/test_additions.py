"""Columns, sheets and comments of people's own: kept by id, and written again where they stood, as are widths, order and filters."""

from __future__ import annotations

import datetime
import io
from decimal import Decimal
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import FilterColumn, Filters

from senryaku_parse.loaders.json import load_json
from senryaku_parse.loaders.xlsx import load_xlsx
from senryaku_parse.model import Strategy
from senryaku_parse.writers.excel import write_xlsx
from senryaku_parse.writers.json import write_json
from tests.support.ooxml import faults
from tests.support.planner import column, edit_book, news, page, put, put_column, row


def cells_of(data: bytes, title: str, heading: str) -> dict[str, Any]:
    """Id → what stands in a column, where anything does."""
    sheet = page(load_workbook(io.BytesIO(data)), title)
    at = column(sheet, heading)
    return {str(cells[0]): cells[at - 1] for cells in list(sheet.values)[1:] if cells[at - 1] is not None}


def headings_of(data: bytes, title: str) -> list[Any]:
    return [cell.value for cell in page(load_workbook(io.BytesIO(data)), title)[1]]


VALUES = {
    "text": "確認済\n二行目",
    "like a formula": "=要確認",
    "number": 1234.5,
    "day": datetime.date(2016, 4, 1),
    "truth": True,
    "spaces": "  字下げ",
    "long": "長" * 3000,
}


BESIDE = (("事業", "内容"), ("KPI", "目標"), ("進捗管理", "目標"))
"""Sheets, and the heading that the column stands behind."""


def test_a_column_of_their_own_comes_back_by_id(strategy: Strategy, data: bytes) -> None:
    typed: dict[str, dict[str, Any]] = {}

    def edit(book: Workbook) -> None:
        for title, after in BESIDE:
            ids = [str(cell.value) for cell in page(book, title)["A"][3 : 3 + len(VALUES)]]
            typed[title] = dict(zip(ids, VALUES.values(), strict=True))
            put_column(page(book, title), "所管の備考", after, typed[title])
            at = column(page(book, title), "所管の備考")
            page(book, title).cell(row(page(book, title), ids[1]), at).data_type = "s"

    loaded = load_xlsx(edit_book(data, edit))
    assert loaded == strategy
    assert news(loaded, strategy) == []
    again = write_xlsx(loaded).file()
    assert faults(again) == []
    for title, after in BESIDE:
        shown = cells_of(again, title, "所管の備考")
        assert {
            node_id: value.date() if isinstance(value, datetime.datetime) else value for node_id, value in shown.items()
        } == typed[title]
        headings = headings_of(again, title)
        assert headings[headings.index("所管の備考") - 1] == after
    assert load_xlsx(again).additions == loaded.additions
    assert load_json(write_json(loaded).file()).additions == loaded.additions


def test_headings_that_no_table_can_have_twice(strategy: Strategy, data: bytes) -> None:
    """The column stands beside the table, its texts kept."""
    headings = ("指標", "目標値", "ID", "備考", "備考", None, None)

    def edit(book: Workbook) -> None:
        sheet = page(book, "KPI")
        first = sheet.max_column + 1
        for at, heading in enumerate(headings):
            sheet.cell(1, first + at).value = heading
            sheet.cell(3, first + at).value = f"書き込み{at}"

    loaded = load_xlsx(edit_book(data, edit))
    assert loaded == strategy
    assert news(loaded, strategy) == []
    again = write_xlsx(loaded).file()
    assert faults(again) == []
    assert texts_of(load_xlsx(again)) == texts_of(loaded)
    shown = list(page(load_workbook(io.BytesIO(again)), "KPI").values)[2][-len(headings) :]
    assert sorted(map(str, shown)) == [f"書き込み{at}" for at in range(len(headings))]


def texts_of(strategy: Strategy) -> list[tuple[str, list[str]]]:
    """Heading and texts of each column."""
    columns = strategy.additions.columns if strategy.additions else ()
    return sorted((one.heading, [cell.text for cell in one.cells]) for one in columns)


def test_a_formula_stays_where_it_stands_and_goes_no_further(strategy: Strategy, data: bytes) -> None:
    def edit(book: Workbook) -> None:
        put_column(page(book, "事業"), "計", "内容", {"1-ア-1-P1": "=SUM(1,2)", "1-ア-1-P2": '=HYPERLINK("x")'})

    again = write_xlsx(load_xlsx(edit_book(data, edit))).file()
    assert cells_of(again, "事業", "計") == {"1-ア-1-P1": "=SUM(1,2)"}


def test_a_text_in_a_row_of_no_node_is_told(strategy: Strategy, data: bytes) -> None:
    def edit(book: Workbook) -> None:
        sheet = page(book, "事業")
        at = sheet.max_column + 1
        sheet.cell(1, at).value, sheet.cell(sheet.max_row + 3, at).value = "備考", "欄外"

    loaded = load_xlsx(edit_book(data, edit))
    assert [(one.code, one.before) for one in news(loaded, strategy)] == [("edit-unread", "欄外")]


def test_the_row_of_a_new_node_keeps_its_texts(strategy: Strategy, data: bytes) -> None:
    def edit(book: Workbook) -> None:
        sheet = page(book, "事業")
        at = sheet.max_column + 1
        sheet.cell(1, at).value = "備考"
        number = sheet.max_row + 1
        sheet.cell(number, column(sheet, "施策ID")).value = "1-ア-1"
        sheet.cell(number, column(sheet, "事業名")).value = "新しい事業"
        sheet.cell(number, at).value = "新規の備考"

    loaded = load_xlsx(edit_book(data, edit))
    new = next(node.id for node in loaded.nodes() if node.name == "新しい事業")
    assert cells_of(write_xlsx(loaded).file(), "事業", "備考") == {new: "新規の備考"}


def test_sheets_of_their_own_stand_where_they_stood(strategy: Strategy, data: bytes) -> None:
    def edit(book: Workbook) -> None:
        memo = book.create_sheet("打合せ", book.sheetnames.index("KPI") + 1)
        memo["A1"], memo["B3"], memo["C3"], memo["D9"] = "来週まで", 50, "=B3*2", datetime.date(2016, 4, 1)
        memo.merge_cells("A1:C1")
        memo.column_dimensions["A"].width = 44
        memo["B3"].comment = Comment("要確認", "係")
        book.create_sheet("表紙", 0)["A1"] = "令和版"

    loaded = load_xlsx(edit_book(data, edit))
    assert loaded == strategy
    assert news(loaded, strategy) == []
    again = write_xlsx(loaded).file()
    assert faults(again) == []
    book = load_workbook(io.BytesIO(again))
    assert book.sheetnames[0] == "表紙"
    assert book.sheetnames[book.sheetnames.index("KPI") + 1] == "打合せ"
    memo = page(book, "打合せ")
    assert (memo["A1"].value, memo["B3"].value, memo["C3"].value) == ("来週まで", 50, "=B3*2")
    assert memo["D9"].value == datetime.datetime(2016, 4, 1)
    assert [str(ref) for ref in memo.merged_cells.ranges] == ["A1:C1"]
    assert memo.column_dimensions["A"].width == 44
    assert memo["B3"].comment
    assert memo["B3"].comment.text == "要確認"
    assert load_xlsx(again).additions == loaded.additions


def test_comments_stand_at_their_cells(strategy: Strategy, data: bytes) -> None:
    def edit(book: Workbook) -> None:
        page(book, "事業")["H5"].comment = Comment("金額を確認", "課長")
        page(book, "進捗管理")["B1"].comment = Comment("指標の見直し", "係")

    loaded = load_xlsx(edit_book(data, edit))
    assert news(loaded, strategy) == []
    again = write_xlsx(loaded).file()
    assert faults(again) == []
    book = load_workbook(io.BytesIO(again))
    assert [page(book, title)[place].comment.text for title, place in (("事業", "H5"), ("進捗管理", "B1"))] == [
        "金額を確認",
        "指標の見直し",
    ]
    assert load_xlsx(again).additions == loaded.additions


def test_order_widths_hidden_columns_and_filters(strategy: Strategy, data: bytes) -> None:
    def edit(book: Workbook) -> None:
        for title in ("事業", "進捗管理"):
            sheet = page(book, title)
            rows = [[cell.value for cell in cells] for cells in sheet.iter_rows(min_row=2)]
            for number, values in enumerate(reversed(rows), 2):
                for at, value in enumerate(values, 1):
                    sheet.cell(number, at).value = value
            for heading, width in (("ID", 30),):
                sheet.column_dimensions[get_column_letter(column(sheet, heading))].width = width
            sheet.column_dimensions[get_column_letter(column(sheet, "具体的施策"))].hidden = True
            (table,) = sheet.tables.values()
            chosen = FilterColumn(colId=column(sheet, "具体的施策") - 1, filters=Filters(filter=["相談体制"]))
            table.autoFilter.filterColumn.append(chosen)
            sheet.row_dimensions[3].hidden = True

    edited = edit_book(data, edit)
    loaded = load_xlsx(edited)
    assert loaded == strategy
    assert news(loaded, strategy) == []
    first = write_xlsx(loaded).file()
    second = write_xlsx(load_xlsx(first)).file()
    for again in (first, second):
        assert faults(again) == []
        before, book = load_workbook(io.BytesIO(edited)), load_workbook(io.BytesIO(again))
        for title in ("事業", "進捗管理"):
            was, sheet = page(before, title), page(book, title)
            assert [cell.value for cell in sheet["A"]] == [cell.value for cell in was["A"]]
            assert sheet.column_dimensions["A"].width == 30
            assert sheet.column_dimensions[get_column_letter(column(sheet, "具体的施策"))].hidden
            (table,) = sheet.tables.values()
            (chosen,) = table.autoFilter.filterColumn
            assert (chosen.colId, chosen.filters.filter) == (column(sheet, "具体的施策") - 1, ["相談体制"])
            assert [number for number, look in sheet.row_dimensions.items() if look.hidden] == [3]


def test_texts_stay_with_their_nodes_when_the_plan_grows(strategy: Strategy, data: bytes) -> None:
    """In the next year the sheets have other rows and columns."""

    def first(book: Workbook) -> None:
        put_column(page(book, "進捗管理"), "備考", "2015年度(H27)評価", {"1-T2": "甲", "1-ア-1-K1": "乙"})

    def second(book: Workbook) -> None:
        page(book, "数値目標").delete_rows(2)
        put(page(book, "事業"), "1-ア-1-P1", "2016年度(H28)予算額", 1200)

    once = write_xlsx(load_xlsx(edit_book(data, first))).file()
    loaded = load_xlsx(edit_book(once, second))
    again = write_xlsx(loaded).file()
    assert cells_of(again, "進捗管理", "備考") == {"1-T2": "甲", "1-ア-1-K1": "乙"}
    headings = headings_of(again, "進捗管理")
    assert headings[headings.index("備考") - 1] == "2015年度(H27)評価"
    project = next(node for node in loaded.nodes() if node.id == "1-ア-1-P1")
    assert project.budgets[2016].budget == Decimal(1200)  # type: ignore[union-attr]
