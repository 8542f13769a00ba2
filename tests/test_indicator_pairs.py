"""Certain means the same thing: pairs of indicators in one place, and carrying through revisions by chance."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

import senryaku_parse as sp
from senryaku_parse.compare.wording import wording
from tests.conftest import ROOT
from tests.support.pairs import read_pairs, verdict
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
    old, new = (sp.parse(CASES.parent / "editions" / f"look_{side}.md") for side in ("old", "new"))
    for editions, words in (((old, new), ("成約", "登録")), ((new, old), ("登録", "成約"))):
        (doubts,) = [pair.doubts for pair in sp.compare(*editions).pairs if pair.old == "1-ア-1-K3"]
        assert "「{}数」が「{}数」に変わって".format(*words) in doubts[0]


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
