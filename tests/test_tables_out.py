"""CSV, the Data Package and frames: everything in them, nothing guessed."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pytest

import senryaku_parse as sp
from senryaku_parse.writers.csv import write_csv
from senryaku_parse.writers.package import write_package

DOCUMENT = """| 基本目標 | 1. 1,234 | | |
|---|---|---|---|
| 数値目標 | ①割合 | 10.50% | |
| 具体的施策 | (ア) 子育て ①相談, "体制" | | |
| 具体的事業 | 区分 | 事業名 | 内容 |
| | 新規 | =SUM(A1) | N/A |
| | | 001 | 調査/あおば銀行、みどり銀行 |
| 具体的施策 | (ア) 子育て ②保育 | | |
| 基本目標 | 2. 空の目標 | | |
"""


@pytest.fixture(scope="module")
def strategy() -> sp.Strategy:
    return sp.parse_text(DOCUMENT)


def _rows(data: bytes, encoding: str = "utf-8-sig") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(encoding), newline="")))


def test_flat_csv_has_a_row_for_each_leaf_and_for_what_has_none(strategy: sp.Strategy) -> None:
    rows = _rows(write_csv(strategy).file())
    assert [(row["種別"], row["名称"]) for row in rows] == [
        ("数値目標", "割合"),
        ("事業", "=SUM(A1)"),
        ("事業", "001"),
        ("施策", "保育"),
        ("基本目標", "空の目標"),
    ]
    assert {row["基本目標"] for row in rows[:4]} == {"1,234"}
    assert rows[2]["実施主体"] == "あおば銀行、みどり銀行"
    assert rows[2]["記述"] == "調査"
    assert [row["再掲"] for row in rows] == ["", "false", "false", "", ""]


def test_flat_csv_in_english(strategy: sp.Strategy) -> None:
    rows = _rows(write_csv(strategy, lang="en", encoding="utf-8").file(), "utf-8")
    assert [row["type"] for row in rows] == ["target", "project", "project", "measure", "goal"]


@pytest.mark.parametrize(
    ("encoding", "mark"), [("utf-8-sig", b"\xef\xbb\xbf"), ("utf-8", "種".encode()), ("cp932", b"\x8e")]
)
def test_csv_encodings(strategy: sp.Strategy, encoding: str, mark: bytes) -> None:
    data = write_csv(strategy, encoding=encoding).file()
    assert data.startswith(mark)
    assert _rows(data, encoding) == _rows(write_csv(strategy).file())


def test_package_describes_its_files(strategy: sp.Strategy) -> None:
    files = write_package(strategy).folder()
    package = json.loads(files["datapackage.json"])
    assert {resource["path"] for resource in package["resources"]} == set(files) - {"datapackage.json"}
    ids = {resource["name"]: _column(files, resource, "id") for resource in package["resources"]}
    for resource in package["resources"]:
        rows = _rows(files[resource["path"]])
        fields = [field["name"] for field in resource["schema"]["fields"]]
        assert all(list(row) == fields for row in rows)
        for key in resource["schema"].get("foreignKeys", []):
            other = ids[key["reference"]["resource"] or resource["name"]]
            assert {row[key["fields"][0]] for row in rows} - {""} <= other


def _column(files: Mapping[str, bytes], resource: dict[str, str], name: str) -> set[str]:
    return {row.get("ID", "") for row in _rows(files[resource["path"]])}


def test_frames_guess_nothing(strategy: sp.Strategy) -> None:
    frames = strategy.to_frames()
    assert list(frames) == ["goals", "targets", "measures", "kpis", "projects", "findings"]
    assert frames["goals"]["name"].tolist() == ["1,234", "空の目標"]
    projects = frames["projects"]
    assert projects["name"].tolist() == ["=SUM(A1)", "001"]
    assert projects["text"].tolist()[0] == "N/A"
    assert projects["organizations"].tolist() == [(), ("あおば銀行", "みどり銀行")]
    assert projects["category"].isna().tolist() == [False, True]
    assert [str(projects[name].dtype) for name in ("name", "goal_number", "reprint")] == ["string", "Int64", "boolean"]
    assert str(frames["targets"]["value"].dtype) == "Float64"


def test_frames_of_a_strategy_without_leaves_keep_their_columns() -> None:
    frames = sp.parse_text("| 基本目標 | 1. 安心 |\n|---|---|\n").to_frames()
    assert frames["kpis"].empty
    assert "target_text" in frames["kpis"].columns


def test_sample_frames_join(sample: Path) -> None:
    frames = sp.parse(sample).to_frames()
    joined = frames["projects"].merge(frames["measures"], left_on="measure_id", right_on="id", validate="many_to_one")
    assert len(joined) == 96
    assert isinstance(joined, pd.DataFrame)
