"""The command with many inputs: which are found, bad files among good ones, what it says and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from senryaku_parse.cli import main
from tests.support.many import CUT, TABLE, add_bad_ones, documents_of, rows_of


def test_rows_of_one_name_are_told_apart(documents: Path) -> None:
    assert main([str(documents), "-o", "all.csv"]) == 0
    assert documents_of("all.csv") == ["documents/北/a.md", "documents/南/a.md"]
    assert {row["基本目標"] for row in rows_of("all.csv") if row["文書"] == "documents/南/a.md"} == {"仕事"}


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
    assert sorted(documents_of("all.csv")) == sorted(["documents/北/a.md", "documents/南/a.md"])
    assert code == (3 if words == ["documents/*"] else 0), "a file that is named is read, whatever it is"


def test_one_bad_file_stops_nothing(documents: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_bad_ones(documents)
    assert main([str(documents), "missing.md", "-o", "all.csv"]) == 3
    assert documents_of("all.csv") == ["documents/北/a.md", "documents/南/a.md"]
    told = capsys.readouterr().err
    assert "出力に入っていない文書 3件" in told
    for line in ("  documents/binary.txt: テキストではありません", "  missing.md: ファイルがありません"):
        assert line in told
    assert "  documents/prose.md: 表がありません" in told
    assert "Traceback" not in told


def test_a_pipe_that_a_search_meets_is_left_alone(documents: Path) -> None:
    os.mkfifo(documents / "pipe.md")
    assert main([str(documents), "documents/*", "-o", "all.csv"]) == 3  # a photo matches
    assert documents_of("all.csv") == ["documents/北/a.md", "documents/南/a.md"]


def test_names_that_are_no_text_are_names(documents: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in (b"a\xff.md", b"a\nb.md"):
        (documents / os.fsdecode(name)).write_text(TABLE.format("名"), "utf-8")
    words = [str(documents), "-o", "out", "--each", "--to", "json"]
    assert main(words) == 0
    assert (Path("out") / os.fsdecode(b"a\xff.json")).is_file()
    assert main(words) == 0
    assert "うち変更なし 4件" in capsys.readouterr().err
    assert main(["documents/a\nb.md", "-o", "one.json"]) == 0


def test_exit_code_is_that_of_the_gravest(documents: Path) -> None:
    (documents / "cut.md").write_text(CUT, "utf-8")
    assert main([str(documents), "-o", "all.csv"]) == 1
    (documents / "prose.md").write_text("総合戦略について\n", "utf-8")
    assert main([str(documents), "-o", "all.csv"]) == 4
    (documents / "binary.txt").write_bytes(b"\x00\x01\xff\xfe\x80")
    assert main([str(documents), "-o", "all.csv"]) == 3
    assert "documents/cut.md" in documents_of("all.csv")


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
    add_bad_ones(Path("bad"))
    assert main(["bad", "-o", "all.csv"]) == 3
    assert Path("all.csv").read_text() == "before"
    assert "bad/prose.md: 表がありません" in capsys.readouterr().err


def test_without_output_a_line_a_document(documents: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_bad_ones(documents)
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
