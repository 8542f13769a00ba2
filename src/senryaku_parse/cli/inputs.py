"""Checks of arguments that several commands share."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from senryaku_parse.batch.search import is_search
from senryaku_parse.errors import UsageError
from senryaku_parse.formats import MANY_WRITERS, WRITERS, by_suffix
from senryaku_parse.messages import render

ONLY_WRITING = ("encoding", "errors", "csv_safe", "start_year")
"""Options for nothing but `write`."""
WRITING = ("lang", *ONLY_WRITING)
"""The options that `write` takes."""


def keep_inputs(inputs: Sequence[str], output: str) -> None:
    """Refuse to write over a file or folder that is read.

    Raises:
        UsageError: `output` is one of `inputs`, under whatever name.
    """
    for name in inputs:
        if "-" not in (name, output) and _is_same(name, output):
            raise UsageError(render("command.input-is-output", output=output))


def _is_same(name: str, other: str) -> bool:
    """Whether both name the same file or folder; false if that can't be known: using them will tell."""
    with suppress(OSError):
        return Path(name).samefile(other)
    return False


def refuse(options: Namespace, names: Sequence[str], without: str) -> None:
    """Refuse the options `names`, which need another one.

    Raises:
        UsageError: one of them is given.
    """
    for name in names:
        if getattr(options, name) is not None:
            raise UsageError(render("command.option-without", option=name.replace("_", "-"), without=without))


def is_many(options: Namespace) -> bool:
    """Whether the arguments name many documents: several inputs, a folder, a pattern, or an option for many."""
    return (
        len(options.inputs) > 1
        or options.each
        or is_search(options.inputs[0])
        or bool(options.output and _only_of_many(options))
    )


def _only_of_many(options: Namespace) -> bool:
    if options.to:
        return options.to not in [one.name for one in WRITERS]
    return by_suffix(WRITERS, options.output) is None and by_suffix(MANY_WRITERS, options.output) is not None
