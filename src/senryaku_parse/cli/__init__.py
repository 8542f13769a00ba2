"""The command. Thin: arguments in, messages and exit codes out."""

from __future__ import annotations

import importlib
import io
import os
import sys
import warnings
from collections.abc import Sequence

from senryaku_parse.cli.arguments import read_arguments
from senryaku_parse.cli.tell import tell
from senryaku_parse.errors import OutputError, SenryakuError

_INTERRUPTED = 130
"""128 + SIGINT, as shells have it."""


def run() -> int:
    """The command as a process of its own: `main`, with what only the owner of a process may do."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    warnings.filterwarnings("ignore", module="joblib")  # it tells of work that an interrupt stopped
    if any("xlsx" in word for word in sys.argv):
        _import_openpyxl_without_numpy()
    return main()


def _import_openpyxl_without_numpy() -> None:
    """Import openpyxl as if numpy were not installed, which takes a third of its time off.

    openpyxl imports numpy where it finds it, to write numpy's numbers, and the command never has any. For the rest
    of the process numpy can be imported as usual.
    """
    if "numpy" in sys.modules:
        return
    sys.modules["numpy"] = None  # type: ignore[assignment]
    try:
        importlib.import_module("openpyxl")
    finally:
        del sys.modules["numpy"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with `arguments` (default: those of the process); gives the exit code."""
    try:
        options = read_arguments(sys.argv[1:] if arguments is None else list(arguments))
        code: int = options.run(options)
        sys.stdout.flush()
        return code
    except SenryakuError as error:
        tell(f"senryaku-parse: {error}")
        return error.exit_code
    except BrokenPipeError:
        _discard_output()
        return 0
    except OSError as error:
        _discard_output()
        tell(f"senryaku-parse: 標準出力に書けません（{error.strerror or error}）。出力先を確かめてください。")
        return OutputError.exit_code
    except KeyboardInterrupt:
        tell("senryaku-parse: 中断しました。書きかけのファイルは残していません。")
        return _INTERRUPTED


def _discard_output() -> None:
    """Let what is still to be flushed go nowhere: there is nobody to read it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
