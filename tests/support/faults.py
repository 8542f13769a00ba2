"""Faults of the environment, met by the command: `python -m tests.support.faults` reads runs from standard input.

A run is the words of a command and the fault that it meets in a folder of its own. The process imports everything once and
forks for each run, so that hundreds of them take seconds.

    full N         no file can grow beyond N bytes (the disk is full)
    cut N          the same, but the process is killed there, in the middle of a write
    fail N         the N-th change that it makes in its folder fails: a file made, removed, renamed …
    interrupt N    Ctrl-C at the N-th change
    end N          SIGTERM at the N-th change
    kill N         SIGKILL at the N-th change
    user N         the process is user N, where it is root's: whom permissions do not hold up
    none 0         no fault
"""

from __future__ import annotations

import atexit
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from errno import ENOSPC
from pathlib import Path
from typing import Any, NamedTuple

_CHANGES = frozenset("os.rename os.remove os.mkdir os.rmdir os.chmod".split())
_WRITING = os.O_WRONLY | os.O_RDWR
_ROOT = Path(__file__).parents[2]


class Fault(NamedTuple):
    """What goes wrong, and at which change or byte."""

    kind: str
    at: int


class Run(NamedTuple):
    """What became of a command."""

    fault: Fault
    folder: Path
    """Where it ran: what it left."""
    code: int
    """Its exit code; of a process that was killed minus the signal."""
    told: str
    """What it said on standard error."""


def run_all(words: Sequence[str], folders: Sequence[Path], faults: Sequence[Fault]) -> list[Run]:
    """`words` as a command in each of `folders`, each with its fault."""
    given = json.dumps(
        {"words": words, "runs": [[str(one), *fault] for one, fault in zip(folders, faults, strict=True)]}
    )
    command = [sys.executable, "-m", "tests.support.faults"]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(_ROOT), *sys.path])}
    done = subprocess.run(command, input=given.encode(), capture_output=True, cwd=_ROOT, env=env, check=True)
    results = json.loads(done.stdout)
    return [Run(fault, folder, *one) for fault, folder, one in zip(faults, folders, results, strict=True)]


class _Changes:
    """Counts what the process changes in its folder, and brings the fault at the change where it is due."""

    def __init__(self, fault: Fault) -> None:
        self._fault = fault
        self._folder = f"{Path.cwd()}{os.sep}"
        self._count = 0
        self._fsync = os.fsync
        os.fsync = self._sync
        sys.addaudithook(self._audit)

    def _sync(self, fd: Any) -> None:
        self._change()
        self._fsync(fd)

    def _audit(self, event: str, words: tuple[Any, ...]) -> None:
        if event in _CHANGES or (event == "open" and words[2] & _WRITING):
            place = words[0]
            if isinstance(place, str | os.PathLike) and str(Path(place).absolute()).startswith(self._folder):
                self._change()

    def _change(self) -> None:
        self._count += 1
        if self._count != self._fault.at:
            return
        if self._fault.kind == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        elif self._fault.kind == "end":
            os.kill(os.getpid(), signal.SIGTERM)
        elif self._fault.kind == "interrupt":
            raise KeyboardInterrupt
        elif self._fault.kind == "fail":
            raise OSError(ENOSPC, os.strerror(ENOSPC))


def _child(command: Callable[[], int], folder: str, fault: Fault) -> int:
    """The command's exit code."""
    os.chdir(folder)
    if fault.kind == "user" and os.getuid() == 0:
        os.setgroups([])
        os.setgid(fault.at)
        os.setuid(fault.at)
    if fault.kind in ("full", "cut"):
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL if fault.kind == "cut" else signal.SIG_IGN)
        import resource  # of POSIX alone; elsewhere the tests that come here are skipped

        resource.setrlimit(resource.RLIMIT_FSIZE, (fault.at, fault.at))
    _Changes(fault)
    try:
        return command()
    except SystemExit as ended:
        return int(ended.code or 0)
    except BaseException:
        traceback.print_exc()
        return 1
    finally:
        atexit._run_exitfuncs()


def _fork(command: Callable[[], int], folder: str, fault: Fault) -> tuple[int, str]:
    """Exit code and standard error of the command in a process of its own."""
    told, telling = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(telling, 2)
        code = _child(command, folder, fault)
        sys.stderr.flush()
        os._exit(code)
    os.close(telling)
    with os.fdopen(told, "rb") as said:
        text = said.read().decode()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), text


def _main() -> None:
    given = json.load(sys.stdin)
    results = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.dont_write_bytecode = True
    sys.argv = ["senryaku-parse", *given["words"]]
    from senryaku_parse.cli import run

    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(given["runs"][0][0], folder, dirs_exist_ok=True)
        os.chdir(folder)
        run()
        os.chdir("/")
    answer = [_fork(run, folder, Fault(*fault)) for folder, *fault in given["runs"]]
    os.write(results, json.dumps(answer).encode())


if __name__ == "__main__":
    _main()
