"""The text below a heading and the notes of a node, through every output and back."""

from __future__ import annotations

import csv
import io
import sqlite3
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

import senryaku_parse as sp
from senryaku_parse.columns import NODES
from senryaku_parse.loaders.xlsx import load_xlsx
from senryaku_parse.model import Goal, Indicator, Measure, Project, Strategy
from senryaku_parse.source import Source
from senryaku_parse.writers.csv import write_csv
from senryaku_parse.writers.excel import write_xlsx
from senryaku_parse.writers.markdown import write_markdown
from senryaku_parse.writers.markdown.tables import MarkdownStyle, table
from senryaku_parse.writers.markdown.texts import with_marks
from senryaku_parse.writers.notebook import tree
from senryaku_parse.writers.stratml import write_stratml
from tests.support.edits import codes
from tests.support.page import first, parsed, said
from tests.support.planner import append, edit_book, edit_csv, news, nodes, page, put

PROSE = "港の町は、「人口減」が続く（平成27年度：2万7千人）。\n\n・若い世代を支える。\n・港を生かす。"
LONG = "人口は、平成27年から減り続けている。" * 20
NOTES = ("国勢調査による。ただし、5年ごと。", "1行目\n2行目", "注、その2")
"""Sentences with the marks that join names and lines."""
SURVEY = "市の調査（毎年度）"


@pytest.fixture(scope="module")
def strategy() -> Strategy:
    """Prose and notes on every level, on leaves, and on a goal and a measure that hold nothing."""
    kpi = Indicator(id="1-ア-1-K1", name="相談件数", target=sp.Target(text="検討"), notes=(SURVEY,))
    bare = Indicator(id="1-ア-1-K2", name="満足度")
    project = Project(id="1-ア-1-P1", name="相談事業", text="相談、支援", description="相談、支援", notes=NOTES)
    area = sp.Area(marker="ア", name="子育て")
    measure = Measure(
        id="1-ア-1", area=area, number=1, name="相談", kpis=(kpi, bare), projects=(project,), text=LONG, notes=(SURVEY,)
    )
    empty = Measure(id="1-ア-2", area=area, number=2, name="保育", text="保育の文", notes=("保育の注",))
    target = Indicator(id="1-T1", number=1, name="人口", notes=("[1]", " 前後 "))
    goals = (
        Goal(id="1", number=1, name="安心", targets=(target,), measures=(measure, empty), text=PROSE, notes=NOTES),
        Goal(id="2", number=2, name="仕事", text="仕事の文", notes=("仕事の注",)),
    )
    return Strategy(title="戦略", source=Source("a.md", "markdown", "0" * 64), goals=goals)


@pytest.mark.parametrize("suffix", [".json", ".xlsx", "/"])
def test_they_come_back(strategy: Strategy, tmp_path: Path, suffix: str) -> None:
    options: list[dict[str, Any]] = [{"lang": "ja"}, {"lang": "en"}] if suffix != ".json" else [{}]
    for lang in options:
        out = f"{tmp_path}/out{''.join(lang.values())}{suffix}"
        strategy.write(out, **lang)
        loaded = sp.load(out)
        assert loaded == strategy
        assert loaded.findings == ()


def test_json_of_before_they_were_there_is_read(strategy: Strategy, tmp_path: Path) -> None:
    bare = Strategy(title="", source=Source("", "", ""), goals=(Goal(id="1", name="安心"),))
    bare.write(tmp_path / "out.json")
    text = (tmp_path / "out.json").read_text("utf-8")
    assert '"text": "",\n      "notes": []' in text
    (tmp_path / "out.json").write_text(text.replace(',\n      "text": "",\n      "notes": []', ""), "utf-8")
    assert sp.load(tmp_path / "out.json") == bare


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_workbook_shows_all_of_them(strategy: Strategy, lang: Any) -> None:
    """Its cells are enough: without the hidden sheet, too, all come back as they were."""

    def strip(book: Workbook) -> None:
        book.remove(page(book, "_senryaku_parse"))

    loaded = load_xlsx(edit_book(write_xlsx(strategy, lang=lang).file(), strip))
    assert {key: _said(node) for key, node in nodes(loaded).items()} == {
        key: _said(node) for key, node in nodes(strategy).items()
    }


def _said(node: Any) -> tuple[str, tuple[str, ...]]:
    return getattr(node, "text", ""), node.notes


def test_an_edit_keeps_lines(strategy: Strategy) -> None:
    def edit(book: Workbook) -> None:
        put(page(book, "基本目標"), "1", "本文", " 港の  町 \r\n・支える。\n")
        put(page(book, "KPI"), "1-ア-1-K1", "注", "調査、年1回\n\n 速報値 ")
        put(page(book, "事業"), "1-ア-1-P1", "注", None)
        append(page(book, "施策"), ID="1-ア-3", 基本目標ID="1", 具体的施策="見守り", 本文="a\nb", 注="注の文")

    loaded = load_xlsx(edit_book(write_xlsx(strategy).file(), edit))
    after = nodes(loaded)
    assert _said(after["1"]) == ("港の 町\n・支える。", NOTES)
    assert after["1-ア-1-K1"].notes == ("調査、年1回", "速報値")
    assert after["1-ア-1-P1"].notes == ()
    added = next(one for one in loaded.measures if one.name == "見守り")
    assert _said(added) == ("a\nb", ("注の文",))
    found = news(loaded, strategy)
    assert sorted(codes(found)) == ["cell-edited", "cell-edited", "cell-edited", "row-added"]
    assert any("「注」" in one.message and one.after == "調査、年1回\n速報値" for one in found)


