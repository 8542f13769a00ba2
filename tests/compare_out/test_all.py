"""What every rendering of a comparison says: nothing lost, doubts told, nothing run that is text."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

import senryaku_parse as sp
from senryaku_parse.compare.json import load_comparison, write_comparison_json
from senryaku_parse.compare.writers.csv import write_comparison_csv
from senryaku_parse.compare.writers.excel import write_comparison_xlsx
from senryaku_parse.compare.writers.lines import groups
from senryaku_parse.compare.writers.markdown import write_comparison_markdown
from senryaku_parse.compare.writers.marking import text_of
from senryaku_parse.compare.writers.notebook import overview
from senryaku_parse.compare.writers.page import write_comparison_page
from senryaku_parse.compare.writers.terminal import terminal_text
from senryaku_parse.errors import UsageError
from senryaku_parse.writers.written import Written
from tests.support.hostile import broken_texts, hostile_strategies
from tests.support.strategies import strategies
from tests.support.workbooks import sheet

WRITERS: tuple[Callable[[sp.Comparison], Written], ...] = (
    write_comparison_json,
    write_comparison_csv,
    write_comparison_markdown,
    write_comparison_page,
    write_comparison_xlsx,
)


@given(st.data())
@settings(max_examples=25)
def test_side_by_side_every_node_stands_once_with_its_name(data: st.DataObject) -> None:
    old, new = data.draw(strategies()), data.draw(strategies())
    lines = [line for group in groups(sp.compare(old, new)) for line in (group.goal, *group.lines)]
    assert sorted(line.row.old.id for line in lines if line.row.old) == sorted(node.id for node in old.nodes())
    assert [line.row.new.id for line in lines if line.row.new] == [node.id for node in new.nodes()]
    for line in lines:
        for node, runs in ((line.row.old, line.parts[0].old), (line.row.new, line.parts[0].new)):
            assert (node is None) == (runs == ())
            assert node is None or node.name in text_of(runs)


@given(hostile_strategies(broken_texts), hostile_strategies(broken_texts))
@settings(max_examples=25)
def test_no_text_breaks_a_rendering(old: sp.Strategy, new: sp.Strategy) -> None:
    comparison = sp.compare(old, new)
    for writer in WRITERS[1:]:
        options = {"errors": "replace"} if writer is write_comparison_csv else {}
        assert writer(comparison, **options).file()
    load_workbook(io.BytesIO(write_comparison_xlsx(comparison).file()), rich_text=True)
    shown = terminal_text(comparison)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", shown)


@pytest.mark.parametrize("writer", WRITERS)
def test_empty_editions_are_written(writer: Callable[[sp.Comparison], Written]) -> None:
    nothing = sp.Strategy(title="", source=sp.Source("", "markdown", ""), goals=())
    assert writer(sp.compare(nothing, nothing)).file()


def test_json_holds_no_editions_and_what_needs_them_says_so(comparison: sp.Comparison, tmp_path: Path) -> None:
    comparison.write(tmp_path / "a.json")
    data = (tmp_path / "a.json").read_bytes()
    assert list(json.loads(data)) == ["schema_version", "old", "new", "summary", "pairs", "changes"]
    loaded = load_comparison(data)
    assert loaded == comparison
    assert "editions" not in repr(comparison)
    assert write_comparison_json(loaded).file() == data
    for name in ("a.csv", "a.xlsx", "a.md", "a.html"):
        with pytest.raises(UsageError, match=r"sp\.compare"):
            loaded.write(tmp_path / name)
        assert not (tmp_path / name).exists()


def test_write_knows_the_suffix_and_the_options(comparison: sp.Comparison, tmp_path: Path) -> None:
    assert comparison.write(tmp_path / "a.csv", lang="en", encoding="utf-8") == ()
    assert (tmp_path / "a.csv").read_text("utf-8").startswith("kind,type,goal,old_id,new_id,name,field,old,new,")
    buffer = io.BytesIO()
    comparison.write(buffer, format="markdown")
    assert buffer.getvalue() == write_comparison_markdown(comparison).file()
    assert comparison.write(tmp_path / "a.md", lang="en") == ()
    with pytest.raises(UsageError, match="encoding"):
        comparison.write(tmp_path / "a.md", encoding="utf-8")
    with pytest.raises(UsageError, match="末尾"):
        comparison.write(tmp_path / "a.parquet")


def test_strangers_are_called_that_first(strangers: sp.Comparison) -> None:
    said = strangers.summary.text
    assert "考えにくい" in said
    text = terminal_text(strangers)
    assert text.startswith(said)
    assert len(text.splitlines()) <= 5
    markdown = write_comparison_markdown(strangers).file().decode()
    assert said in markdown
    assert "## " not in markdown
    book = load_workbook(io.BytesIO(write_comparison_xlsx(strangers).file()))
    assert said in str(sheet(book, "新旧対照表")["A1"].value)
    assert sheet(book, "概要")["A2"].value == said
    page = write_comparison_page(strangers).file().decode()
    assert page.index(said) < page.index("<table")
    assert "港の振興" not in overview(strangers)


def test_doubts_are_shown_everywhere(comparison: sp.Comparison) -> None:
    doubtful = tuple(replace(pair, uncertain=pair.new == "1-T1", score=0.5) for pair in comparison.pairs)
    summary = replace(comparison.summary, uncertain=1)
    uncertain = replace(comparison, pairs=doubtful, summary=summary)
    lines = terminal_text(uncertain).splitlines()
    (line,) = [line for line in lines if "要確認" in line]
    assert "合計特殊出生率" in line
    assert lines[-2] == "対応が確かでない組"
    assert lines[-1].startswith("  数値目標 1-T1  「合計特殊出生率」→「合計特殊出生率」  点数 0.50（名称が同じ")
    assert write_comparison_markdown(uncertain).file().decode().count("要確認: 対応が確かでない（点数 0.50）") == 1
    assert write_comparison_page(uncertain).file().decode().count("data-uncertain") >= 1
    rows = csv.DictReader(io.StringIO(write_comparison_csv(uncertain, encoding="utf-8").file().decode()))
    assert [row["新ID"] for row in rows if row["要確認"] == "true"] == ["1-T1"]
