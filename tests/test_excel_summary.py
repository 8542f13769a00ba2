"""概要, 確認事項 and 凡例, read back: counts, links, and that every column has its meaning."""

from __future__ import annotations

import io
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

import senryaku_parse as sp
from senryaku_parse.columns import ENTITIES
from senryaku_parse.findings import CODES, Finding
from senryaku_parse.frozen import frozendict
from senryaku_parse.model import Goal, Indicator, Measure, Period, Project, Strategy, Target
from senryaku_parse.source import Position, Source
from senryaku_parse.writers.excel import write_xlsx
from senryaku_parse.writers.excel.names import SHEETS, sheet_title
from tests.support.office import convert, needs_office
from tests.support.workbooks import NO_SOURCE, read, rows, sheet, with_goals


@pytest.fixture(scope="module")
def strategy(sample: Path) -> Strategy:
    return sp.parse(sample)


@pytest.fixture(scope="module")
def book(strategy: Strategy) -> Workbook:
    return read(strategy)


def lines(page: Worksheet) -> list[list[Any]]:
    """The values of each line that is not blank."""
    found = ([value for value in row if value is not None] for row in page.values)
    return [line for line in found if line]


def part(page: Worksheet, heading: str) -> list[list[Any]]:
    """The lines below a heading, up to the next line of one cell."""
    all_lines = lines(page)
    start = all_lines.index([heading]) + 1
    end = next((at for at in range(start, len(all_lines)) if len(all_lines[at]) == 1), len(all_lines))
    return all_lines[start:end]


