"""Pure string work: folding, repairing, enumerators."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senryaku_parse import parse_text
from senryaku_parse.text import (
    SUPERSCRIPTS,
    fold_space,
    is_everyday,
    match_key,
    nfkc,
    repair_characters,
    split_enumerator,
)


@pytest.mark.parametrize(
    ("text", "marker", "number", "rest"),
    [
        ("①合計", "1", 1, "合計"),
        ("⑳ 合計", "20", 20, "合計"),
        ("1. 住み", "1", 1, "住み"),
        ("１．住み", "1", 1, "住み"),
        ("(ア) 子育て", "ア", 1, "子育て"),
        ("（イ）医療", "イ", 2, "医療"),
        ("(ｳ) 半角", "ウ", 3, "半角"),
        ("Ⅳ　目標", "IV", 4, "目標"),
        ("(十二) 目標", "十二", 12, "目標"),
        ("(b) goal", "b", 2, "goal"),
    ],
)
def test_enumerators(text: str, marker: str, number: int, rest: str) -> None:
    enumerator, remaining = split_enumerator(text)
    assert enumerator is not None
    assert (enumerator.marker, enumerator.number, remaining) == (marker, number, rest)


@pytest.mark.parametrize("text", ["6次産業化", "1.49とし", "20～39歳", "10%", "ア行", "", "一人親", "(仮称)港", "A社"])
def test_what_is_no_enumerator(text: str) -> None:
    assert split_enumerator(text) == (None, text)


@given(st.text())
def test_an_enumerator_takes_only_from_the_front(text: str) -> None:
    enumerator, rest = split_enumerator(text)
    assert text.endswith(rest)
    assert enumerator is None or len(rest) < len(text)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold_space(fold_space(text)) == fold_space(text)
    assert match_key(fold_space(text)) == match_key(text)


def _spelled_out(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def test_the_key_of_every_character_is_its_own() -> None:
    characters = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    assert [one for one in characters if match_key(f"施{one}") != _spelled_out(f"施{one}")] == []


@given(st.text("施策ｶﾞカ゛か\u3099\u309aﾞがーABａ１1①㈱・、 　々〆ヶ゙İß", max_size=8))
def test_keys_are_folded_in_width_and_case_and_without_space(text: str) -> None:
    assert match_key(text) == _spelled_out(text)


@given(st.text())
def test_repaired_characters_stay_repaired(text: str) -> None:
    repaired = repair_characters(text)
    assert repair_characters(repaired) == repaired
    repaired.encode("utf-8")


def test_every_kangxi_radical_and_supplement_is_repaired() -> None:
    assigned = (*range(0x2E80, 0x2E9A), *range(0x2E9B, 0x2EF4), *range(0x2F00, 0x2FD6))
    kept = {chr(code) for code in assigned if repair_characters(chr(code)) == chr(code)}
    assert kept == {"⺀"}, "the one radical that has no unified ideograph"


@given(st.text(st.characters() | st.sampled_from("が\u3099ﾞ\u0316\u0301")))
def test_nfkc_is_that_of_unicode(text: str) -> None:
    assert nfkc(text) == unicodedata.normalize("NFKC", text)


@pytest.mark.parametrize("marks", ["\u0301\u0316", "ﾞ\u0301", "\u0344\u0316"])
def test_nfkc_parts_long_runs_of_marks(marks: str) -> None:
    """Each would be put in order in the square of its length."""
    runs = re.findall("[\u0300-\u034e\u3099]+", nfkc("x" + marks * 500))
    assert len(runs) >= 1000 // 30
    assert max(map(len, runs)) <= 60


@pytest.mark.parametrize(
    "sign", [*"※＊*†‡^~〃″”々", '"', *SUPERSCRIPTS, "\u3099", "\u00ad", "\u200b", "\u2f00", "\ufdd4"]
)
def test_no_sign_that_is_looked_for_is_everyday(sign: str) -> None:
    assert not is_everyday(f"|施策{sign}|事業|")


@pytest.mark.parametrize("text", ["|基本目標1|「安心」と（仮称）｜…・１，２３４人→20%|", "|A-1 (2) ①②\n◎○△|"])
def test_what_tables_consist_of_is_everyday(text: str) -> None:
    assert is_everyday(text)


def test_a_document_is_read_alike_where_a_look_at_all_of_it_tells_nothing() -> None:
    table = "| 基本目標 | 1. 安心 |\n|---|---|\n| 数値目標 | 人口 ⇒ 5年で100人（注1） |\n| 具体的施策 | ①相談{sign} |\n"
    everyday, unusual = (parse_text(table.format(sign=sign)) for sign in ("", "々"))
    assert everyday.goals[0].targets == unusual.goals[0].targets
