"""Chains of four editions as planners revise them, with the truth written first: who is who, what went up, what skipped one."""

from __future__ import annotations

import csv
from functools import cache
from itertools import combinations

import pytest

import senryaku_parse as sp
from senryaku_parse.compare.relation import refusal
from tests.conftest import ROOT

CASES = ROOT / "tests" / "cases" / "editions"
FOUND = {
    "chain": 1.0,
    "chain-closed": 1.0,
    "chain-third": 0.98,
    "chain-fourth": 0.99,
    "chain-fifth": 1.0,
    "chain-sixth": 0.97,
    "chain-seventh": 0.98,
    "chain-eighth": 0.98,
    "chain-ninth": 1.0,
    "chain-tenth": 0.98,
    "chain-eleventh": 0.965,
    "chain-twelfth": 0.965,
    "chain-thirteenth": 0.955,
}
"""Share of the true pairs that is found. All but the first were measured once before anybody looked at what they lack
(precision .991, .978, .991, 1, .995, 1, 1, 1, .998, 1, .998, .990; recall .898, .806, .963, .967, .929, .978, .965, .983, .897,
.573, .965, .956). What is lacking now are mostly two plans apart, and projects and indicators of which neither name nor
content stayed."""
WRONG = {
    "chain-closed": 0.003,
    "chain-third": 0.006,
    "chain-fourth": 0.007,
    "chain-sixth": 0.005,
    "chain-eighth": 0.006,
    "chain-twelfth": 0.003,
}
"""Share of the pairs that are wrong, all of them uncertain: another indicator that prints the numbers of the one before."""
CERTAIN = {
    "chain": 0.95,
    "chain-closed": 0.85,
    "chain-third": 0.6,
    "chain-eighth": 0.75,
    "chain-tenth": 0.55,
    "chain-eleventh": 0.4,
    "chain-twelfth": 0.42,
    "chain-thirteenth": 0.5,
}
"""Share of the pairs of one edition and the next that are certain; of the other chains four of five."""
STEPS = tuple(combinations(range(4), 2))
Named = tuple[str, str]
"""Kind of the node, and its name: unique in an edition."""
Pairs = set[tuple[Named, Named]]


@cache
def _editions(chain: str = "chain") -> tuple[sp.Strategy, ...]:
    return tuple(sp.parse(CASES / chain / f"{at}.md") for at in range(1, 5))


@cache
def _compared(chain: str, old: int, new: int) -> sp.Comparison:
    return sp.compare(_editions(chain)[old], _editions(chain)[new])


