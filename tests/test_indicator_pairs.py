"""Certain means the same thing: pairs of indicators in one place, and carrying through revisions by chance."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

import senryaku_parse as sp
from senryaku_parse.compare.wording import wording
from tests.conftest import ROOT
from tests.support.pairs import IndicatorPair, read_pairs, verdict
from tests.support.revising import revision

CASES = ROOT / "tests" / "cases" / "indicator-pairs"
SEEDS = range(40)
"""A thousand were run; these are enough to notice a change."""
LAYOUTS = ("columns", "labels")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", ["different", "different-closed"])
def test_different_indicators_are_never_certain(name: str, layout: str) -> None:
    pairs = read_pairs(CASES / f"{name}.txt")
    assert [pair for pair in pairs if verdict(*pair.editions(layout)) == "certain"] == []


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", ["same", "same-closed"])
def test_most_rewordings_are_certain(name: str, layout: str) -> None:
    pairs = read_pairs(CASES / f"{name}.txt")
    counts = Counter(verdict(*pair.editions(layout)) for pair in pairs)
    assert counts["certain"] >= 0.7 * len(pairs)


@pytest.mark.parametrize("name", ["different", "same"])
def test_uncertain_pairs_say_why(name: str) -> None:
    for pair in read_pairs(CASES / f"{name}.txt"):
        for found in sp.compare(*pair.editions("columns")).pairs:
            assert bool(found.doubts) == found.uncertain


def test_the_reason_names_the_words_in_their_order() -> None:
    old, new = (f"空き家バンク{word}件数 | 347件 | 500件 | 企画課".split(" | ") for word in ("成約", "登録"))
    for sides, words in (((old, new), ("成約", "登録")), ((new, old), ("登録", "成約"))):
        editions = IndicatorPair(*map(tuple, sides)).editions("columns")
        (doubts,) = [pair.doubts for pair in sp.compare(*editions).pairs if pair.old.endswith("K2")]
        assert "「{}数」が「{}数」に変わって".format(*words) in doubts[0]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_likeness_of_letters_alone_makes_no_pair(layout: str) -> None:
    """Another word that rules the first one out, another unit, another thing that is counted, another order of size."""
    for old, new in (
        ("空き家バンク登録件数 | 41件 | 60件", "空き家バンク成約件数 | 12件 | 30件"),
        ("図書館の貸出冊数 | 90,120冊 | 95,000冊", "図書館の貸出者数 | 31,400人 | 35,000人"),
        ("商店街の空き店舗数 | 34店舗 | 25店舗", "商店街の空き店舗の改修数 | 12店舗 | 20店舗"),
        ("消防団員数 | 430人 | 450人", "女性消防団員数 | 316人 | 350人"),
        ("20～24歳の転出超過数 | 78人 | 60人", "25～29歳の転出超過数 | 65人 | 50人"),
        ("市内の太陽光パネル枚数 | 14,000枚 | 18,000枚", "市有の太陽光パネル枚数 | 310枚 | 400枚"),
    ):
        sides = (tuple(f"{side} | 企画課".split(" | ")) for side in (old, new))
        assert verdict(*IndicatorPair(*sides).editions(layout)) == "apart"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_another_name_with_the_same_numbers_is_asked_about(layout: str) -> None:
    old, new = "図書館登録者の数 | 3,412人 | 4,250人", "図書館利用者の数 | 3,412人 | 4,250人"
    sides = (tuple(f"{side} | 企画課".split(" | ")) for side in (old, new))
    assert verdict(*IndicatorPair(*sides).editions(layout)) == "uncertain"


@pytest.mark.parametrize("line", (CASES / "names-apart.txt").read_text("utf-8").splitlines())
def test_words_and_grammar_that_make_another_thing(line: str) -> None:
    """Who does what to whom, not and only, numbers, parts and wholes, either way round."""
    old, new = line.split(" | ")
    assert wording(old, new).level == wording(new, old).level == "other"


@pytest.mark.parametrize("line", (CASES / "names-one.txt").read_text("utf-8").splitlines())
def test_words_and_grammar_that_say_the_same(line: str) -> None:
    old, new = line.split(" | ")
    assert wording(old, new).level == wording(new, old).level == "same"


@pytest.mark.parametrize("line", (CASES / "names-one.txt").read_text("utf-8").splitlines())
def test_a_word_put_in_or_taken_out_makes_another_thing(line: str) -> None:
    name = line.split(" | ")[0]
    for word in ("女性", "林業", "高齢者", "未就学児", "新規", "県外", "冬季"):
        assert wording(name, word + name).level == wording(f"{name}（{word}）", name).level == "other"


def test_values_never_reach_another_indicator() -> None:
    counts: Counter[str] = Counter()
    for seed in SEEDS:
        made = revision(Random(seed))
        values = {node.id: node.actuals for node in made.old.nodes() if isinstance(node, sp.Indicator)}
        for node in sp.carry(made.old, made.new).nodes():
            if isinstance(node, sp.Indicator) and node.actuals:
                counts["carried"] += 1
                assert node.actuals == values.get(made.origins.get(node.id, "")), (seed, node.name)
        comparison = sp.compare(made.old, made.new)
        assert [
            c for c in comparison.of("target_raised", "target_lowered") if made.origins.get(c.new or "") != c.old
        ] == []
        certain = {(pair.old, pair.new) for pair in comparison.pairs if pair.type == "kpi" and not pair.uncertain}
        true = {(old, new) for new, old in made.origins.items()}
        assert certain <= true
        counts["certain"] += len(certain)
        counts["true"] += len(true)
    assert counts["certain"] >= 0.98 * counts["true"]
    assert counts["carried"] >= 0.95 * counts["true"]
