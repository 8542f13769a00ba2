"""A series of editions in each format."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from openpyxl import load_workbook

import senryaku_parse as sp
from senryaku_parse.compare.writers.excel import write_history_xlsx
from senryaku_parse.compare.writers.history import write_history_csv, write_history_json, write_history_markdown
from senryaku_parse.compare.writers.page import write_history_page
from senryaku_parse.compare.writers.terminal import history_text
from tests.support.hostile import broken_texts, hostile_strategies
from tests.support.renderings import project, rendered
from tests.support.workbooks import sheet


def test_a_series_is_one_table_in_each_format(history: Any, tmp_path: Path) -> None:
    for name in ("a.json", "a.csv", "a.xlsx", "a.md", "a.html"):
        history.write(tmp_path / name)
    rows = list(csv.DictReader((tmp_path / "a.csv").open(encoding="utf-8-sig")))
    assert len(rows) == len(history.items)
    (birth,) = [row for row in rows if row["名称"] == "合計特殊出生率"]
    assert (birth["初めの版"], birth["終わりの版"]) == ("1", "3")
    assert [("上がり" in value, "下がり" in value) for name, value in birth.items() if "での変化" in name] == [
        (True, False),
        (False, True),
    ]
    assert len(json.loads((tmp_path / "a.json").read_bytes())["items"]) == len(history.items)
    book = load_workbook(tmp_path / "a.xlsx")
    assert sheet(book, "推移").max_row == len(history.items) + 1
    shown = rendered((tmp_path / "a.md").read_text("utf-8"))
    assert shown.count("<tr>") == len(history.items) + 1
    assert (tmp_path / "a.html").read_text("utf-8").count("<tr>") == len(history.items) + 1


def test_a_series_on_the_terminal_tells_of_what_changed(history: Any) -> None:
    text = history_text(history)
    assert text.count("合計特殊出生率」の目標値が") == 2
    assert "幼稚園・保育所待機児童数" not in text


@given(hostile_strategies(broken_texts), hostile_strategies(broken_texts), hostile_strategies(broken_texts))
@settings(max_examples=10)
def test_no_text_breaks_a_series(one: sp.Strategy, two: sp.Strategy, three: sp.Strategy) -> None:
    history = sp.follow(one, two, three)
    for written in (
        write_history_csv(history, errors="replace"),
        write_history_markdown(history),
        write_history_page(history),
        write_history_xlsx(history),
    ):
        assert written.file()
    assert write_history_json(sp.follow(project(), project(), project())).file()