def _truth(chain: str) -> list[list[str]]:
    with (CASES / chain / "truth.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines, delimiter="\t"))[1:]


def _nodes(edition: sp.Strategy) -> dict[str, Named]:
    return {node.id: (type(node).__name__.lower(), node.name) for node in edition.nodes()}


def _true(chain: str, old: int, new: int) -> Pairs:
    rows = ((row[0], row[old + 1], row[new + 1]) for row in _truth(chain))
    return {((kind, before), (kind, after)) for kind, before, after in rows if before and after}


def _found(chain: str, old: int, new: int) -> tuple[Pairs, Pairs]:
    """All pairs, and those that are certain."""
    ours, theirs = (_nodes(_editions(chain)[at]) for at in (old, new))
    pairs = _compared(chain, old, new).pairs
    named = {(ours[pair.old], theirs[pair.new]): pair for pair in pairs}
    return set(named), {pair for pair, found in named.items() if not found.uncertain}


@pytest.mark.parametrize("chain", FOUND)
def test_the_truth_is_about_every_node(chain: str) -> None:
    for at, edition in enumerate(_editions(chain), 1):
        assert {(row[0], row[at]) for row in _truth(chain) if row[at]} == set(_nodes(edition).values())


@pytest.mark.parametrize("chain", FOUND)
def test_pairs_are_true_and_few_true_pairs_are_missed(chain: str) -> None:
    """Uncertain pairs count as well: what likeness of letters alone speaks for is removed and added."""
    true = {step: _true(chain, *step) for step in STEPS}
    found = {step: _found(chain, *step)[0] for step in STEPS}
    wrong = sum(len(found[step] - true[step]) for step in STEPS)
    assert wrong <= WRONG.get(chain, 0.0) * sum(map(len, found.values()))
    assert sum(map(len, found.values())) >= FOUND[chain] * sum(map(len, true.values()))


@pytest.mark.parametrize("chain", FOUND)
@pytest.mark.parametrize(("old", "new"), STEPS)
def test_certain_pairs_are_true(chain: str, old: int, new: int) -> None:
    assert _found(chain, old, new)[1] <= _true(chain, old, new)


@pytest.mark.parametrize("chain", FOUND)
@pytest.mark.parametrize(("old", "new"), [(0, 1), (1, 3)])
def test_the_editions_swapped_mirror(chain: str, old: int, new: int) -> None:
    forth, back = (_compared(chain, one, two) for one, two in ((old, new), (new, old)))
    mirrored = {(pair.new, pair.old, pair.score, pair.uncertain, pair.reasons) for pair in back.pairs}
    assert {(pair.old, pair.new, pair.score, pair.uncertain, pair.reasons) for pair in forth.pairs} == mirrored


@pytest.mark.parametrize("chain", FOUND)
def test_most_pairs_of_one_edition_and_the_next_are_certain(chain: str) -> None:
    steps = [step for step in STEPS if step[1] == step[0] + 1]
    certain = sum(len(_found(chain, *step)[1]) for step in steps)
    assert certain >= CERTAIN.get(chain, 0.8) * sum(len(_true(chain, *step)) for step in steps)


@pytest.mark.parametrize("chain", FOUND)
@pytest.mark.parametrize(("old", "new"), STEPS)
def test_raised_and_lowered_are_told_of_one_indicator_only(chain: str, old: int, new: int) -> None:
    ours, theirs = (_nodes(_editions(chain)[at]) for at in (old, new))
    told = _compared(chain, old, new).of("target_raised", "target_lowered")
    assert told
    assert {(ours[change.old or ""], theirs[change.new or ""]) for change in told} <= _true(chain, old, new)


def test_plans_of_two_cities_are_refused_and_editions_of_one_are_not() -> None:
    cities = [_editions(chain) for chain in FOUND]
    for one, other in zip(cities, [*cities[1:], cities[0]], strict=True):
        assert all(refusal(sp.compare(ours, theirs)) for ours, theirs in zip(one[::2], other[1::2], strict=True))
    assert not [(chain, *step) for chain in FOUND for step in STEPS if refusal(_compared(chain, *step))]


def test_what_became_of_items_between_the_second_and_the_third() -> None:
    comparison = sp.compare(_editions()[1], _editions()[2])
    (merged,), (split,), (kpi,) = (comparison.of(kind) for kind in ("merged", "split", "became_kpi"))
    assert [node["name"] for node in merged.fields["nodes"].old] == ["創業支援事業", "事業承継支援事業"]
    assert [node["name"] for node in split.fields["nodes"].new] == ["病児保育事業", "一時預かり事業"]
    assert _nodes(_editions()[2])[kpi.new or ""] == ("indicator", "子育てしやすいと感じる保護者の割合")


def test_a_series_calls_editions_by_title_and_years() -> None:
    names = sp.follow(*_editions("chain-third")).names
    assert names == tuple(edition.title for edition in _editions("chain-third"))
    assert sp.follow(*_editions("chain")).names == ("1.md", "2.md", "3.md", "4.md")


def test_an_indicator_that_skipped_an_edition_is_one() -> None:
    skipped = [item for item in sp.follow(*_editions()).items if None in item.ids[item.first - 1 : item.last]]
    assert [(item.name, item.first, item.last, item.ids[2]) for item in skipped] == [("創業相談件数", 1, 4, None)]
