"""Many documents → an output each, in one folder: below it as they stand below the folder that was searched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import NamedTuple

from senryaku_parse.api import put
from senryaku_parse.batch.combined import Watch, edited
from senryaku_parse.batch.discovery import Found
from senryaku_parse.batch.outcomes import Outcome, Report, outcome
from senryaku_parse.batch.record import FolderRecord, OutputEntry, fingerprint, fingerprint_of
from senryaku_parse.batch.results import Reading, Result, lost, planned, read_one
from senryaku_parse.batch.work import run
from senryaku_parse.errors import OutputError, SenryakuError, UsageError
from senryaku_parse.formats import Format
from senryaku_parse.messages import render, speaking
from senryaku_parse.output import output_error, sweep
from senryaku_parse.writers.many.documents import under_name
from senryaku_parse.writers.written import Written


class Job(NamedTuple):
    """A document and its output."""

    found: Found
    output: str
    """Its path below the folder."""
    made_of: str = ""
    """Fingerprint of document and options."""


@dataclass(frozen=True, slots=True)
class Converting:
    """The task of a process: read a document and make its output, as the command does for one. Nothing is written there."""

    writer: Format
    options: Mapping[str, object]
    reading: Reading

    def __call__(self, job: Job) -> tuple[Job, Outcome, Written | None]:
        """Raises nothing: errors are outcomes."""
        with speaking(self.reading.lang):
            return self._made(job)

    def _made(self, job: Job) -> tuple[Job, Outcome, Written | None]:
        result = read_one(job.found, self.reading)
        if result.strategy is None:
            return job, outcome(result), None
        try:
            strategy = under_name(result.strategy, Path(job.found.document).name)
            written: Written = self.writer.function()(strategy, **self.options)
        except SenryakuError as error:
            return job, outcome(Result(job.found.document, error=error)), None
        return job, outcome(result, written.findings), written


def jobs_of(found: Iterable[Found], writer: Format) -> list[Job]:
    """The output of each document: its path with the suffix of the format; of two that differ in suffix only, behind their own.

    Raises:
        UsageError: two documents would have one output.
    """
    suffix = writer.suffixes[0].replace("/", "")
    listed = list(found)
    plain = Counter(one.relative.with_suffix("") for one in listed if not one.problem)
    jobs: list[Job] = []
    taken: dict[str, Found] = {}
    for one in listed:
        relative = (
            one.relative if one.problem else _named(one.relative, suffix, plain[one.relative.with_suffix("")] > 1)
        )
        if not one.problem and (other := taken.setdefault(relative.as_posix(), one)) is not one:
            raise UsageError(
                render("command.same-output", first=other.document, second=one.document, output=relative.as_posix())
            )
        jobs.append(Job(one, relative.as_posix()))
    return jobs


def convert_each(
    folder: Path,
    jobs: list[Job],
    task: Converting,
    *,
    processes: int | None,
    force: bool,
    watch: Watch,
    report: Report,
) -> None:
    """Write each output that is not up to date to `folder`, each whole or not at all.

    Raises:
        SenryakuError: nothing could be read, or the folder can't be made.
    """
    try:
        folder.mkdir(exist_ok=True)
        record = FolderRecord(folder)
    except OSError as error:
        raise output_error(folder, error) from None
    options = {**task.options, "to": task.writer.name, **task.reading.fingerprinted()}
    fingerprinted = [job._replace(made_of=fingerprint([job.found], options)) for job in jobs]
    known = {} if force else {job.output: one for job in fingerprinted if (one := _known(job, record))}
    to_do = [job for job in fingerprinted if job.output not in known]
    for place in {(folder / job.output).parent for job in to_do}:
        sweep(place)

    def outcomes() -> Iterator[Outcome]:
        yield from known.values()
        plan, _ = planned([job.found for job in to_do], processes, None)
        for job, one, written in run(task, to_do, plan, lambda job: (job, outcome(lost(job.found)), None)):
            yield _put(folder, record, job, one, written) if written else one

    for one in watch(outcomes()):
        report.note(one)
    if not report.done:
        raise report.nothing()


def _known(job: Job, record: FolderRecord) -> Outcome | None:
    """The outcome of a job whose output is left alone: it is up to date, or somebody edited it."""
    entry = None if job.found.problem else record.entry(job.output)
    if entry and entry.made_of == job.made_of:
        return Outcome(job.found.document, counts=entry.counts, skipped=True)
    if entry and record.is_edited(job.output):
        return Outcome(job.found.document, OutputError.exit_code, edited(job.output))
    return None


def _put(folder: Path, record: FolderRecord, job: Job, one: Outcome, written: Written) -> Outcome:
    """Write an output and record it."""
    path = folder / job.output
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        put(written, path)
        record.add(OutputEntry(job.output, job.made_of, fingerprint_of(path), dict(one.counts)))
    except (OutputError, OSError) as error:
        told = error if isinstance(error, OutputError) else output_error(path, error)
        return Outcome(job.found.document, OutputError.exit_code, str(told))
    return one


def _named(relative: PurePath, suffix: str, shared: bool) -> PurePath:
    return relative.with_name(relative.name + suffix) if shared else relative.with_suffix(suffix)
