"""A trace shows how each table is read, and what each repair did."""

from __future__ import annotations

from pathlib import Path

import pytest

from senryaku_parse import repair
from senryaku_parse.convert import Trace, trace, trace_input
from senryaku_parse.findings import Finding, finding
from senryaku_parse.inputs import from_text
from senryaku_parse.plan import Plan
from senryaku_parse.tables import Grid
from senryaku_parse.vocabulary import Vocabulary
from tests.support.casefile import check_part, read_case

CASES = sorted((Path(__file__).parent / "cases" / "plans").glob("*.txt"))


def _traced(text: str, reader: str) -> Trace:
    return trace_input(from_text(text), reader, steps=[])


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_plans_are_printed_with_their_evidence(path: Path, accept: bool) -> None:
    case = read_case(path)
    reader, text = case.input
    traced = _traced(text, reader)
    shown = "\n".join(f"{number} {plan}" for number, plan in traced.plans.items())
    check_part(case, "plans", shown, accept=accept)
    steps = (f"{step.rule}: {found.code} {found.before}" for step in traced.steps for found in step.findings)
    check_part(case, "steps", "\n".join(steps), accept=accept)


def test_the_steps_lead_to_the_repaired_tables(sample: Path) -> None:
    traced = trace(sample)
    assert traced.steps[-1].grids == traced.repaired
    told = [found for step in traced.steps for found in step.findings]
    assert told
    assert all(found in traced.strategy.findings for found in told)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_line_in_the_list_is_a_repair_of_every_kind_of_table(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def seen_beside_labels(grid: Grid, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
        return grid, [finding("row-surplus-cells", "見ました。", position=grid.position)]

    def seen_under_plan(grid: Grid, plan: Plan, vocabulary: Vocabulary) -> tuple[Grid, list[Finding]]:
        return grid, [finding("row-surplus-cells", "見ました。", position=grid.position)]

    monkeypatch.setattr(
        repair, "REPAIRS", (*repair.REPAIRS, repair.Repair(repair.each(seen_beside_labels), seen_under_plan))
    )
    reader, text = read_case(path).input
    strategy = trace_input(from_text(text), reader).strategy
    assert "見ました。" in {found.message for found in strategy.findings}


def test_nobody_pays_who_does_not_ask(sample: Path) -> None:
    assert trace_input(from_text(sample.read_text("utf-8")), "markdown").steps == ()
