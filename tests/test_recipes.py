"""Recipes: what the reader gets wrong or refuses, read right with a few lines that a person writes."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from senryaku_parse import NoStrategyError
from senryaku_parse.convert import trace_input
from senryaku_parse.inputs import from_text
from tests.support.casefile import Case, check_part, read_case
from tests.support.outline import findings_outline, outline

CASES = sorted((Path(__file__).parent / "cases" / "recipes").glob("*.txt"))
_LONGEST = 10
"""Lines of a recipe."""


def _without(case: Case) -> str:
    """What becomes of the document without the recipe."""
    reader, text = case.input
    try:
        return outline(trace_input(from_text(text), reader).strategy)
    except NoStrategyError as error:
        return str(error)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_read_right_with_a_recipe(path: Path, accept: bool) -> None:
    case = read_case(path)
    reader, text = case.input
    recipe = case.parts["recipe.toml"]
    assert len(recipe.splitlines()) <= _LONGEST
    traced = trace_input(from_text(text), reader, recipe=tomllib.loads(recipe))
    assert traced.accounting().lost == ()
    check_part(case, "hierarchy", outline(traced.strategy), accept=accept)
    check_part(case, "findings", findings_outline(traced.strategy.findings), accept=accept)
    check_part(case, "hierarchy without the recipe", _without(case), accept=accept)
    assert case.parts["hierarchy"] != case.parts["hierarchy without the recipe"]


def test_there_are_cases() -> None:
    assert len(CASES) >= _LONGEST
