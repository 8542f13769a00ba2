"""Laws of every reading of a target, over all lines of the cases, the targets of the sample, and generated texts.

The expected reading of a changed text is that of the text as it was; what numbers a text says is worked out in
`support.laws`, without the grammar.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

from hypothesis import given
from hypothesis import strategies as st

import senryaku_parse as sp
from senryaku_parse.targets import read_stated, read_target
from tests.conftest import ROOT
from tests.support.laws import is_told, is_unread, left_out, made_up, numbers, substance
from tests.test_targets import ANY_TEXT, INDICATORS, cases

PAIRS = sorted({(case.text, case.indicator) for case in cases()})
"""Expression and indicator of every line of the cases, those of the sample among them."""
READ = [pair for pair in PAIRS if not is_unread(read_target(*pair)[0])]
SAMPLE = sorted({(case.text, case.indicator) for case in cases() if case.form == "nemuro"})
BLANKS = (" ", "　", "\u00a0", "\n", " \n ")
MARKS = ("※1", "※２", "¹", "†", "①", "*1", "注1)", "（※3）")


def between_digits(text: str, place: int) -> bool:
    """Whether what stands on both sides of `place` may be digits of one number, or of two."""
    return all(character.isdecimal() or character in ".,，．" for character in text[place - 1 : place + 1])


def parted(text: str, blank: str = " ") -> Iterator[tuple[int, str]]:
    """`text` with a blank at each place within it."""
    yield from ((place, text[:place] + blank + text[place:]) for place in range(1, len(text)))


def changed(pairs: list[tuple[str, str]], variants: Callable[[str], Iterator[str]], *, told: bool) -> list[str]:
    """The variants of the texts of `pairs` that say something else; with `told`, not those that are unread, and told."""
    found = []
    for text, indicator in pairs:
        expected = substance(read_target(text, indicator)[0])
        for variant in variants(text):
            target, findings = read_target(variant, indicator)
            if substance(target) != expected and not (told and is_told(target, findings)):
                found.append(f"{text} → {variant}: {target}")
    return found


def test_there_are_enough_texts() -> None:
    assert len(READ) > 600
    assert len(PAIRS) - len(READ) > 120


# --- digits are conserved ---


def test_the_numbers_of_a_text() -> None:
    """The oracle itself."""
    assert numbers("3兆1476 億円") >= {3_147_600_000_000, 1476}
    assert numbers("200³人、二十五件") == {200, 25}
    assert 2003 not in numbers("200³人")
    assert 102_030 not in numbers("10人 20人30件")


def test_every_number_stands_in_its_text() -> None:
    assert [pair for pair in PAIRS if made_up(read_target(*pair)[0])] == []


def test_every_number_of_the_sample_stands_in_its_text() -> None:
    strategy = sp.parse(ROOT / "samples" / "nemuro-sogo-senryaku.md")
    targets = [node.target for node in strategy.nodes() if isinstance(node, sp.Indicator) and node.target]
    assert len(targets) > 40
    assert [target.text for target in targets if made_up(target)] == []


@given(ANY_TEXT, INDICATORS)
def test_every_number_stands_in_any_text(text: str, indicator: str) -> None:
    assert made_up(read_target(text, indicator)[0]) == []


@given(
    st.integers(1, 9999),
    st.integers(1, 9999),
    st.sampled_from(
        ["{} {}人", "{}人 {}人", "R1 {} {}件", "{}\n{}件", "{}　{}", "{}.5 {}%", "1,{:0>3} {}人", "{} {}.5%"]
    ),
)
def test_two_numbers_are_never_one(first: int, second: int, form: str) -> None:
    text = form.format(first, second)
    target, findings = read_target(text)
    said = {run.strip("人件%").replace(",", "") for run in text.split()}
    assert {str(number) for number in (target.value, target.change, target.baseline) if number is not None} <= said
    assert findings


# --- blanks and breaks do not matter ---


def test_a_break_at_any_place_changes_nothing_or_is_told() -> None:
    assert changed(PAIRS, lambda text: (variant for _, variant in parted(text)), told=True) == []


def test_every_kind_of_blank_is_a_blank() -> None:
    for text, indicator in READ[::5]:
        for place, variant in parted(text):
            expected = read_target(variant, indicator)
            for blank in BLANKS:
                target, findings = read_target(text[:place] + blank + text[place:], indicator)
                assert substance(target) == substance(expected[0])
                assert [one.code for one in findings] == [one.code for one in expected[1]]


def test_a_blank_in_a_target_of_the_sample_changes_nothing() -> None:
    """But for one between two digits, which may part two numbers."""

    def variants(text: str) -> Iterator[str]:
        return (variant for place, variant in parted(text) if not between_digits(text, place))

    assert changed(SAMPLE, variants, told=False) == []


def test_nearly_every_blank_changes_nothing() -> None:
    """What is not between two digits is nothing, but for blanks in words that make one quantity of two."""
    places = [
        (indicator, text, variant)
        for text, indicator in READ
        for place, variant in parted(text)
        if not between_digits(text, place)
    ]
    same = [
        substance(read_target(text, indicator)[0]) == substance(read_target(variant, indicator)[0])
        for indicator, text, variant in places
    ]
    assert len(places) > 4000
    assert sum(same) / len(places) > 0.99


def test_a_blank_less_changes_nothing_or_is_told() -> None:
    def variants(text: str) -> Iterator[str]:
        for place, character in enumerate(text):
            if character.isspace() and not between_digits(text[:place] + text[place + 1 :], place):
                yield text[:place] + text[place + 1 :]

    assert changed(READ, variants, told=True) == []


def test_blanks_around_a_text_are_nothing() -> None:
    assert changed(PAIRS, lambda text: iter([f" {text}\n"]), told=False) == []


# --- marks do not matter ---


def test_a_mark_behind_a_text_changes_nothing_or_is_told() -> None:
    for text, indicator in READ:
        expected = substance(read_target(text, indicator)[0])
        for mark in MARKS:
            target, findings = read_target(text + mark, indicator)
            assert substance(target, mark) == expected or is_told(target, findings), text + mark


def test_a_mark_in_a_target_of_the_sample_makes_no_number() -> None:
    for text, indicator in SAMPLE:
        before = read_target(text, indicator)[0]
        known = {before.value, before.change, before.baseline, None}
        for mark in MARKS:
            for _, variant in parted(text, mark):
                target, _ = read_target(variant, indicator)
                assert {target.value, target.change} <= known, variant


# --- width, composition and script do not matter ---

WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


def half_width(text: str) -> str:
    """`text` with its katakana in half width."""
    narrow = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0xFF66, 0xFFA0)}
    narrow |= {"\u3099": "ﾞ", "\u309a": "ﾟ"}
    parts = [unicodedata.normalize("NFD", c) if "ァ" <= c <= "ヺ" else c for c in text]
    return "".join(narrow.get(c, c) if c in "\u3099\u309aー" or "ァ" <= c <= "ヺ" else c for c in "".join(parts))


def test_width_and_composition_do_not_matter() -> None:
    assert half_width("ポイント、ガ、が") == "ﾎﾟｲﾝﾄ、ｶﾞ、が"
    assert changed(PAIRS, lambda text: iter([half_width(text)]), told=False) == []
    assert changed(PAIRS, lambda text: iter([text.translate(WIDE)]), told=False) == []
    assert changed(PAIRS, lambda text: iter([unicodedata.normalize("NFD", text)]), told=False) == []


# --- scale ---


@given(st.integers(1, 9999), st.sampled_from(["人", "円", "件", "kWh"]), st.sampled_from(["", " ", "\n"]))
def test_one_quantity_in_any_scale(number: int, unit: str, blank: str) -> None:
    spelled = (f"{number}万", f"{number * 10_000:,}", f"{number * 10:,}千", f"{number / 100:.2f}百万")
    assert {read_target(text + blank + unit)[0].value for text in spelled} == {number * 10_000}


@given(st.integers(1, 9), st.integers(1, 9999), st.integers(1, 9999), st.sampled_from(["", " "]))
def test_mixed_magnitudes_add_up(trillions: int, hundred_millions: int, ten_thousands: int, blank: str) -> None:
    text = f"{trillions}兆{blank}{hundred_millions:,}億{blank}{ten_thousands}{blank}万円"
    assert read_target(text)[0].value == trillions * 10**12 + hundred_millions * 10**8 + ten_thousands * 10**4


# --- nothing is left out ---


def test_every_word_is_in_a_field_or_told() -> None:
    assert [(pair, rest) for pair in READ if (rest := left_out(*read_target(*pair)))] == []


# --- the same of what columns state ---

STATED = st.sampled_from(
    ["10人", "1,200人", "▲5人", "+0.5ポイント", "1954", "85.0[86]", "12（R1）", "小6：84％", "20 万人"]
)


@given(STATED | st.just("－"), STATED, st.sampled_from([(None, 1), ("人", 1), ("千円", 1000), ("万 人", 10_000)]))
def test_no_number_of_columns_is_made_up(baseline: str, text: str, unit: tuple[str | None, int]) -> None:
    target, findings = read_stated(text, "件数", baseline=baseline, unit=unit[0])
    said = {number * factor for number in numbers(f"{baseline} / {text}") for factor in (1, unit[1])}
    assert {abs(one) for one in (target.value, target.change, target.baseline) if one is not None} <= said
    assert target.baseline is not None or findings or baseline == "－"
