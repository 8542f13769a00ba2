"""Cells of a workbook changed: names, targets and their numbers, contents."""

from __future__ import annotations

import datetime
from decimal import Decimal

from openpyxl import Workbook

import senryaku_parse as sp
from senryaku_parse.loaders.xlsx import load_xlsx
from senryaku_parse.model import Project, Strategy
from senryaku_parse.writers.excel import write_xlsx
from tests.support.edits import Load, changed, codes, indicator, project
from tests.support.planner import append, column, nodes, page, put, row


def test_names_and_categories(after: Load, strategy: Strategy) -> None:
    places = []

    def edit(book: Workbook) -> None:
        places.append(put(page(book, "事業"), "1-ア-1-P1", "事業名", " こども家庭\n相談室設置事業 "))
        places.append(put(page(book, "事業"), "1-ア-1-P1", "区分", "拡充"))
        places.append(put(page(book, "基本目標"), "2", "基本目標", "稼ぐ力を高める"))

    loaded, found = after(edit)
    assert project(loaded, "1-ア-1-P1").name == "こども家庭 相談室設置事業"
    assert project(loaded, "1-ア-1-P1").category == "拡充"
    assert loaded.goals[1].name == "稼ぐ力を高める"
    assert changed(loaded, strategy) == {"1-ア-1-P1", "2"}
    assert codes(found) == ["cell-edited"] * 3
    assert all(any(place in one.message for one in found) for place in places)
    assert ("児童相談室設置事業", "こども家庭 相談室設置事業") in [(one.before, one.after) for one in found]


def test_a_goal_renamed_in_a_row_below_it_does_not_count(after: Load, strategy: Strategy) -> None:
    place = ""

    def edit(book: Workbook) -> None:
        nonlocal place
        place = put(page(book, "KPI"), "1-ア-1-K1", "基本目標", "別の目標")

    loaded, found = after(edit)
    assert loaded == strategy
    assert codes(found) == ["edit-conflict"]
    assert place in found[0].message
    assert found[0].before == "別の目標"


def test_a_target_text_is_read_anew(after: Load, strategy: Strategy) -> None:
    loaded, found = after(lambda book: put(page(book, "KPI"), "1-ア-1-K2", "目標", "5年で延べ300件とし100件増加"))
    target = indicator(loaded, "1-ア-1-K2").target
    assert target is not None
    assert (target.value, target.change, target.baseline, target.cumulative) == (
        Decimal(300),
        Decimal(100),
        Decimal(200),
        True,
    )
    assert changed(loaded, strategy) == {"1-ア-1-K2"}
    assert set(codes(found)) == {"cell-edited"}
    assert not any(one.code == "edit-conflict" for one in found)


def test_a_target_that_says_nothing_now(after: Load) -> None:
    loaded, found = after(lambda book: put(page(book, "KPI"), "1-ア-1-K2", "目標", "検討中"))
    assert indicator(loaded, "1-ア-1-K2").target == sp.Target(text="検討中")
    assert "target-not-quantified" in codes(found)


def test_numbers_are_taken_as_typed(after: Load) -> None:
    loaded, found = after(lambda book: put(page(book, "KPI"), "1-ア-1-K2", "基準値", "１，２００件"))
    target = indicator(loaded, "1-ア-1-K2").target
    assert target is not None
    assert (target.baseline, target.baseline_derived, target.text) == (Decimal(1200), False, "5年で200件")
    assert codes(found) == ["cell-edited"]


def test_numbers_against_the_text_are_told(after: Load) -> None:
    loaded, found = after(lambda book: put(page(book, "KPI"), "1-ア-1-K2", "目標値", 250))
    target = indicator(loaded, "1-ア-1-K2").target
    assert target is not None
    assert (target.value, target.text) == (Decimal(250), "5年で200件")
    assert sorted(codes(found)) == ["cell-edited", "edit-conflict"]


def test_a_number_that_is_none_changes_nothing(after: Load, strategy: Strategy) -> None:
    loaded, found = after(lambda book: put(page(book, "KPI"), "1-ア-1-K2", "目標値", "多数"))
    assert loaded == strategy
    assert [(one.code, one.before, one.after) for one in found] == [("edit-unread", "多数", "200")]


def test_percentages_and_dates(after: Load, strategy: Strategy) -> None:
    """Excel makes 0.32 of a typed "32%", and a day of "4/1"."""

    def edit(book: Workbook) -> None:
        sheet = page(book, "KPI")
        for node_id in ("1-ア-2-K2", "1-ア-1-K2"):
            put(sheet, node_id, "目標値", 0.32)
            sheet.cell(row(sheet, node_id), column(sheet, "目標値")).number_format = "0%"
        put(page(book, "事業"), "1-ア-1-P1", "事業名", datetime.date(2026, 4, 1))

    loaded, found = after(edit)
    target = indicator(loaded, "1-ア-2-K2").target
    assert target is not None
    assert (target.value, target.unit) == (Decimal(32), "%")
    assert changed(loaded, strategy) == {"1-ア-2-K2"}
    unread = [one for one in found if one.code == "edit-unread"]
    assert sorted(str(one.before) for one in unread) == ["2026-04-01", "32%"]


def test_contents_are_taken_apart_anew(after: Load) -> None:
    loaded, _ = after(
        lambda book: put(page(book, "事業"), "1-ア-1-P1", "内容", "相談の場/北洋銀行、大地みらい信用金庫")
    )
    found = project(loaded, "1-ア-1-P1")
    assert found.description == "相談の場"
    assert found.organizations == ("北洋銀行", "大地みらい信用金庫")


def test_organizations_parted_by_hand(after: Load) -> None:
    loaded, found = after(lambda book: put(page(book, "事業"), "1-ア-1-P1", "実施主体", "根室市、NPO法人（甲、乙）"))
    assert project(loaded, "1-ア-1-P1").organizations == ("根室市", "NPO法人（甲、乙）")
    assert "edit-conflict" in codes(found)


def test_reprint_typed_into_a_name(after: Load, strategy: Strategy) -> None:
    def edit(book: Workbook) -> None:
        append(page(book, "事業"), 施策ID="3-ア-1", 事業名="児童相談室設置事業（再掲）")

    loaded, _ = after(edit)
    (added,) = [node for name, node in nodes(loaded).items() if name not in nodes(strategy)]
    assert isinstance(added, Project)
    assert (added.name, added.reprint, added.reprint_of) == ("児童相談室設置事業", True, "1-ア-1-P1")


def test_loading_what_was_loaded_tells_nothing_new(after: Load, data: bytes) -> None:
    def edit(book: Workbook) -> None:
        put(page(book, "KPI"), "1-ア-1-K2", "目標値", 250)
        put(page(book, "事業"), "1-ア-1-P1", "実施主体", "根室市")
        append(page(book, "事業"), 施策ID="3-ア-1", 事業名="病児保育事業")

    loaded, _ = after(edit)
    again = load_xlsx(write_xlsx(loaded).file())
    assert again == loaded
    assert again.findings == loaded.findings
