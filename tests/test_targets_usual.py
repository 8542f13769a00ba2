"""What is read in one look is what the grammar reads."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from senryaku_parse.targets.expression import express
from senryaku_parse.targets.reading import read_by_grammar
from senryaku_parse.targets.usual import _MOVES, _UNITS, read_usual
from tests.conftest import ROOT

NUMBERS = st.one_of(
    st.integers(0, 2100).map(str),
    st.integers(0, 3_000_000).map("{:,}".format),
    st.decimals(0, 999, places=2).map(str),
    st.sampled_from(["0", "0.0", "00", "1990", "2,024", "12,34", "0.97", "100", "2億4千万", "1億500万"]),
)
"""Years, zeros and unsound groupings among them."""
UNITS = st.sampled_from((*_UNITS, "", "", "年", "倍", "歳", "人日", "%ポイント"))
PIECES = st.tuples(
    st.sampled_from(["", "5年で", "10年で", "今後5年で", "15年で"]),
    st.sampled_from(["", "", "年間", "延べ", "年間延べ", "総額", "累計", "合計"]),
    st.one_of(st.just(""), st.builds("{}{}とし".format, NUMBERS, UNITS), st.builds("{}{}".format, NUMBERS, UNITS)),
    st.sampled_from(["", "", "年間"]),
    NUMBERS,
    st.sampled_from(["", "", "万", "億", "千"]),
    UNITS,
    st.sampled_from(("", *_MOVES, "改善", "維持", "以上")),
)
INDICATORS = st.sampled_from(
    ["", "参加者数", "人口減少率", "待機児童数", "満足している市民の割合", "空き家バンク登録件数"]
)


@given(PIECES, INDICATORS)
def test_the_usual_reading_is_the_grammars(pieces: tuple[str, ...], indicator: str) -> None:
    text = "".join(pieces)
    usual = read_usual(text, text, indicator)
    if usual is not None:
        assert read_by_grammar(express(text), indicator) == usual


def test_most_of_the_sample_is_usual() -> None:
    lines = (ROOT / "tests" / "cases" / "targets" / "nemuro.txt").read_text("utf-8").splitlines()
    expressions = [line.split(" | ")[:2] for line in lines if " | " in line]
    usual = [text for text, indicator in expressions if read_usual(text, text, indicator)]
    assert len(usual) > len(expressions) / 2