def test_facts(strategy: Strategy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    shown = dict(line for line in lines(sheet(read(strategy), "概要"))[1:6])
    assert shown["自治体"] == f"根室市 ({strategy.municipality_code})"
    assert shown["元の文書"] == "nemuro-sogo-senryaku.md"
    assert shown["指紋（SHA-256）"] == strategy.source.sha256
    assert shown["書き出した日"] == "2023-11-14"
    assert shown["計画期間"].startswith("文書からはわからない（進捗管理の見出し「1年目」")
    again = dict(line for line in lines(sheet(read(strategy, start_year=2015), "概要"))[1:6])
    assert again["計画期間"] == "文書からはわからない（進捗管理は2015年度から）"
    dated = Strategy(title="題", source=NO_SOURCE, period=Period(start=2015, end=2019))
    assert dict(line for line in lines(sheet(read(dated), "概要"))[1:6])["計画期間"] == "2015年度～2019年度"


def test_counts_per_goal(book: Workbook, strategy: Strategy) -> None:
    heads, *counts, total = part(sheet(book, "概要"), "基本目標ごとの件数")
    assert heads == ["基本目標", "数値目標", "施策", "KPI", "事業", "うち再掲"]
    assert [line[2:] for line in counts] == [[4, 5, 11, 32, 0], [3, 7, 21, 53, 8], [3, 4, 7, 11, 0]]
    assert [line[1] for line in counts] == [goal.name for goal in strategy.goals]
    assert total[0] == "計"


def test_links_lead_to_every_sheet_and_to_the_goals(book: Workbook) -> None:
    leads = {
        str(cell.hyperlink.location): cell.value
        for row in sheet(book, "概要").iter_rows()
        for cell in row
        if cell.hyperlink
    }
    titles = {sheet_title(name, "ja") for name in SHEETS if name != "edits"}
    assert {leads[f"'{title}'!A1"] for title in titles} == titles
    assert [leads[f"'基本目標'!A{row}"] for row in (2, 3, 4)] == ["1", "2", "3"]


def test_what_needs_a_look_comes_gravest_first_and_leads_to_its_row() -> None:
    findings = (
        Finding("header-empty", "info", "空"),
        Finding("cell-split", "info", "分けた"),
        Finding("cell-unplaced", "warning", "置けない", "甲"),
        Finding("truncated", "error", "切れ"),
        Finding("cell-unplaced", "warning", "置けない", "乙"),
    )
    book = read(Strategy(title="", source=NO_SOURCE, findings=findings))
    totals, _, *kinds = part(sheet(book, "概要"), "確認が必要な事項")
    assert totals == ["確認事項", "エラー 1件、要確認 2件、情報 2件"]
    assert kinds == [
        [word, CODES[code].meaning, number, CODES[code].action]
        for word, code, number in (
            ("エラー", "truncated", 1),
            ("要確認", "cell-unplaced", 2),
            ("情報", "cell-split", 1),
        )
    ]
    cells = [
        cell for row in sheet(book, "概要").iter_rows() for cell in row if cell.value in ("エラー", "要確認", "情報")
    ]
    rows_led_to = [str(cell.hyperlink.location) for cell in cells if cell.hyperlink]
    assert rows_led_to == ["'確認事項'!A5", "'確認事項'!A4", "'確認事項'!A3"]


@needs_office
def test_marks_per_goal_are_counted(tmp_path: Path) -> None:
    """The counts follow what stands in 進捗管理, also for goals of one name, or of names that a pattern would misread."""

    def goal(number: int, name: str, *actuals: int) -> Goal:
        indicators = (
            Indicator(
                id=f"{number}-T{at}",
                name="数",
                target=Target(text="10件", value=Decimal(10)),
                actuals=frozendict({2015: Decimal(actual)}) if actual else frozendict(),
            )
            for at, actual in enumerate(actuals, 1)
        )
        return Goal(id=str(number), name=name, targets=tuple(indicators))

    strategy = with_goals(goal(1, "*", 10, 8, 0), goal(2, "海*", 5, 1, 12), goal(3, "=1+1"), goal(4, "*", 1))
    made = load_workbook(convert(write_xlsx(strategy).file(), "xlsx", tmp_path), data_only=True)
    _, *marks, total = part(sheet(made, "概要"), "基本目標ごとの評価")
    assert [line[2:] for line in marks] == [[1, 1, 0, 0, 1], [1, 0, 1, 1, 0], [0, 0, 0, 0, 0], [0, 0, 0, 1, 0]]
    assert total == ["計", 2, 1, 1, 2, 1]


def test_the_first_page_is_for_the_council(sample: Path) -> None:
    """Counts, marks and what is behind; what needs a look begins the next page."""
    page = sheet(read(sp.parse(sample)), "概要")
    assert (page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight) == (1, 0)
    (page_break,) = page.row_breaks.brk
    assert page.cell(page_break.id + 2, 1).value == "確認が必要な事項"
    assert "遅れている指標（進捗率の低い順）" in [page.cell(row, 1).value for row in range(1, page_break.id)]


def test_what_is_behind_is_listed_worst_first() -> None:
    kpis = [
        Indicator(
            id=f"1-T{at}",
            name=f"指標{at}",
            target=Target(text="5年で100件", value=Decimal(100), years=5, cumulative=True),
            actuals=frozendict({2015: Decimal(value)}),
        )
        for at, value in enumerate((20, 4, 12, 40, 1), 1)
    ]
    book = load_workbook(
        io.BytesIO(write_xlsx(with_goals(Goal(id="1", name="海", targets=tuple(kpis))), start_year=2015).file()),
        data_only=True,
    )
    listed = part(sheet(book, "概要"), "遅れている指標（進捗率の低い順）")
    assert [line for line in listed[1:] if line and line[0]] == [
        ["1-T5", "指標5", 0.05, "×"],
        ["1-T2", "指標2", 0.2, "×"],
        ["1-T3", "指標3", 0.6, "△"],
    ]
    years = part(sheet(book, "概要"), "年度ごとの評価（指標の数）")
    assert years[1:3] == [["2015年度(H27)", 2, 0, 1, 2, 0], ["2016年度(H28)", 0, 0, 0, 0, 5]]


def test_findings_lead_to_the_only_node_in_their_row() -> None:
    here, both, nowhere = Position(1, 5, None, 9), Position(1, 6, None, 10), Position()
    projects = (
        Project(id="1-0-P1", name="道路", position=Position(1, 5, 3, 9)),
        Project(id="1-0-P2", name="橋", position=both),
        Project(id="1-0-P3", name="港", position=both),
        Project(id="1-0-P4", name="駅", position=nowhere),
    )
    measure = Measure(id="1-0", name="", implicit=True, projects=projects)
    findings = tuple(Finding("row-shifted", "info", "", position=position) for position in (here, both, nowhere))
    book = read(with_goals(Goal(id="1", name="海", measures=(measure,)), findings=findings))
    page = sheet(book, "確認事項")
    cells = [row[-1] for row in page.iter_rows(min_row=2)]
    assert [cell.value for cell in cells] == ["1-0-P1", None, None]
    assert cells[0].hyperlink is not None
    assert cells[0].hyperlink.location == "'事業'!A2"


def test_the_legend_says_what_every_sheet_and_column_means(book: Workbook) -> None:
    explained = {str(line[0]) for line in lines(sheet(book, "凡例")) if len(line) > 1 and len(str(line[-1])) > 3}
    assert {sheet_title(name, "ja") for name in SHEETS if name != "edits"} <= explained
    for name in [*(entity.name for entity in ENTITIES), "progress"]:
        for cell in sheet(book, sheet_title(name, "ja"))[1]:
            heading = str(cell.value)
            assert heading in explained or (name == "progress" and re.match("[1-9]年目", heading)), heading
    text = str(lines(sheet(book, "凡例")))
    for word in ("増加・減少・維持", "◎", "○", "△", "×", "_senryaku_parse", "sp.load", "--start-year 2015"):
        assert word in text


def test_every_column_has_a_meaning() -> None:
    for entity in ENTITIES:
        assert all(column.meaning for column in entity.columns)


def test_the_rates_that_part_the_marks_can_be_changed(book: Workbook) -> None:
    places = [str(book.defined_names[name].attr_text) for name in ("rating_marks", "rating_rates")]
    cells = [sheet(book, "凡例")[place.partition("!")[2].replace("$", "")] for place in places]
    marks, rates = ([row[0].value for row in column] for column in cells)
    assert (marks, rates) == (["◎", "○", "△", "×", "×"], [1, 0.8, 0.5, 0])


def test_texts_of_the_summary_that_excel_cannot_hold_are_noted() -> None:
    source = Source("a\x01.md", "markdown", "")
    (found,) = rows(sheet(read(Strategy(title="", source=source)), "確認事項"))
    assert (found["種類"], found["元の文字"]) == (CODES["characters-replaced"].meaning, "a\ufffd.md")
