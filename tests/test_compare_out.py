"""What every rendering of a comparison says: nothing lost, what changed marked, nothing run that is text."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock

import senryaku_parse as sp
from senryaku_parse.compare.json import load_comparison, write_comparison_json
from senryaku_parse.compare.kinds import KINDS
from senryaku_parse.compare.writers.csv import write_comparison_csv
from senryaku_parse.compare.writers.excel import write_comparison_xlsx, write_history_xlsx
from senryaku_parse.compare.writers.excel.rich import MOST_LINES, pages
from senryaku_parse.compare.writers.history import write_history_csv, write_history_json, write_history_markdown
from senryaku_parse.compare.writers.lines import groups
from senryaku_parse.compare.writers.markdown import write_comparison_markdown
from senryaku_parse.compare.writers.marking import Run, Runs, marked, text_of
from senryaku_parse.compare.writers.notebook import MAX_CHANGES, overview
from senryaku_parse.compare.writers.page import write_comparison_page, write_history_page
from senryaku_parse.compare.writers.records import CHANGES, PAIRS
from senryaku_parse.compare.writers.terminal import history_text, terminal_text
from senryaku_parse.errors import UsageError
from senryaku_parse.writers.excel.sizes import MAX_ROW_HEIGHT, line_count
from senryaku_parse.writers.written import Written
from tests.support.hostile import broken_texts, hostile_strategies
from tests.support.strategies import strategies
from tests.support.workbooks import sheet, with_project

SECOND = "nemuro-sogo-senryaku-2nd-fictional.md"
WRITERS: tuple[Callable[[sp.Comparison], Written], ...] = (
    write_comparison_json,
    write_comparison_csv,
    write_comparison_markdown,
    write_comparison_page,
    write_comparison_xlsx,
)
STRANGER = """\
| 基本目標 | 1. 港の振興 |
|---|---|
| 具体的施策 | (ア) 漁業 ①担い手 |
| 重要業績評価指標(KPI) | 漁業研修の修了者 ⇒ 5年で10人 |
"""


@pytest.fixture(scope="module")
def comparison(sample: Path) -> sp.Comparison:
    return sp.compare(sp.parse(sample), sp.parse(sample.with_name(SECOND)))


@pytest.fixture(scope="module")
def strangers(sample: Path) -> sp.Comparison:
    return sp.compare(sp.parse(sample), sp.parse_text(STRANGER))


@pytest.fixture(scope="module")
def history(sample: Path) -> Any:
    first, second = sp.parse(sample), sp.parse(sample.with_name(SECOND))
    return sp.follow(first, second, first)


def bracketed(runs: Runs) -> str:
    return "".join(f"[{run.text}]" if run.changed else run.text for run in runs)


def project(**fields: Any) -> sp.Strategy:
    return with_project(**{"name": "事業", **fields})


# Marking


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("10.0%", "10.3%", ("[10.0]%", "[10.3]%")),
        ("1,400世帯", "1,600世帯", ("[1,400]世帯", "[1,600]世帯")),
        ("５年で", "１０年で", ("[５]年で", "[１０]年で")),
        ("UIターン支援", "Uターン支援", ("[UI]ターン支援", "[U]ターン支援")),
        ("サービス向上", "サポート向上", ("[サービス]向上", "[サポート]向上")),
        ("銀行", "銀行、信用金庫", ("銀行", "銀行[、信用金庫]")),
        ("か\u3099く", "かく", ("[か\u3099]く", "[か]く")),
        ("ｶﾞｲﾄﾞ育成", "ｶｲﾄﾞ育成", ("[ｶﾞｲﾄﾞ]育成", "[ｶｲﾄﾞ]育成")),
        ("維持する", "次の世代に継ぐ", ("[維持する]", "[次の世代に継ぐ]")),
        ("同じ", "同じ", ("同じ", "同じ")),
        ("", "新規", ("", "[新規]")),
    ],
)
def test_words_and_numbers_are_marked_whole(old: str, new: str, shown: tuple[str, str]) -> None:
    assert tuple(map(bracketed, marked(old, new))) == shown


@given(st.text("あア1.かの\u3099漢字 \n", max_size=30), st.text("あア1.かの\u3099漢字 \n", max_size=30))
def test_marking_keeps_both_texts_and_marks_only_what_differs(old: str, new: str) -> None:
    ours, theirs = marked(old, new)
    assert (text_of(ours), text_of(theirs)) == (old, new)
    kept = ["".join(run.text for run in runs if not run.changed) for runs in (ours, theirs)]
    assert kept[0] == kept[1]
    assert (old == new) == (not any(run.changed for run in (*ours, *theirs)))


def test_long_texts_are_marked_in_one_piece() -> None:
    ours, _ = marked("前" + "あい" * 20_000 + "後", "前" + "いう" * 20_000 + "後")
    assert bracketed(ours) == f"前[{'あい' * 20_000}]後"


# What all of them have in common


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
    with pytest.raises(UsageError, match="lang"):
        comparison.write(tmp_path / "a.md", lang="en")
    with pytest.raises(UsageError, match="末尾"):
        comparison.write(tmp_path / "a.parquet")


# Tidy tables


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


# Terminal


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


def rendered(text: str) -> str:
    """Markdown as GitHub shows it, as far as tables and strikethrough go."""
    return str(MarkdownIt("gfm-like", {"linkify": False}).render(text))


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


# Excel


def contrast(comparison: sp.Comparison) -> Any:
    book = load_workbook(io.BytesIO(write_comparison_xlsx(comparison).file()), rich_text=True)
    return sheet(book, "新旧対照表")


def underlined(cell: Any) -> list[str]:
    parts = cell.value if isinstance(cell.value, CellRichText) else []
    return [part.text for part in parts if isinstance(part, TextBlock) and part.font.u == "single"]


def test_contrast_shows_old_and_new_with_what_changed_underlined(comparison: sp.Comparison) -> None:
    page = contrast(comparison)
    rows = list(page.iter_rows(min_row=3))
    (birth,) = [row for row in rows if "合計特殊出生率" in str(row[1].value)]
    assert str(birth[1].value) == "1 合計特殊出生率\n目標：5年で1.49とし0.12ポイント向上"
    assert (underlined(birth[1]), underlined(birth[2])) == (["1.49", "0.12"], ["1.55", "0.18"])
    assert (birth[0].value, birth[3].value) == ("数値目標", "目標値の引上げ（+0.06）")
    assert [cell.value.partition("\n")[0] for cell in page[2]] == ["種別", "旧（改定前）", "新（改定後）", "備考"]


def test_contrast_tells_of_every_node(comparison: sp.Comparison) -> None:
    rows = list(contrast(comparison).iter_rows(min_row=3, values_only=True))
    omitted = [re.fullmatch(r"変更なし ([\d,]+)項目", row[3]) for row in rows if row[1] == "（略）"]
    assert all(omitted)
    shown = sum(row[0] is not None for row in rows)
    everything = sum(1 + len(group.lines) for group in groups(comparison))
    assert shown + sum(int(found[1]) for found in omitted if found) == everything


def test_contrast_prints_on_landscape_pages_with_its_headings(comparison: sp.Comparison) -> None:
    page = contrast(comparison)
    assert (page.page_setup.orientation, page.page_setup.paperSize, page.page_setup.fitToHeight) == ("landscape", 9, 0)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.print_title_rows == "$2:$2"


def test_a_text_too_long_for_a_row_goes_on_in_the_next() -> None:
    old, new = "あいう" * 12_000, "あいえ" * 12_000
    page = contrast(sp.compare(project(text=old), project(text=new)))
    rows = list(page.iter_rows(min_row=3))
    for column, text in ((1, old), (2, new)):
        joined = "".join(str(row[column].value or "") for row in rows)
        assert text in joined.replace("\n", "")
    assert all(page.row_dimensions[row[0].row].height <= MAX_ROW_HEIGHT for row in rows)


@given(st.lists(st.builds(Run, st.text("あa\n", min_size=1, max_size=200), st.booleans()), max_size=20))
def test_pages_hold_all_and_fit(runs: list[Run]) -> None:
    pieces = pages(tuple(runs), 30)
    assert "".join(map(text_of, pieces)) == text_of(tuple(runs))
    assert all(line_count(text_of(piece), 30) <= MOST_LINES + 1 for piece in pieces)


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "_x0041_", "\x01危", "-1"])
def test_texts_stand_as_texts(text: str) -> None:
    page = contrast(sp.compare(project(text="前"), project(text=text)))
    cell = page.cell(page.max_row, 3)
    assert cell.data_type in ("s", "inlineStr")
    assert text.replace("\x01", "\ufffd") in str(cell.value).replace("_x005F_", "_")


def test_tidy_sheets_are_tables_that_lead_to_the_contrast(comparison: sp.Comparison) -> None:
    book = load_workbook(io.BytesIO(write_comparison_xlsx(comparison).file()))
    assert book.sheetnames == ["概要", "新旧対照表", "変更", "対応"]
    for entity in (CHANGES, PAIRS):
        page = sheet(book, entity.heading)
        (table,) = page.tables.values()
        assert table.column_names == [column.heading for column in entity.columns]
        assert table.ref.endswith(str(page.max_row))
    assert sheet(book, "対応").max_row == len(comparison.pairs) + 1
    link = next(cell.hyperlink for cell in sheet(book, "変更")["D"] if cell.value == "1-T1")
    target = sheet(book, "新旧対照表")[link.location.partition("!")[2]]
    assert "合計特殊出生率" in str(sheet(book, "新旧対照表").cell(target.row, 2).value)


# Page


class _Texts(HTMLParser):
    """The texts of a page, those of `tag` apart."""

    def __init__(self, tag: str) -> None:
        super().__init__()
        self.tag, self.inside, self.found = tag, 0, list[str]()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.inside += tag == self.tag

    def handle_endtag(self, tag: str) -> None:
        self.inside -= tag == self.tag

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.found.append(data)


def test_the_page_marks_what_went_and_what_came(comparison: sp.Comparison) -> None:
    page = write_comparison_page(comparison).file().decode()
    for tag, expected in (("del", "1.49"), ("ins", "1.55")):
        texts = _Texts(tag)
        texts.feed(page)
        assert expected in texts.found
    assert page.count("<tr ") == sum(1 + len(group.lines) for group in groups(comparison))


# Two documents that are not editions of one strategy


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


# Uncertain pairs


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


# Notebooks


def test_a_notebook_shows_a_bounded_overview(comparison: sp.Comparison) -> None:
    shown = comparison._repr_html_()
    assert comparison.summary.text in shown
    assert shown.count("<li>") == len(comparison.changes)
    many = replace(comparison, changes=comparison.changes * 10)
    assert many._repr_html_().count("<li>") == MAX_CHANGES
    assert f"ほか {len(many.changes) - MAX_CHANGES}件" in many._repr_html_()
    hostile = replace(comparison, changes=(replace(comparison.changes[0], message="<script>" * 100),))
    assert "<script" not in hostile._repr_html_()


# A series


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
