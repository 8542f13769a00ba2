"""The command `compare` as its users meet it: exit codes, one clear sentence, nothing half-written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

import senryaku_parse as sp
from senryaku_parse.cli import main
from tests.support.workbooks import sheet

TABLE = "| 基本目標 | 1. 安心 |\n|---|---|\n| 具体的施策 | (ア) 子育て ①相談 |\n"


@pytest.fixture
def second(sample: Path) -> Path:
    return sample.with_name("nemuro-sogo-senryaku-2nd-fictional.md")


def _run(*words: object, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "senryaku_parse", "compare", *map(str, words)]
    return subprocess.run(command, input=stdin, env={**os.environ, **env}, capture_output=True, check=False)


def _told(error: bytes) -> list[str]:
    """What was told on standard error, but for what takes long on a busy machine."""
    return [line for line in error.decode().splitlines() if not line.endswith("…")]


def _fill(path: Path, node_id: str, year: str, value: float) -> None:
    """Enter an actual value in 進捗管理 as a person does."""
    book = load_workbook(path)
    page = sheet(book, "進捗管理")
    headings = [str(cell.value) for cell in page[1]]
    column = next(at for at, heading in enumerate(headings, 1) if heading.startswith(year) and "目標" not in heading)
    row = next(row for row in range(2, page.max_row + 1) if page.cell(row, 1).value == node_id)
    page.cell(row, column).value = value
    book.save(path)


def test_prints_what_changed(sample: Path, second: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", str(sample), str(second)]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("旧版（164項目）と新版（")
    assert "オンライン子育て相談事業" in out
    assert "\x1b" not in out
    assert _told(err.encode()) == []


def test_exit_code_is_asked_for(sample: Path, second: Path) -> None:
    assert main(["compare", str(sample), str(second)]) == 0
    assert main(["compare", str(sample), str(second), "--exit-code"]) == 1
    assert main(["compare", str(sample), str(sample), "--exit-code"]) == 0
    assert main(["compare", str(sample), str(sample), str(second), "--exit-code"]) == 1


@pytest.mark.parametrize("name", ["out.json", "out.md", "out.html", "out.xlsx", "out.csv"])
def test_writes_the_format_of_the_suffix(sample: Path, second: Path, tmp_path: Path, name: str) -> None:
    for editions in ([sample, second], [sample, second, sample]):
        assert main(["compare", *map(str, editions), "-o", str(tmp_path / name)]) == 0
        assert (tmp_path / name).stat().st_size > 5_000
        assert [path.name for path in tmp_path.iterdir()] == [name]


def test_any_readable_input_is_an_edition(sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    strategy = sp.parse(sample)
    names = ["a.json", "a.xlsx", "a.md", "folder/"]
    for name in names:
        strategy.write(f"{tmp_path}/{name}")
    for name in (*names, "folder"):
        assert main(["compare", f"{tmp_path}/{name}", str(sample)]) == 0
        assert capsys.readouterr().out == "旧版と新版の164項目に違いはありません。\n"


@pytest.mark.parametrize("name", ["a.md", "a.json", "a.xlsx"])
def test_one_edition_comes_from_standard_input(sample: Path, tmp_path: Path, name: str) -> None:
    sp.parse(sample).write(tmp_path / name)
    for words in (("-", sample), (sample, "-")):
        done = _run(*words, stdin=(tmp_path / name).read_bytes())
        assert (done.returncode, _told(done.stderr)) == (0, [])
        assert done.stdout.decode() == "旧版と新版の164項目に違いはありません。\n"


def test_an_ending_that_tells_nothing_needs_no_format_but_may_have_one(sample: Path, tmp_path: Path) -> None:
    sp.parse(sample).write(tmp_path / "a.json")
    (tmp_path / "edition").write_bytes((tmp_path / "a.json").read_bytes())
    for words in ([], ["--from", "json"]):
        done = _run(sample, tmp_path / "edition", *words, "--exit-code")
        assert (done.returncode, _told(done.stderr)) == (0, [])


def test_standard_output_takes_any_one_file(sample: Path, second: Path) -> None:
    done = _run(sample, second, "-o", "-", "--to", "json")
    assert (done.returncode, _told(done.stderr)) == (0, [])
    assert json.loads(done.stdout)["summary"]["added"] == 7


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ([], 2),
        (["{sample}"], 2),
        (["-", "-"], 2),
        (["{sample}", "{sample}", "--to", "json"], 2),
        (["{sample}", "{sample}", "-o", "-"], 2),
        (["{sample}", "{sample}", "-o", "out.parquet"], 2),
        (["{sample}", "{sample}", "-o", "out.json", "--encoding", "cp932"], 2),
        (["{sample}", "{sample}", "-o", "out.json", "--start-year", "2015"], 2),
        (["{sample}", "{sample}", "--carry-actuals"], 2),
        (["{sample}", "{sample}", "{sample}", "--carry-actuals", "-o", "out.json"], 2),
        (["{sample}", "missing.md", "-o", "out.json"], 3),
        (["{sample}", "folder", "-o", "out.json"], 3),
        (["{sample}", "prose.md", "-o", "out.json"], 4),
        (["{sample}", "{sample}", "-o", "nowhere/out.json"], 5),
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
    (tmp_path / "out.json").write_text("before")
    (tmp_path / "prose.md").write_text("総合戦略について\n", "utf-8")
    before = sorted(path.name for path in tmp_path.rglob("*"))
    assert main(["compare", *(word.format(sample=sample) for word in words)]) == code
    out, err = capsys.readouterr()
    assert out == ""
    (line,) = _told(err.encode())
    assert line.startswith("senryaku-parse: ")
    assert (tmp_path / "out.json").read_text() == "before"
    assert sorted(path.name for path in tmp_path.rglob("*")) == before


def test_errors_in_an_edition_are_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.md").write_text(TABLE, "utf-8")
    (tmp_path / "b.md").write_text(TABLE + "| 重要業績評価指標(KPI) | 件数 ⇒ 5年", "utf-8")
    assert main(["compare", str(tmp_path / "a.md"), str(tmp_path / "b.md")]) == 1
    (line,) = _told(capsys.readouterr().err.encode())
    assert line.startswith(f"{tmp_path}/b.md: エラーの確認事項が1件")


def test_colours_only_where_there_is_a_terminal(sample: Path, second: Path) -> None:
    pty = pytest.importorskip("pty")

    def shown(**env: str) -> bytes:
        leader, follower = pty.openpty()
        command = [sys.executable, "-m", "senryaku_parse", "compare", str(sample), str(second)]
        clean = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
        with subprocess.Popen(command, stdout=follower, env={**clean, "TERM": "xterm", **env}) as process:
            os.close(follower)
            read = bytearray()
            try:
                while data := os.read(leader, 65536):
                    read += data
            except OSError:  # Linux tells so that the other end has closed
                pass
            assert process.wait() == 0
        os.close(leader)
        return bytes(read)

    assert b"\x1b[31;4m" in shown()
    assert b"\x1b[" not in shown(NO_COLOR="1")
    assert b"\x1b[" not in shown(TERM="dumb")


def test_actuals_are_carried_into_the_new_workbook(
    sample: Path, second: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = tmp_path / "old.xlsx", tmp_path / "new.xlsx"
    sp.parse(sample).write(old, start_year=2015)
    _fill(old, "1-ア-3-K2", "2016", 7)
    _fill(old, "3-イ-2-K3", "2016", 5)
    assert main(["compare", str(old), str(second), "--carry-actuals", "-o", str(new), "--start-year", "2020"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "旧版の実績1件（1指標）を引き継ぎました" in err
    assert err.count("actuals-homeless") == 1
    carried = {node.id: node for node in sp.load(new).nodes()}
    kept = carried["1-ア-4-K2"]
    assert isinstance(kept, sp.Indicator)
    assert dict(kept.actuals) == {2016: 7}
    assert kept.key is not None
    findings = sheet(load_workbook(new), "確認事項")
    assert any("引き継" in str(row) for row in findings.iter_rows(values_only=True))


def test_help_is_in_japanese_and_names_the_formats(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["--help"], ["compare", "--help"]):
        with pytest.raises(SystemExit) as stopped:
            main(words)
        assert stopped.value.code == 0
    main_help, _, compare_help = capsys.readouterr().out.partition("usage: senryaku-parse compare")
    assert "senryaku-parse compare OLD NEW" in main_help
    for word in ("--carry-actuals", "--exit-code", ".xlsx", ".html", "新旧対照表"):
        assert word in compare_help
