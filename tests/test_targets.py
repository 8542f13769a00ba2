"""Targets as numbers: every case of tests/cases/targets, and what must hold for any text.

A case is one line: `expression | indicator | reading`. The indicator may be empty. A reading is `field=value`
pairs joined by `; `, fields that are not named being null, and `finding=code:severity` for each finding; `(text only)`
stands for a target of which nothing but the text is kept.
"""

from __future__ import annotations

import dataclasses
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from senryaku_parse.findings import CODES
from senryaku_parse.model import Target
from senryaku_parse.targets import begins_in_words, read_target
from senryaku_parse.targets.lexicon import AFTER, BEFORE, TokenRule
from senryaku_parse.targets.tokens import fold_width, tokenise
from tests.support.readings import reading

CASES = Path(__file__).parent / "cases" / "targets"


@dataclasses.dataclass(frozen=True)
class Case:
    form: str
    text: str
    indicator: str
    expected: str

    def __str__(self) -> str:
        return f"{self.form}: {self.text} {self.indicator}".strip()


def cases() -> list[Case]:
    found = []
    for path in sorted(CASES.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                text, indicator, expected = (part.strip() for part in line.split(" | "))
                found.append(Case(path.stem, text, indicator, expected))
    return found


def written(text: str, indicator: str) -> str:
    """The reading of `text` as a case file writes it."""
    target, findings = read_target(text, indicator)
    assert target.text == text
    return "; ".join([reading(target), *(f"finding={finding.code}:{finding.severity}" for finding in findings)])


@pytest.mark.parametrize("case", cases(), ids=str)
def test_case(case: Case) -> None:
    assert case.expected, "a case needs its reading"
    assert written(case.text, case.indicator) == case.expected


def test_there_are_enough_cases() -> None:
    assert len(cases()) >= 200
    assert sum(case.form == "nemuro" for case in cases()) == 49


def test_no_case_stands_twice() -> None:
    seen = [(case.text, case.indicator) for case in cases() if case.form != "nemuro"]
    assert len(set(seen)) == len(seen)


def test_findings_are_listed_and_quote_the_text() -> None:
    for case in cases():
        for finding in read_target(case.text, case.indicator)[1]:
            assert finding.code in CODES
            assert finding.before == case.text
            assert finding.message.endswith("。")


# --- what is printed is read back ---

UNITS = st.sampled_from(["", "人", "%", "件", "世帯", "カ所", "団体・地区", "ha"])
COUNTS = st.sampled_from(["", "人", "件", "世帯", "カ所", "ha"])
NUMBERS = st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False) | st.integers(0, 10**9).map(Decimal)
STEPS = NUMBERS.filter(bool)
HORIZONS = st.integers(1, 99)


def printed(number: Decimal, unit: str = "", wide: bool = False) -> str:
    """`number` as a document writes it. A bare number that looks like a year gets its comma."""
    digits = f"{number:,f}"
    return (digits.translate(str.maketrans("0123456789,.", "０１２３４５６７８９，．")) if wide else digits) + unit


@given(NUMBERS, UNITS, st.booleans())
def test_a_level_is_read_back(value: Decimal, unit: str, wide: bool) -> None:
    text = printed(value, unit, wide)
    assert read_target(text) == (Target(text=text, value=value, unit=unit or None), ())


@given(HORIZONS, NUMBERS, STEPS, COUNTS, st.sampled_from([("増加", 1), ("減少", -1)]))
def test_level_and_step_are_read_back(
    years: int, value: Decimal, step: Decimal, unit: str, way: tuple[str, int]
) -> None:
    text = f"{years}年で{printed(value, unit)}とし{printed(step, unit)}{way[0]}"
    change = step * way[1]
    target, findings = read_target(text)
    possible = value >= change
    assert [finding.code for finding in findings] == ([] if possible else ["target-inconsistent"])
    assert (target.years, target.value, target.unit) == (years, value, unit or None)
    assert (target.change, target.change_unit, target.change_from) == (change, None, "baseline")
    assert (target.baseline, target.baseline_derived) == (value - change if possible else None, possible)
    assert target.direction == ("increase" if change > 0 else "decrease")
    assert target.qualifier is None


@given(NUMBERS, NUMBERS, UNITS, st.integers(1, 31), st.integers(1, 30), st.sampled_from("→⇒➡⇨～"))
def test_a_pair_is_read_back(base: Decimal, value: Decimal, unit: str, heisei: int, reiwa: int, arrow: str) -> None:
    if 1988 + heisei >= 2018 + reiwa:
        return
    text = f"{printed(base, unit)}（H{heisei}）{arrow}{printed(value, unit)}（令和{reiwa}年度）"
    target, findings = read_target(text)
    assert findings == ()
    assert (target.baseline, target.value, target.unit) == (base, value, unit or None)
    assert (target.baseline_year, target.target_year) == (1988 + heisei, 2018 + reiwa)
    assert target.change is None
    assert not target.baseline_derived


@given(STEPS, COUNTS.filter(bool), st.sampled_from([("以上", "at_least"), ("以下", "at_most"), ("", None)]))
def test_rates_and_bounds_are_read_back(value: Decimal, unit: str, bound: tuple[str, str | None]) -> None:
    target, findings = read_target(f"毎年度延べ{printed(value, unit)}{bound[0]}")
    assert findings == ()
    assert (target.value, target.unit, target.bound) == (value, unit, bound[1])
    assert (target.per, target.cumulative, target.qualifier) == ("year", True, None)


@given(st.integers(1, 9999), st.sampled_from([("千円", 10**3), ("百万円", 10**6), ("億円", 10**8), ("兆円", 10**12)]))
def test_scales_are_exact(number: int, scale: tuple[str, int]) -> None:
    assert read_target(f"{number:,}{scale[0]}")[0].value == number * scale[1]


