"""One strategy through every converter: the same hierarchy, name for name, number for number, nothing lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from senryaku_parse.convert import Trace, parse, trace_input
from senryaku_parse.inputs import from_text
from senryaku_parse.repair import repair
from senryaku_parse.vocabulary import default_vocabulary

ROOT = Path(__file__).parents[1]
EXPECTED = parse(ROOT / "samples" / "nemuro-sogo-senryaku.md")
FOLDER = ROOT / "tests" / "cases" / "converters"
CASES = sorted(path for path in FOLDER.iterdir() if path.name != "README.md")

_SAME_GLYPH = str.maketrans("〜", "～")
"""A PDF holds glyphs, and these two characters are one: which of them the city wrote, its text layer can't say."""


@pytest.fixture(params=CASES, ids=lambda path: path.name)
def read(request: pytest.FixtureRequest) -> Trace:
    path: Path = request.param
    return trace_input(from_text(path.read_text("utf-8").translate(_SAME_GLYPH), path.name))


def test_hierarchy_is_the_samples(read: Trace) -> None:
    found = {node.id: node for node in read.strategy.nodes()}
    assert found == {node.id: node for node in EXPECTED.nodes()}
    assert read.strategy.goals == EXPECTED.goals


def test_every_cell_is_accounted_for(read: Trace) -> None:
    accounting = read.accounting()
    assert accounting.total
    assert accounting.lost == ()


def test_a_table_with_its_spans_needs_no_repair() -> None:
    grids = trace_input(from_text((FOLDER / "true.html").read_text("utf-8"), "true.html")).grids
    repaired, findings = repair(grids, default_vocabulary())
    assert repaired == grids
    assert findings == []
