"""Tables of other layouts through converters that break merged cells: the hierarchy is that of the HTML."""

from __future__ import annotations

from pathlib import Path

import pytest

from senryaku_parse.convert import trace_input
from senryaku_parse.inputs import from_text
from tests.support.casefile import read_case
from tests.support.converted import FORMS, to_markdown
from tests.support.layout_outline import layout_outline

CASES = Path(__file__).parent / "cases" / "layouts"
LAYOUTS = ("columns", "indicator-list", "label-rows", "project-first", "mixture")
PATHS = sorted(
    path for layout in LAYOUTS for path in (CASES / layout).glob("*.txt") if "input.html" in read_case(path).parts
)


def test_there_are_cases_of_each_layout() -> None:
    assert {path.parent.name for path in PATHS} == set(LAYOUTS)


NOT_TOLD = {
    ("targets-first-then-sheets", "dropped"),
    ("kind-column-sections", "dropped"),
    ("kind-column-two-rows", "dropped"),
    ("project-merged-over-departments", "repeated"),
}
"""What is merged over two rows, and lacking in the second without a value that tells where it was: a department, a kind.
Repeated over rows that differ, it is two projects of one name."""

WARNED = {
    ("heading-merged-over-rows", "dropped"): "level-missing",
    ("remark-merged-over-indicator", "dropped"): "target-missing",
}
"""What can't be read for sure, and the warning that says so: a heading of which nothing is left, a remark that stands
where a name does."""


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_broken_merges_say_the_same(path: Path, form: str) -> None:
    if (path.stem, form) in NOT_TOLD:
        pytest.skip("the document does not tell")
    case = read_case(path)
    text = to_markdown(case.parts["input.html"], FORMS[form])
    traced = trace_input(from_text(text), "markdown")
    assert traced.accounting().lost == ()
    if code := WARNED.get((path.stem, form)):
        assert code in {found.code for found in traced.strategy.findings if found.severity == "warning"}
        return
    assert layout_outline(traced.strategy).rstrip() == case.parts["hierarchy"].rstrip(), text
