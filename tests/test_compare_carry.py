"""Keys and actuals across editions, and items followed through a series."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from frozendict import frozendict

import senryaku_parse as sp
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
    filled = _filled(first, "1-ア-2-K1")
    carried = sp.carry(filled, second)
    assert _indicator(carried, "1-ア-3-K1").actuals == ACTUALS
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
    assert ("3-イ-2-K3", None, None) in {item.ids for item in history.items}
    assert (None, None, "3-イ-2-K3") in {item.ids for item in history.items}, "gone and back is told as two"


def test_a_series_as_a_table(first: sp.Strategy, second: sp.Strategy) -> None:
    frame = sp.follow(first, second, first).to_frame()
    assert list(frame.columns[:4]) == ["種別", "名称", "初出", "最終"]
    assert frame["名称"].notna().all()
    row = frame[frame["名称"] == "へき地季節保育所通年開所事業"].iloc[0]
    assert row["nemuro-sogo-senryaku-2nd-fictional.md ID"] == "1-ア-4-P4"
    assert "移りました" in row["nemuro-sogo-senryaku-2nd-fictional.md での変化"]


def test_short_series(first: sp.Strategy) -> None:
    assert len(sp.follow(first).items) == len(list(first.nodes()))
    assert sp.follow().items == ()


def _filled(strategy: sp.Strategy, node_id: str) -> sp.Strategy:
    """`strategy` with actuals in one KPI."""
    return replace(
        strategy,
        goals=tuple(
            replace(
                goal,
                measures=tuple(
                    replace(
                        measure,
                        kpis=tuple(replace(kpi, actuals=ACTUALS) if kpi.id == node_id else kpi for kpi in measure.kpis),
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
