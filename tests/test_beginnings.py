"""One character tells that a text does not begin as words do; it never tells so of one that does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from senryaku_parse.text import match_key
from senryaku_parse.vocabulary import default_vocabulary, label_key
from senryaku_parse.vocabulary.beginnings import Beginnings

TEXTS = st.one_of(
    st.text(min_size=1, max_size=4),
    st.text("がガｶﾞｋＫKkﬁ①Ⅰ㈱㌔ İß\u3099\u0301\u0345施", min_size=1, max_size=4),
)


@given(TEXTS)
def test_no_text_is_turned_away_that_begins_so(text: str) -> None:
    key = match_key(text)
    if key:
        assert Beginnings([key])[text[0]]
        assert Beginnings([key[:1]])[text[0]]


@given(st.text("(（※＊*注) 1アか備考：:", max_size=6))
def test_a_remark_is_known_by_more_than_how_it_begins(text: str) -> None:
    marks = [match_key(mark) for mark in default_vocabulary().words["notes"]["marks"]]
    assert default_vocabulary().is_note(text) == match_key(text).startswith(tuple(marks))


def test_most_texts_are_turned_away() -> None:
    beginnings = Beginnings(["基本目標", "KPI"], "【")
    assert [character for character in "基ｋＫ【 5①児が☆" if beginnings[character]] == list("基ｋＫ【 ")


@given(st.sampled_from("【「※[ 　:"), st.sampled_from(["基本目標", "ＫＰＩ", "具体的な施策２", "事業名"]))
def test_framed_words_are_found(frame: str, word: str) -> None:
    vocabulary = default_vocabulary()
    assert label_key(frame + word) == label_key(word)
    assert vocabulary.label(frame + word) == vocabulary.label(word)
    assert vocabulary.column(frame + word) == vocabulary.column(word)
