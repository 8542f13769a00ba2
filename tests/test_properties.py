"""Invariants over generated strategies: what is printed is read back, whatever it went through."""

from __future__ import annotations

from io import BytesIO

from hypothesis import given

from senryaku_parse import Strategy, follow
from senryaku_parse.convert import Trace, trace_input
from senryaku_parse.findings import finding
from senryaku_parse.inputs import from_text
from senryaku_parse.loaders.json import load_json
from senryaku_parse.repair import RULES
from senryaku_parse.source import Source
from senryaku_parse.vocabulary import default_vocabulary
from senryaku_parse.writers.json import write_json
from tests.support.printing import slots_of, table_of, to_markdown
from tests.support.strategies import strategies


def _trace(text: str, reader: str = "markdown") -> Trace:
    return trace_input(from_text(text), reader)


@given(strategies())
def test_printed_table_is_read_back(strategy: Strategy) -> None:
    traced = _trace(to_markdown(slots_of(table_of(strategy))))
    assert traced.strategy.goals == strategy.goals
    assert traced.accounting().lost == ()


@given(strategies())
def test_json_round_trip_is_identity(strategy: Strategy) -> None:
    loaded = load_json(write_json(strategy).file())
    assert loaded == strategy
    assert loaded.findings == strategy.findings
    assert write_json(loaded) == write_json(strategy)


@given(strategies())
def test_each_repair_applied_again_changes_nothing(strategy: Strategy) -> None:
    vocabulary = default_vocabulary()
    grids = _trace(to_markdown(slots_of(table_of(strategy)))).grids
    for rule in RULES:
        grids, _ = rule(grids, vocabulary)
        again, findings = rule(grids, vocabulary)
        assert again == grids
        assert findings == []


def test_half_a_surrogate_pair_in_json_is_replaced_and_told() -> None:
    strategy = Strategy(
        title="安\ud800心", source=Source("", "markdown", ""), findings=(finding("cell-unplaced", "\udc00"),)
    )
    written = write_json(strategy)
    assert [found.code for found in written.findings] == ["characters-replaced"] * 2
    loaded = load_json(written.file())
    assert loaded.title == "安\ufffd心"
    assert [found.code for found in loaded.findings] == ["cell-unplaced", "characters-replaced", "characters-replaced"]


def test_half_a_surrogate_pair_in_the_json_of_a_series_is_told() -> None:
    editions = [Strategy(title=f"安\ud800心 {number}", source=Source("", "markdown", "")) for number in range(3)]
    written = follow(*editions).write(buffer := BytesIO(), format="json")
    assert {found.code for found in written} == {"characters-replaced"}
    assert "安\ufffd心 2" in buffer.getvalue().decode()
