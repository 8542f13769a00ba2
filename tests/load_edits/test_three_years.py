"""A plan over three years: filled in, saved by LibreOffice, loaded and written again each spring."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from senryaku_parse.loaders.xlsx import load_xlsx
from senryaku_parse.model import Budget, Indicator, Project, Strategy
from senryaku_parse.spreadsheet.shared_formulas import moved
from senryaku_parse.writers.excel import write_xlsx
from tests.support.edits import changed, indicator, project
from tests.support.office import convert, needs_office
from tests.support.planner import column, edit_book, nodes, page, put, put_column
from tests.support.planner import row as row_of
from tests.support.workbooks import rows

pytestmark = needs_office

YEARS = ("2015年度(H27)", "2016年度(H28)", "2017年度(H29)")
SHARES = (Decimal("0.2"), Decimal("0.6"), Decimal("0.36"))
"""Of the way: as planned after one year of five, ahead after two, behind after three."""


def _on_the_way(node: Indicator, share: Decimal) -> Decimal | None:
    """What the indicator comes to when `share` of its way is done; null where that can't be said."""
    target = node.target
    if target is None or target.per == "year" or target.direction == "maintain" or target.value == 0:
        return None
    if target.value is not None and target.baseline is not None:
        return target.baseline + (target.value - target.baseline) * share
    whole = target.change if target.value is None else target.value
    is_ratio = target.unit == "%" or target.change_from == "projection"
    return None if whole is None or is_ratio else whole * share


def _fill(strategy: Strategy, year: int, heading: str, share: Decimal, book: Workbook) -> int:
    """Fill in what all indicators come to, and everything else that a planner has to say; how many were filled."""
    sheet, filled = page(book, "進捗管理"), 0
    for node in strategy.nodes():
        if isinstance(node, Indicator) and (value := _on_the_way(node, share)) is not None:
            put(sheet, node.id, heading, float(value))
            filled += 1
    put(sheet, "1-T1", f"{heading}評価の理由", f"{year}年の理由\n二行目")
    put(sheet, "1-T1", f"{heading}今後の方向性", "改善")
    put(sheet, "1-T1", f"{heading}有識者意見", f"{year}年の意見")
    put(sheet, "1-T3", heading, "集計中")
    put(page(book, "事業"), "1-ア-1-P1", f"{heading}予算額", 1000 + year)
    put(page(book, "KPI"), "1-ア-1-K1", "担当課", f"{year}課")
    _add(book, year)
    return filled


OWN = (("進捗管理", "向き", "1-T2"), ("事業", "2019年度(R1)決算額", "1-ア-1-P2"), ("KPI", "行", "1-ア-1-K1"))
"""Sheets with a column 備考 of the planner's own, the heading on its left, and a node that it says something of."""


def _add(book: Workbook, year: int) -> None:
    """Columns, a sheet and a comment of their own, one text more each year; the rows sorted anew."""
    for title, after, node_id in OWN:
        sheet = page(book, title)
        if year == 2015:
            put_column(sheet, "備考", after, {})
        before = sheet.cell(row_of(sheet, node_id), column(sheet, "備考")).value or ""
        put(sheet, node_id, "備考", f"{before}{year}年の備考 ")
        sort_rows(sheet, descending=bool(year % 2))
    if year == 2015:
        book.create_sheet("打合せ", 3)["B2"] = "初年度"
    page(book, "打合せ").cell(year, 2).value = f"{year}年の打合せ"
    page(book, "事業")["A1"].comment = Comment(f"{year}年の注記", "係")
    page(book, "KPI").column_dimensions["D"].width = 33


def sort_rows(sheet: Worksheet, *, descending: bool) -> None:
    """By id, as a spreadsheet does it: a formula goes on meaning its own row."""
    rows_of = [[cell.value for cell in cells] for cells in sheet.iter_rows(min_row=2)]
    places = sorted(range(len(rows_of)), key=lambda at: str(rows_of[at][0]), reverse=descending)
    for number, place in enumerate(places, 2):
        for at, value in enumerate(rows_of[place], 1):
            is_formula = isinstance(value, str) and value.startswith("=")
            origin, here = f"{get_column_letter(at)}{place + 2}", f"{get_column_letter(at)}{number}"
            sheet.cell(number, at).value = moved(str(value), origin, here) if is_formula else value


def _marks(data: bytes, heading: str) -> Counter[Any]:
    sheet = page(load_workbook(io.BytesIO(data), data_only=True), "進捗管理")
    return Counter(row[f"{heading}評価"] for row in rows(sheet) if isinstance(row[heading], int | float))


def test_three_years(strategy: Strategy, data: bytes, tmp_path: Path) -> None:
    seen, number = [], 0
    kept = strategy
    for year, (heading, share) in enumerate(zip(YEARS, SHARES, strict=True), 2015):

        def edit(book: Workbook, at: tuple[int, str, Decimal] = (year, heading, share)) -> None:
            nonlocal number
            number = _fill(strategy, *at, book)
            sheet = page(book, "進捗管理")
            assert [cell.value for cell in sheet[1]].count(at[1]) == 1

        saved = convert(edit_book(data, edit), "xlsx", tmp_path).read_bytes()
        kept = load_xlsx(saved)
        seen.append(_marks(saved, heading))
        assert sum(seen[-1].values()) == number
        data = write_xlsx(kept).file()
    again = load_xlsx(data)
    assert (again, again.findings, again.edits, again.rating) == (kept, kept.findings, kept.edits, kept.rating)
    assert set(seen[0]) <= {"◎", "○"}, "as planned"
    assert set(seen[1]) == {"◎"}, "ahead"
    assert set(seen[2]) <= {"△", "×"}, "behind"
    _check_all_is_kept(kept, strategy)
    _check_additions(data, kept)