def test_an_edit_of_a_folder_is_read(strategy: Strategy, tmp_path: Path) -> None:
    strategy.write(f"{tmp_path}/out/")
    files = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}

    def edit(rows: list[list[str]]) -> None:
        at = rows[0].index("注")
        rows[1][at] = "一つ目、前半\r\n二つ目"

    for name, data in edit_csv(files, "goals.csv", edit).items():
        (tmp_path / "out" / name).write_bytes(data)
    assert sp.load(tmp_path / "out").goals[0].notes == ("一つ目、前半", "二つ目")


def test_the_flat_table_says_them_of_each_leaf_and_of_what_it_hangs_below(strategy: Strategy) -> None:
    rows = {row["ID"]: row for row in _rows(strategy, "ja")}
    several = '["国勢調査による。ただし、5年ごと。", "1行目\\n2行目", "注、その2"]'
    headings = ("基本目標の本文", "施策の本文", "注", "基本目標の注", "施策の注")
    assert {key: [row[name] for name in headings] for key, row in rows.items()} == {
        "1-T1": [PROSE, "", '["[1]", " 前後 "]', several, ""],
        "1-ア-1-K1": [PROSE, LONG, SURVEY, several, SURVEY],
        "1-ア-1-K2": [PROSE, LONG, "", several, SURVEY],
        "1-ア-1-P1": [PROSE, LONG, several, several, SURVEY],
        "1-ア-2": [PROSE, "保育の文", "保育の注", several, ""],
        "2": ["仕事の文", "", "仕事の注", "", ""],
    }
    assert {row["内容"] for row in rows.values()} == {"", "相談、支援"}
    english = ["goal_text", "measure_text", "notes", "goal_notes", "measure_notes"]
    assert list(_rows(strategy, "en")[0])[-5:] == english


def test_sentences_stand_one_a_line() -> None:
    goal = Goal(id="1", name="安心", notes=("国勢調査による。ただし、5年ごと。", "速報値、暫定"))
    (row,) = _rows(Strategy(title="", source=Source("", "", ""), goals=(goal,)), "ja")
    assert row["注"] == "国勢調査による。ただし、5年ごと。\n速報値、暫定"


def _rows(strategy: Strategy, lang: Any) -> list[dict[str, str]]:
    text = write_csv(strategy, lang=lang).file().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_frames_parquet_and_sqlite_hold_them(strategy: Strategy, tmp_path: Path) -> None:
    frames = strategy.to_frames()
    assert frames["goals"]["text"].tolist() == [PROSE, "仕事の文"]
    assert frames["goals"]["notes"].tolist() == [NOTES, ("仕事の注",)]
    flat = strategy.to_frame()
    strategy.write(tmp_path / "out.parquet")
    parquet = pytest.importorskip("pyarrow.parquet").read_table(tmp_path / "out.parquet").to_pylist()
    assert [row["goal_text"] for row in parquet] == flat["goal_text"].tolist()
    assert [row["notes"] for row in parquet] == [list(notes) for notes in flat["notes"]]
    strategy.write(tmp_path / "out.sqlite", lang="ja")
    with sqlite3.connect(tmp_path / "out.sqlite") as book:
        view = book.execute(
            'SELECT "ID", "内容", "基本目標の本文", "施策の本文", "注", "施策の注" FROM "一覧"'
        ).fetchall()
    book.close()
    assert view[-1] == ("2", None, "仕事の文", None, '["仕事の注"]', None)
    assert view[-2] == ("1-ア-2", None, PROSE, "保育の文", '["保育の注"]', None)
    assert view[1][2:] == (PROSE, LONG, f'["{SURVEY}"]', f'["{SURVEY}"]')


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_page_folds_what_is_long(strategy: Strategy, lang: str) -> None:
    shown = parsed(strategy, lang)
    assert {PROSE, LONG, "保育の文", "仕事の文", *NOTES, SURVEY, " 前後 "} <= set(said(shown))
    (folded,) = shown.css('[id="1-ア-1"] > .inside > .own > details.long')
    assert len(shown.css("details.long")) == 1
    assert "open" not in folded.attributes
    assert f"{len(LONG):,}" in first(folded, "summary").text(deep=True)


def test_notebooks_show_them(strategy: Strategy) -> None:
    shown = tree(strategy)
    for text in ("港の町は、", "人口は、平成27年から", f"※{SURVEY}", "※国勢調査による。", "※1行目"):
        assert text in shown


