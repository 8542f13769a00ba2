"""Keys and actuals across editions, and items followed through a series."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

import senryaku_parse as sp
from senryaku_parse.frozen import frozendict
from senryaku_parse.writers.excel.progress_layout import lay_out
from senryaku_parse.writers.excel.years import first_year
from tests.conftest import ROOT

ACTUALS = frozendict({2020: Decimal("12"), 2021: Decimal("15.5")})


@pytest.fixture(scope="module")
def first() -> sp.Strategy:
    return sp.parse(ROOT / "samples" / "nemuro-sogo-senryaku.md")


@pytest.fixture(scope="module")
def second() -> sp.Strategy:
    return sp.parse(ROOT / "samples" / "nemuro-sogo-senryaku-2nd-fictional.md")


def test_keys_follow_a_node_wherever_it_went(first: sp.Strategy, second: sp.Strategy) -> None:
    keys = {node.id: node.key for node in sp.carry(first, second).nodes()}
    old = first.source.sha256[:8]
    assert keys["1-ア-4-P4"] == f"{old}:1-ア-4-P1", "a project that moved"
    assert keys["3-ウ-1"] == f"{old}:1-イ-1", "a measure that moved to another goal"
    assert keys["3-イ-3"] == f"{second.source.sha256[:8]}:3-イ-3", "a measure that is new"
    split = {keys["1-ア-2"], keys["1-ア-3"]}
    assert len(split) == 2
    assert f"{old}:1-ア-2" in split


def test_keys_that_are_there_are_kept_through_editions(first: sp.Strategy, second: sp.Strategy) -> None:
    own = replace(first, goals=(replace(first.goals[0], key="安心"), *first.goals[1:]))
    carried = sp.carry(own, second)
    assert carried.goals[0].key == "安心"
    again = sp.carry(carried, second)
    assert [node.key for node in again.nodes()] == [node.key for node in carried.nodes()]


def test_carrying_is_the_same_each_time(first: sp.Strategy, second: sp.Strategy) -> None:
    assert sp.carry(first, second) == sp.carry(first, second)


def test_actuals_go_to_the_indicator_in_its_new_place(first: sp.Strategy, second: sp.Strategy) -> None:
    """A total since the start of the plan: it goes on in a revision of that plan only."""
    filled = replace(_filled(first, "1-ア-2-K1"), period=sp.Period(start=2020, end=2024))
    carried = sp.carry(filled, replace(second, period=filled.period))
    assert _indicator(carried, "1-ア-3-K1").actuals == ACTUALS
    again = sp.carry(filled, replace(second, period=sp.Period(start=2025, end=2029)))
    assert "開始からの累計" in next(found.message for found in again.findings if found.code == "actuals-homeless")
    assert _codes(carried) == _codes(second)


def test_actuals_without_an_indicator_are_told_with_their_values(first: sp.Strategy, second: sp.Strategy) -> None:
    carried = sp.carry(_filled(first, "3-イ-2-K3"), second)
    (found,) = [found for found in carried.findings if found.code == "actuals-homeless"]
    assert found.before == "2020年度 12、2021年度 15.5"
    assert "3-イ-2-K3" in found.message
    assert not any(node.actuals for node in carried.nodes() if isinstance(node, sp.Indicator))


def test_actuals_in_another_unit_are_not_carried() -> None:
    old = _one_kpi("5年で50人", ACTUALS)
    carried = sp.carry(old, _one_kpi("5年で50%"))
    assert not _indicator(carried, "1-1-K1").actuals
    (found,) = [found for found in carried.findings if found.code == "actuals-homeless"]
    assert "単位が人から%に" in found.message


def test_actuals_counted_in_another_way_are_not_carried() -> None:
    old = _one_kpi("5年で50人", ACTUALS)
    goal = old.goals[0]
    (kpi,) = goal.measures[0].kpis
    measure = replace(goal.measures[0], kpis=(replace(kpi, name=f"{kpi.name}（累計）", actuals=frozendict()),))
    carried = sp.carry(old, replace(old, goals=(replace(goal, measures=(measure,)),)))
    assert not _indicator(carried, "1-1-K1").actuals
    (found,) = [found for found in carried.findings if found.code == "actuals-homeless"]
    assert "数え方" in found.message


def test_an_actual_of_the_new_edition_stays() -> None:
    new = _one_kpi("5年で60人", frozendict({2021: Decimal("16"), 2022: Decimal("20")}))
    carried = sp.carry(_one_kpi("5年で50人", ACTUALS), new)
    assert _indicator(carried, "1-1-K1").actuals == {2020: Decimal(12), 2021: Decimal(16), 2022: Decimal(20)}
    (found,) = [found for found in carried.findings if found.code == "actuals-conflict"]
    assert (found.before, found.after) == ("15.5", "16")


def test_nothing_is_carried_along_an_uncertain_pair() -> None:
    twins = _kpis(("利用者の数", "5年で50人"), ("利用者の数", "5年で70人"))
    filled = _filled(twins, "1-1-K1")
    carried = sp.carry(filled, _kpis(("利用者の数", "5年で90人")))
    assert not any(node.actuals for node in carried.nodes() if isinstance(node, sp.Indicator))
    told = [found for found in carried.findings if found.before == "2020年度 12、2021年度 15.5"]
    assert [found.code for found in told] in (["carry-uncertain"], ["actuals-homeless"])


def test_a_series_tells_when_an_item_came_and_went(first: sp.Strategy, second: sp.Strategy) -> None:
    history = sp.follow(first, second, first)
    items = {(item.ids, item.first, item.last): item for item in history.items}
    stayed = items[("1-ア-4-P1", "1-ア-4-P4", "1-ア-4-P1"), 1, 3]
    assert [[change.kind for change in step] for step in stayed.changes] == [["moved"], ["moved"]]
    between = items[(None, "3-イ-3", None), 2, 2]
    assert [[change.kind for change in step] for step in between.changes] == [["added"], ["removed"]]
    skipped = items[("3-イ-2-K3", None, "3-イ-2-K3"), 1, 3]
    assert [[change.kind for change in step] for step in skipped.changes] == [["removed"], ["added"]]


def test_what_skipped_an_edition_is_one_item_where_that_is_certain() -> None:
    names = [("相談の件数", "婚活イベントの開催回数"), ("相談の件数",), ("相談の件数",)]
    back = [("婚活イベント開催回数", True), ("婚活セミナーの開催回数", False), ("婚活イベントの開催回数", True)]
    for name, one in back:
        chain = [_kpis(*((each, "5年で30件") for each in edition)) for edition in (*names, ("相談の件数", name))]
        ids = {item.ids for item in sp.follow(*chain).items}
        assert (("1-1-K2", None, None, "1-1-K2") in ids) == one
        assert ((None, None, None, "1-1-K2") in ids) != one


def test_a_series_as_a_table(first: sp.Strategy, second: sp.Strategy) -> None:
    history = sp.follow(first, second, first)
    frame = history.to_frame()
    assert list(frame.columns[:4]) == ["種別", "名称", "初出", "最終"]
    assert frame["名称"].notna().all()
    row = frame[frame["名称"] == "へき地季節保育所通年開所事業"].iloc[0]
    assert history.names[1].startswith(second.title)
    assert row[f"{history.names[1]} ID"] == "1-ア-4-P4"
    assert "移りました" in row[f"{history.names[1]} での変化"]


def test_short_series(first: sp.Strategy) -> None:
    assert len(sp.follow(first).items) == len(list(first.nodes()))
    assert sp.follow().items == ()


def _filled(strategy: sp.Strategy, node_id: str, values: dict[int, int] | None = None) -> sp.Strategy:
    """`strategy` with actuals in one KPI."""
    actuals = frozendict({year: Decimal(value) for year, value in values.items()}) if values else ACTUALS
    return replace(
        strategy,
        goals=tuple(
            replace(
                goal,
                measures=tuple(
                    replace(
                        measure,
                        kpis=tuple(replace(kpi, actuals=actuals) if kpi.id == node_id else kpi for kpi in measure.kpis),
                    )
                    for measure in goal.measures
                ),
            )
            for goal in strategy.goals
        ),
    )


def _kpis(*named: tuple[str, str]) -> sp.Strategy:
    rows = "".join(f"| KPI | {name} ⇒ {target} | | |\n" for name, target in named)
    head = "| | | | |\n|---|---|---|---|\n| 基本目標 | 1. 安心 | | |\n| 具体的施策 | ①相談の充実 | | |\n"
    return sp.parse_text(head + rows, format="markdown")


def _one_kpi(target: str, actuals: frozendict[int, Decimal] = frozendict()) -> sp.Strategy:
    strategy = _kpis(("相談の件数", target))
    filled = _filled(strategy, "1-1-K1")
    goal = filled.goals[0]
    kpi = replace(goal.measures[0].kpis[0], actuals=actuals)
    return replace(filled, goals=(replace(goal, measures=(replace(goal.measures[0], kpis=(kpi,)),)),))


def _indicator(strategy: sp.Strategy, node_id: str) -> sp.Indicator:
    (found,) = [node for node in strategy.nodes() if node.id == node_id]
    assert isinstance(found, sp.Indicator)
    return found


def _codes(strategy: sp.Strategy) -> list[str]:
    return [found.code for found in strategy.findings]


def test_a_total_that_begins_again_takes_no_old_values() -> None:
    old, new = (_read_case(f"cum_{side}") for side in ("old", "new"))
    carried = sp.carry(_filled(old, "1-1-K1", {2022: 5, 2023: 8}), new)
    assert not _indicator(carried, "1-1-K1").actuals
    (found,) = [found for found in carried.findings if found.code == "actuals-homeless"]
    assert "数え直されている" in found.message
    assert found.before == "2022年度 5、2023年度 8"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("移住者数（累計） | 0人 | 100人", "移住者数（単年度） | 20人 | 30人", "数え方"),
        ("移住者数（累計） | 0人 | 100人", "移住者数 | 20人 | 30人", "数え方"),
        ("移住者数（累計） | 10人 | 100人", "移住者数（累計） | 0人 | 120人", "数え直されている"),
        ("延べ宿泊者数 | 900人 | 1,000人", "宿泊者数 | 900人 | 1,000人", "数え方"),
        ("年間利用者数 | 900人 | 1,000人", "月間利用者数 | 90人 | 100人", None),
        ("人口増減数 | 10人 | 20人", "人口増減数 | 10人 | 20人", ""),
        ("待機児童数 | 12人 | 0人", "待機児童数 | 8人 | 0人", ""),
        ("移住者数（累計） | 0人 | 100人", "移住者数（累計） | 100人 | 220人", ""),
        ("観光客数 | 90千人 | 100千人", "観光客数 | 95,000人 | 120,000人", ""),
        ("育児休業取得率 | 12% | 30%", "育児休業取得者数 | 12人 | 30人", None),
        ("利用満足度 | 60% | 70%", "利用満足度 | 3.2点 | 4点", "単位"),
    ],
)
def test_what_stops_values(old: str, new: str, reason: str | None) -> None:
    """None: no pair that is certain; "": the values are carried."""
    carried = sp.carry(_filled(_columns(old, "R1 R6"), "1-1-K1", {2022: 5, 2023: 8}), _columns(new, "R6 R11"))
    told = [found for found in carried.findings if found.code in ("actuals-homeless", "carry-uncertain")]
    assert bool(_indicator(carried, "1-1-K1").actuals) == (reason == "")
    assert [reason is None or reason in found.message for found in told] == ([] if reason == "" else [True])


@pytest.mark.parametrize(("start", "kept"), [("R1", True), ("R6", False)])
def test_a_change_since_the_start_begins_again_with_the_next_plan(start: str, kept: bool) -> None:
    old = _kpis(("相談の件数", "5年で30件増加"))
    period = sp.Period(start=2020, end=2024)
    new = _kpis(("相談の件数", "5年で40件増加"))
    later = period if kept else sp.Period(start=2025, end=2029)
    carried = sp.carry(_filled(replace(old, period=period), "1-1-K1"), replace(new, period=later))
    assert bool(_indicator(carried, "1-1-K1").actuals) == kept


def test_another_number_for_the_year_of_the_baseline_is_told() -> None:
    old = _filled(_columns("移住者数 | 5人 | 10人", "R1 R6"), "1-1-K1", {2024: 8})
    carried = sp.carry(old, _columns("移住者数 | 9人 | 15人", "R6 R11"))
    (found,) = [found for found in carried.findings if found.code == "actuals-conflict"]
    assert (found.before, found.after) == ("8", "9")


def test_values_of_the_old_plan_are_history(tmp_path: Path) -> None:
    """They stand left of the plan's years, in grey, and no formula asks them."""
    old = _filled(_columns("誘致企業の数 | 3社 | 10社", "R1 R6"), "1-1-K1", {2022: 5, 2023: 8})
    carried = sp.carry(old, _columns("誘致企業の数 | 4社 | 5社", "R6 R11"))
    carried.write(tmp_path / "new.xlsx")
    sheet: Any = load_workbook(tmp_path / "new.xlsx")["進捗管理"]
    headings = {str(cell.value): cell for cell in sheet[1]}
    old_year, first, last = (headings[f"{year}年度(R{year - 2018})"] for year in (2023, 2025, 2029))
    assert old_year.column < first.column
    below = sheet[f"{old_year.column_letter}2"]
    assert (below.value, below.style) == (8, "senryaku-history")
    assert sheet[f"{first.column_letter}2"].style == "senryaku-entry"
    asked = str(sheet[f"{headings['最新年度'].column_letter}2"].value)
    assert all(f"ISNUMBER(${year.column_letter}2)" in asked for year in (first, last))
    assert f"${old_year.column_letter}2" not in asked
    assert _indicator(sp.load(tmp_path / "new.xlsx"), "1-1-K1").actuals == {2022: 5, 2023: 8}


