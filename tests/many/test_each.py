"""An output each of many documents."""

from __future__ import annotations

from errno import ENOSPC
from pathlib import Path

import pytest

import senryaku_parse as sp
from senryaku_parse.batch import each
from senryaku_parse.batch.record import NAME
from senryaku_parse.cli import main
from tests.support.many import TABLE, add_bad_ones, stamp_of


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
    add_bad_ones(documents)
    words = [str(documents), "-o", "out", "--each", "--to", "csv"]
    assert main(words) == 3
    stamps = {name: stamp_of(f"out/{name}/a.csv") for name in "北南"}
    (documents / "北" / "a.md").write_text(TABLE.format("変更"), "utf-8")
    capsys.readouterr()
    assert main(words) == 3
    assert "うち変更なし 1件" in capsys.readouterr().err
    assert stamp_of("out/南/a.csv") == stamps["南"]
    assert stamp_of("out/北/a.csv") != stamps["北"]
    assert main([*words, "--force"]) == 3
    assert stamp_of("out/南/a.csv") != stamps["南"]


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


def test_what_can_be_read_and_not_written_is_told(
    documents: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(each, "put", full)
    assert main([str(documents), "-o", "out", "--each", "--to", "csv"]) == 5
    assert "読めた文書を、1つも書き出せませんでした。" in capsys.readouterr().err
