"""What a newcomer types first: examples in docstrings, paths in place of strategies, short texts, ids, a URL."""

from __future__ import annotations

import inspect
import re
import shutil
import subprocess
import sys
import textwrap
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import senryaku_parse as sp
from senryaku_parse.model import Strategy
from tests.conftest import ROOT

FUNCTIONS = [name for name in sp.__all__ if inspect.isfunction(getattr(sp, name))]
PLAN = """# 総合戦略

| 基本目標 | 1. 安心 | | |
|---|---|---|---|
| 数値目標 | ①相談件数 | 5年で100人 | |
| 具体的施策 | (ア) 子育て ①相談 | | |
| KPI | ①窓口の数 | 3か所 | |
| 具体的事業 | 区分 | 事業名 | 内容 |
| | 新規 | 見守り | 訪問する/社会福祉協議会 |
"""
YEARS = """| 基本目標 | 施策 | 指標名 | 現状値 | R3 目標 | R3 実績 | R4 目標 | R4 実績 | 目標値(R6) |
|---|---|---|---|---|---|---|---|---|
| 1 安心 | 1 農地 | 面積（ha） | 10 | 11 | 10.5ha | 12 | 11 | 15 |
| 1 安心 | 1 農地 | 入込客数（千人） | 10 | 11 | 12 | 12 | 11 | 15 |
| 1 安心 | 1 農地 | 就農者数 | － | 10人 | 8人 | 20人 | 3割 | 5年で50人増加 |
| 1 安心 | 1 農地 | 観光客数 | 1万人 | 1.1 | 1.2 | 1.3 | 1.2 | 1.5万人 |
"""


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents that the examples name."""
    made = tmp_path_factory.mktemp("documents")
    (made / "documents").mkdir()
    for name in ("plan.md", "documents/a.md"):
        (made / name).write_text(PLAN, "utf-8")
    for name in ("plan-2020.md", "plan-2025.md"):
        (made / name).write_text(PLAN.replace("100人", "120人").replace("見守り", "見守り支援"), "utf-8")
    shutil.copy(ROOT / "samples" / "nemuro-sogo-senryaku.pdf", made / "plan-2015.pdf")
    for name in ("out", "out-welfare", "out-industry", "plan-2020"):
        sp.parse_text(PLAN).write(made / f"{name}.xlsx")
    return made


@pytest.fixture
def folder(documents: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(documents)
    return documents


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_public_function_has_an_example_that_runs(name: str, folder: Path) -> None:
    blocks = re.findall(r"\n\n((?: {8}.*\n)+)", getattr(sp, name).__doc__ or "")
    assert blocks, "an indented example"
    code = textwrap.dedent(blocks[0]).replace('"plan.pdf", pages="40-62"', '"plan-2015.pdf", pages="1-3"')
    old, new = sp.parse("plan.md"), sp.parse("plan-2020.md")
    exec(code, {"sp": sp, "Path": Path, "strategy": old, "old": old, "new": new})


def test_editions_may_be_paths(folder: Path) -> None:
    old, new = sp.parse("plan.md"), sp.parse("plan-2020.md")
    assert sp.compare("plan.md", Path("plan-2020.md")) == sp.compare(old, new)
    assert not sp.compare("plan.md", "out-welfare.xlsx").changes
    assert sp.follow("plan.md", "plan-2020.md").items == sp.follow(old, new).items


def test_changes_as_a_frame(folder: Path) -> None:
    comparison = sp.compare("plan.md", "plan-2020.md")
    frame = comparison.to_frame()
    assert len(frame) == sum(len(change.fields) for change in comparison.changes)
    assert frame["difference"].dtype == "Float64"
    comparison.write("changes.csv", lang="en")
    assert list(pd.read_csv("changes.csv").columns) == list(frame.columns)
    assert str(comparison) == comparison.summary.text


@pytest.mark.parametrize("suffix", [".xlsx", ".json"])
def test_what_was_written_is_parsed(suffix: str, folder: Path) -> None:
    strategy = sp.parse("plan.md")
    strategy.write(f"again{suffix}")
    assert sp.parse(f"again{suffix}") == strategy
    assert sp.parse(Path(f"again{suffix}").read_bytes()) == strategy


@pytest.mark.parametrize("text", ["{% raw %}\n", '{"a": 1}\n', "{#top}\n"])
def test_other_texts_that_begin_with_a_brace_are_documents(text: str) -> None:
    table = "\n| 基本目標 | 1. 安心 |\n|---|---|\n| 具体的施策 | (ア) 子育て ①相談 |\n"
    assert sp.parse((text + table).encode()).measures[0].name == "相談"


def test_a_node_by_its_id(sample: Path) -> None:
    strategy = sp.parse(sample)
    assert all(strategy.find(node.id) is node for node in strategy.nodes())
    assert strategy.find("9-ア-1") is None


def test_measures_of_all_goals(sample: Path) -> None:
    strategy = sp.parse(sample)
    assert strategy.measures == tuple(measure for goal in strategy.goals for measure in goal.measures)


@pytest.mark.parametrize("source", ["https://example.jp/plan.pdf", "HTTP://example.jp", "ftp://example.jp/a"])
def test_a_url_is_told(source: str) -> None:
    with pytest.raises(sp.InputError, match="URL からは読めません") as told:
        sp.parse(source)
    assert source in str(told.value)


def _years(strategy: Strategy) -> dict[tuple[str, int], Any]:
    frame = strategy.to_frame(per="year").astype(object).where(lambda cells: cells.notna(), None)
    return {(row["name"], row["year"]): row for row in frame.to_dict("records")}


def test_years_as_numbers_in_a_certain_unit_only() -> None:
    rows = _years(sp.parse_text(YEARS))
    shown = {key: (row["interim"], row["actual"], row["unit"]) for key, row in rows.items() if key[1] < 2024}
    assert shown == {
        ("面積（ha）", 2021): (11, 10.5, "ha"),
        ("面積（ha）", 2022): (12, 11, "ha"),
        ("入込客数（千人）", 2021): (None, None, "人"),
        ("入込客数（千人）", 2022): (None, None, "人"),
        ("就農者数", 2021): (10, 8, "人"),
        ("就農者数", 2022): (20, None, "人"),
        ("観光客数", 2021): (None, None, "人"),
        ("観光客数", 2022): (None, None, "人"),
    }
    assert {row["actual_from"] for row in rows.values()} == {"document", None}


def test_actual_values_that_people_filled_in_go_first_and_baselines_are_marked() -> None:
    strategy = sp.parse_text(
        "| 基本目標 | 施策 | 指標名 | R3 実績 | 目標値 |\n|---|---|---|---|---|\n"
        "| 1 安心 | 1 農地 | 出生率 | 1.31 | 5年で1.49とし0.12ポイント向上 |\n"
    )
    (measure,) = strategy.measures
    kpi = sp.Indicator(
        **{name: getattr(measure.kpis[0], name) for name in ("id", "name", "target", "series")},
        actuals=type(measure.kpis[0].actuals)({2021: Decimal("1.4"), 2022: Decimal("1.5")}),
    )
    goal = sp.Goal(id="1", name="安心", measures=(sp.Measure(id="1-1", name="農地", kpis=(kpi,)),))
    rows = _years(sp.Strategy(title="", source=strategy.source, goals=(goal,)))
    assert [(row["actual"], row["actual_from"]) for row in rows.values()] == [(1.4, "filled"), (1.5, "filled")]
    assert {(row["baseline"], row["baseline_derived"]) for row in rows.values()} == {(1.37, True)}


def test_nothing_warns(folder: Path) -> None:
    """`python -W error`: parse, write, load, frames, compare."""
    code = (
        "import senryaku_parse as sp; strategy = sp.parse('plan.md');"
        "[strategy.write(f'quiet{suffix}') for suffix in ('.xlsx', '.json', '.csv', '.html', '/')];"
        "sp.load('quiet.xlsx').to_frames(); sp.compare('plan.md', 'quiet.xlsx').write('quiet-changes.xlsx')"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
