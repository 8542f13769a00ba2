"""Documents of other cities' layouts, each as Markdown and as HTML: one hierarchy, nothing lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from senryaku_parse.convert import trace_input
from senryaku_parse.inputs import from_text
from senryaku_parse.repair import under_plan
from tests.support.casefile import check_part, read_case
from tests.support.layout_outline import layout_outline
from tests.support.outline import findings_outline

CASES = Path(__file__).parent / "cases" / "layouts"
FORMATS = {"md": "markdown", "html": "html"}
INPUTS = sorted(
    (path, part) for path in CASES.glob("*/*.txt") for part in read_case(path).parts if part.startswith("input.")
)


def test_each_layout_has_cases_in_both_formats() -> None:
    for layout in ("columns", "indicator-list", "label-rows", "outline", "project-first"):
        names = [part for path, part in INPUTS if path.parent.name == layout]
        assert names.count("input.md") >= 3
        assert names.count("input.html") >= 3


@pytest.mark.parametrize(("path", "part"), INPUTS, ids=lambda value: value if isinstance(value, str) else value.stem)
def test_layout(path: Path, part: str, accept: bool) -> None:
    case = read_case(path)
    assert case.title, "a case says in its first line what it shows"
    suffix = part.removeprefix("input.")
    traced = trace_input(from_text(case.parts[part]), FORMATS[suffix])
    assert traced.accounting().lost == ()
    for one in traced.layouts.columns.values():
        for rule in under_plan():
            assert rule(one.grid, one.plan, traced.vocabulary)[0] == one.grid, f"{rule.__name__} applied again"
    check_part(case, "hierarchy", layout_outline(traced.strategy), accept=accept and suffix == "md")
    check_part(case, f"findings.{suffix}", findings_outline(traced.strategy.findings), accept=accept)
