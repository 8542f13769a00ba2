"""Written whole or not at all: what stood there before survives every failure, and nothing is left behind."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path

import pytest

from senryaku_parse import OutputError
from senryaku_parse.output import sweep, write_file, write_folder


def _fail_on(monkeypatch: pytest.MonkeyPatch, method: str, suffix: str) -> None:
    """Let `Path.<method>` fail where the path it moves to ends in `suffix`."""
    original = getattr(Path, method)

    def failing(self: Path, target: Path) -> Path:
        if str(target).endswith(suffix):
            raise OSError(28, "No space left on device")
        moved: Path = original(self, target)
        return moved

    monkeypatch.setattr(Path, method, failing)


def test_a_file_replaces_another_and_keeps_its_mode(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_bytes(b"old")
    target.chmod(0o640)
    write_file(target, b"new")
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [target]


def test_a_failed_file_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out.json"
    target.write_bytes(b"old")
    _fail_on(monkeypatch, "replace", "out.json")
    with pytest.raises(OutputError, match="空き容量"):
        write_file(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_bytes(b"old")
    (tmp_path / "link.json").symlink_to(tmp_path / "real.json")
    write_file(tmp_path / "link.json", b"new")
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").read_bytes() == b"new"


def test_a_device_is_written_to() -> None:
    write_file(Path(os.devnull), b"gone")
    assert Path(os.devnull).is_char_device()


def test_a_failed_folder_is_as_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.csv").write_bytes(b"old a")
    _fail_on(monkeypatch, "replace", "out/b.csv")
    with pytest.raises(OutputError):
        write_folder(tmp_path / "out", {"a.csv": b"new a", "b.csv": b"new b"})
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == {"a.csv": b"old a"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_new_folder_appears_whole_or_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _fail_on(monkeypatch, "rename", "out")
    with pytest.raises(OutputError):
        write_folder(tmp_path / "out", {"a.csv": b"new"})
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_process_left_is_swept_a_day_later(tmp_path: Path) -> None:
    left = [tmp_path / name for name in (".out.json.12-345.tmp", ".out.12-345.tmp/goals.csv", ".out.csv.9-1.tmp")]
    others = [tmp_path / name for name in (".mine.tmp", "out.12-345.tmp", ".out.json.12-345.tmp.bak")]
    for path in (*left, *others):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"half")
    a_day_ago = time.time() - 25 * 60 * 60
    for path in (left[0], left[1].parent, *others):
        os.utime(path, (a_day_ago, a_day_ago))
    sweep(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted([left[2], *others])


def test_a_folder_keeps_the_modes_of_its_files(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", {"a.csv": b"old", "b.csv": b"old"})
    (tmp_path / "out" / "a.csv").chmod(0o640)
    write_folder(tmp_path / "out", {"a.csv": b"new", "b.csv": b"new"})
    assert stat.S_IMODE((tmp_path / "out" / "a.csv").stat().st_mode) == 0o640
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == {"a.csv": b"new", "b.csv": b"new"}
