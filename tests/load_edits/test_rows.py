"""Rows of a workbook put in, copied, moved and deleted."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from openpyxl import Workbook

import senryaku_parse as sp
from senryaku_parse.loaders.xlsx import load_xlsx
from senryaku_parse.model import Strategy
from senryaku_parse.writers.excel import write_xlsx
from tests.support.edits import Load, changed, codes, indicator, project
from tests.support.planner import append, column, edit_book, news, nodes, page, put, row


def test_a_project_row_put_in_by_measure_id(after: Load, strategy: Strategy) -> None:
    def edit(book: Workbook) -> None:
        sheet = page(book, "事業")
        at = row(sheet, "1-ア-1-P2")
        sheet.insert_rows(at)
        for heading, value in {
            "施策ID": "1-ア-1",
            "区分": "新規",
            "事業名": "マッチングアプリ活用事業",
            "内容": "出会いの機会の提供/NPO法人みなと",
        }.items():
            sheet.cell(at, column(sheet, heading)).value = value

    loaded, found = after(edit)
    projects = loaded.goals[0].measures[0].projects
    before = strategy.goals[0].measures[0].projects
    assert projects[0] == before[0]
    assert projects[2:] == before[1:]
    assert projects[1].name == "マッチングアプリ活用事業"
    assert projects[1].organizations == ("NPO法人みなと",)
    assert projects[1].description == "出会いの機会の提供"
    assert projects[1].id == f"1-ア-1-P{len(before) + 1}"
    assert codes(found) == ["row-added"]


def test_a_project_below_the_table_by_the_name_of_its_measure(after: Load, strategy: Strategy) -> None:
    measure = strategy.goals[0].measures[2]

    def edit(book: Workbook) -> None:
        append(page(book, "事業"), 具体的施策=measure.name, 事業名="病児保育事業")

    loaded, found = after(edit)
    assert [one.name for one in loaded.goals[0].measures[2].projects][-1] == "病児保育事業"
    assert changed(loaded, strategy) == {f"{measure.id}-P{len(measure.projects) + 1}"}
    assert codes(found) == ["row-added"]


def test_a_measure_with_its_own_id_and_what_hangs_below_it(after: Load, strategy: Strategy) -> None:
    def edit(book: Workbook) -> None:
        append(
            page(book, "施策"),
            ID="2-ウ-1",
            基本目標ID="2",
            分野記号="ウ",
            分野="港の再生",
            番号=1,
            具体的施策="港をひらく",
        )
        append(page(book, "KPI"), 施策ID="2-ウ-1", 指標="寄港数", 目標="5年で30隻")
        append(page(book, "事業"), 施策ID="2-ウ-1", 事業名="岸壁改修事業")

    loaded, found = after(edit)
    measure = loaded.goals[1].measures[-1]
    assert (measure.id, measure.name) == ("2-ウ-1", "港をひらく")
    assert measure.area == sp.Area(marker="ウ", name="港の再生")
    target = measure.kpis[0].target
    assert measure.kpis[0].id == "2-ウ-1-K1"
    assert target is not None
    assert (target.value, target.unit, target.years) == (Decimal(30), "隻", 5)
    assert measure.projects[0].id == "2-ウ-1-P1"
    assert codes(found) == ["row-added"] * 3


def test_the_first_row_of_an_empty_sheet(strategy: Strategy) -> None:
    before = replace(strategy, goals=tuple(replace(goal, targets=()) for goal in strategy.goals))

    def edit(book: Workbook) -> None:
        values = {"ID": "1-T1", "基本目標ID": "1", "指標": "出生数", "目標": "5年で200人"}
        for heading, value in values.items():
            page(book, "数値目標").cell(2, column(page(book, "数値目標"), heading)).value = value

    loaded = load_xlsx(edit_book(write_xlsx(before).file(), edit))
    target = indicator(loaded, "1-T1").target
    assert target is not None
    assert target.value == Decimal(200)
    assert codes(news(loaded, before)) == ["row-added"]


def test_a_row_without_a_measure_is_kept_in_a_finding(after: Load, strategy: Strategy) -> None:
    loaded, found = after(
        lambda book: append(page(book, "事業"), ID="X-1", 事業名="行き先のない事業", 内容="どこかで実施")
    )
    assert loaded == strategy
    assert codes(found) == ["edit-unread"]
    assert "行き先のない事業" in str(found[0].before)
    assert "どこかで実施" in str(found[0].before)
    assert "X-1" in str(found[0].before)
    assert "シート「事業」のセル A98" in found[0].message


def test_a_note_below_the_table_is_no_project(after: Load, strategy: Strategy) -> None:
    loaded, found = after(lambda book: append(page(book, "事業"), ID="※ここまで確認済み"))
    assert loaded == strategy
    assert [(one.code, one.before) for one in found] == [("edit-unread", "※ここまで確認済み")]


def test_a_copied_row_is_another_project(after: Load, strategy: Strategy) -> None:
    def edit(book: Workbook) -> None:
        sheet = page(book, "事業")
        at = row(sheet, "1-ア-1-P1")
        values = [cell.value for cell in sheet[at]]
        sheet.insert_rows(at + 1)
        for number, value in enumerate(values, 1):
            sheet.cell(at + 1, number).value = value
        sheet.cell(at + 1, column(sheet, "事業名")).value = "児童相談室設置事業（分室）"

    loaded, found = after(edit)
    first, second = loaded.goals[0].measures[0].projects[:2]
    assert first == strategy.goals[0].measures[0].projects[0]
    assert (second.name, second.text) == ("児童相談室設置事業（分室）", first.text)
    assert second.id not in nodes(strategy)
    assert codes(found) == ["row-added"]


def test_a_project_moved_to_another_measure(after: Load, strategy: Strategy) -> None:
    loaded, found = after(lambda book: put(page(book, "事業"), "1-ア-1-P1", "施策ID", "2-ア-1"))
    moved = next(one for one in loaded.goals[1].measures[0].projects if one.id == "1-ア-1-P1")
    assert moved == project(strategy, "1-ア-1-P1")
    assert changed(loaded, strategy) == set()
    assert [(one.code, one.before, one.after) for one in found] == [("cell-edited", "1-ア-1", "2-ア-1")]


def test_a_goal_deleted_above_its_children_stays(after: Load, strategy: Strategy) -> None:
    def edit(book: Workbook) -> None:
        sheet = page(book, "基本目標")
        sheet.delete_rows(row(sheet, "2"))

    loaded, found = after(edit)
    assert loaded == strategy
    assert codes(found) == ["edit-conflict"]
    assert strategy.goals[1].name in str(found[0].before)


def test_a_goal_deleted_with_all_below_it_is_gone(after: Load, strategy: Strategy) -> None:
    def edit(book: Workbook) -> None:
        for title in ("基本目標", "数値目標", "施策", "KPI", "事業"):
            sheet = page(book, title)
            for number in range(sheet.max_row, 1, -1):
                if str(sheet.cell(number, 1).value).startswith("3"):
                    sheet.delete_rows(number)

    loaded, found = after(edit)
    assert [goal.id for goal in loaded.goals] == ["1", "2"]
    assert loaded.goals == strategy.goals[:2]
    gone = [node for node in nodes(strategy) if node.startswith("3")]
    assert codes(found) == ["row-removed"] * len(gone)


def test_a_first_listing_deleted_leaves_its_reprints(after: Load, strategy: Strategy) -> None:
    def edit(book: Workbook) -> None:
        sheet = page(book, "事業")
        sheet.delete_rows(row(sheet, "2-ア-1-P2"))

    loaded, found = after(edit)
    assert project(loaded, "2-ア-2-P7").reprint
    assert project(loaded, "2-ア-2-P7").reprint_of is None
    assert changed(loaded, strategy) == {"2-ア-1-P2", "2-ア-2-P7"}
    assert sorted(codes(found)) == ["reprint-unresolved", "row-removed"]
