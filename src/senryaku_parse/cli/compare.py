"""The command `compare`: two editions side by side, several followed, or what people entered carried over."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from typing import TYPE_CHECKING, Any

from senryaku_parse.api import write, write_comparison
from senryaku_parse.cli.commands import exit_code, read
from senryaku_parse.cli.inputs import ONLY_WRITING, WRITING, keep_inputs, refuse
from senryaku_parse.cli.messages import tell
from senryaku_parse.cli.progress import stage
from senryaku_parse.compare import carry, follow
from senryaku_parse.compare import compare as compare_two
from senryaku_parse.compare import merge as merge_copies
from senryaku_parse.compare.model import Comparison
from senryaku_parse.compare.relation import refusal
from senryaku_parse.errors import UsageError
from senryaku_parse.findings import Finding
from senryaku_parse.formats import LOADERS, READERS, by_suffix
from senryaku_parse.messages import render
from senryaku_parse.model import Indicator, Strategy
from senryaku_parse.writers.summary import counts_by_severity, describe

if TYPE_CHECKING:
    from senryaku_parse.compare.series import History

_SAME, _DIFFERENT = 0, 1


def compare(options: Namespace) -> int:
    """Compare the editions, and print what changed or write it where `-o` says."""
    _check(options)
    editions = [_read(name, options) for name in options.inputs]
    if options.carry_actuals:
        different, findings = _carry(editions[0], editions[1], options)
    else:
        different, findings = _compare(editions, options)
    codes = [exit_code(one.findings, options.strict) for one in editions]
    return max(_DIFFERENT if different and options.exit_code else _SAME, exit_code(findings, options.strict), *codes)


def _check(options: Namespace) -> None:
    """Reject options that contradict each other, before anything is read."""
    if len(options.inputs) < 2:
        raise UsageError(render("command.compare-two"))
    if options.inputs.count("-") > 1:
        raise UsageError(render("command.one-stream"))
    if options.carry_actuals:
        if options.output is None:
            raise UsageError(render("command.carry-needs-output"))
        if len(options.inputs) > 2:
            raise UsageError(render("command.carry-two"))
    else:
        refuse(options, ("start_year",), "--carry-actuals")
    if options.output is None:
        refuse(options, ("to", *ONLY_WRITING), "-o")
    else:
        keep_inputs(options.inputs, options.output)


def _read(name: str, options: Namespace) -> Strategy:
    """The edition that an input holds; `--from` is for those whose ending tells no format. Its errors are told."""
    told = by_suffix((*READERS, *LOADERS), name)
    edition, _ = read(name, None if told else options.source_format, options)
    if errors := sum(found.severity == "error" for found in edition.findings):
        tell(render("command.errors-in-edition", name=name, errors=errors))
    return edition


def _compare(editions: list[Strategy], options: Namespace) -> tuple[bool, tuple[Finding, ...]]:
    """Whether the editions differ, and the findings of the writer."""
    with stage(render("command.stage-comparing")):
        result = compare_two(*editions) if len(editions) == 2 else follow(*editions)
    comparisons = (result,) if isinstance(result, Comparison) else result.comparisons
    different = any(comparison.different for comparison in comparisons)
    if options.output is None:
        _print(result)
        return different, ()
    for comparison in comparisons:
        _refuse_strangers(comparison, options)
    findings = _write(write_comparison, result, options)
    if options.output != "-":
        changes = sum(len(comparison.changes) for comparison in comparisons)
        tell(render("command.written-changes", output=options.output, changes=changes))
    return different, findings


def _refuse_strangers(comparison: Comparison, options: Namespace) -> None:
    """Stop, before anything is written, if the two documents are not editions of one strategy."""
    if not options.unrelated and (why := refusal(comparison)):
        raise UsageError(why)


def _carry(old: Strategy, new: Strategy, options: Namespace) -> tuple[bool, tuple[Finding, ...]]:
    """Write `new` with what `old` has; whether the two differ, and the findings on the way."""
    comparison = compare_two(old, new)
    _refuse_strangers(comparison, options)
    with stage(render("command.stage-carrying")):
        carried = carry(old, new)
    missed = carried.findings[len(new.findings) :]
    findings = missed + _write(write, carried, options)
    for found in missed:
        tell(describe(found))
    before = {node.id: len(node.actuals) for node in new.nodes() if isinstance(node, Indicator)}
    gained = [len(node.actuals) - before[node.id] for node in carried.nodes() if isinstance(node, Indicator)]
    tell(
        render(
            "command.carried", count=sum(gained), indicators=sum(map(bool, gained)), counts=counts_by_severity(missed)
        )
    )
    return bool(options.exit_code) and comparison.different, findings


def merge(options: Namespace) -> int:
    """Write what several people edited in copies of one edition as one, and tell the conflicts."""
    keep_inputs(options.inputs, options.output)
    if len(options.inputs) < 3:
        raise UsageError(render("command.merge-two"))
    base, *copies = (_read(name, options) for name in options.inputs)
    with stage(render("command.stage-merging")):
        merged = merge_copies(base, *copies)
    conflicts = [found for found in merged.findings if found.code == "merge-conflict"]
    findings = _write(write, merged, options)
    for found in conflicts:
        tell(describe(found))
    tell(render("command.merged", count=len(copies), conflicts=len(conflicts)))
    return exit_code((*merged.findings, *findings), options.strict)


def _write(writer: Any, content: object, options: Namespace) -> tuple[Finding, ...]:
    """`content` where `-o` says; the findings of the writer are told."""
    given = {name: value for name in WRITING if (value := getattr(options, name)) is not None}
    with stage(render("command.stage-writing")):
        target = sys.stdout.buffer if options.output == "-" else options.output
        findings: tuple[Finding, ...] = writer(content, target, format=options.to, **given)
    for found in findings:
        tell(describe(found))
    return findings


def _print(result: Comparison | History) -> None:
    from senryaku_parse.compare.writers.terminal import history_text, terminal_text

    color = _has_colors()
    print(terminal_text(result, color=color) if isinstance(result, Comparison) else history_text(result, color=color))


def _has_colors() -> bool:
    """Whether standard output is a terminal that may be coloured (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