def _columns(cells: str, years: str) -> sp.Strategy:
    first, last = years.split()
    head = f"| 基本目標 | 施策 | KPI | 基準値({first}) | 目標値({last}) |\n|---|---|---|---|---|\n"
    return sp.parse_text(f"{head}| 稼ぐ地域をつくる | 企業誘致 | {cells} |\n", format="markdown")


def _read_case(name: str) -> sp.Strategy:
    return sp.parse(ROOT / "tests" / "cases" / "editions" / f"{name}.md")


def test_years_that_nothing_puts_in_the_plan_are_history(tmp_path: Path) -> None:
    """The old 12 of 2020 is no result of a plan that does not say when it begins; it is not rated, and told."""
    carried = sp.carry(_one_kpi("5年で50人", ACTUALS), _one_kpi("5年で40人"))
    (found,) = [one for one in carried.findings if one.code == "actuals-history"]
    assert "2020～2021年度" in found.message
    assert lay_out(carried, "ja", None).first == 2022
    assert lay_out(carried, "ja", 2021).first == 2021
    for name in ("again.xlsx", "again.json", "again/"):
        carried.write(target := f"{tmp_path}/{name}")
        assert first_year(sp.load(target)) == 2022
    dated = replace(_one_kpi("5年で40人"), period=sp.Period(start=2021, end=2025))
    assert "actuals-history" not in _codes(sp.carry(_one_kpi("5年で50人", ACTUALS), dated))
