"""The command on one input in a process of its own, with the memory and the processor time it took."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import IO, NamedTuple

MOST_MEGABYTES = 340
"""That an input may take, whatever it is."""


class Outcome(NamedTuple):
    """How the command ended."""

    code: int
    out: str
    err: str
    megabytes: float
    """The most memory that the process ever had."""
    seconds: float
    """Of the processor, from the start of the process."""


@cache
def _server() -> tuple[IO[str], IO[str]]:
    """What begins and ends each process; it ends with this one."""
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.support.guarded_server"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={"PYTHONPATH": ":".join(filter(None, sys.path)), "PYTHONIOENCODING": "utf-8:backslashreplace"},
        cwd=Path(__file__).parent.parent.parent,
    )
    assert server.stdin
    assert server.stdout
    return server.stdin, server.stdout


def run_guarded(*words: str | Path, folder: Path) -> Outcome:
    """Run the command with `words`; what it tells is written into `folder`.

    Raises:
        AssertionError: the process was ended, or an exception came out of the command.
    """
    requests, answers = _server()
    files = {name: folder / name for name in ("out", "err", "told")}
    files["told"].unlink(missing_ok=True)
    print(
        json.dumps({"words": [*map(str, words)]} | {name: str(path) for name, path in files.items()}),
        file=requests,
        flush=True,
    )
    exit_code = answers.readline().strip()
    out, err = (files[name].read_text("utf-8", errors="replace") for name in ("out", "err"))
    assert files["told"].exists(), f"exit code {exit_code}, {err[-2000:]}"
    code, megabytes, seconds = json.loads(files["told"].read_text("ascii"))
    return Outcome(code, out, err, megabytes, seconds)
