"""What holds for any two editions: unrelated ones, equal ones, and one with edits whose truth is known."""

from __future__ import annotations

from collections import Counter
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

import senryaku_parse as sp
from senryaku_parse.compare.json import load_comparison, write_comparison_json
from senryaku_parse.compare.kinds import COUNTS, KINDS, Kind
from senryaku_parse.compare.rows import side_by_side
from senryaku_parse.frozen import frozendict
from tests.support.editing import edited
from tests.support.strategies import strategies

SWAPPED: frozendict[Kind, Kind] = frozendict(
    {
        "added": "removed",
        "removed": "added",
        "split": "merged",
        "merged": "split",
        "target_raised": "target_lowered",
        "target_lowered": "target_raised",
        "reprint_added": "reprint_removed",
        "reprint_removed": "reprint_added",
        "continued": "renewed",
        "renewed": "continued",
        "became_target": "became_kpi",
        "became_kpi": "became_target",
    }
)
"""Kind → the kind of the same change seen from the other edition, where that is another."""

_shares = st.sampled_from((0.05, 0.2, 0.5, 1.0))
_chances = st.integers(0, 2**32).map(Random)


@st.composite
def editions(draw: st.DrawFn) -> tuple[sp.Strategy, sp.Strategy]:
    """Two strategies: one and its next edition, or two that have nothing to do with each other."""
    old = draw(strategies())
    if draw(st.booleans()):
        return old, draw(strategies())
    return old, edited(old, draw(_shares), draw(_chances)).strategy


@given(strategies())
@settings(max_examples=60, deadline=None)
def test_an_edition_does_not_differ_from_itself(strategy: sp.Strategy) -> None:
    comparison = sp.compare(strategy, strategy)
    assert (comparison.changes, comparison.different) == ((), False)
    ids = [node.id for node in strategy.nodes()]
    assert [(pair.old, pair.new, pair.uncertain) for pair in comparison.pairs] == [(one, one, False) for one in ids]
    assert comparison.summary.unchanged == len(ids)


@given(editions())
@settings(max_examples=60, deadline=None)
def test_applying_the_changes_to_the_old_edition_gives_the_new_one(pair: tuple[sp.Strategy, sp.Strategy]) -> None:
    old, new = pair
    comparison = sp.compare(old, new)
    assert comparison.apply(old) == new
    again = load_comparison(write_comparison_json(comparison).content)  # type: ignore[arg-type]
    assert again == comparison
    assert sp.apply(old, again) == new


@given(editions())
@settings(max_examples=40, deadline=None)
def test_swapping_the_editions_swaps_the_changes(pair: tuple[sp.Strategy, sp.Strategy]) -> None:
    forth, back = sp.compare(*pair), sp.compare(*reversed(pair))
    there = {(one.old, one.new, one.score, one.uncertain, one.reasons) for one in forth.pairs}
    assert there == {(one.new, one.old, one.score, one.uncertain, one.reasons) for one in back.pairs}
    for kinds in ({kind} for kind in KINDS):
        changed = {(change.old, change.new) for change in forth.of(*kinds)}
        assert changed == {(change.new, change.old) for change in back.of(*(SWAPPED.get(kind, kind) for kind in kinds))}


@given(editions())
@settings(max_examples=40, deadline=None)
def test_every_node_is_paired_added_or_removed(pair: tuple[sp.Strategy, sp.Strategy]) -> None:
    old, new = pair
    comparison = sp.compare(old, new)
    divided = comparison.of("split", "merged")
    several = {node["id"] for change in divided for node in (*change.fields["nodes"].old, *change.fields["nodes"].new)}
    for nodes, paired, alone in (
        (old.nodes(), [one.old for one in comparison.pairs], [change.old for change in comparison.of("removed")]),
        (new.nodes(), [one.new for one in comparison.pairs], [change.new for change in comparison.of("added")]),
    ):
        ids = {node.id for node in nodes}
        assert set(paired) | set(alone) == ids
        assert not set(paired) & set(alone)
        assert {one for one, count in Counter([*paired, *alone]).items() if count > 1} <= several


@given(editions())
@settings(max_examples=40, deadline=None)
def test_counts_are_those_of_the_changes(pair: tuple[sp.Strategy, sp.Strategy]) -> None:
    comparison = sp.compare(*pair)
    summary = comparison.summary
    for count in set(COUNTS.values()):
        nodes = {(one.old, one.new) for one in comparison.changes if COUNTS[one.kind] == count}
        assert getattr(summary, count) == len(nodes) == sum(getattr(goal.counts, count) for goal in summary.goals)
    assert sum(summary.kinds.values()) == len(comparison.changes)
    changed = {(one.old, one.new) for one in comparison.changes}
    divided = sum(
        max(len(change.fields["nodes"].old), len(change.fields["nodes"].new))
        for change in comparison.of("split", "merged")
    )
    unchanged = [one for one in comparison.pairs if (one.old, one.new) not in changed]
    assert summary.unchanged == len(unchanged) - divided == sum(goal.counts.unchanged for goal in summary.goals)


@given(editions())
@settings(max_examples=60, deadline=None)
def test_side_by_side_shows_every_node_and_every_change_once(pair: tuple[sp.Strategy, sp.Strategy]) -> None:
    old, new = pair
    comparison = sp.compare(old, new)
    rows = side_by_side(comparison, old, new)
    assert [row.new.id for row in rows if row.new] == [node.id for node in new.nodes()]
    assert sorted(row.old.id for row in rows if row.old) == sorted(node.id for node in old.nodes())
    shown = {id(change) for row in rows for change in row.changes}
    assert shown == {id(change) for change in comparison.changes}


@given(st.lists(strategies(), min_size=1, max_size=3), _chances)
@settings(max_examples=40, deadline=None)
def test_a_series_holds_every_node_of_every_edition_once(first: list[sp.Strategy], chance: Random) -> None:
    series = [*first, edited(first[-1], 0.3, chance).strategy]
    history = sp.follow(*series)
    for at, edition in enumerate(series):
        ids = [item.ids[at] for item in history.items if item.ids[at] is not None]
        assert sorted(filter(None, ids)) == sorted(node.id for node in edition.nodes())
    for item in history.items:
        seen = [at for at, one in enumerate(item.ids, 1) if one is not None]
        assert (seen[0], seen[-1]) == (item.first, item.last)
        if item.first > 1:
            assert {change.kind for change in item.changes[item.first - 2]} & {"added", "split"}
        if item.last < len(series):
            assert {change.kind for change in item.changes[item.last - 1]} & {"removed", "merged"}


@given(editions())
@settings(max_examples=40, deadline=None)
def test_carried_keys_are_unique_and_change_nothing_else(pair: tuple[sp.Strategy, sp.Strategy]) -> None:
    old, new = pair
    carried = sp.carry(old, new)
    keys = [node.key for node in carried.nodes()]
    assert None not in keys
    assert len(set(keys)) == len(keys)
    assert not sp.compare(new, carried).changes


@given(strategies(), _shares, _chances)
@settings(max_examples=60, deadline=None)
def test_who_is_who_is_found_where_names_stay(old: sp.Strategy, share: float, chance: Random) -> None:
    """Changes that leave names and contents alone break no pair that is certain."""
    kinds = ("change a category", "write otherwise")
    new = edited(old, share, chance, kinds)
    found = {(pair.old, pair.new) for pair in sp.compare(old, new.strategy).pairs if not pair.uncertain}
    assert found <= new.pairs
