"""The Data Package: frictionless accepts it whatever the texts are, and it says what people who reuse it must know."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import pytest
from frictionless import Package
from hypothesis import given, settings
from hypothesis import strategies as st

import senryaku_parse as sp
from senryaku_parse.source import Source
from senryaku_parse.writers.delimited import ENCODINGS, Lang
from senryaku_parse.writers.package import write_package
from tests.support.hostile import broken_texts, hostile_strategies
from tests.support.strategies import strategies

Errors = Literal["strict", "replace"]

DOCUMENT = """# 根室市総合戦略

| 基本目標 | 1. 安心 | | |
|---|---|---|---|
| 数値目標 | ①割合 | 10%（H27）→20%（R6） | |
| 具体的施策 | (ア) 子育て ①相談 | | |
| 具体的事業 | 区分 | 事業名 | 内容 |
| | 新規 | 相談 | 調査/あおば銀行、みどり銀行 |
| | | 相談（再掲） | |
"""


@pytest.fixture(scope="module")
def strategy() -> sp.Strategy:
    return sp.parse_text(DOCUMENT)


def _problems(files: Mapping[str, bytes]) -> list[Any]:
    """What frictionless finds wrong, the package lying in a folder as people have it."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            Path(folder, name).write_bytes(data)
        report = Package(str(Path(folder, "datapackage.json"))).validate()
    problems: list[Any] = report.flatten(["rowNumber", "fieldName", "type", "message"])
    assert report.valid == (not problems)
    return problems


def _rows(data: bytes, encoding: str = "utf-8-sig") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(encoding), newline="")))


def _described(files: Mapping[str, bytes]) -> dict[str, Any]:
    described: dict[str, Any] = json.loads(files["datapackage.json"])
    return described


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_frictionless_accepts_the_sample(lang: Lang, encoding: str, sample: Path) -> None:
    assert _problems(write_package(sp.parse(sample), lang=lang, encoding=encoding).folder()) == []


@given(hostile_strategies(broken_texts), st.sampled_from(("ja", "en")), st.sampled_from(ENCODINGS), st.booleans())
@settings(max_examples=30)
def test_frictionless_accepts_any_text(strategy: sp.Strategy, lang: Lang, encoding: str, csv_safe: bool) -> None:
    written = write_package(strategy, lang=lang, encoding=encoding, errors="replace", csv_safe=csv_safe)
    assert _problems(written.folder()) == []


@given(strategies())
@settings(max_examples=10)
def test_frictionless_accepts_any_strategy(strategy: sp.Strategy) -> None:
    assert _problems(write_package(strategy).folder()) == []


def test_frictionless_accepts_an_empty_strategy() -> None:
    files = write_package(sp.Strategy(title="", source=Source("", "markdown", ""))).folder()
    assert _problems(files) == []
    assert [len(_rows(data)) for name, data in files.items() if name.endswith(".csv")] == [0] * 6


@pytest.mark.parametrize(
    ("file", "before", "after", "problem"),
    [
        ("measures.csv", "1-ア-1,1,", "1-ア-1,9,", "foreign-key"),
        ("projects.csv", ",1-ア-1-P1,", ",1-ア-1-P9,", "foreign-key"),
        ("projects.csv", "1-ア-1-P2,1,", "1-ア-1-P1,1,", "primary-key"),
        ("targets.csv", ",10,", ",十,", "type-error"),
    ],
)
def test_the_schema_tells_what_is_wrong(
    file: str, before: str, after: str, problem: str, strategy: sp.Strategy
) -> None:
    files = dict(write_package(strategy).folder())
    text = files[file].decode("utf-8-sig")
    assert before in text
    files[file] = text.replace(before, after, 1).encode("utf-8-sig")
    assert problem in {kind for _, _, kind, _ in _problems(files)}


def test_every_file_is_described_and_no_other(strategy: sp.Strategy) -> None:
    files = write_package(strategy).folder()
    described = _described(files)
    assert {resource["path"] for resource in described["resources"]} == set(files) - {"datapackage.json"}
    for resource in described["resources"]:
        headings = files[resource["path"]].decode("utf-8-sig").splitlines()[0].split(",")
        assert [field["name"] for field in resource["schema"]["fields"]] == headings
        assert all(field["description"] for field in resource["schema"]["fields"])


def test_it_says_whose_data_it_is(strategy: sp.Strategy) -> None:
    described = _described(write_package(strategy).folder())
    assert described["name"] == "senryaku-012238"
    assert (described["title"], described["municipality"]) == ("根室市総合戦略", "根室市")
    assert (described["municipality_code"], described["schema_version"]) == ("012238", "1")
    assert described["source"]["format"] == "markdown"
    assert "licenses" not in described, "nobody told it"


def test_every_row_says_whose_it_is(sample: Path) -> None:
    files = write_package(sp.parse(sample)).folder()
    for name in ("goals.csv", "projects.csv", "findings.csv"):
        origins = {(row["地方公共団体名"], row["全国地方公共団体コード"], row["文書"]) for row in _rows(files[name])}
        assert origins == {("根室市", "012238", "nemuro-sogo-senryaku.md")}


def test_years_stand_in_both_calendars(strategy: sp.Strategy) -> None:
    (row,) = _rows(write_package(strategy).folder()["targets.csv"])
    assert (row["基準年度"], row["基準年度（和暦）"]) == ("2015", "平成27年度")
    assert (row["目標年度"], row["目標年度（和暦）"]) == ("2024", "令和6年度")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("csv_safe", [False, True])
def test_it_loads_back_without_a_word(lang: Lang, encoding: str, csv_safe: bool, sample: Path, tmp_path: Path) -> None:
    """The columns beside an entity's own are left out, and no finding is made of them."""
    strategy = sp.parse(sample)
    strategy.write(f"{tmp_path}/out/", lang=lang, encoding=encoding, csv_safe=csv_safe)
    loaded = sp.load(tmp_path / "out")
    assert loaded == strategy
    assert len(loaded.findings) == len(strategy.findings)


def test_texts_that_were_replaced_are_findings_of_the_package() -> None:
    strategy = sp.parse_text(DOCUMENT.replace("安心", "𠮷の〜町"))
    written = write_package(strategy, encoding="cp932", errors="replace")
    (found,) = written.findings
    assert (found.code, found.before, found.after) == ("characters-replaced", "𠮷の〜町", "〓の～町")
    assert found.message.startswith("goals.csv の2行目「基本目標」: ")
    rows = _rows(written.folder()["findings.csv"], "cp932")
    assert [row["読んだ文字"] for row in rows if row["種類"] == "characters-replaced"] == ["〓の～町"]
    assert _problems(written.folder()) == []


@pytest.mark.parametrize("errors", ["strict", "replace"])
def test_a_surrogate_in_the_descriptor_is_told(errors: Errors) -> None:
    strategy = sp.Strategy(title="a\ud800", source=Source("b\udfff.md", "markdown", ""))
    if errors == "strict":
        with pytest.raises(sp.OutputError, match=r"datapackage\.json.*U\+D800"):
            write_package(strategy)
    else:
        written = write_package(strategy, errors=errors)
        assert _described(written.folder())["title"] == "a\ufffd"
        assert [found.before for found in written.findings] == ["a\ud800", "b\udfff.md"]
