"""The promises: public names, the contract's keys and headings, every code of findings documented."""

from __future__ import annotations

import inspect
import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import senryaku_parse as sp
from senryaku_parse.writers.csv import COLUMNS
from senryaku_parse.writers.json import json_schema, write_json
from tests.conftest import ROOT

FINDINGS = (ROOT / "docs" / "findings.md").read_text("utf-8")
TABLE = "| 基本目標 | 1. 安心 |\n|---|---|\n| 具体的施策 | (ア) 子育て ①相談 |\n"

KEYS = {
    "Strategy": "schema_version title municipality municipality_code period source goals findings rating edits additions",
    "Goal": "id number name targets measures position implicit extra key text notes",
    "Measure": "id area number name kpis projects position implicit extra key text notes",
    "Indicator": "id number name target position implicit extra key baseline_text target_text department series actuals "
    "notes reviews",
    "Project": "id category name text description organizations reprint reprint_of position implicit extra key department "
    "notes budgets",
    "Target": "text value unit change change_unit change_from direction bound baseline baseline_derived years "
    "baseline_year target_year per cumulative qualifier",
    "Finding": "code severity message before after position",
    "Position": "table row column line page sheet cell",
    "Source": "name format sha256",
    "Area": "marker name",
    "YearValue": "target actual",
    "Review": "mark reason direction opinion state",
    "Budget": "budget settlement",
    "Rating": "marks rates directions start_year",
    "Edit": "id field year before after position",
    "Additions": "columns sheets notes looks",
    "AddedColumn": "sheet heading after cells",
    "AddedCell": "at text kind result place",
    "AddedSheet": "title after cells merged columns",
    "CellNote": "sheet at heading text",
    "ColumnLook": "heading width hidden filter",
    "SheetLook": "sheet order hidden columns",
    "Period": "start end",
}

FLAT = (
    "種別, 基本目標番号, 基本目標, 分野記号, 分野, 施策番号, 具体的施策, ID, 名称, 区分, 内容, 記述, 実施主体, 再掲, 再掲元ID, "
    "目標, 目標値, 単位, 増減, 増減単位, 方向, 基準値, 年数, 行"
)
FLAT_EN = (
    "type, goal_number, goal, area_marker, area, measure_number, measure, id, name, category, text, description, "
    "organizations, reprint, reprint_of, target_text, value, unit, change, change_unit, direction, baseline, years, line"
)


@pytest.mark.parametrize("name", sp.__all__)
def test_every_public_name_is_documented(name: str) -> None:
    public = getattr(sp, name)
    if inspect.isclass(public) or inspect.isfunction(public):
        assert public.__doc__
        assert not public.__doc__.startswith(f"{name}("), "a docstring of its own"


@pytest.mark.parametrize("name", KEYS)
def test_json_keys_and_their_order(name: str) -> None:
    assert list(json_schema()["$defs"][name]["properties"]) == KEYS[name].split()


def test_json_is_indented_and_not_escaped() -> None:
    text = write_json(sp.parse_text(TABLE)).file().decode()
    assert text.startswith('{\n  "schema_version": "1",\n  "title": ""')
    assert '"name": "相談"' in text


def test_flat_csv_headings() -> None:
    """The contract's columns come first, in its order; no heading stands twice."""
    for promised, words in (
        (FLAT.split(", "), [column.heading for column in COLUMNS]),
        (FLAT_EN.split(", "), [column.name for column in COLUMNS]),
    ):
        assert words[: len(promised)] == promised
        assert len(set(words)) == len(words)


def test_contract_codes_are_there() -> None:
    promised = """row-shifted table-continued label-inherited header-missing cell-split text-repeated label-variant
    characters-repaired reprint-unresolved target-not-quantified cell-unplaced row-surplus-cells truncated"""
    assert set(promised.split()) <= set(sp.CODES)


def test_every_code_is_documented() -> None:
    rows = dict(re.findall(r"^\| `([a-z-]+)` \| (.+) \|$", FINDINGS, re.MULTILINE))
    assert set(rows) >= set(sp.CODES)
    for code in sp.CODES.values():
        assert rows[code.name] == f"{code.severity} | {code.meaning} | {code.action}"


def test_positions_take_no_part_in_equality() -> None:
    assert sp.parse_text(TABLE) == sp.parse_text("\n\n# 別の行\n".replace("# 別の行", "") + TABLE)


def test_nodes_are_immutable_and_hashable() -> None:
    strategy = sp.parse_text(TABLE)
    with pytest.raises(AttributeError):
        strategy.goals[0].name = "x"  # type: ignore[misc]
    with pytest.raises(TypeError):
        strategy.goals[0].extra["a"] = "b"  # type: ignore[index]
    assert len({strategy, sp.parse_text(TABLE)}) == 1


def _pages() -> list[str]:
    """The pages that have examples in Python."""
    pages = [ROOT / "README.md", ROOT / "README.ja.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return [page.relative_to(ROOT).as_posix() for page in pages if "\n```python" in page.read_text("utf-8")]


@pytest.mark.parametrize("page", _pages())
def test_examples_of_the_documentation_run(page: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Every Python block of the page, in order, in one namespace, from the project's folder."""
    blocks = re.findall(r"^```python\n(.*?)^```", (ROOT / page).read_text("utf-8"), re.DOTALL | re.MULTILINE)
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    monkeypatch.chdir(tmp_path)
    namespace: dict[str, object] = {}
    for block in blocks:
        exec(block, namespace)


@pytest.mark.parametrize("part", ["whole", "small"])
def test_outputs_are_valid_by_the_schema(part: str, sample: Path) -> None:
    schema = json_schema()
    Draft202012Validator.check_schema(schema)
    strategy = sp.parse(sample) if part == "whole" else sp.parse_text(TABLE)
    written = json.loads(write_json(strategy).file())
    Draft202012Validator(schema).validate(written)
    assert list(written) == list(schema["$defs"]["Strategy"]["properties"])
    assert list(written["goals"][0]) == list(schema["$defs"]["Goal"]["properties"])
    del written["goals"][0]["name"]
    assert not Draft202012Validator(schema).is_valid(written)


def test_links_of_the_documentation_lead_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    for page in pages:
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", re.sub(r"`[^`]*+`", "", page.read_text("utf-8"))):
            if "." in target and "://" not in target:
                assert (page.parent / target).exists(), f"{page.name}: {target}"
