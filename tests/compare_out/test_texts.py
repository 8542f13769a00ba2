"""A comparison as text: CSV, the terminal, Markdown."""

from __future__ import annotations

import csv
import io
import re

import pytest

import senryaku_parse as sp
from senryaku_parse.compare.kinds import KINDS
from senryaku_parse.compare.writers.csv import write_comparison_csv
from senryaku_parse.compare.writers.markdown import write_comparison_markdown
from senryaku_parse.compare.writers.terminal import terminal_text
from tests.support.renderings import project, rendered


def test_csv_has_a_row_for_each_change_and_field(comparison: sp.Comparison) -> None:
    text = write_comparison_csv(comparison, encoding="utf-8").file().decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    expected = [
        (KINDS[change.kind], change.old or "", change.new or "") for change in comparison.changes for _ in change.fields
    ]
    assert [(row["変更の種類"], row["旧ID"], row["新ID"]) for row in rows] == expected
    (birth,) = [row for row in rows if row["新ID"] == "1-T1"]
    assert (birth["旧"], birth["新"], birth["目標値の差"]) == (
        "5年で1.49とし0.12ポイント向上",
        "5年で1.55とし0.18ポイント向上",
        "0.06",
    )


def test_a_step_is_the_difference_of_the_numbers_aimed_at(comparison: sp.Comparison) -> None:
    text = write_comparison_csv(comparison, encoding="utf-8", lang="en").file().decode()
    steps = {row["new_id"]: row["difference"] + row["unit"] for row in csv.DictReader(io.StringIO(text))}
    assert {node_id: step for node_id, step in steps.items() if step} == {
        "1-T1": "0.06",
        "1-ア-3-K1": "200世帯",
        "1-ア-5-K2": "-6000人",
        "2-ア-1-K3": "-23人",
    }


# The terminal


def test_the_terminal_has_a_line_a_change_under_its_goal(comparison: sp.Comparison) -> None:
    lines = terminal_text(comparison).splitlines()
    assert lines[0] == comparison.summary.text
    assert sum(line.startswith("  ") for line in lines) == len(comparison.changes)
    heads = [line for line in lines if re.match(r"\d ", line)]
    assert [head[0] for head in heads] == ["1", "2", "3"]
    assert any("新規 → （空欄）" in line and "児童相談室設置事業" in line for line in lines)


def test_colours_mark_what_changed_and_nothing_else(comparison: sp.Comparison) -> None:
    colored = terminal_text(comparison, color=True)
    assert "5年で\x1b[31;4m1.49\x1b[0mとし" in colored
    assert "5年で\x1b[32;4m1.55\x1b[0mとし" in colored
    assert re.sub(r"\x1b\[[0-9;]+m", "", colored) == terminal_text(comparison)


def test_nothing_acts_on_the_terminal() -> None:
    comparison = sp.compare(project(text="\x1b[2J良い"), project(text="\x1b]0;x\x07悪い\u202e"))
    assert not set(terminal_text(comparison)) & set("\x1b\x07\u202e")


# Markdown


def test_markdown_marks_what_changed(comparison: sp.Comparison) -> None:
    html = rendered(write_comparison_markdown(comparison).file().decode())
    assert "5年で<s>1.49</s>とし<s>0.12</s>ポイント向上" in html
    assert "5年で<strong>1.55</strong>とし<strong>0.18</strong>ポイント向上" in html
    assert "<h2>2 住みたいと思える" in html
    assert html.count("<table>") == 4


@pytest.mark.parametrize(
    "text", ["「港」", "*港*", "（港", " 港", "港|港", "~~港~~", "<b>港</b>", "港\n港", "**", "`港`"]
)
def test_marks_of_markdown_hold_beside_any_text(text: str) -> None:
    comparison = sp.compare(
        project(text="前後", description="前後"), project(text=f"前{text}後", description=f"前{text}後")
    )
    source = write_comparison_markdown(comparison).file().decode()
    shown = rendered(source).replace("<br />", "<br>")
    (cell,) = re.findall(r"内容: 前<(?:strong|b)>(.*?)</(?:strong|b)>後", shown)
    assert cell.strip() == as_html(text).strip()


def as_html(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
