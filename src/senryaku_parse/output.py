"""Bytes → disk, whole or not at all: written beside the target, then renamed over it.

What a process leaves that is killed meanwhile lies hidden beside the target, `.NAME.PID-NUMBER.tmp`; `sweep` removes it.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from senryaku_parse.errors import OutputError, reason
from senryaku_parse.messages import render

_STAGED = re.compile(r"\..+\.\d+-\d+\.tmp")
"""What `_staging` names."""
_ABANDONED = 24 * 60 * 60
"""Seconds that no write of one output takes."""


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
            raise OutputError(render("writing.target-is-folder", target=target))
        if target.exists() and not target.is_file():
            yield target
            return
        path = _staging(target.resolve())
        _check_writable(target)
        try:
            yield path
            _flush(path)
            _put(path, target.resolve())
        finally:
            _discard(path)
    except OSError as error:
        raise output_error(target, error) from None


def write_folder(target: Path, files: Mapping[str, bytes]) -> None:
    """`files` (name → content) in the folder `target`, made where missing; its other files stay.

    A new folder appears whole. In an existing one, files are replaced, each at once, when all are on the disk; where
    a replacement fails, those made before are taken back. A process that is killed while they are replaced leaves some of
    them new and some old.

    Raises:
        OutputError: it can't be written; the message names the path and the reason.
    """
    folder = target.resolve()
    staging = _staging(folder)
    try:
        _check_free(target, files)
        staging.mkdir()
        for name, content in files.items():
            (staging / name).write_bytes(content)
            _flush(staging / name)
        if folder.exists():
            _replace(staging, folder, files)
        else:
            staging.rename(folder)
    except OSError as error:
        raise output_error(target, error) from None
    finally:
        _discard(staging)


def _check_free(target: Path, files: Mapping[str, bytes]) -> None:
    """Refuse what is no folder in place of the folder, and a folder in place of one of its files."""
    if target.exists() and not target.is_dir():
        raise OutputError(render("writing.target-is-file", target=target))
    for name in files:
        if (target / name).is_dir():
            raise OutputError(render("writing.part-is-folder", path=target / name))
        _check_writable(target / name)


def _check_writable(target: Path) -> None:
    """Refuse to rename something over a file that its owner made read-only, or that is somebody else's."""
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def sweep(folder: Path) -> None:
    """Remove from `folder` what processes left there that were killed while they wrote, a day ago or longer."""
    with suppress(OSError):
        for path in folder.glob(".*.tmp"):
            if _STAGED.fullmatch(path.name) and time.time() - path.lstat().st_mtime > _ABANDONED:
                _discard(path)


def _discard(path: Path) -> None:
    """Remove a staged file or folder, where it is still there; it is none of the output, so that failing is no error."""
    with suppress(OSError):
        if path.is_dir():
            shutil.rmtree(path)
        elif path.exists():
            path.unlink()


def _flush(path: Path) -> None:
    """Have all of the file `path` on the disk."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _put(path: Path, target: Path) -> None:
    """The whole file `path` over `target`, with the permissions that stood there."""
    if target.exists():
        path.chmod(target.stat().st_mode & 0o7777)
    path.replace(target)


def _staging(target: Path) -> Path:
    """A name beside `target` that nobody else uses: on the same disk, so that a rename is all or nothing."""
    return target.with_name(f".{target.name}.{os.getpid()}-{time.monotonic_ns()}.tmp")


def _replace(staging: Path, folder: Path, files: Mapping[str, bytes]) -> None:
    """Each staged file over its namesake; copies of the old ones wait in the staging folder until all is done."""
    saved = {name: staging / f"{name}.old" for name in files if (folder / name).exists()}
    for name, copy in saved.items():
        shutil.copy2(folder / name, copy)
    done: list[str] = []
    try:
        for name in files:
            done.append(name)
            _put(staging / name, folder / name)
    except BaseException:
        for name in done:
            with suppress(OSError):
                if name in saved:
                    saved[name].replace(folder / name)
                else:
                    (folder / name).unlink(missing_ok=True)
        raise


def output_error(target: Path, error: OSError) -> OutputError:
    """The sentence on an output that can't be written."""
    if isinstance(error, FileNotFoundError):
        return OutputError(render("writing.no-folder", target=target))
    return OutputError(render("writing.unwritable", target=target, reason=reason(error)))
