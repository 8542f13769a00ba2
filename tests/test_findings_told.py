"""What a planner reads of each finding: a page a code, its lines those of the cases it names.

    What a planner reads of `row-shifted`.

    --- documents/shifted-kpi.txt
    [情報] 表1 行4（7行目） row-shifted 左の空白セルが失われて…

A page names the cases it shows; a code that a case tells needs a page. `pytest --accept` writes the lines again,
and makes the pages that are missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from senryaku_parse import Finding, NoStrategyError
from senryaku_parse.convert import trace_input
from senryaku_parse.findings import CODES
from senryaku_parse.inputs import from_text
from senryaku_parse.targets import read_target
from senryaku_parse.writers.summary import describe
from tests.support.casefile import Case, check_part, read_case
from tests.test_targets import cases as target_cases

CASES = Path(__file__).parent / "cases"
PAGES = CASES / "findings"
DOCUMENTS = sorted(path for folder in ("documents", "layouts") for path in (CASES / folder).rglob("*.txt"))
TARGETS = sorted((CASES / "targets").glob("*.txt"))


def check_told(told: str, findings: Iterable[Finding], *, accept: bool) -> None:
    """Compare the `findings` of the case `told` with the pages that name it."""
    lines: dict[str, list[str]] = {}
    for found in findings:
        lines.setdefault(found.code, []).append(describe(found))
    for code in CODES:
        path = PAGES / f"{code}.txt"
        if path.exists():
            page = read_case(path)
        elif code in lines:
            assert accept, f"tests/cases/findings has no page {path.name}: run pytest --accept and review it"
            page = Case(path, f"What a planner reads of `{code}`.", {told: ""})
        else:
            continue
        if told in page.parts:
            check_part(page, told, "\n".join(lines.get(code, ())), accept=accept)


def test_there_is_a_page_for_no_other_code() -> None:
    pages = {path.stem for path in PAGES.glob("*.txt")}
    assert len(pages) > 40
    assert pages <= set(CODES)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_document(path: Path, accept: bool) -> None:
    reader, text = read_case(path).input
    try:
        findings = trace_input(from_text(text), reader).strategy.findings
    except NoStrategyError:
        findings = ()
    check_told(str(path.relative_to(CASES)), findings, accept=accept)


@pytest.mark.parametrize("path", TARGETS, ids=lambda path: path.stem)
def test_targets(path: Path, accept: bool) -> None:
    findings = [
        found
        for case in target_cases()
        if case.form == path.stem
        for found in read_target(case.text, case.indicator)[1]
    ]
    check_told(str(path.relative_to(CASES)), findings, accept=accept)
