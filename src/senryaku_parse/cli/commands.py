"""What each command does. Data goes to standard output, messages to standard error."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from os.path import relpath
from pathlib import Path
from shlex import join
from typing import Any

from senryaku_parse import api
from senryaku_parse.api import write, writer_for
from senryaku_parse.cli.bar import page_bar
from senryaku_parse.cli.inputs import ONLY_WRITING, WRITING, is_many, keep_inputs, refuse
from senryaku_parse.cli.messages import say, tell
from senryaku_parse.cli.progress import stage
from senryaku_parse.convert import Trace
from senryaku_parse.errors import UsageError
from senryaku_parse.findings import Finding
from senryaku_parse.formats import WRITERS
from senryaku_parse.messages import language, render
from senryaku_parse.model import Strategy
from senryaku_parse.output import write_file
from senryaku_parse.writers.summary import counts_by_severity, describe, place_of, summary

_DONE, _FOUND_ERRORS = 0, 1


def convert(options: Namespace) -> int:
    """Read the input and write it where `-o` says, or print its summary."""
    if is_many(options):
        if options.review is not None:
            raise UsageError(render("command.review-of-one"))
        from senryaku_parse.cli.many import convert_many

        return convert_many(options)
    if options.output is None:
        refuse(options, ("to", "review", *ONLY_WRITING), "-o")
        return _print_summary(options.inputs[0], options)
    keep_inputs(options.inputs, options.output)
    strategy, traced = read(options.inputs[0], options.source_format, options)
    with stage(render("command.stage-writing")):
        target = sys.stdout.buffer if options.output == "-" else options.output
        given = {name: getattr(options, name) for name in WRITING}
        if options.review is not None:
            given |= _write_review(traced, options)
        findings = strategy.findings + write(strategy, target, format=options.to, **given)
    if options.output != "-":
        counts = counts_by_severity(findings)
        tell(render("command.written", output=options.output, counts=counts))
    return exit_code(findings, options.strict)


def _write_review(traced: Trace | None, options: Namespace) -> dict[str, str]:
    """Write the page that shows how the input was read, and say what a page of its strategy is told of it.

    Raises:
        UsageError: the input is no document, but an output of this package, or the page would be written over another file.
    """
    from senryaku_parse.explain.blocks import explanation_of

    keep_inputs([*options.inputs, options.output], options.review)
    if traced is None or Path(options.review).absolute() == Path(options.output).absolute():
        raise UsageError(render("command.review-apart"))
    explanation_of(traced).write(options.review, lang=options.lang)
    is_page = writer_for(WRITERS, None if options.output == "-" else options.output, options.to).name == "html"
    return {"review": Path(relpath(options.review, Path(options.output).parent)).as_posix()} if is_page else {}


def check(options: Namespace) -> int:
    """Print every finding, and how many cells and lines are accounted for; with `--all` each line outside the strategy."""
    strategy, traced = read(options.input, options.source_format, options)
    for found in strategy.findings:
        say(describe(found))
    say(render("command.findings", count=len(strategy.findings), counts=counts_by_severity(strategy.findings)))
    if traced:
        accounting = traced.accounting()
        say(accounting)
        for lost in accounting.lost:
            say(" ".join(filter(None, (render("command.text-lost"), place_of(lost.position), repr(lost.text)))))
        for line in accounting.outside if options.all else ():
            say(" ".join(filter(None, (render("command.text-outside"), place_of(line.position), line.text))))
    return exit_code(strategy.findings, options.strict)


def explain(options: Namespace) -> int:
    """Print how each table and heading was read, and why, of a document that is refused, too; or write it as a page or recipe."""
    from senryaku_parse.explain import explain as explained
    from senryaku_parse.explain.terminal import terminal_text

    if options.draft:
        return _draft(options)
    if options.output is not None:
        keep_inputs([options.input], options.output)
    with _reading(options.input):
        found = explained(_source(options.input), format=options.source_format, **_read_by(options))
    if options.output is None:
        say(terminal_text(found, language()))
        return _DONE
    with stage(render("command.stage-writing")):
        is_stream = options.output == "-"
        found.write(
            sys.stdout.buffer if is_stream else options.output, format="html" if is_stream else None, lang=options.lang
        )
    if options.output != "-":
        tell(render("command.written", output=options.output, counts=counts_by_severity(found.strategy.findings)))
    return _DONE


def _draft(options: Namespace) -> int:
    """Write how the input was read as a recipe to edit, where `--draft` says."""
    from senryaku_parse.explain import draft

    keep_inputs([options.input], options.draft)
    if options.output is not None:
        raise UsageError(render("command.draft-without-output"))
    if options.recipe is not None:
        raise UsageError(render("command.draft-without-recipe"))
    given = {name: value for name, value in _read_by(options).items() if name != "recipe"}
    with _reading(options.input):
        text = draft(_source(options.input), format=options.source_format, **given)
    _put(text, options.draft)
    return _DONE


def learn(options: Namespace) -> int:
    """Write what was put right in a workbook as a recipe, and tell what no recipe can say."""
    from senryaku_parse.learn import joined
    from senryaku_parse.learn import learn as learned

    keep_inputs([options.input], options.output)
    with _reading(options.input):
        found = learned(options.input, options.limits)
    _put(joined(found, options.output), options.output)
    for one in found.untold:
        tell(render("command.untold", one=one))
    tell(render("command.learned", output=options.output, number=found.corrections, count=len(found.untold)))
    return _DONE


def _put(text: str, target: str) -> None:
    """`text` as the file `target`, "-" for standard output."""
    if target == "-":
        say(text.rstrip("\n"))
        return
    write_file(Path(target), text.encode())


def schema(options: Namespace) -> int:
    """Print the JSON Schema."""
    from senryaku_parse.writers.json import json_schema

    print(json.dumps(json_schema(), ensure_ascii=False, indent=2))
    return _DONE


def _print_summary(name: str, options: Namespace) -> int:
    strategy, traced = read(name, options.source_format, options)
    say(summary(strategy))
    if traced:
        say(traced.accounting())
        if name != "-" and any(found.severity != "info" for found in strategy.findings):
            say(render("command.how-read", command=_explain_command(name, options)))
    return exit_code(strategy.findings, options.strict)


def _explain_command(name: str, options: Namespace) -> str:
    """The command that shows how the input `name` was read under `options`."""
    given = {
        "from": options.source_format,
        "vocabulary": options.vocabulary,
        "recipe": options.recipe,
        "pages": options.pages_as_given,
    }
    words = ["senryaku-parse", "explain", name]
    for option, value in given.items():
        words += [f"--{option}", str(value)] if value is not None else []
    if options.struck != "drop":
        words += ["--struck", options.struck]
    return join(words)


def read(name: str, source_format: str | None, options: Namespace) -> tuple[Strategy, Trace | None]:
    """The strategy that an input holds, with the trace where it was parsed and not loaded."""
    with _reading(name):
        return api.read(_source(name), format=source_format, **_read_by(options))


@contextmanager
def _reading(name: str) -> Iterator[None]:
    """Tell that the input `name` is being read, where that takes time."""
    with stage(render("command.stage-reading", name=Path(name).name)), page_bar():
        yield


def _source(name: str) -> Any:
    return sys.stdin.buffer if name == "-" else name


def _read_by(options: Namespace) -> dict[str, Any]:
    """How documents are read: what `parse` takes."""
    return {name: getattr(options, name) for name in ("vocabulary", "limits", "struck", "pages", "recipe")}


def exit_code(findings: tuple[Finding, ...], strict: bool) -> int:
    """1 where a finding is an error, `strict` also where one is a warning."""
    grave = {"error", "warning"} if strict else {"error"}
    return _FOUND_ERRORS if any(found.severity in grave for found in findings) else _DONE
