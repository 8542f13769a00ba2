"""Faults of the environment, for every kind of output: what stood there is whole or what is new is, and one sentence says so."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from senryaku_parse.cli import main
from tests.support.faults import Fault, Run, run_all

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and limits of a process are those of POSIX")

OLD = b"old"
NOBODY = 65534
TEXT = """\
| 基本目標 | 1. 海 | | |
|---|---|---|---|
| 数値目標 | 漁獲量 ⇒ 5年で10t増加 | | |
| 具体的施策 | (ア) 港 ①整備 | | |
| 具体的事業 | 区分 | 事業名 | 内容 |
| | 新規 | 港祭り | 開催/北洋銀行 |
"""
STAGED = re.compile(r"\.(.+)\.\d+-\d+\.tmp")
ONE = {
    suffix: ["a.md", "-o", f"out{suffix}"]
    for suffix in (".json", ".xlsx", ".csv", ".parquet", ".sqlite", ".md", ".html", ".stratml", "/")
}
COMPARED = {
    f"compare {suffix}": ["compare", "a.md", "b.md", "-o", f"out{suffix}"]
    for suffix in (".json", ".xlsx", ".csv", ".md", ".html")
}
MANY = {
    f"many {suffix}": ["documents", "-o", f"out{suffix}", "--jobs", "1"]
    for suffix in (".csv", ".xlsx", ".parquet", ".sqlite", ".jsonl")
}
EACH = {
    f"each {name}": ["documents", "-o", "out", "--each", "--to", name, "--jobs", "1"] for name in ("json", "package")
}
KINDS = {**ONE, **COMPARED, **MANY, **EACH}
"""What is written → the words that have it written."""


def _prepare(folder: Path, old: Mapping[str, bytes] = {}, text: str = TEXT) -> Path:
    """`folder` with inputs, and what stood there before."""
    (folder / "documents").mkdir(parents=True)
    for name in ("a.md", "documents/a.md", "documents/b.md"):
        (folder / name).write_text(text, "utf-8")
    (folder / "b.md").write_text(text.replace("5年で", "６年で"), "utf-8")
    for name, content in old.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def _outputs(folder: Path) -> dict[str, bytes]:
    """What stands under the output's name."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    names = {path.relative_to(folder).as_posix(): path for path in files}
    return {name: path.read_bytes() for name, path in names.items() if re.match(r"out[./](?!\.)", name)}


def _left(folder: Path) -> list[str]:
    """What is neither input nor output nor the record of what was made."""
    known = ("a.md", "b.md", "documents", "out", ".senryaku-parse.jsonl")
    found = [path for path in folder.iterdir() if not path.name.startswith(known)]
    found += [path for path in folder.rglob(".*.tmp") if path not in found]
    return [path.name for path in found]


def _is_new(folder: Path, name: str, whole: bytes) -> bool:
    """Whether the output `name` is whole; two workbooks of the same content differ in bytes."""
    if name.endswith(".xlsx"):
        with zipfile.ZipFile(folder / name) as archive:
            return archive.testzip() is None and "[Content_Types].xml" in archive.namelist()
    return (folder / name).read_bytes() == whole


def _sentences(told: str) -> list[str]:
    """What was said but for what is going on."""
    return [line for line in told.splitlines() if not line.endswith("…")]


def _check(run: Run, new: dict[str, bytes]) -> None:
    kind, code, folder = run.fault.kind, run.code, run.folder
    now = _outputs(folder)
    assert "Traceback" not in run.told
    assert sorted(now) == sorted(new)
    for name, content in now.items():
        assert content == OLD or _is_new(folder, name, new[name]), name
    if kind in ("full", "cut"):
        assert set(now.values()) == {OLD}
    if kind in ("cut", "kill"):
        assert code in ({-signal.SIGXFSZ} if kind == "cut" else {-signal.SIGKILL, 0})
        assert all(STAGED.fullmatch(name) for name in _left(folder))
        return
    for name in _left(folder):  # the fault came when only clearing away was left
        staged = STAGED.fullmatch(name)
        assert staged
        assert kind != "full"
        assert OLD not in [content for path, content in now.items() if staged[1] in path.split("/")]
    if kind == "full" or (kind == "fail" and code):
        assert code == 5
        assert re.search(r"空き容量がありません|上限を超えます|disk I/O|IO_EFBIG", run.told)
    elif kind in ("interrupt", "end") and code:
        assert code == 128 + (signal.SIGINT if kind == "interrupt" else signal.SIGTERM)
        assert [line[:23] for line in _sentences(run.told)] == ["senryaku-parse: 中断しました。"] * (
            kind == "interrupt"
        )
    else:
        assert code == 0
        assert OLD not in now.values()


