"""Many documents → an output each, in one folder: below it as they stand below the folder that was searched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import NamedTuple

from senryaku_parse.api import put
from senryaku_parse.batch.combined import Watch, edited
from senryaku_parse.batch.found import Found
from senryaku_parse.batch.outcomes import Outcome, Report, outcome
from senryaku_parse.batch.record import Entry, Record, fingerprint, fingerprint_of
from senryaku_parse.batch.results import Result, lost, planned, read_one
from senryaku_parse.batch.work import run
from senryaku_parse.errors import OutputError, SenryakuError, UsageError
from senryaku_parse.formats import Format
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
    """The task of a process: read a document and write its output, as the command does for one."""

    folder: Path
    writer: Format
    options: Mapping[str, object]
    format: str | None
    """Name of the reader, or null."""

    def __call__(self, job: Job) -> tuple[Job, Outcome, str]:
        """The outcome, and the fingerprint of what was written. Raises nothing: errors are outcomes."""
        result = read_one(job.found, format=self.format)
        if result.strategy is None:
            return job, outcome(result), ""
        path = self.folder / job.output
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            strategy = under_name(result.strategy, Path(job.found.document).name)
            written: Written = self.writer.function()(strategy, **self.options)
            put(written, path)
            return job, outcome(result, written.findings)._replace(part=None), fingerprint_of(path)
        except SenryakuError as error:
            return job, outcome(Result(job.found.document, error=error)), ""
        except OSError as error:
            failed = OutputError(f"{path} に書き込めません（{error.strerror or error}）。")
            return job, outcome(Result(job.found.document, error=failed)), ""


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
                f"{other.document} と {one.document} の出力が同じ {relative.as_posix()} になります。別々に実行するか、"
                "両方を含むフォルダを指定してください。"
            )
        jobs.append(Job(one, relative.as_posix()))
    return jobs


def convert_each(
    jobs: list[Job], task: Converting, *, processes: int | None, force: bool, watch: Watch, report: Report
) -> None:
    """Write each output that is not up to date.

    Raises:
        SenryakuError: nothing could be read, or the folder can't be made.
    """
    try:
        task.folder.mkdir(exist_ok=True)
        record = Record(task.folder)
    except OSError as error:
        raise OutputError(f"{task.folder}: フォルダを作れません（{error.strerror or error}）。") from None
    options = {**task.options, "to": task.writer.name, "from": task.format}
    to_do: list[Job] = []
    settled: list[Outcome] = []
    for job in jobs:
        made_of = fingerprint([job.found], options)
        known = None if force or job.found.problem else record.entry(job.output)
        if known and known.made_of == made_of:
            settled.append(Outcome(job.found.document, counts=known.counts, skipped=True))
        elif known and record.is_edited(job.output):
            problem = edited(job.output)
            settled.append(Outcome(job.found.document, OutputError.exit_code, problem))
        else:
            to_do.append(job._replace(made_of=made_of))

    def outcomes() -> Iterator[Outcome]:
        yield from settled
        plan, _ = planned([job.found for job in to_do], processes, None)
        for job, one, content in run(task, to_do, plan, lambda job: (job, outcome(lost(job.found)), "")):
            if content:
                record.add(Entry(job.output, job.made_of, content, dict(one.counts)))
            yield one

    for one in watch(outcomes()):
        report.note(one)
    if not report.done:
        raise report.nothing()


def _named(relative: PurePath, suffix: str, shared: bool) -> PurePath:
    return relative.with_name(relative.name + suffix) if shared else relative.with_suffix(suffix)
