"""Search on the page: which rows it shows, whatever is typed, and what it marks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import senryaku_parse as sp
from senryaku_parse.text import match_key
from tests.support.browser import Tab, needs_chromium
from tests.support.page_in_browser import Open, click, leaves, search, strategy_of, told, visible, wait_for, words

pytestmark = needs_chromium


@pytest.mark.parametrize("text", ["北洋銀行", "病院", "保育料", "10億円", "ワンストップ"])
def test_search_shows_the_rows_that_hold_the_text(opened: Tab, sample: Path, text: str) -> None:
    expected = leaves(sp.parse(sample), lambda node: match_key(text) in words(node))
    assert expected
    assert search(opened, text) == expected
    assert told(opened).startswith(f"{len(expected)}件が該当")
    assert opened.evaluate("CSS.highlights.get('hit').size") >= len(expected)


@pytest.mark.parametrize(
    ("typed", "as_if"),
    [
        ("ＵＩターン", "UIターン"),
        ("ｕｉﾀｰﾝ", "UIターン"),
        ("わんすとっぷ", "ワンストップ"),
        ("ﾏﾀﾆﾃｨﾏｰｸ", "マタニティマーク"),
        ("ｳｴﾃﾞｨﾝｸﾞ", "ウエディング"),
    ],
)
def test_search_does_not_mind_width_case_and_kana(opened: Tab, typed: str, as_if: str) -> None:
    found = search(opened, as_if)
    assert found
    assert search(opened, typed) == found


def test_what_an_input_method_has_not_committed_is_not_searched(opened: Tab, sample: Path) -> None:
    opened.evaluate("document.querySelector('input').focus()")
    opened.call("Input.imeSetComposition", text="ぎんこう", selectionStart=4, selectionEnd=4)
    opened.evaluate("new Promise(done => setTimeout(done, 300))")
    assert told(opened) == ""
    opened.call("Input.insertText", text="銀行")
    wait_for(opened, "document.querySelector('output').textContent")
    assert visible(opened) == leaves(sp.parse(sample), lambda node: "銀行" in words(node))


def test_all_words_must_be_there(opened: Tab, sample: Path) -> None:
    expected = leaves(sp.parse(sample), lambda node: all(word in words(node) for word in ("支援", "北洋銀行")))
    assert expected
    assert search(opened, "北洋銀行　支援") == expected


def test_an_id_finds_its_row(opened: Tab) -> None:
    assert "1-ア-2-P13" in search(opened, "1-ア-2-P13")


def test_a_measure_that_holds_the_text_shows_all_it_has(opened: Tab, sample: Path) -> None:
    measure = sp.parse(sample).goals[0].measures[0]
    search(opened, measure.name)
    click(opened, "[data-action=open]")
    assert visible(opened) == [*(kpi.id for kpi in measure.kpis), *(project.id for project in measure.projects)]


def test_marks_cover_the_text_as_it_is_written(opened: Tab) -> None:
    search(opened, "uiたーん")
    marked = opened.evaluate(
        "[...CSS.highlights.get('hit')].map(hit => {"
        "  const range = document.createRange();"
        "  range.setStart(hit.startContainer, hit.startOffset);"
        "  range.setEnd(hit.endContainer, hit.endOffset);"
        "  return String(range);"
        "})"
    )
    assert set(marked) == {"UIターン"}


def test_marks_cover_half_width_kana_with_their_voice_marks(show: Open) -> None:
    tab = show(strategy_of("港ｶﾞｲﾄﾞの会"))
    search(tab, "ガイド")
    hit = "[...CSS.highlights.get('hit')][0]"
    assert tab.evaluate(f"[{hit}.startOffset, {hit}.endOffset]") == [1, 6]


def test_long_prose_opens_where_it_holds_the_text(show: Open) -> None:
    strategy = strategy_of("港")
    goal = strategy.goals[0]
    texts = ("漁獲の減少。" + "長い文。" * 100, "造船の町。" + "長い文。" * 100)
    goals = tuple(replace(goal, id=f"{at}", text=text, measures=(), targets=()) for at, text in enumerate(texts, 1))
    tab = show(replace(strategy, goals=goals))
    folds = "[...document.querySelectorAll('details.long')].map(fold => fold.open)"
    assert tab.evaluate(folds) == [False, False]
    search(tab, "造船")
    assert tab.evaluate(folds) == [False, True]
    click(tab, "[data-action=clear]")
    assert tab.evaluate(folds) == [False, False]


def test_nothing_found_is_said(opened: Tab) -> None:
    assert search(opened, "該当しない言葉") == []
    assert told(opened) == "該当する項目はありません。"
    assert visible(opened, "[data-node], .group") == []


def test_clearing_brings_the_tree_back_as_it_was(opened: Tab) -> None:
    click(opened, "[id='2-ア-1'] > summary")
    before = visible(opened, "[data-node]")
    search(opened, "銀行")
    assert visible(opened, "[data-node]") != before
    click(opened, "[data-action=clear]")
    assert visible(opened, "[data-node]") == before
    assert told(opened) == ""
    assert opened.evaluate("document.querySelector('input').value + CSS.highlights.get('hit').size") == "0"
    assert opened.evaluate("document.activeElement === document.querySelector('input')")
