"""The command with many inputs: each output, bad files among good ones, what is skipped, what is searched."""

from __future__ import annotations

import csv
import json
import os
import pickle
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import senryaku_parse as sp
from senryaku_parse.batch import work
from senryaku_parse.batch.found import find
from senryaku_parse.batch.record import NAME
from senryaku_parse.batch.results import planned
from senryaku_parse.batch.work import Plan
from senryaku_parse.cli import main
from senryaku_parse.columns import ENTITIES
from senryaku_parse.writers.excel import collected
from senryaku_parse.writers.many.csv import CsvCollector
from senryaku_parse.writers.many.sqlite import SqliteCollector
from tests.support.printing import slots_of, table_of, to_markdown
from tests.support.strategies import strategies

TABLE = "| 基本目標 | 1. {} |\n|---|---|\n| 数値目標 | ①出生率 | 5年で1.49とし0.12ポイント向上 |\n| 具体的施策 | (ア) 子育て ①相談 |\n"
CUT = TABLE.format("途中") + "| 重要業績評価指標(KPI) | 件数 ⇒ 5年"


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two good documents of one name in two folders, and what a search must leave alone."""
    monkeypatch.chdir(tmp_path)
    for name, text in {
        "documents/北/a.md": "# あおば市総合戦略\n\n" + TABLE.format("安心"),
        "documents/南/a.md": "# 根室市総合戦略\n\n" + TABLE.format("仕事"),
        "documents/南/.hidden.md": TABLE.format("隠し"),
        "documents/.git/a.md": TABLE.format("隠し"),
        "documents/memo.docx": "memo",
    }.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, "utf-8")
    return Path("documents")


def _rows(path: str) -> list[dict[str, str]]:
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _documents(path: str) -> list[str]:
    return list(dict.fromkeys(row["文書"] for row in _rows(path)))


def _add_bad_ones(documents: Path) -> None:
    (documents / "binary.txt").write_bytes(b"\x00\x01\xff\xfe\x80")
    (documents / "prose.md").write_text("総合戦略について\n", "utf-8")


def test_rows_of_one_name_are_told_apart(documents: Path) -> None:
    assert main([str(documents), "-o", "all.csv"]) == 0
    assert _documents("all.csv") == ["documents/北/a.md", "documents/南/a.md"]
    assert {row["基本目標"] for row in _rows("all.csv") if row["文書"] == "documents/南/a.md"} == {"仕事"}


@pytest.mark.parametrize(
    "words",
    [
        ["documents"],
        ["documents/"],
        ["./documents"],
        ["documents/北/a.md", "documents/南"],
        ["documents/*/a.md"],
        ["documents/**/*.md"],
        ["documents/*"],
        ["documents", "documents/北/a.md"],
    ],
)
def test_files_folders_and_patterns_are_found_once(documents: Path, words: list[str]) -> None:
    code = main([*words, "-o", "all.csv"])
    assert sorted(_documents("all.csv")) == sorted(["documents/北/a.md", "documents/南/a.md"])
    assert code == (4 if words == ["documents/*"] else 0), "a file that is named is read, whatever it is"


def test_one_bad_file_stops_nothing(documents: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _add_bad_ones(documents)
    assert main([str(documents), "missing.md", "-o", "all.csv"]) == 3
    assert _documents("all.csv") == ["documents/北/a.md", "documents/南/a.md"]
    told = capsys.readouterr().err
    assert "出力に入っていない文書 3件" in told
    for line in ("  documents/binary.txt: テキストではありません", "  missing.md: ファイルがありません"):
        assert line in told
    assert "  documents/prose.md: 表がありません" in told
    assert "Traceback" not in told


def test_exit_code_is_that_of_the_gravest(documents: Path) -> None:
    (documents / "cut.md").write_text(CUT, "utf-8")
    assert main([str(documents), "-o", "all.csv"]) == 1
    (documents / "prose.md").write_text("総合戦略について\n", "utf-8")
    assert main([str(documents), "-o", "all.csv"]) == 4
    (documents / "binary.txt").write_bytes(b"\x00\x01\xff\xfe\x80")
    assert main([str(documents), "-o", "all.csv"]) == 3
    assert "documents/cut.md" in _documents("all.csv")


def test_a_document_that_the_encoding_lacks_is_left_out_and_told(
    documents: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (documents / "house.md").write_text(TABLE.format("家🏠"), "utf-8")
    assert main([str(documents), "-o", "all.csv", "--encoding", "cp932"]) == 5
    assert "U+1F3E0" in capsys.readouterr().err
    with Path("all.csv").open(encoding="cp932", newline="") as file:
        assert {row["文書"] for row in csv.DictReader(file)} == {"documents/北/a.md", "documents/南/a.md"}


def test_sqlite_has_documents_keys_and_the_view(documents: Path) -> None:
    _add_bad_ones(documents)
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
        flat = _rows("all.csv")
        assert names == list(flat[0])
        assert database.execute("SELECT document, id FROM leaves").fetchall() == [
            (row["document"], row["id"]) for row in flat
        ]


def test_parquet_has_the_rows_of_the_csv(documents: Path) -> None:
    assert main([str(documents), "-o", "all.parquet", "--lang", "ja"]) == 0
    assert main([str(documents), "-o", "all.csv"]) == 0
    table = pq.read_table("all.parquet")
    assert [(row["文書"], row["ID"]) for row in table.to_pylist()] == [
        (row["文書"], row["ID"]) for row in _rows("all.csv")
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
    _add_bad_ones(documents)
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
    assert [table.ref for table in book["基本目標"].tables.values()] == ["A1:J4"]


def test_a_full_sheet_goes_on_in_another(documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        (documents / f"{number}.md").write_text(TABLE.format(f"目標{number}"), "utf-8")
    monkeypatch.setattr(collected, "MOST_ROWS", 3)
    assert main([str(documents), "-o", "all.xlsx"]) == 0
    book = openpyxl.load_workbook("all.xlsx")
    titles = [title for title in book.sheetnames if title.startswith("基本目標")]
    assert titles == ["基本目標", "基本目標 (2)", "基本目標 (3)"]
    assert [len(_sheet(book, title)) for title in titles] == [3, 3, 1]
    names = [name for sheet in book for name in sheet.tables]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["documents", "-o", "all.json"], 2, ".jsonl"),
        (["documents", "-o", "out/"], 2, "--each"),
        (["documents", "-o", "all.html"], 2, "末尾から形式がわかりません"),
        (["documents", "-o", "all.xlsx", "--start-year", "2020"], 2, "start_year"),
        (["documents", "--each"], 2, "-o"),
        (["documents", "-o", "-", "--each"], 2, "フォルダ"),
        (["documents", "-", "-o", "all.csv"], 2, "標準入力"),
        (["documents", "-o", "all.csv", "--jobs", "0"], 2, "--jobs"),
        (["documents", "-o", "documents/北/a.md", "--to", "csv"], 2, "入力と同じ"),
        (["documents", "--lang", "en"], 2, "-o"),
        (["nothing/*.md", "-o", "all.csv"], 3, "nothing/*.md に合うファイルがありません"),
        (["empty", "-o", "all.csv"], 3, "empty に総合戦略の文書"),
        (["empty", "nothing/*.md", "-o", "all.csv"], 3, "どの入力にも"),
        (["documents", "-o", "nowhere/all.csv"], 5, "出力先のフォルダがありません"),
    ],
)
def test_errors_are_one_sentence(
    documents: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: int, said: str
) -> None:
    Path("empty").mkdir()
    before = sorted(map(str, Path().rglob("*")))
    assert main(words) == code
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert said in err
    assert sorted(map(str, Path().rglob("*"))) == before


def test_nothing_is_written_where_nothing_can_be_read(documents: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("all.csv").write_text("before")
    Path("bad").mkdir()
    _add_bad_ones(Path("bad"))
    assert main(["bad", "-o", "all.csv"]) == 3
    assert Path("all.csv").read_text() == "before"
    assert "bad/prose.md: 表がありません" in capsys.readouterr().err


def test_without_output_a_line_a_document(documents: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _add_bad_ones(documents)
    assert main([str(documents)]) == 3
    out, err = capsys.readouterr()
    assert [line.partition(":")[0] for line in out.splitlines()] == ["documents/北/a.md", "documents/南/a.md"]
    assert "基本目標 1、数値目標 1、施策 1、KPI 0、事業 0" in out
    assert "documents/binary.txt" in err


def test_standard_output(documents: Path) -> None:
    command = [sys.executable, "-m", "senryaku_parse", "documents", "-o", "-", "--to"]
    done = subprocess.run([*command, "jsonl"], capture_output=True, check=True)
    assert [json.loads(line)["source"]["name"] for line in done.stdout.splitlines()] == [
        "documents/北/a.md",
        "documents/南/a.md",
    ]
    assert not list(Path().glob(".senryaku*"))


# what is up to date


def _stamp(path: str) -> tuple[int, int]:
    return Path(path).stat().st_mtime_ns, Path(path).stat().st_ino


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "parquet", "sqlite", "jsonl"])
def test_an_unchanged_run_writes_nothing(documents: Path, capsys: pytest.CaptureFixture[str], suffix: str) -> None:
    _add_bad_ones(documents)
    out = f"all.{suffix}"
    assert main([str(documents), "-o", out]) == 3
    first = _stamp(out)
    capsys.readouterr()
    assert main([str(documents), "-o", out]) == 3
    assert _stamp(out) == first
    told = capsys.readouterr().err
    assert "変わっていない" in told
    assert "documents/binary.txt" in told, "what is not in it is told again"
    assert main([str(documents), "-o", out, "--force"]) == 3
    assert _stamp(out) != first


@pytest.mark.parametrize("change", ["input", "new", "gone", "option", "output gone", "version"])
def test_a_changed_run_writes_anew(documents: Path, change: str, monkeypatch: pytest.MonkeyPatch) -> None:
    words = [str(documents), "-o", "all.csv"]
    assert main(words) == 0
    before = Path("all.csv").read_bytes()
    stamp = _stamp("all.csv")
    match change:
        case "input":
            (documents / "南" / "a.md").write_text(TABLE.format("変更"), "utf-8")
        case "new":
            (documents / "b.md").write_text(TABLE.format("追加"), "utf-8")
        case "gone":
            (documents / "南" / "a.md").unlink()
        case "option":
            words += ["--lang", "en"]
        case "output gone":
            Path("all.csv").unlink()
        case _:
            monkeypatch.setattr("senryaku_parse.batch.record.VERSION", "99")
    assert main(words) == 0
    assert _stamp("all.csv") != stamp
    assert (Path("all.csv").read_bytes() == before) == (change in ("output gone", "version"))


def test_what_people_edited_is_not_written_over(documents: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(documents), "-o", "all.csv"]) == 0
    Path("all.csv").write_text("edited")
    assert main([str(documents), "-o", "all.csv"]) == 0
    (documents / "b.md").write_text(TABLE.format("追加"), "utf-8")
    assert main([str(documents), "-o", "all.csv"]) == 5
    assert "--force" in capsys.readouterr().err
    assert Path("all.csv").read_text() == "edited"
    assert main([str(documents), "-o", "all.csv", "--force"]) == 0
    assert "documents/b.md" in _documents("all.csv")


# one output each


def test_each_is_what_the_command_writes_for_one(documents: Path) -> None:
    assert main([str(documents), "-o", "out", "--each", "--to", "json"]) == 0
    names = sorted(path.as_posix() for path in Path("out").rglob("*.*"))
    assert names == sorted([f"out/{NAME}", "out/北/a.json", "out/南/a.json"])
    assert main(["documents/北/a.md", "-o", "one.json"]) == 0
    assert Path("out/北/a.json").read_bytes() == Path("one.json").read_bytes()


def test_each_writes_workbooks_and_folders(documents: Path) -> None:
    assert main([str(documents), "-o", "books/", "--each"]) == 0
    assert sp.load("books/南/a.xlsx") == sp.parse("documents/南/a.md")
    assert main([str(documents), "-o", "folders", "--each", "--to", "package"]) == 0
    assert sp.load("folders/南/a") == sp.parse("documents/南/a.md")


def test_each_skips_what_is_up_to_date(documents: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _add_bad_ones(documents)
    words = [str(documents), "-o", "out", "--each", "--to", "csv"]
    assert main(words) == 3
    stamps = {name: _stamp(f"out/{name}/a.csv") for name in "北南"}
    (documents / "北" / "a.md").write_text(TABLE.format("変更"), "utf-8")
    capsys.readouterr()
    assert main(words) == 3
    assert "うち変更なし 1件" in capsys.readouterr().err
    assert _stamp("out/南/a.csv") == stamps["南"]
    assert _stamp("out/北/a.csv") != stamps["北"]
    assert main([*words, "--force"]) == 3
    assert _stamp("out/南/a.csv") != stamps["南"]


def test_each_leaves_an_edited_output_alone(documents: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = [str(documents), "-o", "out", "--each", "--to", "csv"]
    assert main(words) == 0
    Path("out/北/a.csv").write_text("edited")
    (documents / "北" / "a.md").write_text(TABLE.format("変更"), "utf-8")
    assert main(words) == 5
    assert "  documents/北/a.md: 北/a.csv: 書き出した後に編集されている" in capsys.readouterr().err
    assert Path("out/北/a.csv").read_text() == "edited"


def test_outputs_in_the_folder_of_inputs_are_no_inputs(documents: Path) -> None:
    words = [str(documents), "-o", "documents/out", "--each", "--to", "markdown"]
    assert main(words) == 0
    assert main(words) == 0
    assert sorted(path.name for path in Path("documents/out").rglob("*.md")) == ["a.md", "a.md"]


def test_outputs_may_stand_beside_their_inputs(documents: Path) -> None:
    words = [str(documents), "-o", str(documents), "--each", "--to", "json"]
    assert main(words) == 0
    assert main(words) == 0
    assert Path("documents/南/a.json").exists()


def test_names_that_differ_in_suffix_only_stay_apart(documents: Path) -> None:
    (documents / "北" / "a.txt").write_text(TABLE.format("文"), "utf-8")
    assert main([str(documents), "-o", "out", "--each", "--to", "csv"]) == 0
    assert sorted(path.name for path in Path("out/北").iterdir()) == ["a.md.csv", "a.txt.csv"]
    assert main(["documents/北/a.md", "documents/南/a.md", "-o", "out2", "--each"]) == 2


# processes


def test_processes_that_stood_elsewhere_read_and_write_here(
    documents: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for place in ("one", "two"):
        (tmp_path / place).mkdir()
        monkeypatch.chdir(tmp_path / place)
        Path("a.md").write_text(TABLE.format(place), "utf-8")
        Path("b.md").write_text(TABLE.format(place).replace("基本目標", f"{place}の目標"), "utf-8")
        Path("words.toml").write_text(f'[labels]\ngoal = ["{place}の目標"]\n', "utf-8")
        words = ["--each", "--to", "json", "--jobs", "2", "--vocabulary", "words.toml"]
        assert main(["a.md", "b.md", "-o", "out", *words]) == 0
        assert [sp.load(f"out/{name}.json").goals[0].name for name in "ab"] == [place] * 2


def test_one_process_and_two_write_the_same(documents: Path) -> None:
    for number in range(20):
        (documents / f"{number}.md").write_text(TABLE.format(f"目標{number}"), "utf-8")
    for suffix in ("csv", "jsonl"):
        for jobs in ("1", "2"):
            assert main([str(documents), "-o", f"{jobs}.{suffix}", "--jobs", jobs]) == 0
        assert Path(f"1.{suffix}").read_bytes() == Path(f"2.{suffix}").read_bytes()


def test_few_documents_start_no_process(documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan, found = planned(find(documents), None, None)
    assert (plan, len(list(found))) == (Plan(1), 2)
    monkeypatch.setattr("senryaku_parse.batch.results._WORTH_STARTING", 10)
    plan, found = planned(find(documents), None, None)
    assert (plan, len(list(found))) == (Plan(), 2)
    assert planned(find(documents), 2, None)[0] == Plan(2)


class Deadly(bytes):
    """A document that kills every process but its own which takes it in."""

    def __reduce__(self) -> tuple[Callable[[int, bytes], bytes], tuple[int, bytes]]:
        return _arrive, (os.getpid(), bytes(self))


def _arrive(parent: int, content: bytes) -> bytes:
    if os.getpid() != parent:
        os._exit(9)
    return content


def test_a_document_that_kills_its_process_is_told_and_stops_nothing(documents: Path) -> None:
    good = [documents / "北" / "a.md", documents / "南" / "a.md"]
    results = list(sp.parse_many([good[0], Deadly(b"x"), good[1]], jobs=2))
    assert [result.document for result in results] == [
        "documents/北/a.md",
        "#2",
        "documents/南/a.md",
    ]
    assert results[1].problem is not None
    assert "プロセスが落ちました" in results[1].problem
    assert [result.strategy for result in results] == [sp.parse(good[0]), None, sp.parse(good[1])]


def test_odd_input_is_a_result(documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("senryaku_parse.batch.results.parse", broken)
    (result,) = sp.parse_many(documents / "北" / "a.md")
    assert result.problem == "読む途中で予期しない誤りが起きました（RecursionError: too deep）。"


@pytest.mark.skipif(os.name == "nt", reason="signals to a process")
@pytest.mark.parametrize("mode", ["combined", "each"])
@pytest.mark.parametrize(
    ("whom", "name", "lines"), [("parent", "SIGINT", 1), ("all", "SIGINT", 1), ("parent", "SIGTERM", 0)]
)
def test_an_interrupt_leaves_finished_work_whole(
    documents: Path, sample: Path, mode: str, whom: str, name: str, lines: int
) -> None:
    text = sample.read_text("utf-8")
    for number in range(400):
        (documents / f"{number:03}.md").write_text(text, "utf-8")
    output = ["-o", "out", "--each", "--to", "json"] if mode == "each" else ["-o", "all.csv"]
    command = [sys.executable, "-m", "senryaku_parse", "documents", *output, "--jobs", "2"]
    Path("all.csv").write_text("before")
    with subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True) as process:
        _wait_for("out/02*.json" if mode == "each" else ".all.csv.*.tmp")
        (os.killpg if whom == "all" else os.kill)(process.pid, getattr(signal, name))
        told = process.communicate(timeout=60)[1].decode()
    assert process.returncode == 128 + getattr(signal, name)
    assert told.count("中断しました") == told.count("\n") == lines, told
    assert Path("all.csv").read_text() == "before"
    assert not list(Path().glob(".*.tmp")) + list(Path().rglob("out/.*.tmp"))
    if mode == "each":
        finished = {path: path.stat().st_mtime_ns for path in Path("out").rglob("*.json")}
        assert 0 < len(finished) < 402
        assert all(sp.load(path).goals for path in finished)
        recorded = {json.loads(line)["output"] for line in Path("out", NAME).read_bytes().splitlines()}
        assert main(["documents", *output]) == 0
        assert len(list(Path("out").rglob("*.json"))) == 402
        for path, stamp in finished.items():
            kept = path.relative_to("out").as_posix() in recorded
            assert (path.stat().st_mtime_ns == stamp) == kept


def _wait_for(pattern: str) -> None:
    for _ in range(1200):
        if list(Path().glob(pattern)):
            return
        time.sleep(0.05)
    raise AssertionError(f"{pattern} did not come")


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo terminal")
def test_a_terminal_shows_how_far_it_is(documents: Path, sample: Path) -> None:
    import pty

    for number in range(40):
        (documents / f"{number:03}.md").write_bytes(sample.read_bytes())
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "senryaku_parse", "documents", "-o", "all.csv", "--jobs", "1"]
    with subprocess.Popen(command, stderr=theirs, env={**os.environ, "TERM": "xterm"}) as process:
        os.close(theirs)
        shown = _all_of(ours)
    assert process.returncode == 0
    assert "/42" in shown
    assert "文書/秒" in shown


def _all_of(terminal: int) -> str:
    parts: list[bytes] = []
    try:
        while part := os.read(terminal, 65536):
            parts.append(part)
    except OSError:  # the other side is closed
        pass
    return b"".join(parts).decode("utf-8", "replace")


# properties


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
        expected += [row | {"文書": (folder / f"{number}.md").as_posix()} for row in _rows(str(folder / "one.csv"))]
    assert _rows(str(folder / "all.csv")) == expected


def test_collectors_are_small_to_hand_out() -> None:
    for collector in (CsvCollector(), SqliteCollector()):
        assert pickle.loads(pickle.dumps(collector)) == collector


# the library


def test_parse_many_streams_in_order(documents: Path) -> None:
    taken: list[int] = []

    def sources() -> Iterator[bytes]:
        for number in range(50):
            taken.append(number)
            yield TABLE.format(f"目標{number}").encode()

    results = sp.parse_many(sources(), jobs=1)
    first = next(results)
    assert (first.document, taken) == ("#1", [0])
    names = [one.strategy.goals[0].name for one in (first, *results) if one.strategy]
    assert names == [f"目標{number}" for number in range(50)]


def test_frames_of_many(documents: Path) -> None:
    _add_bad_ones(documents)
    frames = sp.frames_of(sp.parse_many(documents))
    assert list(frames) == ["documents", *(entity.name for entity in ENTITIES)]
    assert frames["goals"]["document"].tolist() == ["documents/北/a.md", "documents/南/a.md"]
    assert frames["documents"]["document"].tolist() == [
        "documents/binary.txt",
        "documents/prose.md",
        "documents/北/a.md",
        "documents/南/a.md",
    ]
    assert frames["documents"]["problem"].isna().tolist() == [False, False, True, True]
    own = sp.parse(documents / "南" / "a.md").to_frames()["targets"]
    many = frames["targets"][frames["targets"]["document"] == "documents/南/a.md"]
    assert many[list(own.columns)].astype("object").values.tolist() == own.astype("object").values.tolist()
    assert [str(dtype) for dtype in many[list(own.columns)].dtypes] == [str(dtype) for dtype in own.dtypes]
    assert sp.frames_of([])["kpis"].empty


def test_what_we_wrote_is_read_where_it_is_named(documents: Path) -> None:
    strategy = sp.parse(documents / "北" / "a.md")
    strategy.write("a.json")
    strategy.write("a.xlsx")
    strategy.write("folder/")
    results = list(sp.parse_many(["a.json", "*.xlsx", "folder"]))
    assert [result.strategy for result in results] == [strategy] * 3


def test_waves_are_as_long_as_needed(documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "_WAVE", 1)
    sources = [TABLE.format(f"目標{number}").encode() for number in range(30)]
    results = list(sp.parse_many(sources, jobs=2))
    assert [one.strategy.goals[0].name for one in results if one.strategy] == [f"目標{number}" for number in range(30)]


def test_a_cluster_reads_them_too(documents: Path) -> None:
    distributed = pytest.importorskip("distributed")
    _add_bad_ones(documents)
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster,
        distributed.Client(cluster),
    ):
        results = list(sp.parse_many(documents.resolve(), backend="dask"))
    assert [(Path(one.document).name, one.strategy is None) for one in results] == [
        ("binary.txt", True),
        ("prose.md", True),
        ("a.md", False),
        ("a.md", False),
    ]
