"""Every quirk of documents as a case file: input, hierarchy, findings. All cells accounted for in each."""

from __future__ import annotations

from pathlib import Path

import pytest

from senryaku_parse import NoStrategyError
from senryaku_parse.convert import trace_input
from senryaku_parse.inputs import from_text
from tests.support.casefile import check_part, read_case
from tests.support.outline import findings_outline, outline

CASES = sorted((Path(__file__).parent / "cases" / "documents").glob("*.txt"))


def test_there_are_cases() -> None:
    assert len(CASES) > 20


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_document(path: Path, accept: bool) -> None:
    case = read_case(path)
    assert case.title, "a case says in its first line what it shows"
    reader, text = case.input
    try:
        traced = trace_input(from_text(text), reader)
    except NoStrategyError as error:
        check_part(case, "error", str(error), accept=accept)
        return
    assert traced.accounting().lost == ()
    check_part(case, "hierarchy", outline(traced.strategy), accept=accept)
    check_part(case, "findings", findings_outline(traced.strategy.findings), accept=accept)