def _check_additions(data: bytes, kept: Strategy) -> None:
    """All that was added stands where it stood, in the workbook of the fourth spring."""
    book = load_workbook(io.BytesIO(data))
    for title, after, node_id in OWN:
        sheet = page(book, title)
        at = column(sheet, "備考")
        texts = {str(cells[0]): cells[at - 1] for cells in list(sheet.values)[1:] if cells[at - 1]}
        assert texts == {node_id: "2015年の備考 2016年の備考 2017年の備考 "}
        assert sheet.cell(1, at - 1).value == after
        ids = [str(cell.value) for cell in sheet["A"][1:]]
        assert ids == sorted(ids, reverse=True)
    assert book.sheetnames[3] == "打合せ"
    assert [cell.value for cell in page(book, "打合せ")["B"] if cell.value] == [
        "初年度",
        *(f"{year}年の打合せ" for year in (2015, 2016, 2017)),
    ]
    comment = page(book, "事業")["A1"].comment
    assert comment
    assert "2017年の注記" in comment.text
    assert page(book, "KPI").column_dimensions["D"].width == pytest.approx(33, abs=1)
    assert kept.additions


def _check_all_is_kept(kept: Strategy, strategy: Strategy) -> None:
    """All that was filled in stands; all else is as it was."""
    told = kept.findings[len(strategy.findings) :]
    assert {one.code for one in told} == {"cell-edited"}
    assert all("「担当課」" in one.message for one in told), "the only cell outside of the years"
    reviews = indicator(kept, "1-T1").reviews
    assert {year: (one.reason, one.direction, one.opinion) for year, one in reviews.items()} == {
        year: (f"{year}年の理由\n二行目", "改善", f"{year}年の意見") for year in (2015, 2016, 2017)
    }
    assert [one.state for one in indicator(kept, "1-T3").reviews.values()] == ["集計中"] * 3
    assert project(kept, "1-ア-1-P1").budgets == {
        year: Budget(budget=Decimal(1000 + year)) for year in (2015, 2016, 2017)
    }
    assert {one.year for one in kept.edits} == {2015, 2016, 2017}
    emptied = {
        node_id: replace(node, actuals=type(node.actuals)(), reviews=type(node.reviews)(), department=None)
        if isinstance(node, Indicator)
        else replace(node, budgets=type(node.budgets)())
        for node_id, node in nodes(kept).items()
        if isinstance(node, Indicator | Project)
    }
    assert emptied == {node_id: node for node_id, node in nodes(strategy).items() if node_id in emptied}
    assert {one.split("-")[-1][0] for one in changed(kept, strategy)} <= {"T", "K", "P"}


def test_marks_and_rates_of_their_own(strategy: Strategy, data: bytes, tmp_path: Path) -> None:
    """S, A, B, C and one apart for what is worse than the baseline; a percentage typed as one."""

    def edit(book: Workbook) -> None:
        legend = page(book, "凡例")
        (first,) = [cell.row for cell in legend["A"] if cell.value == "◎"]
        for row, mark in enumerate(("S", "A", "B", "C", "−"), first):
            legend.cell(row, 1).value = mark
        legend.cell(first + 1, 2).value = 0.9
        sheet = page(book, "進捗管理")
        put(page(book, "KPI"), "1-ア-2-K1", "目標値", 777)
        put(sheet, "1-T1", YEARS[0], 1.391)  # 0.021 of 0.024: 87.5 %
        put(sheet, "1-ア-2-K2", YEARS[0], 5)  # began at 7.7
        place = put(sheet, "1-T2", YEARS[0], 0.1006)
        sheet[place.split()[-1]].number_format = "0.00%"
        sheet.cell(2, column(sheet, f"{YEARS[1]}評価")).value = "A"

    saved = convert(edit_book(data, edit), "xlsx", tmp_path).read_bytes()
    made = {row["ID"]: row for row in rows(page(load_workbook(io.BytesIO(saved), data_only=True), "進捗管理"))}
    assert [made[one]["評価"] for one in ("1-T1", "1-T2", "1-ア-2-K2")] == ["B", "S", "−"]
    loaded = load_xlsx(saved)
    assert loaded.rating is not None
    assert (loaded.rating.marks, loaded.rating.rates[1]) == (("S", "A", "B", "C", "−"), Decimal("0.9"))
    assert indicator(loaded, "1-T2").actuals == {2015: Decimal("10.06")}
    assert indicator(loaded, "1-T1").reviews[2016].mark == "A"
    assert made["1-ア-2-K1"]["目標値"] == 777
    assert indicator(loaded, "1-ア-2-K1").target.value == 777  # type: ignore[union-attr]
    told = loaded.findings[len(strategy.findings) :]
    assert {one.code for one in told} <= {"cell-edited", "edit-conflict"}
    again = load_xlsx(write_xlsx(loaded).file())
    assert (again, again.rating) == (loaded, loaded.rating)
