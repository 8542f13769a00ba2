"""What the columns of a table say of an indicator, as numbers: every case of tests/cases/readings."""

from __future__ import annotations

from pathlib import Path

import pytest

from senryaku_parse.convert import trace_input
from senryaku_parse.inputs import from_text
from tests.support.casefile import check_part, read_case
from tests.support.outline import findings_outline
from tests.support.readings import readings

CASES = sorted((Path(__file__).parent / "cases" / "readings").glob("*.txt"))


def test_there_are_cases() -> None:
    assert len(CASES) > 3


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_readings(path: Path, accept: bool) -> None:
    case = read_case(path)
    assert case.title, "a case says in its first line what it shows"
    reader, text = case.input
    traced = trace_input(from_text(text), reader)
    assert traced.accounting().lost == ()
    check_part(case, "readings", readings(traced.strategy), accept=accept)
    check_part(case, "findings", findings_outline(traced.strategy.findings), accept=accept)
