"""A second run with many inputs: what is up to date is left alone, and so is what people edited."""

from __future__ import annotations

from pathlib import Path

import pytest

from senryaku_parse.cli import main
from tests.support.many import TABLE, add_bad_ones, documents_of, stamp_of


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "parquet", "sqlite", "jsonl"])
def test_an_unchanged_run_writes_nothing(documents: Path, capsys: pytest.CaptureFixture[str], suffix: str) -> None:
    add_bad_ones(documents)
    out = f"all.{suffix}"
    assert main([str(documents), "-o", out]) == 3
    first = stamp_of(out)
    capsys.readouterr()
    assert main([str(documents), "-o", out]) == 3
    assert stamp_of(out) == first
    told = capsys.readouterr().err
    assert "変わっていない" in told
    assert "documents/binary.txt" in told, "what is not in it is told again"
    assert main([str(documents), "-o", out, "--force"]) == 3
    assert stamp_of(out) != first


@pytest.mark.parametrize("change", ["input", "new", "gone", "option", "output gone", "version"])
def test_a_changed_run_writes_anew(documents: Path, change: str, monkeypatch: pytest.MonkeyPatch) -> None:
    words = [str(documents), "-o", "all.csv"]
    assert main(words) == 0
    before = Path("all.csv").read_bytes()
    stamp = stamp_of("all.csv")
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
    assert stamp_of("all.csv") != stamp
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
    assert "documents/b.md" in documents_of("all.csv")
