"""The plan that was used, as a recipe: read with it, a document says the same."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import senryaku_parse as sp
from senryaku_parse.cli import main
from senryaku_parse.convert import look_through, trace_input
from senryaku_parse.explain import draft
from senryaku_parse.explain.drafting import OTHERWISE, draft_text, seen
from senryaku_parse.inputs import from_text
from senryaku_parse.model import Strategy
from tests.conftest import ROOT
from tests.support.casefile import read_case

CASES = [
    path
    for folder in ("documents", "layouts", "html", "sample", "explain")
    for path in sorted((Path(__file__).parent / "cases" / folder).rglob("*.txt"))
    if any("input." in part for part in read_case(path).parts)
]
_OTHERWISE = 21
"""Cases whose draft can't say all of the plan (codes of levels, lists by number); what it can't is a comment there."""


def test_parsing_with_its_own_draft_gives_the_same() -> None:
    otherwise = []
    for path in CASES:
        reader, text = read_case(path).input
        traced = look_through(from_text(text), reader)
        if not traced.strategy.goals:
            continue

        def again(recipe: str, text: str = text, reader: str = reader) -> Strategy:
            return trace_input(from_text(text), reader, recipe=tomllib.loads(recipe)).strategy

        told = draft_text(traced, again)
        assert seen(again(told)) == seen(traced.strategy), path.stem
        otherwise += [path.stem] if OTHERWISE in told else []
    assert len(otherwise) <= _OTHERWISE, otherwise


@pytest.mark.parametrize(
    "path", sorted((ROOT / "samples").rglob("*.*x")) + sorted((ROOT / "samples").rglob("*.pdf")), ids=str
)
def test_of_files(path: Path) -> None:
    told = draft(path)
    assert OTHERWISE not in told
    assert seen(sp.parse(path, recipe=tomllib.loads(told))) == seen(sp.parse(path))


def test_of_a_refused_document_it_names_the_headings_to_explain(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As a planner does it: the command of the refusal, a draft, the meanings filled in."""
    path, recipe = tmp_path / "city.md", tmp_path / "city.toml"
    path.write_text(
        "| めざす未来 | やること | ものさし |\n|---|---|---|\n| 1 安心 | (1) 見守り | 見守り隊 5人 |\n", "utf-8"
    )
    assert main([str(path)]) == 4
    assert main(["explain", str(path), "--draft", str(recipe)]) == 0
    lines = recipe.read_text("utf-8").splitlines()
    for heading, meaning in (("めざす未来", "基本目標"), ("やること", "具体的施策"), ("ものさし", "KPI")):
        lines = [line.replace(f'# "{heading}" = ""', f'"{heading}" = "{meaning}"') for line in lines]
    lines = [line.removeprefix("# ") if line.startswith("# [") else line for line in lines]
    recipe.write_text("\n".join(lines), "utf-8")
    capsys.readouterr()
    assert main([str(path), "--recipe", str(recipe)]) == 0
    assert "1-1 見守り … KPI 1" in capsys.readouterr().out


def test_a_draft_is_no_recipe_of_a_recipe(tmp_path: Path, sample: Path) -> None:
    (tmp_path / "one.toml").write_text("", "utf-8")
    assert (
        main(["explain", str(sample), "--draft", str(tmp_path / "two.toml"), "--recipe", str(tmp_path / "one.toml")])
        == 2
    )
    assert main(["explain", str(sample), "--draft", str(sample)]) == 2
