"""The comparison of two editions: cases, the fictional second edition of the sample, the JSON, what is refused."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

import senryaku_parse as sp
from senryaku_parse.compare.json import load_comparison, write_comparison_json
from senryaku_parse.compare.kinds import COUNTS, KINDS
from tests.conftest import ROOT
from tests.support.breaking import cut, shift_left, spell_kpi_labels, widen_brackets
from tests.support.casefile import check_part, read_case
from tests.support.editing import edited
from tests.support.printing import slots_of, table_of, tables_to_markdown

CASES = sorted((ROOT / "tests" / "cases" / "comparisons").glob("*.txt"))
SECOND = ROOT / "samples" / "nemuro-sogo-senryaku-2nd-fictional.md"
TRUTH = ROOT / "samples" / "nemuro-2nd-fictional-truth.tsv"


@pytest.fixture(scope="module")
def first(sample: Path) -> sp.Strategy:
    return sp.parse(sample)


@pytest.fixture(scope="module")
def second() -> sp.Strategy:
    return sp.parse(SECOND)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, accept: bool) -> None:
    case = read_case(path)
    old, new = (sp.parse_text(case.parts[f"{name}.md"], format="markdown") for name in ("old", "new"))
    comparison = sp.compare(old, new)
    check_part(case, "changes", _changes(comparison), accept=accept)
    check_part(case, "uncertain", _uncertain(comparison), accept=accept)
    check_part(case, "summary", comparison.summary.text, accept=accept)
    assert comparison.apply(old) == new


def test_second_edition_of_the_sample_differs_as_the_truth_file_says(first: sp.Strategy, second: sp.Strategy) -> None:
    with TRUTH.open(encoding="utf-8", newline="") as lines:
        truth = [tuple(row[:4]) for row in csv.reader(lines, delimiter="\t")][1:]
    comparison = sp.compare(first, second)
    told = [(change.kind, change.type, *map(" ".join, _ids(change))) for change in comparison.changes]
    assert sorted(told) == sorted(truth)
    assert not _uncertain(comparison)
    assert {row[0] for row in truth} == set(KINDS) - {"reprint_removed", "renewed", "became_target", "became_kpi"}


def test_second_edition_says_that_it_is_fictional(second: sp.Strategy) -> None:
    assert "架空" in second.title
    assert "根室市が公表したものではなく" in SECOND.read_text("utf-8")


def test_json_has_the_shape_of_the_contract(first: sp.Strategy, second: sp.Strategy) -> None:
    content = write_comparison_json(sp.compare(first, second)).content
    assert isinstance(content, bytes)
    data = json.loads(content)
    assert list(data)[:6] == ["schema_version", "old", "new", "summary", "pairs", "changes"]
    assert data["schema_version"] == "1"
    assert data["old"]["source"]["name"] == "nemuro-sogo-senryaku.md"
    counts = "added removed renamed moved changed split merged orthographic unchanged".split()
    assert all(isinstance(data["summary"][count], int) for count in counts)
    assert {"type", "old", "new", "score", "uncertain"} <= set(data["pairs"][0])
    assert {"kind", "type", "old", "new", "fields", "message", "positions"} == set(data["changes"][0])
    raised = data["changes"][0]["fields"]["target"]
    assert (raised["old"]["value"], raised["new"]["value"]) == (1.49, 1.55)
    line = data["changes"][0]["positions"]["old"]["line"]
    assert (
        "合計特殊出生率" in (ROOT / "samples" / data["old"]["source"]["name"]).read_text("utf-8").splitlines()[line - 1]
    )


def test_every_kind_has_a_name_and_a_count() -> None:
    assert list(COUNTS) == list(KINDS)


def test_counts_by_goal(first: sp.Strategy, second: sp.Strategy) -> None:
    third = sp.compare(first, second).summary.goals[2]
    assert (third.old, third.new, third.counts.merged, third.counts.added) == ("3", "3", 1, 5)


@pytest.mark.parametrize("share", [0.05, 0.2])
def test_who_is_who_in_edited_samples(first: sp.Strategy, share: float) -> None:
    """The goal of the benchmark, on a few of its cases."""
    found = right = true = 0
    for seed in range(100, 104):
        case = edited(first, share, Random(seed))
        pairs = {(pair.old, pair.new) for pair in sp.compare(first, case.strategy).pairs}
        found, right, true = found + len(pairs), right + len(pairs & case.pairs), true + len(case.pairs)
    assert right / found >= 0.98
    assert right / true >= 0.98


def test_what_a_converter_broke_is_no_change(first: sp.Strategy, second: sp.Strategy) -> None:
    rows = widen_brackets(spell_kpi_labels(slots_of(table_of(second)), ("ＫＰＩ", "重要業績評価指標 (KPI)")))
    tables = [shift_left(table, range(6, len(table), 9)) for table in cut(rows, range(30, len(rows), 30))]
    broken = sp.parse_text(tables_to_markdown(tables), format="markdown")
    real = [change for change in sp.compare(second, broken).changes if change.kind != "orthographic"]
    assert real == []
    whole, through = ({_key(one) for one in sp.compare(first, new).changes} for new in (second, broken))
    assert {one for one in whole if one[0] != "orthographic"} == {one for one in through if one[0] != "orthographic"}


def test_keys_decide_who_is_who(first: sp.Strategy) -> None:
    """A key that was carried over outweighs every text."""
    old = _with_projects(first, sp.Project(id="1-ア-1-P1", name="甲事業", key="x"))
    new = _with_projects(
        first,
        sp.Project(id="1-ア-1-P1", name="甲事業"),
        sp.Project(id="1-ア-1-P2", name="まったく別の名前", key="x"),
    )
    pairs = {pair.old: pair.new for pair in sp.compare(old, new).pairs}
    assert pairs["1-ア-1-P1"] == "1-ア-1-P2"


def test_ids_used_twice_are_refused(first: sp.Strategy) -> None:
    twice = replace(first, goals=(*first.goals, first.goals[0]))
    with pytest.raises(sp.UsageError, match=r"新版の ID「.*」が2回"):
        sp.compare(first, twice)


def test_changes_apply_to_their_own_old_edition_only(first: sp.Strategy, second: sp.Strategy) -> None:
    comparison = sp.compare(first, second)
    with pytest.raises(sp.UsageError, match="旧版のものではありません"):
        sp.apply(second, comparison)
    goal = replace(first.goals[2], name="別の目標")
    with pytest.raises(sp.UsageError, match="3 の name"):
        comparison.apply(replace(first, goals=(*first.goals[:2], goal)))


def test_a_reprint_whose_first_listing_went_is_told(first: sp.Strategy) -> None:
    listed = sp.Project(id="1-ア-1-P1", name="甲事業")
    again = sp.Project(id="1-ア-1-P2", name="甲事業", reprint=True, reprint_of="1-ア-1-P1")
    old = _with_projects(first, listed, again)
    new = _with_projects(first, replace(again, id="1-ア-1-P1", reprint_of=None))
    (change,) = sp.compare(old, new).of("changed")
    assert change.fields["reprint_of"] == sp.FieldChange("1-ア-1-P1", None)
    assert sp.compare(old, new).apply(old) == new


def test_a_reference_to_no_node_stays(first: sp.Strategy) -> None:
    loose = _with_projects(first, sp.Project(id="1-ア-1-P1", name="甲事業", reprint=True, reprint_of="9-9"))
    comparison = sp.compare(loose, loose)
    assert not comparison.changes
    assert comparison.apply(loose) == loose


def test_empty_strategies(first: sp.Strategy) -> None:
    empty = replace(first, goals=())
    assert not sp.compare(empty, empty).changes
    assert {change.kind for change in sp.compare(empty, first).changes} == {"added"}
    assert sp.compare(empty, first).apply(empty) == first
    assert sp.compare(first, empty).apply(first) == empty


def test_another_title_or_period_is_a_difference(first: sp.Strategy) -> None:
    revised = replace(first, period=sp.Period(start=2025, end=2029))
    comparison = sp.compare(first, revised)
    assert (comparison.changes, comparison.different) == ((), True)
    assert comparison.apply(first) == revised


def test_only_comparisons_are_loaded() -> None:
    with pytest.raises(sp.InputError, match="比較の JSON として読めません"):
        load_comparison(b'{"schema_version": "1", "goals": []}')


def _changes(comparison: sp.Comparison) -> str:
    return "\n".join(
        f"{change.kind} {change.type} {' '.join(old) or '-'} → {' '.join(new) or '-'}: {change.message}"
        for change in comparison.changes
        for old, new in [_ids(change)]
    )


def _ids(change: sp.Change) -> tuple[list[str], list[str]]:
    """The ids of a change, those of all nodes of a split or merge."""
    if nodes := change.fields.get("nodes"):
        return [node["id"] for node in nodes.old], [node["id"] for node in nodes.new]
    return [change.old] if change.old else [], [change.new] if change.new else []


def _key(change: sp.Change) -> tuple[str, str | None, str | None]:
    return change.kind, change.old, change.new


def _uncertain(comparison: sp.Comparison) -> str:
    return "\n".join(
        f"{pair.old} → {pair.new} {pair.score:.2f} {'、'.join(pair.reasons)}"
        for pair in comparison.pairs
        if pair.uncertain
    )


def _with_projects(strategy: sp.Strategy, *projects: sp.Project) -> sp.Strategy:
    goal = strategy.goals[0]
    measure = replace(goal.measures[0], projects=projects)
    return replace(strategy, goals=(replace(goal, measures=(measure,)),))
