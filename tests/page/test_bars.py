"""Bars from baseline to target on the page: nothing is made up."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from senryaku_parse.frozen import frozendict
from senryaku_parse.model import YearValue
from senryaku_parse.targets import read_target
from tests.support.page import bars, first, of_kpi, said


def test_bars_start_at_zero_on_one_scale() -> None:
    row = of_kpi("580人（R1）→473人（R6）")
    start, aim = bars(row)
    assert start == ("現状 2019年度", "580人", 0, 100)
    assert aim[:3] == ("目標 2024年度", "473人", 0)
    assert aim[3] == pytest.approx(100 * 473 / 580, abs=0.01)
    assert first(row, ".way").attributes["aria-label"] == "減少"


def test_a_derived_baseline_says_so() -> None:
    assert [bar[:2] for bar in bars(of_kpi("5年で473人とし107人減少"))] == [
        ("現状（計算）", "580人"),
        ("目標", "473人"),
    ]


def test_a_target_of_zero_has_no_length() -> None:
    assert [bar[2:] for bar in bars(of_kpi("12人→0人"))] == [(0, 100), (0, 0)]


def test_zero_to_zero_has_no_length_either() -> None:
    assert [bar[2:] for bar in bars(of_kpi("0人→0人"))] == [(0, 0), (0, 0)]


def test_negative_numbers_lie_left_of_zero() -> None:
    start, aim = bars(of_kpi("-120人→80人"))
    assert start[2:] == pytest.approx((0, 60))
    assert aim[2:] == pytest.approx((60, 40))


def test_maintaining_is_two_bars_of_one_length() -> None:
    target = replace(read_target("50人→50人", "数")[0], direction="maintain")
    row = of_kpi("", target=target)
    assert [bar[2:] for bar in bars(row)] == [(0, 100), (0, 100)]
    assert first(row, ".way").attributes["aria-label"] == "維持"


@pytest.mark.parametrize(
    "text", ["ゼロ名維持", "5年で200件", "5年で50人増加", "現状維持", "検討", "5年で季節待機児童ゼロ達成"]
)
def test_no_bars_where_one_end_is_not_known(text: str) -> None:
    row = of_kpi(text)
    assert not row.css("svg")
    assert said(row)[1] == text


def test_what_is_not_quantified_is_the_text_alone() -> None:
    assert not of_kpi("よりよくする").css(".measured")


def test_actual_values_are_bars_between_where_there_are_bars_and_numbers_elsewhere() -> None:
    actuals = frozendict({2021: Decimal("4"), 2020: Decimal("9.50")})
    drawn = of_kpi("12人→0人", actuals=actuals)
    assert [bar[:2] for bar in bars(drawn)][1:3] == [("実績 2020年度", "9.50人"), ("実績 2021年度", "4人")]
    assert not drawn.css(".years")
    listed = of_kpi("5年で50人増加", actuals=actuals)
    assert [node.text(deep=True) for node in listed.css(".years > div")] == ["実績 2020年度9.50人", "実績 2021年度4人"]


def test_the_years_of_the_source_are_told_as_they_stand() -> None:
    row = of_kpi("12人→0人", series=frozendict({2020: YearValue(target="10人", actual="約9人")}))
    assert first(row, ".years").text(deep=True) == "2020年度目標 10人実績 約9人"
