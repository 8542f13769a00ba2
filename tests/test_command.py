"""The command as its users meet it: exit codes, one clear sentence, nothing half-written."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import senryaku_parse as sp
from senryaku_parse.cli import main

TABLE = "| 基本目標 | 1. 安心 |\n|---|---|\n| 具体的施策 | (ア) 子育て ①相談 |\n"


@pytest.fixture(autouse=True)
def in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    """No stage is named, however slow the machine is."""
    monkeypatch.setattr("senryaku_parse.cli.progress._PATIENCE", 3600)


def _run(*words: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "senryaku_parse", *map(str, words)]
    return subprocess.run(command, input=stdin, capture_output=True, check=False)


def _one_sentence(text: str) -> None:
    assert text.startswith("senryaku-parse: ")
    assert text.count("\n") == 1
    assert "Traceback" not in text


@pytest.mark.parametrize("name", ["out.json", "out.xlsx", "out.csv"])
def test_writes_the_format_of_the_suffix(sample: Path, tmp_path: Path, name: str) -> None:
    assert main([str(sample), "-o", str(tmp_path / name)]) == 0
    assert (tmp_path / name).stat().st_size > 10_000
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_writes_a_folder(sample: Path, tmp_path: Path) -> None:
    assert main([str(sample), "-o", f"{tmp_path}/out/"]) == 0
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {"datapackage.json", *(f"{name}.csv" for name in sp.parse(sample).to_frames())}


def test_a_folder_keeps_its_other_files(sample: Path, tmp_path: Path) -> None:
    (tmp_path / "memo.txt").write_text("mine")
    (tmp_path / "goals.csv").write_text("old")
    assert main([str(sample), "-o", str(tmp_path)]) == 0
    assert (tmp_path / "memo.txt").read_text() == "mine"
    assert "安心" in (tmp_path / "goals.csv").read_text("utf-8-sig")


def test_summary(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(sample)]) == 0
    out, err = capsys.readouterr()
    assert "96（新規 33、区分なし 29、拡充 17、民間等 17）うち再掲 8" in out
    assert "1-ア-1 出会い、結婚" in out
    assert "row-shifted 10件" in out
    assert "cells: 439 of 439, lines: 1 of 1 (strategy 1, outside 0)" in out
    assert err == ""


def test_check_lists_every_finding_and_the_cells(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(sample)]) == 0
    out = capsys.readouterr().out
    strategy, accounting = sp.parse(sample), sp.account(sample)
    assert len(out.splitlines()) == len(strategy.findings) + 2
    assert out.splitlines()[-1] == str(accounting)


def test_schema_accepts_the_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert schema["$defs"]["Strategy"]["properties"]["goals"]["items"] == {"$ref": "#/$defs/Goal"}


def test_standard_input_and_output(sample: Path) -> None:
    done = _run("-", "-o", "-", "--to", "json", stdin=sample.read_bytes())
    assert done.returncode == 0
    assert done.stderr == b""
    loaded = sp.load(io.BytesIO(done.stdout), format="json")
    assert loaded == sp.parse(sample)
    assert loaded.source.name == "-"


def test_own_json_is_an_input(sample: Path, tmp_path: Path) -> None:
    main([str(sample), "-o", str(tmp_path / "a.json")])
    assert main([str(tmp_path / "a.json"), "-o", str(tmp_path / "b.json")]) == 0
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


def test_strict_makes_warnings_errors(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(TABLE + "| 謎のラベル | 謎の値 |\n", "utf-8")
    assert main(["check", str(path)]) == 0
    assert main(["check", str(path), "--strict"]) == 1
    assert main([str(path), "-o", str(tmp_path / "a.json"), "--strict"]) == 1
    assert (tmp_path / "a.json").exists()


def test_truncated_document_is_written_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.md"
    path.write_text(TABLE + "| 重要業績評価指標(KPI) | 件数 ⇒ 5年", "utf-8")
    assert main([str(path), "-o", str(tmp_path / "a.json")]) == 1
    assert "エラー 1" in capsys.readouterr().err
    assert [found.code for found in sp.load(tmp_path / "a.json").findings if found.severity == "error"] == ["truncated"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--nonsense"], 2),
        ([], 2),
        (["{sample}", "-o", "out.docx"], 2),
        (["{sample}", "-o", "out"], 2),
        (["{sample}", "-o", "-"], 2),
        (["{sample}", "-o", "out.csv", "--encoding", "ebcdic"], 2),
        (["{sample}", "-o", "out.json", "--encoding", "cp932"], 2),
        (["{sample}", "-o", "out.xlsx", "--start-year", "H27"], 2),
        (["{sample}", "-o", "out.xlsx", "--start-year", "0"], 2),
        (["{sample}", "--strict=1"], 2),
        (["{sample}", "{sample}", "-o", "out.json"], 2),
        (["missing.md", "-o", "out.json"], 3),
        (["folder", "-o", "out.json"], 3),
        (["empty.md", "-o", "out.json"], 3),
        (["binary.md", "-o", "out.json"], 3),
        (["photo.png", "-o", "out.json"], 3),
        (["table.pdf", "-o", "out.json"], 3),
        (["not-ours.json", "-o", "out.json"], 3),
        (["datapackage.json", "-o", "out.json"], 3),
        (["not-ours.xlsx", "-o", "out.json"], 3),
        (["prose.md", "-o", "out.json"], 4),
        (["survey.md", "-o", "out.json"], 4),
        (["{sample}", "-o", "nowhere/out.json"], 5),
        (["{sample}", "-o", "folder/out.json/"], 5),
    ],
)
def test_errors_are_one_sentence_and_leave_the_output_alone(
    sample: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    code: int,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "out.json").write_text("a file")
    (tmp_path / "out.json").write_text("before")
    (tmp_path / "empty.md").write_text(" \n")
    (tmp_path / "binary.md").write_bytes(bytes(range(256)) * 4)
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    (tmp_path / "table.pdf").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "not-ours.json").write_text('{"goals": 3}')
    (tmp_path / "datapackage.json").write_text('{"title": "", "source": {"name": "", "format": "", "sha256": ""}}')
    (tmp_path / "not-ours.xlsx").write_text("a file")
    (tmp_path / "prose.md").write_text("総合戦略について\n", "utf-8")
    (tmp_path / "survey.md").write_text("| 年 | 人口 |\n|---|---|\n| 2015 | 28,000 |\n", "utf-8")
    before = sorted(path.name for path in tmp_path.rglob("*"))
    assert main([word.format(sample=sample) for word in words]) == code
    out, err = capsys.readouterr()
    assert out == ""
    _one_sentence(err)
    assert code != 3 or words[0] in err
    assert not re.search("argument|invalid", err)
    assert (tmp_path / "out.json").read_text() == "before"
    assert sorted(path.name for path in tmp_path.rglob("*")) == before


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="permissions of POSIX; root may write anywhere")
def test_a_folder_without_permission(sample: Path, tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    assert main([str(sample), "-o", str(tmp_path / "locked" / "out.json")]) == 5


def test_csv_that_the_encoding_cannot_write(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.md"
    path.write_text(TABLE.replace("相談", "相談🏠"), "utf-8")
    assert main([str(path), "-o", str(tmp_path / "a.csv"), "--encoding", "cp932"]) == 5
    error = capsys.readouterr().err
    _one_sentence(error)
    assert "U+1F3E0" in error
    assert "「具体的施策」" in error
    assert not (tmp_path / "a.csv").exists()


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16", "utf-16-le", "utf-16-be", "euc_jp", "iso2022_jp"]
)
def test_encodings_are_recognised(tmp_path: Path, encoding: str) -> None:
    text = TABLE.replace("①", "1. ")
    (tmp_path / "a.md").write_bytes(text.encode(encoding))
    assert sp.parse(tmp_path / "a.md") == sp.parse_text(text)


def test_a_closed_pipe_is_no_error(sample: Path) -> None:
    command = f"{sys.executable} -m senryaku_parse check {sample} | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert done.returncode == 0
    assert done.stderr == b""


def test_help_names_every_format(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])
    assert stopped.value.code == 0
    out = capsys.readouterr().out
    for suffix in (".json", ".xlsx", ".csv", "check", "schema"):
        assert suffix in out


def test_strict_counts_in_the_summary_too(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(TABLE + "| 謎のラベル | 謎の値 |\n", "utf-8")
    assert main([str(path)]) == 0
    assert main([str(path), "--strict"]) == 1


def test_english_headings_through_the_command(sample: Path, tmp_path: Path) -> None:
    assert main([str(sample), "-o", str(tmp_path / "a.csv"), "--lang", "en", "--encoding", "utf-8"]) == 0
    assert (tmp_path / "a.csv").read_text("utf-8").startswith("type,goal_number,goal,")


def test_an_interrupt_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("senryaku_parse.cli.commands.api.read", interrupted)
    assert main(["a.md"]) == 130
    _one_sentence(capsys.readouterr().err)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("words", [["-o", "-", "--to", "json"], []], ids=["json", "summary"])
def test_a_full_disk_behind_standard_output(sample: Path, words: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "senryaku_parse", str(sample), *words]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 5
    _one_sentence(done.stderr.decode())


def test_findings_print_where_the_terminal_knows_no_such_character(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(TABLE.replace("目標", "⽬標"), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "senryaku_parse", "check", str(tmp_path / "a.md")],
        env={**os.environ, "PYTHONIOENCODING": "cp932"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert b"\\u2f6c" in done.stdout


@pytest.mark.parametrize("words", [["{own}", "-o", "{own}"], ["compare", "{own}", "{other}", "-o", "{other}"]])
def test_no_input_is_written_over(words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = {name: tmp_path / f"{name}.md" for name in ("own", "other")}
    for path in names.values():
        path.write_text("| 基本目標 | 1. 安心 |\n|---|---|\n", "utf-8")
    before = [path.read_bytes() for path in names.values()]
    assert main([word.format(**names) for word in words]) == 2
    assert "入力と同じファイル" in capsys.readouterr().err
    assert [path.read_bytes() for path in names.values()] == before
