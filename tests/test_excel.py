"""The workbook, read back: its sheets, tables and links, and texts that must not become anything else."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from frozendict import frozendict
from hypothesis import given, settings
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

import senryaku_parse as sp
from senryaku_parse.columns import ENTITIES
from senryaku_parse.findings import Finding
from senryaku_parse.model import Area, Goal, Indicator, Measure, Project, Strategy, Target
from senryaku_parse.source import Source
from senryaku_parse.writers.excel import write_xlsx
from senryaku_parse.writers.excel.sizes import line_count
from senryaku_parse.writers.excel.texts import MAX_TEXT
from tests.support.strategies import strategies

TIDY = ["基本目標", "数値目標", "施策", "KPI", "事業", "確認事項"]
NO_SOURCE = Source("", "markdown", "")


@pytest.fixture(scope="module")
def strategy(sample: Path) -> Strategy:
    return sp.parse(sample)


@pytest.fixture(scope="module")
def book(strategy: Strategy) -> Workbook:
    return read(strategy)


def read(strategy: Strategy, **options: Any) -> Workbook:
    return load_workbook(io.BytesIO(write_xlsx(strategy, **options).file()))


def sheet(book: Workbook, title: str) -> Worksheet:
    found = book[title]
    assert isinstance(found, Worksheet)
    return found


def rows(sheet: Worksheet) -> list[dict[str, Any]]:
    """Heading → value of each row below the headings that is not blank."""
    names, *records = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, names), record, strict=True)) for record in records if any(record)]


def with_project(**fields: Any) -> Strategy:
    project = Project(id="1-ア-1-P1", **fields)
    measure = Measure(id="1-ア-1", area=Area(marker="ア", name="港"), number=1, name="漁業", projects=(project,))
    return Strategy(title="", source=NO_SOURCE, goals=(Goal(id="1", number=1, name="海", measures=(measure,)),))


def with_target(target: Target) -> Strategy:
    indicator = Indicator(id="1-T1", name="率", target=target)
    return Strategy(title="", source=NO_SOURCE, goals=(Goal(id="1", name="海", targets=(indicator,)),))


def test_sheets_in_order(book: Workbook, strategy: Strategy) -> None:
    assert book.sheetnames == ["一覧", *TIDY]
    assert read(strategy, lang="en").sheetnames == ["overview", *(entity.name for entity in ENTITIES)]


def test_counts(book: Workbook, strategy: Strategy) -> None:
    counts = [len(rows(sheet(book, title))) for title in TIDY]
    assert counts == [3, 10, 16, 39, 96, len(strategy.findings)]


def test_every_record_is_there(book: Workbook, strategy: Strategy) -> None:
    for entity in ENTITIES:
        shown = rows(sheet(book, entity.heading))
        for column, values in zip(entity.columns, zip(*entity.records(strategy), strict=True), strict=True):
            texts = [column.words.get(str(value), value) for value in values]
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


def test_overview_shows_all_text_in_the_height_of_its_rows(book: Workbook) -> None:
    page = sheet(book, "一覧")
    widths = {letter: page.column_dimensions[letter].width for letter in "ABCD"}
    merged = {str(area).split(":")[0]: area for area in page.merged_cells.ranges}
    heights = {row: page.row_dimensions[row].height for row in range(1, page.max_row + 1)}
    for row in page.iter_rows(min_row=2):
        for cell in row:
            area = merged.get(cell.coordinate)
            letters = "ABCD"[area.min_col - 1 : area.max_col] if area else cell.coordinate[0]
            last = area.max_row if area else cell.row
            room = sum(heights[at] or 0 for at in range(cell.row or 0, (last or 0) + 1))
            assert room >= 15 * line_count(str(cell.value or ""), sum(widths[letter] for letter in letters))


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


@pytest.mark.parametrize("start", list("=+-@\t＝＋－＠"))
def test_what_looks_like_a_formula_is_quoted_text(start: str) -> None:
    text = f"{start}1+1"
    data = write_xlsx(with_project(name=text, category=text, text=text, description=text, organizations=(text,))).file()
    cells = [cell for row in sheet(load_workbook(io.BytesIO(data)), "事業").iter_rows(min_row=2) for cell in row]
    found = [cell for cell in cells if cell.value == text]
    assert len(found) == 5
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in found)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist() if "/worksheets/" in name)


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
    assert (found["重要度"], found["種類"], found["元の文字"]) == ("要確認", "characters-replaced", row["事業名"])


@pytest.mark.parametrize("letter", ["長", "😀"])
def test_long_texts_are_cut_with_a_mark_and_noted(letter: str) -> None:
    text = letter * 40_000
    book = read(with_project(name="事業", text=text, description=text))
    (row,) = rows(sheet(book, "事業"))
    (found,) = rows(sheet(book, "確認事項"))
    assert len(row["内容"].encode("utf-16-le")) // 2 <= MAX_TEXT
    assert row["内容"].startswith(letter * 16_000)
    assert "全40,000字" in row["内容"]
    assert found["種類"] == "text-cut"
    assert "シート「一覧」のセル D5" in found["説明"]


def test_texts_of_findings_that_excel_cannot_hold_are_noted_too() -> None:
    strategy = Strategy(title="", source=NO_SOURCE, findings=(Finding("truncated", "error", "途中", "a\x01b"),))
    first, second = rows(sheet(read(strategy), "確認事項"))
    assert (first["重要度"], first["元の文字"]) == ("エラー", "a\ufffdb")
    assert second["種類"] == "characters-replaced"


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


def test_columns_without_values_are_folded_away() -> None:
    page = sheet(read(with_target(Target(text="5年"))), "数値目標")
    hidden = {cell.value for at, cell in enumerate(page[1], 1) if page.column_dimensions[get_column_letter(at)].hidden}
    assert {"担当課", "年度別", "目標値"} <= hidden
    assert not {"ID", "基本目標", "指標", "目標"} & hidden


def test_mappings_are_json() -> None:
    indicator = Indicator(
        id="1-T1", name="率", actuals=frozendict({2020: Decimal("1.10")}), extra=frozendict({"備考": "＝"})
    )
    goal = Goal(id="1", name="海", targets=(indicator,))
    (row,) = rows(sheet(read(Strategy(title="", source=NO_SOURCE, goals=(goal,))), "数値目標"))
    assert (row["実績"], row["その他の列"]) == ('{"2020":1.10}', '{"備考":"＝"}')


def test_empty_strategy() -> None:
    book = read(Strategy(title="", source=NO_SOURCE))
    assert sheet(book, "一覧")["A1"].value == "一覧"
    for title in TIDY:
        page = sheet(book, title)
        (table,) = page.tables.values()
        assert rows(page) == []
        assert table.ref == f"A1:{get_column_letter(page.max_column)}2"


def test_goal_without_measures_and_levels_that_the_document_lacks() -> None:
    implicit = Measure(id="1-0", name="", implicit=True, projects=(Project(id="1-0-P1", name="道路"),))
    goals = (Goal(id="1", name="", implicit=True, measures=(implicit,)), Goal(id="2", number=2, name="海"))
    book = read(Strategy(title="題", source=NO_SOURCE, goals=goals))
    lines = [[cell for cell in row if cell] for row in sheet(book, "一覧").iter_rows(values_only=True)]
    assert lines == [["題"], ["具体的事業", "区分", "事業名", "内容"], ["道路"], ["基本目標", "2. 海"]]
    assert [row["補った階層"] for row in rows(sheet(book, "基本目標"))] == ["○", None]


@settings(max_examples=15, deadline=None)
@given(strategies())
def test_any_strategy_keeps_its_names(strategy: Strategy) -> None:
    book = read(strategy)
    for goal in strategy.goals:
        assert goal.name in [row["基本目標"] for row in rows(sheet(book, "基本目標"))]
    projects = [project for measure in strategy.measures() for project in measure.projects]
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