# --- any text at all ---

PIECES = st.sampled_from(
    """| 。 0 1 5 10 200 1,400 1.49 0.5 ３５ 2024 億 万 千 千円 百万円 三割 十人 ゼロ 半減 倍増 皆減 人 件 % ポイント 倍 割 年 年間 年で 年度
    とし に から へ を の 、 ・ / : ( ) （ ） 「 」 ～ → ⇒ -> ▲ △ + - − ± 増加 減少 向上 改善 維持 抑制 以上 未満 超 約 程度 延べ 累計
    総額 毎年 月 R1 R6 H27 平成27年度 令和元年 2019年度 基準値 現状 目標値 男性 女性 実施 検討 うち 中 満点 第 位 × = 分の""".split()
)
ANY_TEXT = st.text(max_size=40) | st.lists(PIECES, max_size=12).map("".join).map(lambda text: text.replace("|", " "))
INDICATORS = st.sampled_from(["", "合計特殊出生率", "人口減少率", "待機児童数", "人口増減数", "空き家バンク登録件数"])
DIGITS = str.maketrans("０１２３４５６７８９．", "0123456789.")
KANJI_DIGITS = str.maketrans("一二三四五六七八九", "123456789")


def is_in(number: Decimal, text: str) -> bool:
    """Whether the digits of `number` stand in `text` in this order, but for zeros that 千 and 万 stand for."""
    digits = f"{number.copy_abs():f}".replace(".", "").strip("0")
    if set(text) & set("十百千万億兆"):
        digits = digits.replace("0", "")
    source = iter(text.translate(DIGITS).translate(KANJI_DIGITS).replace("十", "1"))
    return all(digit in source for digit in digits)


@given(ANY_TEXT, INDICATORS)
def test_any_text_is_read_without_a_made_up_number(text: str, indicator: str) -> None:
    target, findings = read_target(text, indicator)
    assert target.text == text
    assert all(finding.before == text for finding in findings)
    defined = ("ゼロ", "零", "半減", "倍増", "皆減", "±")
    for name in ("value", "change", "baseline"):
        number = getattr(target, name)
        if number is None or (name == "baseline" and target.baseline_derived):
            continue
        assert is_in(number, text) or any(word in text for word in defined), (name, number)
        assert number != 0 or re.search("[0０ゼ零皆±]", text)
    if target.baseline_derived:
        assert target.value is not None
        assert target.change is not None
        assert target.baseline == target.value - target.change
        assert target.change_from == "baseline"
    if target.years is not None:
        assert is_in(Decimal(target.years), text)


@given(ANY_TEXT, INDICATORS)
def test_what_is_not_read_keeps_only_its_text(text: str, indicator: str) -> None:
    target, findings = read_target(text, indicator)
    if target.value is None and target.change is None and target.baseline is None and target.direction is None:
        assert target == Target(text=text)
        assert findings


@given(ANY_TEXT, INDICATORS)
def test_what_begins_in_words_is_no_quantity_alone(text: str, indicator: str) -> None:
    target, _ = read_target(text, indicator)
    if begins_in_words(text):
        assert target.qualifier or (target.value is None and target.change is None)


@given(ANY_TEXT, INDICATORS)
def test_a_qualifier_is_quoted_from_the_text(text: str, indicator: str) -> None:
    qualifier = read_target(text, indicator)[0].qualifier
    assert all(part in text for part in (qualifier or "").split(" / "))


@given(ANY_TEXT, INDICATORS, st.sampled_from(["ja", "en"]))
def test_every_reading_can_be_told(text: str, indicator: str, lang: str) -> None:
    target = read_target(text, indicator)[0]
    assert target.describe("en" if lang == "en" else "ja") or not text


# --- linear time: no row of the lexicon backtracks without bound, no character is read twice ---


@pytest.mark.parametrize("row", [*BEFORE, *AFTER], ids=lambda row: f"{row[0]} {row[1]}")
def test_every_repetition_is_possessive_or_bounded(row: TokenRule) -> None:
    pattern = re.sub(r"\[[^\]]*\]", "x", row[2])
    assert not re.search(r"(?<![*+?}])[*+](?!\+)|,\}(?!\+)", pattern)


@given(ANY_TEXT)
def test_every_character_belongs_to_one_token(text: str) -> None:
    plain = fold_width(text)
    assert len(plain) == len(text)
    starts = [start for _, start, *_ in tokenise(plain)]
    ends = [end for _, _, end, *_ in tokenise(plain)]
    assert [*starts, len(text)] == [0, *ends] == sorted({*starts, *ends, 0})


@pytest.mark.parametrize("piece", ["12,345億6", "1,,,", "億", "1人・", "年、", "(1(", "1)人)", "3歳児", "R6:", "-"])
def test_a_long_text_is_read(piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    assert read_target(text)[0].text == text
    assert len(tokenise(text)) <= len(text)


# --- in words ---

IN_WORDS = CASES.parent / "in-words" / "targets.txt"


def test_each_reading_in_words(accept: bool) -> None:
    """Every line as it should be: `expression | indicator | in Japanese | in English`."""
    expected = IN_WORDS.read_text("utf-8")
    head, *lines = expected.splitlines()
    asked = [[part.strip() for part in line.split(" | ")][:2] for line in lines]
    assert len(asked) > 30
    told = [(*one, str(target := read_target(*one)[0]), target.describe("en")) for one in asked]
    actual = "\n".join([head, *map(" | ".join, told)]) + "\n"
    if accept:
        IN_WORDS.write_text(actual, "utf-8")
    assert actual == IN_WORDS.read_text("utf-8")


def test_a_target_for_programmers_is_its_fields() -> None:
    assert repr(read_target("80人")[0]).startswith("Target(text=")
