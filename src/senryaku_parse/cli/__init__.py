"""The command. Thin: arguments in, messages and exit codes out."""

from __future__ import annotations

import importlib
import io
import os
import signal
import sys
import warnings
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import NoReturn

from senryaku_parse.cli.language import language_of
from senryaku_parse.cli.messages import tell
from senryaku_parse.errors import OutputError, SenryakuError, UsageError, reason
from senryaku_parse.messages import render, speaking, term

_SIGNALLED = 128
"""What shells add to the number of the signal that ended a process."""
_INTERRUPTED = _SIGNALLED + signal.SIGINT


def run() -> int:
    """The command as a process of its own: `main`, with what only the owner of a process may do."""
    _open_missing_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) is signal.SIG_DFL:  # `nohup` has it ignored
            signal.signal(number, _end)
    sys.unraisablehook = _pass_over
    warnings.filterwarnings("ignore", module="joblib")  # it tells of work that an interrupt stopped
    code = main(prepare=_import_openpyxl_without_numpy if any("xlsx" in word for word in sys.argv) else None)
    if code == _INTERRUPTED:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # one that comes while Python ends would be told with a traceback
    return code


def _open_missing_streams() -> None:
    """Replace a standard stream that was closed (`2>&-`) by one that is empty and takes everything."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode))  # noqa: PTH123, SIM115 - it is open as long as the process is


def _pass_over(failure: sys.UnraisableHookArgs) -> None:
    """Ignore a file that can't be closed while it is cleared away: a full disk was reported where it was written."""
    if not isinstance(failure.exc_value, OSError):
        sys.__unraisablehook__(failure)


def _end(number: int, _: object) -> NoReturn:
    """Exit cleanly: remove files that are half written."""
    sys.exit(_SIGNALLED + number)


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


def main(arguments: Sequence[str] | None = None, prepare: Callable[[], None] | None = None) -> int:
    """Run the command with `arguments` (default: those of the process); gives the exit code. `prepare` runs first."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    try:
        lang = language_of(words)
    except UsageError as error:
        tell(f"senryaku-parse: {error}")
        return error.exit_code
    with speaking(lang):
        return _main(words, prepare)


def _main(words: Sequence[str], prepare: Callable[[], None] | None) -> int:
    try:
        if prepare:
            prepare()
        from senryaku_parse.cli.arguments import read_arguments

        options = read_arguments(words)
        code: int = options.run(options)
        sys.stdout.flush()
        return code
    except SenryakuError as error:
        code, message = error.exit_code, str(error)
    except BrokenPipeError:
        code, message = 0, ""
    except OSError as error:
        where = error.filename or term("標準出力")
        message = render("command.unwritable-stream", where=where, reason=reason(error))
        code = OutputError.exit_code
    except KeyboardInterrupt:
        code, message = _INTERRUPTED, render("command.interrupted")
    except SystemExit:  # --help
        _give_up_output()
        raise
    _give_up_output()
    if message:
        tell(f"senryaku-parse: {message}")
    return code


def _give_up_output() -> None:
    """Discard what is still to be written if standard output accepts no more."""
    try:
        sys.stdout.flush()
    except OSError:
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
