"""Four editions as planners revise them, with the truth written first: who is who, what went up, what skipped one."""

from __future__ import annotations

import csv
from functools import cache
from itertools import combinations

import pytest

import senryaku_parse as sp
from tests.conftest import ROOT

CHAIN = ROOT / "tests" / "cases" / "editions" / "chain"
STEPS = tuple(combinations(range(4), 2))
Named = tuple[str, str]
"""Kind of the node, and its name: unique in an edition."""


@cache
def _editions() -> tuple[sp.Strategy, ...]:
    return tuple(sp.parse(CHAIN / f"{at}.md") for at in range(1, 5))


def _truth() -> list[list[str]]:
    with (CHAIN / "truth.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines, delimiter="\t"))[1:]


def _nodes(edition: sp.Strategy) -> dict[str, Named]:
    return {node.id: (type(node).__name__.lower(), node.name) for node in edition.nodes()}


def _true(old: int, new: int) -> set[tuple[Named, Named]]:
    rows = ((row[0], row[old + 1], row[new + 1]) for row in _truth())
    return {((kind, before), (kind, after)) for kind, before, after in rows if before and after}


def test_the_truth_is_about_every_node() -> None:
    for at, edition in enumerate(_editions(), 1):
        assert {(row[0], row[at]) for row in _truth() if row[at]} == set(_nodes(edition).values())


@pytest.mark.parametrize(("old", "new"), STEPS)
def test_certain_pairs_are_true_and_no_true_pair_is_missed(old: int, new: int) -> None:
    ours, theirs = _nodes(_editions()[old]), _nodes(_editions()[new])
    comparison = sp.compare(_editions()[old], _editions()[new])
    found = {(ours[pair.old], theirs[pair.new]) for pair in comparison.pairs}
    certain = {(ours[pair.old], theirs[pair.new]) for pair in comparison.pairs if not pair.uncertain}
    assert certain <= _true(old, new)
    assert _true(old, new) <= found
    if new == old + 1:
        assert len(certain) >= 0.9 * len(_true(old, new))


@pytest.mark.parametrize(("old", "new"), STEPS)
def test_raised_and_lowered_are_told_of_one_indicator_only(old: int, new: int) -> None:
    ours, theirs = _nodes(_editions()[old]), _nodes(_editions()[new])
    told = sp.compare(_editions()[old], _editions()[new]).of("target_raised", "target_lowered")
    assert told
    assert {(ours[change.old or ""], theirs[change.new or ""]) for change in told} <= _true(old, new)


def test_what_became_of_items_between_the_second_and_the_third() -> None:
    comparison = sp.compare(_editions()[1], _editions()[2])
    (merged,), (split,), (kpi,) = (comparison.of(kind) for kind in ("merged", "split", "became_kpi"))
    assert [node["name"] for node in merged.fields["nodes"].old] == ["創業支援事業", "事業承継支援事業"]
    assert [node["name"] for node in split.fields["nodes"].new] == ["病児保育事業", "一時預かり事業"]
    assert _nodes(_editions()[2])[kpi.new or ""] == ("indicator", "子育てしやすいと感じる保護者の割合")


def test_an_indicator_that_skipped_an_edition_is_one() -> None:
    skipped = [item for item in sp.follow(*_editions()).items if None in item.ids[item.first - 1 : item.last]]
    assert [(item.name, item.first, item.last, item.ids[2]) for item in skipped] == [("創業相談件数", 1, 4, None)]