def test_the_printed_sheet_has_the_prose_below_its_heading(strategy: Strategy) -> None:
    sheet = page(load_workbook(io.BytesIO(write_xlsx(strategy).file())), "一覧")
    shown = [row[1] for row in sheet.iter_rows(values_only=True)]
    assert shown[shown.index("1. 安心") + 1] == PROSE
    assert shown[shown.index("2. 仕事") + 1] == "仕事の文"


def test_stratml_has_prose_as_descriptions_and_a_line_a_note(strategy: Strategy) -> None:
    root = ET.fromstring(write_stratml(strategy).file())
    names = {"": root.tag.partition("}")[0].removeprefix("{")}
    assert [one.text for one in root.findall(".//Goal/Description", names)] == [PROSE, "仕事の文"]
    assert [one.text for one in root.findall(".//Objective/Description", names)] == [LONG, "保育の文"]
    (other,) = [
        one.text
        for one in root.findall(".//PerformanceIndicator/OtherInformation", names)
        if SURVEY in (one.text or "")
    ]
    assert other == f"注: {SURVEY}"


def test_markdown_has_them_below_the_tables(strategy: Strategy) -> None:
    written = write_markdown(strategy)
    text = written.file().decode()
    for shown in (
        "本文（1 安心）: 港の町は、",
        "・若い世代を支える。<br>・港を生かす。",
        LONG,
        "国勢調査による。ただし、5年ごと。",
        SURVEY,
    ):
        assert shown in text
    told = [(found.message.split("は、")[0], found.before) for found in written.findings]
    assert ("1 の「本文」", PROSE) in told or sp.parse_text(text).goals[0].text == PROSE


def test_notes_come_back_from_markdown() -> None:
    note = "国勢調査による。ただし、5年ごと。"
    kpi = Indicator(id="1-ア-1-K1", name="相談件数", target=sp.Target(text="検討"), notes=(note, "速報値"))
    project = Project(id="1-ア-1-P1", name="相談事業", text="相談", description="相談", notes=("速報値",))
    area = sp.Area(marker="ア", name="子育て")
    measure = Measure(id="1-ア-1", area=area, number=1, name="相談", kpis=(kpi,), projects=(project,), notes=(SURVEY,))
    goal = Goal(id="1", number=1, name="安心", measures=(measure,), notes=(note,))
    strategy = Strategy(title="戦略", source=Source("", "markdown", ""), goals=(goal,))
    written = write_markdown(strategy)
    assert written.findings == ()
    assert sp.parse_text(written.file().decode()) == strategy


def test_marks_lead_to_notes_that_several_nodes_share(strategy: Strategy) -> None:
    marked, notes = with_marks(strategy)
    rows = [row for goal in marked.goals for row in table(goal, MarkdownStyle(False, False))]
    names = [text for row in rows for text in row if "※" in text]
    assert names[:3] == ["1. 安心※1※2※3", "①人口※4※5", "(ア) 子育て ①相談※6"]
    assert "相談件数※6" in names
    assert "相談事業※1※2※3" in names
    assert notes[0] == "※1 国勢調査による。ただし、5年ごと。"
    assert notes[5] == f"※6 {SURVEY}"


def test_a_comparison_tells_of_them(strategy: Strategy, tmp_path: Path) -> None:
    goal = strategy.goals[0]
    measure = replace(goal.measures[0], text="短くした。", notes=())
    kpi = replace(measure.kpis[0], notes=(SURVEY, "令和3年度から"))
    goal = replace(
        goal,
        text=PROSE.replace("「人口減」", "｢人口減｣"),
        measures=(replace(measure, kpis=(kpi, measure.kpis[1])), goal.measures[1]),
    )
    new = replace(strategy, goals=(goal, strategy.goals[1]))
    comparison = sp.compare(strategy, new)
    assert [(one.kind, one.new, list(one.fields)) for one in comparison.changes] == [
        ("orthographic", "1", ["text"]),
        ("changed", "1-ア-1", ["text", "notes"]),
        ("changed", "1-ア-1-K1", ["notes"]),
    ]
    assert "施策「相談」の本文・注が変わりました" in comparison.changes[1].message
    assert comparison.apply(strategy) == new
    comparison.write(tmp_path / "out.json")
    assert comparison.apply(strategy) == new
    comparison.write(tmp_path / "out.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text("utf-8-sig"), newline="")))
    assert [(row["項目"], row["新"]) for row in rows if row["新ID"] == "1-ア-1-K1"] == [
        ("注", f"{SURVEY}\n令和3年度から")
    ]
    for suffix in ("html", "md", "xlsx"):
        comparison.write(tmp_path / f"out.{suffix}")
    assert "令和3年度から" in (tmp_path / "out.html").read_text("utf-8")


def test_every_entity_has_its_columns() -> None:
    """In both languages; prose where there is a heading to stand below."""
    for entity in NODES:
        columns = {column.name: column.heading for column in entity.columns}
        assert columns["notes"] == "注"
        assert columns.get("text") == {"goals": "本文", "measures": "本文", "projects": "内容"}.get(entity.name)
