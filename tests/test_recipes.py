"""Recipes: what the reader gets wrong or refuses, read right with a few lines that a person writes."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from openpyxl import Workbook

import senryaku_parse as sp
from senryaku_parse import NoStrategyError
from senryaku_parse.convert import trace_input
from senryaku_parse.inputs import from_text
from tests.conftest import ROOT
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


def _two_sheets(path: Path) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, goal in (("総合計画", "前の目標"), ("総合戦略", "安心"), ("総合戦略 別表", "にぎわい")):
        sheet = book.create_sheet(title)
        for row in (["基本目標", "施策", "KPI", "目標値"], [f"1 {goal}", "(1) 子育て", "出生数", "90人"]):
            sheet.append(row)
    book.save(path)
    return path


def test_sheets_of_a_workbook(tmp_path: Path) -> None:
    path = _two_sheets(tmp_path / "city.xlsx")
    assert [goal.name for goal in sp.parse(path).goals] == ["前の目標", "安心", "にぎわい"]
    assert [goal.name for goal in sp.parse(path, recipe={"sheets": "総合戦略*"}).goals] == ["安心", "にぎわい"]
    one = sp.parse(path, recipe={"table": [{"sheet": "*計画", "skip": True}, {"number": 3, "skip": True}]})
    assert [goal.name for goal in one.goals] == ["安心"]
    assert sp.account(path, recipe={"sheets": "総合戦略"}).lost == ()


def test_pages_of_a_pdf() -> None:
    path = ROOT / "samples" / "nemuro-sogo-senryaku.pdf"
    assert sp.parse(path, recipe={"pages": "1-2"}).goals == sp.parse(path, pages="1-2").goals
    assert sp.parse(path, recipe={"pages": "1-2"}, pages="1").goals == sp.parse(path, pages="1").goals
    with pytest.raises(sp.UsageError, match="PDF"):
        sp.parse_text("| a | b |\n|---|---|\n| c | d |\n", recipe={"pages": 3})


def test_the_years_that_a_recipe_says() -> None:
    case = read_case(Path(__file__).parent / "cases" / "recipes" / "years-without-an-era.txt")
    kpi = (
        sp.parse_text(case.parts["input.md"], recipe=tomllib.loads(case.parts["recipe.toml"]))
        .goals[0]
        .measures[0]
        .kpis[0]
    )
    assert kpi.target
    assert (str(kpi.target.value), kpi.target.target_year) == ("0", 2029)
    assert {year: said.target for year, said in kpi.series.items()} == {2025: "3人", 2027: "2人"}
    assert kpi.baseline_text == "3人"
    assert kpi.extra == {}


@pytest.mark.parametrize("now", ["いま（R6）", "いま R6", "令和6年のすがた", "2024年度はここ"])
def test_the_year_of_a_heading_that_only_the_recipe_knows(now: str) -> None:
    text = f"| とりくみ | はかるもの | {now} | めあて（R11） |\n|---|---|---|---|\n| 農業 | 就農者数 | 3人 | 8人 |\n"
    columns = {"とりくみ": "施策", "はかるもの": "指標", now: "現状値", "めあて（R11）": "目標値"}
    strategy = sp.parse_text(text, format="markdown", recipe={"table": [{"columns": columns}]})
    target = strategy.measures[0].kpis[0].target
    assert target is not None
    assert (str(target.baseline), target.baseline_year) == ("3", 2024)
    assert (str(target.value), target.target_year) == ("8", 2029)
