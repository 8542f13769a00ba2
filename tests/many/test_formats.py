"""What one output of many documents holds, in each format."""

from __future__ import annotations

import csv
import pickle
import sqlite3
from contextlib import closing
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import senryaku_parse as sp
from senryaku_parse.cli import main
from senryaku_parse.writers.excel import combined
from senryaku_parse.writers.many.csv import CsvCollector
from senryaku_parse.writers.many.sqlite import SqliteCollector
from tests.support.many import CUT, TABLE, add_bad_ones, rows_of
from tests.support.printing import slots_of, table_of, to_markdown
from tests.support.strategies import strategies


def test_a_document_that_the_encoding_lacks_is_left_out_and_told(
    documents: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (documents / "house.md").write_text(TABLE.format("家🏠"), "utf-8")
    assert main([str(documents), "-o", "all.csv", "--encoding", "cp932"]) == 5
    assert "U+1F3E0" in capsys.readouterr().err
    with Path("all.csv").open(encoding="cp932", newline="") as file:
        assert {row["文書"] for row in csv.DictReader(file)} == {"documents/北/a.md", "documents/南/a.md"}


def test_sqlite_has_documents_keys_and_the_view(documents: Path) -> None:
    add_bad_ones(documents)
    assert main([str(documents), "-o", "all.sqlite"]) == 3
    with closing(sqlite3.connect("all.sqlite")) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        read = database.execute("SELECT document, municipality FROM documents WHERE problem IS NULL").fetchall()
        assert read == [("documents/北/a.md", "あおば市"), ("documents/南/a.md", "根室市")]
        unread = database.execute("SELECT document FROM documents WHERE problem IS NOT NULL").fetchall()
        assert unread == [("documents/binary.txt",), ("documents/prose.md",)]
        joined = "SELECT g.name FROM targets t JOIN goals g ON g.document = t.document AND g.id = t.goal_id"
        assert sorted(database.execute(joined).fetchall()) == [("仕事",), ("安心",)]
        database.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError), database:
            database.execute("UPDATE targets SET goal_id = '9'")
        assert main([str(documents), "-o", "all.csv", "--lang", "en"]) == 3
        names = [name for name, *_ in database.execute("SELECT * FROM leaves").description]
        flat = rows_of("all.csv")
        assert names == list(flat[0])
        assert database.execute("SELECT document, id FROM leaves").fetchall() == [
            (row["document"], row["id"]) for row in flat
        ]


def test_parquet_has_the_rows_of_the_csv(documents: Path) -> None:
    assert main([str(documents), "-o", "all.parquet", "--lang", "ja"]) == 0
    assert main([str(documents), "-o", "all.csv"]) == 0
    table = pq.read_table("all.parquet")
    assert [(row["文書"], row["ID"]) for row in table.to_pylist()] == [
        (row["文書"], row["ID"]) for row in rows_of("all.csv")
    ]


def test_one_number_that_is_too_fine_widens_the_column_for_all(documents: Path) -> None:
    (documents / "z.md").write_text(TABLE.format("細かい").replace("1.49", "1.1234567"), "utf-8")
    assert main([str(documents), "-o", "all.parquet"]) == 0
    values = {str(value.normalize()) for value in pq.read_table("all.parquet")["value"].to_pylist() if value}
    assert values == {"1.49", "1.1234567"}


def test_json_lines_are_strategies(documents: Path) -> None:
    assert main([str(documents), "-o", "all.jsonl"]) == 0
    lines = Path("all.jsonl").read_bytes().splitlines()
    loaded = [sp.load(line, format="json") for line in lines]
    assert loaded == [sp.parse(documents / "北" / "a.md"), sp.parse(documents / "南" / "a.md")]
    assert [one.source.name for one in loaded] == ["documents/北/a.md", "documents/南/a.md"]


def _sheet(book: openpyxl.Workbook, title: str) -> list[dict[str, object]]:
    head, *rows = book[title].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def test_workbook_has_documents_tables_and_findings(documents: Path) -> None:
    add_bad_ones(documents)
    (documents / "cut.md").write_text(CUT, "utf-8")
    assert main([str(documents), "-o", "all.xlsx"]) == 3
    book = openpyxl.load_workbook("all.xlsx")
    assert book.sheetnames == ["文書", "基本目標", "数値目標", "施策", "KPI", "事業", "確認事項", "凡例"]
    listed = _sheet(book, "文書")
    assert [row["文書"] for row in listed if row["読めなかった理由"]] == ["documents/binary.txt", "documents/prose.md"]
    assert [(row["文書"], row["基本目標"]) for row in _sheet(book, "基本目標")] == [
        ("documents/cut.md", "途中"),
        ("documents/北/a.md", "安心"),
        ("documents/南/a.md", "仕事"),
    ]
    assert {row["文書"] for row in _sheet(book, "確認事項") if row["重要度"] == "エラー"} == {"documents/cut.md"}
    assert [table.ref for table in book["基本目標"].tables.values()] == ["A1:L4"]


def test_a_full_sheet_goes_on_in_another(documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        (documents / f"{number}.md").write_text(TABLE.format(f"目標{number}"), "utf-8")
    monkeypatch.setattr(combined, "MOST_ROWS", 3)
    assert main([str(documents), "-o", "all.xlsx"]) == 0
    book = openpyxl.load_workbook("all.xlsx")
    titles = [title for title in book.sheetnames if title.startswith("基本目標")]
    assert titles == ["基本目標", "基本目標 (2)", "基本目標 (3)"]
    assert [len(_sheet(book, title)) for title in titles] == [3, 3, 1]
    names = [name for sheet in book for name in sheet.tables]
    assert len(set(names)) == len(names)


@given(st.lists(strategies(), min_size=1, max_size=4))
@settings(max_examples=20)
def test_rows_of_all_are_the_rows_of_each(tmp_path_factory: pytest.TempPathFactory, given: list[sp.Strategy]) -> None:
    folder = tmp_path_factory.mktemp("all")
    printed = [to_markdown(slots_of(table_of(one))) for one in given]
    for number, text in enumerate(printed):
        (folder / f"{number}.md").write_text(text or "\n", "utf-8")
    if main([str(folder), "-o", str(folder / "all.csv")]) > 1:
        return
    expected: list[dict[str, str]] = []
    for number in range(len(given)):
        assert main([str(folder / f"{number}.md"), "-o", str(folder / "one.csv")]) <= 1
        expected += [row | {"文書": (folder / f"{number}.md").as_posix()} for row in rows_of(str(folder / "one.csv"))]
    assert rows_of(str(folder / "all.csv")) == expected


def test_collectors_are_small_to_hand_out() -> None:
    for collector in (CsvCollector(), SqliteCollector()):
        assert pickle.loads(pickle.dumps(collector)) == collector
