"""Workbooks that LibreOffice saved."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook

from senryaku_parse.loaders.xlsx import load_xlsx
from senryaku_parse.model import Strategy
from tests.support.edits import codes, indicator, project
from tests.support.office import convert, needs_office
from tests.support.planner import edit_book, news, page, put

pytestmark = needs_office


def test_saved_by_libreoffice(strategy: Strategy, data: bytes, tmp_path: Path) -> None:
    loaded = load_xlsx(convert(data, "xlsx", tmp_path).read_bytes())
    assert loaded == strategy
    assert news(loaded, strategy) == []


def test_formulas_calculated_by_libreoffice(strategy: Strategy, data: bytes, tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        put(page(book, "進捗管理"), "1-ア-1-K1", "2015年度(H27)", "=20+22")
        put(page(book, "事業"), "1-ア-1-P1", "事業名", '="相談"&"事業"')

    loaded = load_xlsx(convert(edit_book(data, edit), "xlsx", tmp_path).read_bytes())
    assert indicator(loaded, "1-ア-1-K1").actuals == {2015: Decimal(42)}
    assert project(loaded, "1-ア-1-P1").name == "相談事業"
    assert "edit-unread" not in codes(news(loaded, strategy))
