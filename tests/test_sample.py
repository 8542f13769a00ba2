"""The real document, whole: what it holds, what was repaired, and the JSON that was checked against it by eye."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

import senryaku_parse as sp
from senryaku_parse.accounting import account_for
from senryaku_parse.convert import trace
from senryaku_parse.text import match_key
from senryaku_parse.writers.json import write_json
from tests.conftest import ROOT

EXPECTED = ROOT / "tests" / "cases" / "sample" / "nemuro-sogo-senryaku.json"


@pytest.fixture
def strategy(sample: Path) -> sp.Strategy:
    return sp.parse(sample)


def test_counts(strategy: sp.Strategy) -> None:
    measures = strategy.measures
    projects = [project for measure in measures for project in measure.projects]
    areas = {(goal.id, measure.area) for goal in strategy.goals for measure in goal.measures}
    assert len(strategy.goals) == 3
    assert sum(len(goal.targets) for goal in strategy.goals) == 10
    assert (len(measures), len(areas)) == (16, 6)
    assert sum(len(measure.kpis) for measure in measures) == 39
    assert len(projects) == 96
    assert Counter(project.category for project in projects) == {"新規": 33, "拡充": 17, "民間等": 17, None: 29}


def test_title_and_municipality(strategy: sp.Strategy) -> None:
    assert strategy.title == "根室市創生総合戦略 基本目標、施策等一覧"
    assert strategy.municipality == "根室市"


def test_shifted_rows_are_the_ten(strategy: sp.Strategy) -> None:
    lines = [found.position.line for found in strategy.findings if found.code == "row-shifted"]
    assert lines == [23, 40, 56, 94, 106, 115, 151, 164, 178, 190]


def test_every_reprint_is_resolved_to_a_first_listing_of_its_name(strategy: sp.Strategy) -> None:
    projects = {project.id: project for measure in strategy.measures for project in measure.projects}
    reprints = [project for project in projects.values() if project.reprint]
    assert len(reprints) == 8
    for project in reprints:
        assert project.reprint_of is not None
        first = projects[project.reprint_of]
        assert (first.name, first.reprint) == (project.name, False)


def test_ids_are_unique(strategy: sp.Strategy) -> None:
    assert max(Counter(node.id for node in strategy.nodes()).values()) == 1


def test_every_source_cell_is_in_the_output_it_was_sent_to(sample: Path, strategy: sp.Strategy) -> None:
    """Not what the ledger says, but what the source says: each cell's letters stand in the JSON."""
    written = match_key(write_json(strategy).file().decode())
    cells = [cell.strip() for line in sample.read_text("utf-8").splitlines() for cell in line.split("|")]
    marks = re.compile(r"[①-⑳]|\d+\.|[(（][アイ][)）]|[(（]再掲[)）]|⇒|/")
    for cell in filter(re.compile(r"[^\s:-]").search, cells):
        for piece in filter(None, map(str.strip, marks.split(cell))):
            assert match_key(piece) in written, piece


def test_accounting(sample: Path) -> None:
    accounting = sp.account(sample)
    assert accounting.lost == ()
    assert str(accounting) == f"cells: {accounting.total} of {accounting.total}, lines: 1 of 1 (strategy 1, outside 0)"
    assert [line.destinations for line in accounting.lines] == [("title",)]
    assert accounting.total == sum(
        bool(cell.strip(" :-"))
        for line in sample.read_text("utf-8").splitlines()
        if "|" in line
        for cell in line.split("|")
    )


def test_whole_document_as_checked_by_eye(strategy: sp.Strategy, accept: bool) -> None:
    actual = write_json(strategy).file().decode()
    if accept:
        EXPECTED.parent.mkdir(exist_ok=True)
        EXPECTED.write_text(actual, "utf-8")
    assert EXPECTED.exists(), (
        f"{EXPECTED.name} is missing: write it with pytest --accept and check it against the source"
    )
    assert actual == EXPECTED.read_text("utf-8")


def test_accounting_believes_only_findings_that_hold_the_text(sample: Path) -> None:
    """A cell that nothing was noted of is lost, though a finding that keeps some other text stands at its place."""
    traced = trace(sample)
    place = next(place for place, where in traced.ledger.destinations.items() if where[0].endswith("K1.name"))
    destinations = {key: where for key, where in traced.ledger.destinations.items() if key != place}
    kept = sp.Finding("cell-unplaced", "warning", "", "別の文字", None, place.position)
    (lost,) = account_for(traced.document, destinations, [kept]).lost
    assert lost.position == place.position
    assert account_for(traced.document, destinations, [replace(kept, before=f"… {lost.text} …")]).lost == ()
