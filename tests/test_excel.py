"""The workbook, read back: its sheets, tables and links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

import senryaku_parse as sp
from senryaku_parse.columns import ENTITIES
from senryaku_parse.findings import CODES
from senryaku_parse.model import Strategy, Target
from tests.support.workbooks import NO_SOURCE, read, rows, sheet, with_target

TIDY = ["基本目標", "数値目標", "施策", "KPI", "事業", "確認事項"]


@pytest.fixture(scope="module")
def strategy(sample: Path) -> Strategy:
    return sp.parse(sample)


@pytest.fixture(scope="module")
def book(strategy: Strategy) -> Workbook:
    return read(strategy)


def test_sheets_in_order(book: Workbook, strategy: Strategy) -> None:
    shown = ["概要", "一覧", "基本目標", "数値目標", "施策", "KPI", "事業", "進捗管理", "確認事項", "凡例"]
    assert book.sheetnames == [*shown, "_senryaku_parse"]
    english = [
        "summary",
        "overview",
        "goals",
        "targets",
        "measures",
        "kpis",
        "projects",
        "progress",
        "findings",
        "legend",
    ]
    assert read(strategy, lang="en").sheetnames == [*english, "_senryaku_parse"]
    assert book.active is book["概要"]


def test_counts(book: Workbook, strategy: Strategy) -> None:
    counts = [len(rows(sheet(book, title))) for title in TIDY]
    assert counts == [3, 10, 16, 39, 96, len(strategy.findings)]


def test_every_record_is_there(book: Workbook, strategy: Strategy) -> None:
    for entity in ENTITIES:
        shown = rows(sheet(book, entity.heading))
        for column, values in zip(entity.columns, zip(*entity.records(strategy), strict=True), strict=True):
            words = {code: one.meaning for code, one in CODES.items()} if column.name == "code" else column.words
            texts = [words.get(str(value), value) for value in values]
            if column.kind in ("string", "integer"):
                assert [row[column.heading] for row in shown] == [text or None for text in texts]
            elif column.kind == "number":
                assert [row[column.heading] for row in shown] == [value and float(str(value)) for value in values]


@pytest.mark.parametrize("title", TIDY)
def test_tidy_sheets_are_legal_tables(book: Workbook, title: str) -> None:
    page = sheet(book, title)
    (table,) = page.tables.values()
    names = [cell.value for cell in page[1]]
    assert table.ref == table.autoFilter.ref == page.dimensions
    assert table.column_names == names
    assert len({str(name).casefold() for name in names}) == len(names)
    assert not page.merged_cells.ranges
    assert page.freeze_panes == "B2"


def test_table_names_are_unique_and_no_cell_addresses(book: Workbook) -> None:
    names = [name for title in TIDY for name in sheet(book, title).tables]
    assert len(set(names)) == len(TIDY)
    assert not any(re.search(r"\W|\d", name) for name in names)


def test_ids_lead_to_their_rows(book: Workbook) -> None:
    pages = {"基本目標ID": "基本目標", "施策ID": "施策", "再掲元ID": "事業"}
    for title in TIDY[:-1]:
        page = sheet(book, title)
        headings = [str(cell.value) for cell in page[1]]
        for cell in (cell for row in page.iter_rows(min_row=2) for cell in row if cell.value is not None):
            heading = headings[cell.column - 1]
            if heading in pages:
                assert cell.hyperlink is not None
                where, _, address = str(cell.hyperlink.location).rpartition("!")
                assert where == f"'{pages[heading]}'"
                assert sheet(book, pages[heading])[address].value == cell.value
            elif heading != "ID":
                assert cell.hyperlink is None


def test_own_ids_lead_to_the_overview(book: Workbook) -> None:
    names = {"基本目標": "基本目標", "数値目標": "指標", "施策": "具体的施策", "KPI": "指標", "事業": "事業名"}
    for title, heading in names.items():
        page = sheet(book, title)
        for cell, row in zip(page["A"][1:], rows(page), strict=True):
            assert cell.hyperlink is not None
            address = str(cell.hyperlink.location).removeprefix("'一覧'!")
            texts = [str(other.value) for other in sheet(book, "一覧")[int(address[1:])]]
            assert any(row[heading] in text for text in texts)


def test_columns_without_values_are_folded_away() -> None:
    page = sheet(read(with_target(Target(text="5年"))), "数値目標")
    hidden = {cell.value for at, cell in enumerate(page[1], 1) if page.column_dimensions[get_column_letter(at)].hidden}
    assert {"担当課", "年度別", "目標値"} <= hidden
    assert not {"ID", "基本目標", "指標", "目標"} & hidden


def test_empty_strategy() -> None:
    book = read(Strategy(title="", source=NO_SOURCE))
    assert sheet(book, "一覧")["A1"].value == "一覧"
    for title in TIDY:
        page = sheet(book, title)
        (table,) = page.tables.values()
        assert rows(page) == []
        assert table.ref == f"A1:{get_column_letter(page.max_column)}2"
