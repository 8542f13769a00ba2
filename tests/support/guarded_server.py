"""Runs the command on one input after another, each in a fork of this process, which has imported what all need.

Reads a line of JSON (`words`, `out`, `err`, `told`) for each run, and answers with the exit status of the fork.
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import sys
import time
from pathlib import Path

from senryaku_parse import parse_text
from senryaku_parse.cli import main
from tests.support.attacks import TABLE, table

_MOST_MEMORY = 4 * 2**30
"""Bytes of address space at which the process is ended: far more than it may take, and less than hurts the machine."""
_MOST_SECONDS = 40
"""Of the processor, at which it is ended: only a hang takes as long."""


def _run(words: list[str], out: str, err: str, told: str) -> None:
    """`getrusage` would tell of the parent's memory too, which the process begins with."""
    for path, stream in ((os.devnull, 0), (out, 1), (err, 2)):
        os.dup2(os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC), stream)
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS,) * 2)
    code = main(words)
    sys.stdout.flush()
    sys.stderr.flush()
    status = Path("/proc/self/status").read_text("ascii").splitlines()
    (peak,) = (int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    Path(told).write_text(json.dumps([code, peak / 1024, time.process_time()]), "ascii")


def _prepare() -> None:
    """Import what the readers import as they need it."""
    for name in ("cli.commands", "readers.docx", "readers.xlsx", "readers.pdf"):
        importlib.import_module(f"senryaku_parse.{name}")
    parse_text(TABLE, format="markdown")
    parse_text(table(""), format="html")


def _serve() -> None:
    _prepare()
    for line in sys.stdin:
        child = os.fork()
        if not child:
            try:
                _run(**json.loads(line))
                os._exit(0)
            except BaseException:
                sys.excepthook(*sys.exc_info())
                sys.stderr.flush()
                os._exit(1)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    _serve()
