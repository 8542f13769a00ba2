"""Ways of writing that say the same give the same hierarchy, in every layout: the case's own result is what is right.

Only findings tell the difference.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

import senryaku_parse as sp
from senryaku_parse import Indicator, NoStrategyError, Strategy
from senryaku_parse.convert import trace_input
from senryaku_parse.inputs import from_text
from tests.support.casefile import read_case
from tests.support.layout_outline import layout_outline
from tests.support.outline import outline
from tests.support.rewriting import half_width, spaced, with_placeholders, with_placeholders_in_html

CASES = Path(__file__).parent / "cases"
READERS = {"input.md": "markdown", "input.html": "html"}
INPUTS = [
    (path, part)
    for path in sorted([*(CASES / "documents").glob("*.txt"), *(CASES / "layouts").rglob("*.txt")])
    for part in READERS
    if part in read_case(path).parts and "hierarchy" in read_case(path).parts
]
OTHERWISE = ("grid-table", "placeholder-not", "rows-joined")
"""Cases that say otherwise where they are rewritten: whose columns are where characters stand, and whose words are none
while nothing else says that they stand for blanks; rows on one line, between which no converter fills the blanks."""

inputs = pytest.mark.parametrize(
    ("path", "part"), INPUTS, ids=lambda value: value if isinstance(value, str) else value.stem
)


def _read(text: str, part: str) -> Strategy:
    return trace_input(from_text(text), READERS[part]).strategy


def _says(path: Path, part: str, rewritten: Callable[[str], str], folded: Callable[[str], str] = str) -> None:
    case = read_case(path)
    text = rewritten(case.parts[part])
    if text == case.parts[part] or path.stem.startswith(OTHERWISE):
        return
    shown = layout_outline if path.parent.parent.name == "layouts" else outline
    assert folded(shown(_read(text, part)).strip()) == folded(case.parts["hierarchy"].strip())


@inputs
def test_decomposed(path: Path, part: str) -> None:
    _says(path, part, lambda text: unicodedata.normalize("NFD", text))


@inputs
@pytest.mark.parametrize("word", ["NaN", "nan", "&lt;NA&gt;"])
def test_placeholders_that_nobody_writes(path: Path, part: str, word: str) -> None:
    rewritten = with_placeholders if part == "input.md" else with_placeholders_in_html
    _says(path, part, lambda text: rewritten(text, word))


@inputs
@pytest.mark.parametrize("word", ["None", "NULL"])
def test_placeholders_that_stand_several_times(path: Path, part: str, word: str) -> None:
    rewritten = with_placeholders if part == "input.md" else with_placeholders_in_html
    text = rewritten(read_case(path).parts[part], word)
    if text.count(word) > 1:
        _says(path, part, lambda text: rewritten(text, word))


NOT_SPACED = ("bar-lost", "contents-page", "label-stray-on-the-next-page", "letters-")
"""Tables of so few words that their letters may be words of one letter each; and those whose letters are apart already."""


@inputs
def test_spaced(path: Path, part: str) -> None:
    if part == "input.md" and not path.stem.startswith(NOT_SPACED):
        _says(path, part, spaced)


@inputs
def test_half_width_kana(path: Path, part: str) -> None:
    _says(path, part, half_width, lambda text: unicodedata.normalize("NFKC", text))


REWRITTEN: dict[str, Callable[[str], str]] = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "half width": half_width,
    "spaced": spaced,
    "NaN": lambda text: with_placeholders(text, "NaN"),
    "None": lambda text: with_placeholders(text, "None"),
}


@pytest.mark.parametrize("kind", REWRITTEN)
def test_the_sample(kind: str, sample: Path) -> None:
    text = sample.read_text("utf-8")
    strategy, rewritten = _read(text, "input.md"), _read(REWRITTEN[kind](text), "input.md")
    assert unicodedata.normalize("NFKC", outline(rewritten)) == unicodedata.normalize("NFKC", outline(strategy))
    if kind != "half width":
        assert list(map(_target, _indicators(rewritten))) == list(map(_target, _indicators(strategy)))
    changes = sp.compare(strategy, rewritten).changes
    assert [change for change in changes if change.kind != "orthographic"] == []


def _indicators(strategy: Strategy) -> list[Indicator]:
    measures = [measure for goal in strategy.goals for measure in goal.measures]
    return [one for goal in strategy.goals for one in goal.targets] + [kpi for one in measures for kpi in one.kpis]


def _target(indicator: Indicator) -> object:
    return indicator.target


@pytest.mark.parametrize("kind", ["decomposed", "spaced", "NaN"])
def test_told_once_a_table(kind: str, sample: Path) -> None:
    document = trace_input(from_text(REWRITTEN[kind](sample.read_text("utf-8"))), "markdown")
    codes = [found.code for found in document.strategy.findings]
    told = codes.count("placeholder-blanked" if kind == "NaN" else "characters-repaired")
    assert 0 < told <= len(document.grids) + 1
    assert document.accounting().lost == ()


def test_a_document_without_a_strategy_stays_one() -> None:
    with pytest.raises(NoStrategyError):
        _read(with_placeholders("| a | |\n|---|---|\n| b | |\n", "NaN"), "input.md")
