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


def test_where_the_cells_of_an_indicator_went() -> None:
    reader, text = read_case(next(path for path in CASES if path.stem == "yearly")).input
    went = {cell.text: cell.destinations for cell in trace_input(from_text(text), reader).accounting().cells}
    assert went["①就職者数"] == ("1-1-K1.name",)
    assert went["120人"] == ("1-1-K1.baseline",)
    assert went["140人"] == ("1-1-K1.series.2016.target",)
    assert went["138人"] == ("1-1-K1.series.2016.actual",)
