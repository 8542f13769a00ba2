"""Many documents → one output."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from senryaku_parse.batch.discovery import Found
from senryaku_parse.batch.outcomes import Outcome, Report, outcome
from senryaku_parse.batch.record import FolderRecord, OutputEntry, fingerprint, fingerprint_of
from senryaku_parse.batch.results import Reading, Result, lost, planned, read_one
from senryaku_parse.batch.work import run
from senryaku_parse.errors import OutputError
from senryaku_parse.messages import render, speaking
from senryaku_parse.output import staged, sweep
from senryaku_parse.writers.many import Collector, DocumentPart

Watch = Callable[[Iterable[Outcome]], Iterator[Outcome]]
"""What looks on while outcomes go by: a progress bar."""


@dataclass(frozen=True, slots=True)
class Collecting:
    """The task of a process: read a document, and convert it to what the output needs."""

    collector: Collector
    reading: Reading

    def __call__(self, found: Found) -> Outcome:
        """Raises nothing: errors are outcomes."""
        with speaking(self.reading.lang):
            return self._read(found)

    def _read(self, found: Found) -> Outcome:
        result = read_one(found, self.reading)
        if result.strategy is None:
            return outcome(result)
        try:
            content, findings = self.collector.part(result.strategy)
        except OutputError as error:
            return outcome(Result(found.document, error=error))
        return outcome(result, findings, content)


def combine(
    found: list[Found], target: Path, task: Collecting, *, jobs: int | None, watch: Watch, report: Report
) -> None:
    """Write all that could be read to the file `target`, completely or not at all.

    Raises:
        SenryakuError: nothing could be read, or the file can't be written; what stood there is untouched.
    """
    plan, documents = planned(found, jobs, None)
    outcomes = report.watch(watch(run(task, documents, plan, lambda one: outcome(lost(one)))))
    sweep(target.parent)
    with staged(target) as path:
        task.collector.write(_parts(outcomes), path)
        if not report.done:
            raise report.nothing()


def _parts(outcomes: Iterable[Outcome]) -> Iterator[DocumentPart]:
    return (one.part for one in outcomes if one.part)


def up_to_date(
    target: Path, found: list[Found], options: Mapping[str, object], *, force: bool
) -> tuple[str, OutputEntry | None]:
    """The fingerprint of what `target` is to be made of; and what is known of it where it was made of just that.

    With `force` nothing is known.

    Raises:
        OutputError: it was made of something else, and edited since.
    """
    made_of = fingerprint(found, options)
    if force:
        return made_of, None
    record = FolderRecord(target.parent)
    known = record.entry(target.name)
    if known and known.made_of == made_of:
        return made_of, known
    if record.is_edited(target.name):
        raise OutputError(edited(str(target)))
    return made_of, None


def note(target: Path, made_of: str, report: Report) -> None:
    """Record which inputs the output was made from."""
    entry = OutputEntry(
        target.name,
        made_of,
        fingerprint_of(target),
        dict(report.counts),
        report.done,
        report.problems,
        sorted(report.codes),
    )
    FolderRecord(target.parent).add(entry)


def recall(known: OutputEntry, report: Report) -> None:
    """Report what was reported when the output was written."""
    report.done = report.skipped = known.documents
    report.counts.update(known.counts)
    report.problems.update(known.problems)
    report.codes.update(known.codes)


def edited(output: str) -> str:
    """The sentence on an output that is not written over."""
    return render("command.edited-since", output=output)
