"""The command with many inputs: one output of all, one each, or a line each on the terminal."""

from __future__ import annotations

import os
import shutil
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from senryaku_parse.api import chosen, writer_for
from senryaku_parse.batch.combined import Collecting, combine, note, recall, up_to_date
from senryaku_parse.batch.discovery import Found, find
from senryaku_parse.batch.each import Converting, convert_each, jobs_of
from senryaku_parse.batch.outcomes import Outcome, Report, outcome
from senryaku_parse.batch.results import Reading, lost, planned, read_one, reading_of
from senryaku_parse.batch.work import run
from senryaku_parse.cli.bar import with_bar
from senryaku_parse.cli.inputs import ONLY_WRITING, WRITING, keep_inputs, refuse
from senryaku_parse.cli.messages import say, tell
from senryaku_parse.errors import InputError, SenryakuError, UsageError
from senryaku_parse.formats import MANY_WRITERS, WRITERS, Format
from senryaku_parse.formats import find as find_format
from senryaku_parse.inputs import is_folder
from senryaku_parse.messages import list_out, render, term
from senryaku_parse.output import staged
from senryaku_parse.vocabulary.added import vocabulary_with
from senryaku_parse.writers.many.documents import DOCUMENTS
from senryaku_parse.writers.summary import severities

_EACH = "xlsx"
"""The format of --each, unless --to names another."""
_NAMED = 5
"""Files that are named of those that are not read."""


def convert_many(options: Namespace) -> int:
    """Read all inputs, and write one output, one each, or a line each. The exit code is that of the most serious error."""
    if options.jobs is not None and options.jobs < 1:
        raise UsageError(render("command.jobs-positive"))
    if not options.output:
        refuse(options, ("to", *ONLY_WRITING), "-o")
    if "-" in options.inputs:
        raise UsageError(render("command.stream-with-others"))
    if options.each and not options.output:
        raise UsageError(render("command.each-needs-output"))
    target = Path(options.output) if options.output and options.output != "-" else None
    passed_over: list[str] = []
    found = list(find(options.inputs, target if options.each else None, passed_over))
    if all(one.problem for one in found):
        raise InputError(found[0].problem if len(found) == 1 else render("command.no-documents"))
    report = Report()
    if not options.output:
        _list(found, options, report)
    elif options.each:
        _each(found, options, report)
    else:
        _combine(found, target, options, report)
    _tell_passed_over(passed_over)
    return report.exit_code(options.strict)


def _combine(found: list[Found], target: Path | None, options: Namespace, report: Report) -> None:
    if options.output.endswith(("/", "\\")) or (target and is_folder(target) and not options.to):
        raise UsageError(render("command.many-in-folder"))
    if options.to == "json" or (not options.to and Path(options.output).suffix.lower() == ".json"):
        raise UsageError(render("command.many-in-json"))
    writer = writer_for(MANY_WRITERS, target, options.to)
    kept = _options(writer, options)
    task = Collecting(writer.function()(**kept), _reading(options))
    watch = partial(with_bar, total=len(found))
    if target is None or (target.exists() and not target.is_file()):
        with TemporaryDirectory() as folder, _told_problems(report):
            path = Path(folder, "out")
            combine(found, path, task, jobs=options.jobs, watch=watch, report=report)
            with path.open("rb") as file, _opened(target) as out:
                shutil.copyfileobj(file, out)
        _tell_problems(report)
        return
    _keep(found, target)
    asked = {**kept, "to": writer.name, **task.reading.fingerprinted()}
    made_of, known = up_to_date(target, found, asked, force=options.force)
    if known:
        recall(known, report)
        _tell(
            report,
            render("command.kept-up-to-date", target=target),
        )
        return
    with _told_problems(report):
        combine(found, target, task, jobs=options.jobs, watch=watch, report=report)
    note(target, made_of, report)
    _tell(report, render("command.written-to", target=target))


@contextmanager
def _opened(target: Path | None) -> Iterator[IO[bytes]]:
    """A pipe or device, or standard output, to write to."""
    if target is None:
        yield sys.stdout.buffer
        return
    with staged(target) as path, path.open("wb") as file:
        yield file


