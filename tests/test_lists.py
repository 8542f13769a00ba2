"""Lists in one text, marks that number an entry or refer to one, letters that came apart, text that looks like markup."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senryaku_parse.cell_entries import is_one_word, part_at_signs
from senryaku_parse.letters import compose, join_spaced
from senryaku_parse.lists import split_beside, split_items
from senryaku_parse.readers.list_items import mark_items
from senryaku_parse.readers.lookalikes import escape_in_html, escape_in_markdown, is_address
from senryaku_parse.text import split_enumerator
from senryaku_parse.vocabulary.added import vocabulary_with

LISTS = {
    "* 相談 * 訪問": ["相談", "訪問"],
    "- 相談\n- 訪問": ["相談", "訪問"],
    "・相談\n・訪問": ["相談", "訪問"],
    "・相談 ・訪問\n・交流\n（続き）": ["相談", "訪問", "交流\n（続き）"],
    "・相談事業・訪問事業": ["相談事業", "訪問事業"],
    "・20件・30件": ["20件", "30件"],
    "○相談○訪問": ["相談", "訪問"],
    "◆第1 ◆第2": ["第1", "第2"],
    "①相談 ②訪問": ["①相談", "②訪問"],
    "①相談、②訪問": ["①相談", "②訪問"],
    "③相談④訪問": ["③相談", "④訪問"],
    "1. 相談 2. 訪問": ["1. 相談", "2. 訪問"],
    "(1) 相談 (2) 訪問": ["(1) 相談", "(2) 訪問"],
    "(ア)相談 (イ)訪問": ["(ア)相談", "(イ)訪問"],
    "- 5%\n- 6%": ["5%", "6%"],
    "・\n・相談": ["・\n・相談"],
    "・カフェ・ド・パリ事業": ["カフェ・ド・パリ事業"],
    "・農林・水産業の振興": ["農林・水産業の振興"],
    "①～②の合計": ["①～②の合計"],
    "①相談件数と②訪問件数の合計": ["①相談件数と②訪問件数の合計"],
    "①相談件数（②を除く）": ["①相談件数（②を除く）"],
    "①相談 ③訪問": ["①相談 ③訪問"],
    "①国道①号": ["①国道①号"],
    "○○市の計画": ["○○市の計画"],
    "○ ○": ["○ ○"],
    "- 5%": ["- 5%"],
    "-5%": ["-5%"],
    "*1 注": ["*1 注"],
    "相談 * 訪問": ["相談 * 訪問"],
    "1. 5年で2.5倍": ["1. 5年で2.5倍"],
}


@pytest.mark.parametrize("text", LISTS)
def test_items(text: str) -> None:
    assert split_items(text) == LISTS[text]


def test_entries_beside_a_list_lose_their_marks() -> None:
    assert split_beside("①20件 ②30件", 2) == ["20件", "30件"]
    assert split_beside("20件\n30件", 2) == ["20件", "30件"]
    assert split_beside("①20件", 2) == ["①20件"]
    assert split_beside("20件\n30件\n40件", 2) == ["20件", "30件", "40件"]


REFERENCES = (
    "①～②の合計 ①+②の延べ数 ①のうち市外 ①及び② ①と②の差 ①、②の合計 ①・② ①②合計 ①に占める割合 ①に対する比率 ①から③まで ①÷人口 ①以外 ①を除く"
    " (1)～(3)の合計 (1)のうち市外 (ア)・(イ)の計 Ⅰ～Ⅲの合計 1.～3.の計 ②が①に占める割合"
)
NUMBERS = (
    "①相談件数 ①のびのび子育て ①とやま暮らし ①にぎわい創出 ①にこにこ広場 ①やさしいまち ①からだづくり ①がんばる農業 ①はつらつ健康 ①（再掲） ①１歳児"
    " (ア)(1)子育て (ア)①子育て Ⅰ-2 ①(株)設立"
)


@pytest.mark.parametrize("text", REFERENCES.split())
def test_a_mark_that_refers_to_another_entry_belongs_to_the_name(text: str) -> None:
    assert split_enumerator(text) == (None, text)


@pytest.mark.parametrize("text", NUMBERS.split())
def test_a_mark_before_a_name_numbers_it(text: str) -> None:
    assert split_enumerator(text)[0]


SPACED = {
    "雇 用 の 創 出": "雇用の創出",
    "見 本 市 総 合 戦 略": "見本市総合戦略",
    "雇 用 の 創 出  1 0 件": "雇用の創出 10件",
    "企 業 誘 致 の 10 件": "企業誘致の10件",
    "見　本　市　の　戦　略": "見本市の戦略",
}
NOT_SPACED = (
    "公共交通 バス",
    "A B",
    "1 2",
    "1 2 3 4 5 6",
    "国 県 市 町",
    "男 女 計",
    "A B C D E F",
    "① ② ③ ④",
    "I am a b",
)


@pytest.mark.parametrize("text", [*SPACED, *NOT_SPACED])
def test_spaced_words_alone(text: str) -> None:
    assert join_spaced(text) == SPACED.get(text, text)


def test_where_all_is_spaced_figures_and_pairs_are_too() -> None:
    assert join_spaced("1 , 0 0 0 人", surely=True) == "1,000人"
    assert join_spaced("K P I", surely=True) == "KPI"
    assert join_spaced("1 - 1 企 業", surely=True) == "1-1 企業"
    assert join_spaced("公共交通 バス", surely=True) == "公共交通 バス"


def test_marks_and_letters() -> None:
    assert compose("か\u3099は\u309a") == "がぱ"
    assert compose("か゛は゜") == "がぱ"
    assert compose("あ゛、ｶﾞ、が") == "あ゛、ｶﾞ、が"
    assert compose("神\ufa19") == "神\ufa19"


@pytest.mark.parametrize(
    "target",
    "https://a.jp http://a.jp/b //a.jp/b #a page.html 計画.pdf a/b.html?x=1 /a/b ./a ../b ?a=1 mailto:a@b.jp tel:03".split(),
)
def test_addresses(target: str) -> None:
    assert is_address(target)


@pytest.mark.parametrize(
    "target", "R11 R4 H27 ※1 注1 1 1.5 件/年 R11/R12 /年 ? 約1.5万人 2019年度 javascript:a".split()
)
def test_no_addresses(target: str) -> None:
    assert not is_address(target)


def test_tags_that_are_none() -> None:
    assert escape_in_html("<td>率<KPI><br><R6年>60人<o:p></o:p><B>太</B>評価<A>") == (
        "<td>率&lt;KPI><br>&lt;R6年>60人<o:p></o:p><B>太</B>評価&lt;A>"
    )
    assert escape_in_html("<x-a><g><path d='M0'/></g></x-a><wbr>") == "<x-a><g><path d='M0'/></g></x-a><wbr>"
    assert escape_in_markdown("<R6>60人 <b>太</b> <a@b.jp>") == "\\<R6>60人 <b>太</b> <a@b.jp>"


def test_items_of_lists_in_cells() -> None:
    assert mark_items("<ul><li>一<li>二</ul>") == "<ul><li>・一<li>・二</ul>"
    assert mark_items("<ol><li>一</li><li>二</li></ol>") == "<ol><li>1. 一</li><li>2. 二</li></ol>"
    assert mark_items("<ul><li>・一</li><li>①二</li></ul>") == "<ul><li>・一</li><li>①二</li></ul>"
    assert mark_items("<ul><li>一</li></ul>") == "<ul><li>一</li></ul>"


@pytest.mark.parametrize(
    "text",
    ["①Aと" + "②Bと" * 20000, "・" + "A・" * 20000, "○A" * 20000, "1. " + "A 2. " * 20000, "あ " * 40000, "<a" * 40000],
)
def test_long_texts_take_no_time(text: str) -> None:
    start = time.perf_counter()
    split_items(text)
    join_spaced(text, surely=True)
    escape_in_html(text)
    assert time.perf_counter() - start < 2


@given(st.text("アイ創業事①②・･ー々 、，;；.．()（）[1２abＡⅠ→⇒/\n", max_size=9), st.booleans())
def test_a_name_of_one_word_is_one_entry(name: str, project: bool) -> None:
    vocabulary = vocabulary_with(None)
    if is_one_word(name, vocabulary, project=project):
        found = part_at_signs(name, (), vocabulary, project=project)
        assert found.clear
        assert list(found.names) == [name]
