"""Actual values typed into 進捗管理."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from openpyxl import Workbook

import senryaku_parse as sp
from senryaku_parse.frozen import frozendict
from senryaku_parse.loaders.xlsx import load_xlsx
from senryaku_parse.model import Strategy
from senryaku_parse.writers.excel import write_xlsx
from tests.support.edits import Load, changed, codes, indicator
from tests.support.planner import column, column_letter, edit_book, news, page, put


def test_actual_values(after: Load, strategy: Strategy, data: bytes) -> None:
    def edit(book: Workbook) -> None:
        sheet = page(book, "進捗管理")
        put(sheet, "1-T1", "2015年度(H27)", 1.41)
        put(sheet, "1-T1", "2016年度(H28)", "１．４３")
        put(sheet, "1-ア-1-K2", "2015年度(H27)", "1,250件")
        put(sheet, "1-ア-1-K1", "2015年度(H27)", "集計中")
        put(sheet, "1-ア-1-K1", "2016年度(H28)", "=20+22")

    loaded, found = after(edit)
    assert indicator(loaded, "1-T1").actuals == {2015: Decimal("1.41"), 2016: Decimal("1.43")}
    assert indicator(loaded, "1-ア-1-K2").actuals == {2015: Decimal(1250)}
    assert indicator(loaded, "1-ア-1-K1").actuals == {}
    assert indicator(loaded, "1-ア-1-K1").reviews == {2015: sp.Review(state="集計中")}
    assert changed(loaded, strategy) == {"1-T1", "1-ア-1-K1", "1-ア-1-K2"}
    assert [(one.code, one.before) for one in found] == [("edit-unread", "=20+22")]
    assert [(one.id, one.year, one.before, one.after) for one in loaded.edits] == [
        ("1-T1", 2015, None, "1.41"),
        ("1-T1", 2016, None, "1.43"),
        ("1-ア-1-K1", 2015, None, "集計中"),
        ("1-ア-1-K2", 2015, None, "1250"),
    ]
    assert {one.position.sheet for one in loaded.edits} == {"進捗管理"}
    assert loaded.edits[0].position.cell == column_letter(data, "進捗管理", "2015年度(H27)") + "2"


def test_actual_values_taken_out_and_given_twice(strategy: Strategy) -> None:
    goal = strategy.goals[0]
    filled = replace(goal.targets[0], actuals=frozendict({2015: Decimal("1.41"), 2016: Decimal("1.42")}))
    before = replace(strategy, goals=(replace(goal, targets=(filled,)),))

    def edit(book: Workbook) -> None:
        put(page(book, "進捗管理"), "1-T1", "2015年度(H27)", None)
        put(page(book, "進捗管理"), "1-T1", "2016年度(H28)", 1.5)
        put(page(book, "数値目標"), "1-T1", "実績", '{"2015":1.41,"2016":1.6}')

    loaded = load_xlsx(edit_book(write_xlsx(before).file(), edit))
    assert indicator(loaded, "1-T1").actuals == {2016: Decimal("1.5")}
    assert "edit-conflict" in codes(news(loaded, before))


def test_years_of_nobody_knows_when(strategy: Strategy) -> None:
    def edit(book: Workbook) -> None:
        sheet = page(book, "進捗管理")
        put(sheet, "1-T1", "1年目", 1.41)
        sheet.cell(1, column(sheet, "2年目")).value = "平成28年度"
        put(sheet, "1-T1", "平成28年度", 1.42)

    loaded = load_xlsx(edit_book(write_xlsx(strategy).file(), edit))
    assert indicator(loaded, "1-T1").actuals == {2016: Decimal("1.42")}
    unread = [one for one in news(loaded, strategy) if one.code == "edit-unread"]
    assert [one.before for one in unread] == ["1.41"]
    assert "2015年度" in unread[0].message
