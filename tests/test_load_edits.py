"""Workbooks as planners hand them back: what they changed is in the strategy, and told with the address of its cell."""

from __future__ import annotations

import datetime
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from frozendict import frozendict
from openpyxl import Workbook
from openpyxl.comments import Comment

import senryaku_parse as sp
from senryaku_parse.findings import Finding
from senryaku_parse.loaders.xlsx import load_xlsx
from senryaku_parse.model import Indicator, Project, Strategy
from senryaku_parse.writers.excel import write_xlsx
from tests.support.planner import append, column, edit_book, news, nodes, page, put, row

Edit = Callable[[Workbook], Any]

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.fixture(scope="module")
def strategy(sample: Path) -> Strategy:
    return sp.parse(sample)


@pytest.fixture(scope="module")
def data(strategy: Strategy) -> bytes:
    return write_xlsx(strategy, start_year=2015).file()


@pytest.fixture
def after(strategy: Strategy, data: bytes) -> Callable[[Edit], tuple[Strategy, list[Finding]]]:
    """Edit → the strategy loaded after it, and the findings that came with it."""

    def load(edit: Edit) -> tuple[Strategy, list[Finding]]:
        loaded = load_xlsx(edit_book(data, edit))
        return loaded, news(loaded, strategy)

    return load


Load = Callable[[Edit], tuple[Strategy, list[Finding]]]


def codes(found: list[Finding]) -> list[str]:
    return [one.code for one in found]


def project(strategy: Strategy, node_id: str) -> Project:
    found = nodes(strategy)[node_id]
    assert isinstance(found, Project)
    return found


def indicator(strategy: Strategy, node_id: str) -> Indicator:
    found = nodes(strategy)[node_id]
    assert isinstance(found, Indicator)
    return found


def changed(strategy: Strategy, other: Strategy) -> set[str]:
    """Ids of the nodes that differ in what is their own."""

    def own(node: Any) -> Any:
        below = {"targets", "measures", "kpis", "projects"} & set(type(node).__slots__)
        return replace(node, **dict.fromkeys(below, ()))

    here, there = nodes(strategy), nodes(other)
    return {
        one
        for one in here.keys() | there.keys()
        if one not in here or one not in there or own(here[one]) != own(there[one])
    }


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


def test_actual_values(after: Load, strategy: Strategy) -> None:
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
    assert changed(loaded, strategy) == {"1-T1", "1-ア-1-K2"}
    assert codes(found).count("cell-edited") == 3
    assert [one.before for one in found if one.code == "edit-unread"] == ["集計中", "=20+22"]


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
            ("事業", "AD9"),
        ):
            page(book, title)[cell] = typed[f"シート「{title}」のセル {cell}"] = f"{title}への書き込み"
        page(book, "事業")["H5"].comment = Comment("金額を確認", "課長")
        memo = book.create_sheet("打合せメモ")
        memo["A1"], memo["B3"] = "来週まで", 50

    loaded, found = after(edit)
    assert loaded == strategy
    assert set(codes(found)) == {"edit-unread"}
    for place, text in typed.items():
        assert any(place in one.message and text in str(one.before) for one in found), place
    for one in found:
        assert ("このシートは読み込まれない" in one.message) <= ("進捗管理" not in one.message), "it is read, in part"
    assert any("シート「事業」のセル H5" in one.message and one.before == "金額を確認" for one in found)
    assert any("打合せメモ" in one.message and one.before == "来週まで\n\t50" for one in found)
    assert len(found) == len(typed) + 2


def test_a_column_of_their_own(after: Load, strategy: Strategy) -> None:
    def edit(book: Workbook) -> None:
        sheet = page(book, "事業")
        at = sheet.max_column + 1
        sheet.cell(1, at).value = "予算（千円）"
        sheet.cell(2, at).value, sheet.cell(7, at).value = 1200, "未定"

    loaded, found = after(edit)
    assert loaded == strategy
    assert [(one.code, one.before) for one in found] == [("edit-unread", "予算（千円）\n1200\n未定")]


def test_a_column_deleted_and_one_renamed(after: Load, strategy: Strategy) -> None:
    def edit(book: Workbook) -> None:
        sheet = page(book, "事業")
        sheet.cell(1, column(sheet, "担当課")).value = "所管"
        sheet.delete_cols(column(sheet, "内容"))

    loaded, found = after(edit)
    assert loaded == strategy
    assert set(codes(found)) == {"edit-unread"}
    assert [one.before for one in found] == ["所管", None]
    assert "「内容」「担当課」" in found[1].message


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


def test_loading_what_was_loaded_tells_nothing_new(after: Load, data: bytes) -> None:
    def edit(book: Workbook) -> None:
        put(page(book, "KPI"), "1-ア-1-K2", "目標値", 250)
        put(page(book, "事業"), "1-ア-1-P1", "実施主体", "根室市")
        append(page(book, "事業"), 施策ID="3-ア-1", 事業名="病児保育事業")

    loaded, _ = after(edit)
    again = load_xlsx(write_xlsx(loaded).file())
    assert again == loaded
    assert again.findings == loaded.findings


def _soffice(folder: Path, data: bytes) -> bytes:
    (folder / "in").mkdir()
    (folder / "in" / "book.xlsx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [
        str(SOFFICE),
        profile,
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        str(folder),
        f"{folder}/in/book.xlsx",
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (folder / "book.xlsx").read_bytes()


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_saved_by_libreoffice(strategy: Strategy, data: bytes, tmp_path: Path) -> None:
    saved = _soffice(tmp_path, data)
    loaded = load_xlsx(saved)
    assert loaded == strategy
    assert news(loaded, strategy) == []


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_formulas_calculated_by_libreoffice(strategy: Strategy, data: bytes, tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        put(page(book, "進捗管理"), "1-ア-1-K1", "2015年度(H27)", "=20+22")
        put(page(book, "事業"), "1-ア-1-P1", "事業名", '="相談"&"事業"')

    loaded = load_xlsx(_soffice(tmp_path, edit_book(data, edit)))
    assert indicator(loaded, "1-ア-1-K1").actuals == {2015: Decimal(42)}
    assert project(loaded, "1-ア-1-P1").name == "相談事業"
    assert "edit-unread" not in codes(news(loaded, strategy))
