"""Every quirk of documents as a case file: input, hierarchy, findings. All cells accounted for in each."""

from __future__ import annotations

from pathlib import Path

import pytest

from senryaku_parse import NoStrategyError
from senryaku_parse.convert import trace_input
from senryaku_parse.inputs import from_text
from senryaku_parse.repair import RULES
from senryaku_parse.vocabulary import default_vocabulary
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


def _of_label_columns(path: Path) -> bool:
    """Whether no table of the case is of another layout, or of none."""
    case = read_case(path)
    return "error" not in case.parts and not any("layout-chosen" in part for part in case.parts.values())


@pytest.mark.parametrize("path", [*filter(_of_label_columns, CASES)], ids=lambda path: path.stem)
def test_each_repair_applied_again_changes_no_row(path: Path) -> None:
    vocabulary = default_vocabulary()
    reader, text = read_case(path).input
    grids = trace_input(from_text(text), reader).grids
    for rule in RULES:
        grids, _ = rule(grids, vocabulary)
        again, _ = rule(grids, vocabulary)
        assert again == grids, rule.__name__