def _each(found: list[Found], options: Namespace, report: Report) -> None:
    if options.output == "-":
        raise UsageError(render("command.each-in-folder"))
    writer = find_format(WRITERS, options.to or _EACH)
    kept = _options(writer, options)
    folder = Path(options.output)
    task = Converting(writer, kept, _reading(options))
    jobs = jobs_of(found, writer)
    for job in jobs:
        _keep([job.found], folder / job.output)
    watch = partial(with_bar, total=len(found))
    with _told_problems(report):
        convert_each(folder, jobs, task, processes=options.jobs, force=options.force, watch=watch, report=report)
    _tell(report, render("command.written-into", folder=folder))


def _list(found: list[Found], options: Namespace, report: Report) -> None:
    plan, documents = planned(found, options.jobs, None)
    task = partial(_read_outcome, reading=_reading(options))
    outcomes = run(task, documents, plan, lambda one: outcome(lost(one)))
    for one in outcomes if sys.stdout.isatty() else with_bar(outcomes, len(found)):
        report.note(one)
        if one.part and one.problem is None:
            say(_line(one))
    _tell(report, render("command.have-read"))


def _reading(options: Namespace) -> Reading:
    """How the documents are read; fails before the first one if the vocabulary or the recipe can't be read.

    Raises:
        SenryakuError: one of them can't be read.
    """
    vocabulary_with(options.vocabulary)
    if options.recipe is not None:
        from senryaku_parse.recipe.folder import check_recipes  # few have one

        check_recipes(Path(options.recipe))
    return reading_of(
        options.source_format, options.vocabulary, options.limits, options.struck, options.pages, options.recipe
    )


def _read_outcome(found: Found, reading: Reading) -> Outcome:
    return outcome(read_one(found, reading))


def _line(one: Outcome) -> str:
    """One line about a document: its municipality, its number of items and of findings."""
    record = one.part.record if one.part else ()
    values = {column.name: value for column, value in zip(DOCUMENTS.columns, record, strict=True)}
    counts = list_out(
        f"{term(column.heading.removesuffix('の数'))} {values[column.name]}"
        for column in DOCUMENTS.columns
        if column.name.endswith("_count")
    )
    return render(
        "command.line-of-document",
        document=one.document,
        municipality=values["municipality"] or term("団体名不明"),
        counts=counts,
    )


def _options(writer: Format, options: Namespace) -> dict[str, Any]:
    return chosen(writer, {name: getattr(options, name) for name in WRITING})


def _keep(found: list[Found], output: Path) -> None:
    """Refuse to write over a document that is read.

    Raises:
        UsageError: `output` is one of `found`.
    """
    keep_inputs([os.fspath(one.source) for one in found if not isinstance(one.source, bytes)], str(output))


@contextmanager
def _told_problems(report: Report) -> Iterator[None]:
    """Tell of the documents that could not be read where the block ends with an error of ours."""
    try:
        yield
    except SenryakuError:
        _tell_problems(report)
        raise


def _tell(report: Report, what: str) -> None:
    """Report what was done, and each document with a problem."""
    counts = severities(report.counts)
    tell(
        render("command.done-many-skipped", what=what, done=report.done, skipped=report.skipped, counts=counts)
        if report.skipped
        else render("command.done-many", what=what, done=report.done, counts=counts)
    )
    if report.truncated:
        tell(render("command.with-errors", count=len(report.truncated)))
        for document in report.truncated:
            tell(f"  {document}")
    _tell_problems(report)


def _tell_passed_over(names: list[str]) -> None:
    """The files of searched folders that are not read: other kinds, and outputs of our own."""
    if names:
        more = render("command.and-more", number=len(names) - _NAMED) if len(names) > _NAMED else ""
        tell(render("command.passed-over", count=len(names), names=list_out(filter(None, (*names[:_NAMED], more)))))


def _tell_problems(report: Report) -> None:
    if report.problems:
        tell(render("command.not-in-output", count=len(report.problems)))
    for document, problem in report.problems.items():
        tell(f"  {document}: {problem.removeprefix(f'{document}: ')}")
