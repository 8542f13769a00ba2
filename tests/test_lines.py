"""Lines of text outside the cells of tables: what each case makes of them, and where each line went."""

from __future__ import annotations

from pathlib import Path

import pytest

from senryaku_parse import Accounting, Strategy
from senryaku_parse.convert import Trace, trace_input
from senryaku_parse.inputs import from_text
from tests.support.casefile import Case, check_part, read_case
from tests.support.outline import findings_outline, outline

CASES = sorted((Path(__file__).parent / "cases" / "lines").glob("*.txt"))


def _traced(case: Case) -> Trace:
    reader, text = case.input
    return trace_input(from_text(text), reader)


def _identity(strategy: Strategy) -> str:
    period = f"{strategy.period.start}–{strategy.period.end}" if strategy.period else "-"
    return f"{strategy.title or '-'} / {strategy.municipality or '-'} / {period}"


def _destinations(accounting: Accounting) -> str:
    return "\n".join(f"{' '.join(line.destinations) or 'LOST'}: {line.text}" for line in accounting.lines)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_lines(path: Path, accept: bool) -> None:
    case = read_case(path)
    assert case.title, "a case says in its first line what it shows"
    traced = _traced(case)
    assert traced.accounting().lost == ()
    check_part(case, "identity", _identity(traced.strategy), accept=accept)
    check_part(case, "hierarchy", outline(traced.strategy), accept=accept)
    check_part(case, "lines", _destinations(traced.accounting()), accept=accept)
    check_part(case, "findings", findings_outline(traced.strategy.findings), accept=accept)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_lines_outside_are_one_finding(path: Path) -> None:
    traced = _traced(read_case(path))
    outside = [line.text for line in traced.accounting().outside]
    found = [one for one in traced.strategy.findings if one.code == "line-outside"]
    assert [one.before for one in found] == (["\n".join(outside)] if outside else [])
    assert all(f" {len(outside)}行" in one.message and one.severity == "info" for one in found)