@pytest.fixture
def anyones() -> Iterator[Path]:
    """A folder that every user may enter, which pytest's own is not."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_goes_wrong_an_output_is_whole(kind: str, anyones: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if kind.endswith("parquet"):
        pytest.importorskip("pyarrow")
    monkeypatch.chdir(_prepare(anyones / "done"))
    assert main(KINDS[kind]) == 0
    new = _outputs(anyones / "done")
    size = max(map(len, new.values()))
    changes = range(1, 10 * len(new), 1 + len(new) // 3)
    faults = [Fault(name, at) for name in ("full", "cut") for at in (0, size // 2, size * 9 // 10)]
    faults += [Fault(name, at) for name in ("fail", "interrupt", "end", "kill") for at in changes]
    folders = [_prepare(anyones / f"{name}-{at}", dict.fromkeys(new, OLD)) for name, at in faults]
    places = [_locked(anyones / "locked", new), _read_only(anyones / "read-only", new)]
    *runs, locked, read_only = run_all(KINDS[kind], [*folders, *places], [*faults, *[Fault("user", NOBODY)] * 2])
    for run in runs:
        _check(run, new)
    for name in ("fail", "interrupt", "end", "kill"):
        assert {run.code == 0 for run in runs if run.fault.kind == name} == {True, False}, (
            "some come, some are too late"
        )
    _check_refused(locked, {})
    _check_refused(read_only, dict.fromkeys(new, OLD))


def _locked(folder: Path, new: Mapping[str, bytes]) -> Path:
    """A folder where nothing may be made, with an empty output folder where there is to be one."""
    _prepare(folder)
    for place in {(folder / name).parent for name in new}:
        place.mkdir(parents=True, exist_ok=True)
        place.chmod(0o555)
    return folder


def _read_only(folder: Path, new: Mapping[str, bytes]) -> Path:
    """A folder where everything may be made, but what is there already is read-only."""
    _prepare(folder, dict.fromkeys(new, OLD))
    for name in new:
        (folder / name).parent.chmod(0o777)
        (folder / name).chmod(0o444)
    folder.chmod(0o777)
    return folder


def _check_refused(run: Run, left: dict[str, bytes]) -> None:
    """What a user without permission is told, and what is `left`."""
    assert run.code == 5
    assert "権限がありません" in run.told
    assert "Traceback" not in run.told
    assert _outputs(run.folder) == left
    assert _left(run.folder) == []


def _as_user(words: list[str], folder: Path) -> Run:
    """`words` run in `folder` by a user whom permissions hold up."""
    (run,) = run_all(words, [folder], [Fault("user", NOBODY)])
    return run


@pytest.mark.parametrize("locked", ["a.md", "secret"])
@pytest.mark.parametrize(
    "words", [["{}"], ["check", "{}"], ["{}", "-o", "out.json"], ["compare", "{}", "b.md"]], ids=str
)
def test_an_input_that_may_not_be_read(words: list[str], locked: str, anyones: Path) -> None:
    folder = _prepare(anyones / "run")
    folder.chmod(0o777)
    (folder / "secret").mkdir()
    shutil.copy(folder / "a.md", folder / "secret" / "a.md")
    (folder / locked).chmod(0)
    name = "a.md" if locked == "a.md" else "secret/a.md"
    run = _as_user([word.format(name) for word in words], folder)
    (folder / locked).chmod(0o700)
    assert run.code == 3
    assert _sentences(run.told) == [
        f"senryaku-parse: {name}: 読めません（権限がありません）。権限とパスを確かめてください。"
    ]
    assert _outputs(folder) == {}


def test_a_folder_in_a_search_that_may_not_be_read(anyones: Path) -> None:
    folder = _prepare(anyones / "run")
    folder.chmod(0o777)
    (folder / "documents" / "secret").mkdir()
    (folder / "documents" / "secret").chmod(0)
    run = _as_user(["documents", "-o", "out.csv"], folder)
    (folder / "documents" / "secret").chmod(0o700)
    assert run.code == 3
    assert "documents/secret: 読めません（権限がありません）" in run.told
    assert "documents/a.md" in (folder / "out.csv").read_text("utf-8-sig")


@pytest.mark.parametrize("kind", [".json", ".xlsx", "/", "compare .html", "many .csv", "each json"])
def test_an_output_folder_that_is_gone(kind: str, tmp_path: Path) -> None:
    words = [word.replace("out", "gone/out") if word.startswith("out") else word for word in KINDS[kind]]
    (run,) = run_all(words, [_prepare(tmp_path / "run")], [Fault("none", 0)])
    assert run.code == 5
    assert len(_sentences(run.told)) == 1
    assert re.search(r"gone.*先にフォルダを作ってください", run.told)
    assert not (run.folder / "gone").exists()


def _mounted(folder: Path) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(folder)]
    return (
        shutil.which("mount") is not None and subprocess.run(command, capture_output=True, check=False).returncode == 0
    )


@pytest.mark.parametrize("kind", ["/", ".json", "compare .html", "many .sqlite", "many .xlsx", "each json"])
def test_a_disk_that_is_full(kind: str, sample: Path, tmp_path: Path) -> None:
    folder = _prepare(tmp_path / "run", text=sample.read_text("utf-8"))
    words = [word.replace("out", "disk/out") if word.startswith("out") else word for word in KINDS[kind]]
    disk = folder / "disk"
    disk.mkdir()
    if not _mounted(disk):
        pytest.skip("mounting a small disk needs root; limits of a file's size stand in for it above")
    try:
        (run,) = run_all(words, [folder], [Fault("none", 0)])
        left = [path.name for path in disk.rglob("*") if path.is_file()]
    finally:
        subprocess.run(["umount", str(disk)], check=True)
    assert run.code == 5
    assert re.search(r"空き容量がありません|disk is full", run.told)
    assert "Traceback" not in run.told
    assert left == []
