"""What differs between two texts is marked, words and numbers whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senryaku_parse.compare.writers.marking import Runs, marked, text_of


def bracketed(runs: Runs) -> str:
    return "".join(f"[{run.text}]" if run.changed else run.text for run in runs)


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("10.0%", "10.3%", ("[10.0]%", "[10.3]%")),
        ("1,400世帯", "1,600世帯", ("[1,400]世帯", "[1,600]世帯")),
        ("５年で", "１０年で", ("[５]年で", "[１０]年で")),
        ("UIターン支援", "Uターン支援", ("[UI]ターン支援", "[U]ターン支援")),
        ("サービス向上", "サポート向上", ("[サービス]向上", "[サポート]向上")),
        ("銀行", "銀行、信用金庫", ("銀行", "銀行[、信用金庫]")),
        ("か\u3099く", "かく", ("[か\u3099]く", "[か]く")),
        ("ｶﾞｲﾄﾞ育成", "ｶｲﾄﾞ育成", ("[ｶﾞｲﾄﾞ]育成", "[ｶｲﾄﾞ]育成")),
        ("維持する", "次の世代に継ぐ", ("[維持する]", "[次の世代に継ぐ]")),
        ("同じ", "同じ", ("同じ", "同じ")),
        ("", "新規", ("", "[新規]")),
    ],
)
def test_words_and_numbers_are_marked_whole(old: str, new: str, shown: tuple[str, str]) -> None:
    assert tuple(map(bracketed, marked(old, new))) == shown


@given(st.text("あア1.かの\u3099漢字 \n", max_size=30), st.text("あア1.かの\u3099漢字 \n", max_size=30))
def test_marking_keeps_both_texts_and_marks_only_what_differs(old: str, new: str) -> None:
    ours, theirs = marked(old, new)
    assert (text_of(ours), text_of(theirs)) == (old, new)
    kept = ["".join(run.text for run in runs if not run.changed) for runs in (ours, theirs)]
    assert kept[0] == kept[1]
    assert (old == new) == (not any(run.changed for run in (*ours, *theirs)))


def test_long_texts_are_marked_in_one_piece() -> None:
    ours, _ = marked("前" + "あい" * 20_000 + "後", "前" + "いう" * 20_000 + "後")
    assert bracketed(ours) == f"前[{'あい' * 20_000}]後"
