"""Texts and numbers in the workbook, read back: none becomes anything else."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook

import senryaku_parse as sp
from senryaku_parse.findings import CODES, Finding
from senryaku_parse.frozen import frozendict
from senryaku_parse.model import Indicator, Strategy, Target
from senryaku_parse.writers.excel import write_xlsx
from senryaku_parse.writers.excel.texts import MAX_TEXT
from tests.support.strategies import strategies
from tests.support.workbooks import NO_SOURCE, read, rows, sheet, with_indicators, with_project, with_target


@pytest.mark.parametrize("start", list("=+-@\t＝＋－＠"))
def test_what_looks_like_a_formula_is_quoted_text(start: str) -> None:
    text = f"{start}1+1"
    data = write_xlsx(with_project(name=text, category=text, text=text, description=text, organizations=(text,))).file()
    cells = [cell for row in sheet(load_workbook(io.BytesIO(data)), "事業").iter_rows(min_row=2) for cell in row]
    found = [cell for cell in cells if cell.value == text]
    assert len(found) == 5
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in found)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        formulas = re.findall(b"<f>(.*?)</f>", b"".join(map(archive.read, archive.namelist())))
    assert formulas
    assert not any(b"1+1" in formula for formula in formulas)


@pytest.mark.parametrize("text", ["1,234", "007", "2024/1/1", "TRUE", "#N/A", "=", " 前後 ", "一\n二", "<b>&amp;"])
def test_texts_stay_as_they_are(text: str) -> None:
    (row,) = sheet(read(with_project(name=text)), "事業").iter_rows(min_row=2)
    assert [cell.data_type for cell in row if cell.value == text] == ["s"]


def test_what_excel_would_unescape_is_escaped() -> None:
    (row,) = rows(sheet(read(with_project(name="_x0041_")), "事業"))
    assert row["事業名"] == "_x005F_x0041_"


def test_controls_are_replaced_and_noted() -> None:
    book = read(with_project(name="a\x00b\x0b\ufffe\ud800"))
    (row,) = rows(sheet(book, "事業"))
    (found,) = rows(sheet(book, "確認事項"))
    assert row["事業名"] == "a\ufffdb\ufffd\ufffd\ufffd"
    assert (found["重要度"], found["種類"], found["元の文字"]) == (
        "要確認",
        CODES["characters-replaced"].meaning,
        row["事業名"],
    )


@pytest.mark.parametrize("letter", ["長", "😀"])
def test_long_texts_are_cut_with_a_mark_and_noted(letter: str) -> None:
    text = letter * 40_000
    book = read(with_project(name="事業", text=text, description=text))
    (row,) = rows(sheet(book, "事業"))
    (found,) = rows(sheet(book, "確認事項"))
    assert len(row["内容"].encode("utf-16-le")) // 2 <= MAX_TEXT
    assert row["内容"].startswith(letter * 16_000)
    assert "全40,000字" in row["内容"]
    assert found["種類"] == CODES["text-cut"].meaning
    assert "シート「一覧」のセル D5" in found["説明"]


def test_texts_of_findings_that_excel_cannot_hold_are_noted_too() -> None:
    strategy = Strategy(title="", source=NO_SOURCE, findings=(Finding("truncated", "error", "途中", "a\x01b"),))
    first, second = rows(sheet(read(strategy), "確認事項"))
    assert (first["重要度"], first["元の文字"]) == ("エラー", "a\ufffdb")
    assert second["種類"] == CODES["characters-replaced"].meaning


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("1.49", 1.49),
        ("-107", -107),
        ("30.0", 30),
        ("240000000", 240000000),
        ("1E+3", 1000),
        ("12345678901234567890", "12345678901234567890"),
    ],
)
def test_numbers_are_numbers_unless_excel_would_round_them(number: str, shown: float | str) -> None:
    (row,) = rows(sheet(read(with_target(Target(text="5年", value=Decimal(number), unit="円"))), "数値目標"))
    assert (row["目標値"], row["単位"]) == (shown, "円")


def test_codes_are_words_in_japanese_and_codes_in_english() -> None:
    strategy = with_target(Target(text="増", direction="increase", cumulative=True))
    (japanese,) = rows(sheet(read(strategy), "数値目標"))
    (english,) = rows(sheet(read(strategy, lang="en"), "targets"))
    assert (japanese["方向"], japanese["累計"], japanese["基準値は計算"]) == ("増加", "○", None)
    assert (english["direction"], english["cumulative"], english["baseline_derived"]) == ("increase", True, False)


def test_mappings_are_json() -> None:
    indicator = Indicator(
        id="1-T1", name="率", actuals=frozendict({2020: Decimal("1.10")}), extra=frozendict({"備考": "＝"})
    )
    (row,) = rows(sheet(read(with_indicators(indicator)), "数値目標"))
    assert (row["実績"], row["その他の列"]) == ('{"2020":1.10}', '{"備考":"＝"}')


@settings(max_examples=15, deadline=None)
@given(strategies())
def test_any_strategy_keeps_its_names(strategy: Strategy) -> None:
    book = read(strategy)
    for goal in strategy.goals:
        assert goal.name in [row["基本目標"] for row in rows(sheet(book, "基本目標"))]
    projects = [project for measure in strategy.measures for project in measure.projects]
    assert [row["事業名"] for row in rows(sheet(book, "事業"))] == [project.name for project in projects]


def test_numbers_show_their_unit_and_their_decimals() -> None:
    document = (
        "| 基本目標 | 1. 安心 | |\n|---|---|---|\n"
        "| 数値目標 | ①割合 | 5年で10.0%とし0.30ポイント向上 |\n| | ②額 | 5年で2億円 |\n"
    )
    book = load_workbook(io.BytesIO(write_xlsx(sp.parse_text(document)).file()))
    page = book["数値目標"]
    column = {cell.value: at for at, cell in enumerate(page[1], 1)}
    shown = {
        name: [page.cell(row, column[name]).number_format for row in (2, 3)] for name in ("目標値", "増減", "基準値")
    }
    assert shown["目標値"] == ['#,##0.0"%"', '#,##0"円"']
    assert shown["増減"][0] == '+#,##0.00"ポイント";-#,##0.00"ポイント";#,##0.00"ポイント"'
    assert page.cell(2, column["目標値"]).value == 10
    assert page.cell(3, column["目標値"]).value == 200_000_000
