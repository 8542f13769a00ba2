"""What commands that write have in common."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from senryaku_parse.errors import UsageError

WRITING = ("lang", "encoding", "errors", "csv_safe", "start_year")
"""The options that `write` takes."""


def keep_inputs(inputs: Sequence[str], output: str) -> None:
    """Refuse to write over a file or folder that is read.

    Raises:
        UsageError: `output` is one of `inputs`, under whatever name.
    """
    for name in inputs:
        if "-" not in (name, output) and Path(output).exists() and Path(name).exists() and Path(output).samefile(name):
            raise UsageError(f"{output}: 入力と同じファイルには書き出せません。-o に別の名前を指定してください。")


def refuse(options: Namespace, names: Sequence[str], without: str) -> None:
    """Refuse the options `names`, which need another one.

    Raises:
        UsageError: one of them is given.
    """
    for name in names:
        if getattr(options, name) is not None:
            raise UsageError(f"--{name.replace('_', '-')} は {without} と一緒に指定してください。")
