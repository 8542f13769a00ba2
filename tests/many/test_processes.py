"""Many documents in several processes: the same output, whatever one of them does, and an interrupt."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import senryaku_parse as sp
from senryaku_parse.batch.discovery import find
from senryaku_parse.batch.record import NAME
from senryaku_parse.batch.results import planned
from senryaku_parse.batch.work import WorkPlan
from senryaku_parse.cli import main
from tests.support.many import TABLE


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
    assert (plan, len(list(found))) == (WorkPlan(1), 2)
    monkeypatch.setattr("senryaku_parse.batch.results._WORTH_STARTING", 10)
    plan, found = planned(find(documents), None, None)
    assert (plan, len(list(found))) == (WorkPlan(), 2)
    assert planned(find(documents), 2, None)[0] == WorkPlan(2)


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


@pytest.mark.skipif(os.name == "nt", reason="signals to a process")
@pytest.mark.parametrize("mode", ["combined", "each"])
@pytest.mark.parametrize(
    ("whom", "name", "lines"), [("parent", "SIGINT", 1), ("all", "SIGINT", 1), ("parent", "SIGTERM", 0)]
)
def test_an_interrupt_leaves_finished_work_whole(
    documents: Path, sample: Path, mode: str, whom: str, name: str, lines: int
) -> None:
    text = sample.read_text("utf-8")
    for number in range(200):
        (documents / f"{number:03}.md").write_text(text, "utf-8")
    output = ["-o", "out", "--each", "--to", "json"] if mode == "each" else ["-o", "all.csv"]
    command = [sys.executable, "-m", "senryaku_parse", "documents", *output, "--jobs", "2"]
    Path("all.csv").write_text("before")
    with subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True) as process:
        _wait_for("out/01*.json" if mode == "each" else ".all.csv.*.tmp")
        (os.killpg if whom == "all" else os.kill)(process.pid, getattr(signal, name))
        told = process.communicate(timeout=60)[1].decode()
    assert process.returncode == 128 + getattr(signal, name)
    assert told.count("中断しました") == told.count("\n") == lines, told
    assert Path("all.csv").read_text() == "before"
    assert not list(Path().glob(".*.tmp")) + list(Path().rglob("out/.*.tmp"))
    if mode == "each":
        finished = {path: path.stat().st_mtime_ns for path in Path("out").rglob("*.json")}
        assert 0 < len(finished) < 202
        assert all(sp.load(path).goals for path in finished)
        recorded = {json.loads(line)["output"] for line in Path("out", NAME).read_bytes().splitlines()}
        assert main(["documents", *output]) == 0
        assert len(list(Path("out").rglob("*.json"))) == 202
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
