"""The command on one input in a process of its own, with the memory and the processor time it took."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

MOST_MEGABYTES = 300
"""That an input may take, whatever it is."""
_MOST_MEMORY = 4 * 2**30
"""Bytes of address space at which the process is ended: far more than it may take, and less than hurts the machine."""
_MOST_SECONDS = 40
"""Of the processor, at which it is ended: only a hang takes as long."""
_PROGRAM = f"""
import json, resource, sys, time
resource.setrlimit(resource.RLIMIT_AS, ({_MOST_MEMORY},) * 2)
resource.setrlimit(resource.RLIMIT_CPU, ({_MOST_SECONDS},) * 2)
from senryaku_parse.cli import main
code = main(sys.argv[2:])
(peak,) = [int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM")]
with open(sys.argv[1], "w") as told:
    json.dump([code, peak / 1024, time.process_time()], told)
"""
"""`getrusage` would tell of the parent's memory too, which the process begins with."""


class Outcome(NamedTuple):
    """How the command ended."""

    code: int
    out: str
    err: str
    megabytes: float
    """The most memory that the process ever had."""
    seconds: float
    """Of the processor, from the start of the process."""


def run_guarded(*words: str | Path, told: Path) -> Outcome:
    """Run the command with `words`; `told` is a file for its own use.

    Raises:
        AssertionError: the process was ended, or an exception came out of the command.
    """
    told.unlink(missing_ok=True)
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(told), *map(str, words)],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        env={"PYTHONPATH": ":".join(filter(None, sys.path)), "PYTHONIOENCODING": "utf-8:backslashreplace"},
        check=False,
    )
    assert told.exists(), f"exit code {done.returncode}, {done.stderr[-2000:]}"
    code, megabytes, seconds = json.loads(told.read_text("ascii"))
    return Outcome(code, done.stdout, done.stderr, megabytes, seconds)
