"""Bytes → disk, whole or not at all: written beside the target, then renamed over it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from senryaku_parse.errors import OutputError


def write_file(target: Path, content: bytes) -> None:
    """`content` as the file `target`; what stood there stays untouched where that fails.

    A target that is no regular file (a pipe, a device) is written to as it is.

    Raises:
        OutputError: it can't be written; the message names the path and the reason.
    """
    with staged(target) as path:
        path.write_bytes(content)


@contextmanager
def staged(target: Path) -> Iterator[Path]:
    """A path of no file yet, to write one to: behind the block it is the file `target`, unless the block failed.

    A target that is no regular file (a pipe, a device) is what the path leads to: it is written to as it is.

    Raises:
        OutputError: the block, or putting the file in its place, met an OSError; the message names the target.
    """
    try:
        if target.is_dir():
            raise OutputError(f"{target}: フォルダがあります。ファイル名を指定するか、末尾に / を付けてください。")
        if target.exists() and not target.is_file():
            yield target
            return
        path = _staging(target.resolve())
        try:
            yield path
            _put(path, target.resolve())
        finally:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise _output_error(target, error) from None


def write_folder(target: Path, files: Mapping[str, bytes]) -> None:
    """`files` (name → content) in the folder `target`, made where missing; its other files stay.

    A new folder appears whole. In an existing one, files are replaced only once all are on the disk; where
    a replacement fails, those made before are taken back.

    Raises:
        OutputError: it can't be written; the message names the path and the reason.
    """
    if target.exists() and not target.is_dir():
        raise OutputError(f"{target}: 同じ名前のファイルがあります。別のフォルダ名を指定してください。")
    for name in files:
        if (target / name).is_dir():
            raise OutputError(f"{target / name}: 同じ名前のフォルダがあります。別のフォルダ名を指定してください。")
    folder = target.resolve()
    staging = _staging(folder)
    try:
        staging.mkdir()
        for name, content in files.items():
            _write(staging / name, content)
        if folder.exists():
            _swap_in(staging, folder, files)
        else:
            staging.rename(folder)
    except OSError as error:
        raise _output_error(target, error) from None
    finally:
        if staging.exists():
            for path in staging.iterdir():
                path.unlink()
            staging.rmdir()


def _put(path: Path, target: Path) -> None:
    """The whole file `path` over `target`, with the permissions that stood there."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
    if target.exists():
        path.chmod(target.stat().st_mode & 0o7777)
    path.replace(target)


def _staging(target: Path) -> Path:
    """A name beside `target` that nobody else uses: on the same disk, so that a rename is all or nothing."""
    return target.with_name(f".{target.name}.{os.getpid()}-{time.monotonic_ns()}.tmp")


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _swap_in(staging: Path, folder: Path, files: Mapping[str, bytes]) -> None:
    """Each staged file over its namesake; the old ones wait in the staging folder until all is done."""
    done: list[str] = []
    try:
        for name in files:
            if (folder / name).exists():
                (folder / name).rename(staging / f"{name}.old")
            done.append(name)
            (staging / name).rename(folder / name)
    except BaseException:
        for name in done:
            with suppress(OSError):
                (folder / name).unlink(missing_ok=True)
                if (staging / f"{name}.old").exists():
                    (staging / f"{name}.old").rename(folder / name)
        raise


def _output_error(target: Path, error: OSError) -> OutputError:
    if isinstance(error, FileNotFoundError):
        return OutputError(f"{target}: 出力先のフォルダがありません。先にフォルダを作ってください。")
    return OutputError(f"{target}: 書き込めません（{error.strerror or error}）。空き容量と権限を確かめてください。")
