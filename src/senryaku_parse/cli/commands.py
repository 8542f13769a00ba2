"""What each command does. Data goes to standard output, messages to standard error."""

from __future__ import annotations

import io
import json
import sys
from argparse import Namespace
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from senryaku_parse.api import load, write
from senryaku_parse.cli.progress import stage
from senryaku_parse.convert import Trace, trace
from senryaku_parse.errors import UsageError
from senryaku_parse.findings import Finding
from senryaku_parse.formats import LOADERS, READERS, by_suffix
from senryaku_parse.inputs import is_folder
from senryaku_parse.limits import Limits
from senryaku_parse.model import Strategy
from senryaku_parse.writers.summary import counts_by_severity, describe, summary

_DONE, _FOUND_ERRORS = 0, 1

WRITING = ("lang", "encoding", "errors", "csv_safe", "start_year")
"""The options that `write` takes."""

_ZIP = b"PK\x03\x04"
"""How a workbook begins."""


def convert(options: Namespace) -> int:
    """Read the input and write it where `-o` says, or print its summary."""
    if options.output is None:
        refuse(options, ("to", *WRITING), "-o")
        return max(_print_summary(name, options) for name in options.inputs)
    if len(options.inputs) > 1:
        raise UsageError("1つの出力に書けるのは1つの入力です。入力ごとに -o を指定してください。")
    keep_inputs(options.inputs, options.output)
    strategy, _ = read(options.inputs[0], options.source_format, options.limits)
    with stage("書き出しています"):
        target = sys.stdout.buffer if options.output == "-" else options.output
        given = {name: getattr(options, name) for name in WRITING}
        findings = strategy.findings + write(strategy, target, format=options.to, **given)
    if options.output != "-":
        counts = counts_by_severity(findings)
        print(f"{options.output} に書き出しました（確認事項: {counts}）。", file=sys.stderr)
    return exit_code(findings, options.strict)


def check(options: Namespace) -> int:
    """Print every finding and how many cells are accounted for."""
    strategy, traced = read(options.input, options.source_format, options.limits)
    for found in strategy.findings:
        print(describe(found))
    print(f"確認事項 {len(strategy.findings)}件（{counts_by_severity(strategy.findings)}）")
    if traced:
        accounting = traced.accounting()
        print(accounting)
        for cell in accounting.lost:
            print(
                f"行き先のないセル: 表{cell.position.table} 行{cell.position.row} 列{cell.position.column} {cell.text!r}"
            )
    return exit_code(strategy.findings, options.strict)


def schema(options: Namespace) -> int:
    """Print the JSON Schema."""
    from senryaku_parse.writers.json import json_schema

    print(json.dumps(json_schema(), ensure_ascii=False, indent=2))
    return _DONE


def _print_summary(name: str, options: Namespace) -> int:
    strategy, traced = read(name, options.source_format, options.limits)
    print(summary(strategy))
    if traced:
        print(traced.accounting())
    return exit_code(strategy.findings, options.strict)


def refuse(options: Namespace, names: Sequence[str], without: str) -> None:
    """Refuse the options `names`, which need another one.

    Raises:
        UsageError: one of them is given.
    """
    for name in names:
        if getattr(options, name) is not None:
            raise UsageError(f"--{name.replace('_', '-')} は {without} と一緒に指定してください。")


def keep_inputs(inputs: Sequence[str], output: str) -> None:
    """Refuse to write over a file or folder that is read.

    Raises:
        UsageError: `output` is one of `inputs`, under whatever name.
    """
    for name in inputs:
        if "-" not in (name, output) and Path(output).exists() and Path(name).exists() and Path(output).samefile(name):
            raise UsageError(f"{output}: 入力と同じファイルには書き出せません。-o に別の名前を指定してください。")


def read(name: str, source_format: str | None, limits: Limits) -> tuple[Strategy, Trace | None]:
    """The strategy that an input holds, with the trace where it was parsed and not loaded."""
    format = source_format or _own_format(name)
    source = sys.stdin.buffer if name == "-" else name
    with stage(f"{Path(name).name} を読んでいます"):
        if format in [one.name for one in LOADERS]:
            return load(source, format=format, limits=limits), None
        traced = trace(source, format=format, limits=limits)
    return traced.strategy, traced


def _own_format(name: str) -> str | None:
    """The name of the loader for an input: its ending says it, that it is a folder, or else how it begins."""
    if told := by_suffix((*LOADERS, *READERS), name):
        return told.name if told in LOADERS else None
    if is_folder(name):
        return "package"
    start = _start(name)
    return "xlsx" if start.startswith(_ZIP) else "json" if start.lstrip().startswith(b"{") else None


def _start(name: str) -> bytes:
    """How an input begins; nothing where it can't be read, which reading it will tell."""
    if name == "-":
        return sys.stdin.buffer.peek(1) if isinstance(sys.stdin.buffer, io.BufferedReader) else b""
    with suppress(OSError, ValueError), Path(name).open("rb") as file:
        return file.read(64)
    return b""


def exit_code(findings: tuple[Finding, ...], strict: bool) -> int:
    """1 where a finding is an error, `strict` also where one is a warning."""
    grave = {"error", "warning"} if strict else {"error"}
    return _FOUND_ERRORS if any(found.severity in grave for found in findings) else _DONE
