"""What people do to sheets and columns, and what they type where nothing is read: kept in findings, nothing is deleted."""

from __future__ import annotations

from decimal import Decimal

from openpyxl import Workbook
from openpyxl.comments import Comment

from senryaku_parse.loaders.xlsx import load_xlsx
from senryaku_parse.model import Strategy
from tests.support.edits import Load, changed, codes, indicator
from tests.support.planner import column, edit_book, page, put


def test_nothing_typed_elsewhere_is_dropped(after: Load, strategy: Strategy) -> None:
    typed = {}

    def edit(book: Workbook) -> None:
        (name,) = [cell for row in page(book, "一覧") for cell in row if cell.value == "児童相談室設置事業"]
        for title, cell in (
            ("一覧", name.coordinate),
            ("進捗管理", "H3"),
            ("確認事項", "C4"),
            ("凡例", "P3"),
            ("概要", "P9"),
        ):
            page(book, title)[cell] = typed[f"シート「{title}」のセル {cell}"] = f"{title}への書き込み"
        page(book, "概要")["A1"].comment = Comment("金額を確認", "課長")

    loaded, found = after(edit)
    assert loaded == strategy
    assert set(codes(found)) == {"edit-unread"}
    for place, text in typed.items():
        assert any(place in one.message and text in str(one.before) for one in found), place
    for one in found:
        assert ("このシートは読み込まれない" in one.message) <= ("進捗管理" not in one.message), "it is read, in part"
    assert any("シート「概要」のセル A1" in one.message and one.before == "金額を確認" for one in found)
    assert len(found) == len(typed) + 1


def test_a_column_deleted_and_one_renamed(after: Load, strategy: Strategy) -> None:
    def edit(book: Workbook) -> None:
        sheet = page(book, "事業")
        sheet.cell(1, column(sheet, "担当課")).value = "所管"
        sheet.delete_cols(column(sheet, "内容"))

    loaded, found = after(edit)
    assert loaded == strategy
    assert set(codes(found)) == {"edit-unread"}
    assert [one.before for one in found] == [None]
    assert "「内容」「担当課」" in found[0].message
    assert loaded.additions
    assert [one.heading for one in loaded.additions.columns] == ["所管"]


def test_a_deleted_row_of_headings(after: Load, strategy: Strategy) -> None:
    def edit(book: Workbook) -> None:
        page(book, "事業").delete_rows(1)
        page(book, "事業")["K3"] = "書き込み"

    loaded, found = after(edit)
    assert loaded == strategy
    assert [one.before for one in found] == [None, "書き込み"]


def test_a_title_above_the_table_and_a_renamed_sheet(after: Load, strategy: Strategy) -> None:
    def edit(book: Workbook) -> None:
        sheet = page(book, "事業")
        sheet.insert_rows(1, 2)
        sheet["A1"] = "令和8年度見直し"
        sheet.title = "事業（見直し案）"

    loaded, found = after(edit)
    assert loaded == strategy
    assert [(one.code, one.before) for one in found] == [("edit-unread", "令和8年度見直し")]


def test_a_deleted_sheet_deletes_nothing(after: Load, strategy: Strategy) -> None:
    loaded, found = after(lambda book: book.remove(page(book, "KPI")))
    assert loaded == strategy
    assert codes(found) == ["edit-unread"]
    assert "KPI" in found[0].message


def test_without_its_hidden_sheet_the_cells_are_all_there_is(after: Load, strategy: Strategy, data: bytes) -> None:
    def edit(book: Workbook) -> None:
        book.remove(page(book, "_senryaku_parse"))
        put(page(book, "進捗管理"), "1-T1", "2015年度(H27)", 1.41)

    loaded = load_xlsx(edit_book(data, edit))
    assert indicator(loaded, "1-T1").actuals == {2015: Decimal("1.41")}
    assert changed(loaded, strategy) == {"1-T1"}
    assert loaded.title == strategy.title
    assert len(loaded.findings) == len(strategy.findings) + 1
    assert "控え" in loaded.findings[-1].message
